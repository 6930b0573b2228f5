"""Keys of new records: unique everywhere, and in the order in which they were made.

They are uuids of version 7 (RFC 9562): the time first, then chance. Keys that follow one another stand side
by side in every index, so that very many new records touch few of its pages, and what a record owns keeps
the order in which it came.
"""

from __future__ import annotations

import os
import time
import uuid
from random import Random

_chance = Random(os.urandom(32))  # noqa: S311 - unique, no secret; apart from the generator that tests seed
_VERSION_AND_VARIANT = 0x7 << 76 | 0b10 << 62


def new_id() -> uuid.UUID:
    """A key that no other record has."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    return uuid.UUID(
        int=milliseconds << 80
        | _VERSION_AND_VARIANT
        | rest * 4096 // 1_000_000 << 64
        | _chance.getrandbits(62)
    )
