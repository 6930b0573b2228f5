from __future__ import annotations

import gzip
import re
import uuid
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from c21desk import paths
from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage import driver, finding, header, keys, migrations
from c21desk.storage.check import check
from c21desk.storage.connections import connect, view_of
from c21desk.storage.store import Store


def schema(connection: Connection) -> dict[str, str]:
    """Every table, index and trigger of a file with its definition, white space and quotes aside."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {f"{kind} {name}": _columns_in_any_order(re.sub(r'[\s"]+', " ", sql)) for kind, name, sql in rows}


def _columns_in_any_order(sql: str) -> str:
    head, bracket, body = sql.partition("(")
    parts = sorted(part.strip() for part in body.rstrip(") ").split(","))
    return " ".join(f"{head}{bracket}{'|'.join(parts)}".split())


def test_the_migrated_schema_equals_that_of_the_models(tmp_path: Path) -> None:
    schemas = []
    for name in ("made", "migrated"):
        engine = driver.engine(connect(tmp_path / f"{name}.c21", None))
        with engine.connect() as connection:
            with connection.begin(), driver.writing(connection):
                if name == "made":
                    migrations.create(connection)
                else:
                    migrations.upgrade(connection)
            with connection.begin():
                assert header.version(view_of(connection)) == header.SCHEMA
                schemas.append(schema(connection))
        engine.dispose()
    assert schemas[0] == schemas[1]


def test_a_file_made_from_the_models_counts_as_fully_migrated(tmp_path: Path) -> None:
    engine = driver.engine(connect(tmp_path / "made.c21", None))
    with engine.connect() as connection:
        with connection.begin(), driver.writing(connection):
            migrations.create(connection)
        with connection.begin(), driver.writing(connection):
            before = schema(connection)
            migrations.upgrade(connection)
            assert schema(connection) == before
    engine.dispose()


def test_scripts_are_numbered_without_gaps_up_to_the_program_s_schema() -> None:
    numbers = sorted(int(p.name[:4]) for p in (paths.migrations() / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, header.SCHEMA + 1))


@pytest.fixture
def schema_1(tmp_path: Path) -> Path:
    """A file as the first version of the program wrote it: two people, one in a delegation, one undo."""
    path = tmp_path / "old.c21"
    path.write_bytes(
        gzip.decompress(Path(__file__).with_name("data").joinpath("schema_1.c21.gz").read_bytes())
    )
    return path


def test_a_file_of_the_first_schema_is_brought_forward_with_its_index_and_triggers(schema_1: Path) -> None:
    store = Store.open(schema_1)
    assert check(store) == []
    with store.reading() as connection:
        assert header.version(view_of(connection)) == header.SCHEMA
        assert len(finding.find(view_of(connection), "person", "wangwei", 5)) == 1
        assert len(finding.find(view_of(connection), "person", "市长", 5)) == 1
        found = connection.exec_driver_sql("SELECT note, languages, card_uid FROM person ORDER BY n").all()
    assert [tuple(row) for row in found] == [("", "", ""), ("first", "", "")]
    with store.write(message("Edit")) as session:  # the triggers still see every change
        session.scalars(select(Person).where(Person.family_latin == "Mäkinen")).one().languages = "zh fi"
    with store.reading() as connection:
        assert len(finding.find(view_of(connection), "person", "kiina", 5)) == 1
    store.undo()
    assert store.undo() is not None
    assert check(store) == []
    store.close()


def test_a_file_of_the_first_schema_has_the_schema_of_a_new_one_afterwards(
    schema_1: Path, tmp_path: Path
) -> None:
    schemas = []
    for store in (Store.open(schema_1), Store.create(tmp_path / "new.c21")[0]):
        with store.reading() as connection:
            schemas.append(schema(connection))
        store.close()
    assert schemas[0] == schemas[1]


def test_the_backup_of_an_encrypted_file_opens_with_its_passphrase(schema_1: Path, tmp_path: Path) -> None:
    path, key = tmp_path / "secret.c21", bytes(range(32))
    plain = connect(schema_1, None)
    plain.execute(f"ATTACH '{path}' AS secret KEY \"x'{key.hex()}'\"")
    plain.execute("SELECT sqlcipher_export('secret')")
    plain.execute(f"PRAGMA secret.application_id = {header.APPLICATION_ID}")
    plain.execute("PRAGMA secret.user_version = 1")
    (database,) = plain.execute("SELECT value FROM meta WHERE key = 'database'").fetchone()
    plain.close()
    database_id = uuid.UUID(database)
    slot = keys.wrap(key, "correct horse", keys.PASSPHRASE, database_id)
    keys.write(keys.path_for(path), keys.KeyFile(database_id, (slot,)))
    before = path.read_bytes()
    Store.open(path, "correct horse").close()
    backup = tmp_path / f"secret.before-{header.SCHEMA}.c21"
    assert keys.read(keys.path_for(backup)) == keys.read(keys.path_for(path))
    assert path.read_bytes() != before
    old = connect(backup, keys.unwrap(keys.read(keys.path_for(backup)), "correct horse"))
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    assert old.execute("SELECT count(*) FROM person").fetchone() == (2,)
    old.close()
    store = Store.open(backup, "correct horse")  # it can be worked on as the file was
    assert check(store) == []
    store.close()
