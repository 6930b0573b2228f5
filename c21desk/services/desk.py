"""An open file with everything that can be done in it."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from c21desk.services.briefings import Briefings
from c21desk.services.catalogues import Organisations, Places, Themes, Titles
from c21desk.services.delegations import Delegations
from c21desk.services.history import History
from c21desk.services.imports import Imports
from c21desk.services.people import People
from c21desk.services.programme import Programme
from c21desk.services.record_history import RecordHistory
from c21desk.services.sample import Sample
from c21desk.services.search import Search
from c21desk.services.visits import Visits
from c21desk.storage import keys, seed
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.storage.check import Inspection


class Desk:
    """The services over one open file. Make one with :func:`create` or :func:`open_file`."""

    def __init__(self, store: Store, recovery_code: str = "") -> None:
        self._store = store
        self.recovery_code = recovery_code
        """Shown once after an encrypted file was made; "" otherwise."""
        self.places = Places(store)
        self.organisations = Organisations(store)
        self.titles = Titles(store)
        self.themes = Themes(store)
        self.people = People(store)
        self.delegations = Delegations(store)
        self.visits = Visits(store)
        self.programme = Programme(store)
        self.search = Search(
            store,
            {
                "person": self.people,
                "visit": self.visits,
                "delegation": self.delegations,
                "programme_item": self.programme,
                "organisation": self.organisations,
                "place": self.places,
            },
        )
        self.history = History(store)
        self.record_history = RecordHistory(store)
        self.imports = Imports(store, self.titles, self.visits)
        self.briefings = Briefings(store)
        self.sample = Sample(store, self.imports, self.visits, self.programme)

    @property
    def path(self) -> Path:
        """The data file."""
        return self._store.path

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._store.encrypted

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
        from c21desk.storage.check import Inspection

        return Inspection(self._store)

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def create(path: Path, passphrase: str | None = None, author: str = "") -> Desk:
    """Make a new file with the reference data; encrypted where a passphrase is given.

    Raises UserError where it cannot be made there; nothing is left behind then.
    """
    return Desk(*Store.create(path, passphrase, author or getpass.getuser(), seed.SEED))


def open_file(path: Path, passphrase: str | None = None, author: str = "") -> Desk:
    """Open a file. Raises UserError with field ``passphrase`` where one is needed or does not fit."""
    return Desk(Store.open(path, passphrase, author or getpass.getuser()))


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a passphrase."""
    return keys.path_for(path).exists()
