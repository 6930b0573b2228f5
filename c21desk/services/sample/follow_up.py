"""What the sample visits led to: tasks, promises, gifts, notes and outcomes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from c21desk.domain.base import Record
from c21desk.domain.commitments import Commitment
from c21desk.domain.gifts import Gift
from c21desk.domain.kinds import CommitmentStatus, Confidence, DueFrom, GiftStatus, NoteKind, TaskStatus
from c21desk.domain.notes import Note
from c21desk.domain.outcomes import Outcome
from c21desk.domain.tasks import Task
from c21desk.services.sample.content import Content, identity, read, text
from c21desk.storage.journal import WriteSession
from c21desk.storage.seed import seed_id


class FollowUp:
    """One run over ``follow_up.toml``. What stands in the file already is left as it is."""

    def __init__(
        self,
        session: WriteSession,
        visits: Mapping[str, uuid.UUID],
        people: Mapping[str, uuid.UUID],
        organisations: Mapping[str, uuid.UUID],
    ) -> None:
        self._session = session
        self._visits, self._people, self._organisations = visits, people, organisations

    def run(self, author: str) -> None:
        """Add what is missing."""
        content = read("follow_up")
        self._add(content["task"], self._task)
        self._add(content["promise"], self._promise)
        self._add(content["gift"], self._gift)
        self._add(content["note"], lambda entry, common: self._note(entry, common, author))
        self._add(content["outcome"], self._outcome)

    def _add(self, entries: list[Content], make: Callable[[Content, dict[str, Any]], Record]) -> None:
        for entry in entries:
            common = {"id": identity(f"follow-up:{entry['key']}"), "visit_id": self._visits[entry["visit"]]}
            record = make(entry, common)
            if self._session.get(type(record), common["id"]) is None:
                self._session.add(record)

    def _person(self, entry: Content, field: str) -> uuid.UUID | None:
        return self._people[entry[field]] if field in entry else None

    def _organisation(self, entry: Content) -> uuid.UUID | None:
        return self._organisations[entry["organisation"]] if "organisation" in entry else None

    @staticmethod
    def _seed(entry: Content, field: str, prefix: str = "") -> uuid.UUID | None:
        return seed_id(prefix + entry[field]) if field in entry else None

    def _task(self, entry: Content, common: dict[str, Any]) -> Task:
        status = entry.get("status", TaskStatus.OPEN)
        return Task(
            **common,
            title=text(entry, "title"),
            due_days=entry["days"],
            due_from=entry.get("from", DueFrom.FIRST_DAY),
            owner_id=self._person(entry, "owner"),
            status=status,
            done=dt.date(2027, 5, 20) if status == TaskStatus.DONE else None,
        )

    def _promise(self, entry: Content, common: dict[str, Any]) -> Commitment:
        return Commitment(
            **common,
            title=text(entry, "title"),
            promised_by=entry["by"],
            person_id=self._person(entry, "person"),
            organisation_id=self._organisation(entry),
            place_id=self._seed(entry, "place"),
            theme_id=self._seed(entry, "theme", "theme:"),
            owner_id=self._person(entry, "owner"),
            promised=entry["promised"],
            due=entry["due"],
            status=entry.get("status", CommitmentStatus.OPEN),
            settled=entry.get("settled"),
        )

    def _gift(self, entry: Content, common: dict[str, Any]) -> Gift:
        return Gift(
            **common,
            title=text(entry, "title"),
            direction=entry["direction"],
            status=entry.get("status", GiftStatus.DONE),
            person_id=self._person(entry, "person"),
            organisation_id=self._organisation(entry),
            our_person_id=self._person(entry, "ours"),
            day=entry.get("day"),
            value=entry["value"],
            kept_at=entry.get("kept_at", ""),
        )

    def _note(self, entry: Content, common: dict[str, Any], author: str) -> Note:
        return Note(
            **common,
            person_id=self._person(entry, "person"),
            author_id=self._person(entry, "author"),
            kind=entry.get("kind", NoteKind.NOTE),
            text=entry["text"],
            written=dt.datetime(2025, 10, 15, 8, 30, tzinfo=dt.UTC),
            written_by=author,
        )

    def _outcome(self, entry: Content, common: dict[str, Any]) -> Outcome:
        return Outcome(
            **common,
            title=text(entry, "title"),
            kind=entry["kind"],
            theme_id=self._seed(entry, "theme", "theme:"),
            place_id=self._seed(entry, "place"),
            city_id=self._seed(entry, "city"),
            day=entry["day"],
            year=entry["day"].year,
            count=entry.get("count"),
            evidence=entry["evidence"],
            confidence=entry.get("confidence", Confidence.ESTIMATE),
        )
