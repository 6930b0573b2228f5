"""Who in the file a row may be, and which organisation and place it means.

The rule for people: a name alone never proves that two people are one (王伟 is the name of hundreds of
thousands). A match is *sure* where the names agree, nothing contradicts, and one more fact agrees: date
of birth, passport, phone, e-mail, title or organisation; or where neither side knows anything more than
the name, so that the records are equal.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, or_, select

from c21desk.domain.localized import LocalizedText
from c21desk.domain.organisations import Organisation
from c21desk.domain.people import Channel, Person, Position
from c21desk.domain.same_person import folded
from c21desk.domain.seats import Seat
from c21desk.exchange.records import MemberRow
from c21desk.i18n import N_, Message, message
from c21desk.services.imports.plan import PersonMatch
from c21desk.services.lists import localized_columns, localized_of, names_of
from c21desk.services.seats import known_seats
from c21desk.storage.connections import view_of

_BATCH = 500


def _table(record: type[Person] | type[Position] | type[Channel] | type[Organisation]) -> Table:
    table = record.__table__
    assert isinstance(table, Table)
    return table


@dataclass
class _Known:
    """A person of the file, as far as matching needs."""

    id: uuid.UUID
    shown: str
    names: frozenset[str]
    han: str
    birth: str
    passport: str
    sex: str
    facts: set[str] = field(default_factory=set)


def _latin_keys(family: str, given: str) -> set[str]:
    if not (family and given):
        return set()
    return {f"{folded(family)} {folded(given)}", f"{folded(given)} {folded(family)}"}


class PeopleIndex:
    """People of the file whose name is that of one of the rows."""

    def __init__(self, connection: Connection, rows: Iterable[MemberRow]) -> None:
        self._by_name: dict[str, list[_Known]] = {}
        rows = list(rows)
        self._load(
            connection,
            {r.han for r in rows if r.han},
            {r.family_latin for r in rows},
            {r.given_latin for r in rows},
        )

    def _load(self, connection: Connection, han: set[str], families: set[str], givens: set[str]) -> None:
        t = _table(Person)
        latin = sorted({n for n in families | givens if n})
        wanted = [
            (t.c.family_han + t.c.given_han, sorted(han)),
            (t.c.family_latin, latin),
            (t.c.given_latin, latin),
        ]
        found: dict[uuid.UUID, _Known] = {}
        for column, names in wanted:
            for start in range(0, len(names), _BATCH):
                batch = names[start : start + _BATCH]
                for row in connection.execute(
                    select(t).where(column.collate("NOCASE").in_(batch))
                ).mappings():
                    known = _Known(
                        row["id"],
                        row["family_han"] + row["given_han"]
                        or f"{row['given_latin']} {row['family_latin']}".strip(),
                        frozenset(_latin_keys(row["family_latin"], row["given_latin"])),
                        row["family_han"] + row["given_han"],
                        row["birth_date"].isoformat() if row["birth_date"] else "",
                        folded(row["passport_number"]),
                        row["sex"],
                    )
                    found[known.id] = known
        self._add_facts(connection, found)
        for known in found.values():
            for name in (known.han, *known.names):
                if name:
                    self._by_name.setdefault(name, []).append(known)

    @staticmethod
    def _add_facts(connection: Connection, found: dict[uuid.UUID, _Known]) -> None:
        ids = list(found)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            positions = (
                connection.execute(select(_table(Position)).where(_table(Position).c.person_id.in_(batch)))
                .mappings()
                .all()
            )
            organisations = names_of(
                view_of(connection), "organisation", [p["organisation_id"] for p in positions]
            )
            for p in positions:
                name = organisations.get(p["organisation_id"], LocalizedText()).values()
                titles = (*localized_of(p, "title").values(), p["title_source"])
                found[p["person_id"]].facts.update(_post_facts(titles, name))
            channels = connection.execute(
                select(_table(Channel)).where(_table(Channel).c.person_id.in_(batch))
            ).mappings()
            for c in channels:
                found[c["person_id"]].facts.add(f"channel:{folded(c['value'])}")

    def matches(self, row: MemberRow) -> list[PersonMatch]:
        """Who may be the person of this row, sure ones first; those whom a fact rules out are left out."""
        keys = {row.han} if row.han else set()
        keys |= (
            _latin_keys(row.family_latin, row.given_latin) if not row.latin_proposed or not row.han else set()
        )
        candidates = {k.id: k for key in keys for k in self._by_name.get(key, ())}
        result = [m for known in candidates.values() if (m := _compare(row, known))]
        return sorted(result, key=lambda m: (not m.sure, m.name, m.id))


def whole_titles(titles: Iterable[str], organisations: Iterable[str]) -> set[str]:
    """Titles together with their body, folded. Lists write the body in the title's column or in one of its
    own: 外事办公室主任 of 南京市人民政府 is the 主任 of 南京市人民政府外事办公室."""
    bodies = [folded(o) for o in organisations if o]
    return {t if t.startswith(o) else o + t for t in map(folded, filter(None, titles)) for o in bodies}


def _post_facts(titles: Iterable[str], organisations: Iterable[str]) -> set[str]:
    """What a post is known by: its title alone and with its body, and the body."""
    titles, organisations = [t for t in titles if t], [o for o in organisations if o]
    facts = {f"title:{t}" for t in (*map(folded, titles), *whole_titles(titles, organisations))}
    return facts | {f"organisation:{folded(o)}" for o in organisations}


def _facts_of(row: MemberRow) -> set[str]:
    facts = _post_facts(
        (row.title, row.title_zh, row.title_latin, row.post), (row.organisation_zh, row.organisation_latin)
    )
    return facts | {f"channel:{folded(v)}" for v in (row.phone, row.email) if v}


def _compare(row: MemberRow, known: _Known) -> PersonMatch | None:
    if row.han and known.han and row.han != known.han:
        return None
    birth = row.birth_date.isoformat() if row.birth_date else ""
    passport = folded(row.passport_number)
    if (birth and known.birth and birth != known.birth) or (row.sex and known.sex and row.sex != known.sex):
        return None
    facts = _facts_of(row)
    common = facts & known.facts
    if passport and passport == known.passport:
        return PersonMatch(known.id, known.shown, message(N_("Same name and passport number")), True)
    if birth and birth == known.birth:
        return PersonMatch(known.id, known.shown, message(N_("Same name and date of birth")), True)
    if passport and known.passport:
        return PersonMatch(
            known.id, known.shown, message(N_("Same name, but another passport number")), False
        )
    if common:
        return PersonMatch(known.id, known.shown, _why(common), True)
    if not (facts or birth or passport or known.facts or known.birth or known.passport):
        return PersonMatch(
            known.id, known.shown, message(N_("Same name, and nothing else is known of either")), True
        )
    return PersonMatch(known.id, known.shown, message(N_("Same name, but nothing else agrees")), False)


def _why(common: set[str]) -> Message:
    kinds = {fact.split(":", 1)[0] for fact in common}
    if "channel" in kinds:
        return message(N_("Same name and same phone or e-mail"))
    if "title" in kinds:
        return message(N_("Same name and title"))
    return message(N_("Same name and organisation"))


class OrganisationIndex:
    """Organisations of the file, found by exact name in any language, and the seats of new ones."""

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        t = _table(Organisation)
        wanted = sorted({n for n in names if n})
        self._by_name: dict[str, uuid.UUID] = {}
        self._names: dict[uuid.UUID, LocalizedText] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            columns = (t.c.name_fi, t.c.name_en, t.c.name_zh, t.c.name_sv)
            statement = select(t.c.id, *localized_columns(t, "name")).where(
                or_(*(c.collate("NOCASE").in_(batch) for c in columns))
            )
            for row in connection.execute(statement).mappings():
                name = localized_of(row, "name")
                self._names[row["id"]] = name
                for text in name.values():
                    self._by_name.setdefault(folded(text), row["id"])
        self._seats = known_seats(view_of(connection).rows)

    def find(self, *names: str) -> uuid.UUID | None:
        """The organisation of one of these names."""
        return next((self._by_name[folded(n)] for n in names if n and folded(n) in self._by_name), None)

    def name(self, organisation_id: uuid.UUID) -> LocalizedText:
        """The full name of an organisation that :meth:`find` gave."""
        return self._names[organisation_id]

    def seat(self, name: LocalizedText) -> Seat:
        """Where a new organisation of this name is, and of what sort."""
        return self._seats.find(name.zh, name.en, name.fi, name.sv)
