"""The hybrid logical clock: moments that never run backwards, and tell what could have seen what.

A stamp is a 64-bit number: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16
(Kulkarni et al., "Logical Physical Clocks", 2014).
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

_COUNTER_BITS = 16


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class HybridClock:
    """Gives stamps greater than every stamp given or seen before."""

    def __init__(self, last: int = 0, now_ms: Callable[[], int] = _now_ms) -> None:
        self._last = last
        self._now_ms = now_ms

    def tick(self) -> int:
        """The next stamp."""
        self._last = max(self._last + 1, self._now_ms() << _COUNTER_BITS)
        return self._last

    def saw(self, stamp: int) -> None:
        """Take note of a stamp that came from elsewhere."""
        self._last = max(self._last, stamp)


def moment_of(stamp: int) -> dt.datetime:
    """The wall-clock moment (UTC) inside a stamp."""
    return dt.datetime.fromtimestamp((stamp >> _COUNTER_BITS) / 1000, dt.UTC)
