"""A card in the making: values by field, and what can only be settled once the whole card is read."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from c21desk.exchange.cards import Address, Card, Name
from c21desk.exchange.records import Where
from c21desk.exchange.vcard.header import Header

Take = Callable[["Draft", Header, str], None]
"""Puts the value of one property, decoded but still escaped, into the draft. Raises DamagedError."""

_APPLE = re.compile(r"^_\$!<(.*)>!\$_$", re.S)
_PLACES = frozenset({"home", "work"})
_ANY = frozenset({"*"})


def own_label(text: str) -> str:
    """A label as the person reads it: without the marks around those that Apple translates."""
    match = _APPLE.match(text)
    return match[1] if match else text


class Draft:
    """What was read of one card so far.

    ``lists`` and ``texts`` are keyed by the fields of :class:`Card`. ``extra`` holds group, name, line and
    value of properties without a field. ``labels`` and ``countries`` belong to groups.
    """

    __slots__ = (
        "countries", "extra", "grouped", "labels", "line", "lists", "name", "printed", "sort_string", "texts",
        "version",
    )  # fmt: skip

    def __init__(self, line: int, name: str = "") -> None:
        self.line = line
        self.name = name
        self.version = ""
        self.lists: dict[str, list[Any]] = {}
        self.texts: dict[str, str] = {}
        self.extra: list[tuple[str, str, str, str]] = []
        self.grouped: list[tuple[str, str, int]] = []
        self.labels: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.printed: list[Address] = []
        self.sort_string = ""

    def add(self, field: str, group: str, item: object) -> None:
        """Put one more value into a list; its group may yet bring a label."""
        items = self.lists.get(field)
        if items is None:
            items = self.lists[field] = [item]
        else:
            items.append(item)
        if group:
            self.grouped.append((group, field, len(items) - 1))

    def card(self) -> Card:
        """The finished card."""
        lists = self.lists
        if self.labels or self.countries:
            self._label()
        if self.printed:
            self._print()
        if self.sort_string:
            self._sort()
        if "impps" in lists:
            lists["impps"] = list({item.text: item for item in reversed(lists["impps"])}.values())[::-1]
        if "kind" not in self.texts and any(
            name == "X-ABSHOWAS" and line.upper().endswith(":COMPANY") for _, name, line, _ in self.extra
        ):
            self.texts["kind"] = "org"
        if "categories" in lists:
            lists["categories"] = list(dict.fromkeys(lists["categories"]))
        extra = self._extra() if self.extra or self.labels else ()
        values: dict[str, Any] = {field: tuple(items) for field, items in lists.items()}
        values.update(self.texts)
        where = Where(self.line, file=self.name)
        return Card(**values, extra=extra, where=where, version=self.version)

    def _label(self) -> None:
        for group, field, place in self.grouped:
            item = self.lists[field][place]
            label = self.labels.get(group, "")
            if label and "label" in item._fields and not item.label:
                item = item._replace(label=own_label(label))
            if isinstance(item, Address) and not item.country_code and group in self.countries:
                item = item._replace(country_code=self.countries[group])
            self.lists[field][place] = item

    def _print(self) -> None:
        """Give each printed address (LABEL) to the address with the same TYPE words, else to the next."""
        addresses: list[Address] = self.lists.setdefault("addresses", [])
        bare = [i for i, address in enumerate(addresses) if not address.formatted]
        waiting: dict[frozenset[str], deque[int]] = defaultdict(deque)
        for place in bare:
            words = frozenset(addresses[place].types.split())
            for key in {words, *(frozenset({word}) for word in words & _PLACES), _ANY}:
                waiting[key].append(place)
        for printed in self.printed:
            words = frozenset(printed.types.split())
            place = -1
            for key in (words, *(frozenset({word}) for word in words & _PLACES), *([] if words else [_ANY])):
                queue = waiting[key]
                while queue and addresses[queue[0]].formatted:
                    queue.popleft()
                if queue:
                    place = queue.popleft()
                    break
            if place >= 0:
                addresses[place] = addresses[place]._replace(formatted=printed.formatted)
            else:
                addresses.append(printed)

    def _sort(self) -> None:
        names: list[Name] = self.lists.setdefault("names", [])
        if not names:
            names.append(Name(sort_family=self.sort_string))
        elif not names[0].sort_family:
            names[0] = names[0]._replace(sort_family=self.sort_string)

    def _extra(self) -> tuple[str, ...]:
        lines: list[str] = []
        labels = dict(self.labels)
        used = {group for group, field, _ in self.grouped if "label" in self.lists[field][0]._fields}
        for group, name, line, value in self.extra:
            label = labels.get(group, "")
            if name == "X-ABDATE" and own_label(label) == "Anniversary" and "anniversary" not in self.texts:
                self.texts["anniversary"] = value
                used.add(group)
                continue
            lines.append(f"{group}.{line}" if group else line)
            if label:
                lines.append(f"{group}.X-ABLabel:{label}")
                del labels[group]
                used.add(group)
        lines += [
            f"{group}.X-ABLabel:{label}" for group, label in labels.items() if label and group not in used
        ]
        return tuple(lines)
