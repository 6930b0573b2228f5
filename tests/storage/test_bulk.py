"""Very many records at once are written as the unit of work would have written them."""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from c21desk.domain.base import Record
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag
from c21desk.domain.programme import ProgrammeItem
from c21desk.i18n import message
from c21desk.storage import bulk, finding, tables
from c21desk.storage.bulk import New
from c21desk.storage.check import check
from c21desk.storage.store import Store
from tests.storage.helpers import whole_state

_TEXTS = ["", "Mäki", "王", "伟 芳", "Wáng", "it's", "x\ny", "zh fi"]
_DAYS = [None, dt.date(1900, 1, 1), dt.date(2029, 12, 31)]
_COLUMNS: dict[type[Record], dict[str, list[Any]]] = {
    Person: {
        **dict.fromkeys(("family_latin", "given_latin", "family_han", "given_han", "pinyin_family"), _TEXTS),
        "name_order": [""],
        "birth_date": _DAYS,
        "home_place_id": [None, uuid.UUID(int=7)],
        "biography_sv": _TEXTS,
        "languages": _TEXTS,
    },
    Position: {
        **dict.fromkeys(("title_fi", "title_zh", "department"), _TEXTS),
        "since": _DAYS,
        "organisation_id": [None, uuid.UUID(int=8)],
    },
    Channel: {"kind": _TEXTS, "value": _TEXTS, "preferred": [None, 1]},
    PostalAddress: {"street": _TEXTS, "han": _TEXTS},
    Tag: {"name": _TEXTS},
    ProgrammeItem: {"title_fi": _TEXTS, "start": [None, dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)]},
}


def _random(source: random.Random, record: type[Record]) -> New:
    values = {c: source.choice(of) for c, of in _COLUMNS[record].items() if source.random() < 0.6}
    parts = source.choices((Position, Channel, PostalAddress, Tag), k=source.randrange(5))
    return New(record, values, [_random(source, part) for part in parts] if record is Person else [])


def _object(new: New) -> Record:
    """The mapped object of a new record."""
    values: dict[str, Any] = {}
    texts: dict[str, dict[str, str]] = {}
    for column, value in new.values.items():
        name, _, language = column.rpartition("_")
        if language in ("fi", "zh", "sv"):
            texts.setdefault(name, {})[language] = value
        else:
            values[column] = value
    for name, languages in texts.items():
        values[name] = LocalizedText(**languages)
    made = new.record(id=new.id, **values)
    parts = {"Position": "positions", "Channel": "channels", "PostalAddress": "addresses", "Tag": "tags"}
    for part in new.owns:
        getattr(made, parts[part.record.__name__]).append(_object(part))
    return made


def _journal(store: Store) -> list[Any]:
    """All operations, without the order in which owned records are named in them."""
    found = []
    with store.reading() as connection:
        for row in connection.execute(select(tables.operation)).mappings():
            op = {k: v for k, v in row.items() if k not in ("seq", "stamp", "txn")}
            value = json.loads(op["value"])
            value["owns"] = sorted(value.get("owns", ()), key=lambda part: part[1])
            found.append({**op, "value": value})
    return sorted(found, key=lambda op: op["root"])


def _index(store: Store) -> dict[str, set[bytes]]:
    """Which people the index finds by every word."""
    found: dict[str, set[bytes]] = {}
    with store.view() as view:
        names = {row["n"]: row["id"] for row in view.rows("SELECT n, id FROM person")}
        for typed in ("maki", "王", "伟", "wang", "w", "its", "x", "kiina"):
            keys = finding.find(view, "person", typed, 1000)
            found[typed] = {names[n] for n in keys}
    return found


@pytest.mark.parametrize("seed", range(8))
def test_many_at_once_are_written_as_one_by_one(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = random.Random(seed)
    records = [_random(source, source.choice((Person, Person, ProgrammeItem))) for _ in range(seed)]
    one, _ = Store.create(tmp_path / "one.c21")
    many, _ = Store.create(tmp_path / "many.c21")
    told: list[frozenset[str]] = []
    many.subscribe(told.append)
    with one.write(message("Add")) as session:
        session.add_all([_object(new) for new in records])
    if seed % 2:  # batches so small that there are several
        monkeypatch.setattr(bulk, "BATCH", 3)
    with many.write(message("Add")) as session:
        assert session.create_many(iter(records)) == len(records)
    full = whole_state(many)
    assert full == whole_state(one)
    assert _journal(many) == _journal(one)
    assert _index(many) == _index(one)
    assert check(many) == []
    changed = {new.record.__tablename__ for new in records}
    changed |= {part.record.__tablename__ for new in records for part in new.owns}
    assert set().union(*told) == changed
    if records:
        many.undo()
        assert not any(whole_state(many).values())
        assert check(many) == []
        many.redo()
        assert whole_state(many) == full
        assert _index(many) == _index(one)
        assert check(many) == []
    for store in (one, many):
        store.close()


def test_many_at_once_and_single_edits_are_one_step(store: Store) -> None:
    with store.write(message("Import")) as session:
        session.add(Person(family_latin="Aalto"))
        session.create_many([New(Person, {"family_latin": "Berg"})])
        session.add(Person(family_latin="Ceder"))
    assert len(whole_state(store)["person"]) == 3
    assert check(store) == []
    store.undo()
    assert not whole_state(store)["person"]


def test_undo_of_an_import_spares_who_was_changed_since(store: Store) -> None:
    people = [New(Person, {"family_latin": name}) for name in ("Aalto", "Berg")]
    with store.write(message("Import")) as session:
        session.create_many(people)
    with store.write(message("Edit")) as session:
        found = session.get(Person, people[1].id)
        assert found is not None
        found.note = "met"
    store.undo()
    store.undo()
    assert not whole_state(store)["person"]
    store.redo()
    store.redo()
    assert whole_state(store)["person"][people[1].id]["note"] == "met"
    assert check(store) == []


@pytest.mark.parametrize(
    "new",
    [
        New(Channel, {"value": "1"}),
        New(Person, {"famly_latin": "Aalto"}),
        New(Person, {}, [New(Channel, {"vlaue": "1"})]),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_stays(store: Store, new: New) -> None:
    with pytest.raises(ValueError), store.write(message("Add")) as session:  # noqa: PT011 - a bug, not a sentence
        session.create_many(New(Person, {"family_latin": "Aalto"}) for _ in range(bulk.BATCH + 1))
        session.create_many([new])
    assert not whole_state(store)["person"]
    assert check(store) == []


def test_a_large_creation_is_as_whole_as_a_small_one(tmp_path: Path) -> None:
    store, _ = Store.create(tmp_path / "desk.c21")
    source = (
        New(Person, {"family_latin": f"N{n}"}, [New(Channel, {"value": str(n)})])
        for n in range(2 * bulk.BATCH + 1)
    )
    with store.write(message("Import")) as session:
        assert session.create_many(source) == 2 * bulk.BATCH + 1
    assert check(store) == []
    store.undo()
    assert check(store) == []
    assert not whole_state(store)["channel"]
    store.close()
