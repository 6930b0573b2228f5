"""One line of a pasted list told apart by its form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from c21desk.domain.names import looks_like_han_name, surnames
from c21desk.domain.titles_match import is_organisation, is_title, split_organisation
from c21desk.exchange.chatter import is_greeting, is_section, is_sentence, is_sign_off
from c21desk.exchange.entries import (
    certain_name,
    label_of,
    label_role,
    parse_entry,
    possible_name,
    strip_number,
)
from c21desk.exchange.headings import field_of, is_heading_row, map_headings
from c21desk.exchange.raw import Raw, field_of_part
from c21desk.exchange.records import Where

_LONGEST_TITLE = 120


@dataclass(frozen=True)
class Line:
    """A line with its kind: ``name``, ``maybe`` (could be a name), ``title``, ``entry``,
    ``unsure-entry`` (could also be a title), ``field``, ``section``, ``chatter``, ``sign-off``,
    ``half-name`` (王市长: a family name and a title) or ``other``. ``raws`` are the people of an entry."""

    where: Where
    text: str
    kind: str
    raws: tuple[Raw, ...] = ()
    field: str = ""
    value: str = ""
    role: str = ""
    numbered: bool = False


def _labelled(where: Where, text: str, numbered: bool) -> Line | None:
    """A line with a label before a colon, if the label means something."""
    label, value = label_of(text)
    if not label:
        return None
    field = field_of(label)
    if field and field != "number" and value and (field in {"title", "role"} or not label_role(label)):
        return Line(where, text, "field", field=field, value=value, numbered=numbered)
    if possible_name(label) and (is_title(value) or is_organisation(value)):
        raws = tuple(parse_entry(f"{label}\t{value}", where))
        return Line(where, text, "entry", raws=raws, numbered=numbered) if raws else None
    role = label_role(label)
    if not value:
        return (
            Line(where, text, "section", role=role) if role or is_section(text) or is_title(label) else None
        )
    found = parse_entry(value, where, role=role)
    if not found and role and possible_name(value):
        found = [Raw(where, {"name": value, "role": role})]
    if found and (role or is_title(label) or is_section(label)):
        if not role and is_title(label):
            for raw in found:
                raw.add("title", label)
        return Line(where, text, "entry", raws=tuple(found), numbered=numbered)
    return None


def _are_headings(text: str) -> bool:
    words = [w for w in re.split(r"[\s,，;；|]+", text) if w]
    known = len(map_headings(words))
    return bool(field_of(text)) or (is_heading_row(words) and known * 3 >= len(words) * 2)


def classify(where: Where, line: str) -> Line:
    """The kind of a line, looked at alone."""
    text, numbered = strip_number(line)
    if not text:
        return Line(where, text, "blank")
    if is_sign_off(text):
        return Line(where, text, "sign-off")
    if is_greeting(text):
        return Line(where, text, "chatter")
    if looks_like_han_name(text) and certain_name(text):
        return Line(where, text, "name", numbered=numbered)
    if labelled := _labelled(where, text, numbered):
        return labelled
    if _are_headings(text):
        return Line(where, text, "blank")  # headings of columns that the gaps no longer show
    title = is_title(text) or is_organisation(text)
    if is_section(text) and not title and not certain_name(text) and not is_sentence(text):
        return Line(where, text, "section", role=label_role(text) if len(text) < 12 else "")
    if certain_name(text):
        return Line(where, text, "name", numbered=numbered)
    raws = () if is_sentence(text) and not numbered and "，" not in text else tuple(parse_entry(text, where))
    if raws:
        sure = numbered or all(certain_name(r.get("name")) for r in raws)
        return Line(where, text, "entry" if sure else "unsure-entry", raws=raws, numbered=numbered)
    if is_sentence(text):
        return Line(where, text, "chatter")
    if split_organisation(text)[0] in surnames() and len(text) <= 6:
        return Line(where, text, "half-name")
    if title and len(text) <= _LONGEST_TITLE:
        return Line(where, text, "title", numbered=numbered)
    if possible_name(text):
        return Line(where, text, "maybe", numbered=numbered)
    if name := field_of_part(text):
        return Line(where, text, "field", field=name, value=text)
    return Line(where, text, "other", numbered=numbered)
