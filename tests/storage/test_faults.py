from __future__ import annotations

from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage.check import check
from c21desk.storage.faults import explain
from c21desk.storage.inspection import damage
from c21desk.storage.store import Store
from tests.storage.helpers import whole_state


def test_a_full_disk_is_told_and_the_file_stays_as_it_was(store: Store) -> None:
    before = whole_state(store)
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="disk is full"), store.write(message("Add")) as session:
        session.add_all(Person(family_latin="x" * 1000) for _ in range(200))
    assert whole_state(store) == before
    assert check(store) == []
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with store.write(message("Add")) as session:
        session.add(Person(family_latin="Aalto"))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError(28, "No space left on device"), "disk is full"),
        (PermissionError(13, "Permission denied"), "read-only"),
        (OSError(5, "Input/output error"), "cannot be opened"),
    ],
)
def test_faults_of_the_file_system_have_a_sentence(fault: OSError, sentence: str) -> None:
    told = explain(fault, Path("desk.c21"))
    assert told is not None
    assert sentence in str(told)


def test_a_bug_is_not_dressed_up_as_a_fault_of_the_world() -> None:
    assert explain(ValueError("x"), Path("desk.c21")) is None


def test_a_flipped_byte_in_an_encrypted_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    store, _ = Store.create(path, "correct horse")
    with store.write(message("Add")) as session:
        session.add_all(Person(family_latin="x" * 500) for _ in range(200))
    assert damage(store) == []
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    store = Store.open(path, "correct horse")
    assert damage(store) != []
    store.close()
