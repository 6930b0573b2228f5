"""Portraits and other bytes, kept inside the data file under their SHA-256.

Operations hold the hash, not the bytes. Bytes that an operation names stay, for undo may bring them
back; those that none ever named (a picture chosen and then not saved) go when the file is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from c21desk.storage.store import Store

_PUT = "INSERT OR IGNORE INTO attachment (hash, held, data) VALUES (?, 0, ?)"


def put(connection: Connection, data: bytes) -> str:
    """Keep bytes within a write; returns their SHA-256 as hexadecimal digits."""
    import hashlib  # with OpenSSL, which a start does without

    digest = hashlib.sha256(data)
    connection.exec_driver_sql(_PUT, (digest.digest(), data))
    return digest.hexdigest()


def hold(connection: Connection, hashes: set[str]) -> None:
    """Let attachments stay for good: operations name them."""
    connection.exec_driver_sql(
        "UPDATE attachment SET held = 1 WHERE hash = ?", [(bytes.fromhex(one),) for one in sorted(hashes)]
    )


class Attachments:
    """The attachments of one file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, data: bytes) -> str:
        """Keep bytes at once; returns their SHA-256. Inside a write, ``session.attach`` does it.

        Raises StoreBusyError while another thread writes.
        """
        from c21desk.storage import driver  # with SQLAlchemy, which a start does without

        with self._store.exclusively() as connection, driver.writing(connection):
            return put(connection, data)

    def get(self, digest: str) -> bytes | None:
        """The bytes of a hash, or None where the file has none; inside a read or a write as well."""
        try:
            key = bytes.fromhex(digest)
        except ValueError:
            return None
        row = (
            self._store.connection().execute("SELECT data FROM attachment WHERE hash = ?", (key,)).fetchone()
        )
        return None if row is None else bytes(row[0])

    def collect(self) -> int:
        """Drop what neither an operation nor a local value (a draft) names; returns how many."""
        dropped: int = (
            self._store.connection()
            .execute(
                "DELETE FROM attachment WHERE held = 0 AND NOT EXISTS "
                "(SELECT 1 FROM local_value WHERE instr(value, lower(hex(attachment.hash))))"
            )
            .rowcount
        )
        return dropped
