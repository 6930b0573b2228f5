from __future__ import annotations

import sqlite3
import threading
import uuid
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import selectinload

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Person, Position
from c21desk.domain.places import Place
from c21desk.i18n import message
from c21desk.storage import header, keys
from c21desk.storage.connections import JournalBypassError
from c21desk.storage.journal import WriteSession
from c21desk.storage.sessions import StoreBusyError
from c21desk.storage.store import Store
from tests.storage.helpers import count, whole_state

LABEL = message("Test step")
PARTS = (selectinload(Person.positions), selectinload(Person.channels))


def add_person(store: Store, **fields: object) -> uuid.UUID:
    person = Person(**({"family_latin": "Virtanen", "given_latin": "Aino"} | fields))
    with store.write(LABEL) as session:
        session.add(person)
    return person.id


def test_a_record_comes_back_as_it_was_stored(store: Store) -> None:
    with store.write(LABEL) as session:
        person = Person(
            family_han="王",
            given_han="𬀩",
            positions=[Position(title=LocalizedText(fi="pormestari", zh="市长"), rank_level=210)],
        )
        session.add(person)
    with store.read() as session:
        found = session.get(Person, person.id, options=PARTS)
    assert found is not None
    assert found.han_name == "王𬀩"
    assert found.positions[0].title == LocalizedText(fi="pormestari", zh="市长")


def test_each_language_of_a_text_is_a_field_of_its_own_in_the_journal(store: Store) -> None:
    place = Place(name=LocalizedText(fi="Peking", en="Beijing"))
    with store.write(LABEL) as session:
        session.add(place)
    with store.write(LABEL) as session:
        found = session.get(Place, place.id)
        assert found is not None
        found.name = found.name.with_("zh", "北京市")
    with store.reading() as connection:
        rows = connection.execute(text("SELECT kind, field, value FROM journal_op ORDER BY seq")).all()
    assert rows[1:] == [("set", "name.zh", '"北京市"')]


def test_nothing_is_recorded_where_nothing_changed(store: Store) -> None:
    person = add_person(store)
    with store.write(message("Idle")) as session:
        found = session.get(Person, person)
        assert found is not None
        found.family_latin = "Virtanen"
    label = store.undo_label()
    assert label is not None
    assert label.msgid == LABEL.msgid


def test_a_failed_write_leaves_no_trace(store: Store) -> None:
    add_person(store)
    before = whole_state(store)
    with pytest.raises(ZeroDivisionError), store.write(LABEL) as session:
        session.add(Person(family_latin="Korhonen"))
        session.flush()
        raise ZeroDivisionError
    assert whole_state(store) == before
    add_person(store)  # the lock was given back


@pytest.mark.parametrize(
    "statement",
    [
        insert(Place.__table__).values(id=uuid.uuid4()),
        update(Place).values(kind="other"),
        delete(Place),
        text("UPDATE place SET kind = 'other'"),
        text("  delete from place"),
    ],
    ids=["insert", "update", "delete", "text update", "text delete"],
)
def test_bulk_statements_that_pass_the_journal_by_are_refused(store: Store, statement: object) -> None:
    with pytest.raises(JournalBypassError), store.write(LABEL) as session:
        session.execute(statement)  # type: ignore[call-overload]
    assert count(store, Place) == 0


def test_a_read_inside_a_write_is_refused(store: Store) -> None:
    with store.write(LABEL), pytest.raises(RuntimeError, match="read inside a write"), store.read():
        pass


def test_listeners_hear_which_tables_changed(store: Store) -> None:
    heard: list[frozenset[str]] = []
    end = store.subscribe(heard.append)
    add_person(store, positions=[Position(title=LocalizedText(en="Mayor"))])
    store.undo()
    end()
    store.redo()
    assert heard == [frozenset({"person", "position"})] * 2


def test_a_write_from_the_window_is_refused_while_a_job_writes(store: Store) -> None:
    inside, finish = threading.Event(), threading.Event()

    def job() -> None:
        with store.write(LABEL) as session:
            session.add(Person(family_latin="Job"))
            inside.set()
            finish.wait(30)

    worker = threading.Thread(target=job)
    worker.start()
    assert inside.wait(30)
    with pytest.raises(StoreBusyError, match="longer task"), store.write(LABEL):
        pass
    assert count(store, Person) == 0  # reading goes on, and sees the state before
    finish.set()
    worker.join()
    assert count(store, Person) == 1


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "newer.c21"
    Store.create(path)[0].close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {header.SCHEMA + 1}")
    raw.close()
    with pytest.raises(UserError, match="newer version"):
        Store.open(path)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.c21"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE x (y)")
    raw.close()
    with pytest.raises(UserError, match="not a c21desk file"):
        Store.open(path)


@pytest.mark.parametrize("content", [b"", b"hello", bytes(range(256)) * 40])
def test_a_file_that_is_no_database_is_refused_and_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.c21"
    path.write_bytes(content)
    with pytest.raises(UserError):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_truncated_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "cut.c21"
    store, _ = Store.create(path)
    add_person(store)
    store.close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError, match="damaged"):
        Store.open(path)


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="already exists"):
        Store.create(path)
    assert path.read_bytes() == b"mine"


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        Store.create(tmp_path / "nowhere" / "desk.c21")


def test_an_encrypted_file_needs_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "secret.c21"
    store, code = Store.create(path, "correct horse battery")
    person = add_person(store, family_latin="Salainen")
    store.close()
    assert b"Salainen" not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    for wrong, sentence in ((None, "is encrypted"), ("correct horse", "does not fit")):
        with pytest.raises(UserError, match=sentence) as told:
            Store.open(path, wrong)
        assert told.value.field == "passphrase"
    for right in ("correct horse battery", code, code.lower().replace("-", " ")):
        store = Store.open(path, right)
        with store.read() as session:
            found = session.get(Person, person)
        assert found is not None
        assert found.family_latin == "Salainen"
        store.close()


def test_an_encrypted_file_without_its_key_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.c21"
    Store.create(path, "correct horse battery")[0].close()
    keys.path_for(path).unlink()
    with pytest.raises(UserError, match=r"secret\.c21key"):
        Store.open(path, "correct horse battery")


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="at least 8"):
        Store.create(tmp_path / "short.c21", "short")
    assert list(tmp_path.iterdir()) == []


def test_a_creation_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def plant(session: WriteSession) -> None:
        session.add(Place(name=LocalizedText(fi="Helsinki")))
        session.flush()
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="disk is full"):
        Store.create(tmp_path / "desk.c21", "correct horse battery", seed=(1, plant))
    assert {p.name for p in tmp_path.iterdir()} <= {"desk.c21.lock"}


def test_what_a_cut_off_creation_left_does_not_hinder_the_next(tmp_path: Path) -> None:
    (tmp_path / ".desk.c21.draft").write_bytes(b"half")
    store, _ = Store.create(tmp_path / "desk.c21")
    assert not (tmp_path / ".desk.c21.draft").exists()
    store.close()
