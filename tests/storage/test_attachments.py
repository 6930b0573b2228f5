from __future__ import annotations

import hashlib
from pathlib import Path

from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage.bulk import New
from c21desk.storage.check import check
from c21desk.storage.store import Store

DATA = b"\xff\xd8 portrait \x00" * 1000
HASH = hashlib.sha256(DATA).hexdigest()
ADD = message("Add")


def test_bytes_are_kept_once_under_their_hash(store: Store) -> None:
    assert store.attachments.put(DATA) == HASH
    assert store.attachments.put(DATA) == HASH
    assert store.attachments.get(HASH) == DATA
    with store.read():
        assert store.attachments.get(HASH) == DATA
    for wrong in ("0" * 64, "", "no hash"):
        assert store.attachments.get(wrong) is None
    with store.view() as view:
        assert view.value("SELECT count(*) FROM attachment") == 1
    assert store.undo_label() is None


def _reopened(store: Store, path: Path) -> Store:
    store.close()
    return Store.open(path)


def test_what_an_operation_names_stays_and_the_rest_goes_with_closing(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    store, _ = Store.create(path)
    with store.write(ADD) as session:
        session.add(Person(family_latin="Aalto", portrait=session.attach(DATA)))
        other = session.attach(b"by many")
        session.create_many([New(Person, {"family_latin": "Berg", "portrait": other})])
    kept = [HASH, other]
    forgotten, drafted = store.attachments.put(b"cancelled"), store.attachments.put(b"drafted")
    store.local_values.set("draft/person", f'{{"portrait": "{drafted}"}}')
    store.undo()
    store = _reopened(store, path)
    assert store.attachments.get(forgotten) is None
    assert store.attachments.get(drafted) == b"drafted"
    assert all(store.attachments.get(one) for one in kept)  # undo may still bring them back
    store.redo()
    assert check(store) == []
    with store.write(ADD) as session:
        session.add(ceder := Person(family_latin="Ceder"))
    with store.write(ADD) as session:
        found = session.get(Person, ceder.id)
        assert found is not None
        found.portrait = session.attach(b"set later")
        later = found.portrait
    store = _reopened(store, path)
    assert store.attachments.get(later) == b"set later"
    assert check(store) == []
    store.close()


def test_check_tells_of_damaged_and_missing_attachments(store: Store) -> None:
    with store.write(ADD) as session:
        session.add(Person(portrait=session.attach(DATA)))
        session.add(Person(portrait="ab" * 32))
    store.connection().execute("UPDATE attachment SET data = x'00'")
    assert check(store) == [f"attachments: {HASH} is damaged", f"attachments: {'ab' * 32} is missing"]
