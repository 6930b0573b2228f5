"""Contacts from and to other programs."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from c21desk.briefing.output import without_collecting, written_whole
from c21desk.domain.errors import UserError
from c21desk.exchange.cards import Card
from c21desk.exchange.contacts import Mapping, fingerprint, guess_mapping, write_csv, write_xlsx
from c21desk.exchange.portraits import portrait
from c21desk.exchange.vcard import iter_cards
from c21desk.i18n import N_, Message, catalog, language_for, message
from c21desk.services.contacts.books import TitleBook
from c21desk.services.contacts.cards import PersonDraft, draft_of
from c21desk.services.contacts.exporting import cards_of
from c21desk.services.contacts.importing import CHUNK, Importer, decide
from c21desk.services.contacts.known import Found, KnownPeople, facts_of
from c21desk.services.contacts.plan import ContactPlan, ContactResult, Decided, PlannedContact, Step
from c21desk.services.contacts.sources import (
    ContactSource,
    Reading,
    is_cards,
    is_mail,
    mail_source,
    table_source,
)
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.exchange.qr import QrCode
    from c21desk.services.catalogues import Titles
    from c21desk.services.contacts.filling import Suggestion

__all__ = [
    "FORMS",
    "ContactPlan",
    "ContactResult",
    "ContactSource",
    "Contacts",
    "Exported",
    "PlannedContact",
    "Step",
]

_READING = 0.1
"""The share of a contact sheet's work that reading the people is."""
Progress = Callable[[float], None]
"""Is told the share done, from 0 to 1; may raise to stop."""

FORMS = ("vcf", "csv", "xlsx")
"""Kinds of files that people are written to."""

_MAPPINGS = "mapping/"


@dataclass(frozen=True)
class Exported:
    """A file of contacts that was written: how many people, its size, and what was cut."""

    people: int
    bytes: int
    notes: tuple[Message, ...] = ()


def _watched(cards: Iterator[Card], total: int, progress: Progress) -> Iterator[Card]:
    """The cards, with word of how many were taken."""
    for taken, card in enumerate(cards):
        if taken % CHUNK == 0:
            progress(taken / max(1, total))
        yield card


class Contacts:
    """Imports contacts from cards, tables and mails."""

    def __init__(self, store: Store, titles: Titles) -> None:
        self._store = store
        self._titles = titles

    # Sources

    def source(self, given: Path | bytes | str) -> ContactSource:
        """A source, looked at: cards, a mail, or a table with the mapping that was kept for its headings,
        else a guessed one. Raises UserError where it holds no contacts."""
        if isinstance(given, str):
            given = given.encode("utf-8", "surrogatepass")
        if is_cards(given):
            return ContactSource(given)
        if isinstance(given, Path) and is_mail(given):
            found = mail_source(given)
            if not found.cards:
                raise UserError(message(N_("No person was found in this e-mail.")))
            return found
        table = table_source(given)
        kept = self._store.local_values.get(_MAPPINGS + fingerprint(table.headings))
        if kept is not None:
            with suppress(ValueError, KeyError, TypeError):  # kept by another version: guess again
                mapping = Mapping.from_json(json.loads(kept))
                return ContactSource(given, table, mapping, remembered=True)
        return ContactSource(given, table, guess_mapping(table.headings))

    @staticmethod
    def knows(given: Path | bytes) -> bool:
        """Whether a source is of contacts and not a member list: cards, a mail, or a table of a program
        whose headings are known."""
        if is_cards(given) or is_mail(given):
            return True
        try:
            return bool(guess_mapping(table_source(given).headings).program)
        except UserError:
            return False

    def keep_mapping(self, source: ContactSource) -> None:
        """Remember how the columns of a table were mapped, for the next one with the same headings."""
        if source.table is not None and source.mapping is not None:
            key = _MAPPINGS + fingerprint(source.table.headings)
            self._store.local_values.set(key, json.dumps(source.mapping.to_json(), ensure_ascii=False))

    # Import

    def plan(self, source: ContactSource, progress: Progress | None = None) -> ContactPlan:
        """What an import would do; nothing is stored."""
        reading = source.reading()
        planned: list[PlannedContact] = []
        new: dict[uuid.UUID, str] = {}
        with self._store.view() as view:
            people = KnownPeople(view.rows)
            numbered = enumerate(reading.cards)
            while chunk := [(place, draft_of(card)) for place, card in islice(numbered, CHUNK)]:
                wanted = [(facts_of(draft), draft.values.get("card_uid", "")) for _place, draft in chunk]
                people.prepare(wanted)
                for (place, draft), (facts, uid) in zip(chunk, wanted, strict=True):
                    best, one = _planned(place, draft, people.find(facts, uid), facts.id)
                    planned.append(one)
                    if best is None:
                        people.add(facts, uid)
                        new[facts.id] = draft.shown
                if progress:
                    progress(reading.share(chunk[-1][0]))
        names = new | self._names({p.match_id for p in planned if p.match_id} - new.keys())
        for one in planned:
            one.match_name = names.get(one.match_id, one.name) if one.match_id else ""
        return ContactPlan(
            reading.read,
            planned,
            reading.rejected,
            reading.damaged,
            reading.damaged_count,
            reading.notes,
            lambda: source.reading().cards,
        )

    def _names(self, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
        wanted = [record_id.bytes for record_id in ids]
        names: dict[uuid.UUID, str] = {}
        with self._store.view() as view:
            for start in range(0, len(wanted), 400):
                some = wanted[start : start + 400]
                marks = ",".join("?" * len(some))
                for key, family, given, family_han, given_han in view.rows(
                    f"SELECT id, family_latin, given_latin, family_han, given_han FROM person WHERE id IN ({marks})",  # noqa: S608
                    some,
                ):
                    names[uuid.UUID(bytes=key)] = family_han + given_han or f"{given} {family}".strip()
        return names

    def apply(self, plan: ContactPlan, language: str, progress: Progress | None = None) -> ContactResult:
        """Carry out a plan as one undo step. ``language`` is the text key of words in Latin script."""
        if not plan.contacts:
            raise UserError(message(N_("There are no contacts in this file.")))
        decisions = {c.place: Decided(c.decision, c.match_id, c.new_id) for c in plan.contacts}
        total = max(1, len(plan.contacts))
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += CHUNK
            if progress:
                progress(min(1.0, taken / total))

        result = self._run(plan.cards(), language, step, decisions)
        result.read, result.rejected = plan.read, plan.rejected
        result.damaged = plan.damaged + result.damaged
        result.damaged_count += plan.damaged_count
        result.notes = plan.notes
        return result

    def import_now(
        self, sources: Sequence[ContactSource], language: str, progress: Progress | None = None
    ) -> ContactResult:
        """Read and take contacts in one go, as one undo step: sure matches are filled in, all others added."""
        readings: list[Reading] = []

        def cards() -> Iterable[Any]:
            for source in sources:
                reading = source.reading()
                readings.append(reading)
                yield from reading.cards

        def step() -> None:
            if progress and readings:
                progress(readings[-1].done)

        result = self._run(cards(), language, step, None)
        for reading in readings:
            result.read += reading.read
            result.rejected += reading.rejected
            result.damaged += reading.damaged
            result.damaged_count += reading.damaged_count
            result.notes += reading.notes
        return result

    # Export

    def export(
        self,
        output: Path,
        form: str,
        ids: Sequence[uuid.UUID] | None = None,
        *,
        version: str = "4.0",
        sensitive: bool = False,
        progress: Progress | None = None,
    ) -> Exported:
        """Write people to a file: ``form`` is ``vcf`` (in ``version`` 4.0 or 3.0), ``csv`` or ``xlsx``.

        ``ids`` None is everyone. Sensitive fields are left out unless asked for. The file appears whole
        or not at all. Raises UserError where it cannot be written.
        """
        wanted = self.everyone() if ids is None else list(ids)
        notes: tuple[Message, ...] = ()
        with self._store.read() as session, written_whole(output) as file:
            cards = cards_of(session, wanted, self._picture, sensitive=sensitive)
            if progress:
                cards = _watched(cards, len(wanted), progress)
            if form == "csv":
                write_csv(cards, file)
            elif form == "xlsx":
                notes = write_xlsx(cards, file)
            else:
                for text in iter_cards(cards, version):
                    file.write(text.encode("utf-8"))
        return Exported(len(wanted), output.stat().st_size, notes)

    def sheet(
        self,
        output: Path,
        ids: Sequence[uuid.UUID],
        language: str,
        title: str = "",
        progress: Progress = lambda _share: None,
    ) -> Exported:
        """Print the contact sheet of people as a PDF in a language (``fi``, ``en``, ``zh``).

        ``progress`` is called with the share that is done, and may raise to end the work; then no file
        appears. Raises UserError where it cannot be written.
        """
        from c21desk.briefing.contact_sheet import build_contact_sheet
        from c21desk.services.contacts.sheet import entries_of

        with self._store.read() as session:
            entries = entries_of(session, ids, self._picture, lambda share: progress(share * _READING))
        result = build_contact_sheet(
            entries,
            title,
            catalog(language_for(language)),
            output,
            progress=lambda share: progress(_READING + share * (1 - _READING)),
        )
        return Exported(len(entries), result.bytes, tuple(gap.message for gap in result.missing))

    def everyone(self) -> list[uuid.UUID]:
        """The ids of all people, by name."""
        with self._store.view() as view:
            return [uuid.UUID(bytes=row[0]) for row in view.rows("SELECT id FROM person ORDER BY sort_fi, n")]

    def ids_of(self, keys: Sequence[int]) -> list[uuid.UUID]:
        """The ids of the people with these row numbers, in the order of the numbers."""
        found: dict[int, uuid.UUID] = {}
        with self._store.view() as view:
            for start in range(0, len(keys), 400):
                some = keys[start : start + 400]
                marks = ",".join("?" * len(some))
                for n, key in view.rows(f"SELECT n, id FROM person WHERE n IN ({marks})", tuple(some)):  # noqa: S608
                    found[n] = uuid.UUID(bytes=key)
        return [found[key] for key in keys if key in found]

    def qr_code(self, person_id: uuid.UUID) -> QrCode:
        """A person's card as a code that a telephone reads from the screen. Sensitive fields, pictures and
        notes are never in it. Raises UserError where there is no such person or nothing fits."""
        from c21desk.exchange.qr import card_code

        with self._store.read() as session:
            card = next(cards_of(session, [person_id], lambda _hash: None), None)
        if card is None:
            raise UserError(message(N_("This person is no longer in the file.")))
        return card_code(card)

    def suggest(self, given: Path | str, language: str) -> Suggestion:
        """What a pasted text or a mail says about one person, for a form; nothing is stored. ``language`` is
        the text key of words in Latin script. Raises UserError where nobody is found."""
        from c21desk.services.contacts.filling import suggestion

        titles = TitleBook(self._titles.all())
        with self._store.view() as view:
            return suggestion(given, language, titles, view.rows)

    def _picture(self, digest: str) -> bytes | None:
        return self._store.attachments.get(digest)

    def _run(
        self,
        cards: Iterable[Any],
        language: str,
        step: Callable[[], None],
        decisions: dict[int, Decided] | None,
    ) -> ContactResult:
        titles = TitleBook(self._titles.all())
        with without_collecting(), self._store.write(message(N_("Import contacts"))) as session:
            connection = session.connection()

            def query(statement: str, values: Sequence[Any]) -> Iterable[Sequence[Any]]:
                return connection.exec_driver_sql(statement, tuple(values)).fetchall()

            def keep(picture: bytes) -> str:
                return session.attach(portrait(picture))

            importer = Importer(query, titles, language, keep, decisions)
            importer.run(session, cards, step)
        return importer.result


def _planned(
    place: int, draft: PersonDraft, found: list[Found], new_id: uuid.UUID
) -> tuple[Found | None, PlannedContact]:
    """What is planned for one contact, and whom it is taken for."""
    best, sure = decide(found)
    shown = best or (found[0] if found else None)
    post = draft.posts[0] if draft.posts else None
    words = (post.title_zh or post.title, post.organisation_zh or post.organisation) if post else ()
    return best, PlannedContact(
        place,
        draft.where,
        draft.shown,
        ", ".join(word for word in words if word),
        Step.MATCH if best else Step.CREATE,
        shown.id if shown else None,
        "",
        shown.sameness.reasons if shown else (),
        sure,
        new_id,
    )
