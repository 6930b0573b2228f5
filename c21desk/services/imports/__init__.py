"""Importing a list of people: read, plan, let the user decide, do it as one undo step."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import ChannelKind, MemberRole, NameOrder, Sex, Side
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import GIVEN_FIRST
from c21desk.domain.people import Channel, Person
from c21desk.domain.titles import Title
from c21desk.domain.titles_match import TitleEntry, match_title
from c21desk.exchange.records import MemberRow, ReadResult, Rejected
from c21desk.i18n import N_, Message, message
from c21desk.services.catalogues import Titles, title_entry
from c21desk.services.imports.applying import Applier
from c21desk.services.imports.matching import OrganisationIndex, PeopleIndex
from c21desk.services.imports.plan import Decision, ImportPlan, ImportResult, PersonMatch, PlanRow, UnsureRow
from c21desk.services.visits import Visits
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Decision", "ImportPlan", "ImportResult", "Imports", "PersonMatch", "PlanRow", "UnsureRow"]

Progress = Callable[[int, int], None]


class Imports:
    """Reads lists of people and takes them into the file."""

    def __init__(self, store: Store, titles: Titles, visits: Visits) -> None:
        self._store = store
        self._titles = titles
        self._visits = visits

    def plan(self, source: Path | str | bytes, *, as_delegation: bool = True) -> ImportPlan:
        """Understand a file or a pasted text; nothing is stored.

        Raises UserError where the source cannot be read or holds no list of people.
        """
        from c21desk.exchange import members

        read = members.read_members(source)
        titles = self._titles.all()
        with self._store.reading() as connection:
            return _plan(read, titles, connection, as_delegation)

    def apply_all(
        self,
        sources: Sequence[Path | str | bytes],
        visit: uuid.UUID | str | None = None,
        language: str = "en",
        *,
        as_delegation: bool = True,
    ) -> list[ImportResult]:
        """Take several lists one after the other, all as one undo step: whoever is in two of them is
        known in the second. Arguments as for :meth:`plan` and :meth:`apply`.

        Raises UserError where one cannot be read or names nobody; nothing is stored then.
        """
        from c21desk.exchange import members

        reads = [members.read_members(source) for source in sources]
        titles = self._titles.all()
        visit_id = self._existing_visit(visit)
        results: list[ImportResult] = []
        with self._store.write(_label(as_delegation)) as session:
            for read in reads:
                connection = session.connection()
                plan = _plan(read, titles, connection, as_delegation)
                _refuse_empty(plan)
                applier = Applier(
                    plan, visit_id, visit if isinstance(visit, str) else "", Side.GUEST, language
                )
                applier.places = OrganisationIndex(connection, ())
                applier.run(session)
                session.flush()  # the next list is matched with these people
                visit_id = applier.result.visit_id
                results.append(applier.result)
        return results

    def apply(
        self,
        plan: ImportPlan,
        visit: uuid.UUID | str | None = None,
        side: str = Side.GUEST,
        language: str = "en",
    ) -> ImportResult:
        """Do what the plan says, as one undo step.

        ``visit`` is the id of a visit, or a title: the visit of that title, made where there is none.
        ``language`` is the text key for a title that is not Chinese.

        Raises UserError where a title is that of several visits; nothing is stored then.
        """
        _refuse_empty(plan)
        visit_id = self._existing_visit(visit)
        applier = Applier(plan, visit_id, visit if isinstance(visit, str) else "", side, language)
        with self._store.reading() as connection:
            applier.places = OrganisationIndex(connection, ())
        with self._store.write(_label(plan.as_delegation)) as session:
            applier.run(session)
        return applier.result

    def _existing_visit(self, visit: uuid.UUID | str | None) -> uuid.UUID | None:
        if not isinstance(visit, str):
            return visit
        if not visit.strip():
            raise UserError(message(N_("Give the new visit a name.")), "title")
        found = self._visits.by_title(visit)
        if len(found) > 1:
            raise UserError(
                message(
                    N_("{n} visits are called “{title}”. Use the id of the one you mean."),
                    n=len(found),
                    title=visit,
                )
            )
        return found[0].id if found else None


def _plan(read: ReadResult, titles: list[Title], connection: Connection, as_delegation: bool) -> ImportPlan:
    rows = [row for row in read.rows if row.duplicate_of is None]
    repeated = [
        Rejected(row.where, message(N_("Names the same person as {where}."), where=row.duplicate_of.message))
        for row in read.rows
        if row.duplicate_of is not None
    ]
    catalogue = {str(t.id): t for t in titles}
    entries = [title_entry(t) for t in catalogue.values()]
    people = PeopleIndex(connection, rows)
    organisations = OrganisationIndex(
        connection, [name for r in rows for name in (r.organisation_zh, r.organisation_latin)]
    )
    planned = [_plan_row(row, people, organisations, entries, catalogue) for row in rows]
    _one_row_each(planned)
    return ImportPlan(
        read.read,
        planned,
        [*read.rejected, *repeated],
        list(read.notes),
        read.title_row_text,
        as_delegation,
    )


def _label(as_delegation: bool) -> Message:
    return message(N_("Import member list")) if as_delegation else message(N_("Import people"))


def _refuse_empty(plan: ImportPlan) -> None:
    if not plan.rows:
        raise UserError(
            message(N_("Nobody was found in this list. Check that it has names, one a line or row."))
        )


def _plan_row(
    row: MemberRow,
    people: PeopleIndex,
    organisations: OrganisationIndex,
    entries: list[TitleEntry],
    catalogue: dict[str, Title],
) -> PlanRow:
    unsure = list(row.unsure)
    match = match_title(row.title_zh or row.title_latin, entries) if row.title else None
    if match is None and row.title_latin and row.title_zh:
        match = match_title(row.title_latin, entries)
    # A title that begins with the organisation (南京市人民政府副市长) is told apart from it; an office
    # within the organisation (外事办公室主任) belongs to the title.
    post = row.title_zh.removeprefix(row.organisation_zh).strip() or row.title_zh
    title = LocalizedText(en=row.title_latin, zh=post)
    known = catalogue[match.entry.id] if match else None
    if known and match:
        # The catalogue's words are for the post alone: they stand in only for languages the list lacks.
        title = LocalizedText(fi=known.name.fi, en=title.en or known.name.en, zh=title.zh or known.name.zh)
        if match.how == "general":
            unsure.append(message(N_("The title could mean several posts; check the rank level.")))
    elif row.title:
        unsure.append(message(N_("The title is not in the catalogue, so the rank is not known.")))
    matches = people.matches(row)
    sure = next((m for m in matches if m.sure), None)
    if matches and sure is None:
        unsure.append(
            message(N_("Somebody of this name is in the file already; check whether it is the same person."))
        )
    organisation_id = organisations.find(row.organisation_zh, row.organisation_latin)
    return PlanRow(
        source=row,
        person=_person(row),
        title=title,
        title_id=known.id if known else None,
        rank_level=known.rank_level if known else None,
        organisation=organisations.name(organisation_id)
        if organisation_id
        else LocalizedText(en=row.organisation_latin, zh=row.organisation_zh),
        organisation_id=organisation_id,
        role=row.role or MemberRole.MEMBER,
        matches=matches,
        decision=Decision.MATCH if sure else Decision.CREATE,
        match_id=sure.id if sure else None,
        unsure=unsure,
    )


def _one_row_each(rows: list[PlanRow]) -> None:
    """Two rows never become one person of the file without the user's word."""
    taken: set[uuid.UUID] = set()
    for row in rows:
        if row.match_id in taken:
            row.decision, row.match_id = Decision.CREATE, None
            row.unsure.append(message(N_("Two rows of the list look like the same person of the file.")))
        elif row.match_id:
            taken.add(row.match_id)


def _person(row: MemberRow) -> Person:
    person = Person(
        family_latin=row.family_latin,
        given_latin=row.given_latin,
        family_han=row.family_han,
        given_han=row.given_han,
        pinyin_family=row.pinyin_family,
        pinyin_given=row.pinyin_given,
        western_name=row.western_name,
        passport_name=row.passport_name,
        name_order=NameOrder(row.name_order or GIVEN_FIRST),
        honorific=row.honorific,
        sex=Sex(row.sex),
        birth_date=row.birth_date,
        passport_number=row.passport_number,
        note=_note(row),
    )
    for kind, value in ((ChannelKind.PHONE, row.phone), (ChannelKind.EMAIL, row.email)):
        if value:
            person.channels.append(Channel(kind=kind, value=value))
    return person


def _note(row: MemberRow) -> str:
    """The list's own remark, and what has no field of its own, so that nothing is lost."""
    lines: list[str | Message] = [row.note] if row.note else []
    if row.birth_text:
        lines.append(message(N_("Date of birth in the list: {text}"), text=row.birth_text))
    lines += [f"{heading}: {text}" for heading, text in row.extra.items()]
    return "\n".join(str(line) for line in lines)
