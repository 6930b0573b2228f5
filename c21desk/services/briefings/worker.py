"""A pack built in a process of its own, so that the window stays free and can cancel at any time.

The worker is a pure function over the frozen snapshot: it opens no data file and knows no secret.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from c21desk.briefing.snapshot import Snapshot
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, catalog, message

if TYPE_CHECKING:
    from c21desk.briefing.build import PackResult


@dataclass(frozen=True)
class PackProgress:
    """How far a pack is. ``result`` or ``error`` is set once it is ``finished``; neither after a cancel."""

    done: int = 0
    total: int = 0
    finished: bool = False
    result: PackResult | None = None
    error: UserError | None = None


def build_now(
    snapshot: Snapshot,
    language: str,
    output: Path,
    progress: Callable[[int, int], None] | None = None,
) -> PackResult:
    """Build a pack in ``language`` (a code of :data:`c21desk.i18n.LANGUAGES`) in this process. Raises UserError where the file cannot be written."""
    from c21desk.briefing.build import PackOptions, build_pack

    return build_pack(snapshot, PackOptions(), catalog(language), output, progress)


def _work(pipe: Connection, snapshot: Snapshot, language: str, output: Path) -> None:
    try:
        result = build_now(
            snapshot, language, output, lambda done, total: pipe.send(("progress", done, total))
        )
        pipe.send(("result", result))
    except UserError as told:
        pipe.send(("error", told.message))
    finally:
        pipe.close()


class PackJob:
    """A pack being built in a process. Ask :meth:`poll` now and then, from a timer."""

    def __init__(self, snapshot: Snapshot, language: str, output: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._output = output
        self._process = context.Process(target=_work, args=(theirs, snapshot, language, output), daemon=True)
        self._process.start()
        theirs.close()
        self._state = PackProgress()

    def poll(self) -> PackProgress:
        """The present state; never waits."""
        while not self._state.finished:
            try:
                if not self._pipe.poll():
                    break
                self._take(self._pipe.recv())
            except EOFError:
                self._end(
                    error=UserError(message(N_("The pack could not be made. The reason is in the log.")))
                )
        return self._state

    def _take(self, told: tuple[Any, ...]) -> None:
        match told:
            case ("progress", done, total):
                self._state = PackProgress(done, total)
            case ("error", sentence):
                self._end(error=UserError(sentence))
            case ("result", result):
                self._end(result=result)

    def _end(self, result: PackResult | None = None, error: UserError | None = None) -> None:
        self._state = PackProgress(self._state.done, self._state.total, True, result, error)
        self._close()

    def cancel(self) -> None:
        """Stop at once. The output is as it was before, for it is put in place only when complete."""
        if not self._state.finished:
            self._process.terminate()
            self._end()
            for draft in self._output.parent.glob(f".{self._output.name}.*"):
                draft.unlink(missing_ok=True)

    def _close(self) -> None:
        self._process.join()
        self._process.close()
        self._pipe.close()
