"""The whole-file check finds what was done behind the store's back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage import driver
from c21desk.storage.check import check
from c21desk.storage.inspection import Inspection
from c21desk.storage.store import Store


@pytest.fixture
def used(store: Store) -> Store:
    """A file with three people, one step undone and one redone."""
    for name in ("Aalto", "Berg", "Ceder"):
        with store.write(message("Add")) as session:
            session.add(Person(family_latin=name))
    store.undo()
    store.redo()
    store.undo()
    assert check(store) == []
    return store


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE person SET family_latin = 'X' WHERE n = 1",
        "DELETE FROM person WHERE n = 1",
        "DELETE FROM search_person WHERE rowid = 1",
        "INSERT OR REPLACE INTO search_person(rowid, words) VALUES (1, 'other words')",
        "UPDATE search_person SET words = 'berg' WHERE rowid = 1",
        "DELETE FROM journal_op WHERE seq = 2",
        "DELETE FROM journal_op WHERE kind = 'retract'",
        "DELETE FROM journal_txn WHERE kind > 0",
        "UPDATE journal_txn SET alive = 0 WHERE arrival = 1",
        "UPDATE journal_txn SET label = '{' WHERE arrival = 1",
        "UPDATE journal_op SET value = '{' WHERE seq = 1",
        "UPDATE journal_op SET vector = 'x' WHERE seq = 1",
        "DROP TRIGGER dirty_person_update",
        "DROP TABLE search_person",
        "DROP TABLE place",
    ],
)
def test_tampering_is_found_and_told_without_a_crash(used: Store, tampering: str) -> None:
    with used.exclusively() as connection, driver.writing(connection):
        connection.exec_driver_sql(tampering)
    assert check(used) != []


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_look_for_damage_is_broken_off_from_another_thread(tmp_path: Path, passphrase: str | None) -> None:
    store, _ = Store.create(tmp_path / "desk.c21", passphrase)
    with store.write(message("Add")) as session:
        session.add_all(Person(family_latin=f"N{n}", note="x" * 3000) for n in range(3000))
    results: list[list[str] | None] = []
    for _ in range(20):  # whatever it is at, it ends, and the file can be closed and written
        look = Inspection(store)
        thread = threading.Thread(target=lambda look=look: results.append(look.run()))
        thread.start()
        look.stop()
        with store.write(message("Add")) as session:
            session.add(Person(family_latin="Aalto"))
        thread.join()
    assert None in results
    assert not any(results)
    whole = Inspection(store)
    assert whole.run() == []
    whole.stop()
    assert Inspection(store).run() == []
    store.close()
