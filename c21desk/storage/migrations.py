"""Versions of the data file's schema.

Alembic is imported only where a file must be brought forward (:mod:`c21desk.storage.header` tells).
New files are made from the models; a test proves that both ways give the same schema.
"""

from __future__ import annotations

from sqlalchemy import Connection

from c21desk import paths
from c21desk.domain.model import metadata
from c21desk.storage import search_index
from c21desk.storage.connections import view_of
from c21desk.storage.header import APPLICATION_ID, SCHEMA, version

# Alembic's own table, word for word as it makes it.
_VERSION_TABLE = (
    "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
    "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)


def _revision(number: int) -> str:
    return f"{number:04}"


def create(connection: Connection) -> None:
    """Make the whole schema in an empty file, as part of the running transaction."""
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (_revision(SCHEMA),))
    for statement in search_index.create_statements():
        connection.exec_driver_sql(statement)
    _stamp(connection, SCHEMA)


def _stamp(connection: Connection, number: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def upgrade(connection: Connection, target: int = SCHEMA) -> None:
    """Bring the schema forward to ``target``, as part of the running transaction.

    The search index and its triggers are dropped first and made anew: Alembic's batch mode would lose
    the triggers without a word.
    """
    from alembic import command
    from alembic.config import Config

    before = version(view_of(connection))
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    config.attributes["connection"] = connection
    drop_search(connection)
    command.upgrade(config, _revision(target))
    for statement in search_index.create_statements():
        connection.exec_driver_sql(statement)
    if before:
        search_index.rebuild(connection)
    _stamp(connection, target)


def drop_search(connection: Connection) -> None:
    """Remove the search index and its triggers; :func:`create_statements` makes them anew."""
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for (name,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE search_%'"
    ).all():
        connection.exec_driver_sql(f"DROP TABLE {name}")
