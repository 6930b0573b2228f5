"""One row of a contact table to a card, as a mapping of the columns says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from c21desk.exchange.cards import Address, Card, Name, Organisation, Value
from c21desk.exchange.contacts.columns import unescape_list, unguarded
from c21desk.exchange.contacts.details import parse_details
from c21desk.exchange.contacts.labels import kind_of_label
from c21desk.exchange.contacts.mapping import OWN, Mapping
from c21desk.exchange.contacts.table import ContactTable
from c21desk.exchange.contacts.targets import ADDRESS_PARTS, Target, parse_target
from c21desk.exchange.dates import parse_date
from c21desk.exchange.records import Rejected, Where
from c21desk.exchange.vcard.services import scheme_of
from c21desk.i18n import N_, Message, message, plural

MAX_DAMAGED = 1000
"""Damaged values that are listed; further ones are counted."""
_GOOGLE_LIST = " ::: "
_TELLING = ("names", "formatted", "nicknames", "organisations", "tels", "emails", "impps", "socials", "urls", "phonetic_family", "phonetic_given")  # fmt: skip
_NO_DATE = re.compile(r"0+[./-]0+[./-]0+")
_PART_OF_DATE = re.compile(r"(\d{4})(?:[-./](\d{1,2}))?")
_WITHOUT_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SEX = {
    word: code
    for code, words in {
        "M": "m male man mies 男 男性",
        "F": "f female woman nainen n 女 女性",
        "O": "o other muu 其他",
        "N": "none not-applicable",
        "U": "u unknown",
    }.items()
    for word in words.split()
}
_EVERYBODY = frozenset({"mycontacts", "my contacts", "other contacts", "starred"})
_LISTS = {
    "formatted": "formatted", "nickname": "nicknames", "title": "titles", "role": "roles", "tel": "tels",
    "email": "emails", "im": "impps", "social": "socials", "url": "urls", "lang": "languages", "note": "notes",
}  # fmt: skip


def _groups(text: str) -> list[str]:
    """The groups of a cell without those that Google puts everybody in."""
    parts = (part.lstrip("* ") for part in re.split(r"\s*(?::::|[;,，；])\s*", text))
    return [part for part in dict.fromkeys(parts) if part and part.casefold() not in _EVERYBODY]


@dataclass
class _Group:
    """All cells of one value."""

    name: str
    types: str
    parts: dict[str, str] = field(default_factory=dict)


class _Builder:
    """One card in the making."""

    def __init__(self, reader: RowReader, where: Where) -> None:
        self.reader = reader
        self.where = where
        self.fields: dict[str, Any] = {}
        self.labelled: list[str] = []

    def add(self, name: str, value: object) -> None:
        self.fields.setdefault(name, []).append(value)

    def card(self) -> Card | None:
        """The card; None where nothing says whom it is about."""
        if self.labelled:
            self.add("notes", Value("\n".join(self.labelled)))
        made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in self.fields.items()}
        if not any(made.get(name) for name in _TELLING):
            return None
        return Card(where=self.where, **made)

    def group(self, group: _Group) -> None:
        """Make a value of a group of cells."""
        about, params = parse_details(group.parts.get("about", ""))
        if label := group.parts.get("types", ""):
            types, starred, own = kind_of_label(label)
            about.setdefault("types", types)
            about.update({"label": own} if own else {})
            about.update({"preferred": 1} if starred else {})
        if group.name != "im":
            about.setdefault("types", group.types)
        make = {"name": self._name, "org": self._organisation, "adr": self._address}.get(group.name)
        if make is not None:
            make(group.parts, about, params)
            return
        for text in self.reader.texts(group.parts):
            self._value(group, text, about, params)

    def _value(self, group: _Group, text: str, about: dict[str, Any], params: Any) -> None:
        if group.name == "im":
            scheme = scheme_of(group.parts.get("service") or group.types) or ("im" if ":" not in text else "")
            text = f"{scheme}:{text}" if scheme else text
        elif group.name in {"related", "event", "custom"}:
            self._further(group.name, text, about)
            return
        elif group.name == "formatted" and group.types:
            about["language"] = about.pop("types")
        self.add(_LISTS[group.name], Value(text, params=params, **about))

    def _further(self, kind: str, text: str, about: dict[str, Any]) -> None:
        label = str(about.get("label") or about.get("types") or "")
        if kind == "event" and about.get("label", "").casefold() in {"anniversary", "vuosipäivä", "纪念日"}:
            self.fields.setdefault("anniversary", self.reader.date(text, self.where))
        elif kind == "related":
            value = text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
            types = f";TYPE={label}" if re.fullmatch(r"[\w-]+", label) else ""
            self.add("extra", f"RELATED{types};VALUE=text:{value}")
        else:
            self.labelled.append(f"{label}: {text}" if label else text)

    def _name(self, parts: dict[str, str], about: dict[str, Any], params: Any) -> None:
        about.pop("types", None)
        texts = {k: v for k, v in parts.items() if k in Name._fields}
        known = {k: v for k, v in about.items() if k in Name._fields}
        if texts:
            self.add("names", Name(**{**known, **texts}, params=params))

    def _organisation(self, parts: dict[str, str], about: dict[str, Any], params: Any) -> None:
        department = parts.get("department", "")
        units = unescape_list(department) if self.reader.own else [department] if department else []
        known = {k: v for k, v in about.items() if k in Organisation._fields}
        if parts.get("name") or units:
            self.add("organisations", Organisation((parts.get("name", ""), *units), params=params, **known))

    def _address(self, parts: dict[str, str], about: dict[str, Any], params: Any) -> None:
        texts: dict[str, Any] = {k: v for k, v in parts.items() if k in ADDRESS_PARTS}
        known = {k: v for k, v in about.items() if k in Address._fields}
        if texts:
            self.add("addresses", Address(**texts, params=params, **known))


class RowReader:
    """Applies one mapping to the rows of one table."""

    def __init__(self, table: ContactTable, mapping: Mapping) -> None:
        self.table = table
        self.own = mapping.program == OWN
        self.damaged: list[Rejected] = []
        self.damaged_count = 0
        self.notes: list[Message] = list(table.notes)
        targets = [parse_target(text) for text in mapping.columns]
        self.targets = [(i, target) for i, target in enumerate(targets) if target is not None]
        self.month_first = self._month_first()

    def _month_first(self) -> bool:
        """Whether dates with slashes put the month first: where a second number above 12 shows it, and no
        first number above 12 speaks against it."""
        columns = [i for i, t in self.targets if t.field in {"birthday", "anniversary"} and not t.part]
        pairs = [
            (int(match[1]), int(match[2]))
            for _, cells in self.table.rows
            for i in columns
            if i < len(cells) and (match := _SLASHED.fullmatch(cells[i]))
        ]
        month_first = any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs)
        if pairs and not month_first and not any(first > 12 for first, _ in pairs):
            self.notes.append(
                message(
                    N_(
                        "Dates such as 3/5/1970 were read as 3 May 1970. If the list puts the month first, correct them."
                    )
                )
            )
        return month_first

    def texts(self, parts: dict[str, str]) -> list[str]:
        """The values of a cell: Google writes several in one."""
        text = parts.get("value") or parts.get("", "")
        if self.own or _GOOGLE_LIST not in text:
            return [text] if text else []
        return [part.strip() for part in text.split(_GOOGLE_LIST) if part.strip()]

    def damage(self, where: Where, why: Message) -> None:
        self.damaged_count += 1
        if len(self.damaged) < MAX_DAMAGED:
            self.damaged.append(Rejected(where, why))

    def date(self, text: str, where: Where) -> str:
        """A date in ISO form, possibly in part; in the words of the source where it cannot be read."""
        bare = text.strip()
        if self.own or _NO_DATE.fullmatch(bare):
            return bare if self.own else ""
        if match := _WITHOUT_YEAR.fullmatch(bare):
            return f"--{match[1]}-{match[2]}"
        if (match := _SLASHED.fullmatch(bare)) and self.month_first:
            bare = f"{match[2]}.{match[1]}.{match[3]}"
        day = parse_date(bare)
        if day is not None:
            return day.isoformat()
        if match := _PART_OF_DATE.fullmatch(bare):
            return f"{match[1]}-{int(match[2]):02}" if match[2] and 1 <= int(match[2]) <= 12 else match[1]
        self.damage(where, message(N_("“{text}” is not a date that can be read."), text=text[:60]))
        return text

    def row(self, where: Where, cells: tuple[str, ...]) -> Card | None:
        """The card of a row, or None where nothing in it says whom it is about."""
        builder = _Builder(self, where)
        groups: dict[tuple[str, str, int, int], _Group] = {}
        birth: dict[str, str] = {}
        for index, target in self.targets:
            text = unguarded(cells[index]) if index < len(cells) else ""
            if not text:
                continue
            if target.field == "birthday" and target.part:
                birth[target.part] = text
            elif target.field in _LISTS or target.field in {
                "name",
                "org",
                "adr",
                "related",
                "event",
                "custom",
            }:
                self._collect(groups, index, target, text, builder)
            else:
                self._single(builder, index, target, text)
        for key in sorted(groups, key=lambda key: key[2]):  # values of one field in the order of their slots
            builder.group(groups[key])
        if birth and "birthday" not in builder.fields:
            builder.fields["birthday"] = self._birthday(birth)
        if len(cells) > len(self.table.headings) and any(cells[len(self.table.headings) :]):
            self.damage(where, self._too_many(cells))
        return builder.card()

    def _too_many(self, cells: tuple[str, ...]) -> Message:
        extra = sum(bool(c) for c in cells[len(self.table.headings) :])
        return plural(
            "{n} text stands beyond the last heading and was left out.",
            "{n} texts stand beyond the last heading and were left out.",
            extra,
        )

    def _collect(
        self,
        groups: dict[tuple[str, str, int, int], _Group],
        index: int,
        target: Target,
        text: str,
        builder: _Builder,
    ) -> None:
        if target.field == "note" and target.part == "labelled":
            builder.labelled.append(f"{self._heading(index)}: {text}")
            return
        alone = 0 if target.slot or target.field == "adr" else index + 1
        types = "" if target.part == "types" else target.types
        key = (target.field, types, target.slot, alone)
        group = groups.setdefault(key, _Group(target.field, types))
        have = group.parts.get(target.part, "")
        group.parts[target.part] = f"{have}\n{text}" if have and target.field == "adr" else have or text

    def _heading(self, index: int) -> str:
        headings = self.table.headings
        return headings[index] if index < len(headings) and headings[index] else str(index + 1)

    def _single(self, builder: _Builder, index: int, target: Target, text: str) -> None:
        fields = builder.fields
        if target.field == "category":
            for part in unescape_list(text) if self.own else _groups(text):
                builder.add("categories", part)
        elif target.field == "extra":
            if target.part == "line":
                fields["extra"] = text.split("\n")
            else:
                label = re.sub(r'["\n;:,]', " ", self._heading(index))
                value = (
                    text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
                )
                builder.add("extra", f'X-COLUMN;X-HEADING="{label}":{value}')
        elif target.field == "phonetic":
            fields.setdefault(f"phonetic_{target.part}", text)
        elif target.field in {"birthday", "anniversary"}:
            if day := self.date(text, builder.where):
                fields.setdefault(target.field, day)
        elif target.field == "sex":
            code = text if self.own and text in "MFONU" else _SEX.get(text.casefold(), "")
            fields.setdefault("sex" if code else "gender", code or text)
        else:
            fields.setdefault(target.field, text)

    @staticmethod
    def _birthday(birth: dict[str, str]) -> str:
        """A birthday of three columns; ISO, in part where a column is empty."""
        year, month, day = (birth.get(part, "") for part in ("year", "month", "day"))
        month, day = (f"{int(p):02}" if p.isdecimal() and len(p) < 3 else "" for p in (month, day))
        if year and month and day:
            return f"{year}-{month}-{day}"
        if month and day:
            return f"--{month}-{day}"
        return f"{year}-{month}" if year and month else year
