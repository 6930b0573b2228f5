"""The sample delegation: invented people, taken in through the real importer."""

from __future__ import annotations

import uuid

from c21desk import paths
from c21desk.i18n import N_, message
from c21desk.services.imports import Imports
from c21desk.services.programme import Programme
from c21desk.services.sample import content
from c21desk.services.sample.filling import Filler
from c21desk.services.visits import Visits
from c21desk.storage.store import Store

__all__ = ["Sample"]

MEMBER_LIST = "delegation.xlsx"


class Sample:
    """Fills a file with sample data."""

    def __init__(self, store: Store, imports: Imports, visits: Visits, programme: Programme) -> None:
        self._store = store
        self._imports = imports
        self._visits = visits
        self._programme = programme

    def load(self) -> uuid.UUID:
        """Put the sample visit into the file. Returns its id.

        Two undo steps: the import of the member list, and everything that completes it. A file that
        holds the sample already stays as it is, with whatever was changed in it.

        Raises UserError where several visits have the title of the sample and none has a programme.
        """
        visits = content.read("visits")
        title = content.text(visits["main"], "title")
        standing = next((v.id for v in self._visits.by_title(title.fi) if self._programme.items(v.id)), None)
        if standing is not None:
            return standing
        plan = self._imports.plan(paths.resources() / content.FOLDER / MEMBER_LIST)
        result = self._imports.apply(plan, title.fi, language="fi")
        assert result.visit_id is not None
        assert result.delegation_id is not None
        with self._store.write(message(N_("Add sample data"))) as session:
            Filler(session, visits, self._store.author).run(result.visit_id, result.delegation_id)
        return result.visit_id
