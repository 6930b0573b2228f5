"""What every reader of an outside file gives: plain frozen records, nothing stored.

Later formats (contact cards, programmes) give the same :class:`ReadResult` shape.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from c21desk.i18n import N_, Catalog, Message, message


@dataclass(frozen=True)
class Where:
    """A place in the source. ``row``, ``line`` and ``table`` count from 1; 0 or "" is not given."""

    line: int = 0
    sheet: str = ""
    row: int = 0
    table: int = 0
    file: str = ""

    @property
    def message(self) -> Message:
        """The place in words."""
        if self.sheet:
            return message(N_("sheet “{sheet}”, row {row}"), sheet=self.sheet, row=self.row)
        if self.table:
            return message(N_("table {table}, row {row}"), table=self.table, row=self.row)
        if self.file:
            return message(N_("“{file}”, line {line}"), file=self.file, line=self.line)
        return message(N_("line {line}"), line=self.line)

    def text(self, in_catalog: Catalog | None = None) -> str:
        """The place in words of the given language, else of the window's."""
        return self.message.text(in_catalog)

    def __str__(self) -> str:
        return self.text()


_NO_EXTRA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class MemberRow:
    """One person as the source states it. Everything that the source does not state is "" or None.

    - ``family_latin`` … ``given_han``: the name taken apart. ``latin_proposed`` says that the Latin
      name was made from the Han name here; ``pinyin_proposed`` the same of the pinyin with tones.
    - ``name_order`` is ``family-first`` or ``given-first``; ``sex`` is ``M``, ``F``, ``X`` or "".
    - ``title`` is as in the source; ``title_zh`` and ``title_latin`` sort it by script; ``post`` is the
      title without its organisation where the form of a Chinese title shows where that ends.
    - ``role`` is a hint in the words of :class:`~c21desk.domain.delegations.MemberRole`.
    - ``name_text`` is the name as written. ``birth_text`` is the date as written where it could not be
      read. ``extra`` holds the columns that are not known, under their own headings.
    - ``unsure`` lists what a person should look at. ``duplicate_of`` is the place of an earlier row of
      the same source that names the same person: such a row is not a person of its own.
    """

    where: Where
    name_text: str = ""
    family_latin: str = ""
    given_latin: str = ""
    family_han: str = ""
    given_han: str = ""
    pinyin_family: str = ""
    pinyin_given: str = ""
    western_name: str = ""
    passport_name: str = ""
    name_order: str = ""
    honorific: str = ""
    sex: str = ""
    birth_date: dt.date | None = None
    birth_text: str = ""
    organisation_zh: str = ""
    organisation_latin: str = ""
    title: str = ""
    title_zh: str = ""
    title_latin: str = ""
    post: str = ""
    role: str = ""
    passport_number: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: _NO_EXTRA)
    latin_proposed: bool = False
    pinyin_proposed: bool = False
    unsure: tuple[Message, ...] = ()
    duplicate_of: Where | None = None

    @property
    def han(self) -> str:
        """The Han name, 姓 first."""
        return self.family_han + self.given_han

    @property
    def latin(self) -> str:
        """The Latin name in the person's own order."""
        parts = (self.family_latin, self.given_latin)
        return " ".join(p for p in (parts if self.name_order == "family-first" else parts[::-1]) if p)


@dataclass(frozen=True)
class Rejected:
    """A row that could be a person and was not taken, with the reason."""

    where: Where
    why: Message


@dataclass(frozen=True)
class ReadResult:
    """All that was understood of one source.

    ``read`` counts the persons' rows that the source holds: ``rows`` and ``rejected`` together.
    ``notes`` tell what was left aside (greetings, hidden sheets, headings inside the list).
    ``title_row_text`` is the text above the list, often the delegation's name. ``kind`` is the name of
    the reader.
    """

    read: int
    rows: tuple[MemberRow, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[Message, ...] = ()
    title_row_text: str = ""
    kind: str = ""
