"""An open file with everything that can be done in it."""

from __future__ import annotations

import getpass
import uuid
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from c21desk.domain.errors import UserError
from c21desk.services.drafts import Drafts
from c21desk.services.history import History
from c21desk.services.portraits import Portraits
from c21desk.services.rows import Lists
from c21desk.services.saved_filters import SavedFilters
from c21desk.services.visit_services import VisitServices
from c21desk.storage import keys
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.services.briefings import Briefings
    from c21desk.services.bulk_edit import BulkEdit
    from c21desk.services.catalogues import Organisations, Places, Themes, Titles
    from c21desk.services.checks import Checks
    from c21desk.services.contacts import Contacts
    from c21desk.services.delegations import Delegations
    from c21desk.services.duplicates import Duplicates
    from c21desk.services.imports import Imports
    from c21desk.services.people import People
    from c21desk.services.programme import Programme
    from c21desk.services.programme_export import ProgrammeExports
    from c21desk.services.programme_import import ProgrammeImports
    from c21desk.services.record_history import RecordHistory
    from c21desk.services.records import RecordService
    from c21desk.services.sample import Sample
    from c21desk.services.search import Search
    from c21desk.services.templates import Templates
    from c21desk.services.visits import Visits
    from c21desk.storage.inspection import Inspection


class Desk(VisitServices):
    """The services over one open file. Make one with :func:`create` or :func:`open_file`.

    Lists, search and the names of undo steps are there at once. The services that get and save records
    come with their first use, for they bring SQLAlchemy and the mapped classes, which take half a second
    to load; :meth:`warm_up` loads them beforehand.
    """

    def __init__(self, store: Store, recovery_code: str = "") -> None:
        self._store = store
        self.recovery_code = recovery_code
        """Shown once after an encrypted file was made; "" otherwise."""
        self.lists = Lists(store)
        self.drafts = Drafts(store)
        self.saved_filters = SavedFilters(store)
        self.portraits = Portraits(store)
        self.history = History(store)

    @cached_property
    def search(self) -> Search:
        """Search over everything."""
        from c21desk.services.search import Search

        return Search(
            self._store,
            {
                "person": self.lists.people,
                "visit": self.lists.visits,
                "delegation": self.lists.delegations,
                "programme_item": self.lists.programme,
                "organisation": self.lists.organisations,
                "place": self.lists.places,
                "task": self.lists.tasks,
                "commitment": self.lists.commitments,
                "gift": self.lists.gifts,
                "note": self.lists.notes,
                "document": self.lists.documents,
                "outcome": self.lists.outcomes,
            },
        )

    @cached_property
    def places(self) -> Places:
        """Places."""
        from c21desk.services.catalogues import Places

        return Places(self._store)

    @cached_property
    def organisations(self) -> Organisations:
        """Organisations."""
        from c21desk.services.catalogues import Organisations

        return Organisations(self._store)

    @cached_property
    def titles(self) -> Titles:
        """The catalogue of titles."""
        from c21desk.services.catalogues import Titles

        return Titles(self._store)

    @cached_property
    def themes(self) -> Themes:
        """Themes."""
        from c21desk.services.catalogues import Themes

        return Themes(self._store)

    @cached_property
    def people(self) -> People:
        """People."""
        from c21desk.services.people import People

        return People(self._store)

    @cached_property
    def contacts(self) -> Contacts:
        """Contacts from and to other programs."""
        from c21desk.services.contacts import Contacts

        return Contacts(self._store, self.titles)

    @cached_property
    def bulk_edit(self) -> BulkEdit:
        """Edits of many people at once."""
        from c21desk.services.bulk_edit import BulkEdit

        return BulkEdit(self._store)

    @cached_property
    def duplicates(self) -> Duplicates:
        """People who are in the file twice."""
        from c21desk.services.duplicates import Duplicates

        return Duplicates(self._store, self.lists.people)

    @cached_property
    def delegations(self) -> Delegations:
        """Delegations."""
        from c21desk.services.delegations import Delegations

        return Delegations(self._store)

    @cached_property
    def visits(self) -> Visits:
        """Visits."""
        from c21desk.services.visits import Visits

        return Visits(self._store)

    @cached_property
    def programme(self) -> Programme:
        """Programme items."""
        from c21desk.services.programme import Programme

        return Programme(self._store)

    @cached_property
    def checks(self) -> Checks:
        """What the rules find in a visit."""
        from c21desk.services.checks import Checks

        return Checks(self._store)

    @cached_property
    def record_history(self) -> RecordHistory:
        """The history of single records."""
        from c21desk.services.record_history import RecordHistory

        return RecordHistory(self._store)

    @cached_property
    def briefings(self) -> Briefings:
        """Briefing packs."""
        from c21desk.services.briefings import Briefings

        return Briefings(self._store)

    @cached_property
    def imports(self) -> Imports:
        """Lists of people from outside."""
        from c21desk.services.imports import Imports

        return Imports(self._store, self.titles, self.visits)

    @cached_property
    def programme_imports(self) -> ProgrammeImports:
        """Programmes from outside."""
        from c21desk.services.programme_import import ProgrammeImports

        return ProgrammeImports(self._store, self.visits)

    @cached_property
    def programme_exports(self) -> ProgrammeExports:
        """Programmes as calendars."""
        from c21desk.services.programme_export import ProgrammeExports

        return ProgrammeExports(self._store)

    @cached_property
    def templates(self) -> Templates:
        """Programmes and tasks of usual visits."""
        from c21desk.services.templates import Templates

        return Templates(self._store)

    @cached_property
    def sample(self) -> Sample:
        """The sample delegation."""
        from c21desk.services.sample import Sample

        return Sample(self._store, self.imports, self.visits, self.programme)

    def warm_up(self) -> None:
        """Load what the first edit will need. Meant for a thread of its own, after the first page is shown."""
        import phonenumbers  # noqa: F401 - the tables of numbering plans, for the first person with a number
        from sqlalchemy.orm import configure_mappers

        from c21desk.services import delegations, people, programme, visits  # noqa: F401 - loaded, not used
        from c21desk.storage import sessions  # noqa: F401

        configure_mappers()

    @property
    def path(self) -> Path:
        """The data file."""
        return self._store.path

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._store.encrypted

    def exists(self, kind: str, record_id: uuid.UUID) -> bool:
        """Whether there is a record of that id in the table ``kind``."""
        services: tuple[RecordService[Any, Any], ...] = (
            self.places, self.organisations, self.titles, self.themes,
            self.people, self.delegations, self.visits, self.programme, self.tasks, self.commitments,
            self.seating, self.gifts, self.notes, self.outcomes, self.documents, self.journeys, self.vehicles, self.rooms,
        )  # fmt: skip
        service = next((s for s in services if s.RECORD.__tablename__ == kind), None)
        try:
            return service is not None and service.get(record_id) is not None
        except UserError:
            return False

    def hand_over(self) -> None:
        """Make the calling thread the window's, where another thread opened the file."""
        self._store.hand_over()

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call ``listener`` with the names of the changed tables after every change, in the thread that
        made it. Returns the function that ends the subscription."""
        return self._store.subscribe(listener)

    def check(self) -> list[str]:
        """Faults of the file: damage, or tables and index that differ from the journal. [] is sound."""
        from c21desk.storage.check import check

        return check(self._store)

    def inspection(self) -> Inspection:
        """A look for damage of the file's pages, for after opening: in the worker's thread, and broken
        off from the window's when something else is to be done."""
        from c21desk.storage.inspection import Inspection

        return Inspection(self._store)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def discard(self) -> None:
        """Close the file and remove it with all that belongs to it: for one made a moment ago."""
        self._store.close()
        self._store.remove()


def create(path: Path, passphrase: str | None = None, author: str = "") -> Desk:
    """Make a new file with the reference data; encrypted where a passphrase is given.

    Raises UserError where it cannot be made there; nothing is left behind then.
    """
    from c21desk.storage import seed

    return Desk(*Store.create(path, passphrase, author or getpass.getuser(), seed.SEED))


def open_file(path: Path, passphrase: str | None = None, author: str = "") -> Desk:
    """Open a file. Raises UserError with field ``passphrase`` where one is needed or does not fit."""
    return Desk(Store.open(path, passphrase, author or getpass.getuser()))


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a passphrase."""
    return keys.path_for(path).exists()
