"""The content lines of a calendar, unfolded and parted into components, so that damage stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PARAM = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)")
_ESCAPE = re.compile(r"\\([nN,;\\:\"])")
MAX_VALUE = 200_000
"""Characters of the longest value that is kept of a text."""


@dataclass(frozen=True)
class Property:
    """One content line: ``name`` and the names of ``params`` are in capitals."""

    line: int
    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as text, its escapes resolved."""
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value[:MAX_VALUE]).strip()


@dataclass
class Component:
    """A component with its own properties; what it holds further (alarms) is in ``inner``."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inner: list[Component] = field(default_factory=list)
    damaged: int = 0
    raw: list[str] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((p for p in self.properties if p.name == name), None)

    def all(self, name: str) -> list[Property]:
        """All properties of that name."""
        return [p for p in self.properties if p.name == name]

    def text(self, name: str) -> str:
        """The text of the first property of that name, or ""."""
        found = self.first(name)
        return found.text if found else ""


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of each content line; a line that begins with a blank continues the one before."""
    start, held = 0, [""]
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in {" ", "\t"} and start:
            held.append(line[1:])
            continue
        if start and (whole := "".join(held)).strip():
            yield start, whole
        start, held = number, [line]
    if start and (whole := "".join(held)).strip():
        yield start, whole


def parsed(number: int, line: str) -> Property | None:
    """The parts of a content line; None where it has none."""
    name = _NAME.match(line)
    if name is None:
        return None
    at, params = name.end(), {}
    while param := _PARAM.match(line, at):
        params[param[1].upper()] = param[2].strip('"')
        at = param.end()
    at = line.find(":", at)
    return Property(number, name[1].upper(), params, line[at + 1 :]) if at >= 0 else None


def components(text: str) -> list[Component]:
    """All components of a calendar, those without a calendar around them and cut-off ones too."""
    root = Component("", 0)
    stack = [root]
    for number, line in unfolded(text):
        one = parsed(number, line)
        if one is None:
            stack[-1].damaged += 1
            continue
        word = one.value.strip().upper()
        if one.name == "BEGIN":
            if word == "VEVENT" and any(c.name == "VEVENT" for c in stack):
                while stack[-1].name != "VEVENT":
                    stack.pop()
                stack.pop()  # the event before was cut off
            made = Component(word, number)
            if len(stack) < 10:
                stack[-1].inner.append(made)
                stack.append(made)
        elif one.name == "END":
            at = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == word), 0)
            if at:
                del stack[at:]
        else:
            stack[-1].properties.append(one)
        if len(stack) > 1 and any(c.name == "VTIMEZONE" for c in stack):
            next(c for c in stack if c.name == "VTIMEZONE").raw.append(line)
    return _flat(root)


def _flat(component: Component) -> list[Component]:
    found = [] if not component.name else [component]
    for inner in component.inner:
        found += _flat(inner)
    return found
