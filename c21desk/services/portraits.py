"""Portraits in the file: made small, upright and without metadata before they are kept."""

from __future__ import annotations

from c21desk.storage.store import Store


class Portraits:
    """Portraits by the hash that a person's record holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, data: bytes) -> str:
        """Keep a picture file; returns the hash for :attr:`Person.portrait`. One that no person is saved
        with goes when the file is closed. Raises UserError for what is no picture or too large."""
        from c21desk.exchange.portraits import portrait  # with Pillow, which few steps need

        return self._store.attachments.put(portrait(data))

    def get(self, digest: str) -> bytes | None:
        """The portrait as a JPEG file, or None where the file does not hold it."""
        return self._store.attachments.get(digest)
