from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection

from c21desk import paths
from c21desk.storage import driver, migrations


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
        engine = driver.engine(tmp_path / f"{name}.c21", None)
        with engine.connect() as connection:
            with connection.begin(), driver.writing(connection):
                if name == "made":
                    migrations.create(connection)
                else:
                    migrations.upgrade(connection)
            with connection.begin():
                assert migrations.version(connection) == migrations.SCHEMA
                schemas.append(schema(connection))
        engine.dispose()
    assert schemas[0] == schemas[1]


def test_a_file_made_from_the_models_counts_as_fully_migrated(tmp_path: Path) -> None:
    engine = driver.engine(tmp_path / "made.c21", None)
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
    assert numbers == list(range(1, migrations.SCHEMA + 1))
