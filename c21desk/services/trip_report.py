"""The trip report of a visit, put together from what was recorded."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from c21desk.domain.kinds import Attendance, GiftDirection, NoteKind, TaskStatus
from c21desk.domain.localized import LocalizedText
from c21desk.domain.money import money_words
from c21desk.domain.programme import Participant, ProgrammeItem
from c21desk.domain.visits import Visit
from c21desk.i18n import Catalog, catalog, language_for
from c21desk.services.briefings import snapshot
from c21desk.services.rows import Lists
from c21desk.services.rows.notes import NoteRow
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.briefing.build import PackResult
    from c21desk.briefing.trip_report import ReportCost, ReportNote, TripReport


class TripReports:
    """Makes trip reports."""

    def __init__(self, store: Store, lists: Lists) -> None:
        self._store, self._lists = store, lists

    def build(self, visit_id: uuid.UUID, language: str, output: Path) -> PackResult:
        """Write the report in a language (``fi``, ``en``, ``zh_CN``) to ``output``.

        Raises UserError where the visit does not exist or the file cannot be written.
        """
        from c21desk.briefing.trip_report import build_trip_report  # with ReportLab

        words = catalog(language_for(language))
        return build_trip_report(self._content(visit_id, words), words, output)

    def _content(self, visit_id: uuid.UUID, words: Catalog) -> TripReport:
        from c21desk.briefing import trip_report as report

        taken = snapshot.take(self._store, visit_id)
        lists, key = self._lists, words.text_key
        tasks = [t for t in lists.tasks.of_visit(visit_id) if t.status == TaskStatus.OPEN]
        return report.TripReport(
            taken,
            notes=tuple(_note(row) for row in lists.notes.of_visit(visit_id)),
            promises=tuple(
                report.ReportPromise(p.title, p.promised_by, p.with_whom, p.owner, p.due, p.status)
                for p in lists.commitments.of_visit(visit_id)
            ),
            gifts=tuple(
                report.ReportGift(
                    g.title,
                    g.direction == GiftDirection.GIVEN,
                    g.with_whom,
                    g.ours,
                    money_words(g.value, g.currency, key),
                )
                for g in lists.gifts.of_visit(visit_id)
            ),
            outcomes=tuple(
                report.ReportOutcome(
                    o.title,
                    o.kind,
                    o.theme,
                    money_words(o.amount, o.currency, key) or ("" if o.count is None else str(o.count)),
                )
                for o in lists.outcomes.of_visit(visit_id)
            ),
            tasks=tuple(report.ReportTask(t.title, t.owner, t.due) for t in tasks),
            costs=self._costs(visit_id, key),
            absent=self._absent(visit_id),
        )

    def _costs(self, visit_id: uuid.UUID, key: str) -> tuple[ReportCost, ...]:
        from c21desk.briefing.trip_report import ReportCost

        with self._store.read() as session:
            visit = session.get_one(Visit, visit_id, options=[selectinload(Visit.budget)])
            return tuple(
                ReportCost(
                    line.what or line.kind,
                    money_words(line.planned, line.currency, key),
                    money_words(line.actual, line.currency, key),
                )
                for line in visit.budget
            )

    def _absent(self, visit_id: uuid.UUID) -> frozenset[tuple[str, str]]:
        with self._store.read() as session:
            rows = session.execute(
                select(Participant.item_id, Participant.person_id)
                .join(ProgrammeItem, ProgrammeItem.id == Participant.item_id)
                .where(ProgrammeItem.visit_id == visit_id, Participant.attendance == Attendance.ABSENT.value)
            )
            return frozenset((str(item), str(person)) for item, person in rows)


def _note(row: NoteRow) -> ReportNote:
    from c21desk.briefing.trip_report import ReportNote

    by = row.author or LocalizedText(fi=row.written_by, en=row.written_by, zh=row.written_by)
    return ReportNote(row.text, by, str(row.item_id or ""), row.kind == NoteKind.REPORT)
