"""What the rules find in a visit, and what of it somebody has set aside with a reason."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import replace

from c21desk.domain import rules
from c21desk.domain.errors import UserError
from c21desk.domain.rules import Finding
from c21desk.i18n import N_, message
from c21desk.services.checks.gathering import gather, set_aside
from c21desk.storage.store import Store


class Checks:
    """Findings of visits. They are made anew after each change of the file, and kept until the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changes = 0
        self._kept: dict[tuple[uuid.UUID, dt.date], tuple[Finding, ...]] = {}
        store.subscribe(self._forget)

    def _forget(self, _tables: frozenset[str]) -> None:
        self._changes += 1
        self._kept.clear()

    def findings(self, visit_id: uuid.UUID, today: dt.date | None = None) -> list[Finding]:
        """All findings, the heaviest first; those that were set aside have their ``override``.

        Raises UserError where the visit does not exist, or the office's own limits cannot be read.
        """
        day = today or dt.date.today()  # noqa: DTZ011 - the user's own calendar
        key, changes = (visit_id, day), self._changes
        if key not in self._kept:
            with self._store.view() as view:
                snapshot = gather(view, visit_id, day)
                aside = set_aside(view, visit_id)
            found = tuple(replace(f, override=aside.get((f.id, f.key))) for f in rules.findings(snapshot))
            if changes != self._changes:  # something was stored meanwhile, by the other thread
                return list(found)
            self._kept[key] = found
        return list(self._kept[key])

    def findings_by_item(
        self, visit_id: uuid.UUID, today: dt.date | None = None
    ) -> dict[uuid.UUID, list[Finding]]:
        """The findings that were not set aside, by each programme item that they concern."""
        by_item: dict[uuid.UUID, list[Finding]] = defaultdict(list)
        for finding in self.findings(visit_id, today):
            if finding.override is None:
                for thing in finding.about:
                    if thing.kind == "programme_item":
                        by_item[thing.id].append(finding)
        return dict(by_item)

    def set_aside(self, visit_id: uuid.UUID, finding: Finding, reason: str) -> None:
        """Set a finding aside, or change why it is. One undo step.

        Raises UserError where no reason is given.
        """
        from c21desk.domain.overrides import Override, override_id

        if not reason.strip():
            raise UserError(message(N_("Say why this may be set aside.")), "reason")
        key = override_id(visit_id, finding.id, finding.key)
        with self._store.write(message(N_("Set finding aside"))) as session:
            override = session.get(Override, key)
            if override is None:
                override = Override(id=key, visit_id=visit_id, rule=finding.id, about=finding.key)
                session.add(override)
            override.reason = reason.strip()
            override.author = self._store.author
            override.made = dt.datetime.now(dt.UTC)

    def take_back(self, visit_id: uuid.UUID, finding: Finding) -> None:
        """Let a finding that was set aside count again. One undo step."""
        from c21desk.domain.overrides import Override, override_id

        with self._store.write(message(N_("Let finding count again"))) as session:
            override = session.get(Override, override_id(visit_id, finding.id, finding.key))
            if override is not None:
                session.delete(override)
