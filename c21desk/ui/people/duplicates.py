"""The review of people who may be in the file twice: the pairs, and one of them side by side."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from c21desk.i18n import N_, _, listed, message, ngettext
from c21desk.services.duplicates import Pair, Pairs, ShownPair, reason_words
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.jobs import CancelledError, Job
from c21desk.ui.language import Translated
from c21desk.ui.people.merge_view import MergeView, likelihood, post_of, who
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import button, column, label, plain_label, row

_SHOWN = frozenset({"person", "position", "organisation"})
_EMPTY_HINT = N_("No duplicates were found.")


class DuplicatesPage(Translated, QWidget):
    """Lists the pairs, the likeliest first; each is merged or told apart, and then comes the next."""

    left = Signal()
    """Back to the list of people."""
    merged = Signal(object)
    """The id of a merged person, when it was the only pair."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._pairs: Sequence[Pair] = ()
        self._rows: dict[uuid.UUID, ShownPair] = {}
        self._more = self._single = False
        self._job: Job | None = None
        self._apart: tuple[uuid.UUID, uuid.UUID] | None = None
        self.back_button = button(
            context,
            self.texts,
            N_("Back"),
            self.leave,
            icon="arrow-left",
            look="quiet",
            description=N_("Back to the list of people (Esc)"),
        )
        self.summary = plain_label("hint")
        self.table = SmallTable(
            N_("Pairs that may be one person"),
            (N_("Likelihood"), N_("First person"), N_("Second person"), N_("Reasons")),
            main=1,
            spared=(3,),
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view = MergeView(context)
        self.merge_button = button(
            context,
            self.texts,
            N_("Merge"),
            self.merge,
            icon="merge",
            look="primary",
            description=N_("Merge the two into one (Ctrl+Enter); they can be separated again at any time"),
        )
        self.apart_button = button(
            context,
            self.texts,
            N_("Not the same person"),
            self.tell_apart,
            icon="split",
            description=N_("This pair is not shown again"),
        )
        self.again_button = button(
            context,
            self.texts,
            N_("Show the last pair again"),
            self.show_again,
            icon="undo-2",
            look="link",
        )
        self.again_button.hide()
        self._empty = plain_label("heading", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right = QWidget()
        right.setLayout(column(self.view, row(self.merge_button, self.apart_button, None), gap=GAP_M))
        right.layout().setContentsMargins(GAP_M, 0, 0, 0)  # type: ignore[union-attr]
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(right)
        self.splitter.setSizes([500, 620])
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.splitter)
        head = row(
            self.back_button,
            label(self.texts, N_("Duplicates"), "title"),
            self.summary,
            None,
            self.again_button,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addLayout(head)
        box.addWidget(self.stack, 1)
        self.table.itemSelectionChanged.connect(self._selected)
        self.table.opened.connect(lambda _key: self.view.take_focus())
        for keys, action in (("Esc", self.leave), ("Ctrl+Return", self.merge), ("Ctrl+Enter", self.merge)):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(action)
        context.tables_changed.connect(self._tables_changed)

    # -- which pairs

    def look(self) -> None:
        """Look through the whole file, in the worker."""
        self.stop()
        self._single = False
        self._show(Pairs((), more=False))
        self._empty.setText(_("Looking for duplicates…"))
        duplicates = self.context.desk.duplicates
        job = self._job = self.context.jobs.run(
            message(N_("Looking for duplicates")),
            lambda watch: duplicates.pairs(watch.progress),
            lambda pairs: self._found(job, pairs),
            lambda error: self._failed(job, error),
        )
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self, a: uuid.UUID, b: uuid.UUID) -> None:
        """Show two people, whatever speaks for their being one."""
        self.stop()
        self._single = True
        self._show(Pairs((self.context.desk.duplicates.pair_of(a, b),), more=False))

    def stop(self) -> None:
        """End the search that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _found(self, job: Job, pairs: Pairs) -> None:
        if job is self._job:
            self._job = None
            self._show(pairs)

    def _failed(self, job: Job, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            raise error
        if job is self._job:  # cancelled in the message bar
            self._job = None
            self.leave()

    def _show(self, pairs: Pairs) -> None:
        self._pairs, self._more, self._apart = pairs.pairs, pairs.more, None
        self.again_button.hide()
        self.refresh()
        self._choose(0)

    def refresh(self) -> None:
        """Show what is still to be decided."""
        shown = self.context.desk.duplicates.standing(self._pairs)
        self._rows = {uuid.uuid5(s.pair.left, str(s.pair.right)): s for s in shown}
        self.table.set_rows([(key, self._cells(s)) for key, s in self._rows.items()])
        n = len(shown)
        text = ngettext("{n} pair", "{n} pairs", n).format(n=n) if n else ""
        if self._more:
            text = ngettext("the likeliest pair", "the {n} likeliest pairs", n).format(n=n)
        self.summary.setText(text)
        self._empty.setText(_(_EMPTY_HINT))
        self.stack.setCurrentIndex(1 if shown else 0)

    @staticmethod
    def _cells(pair: ShownPair) -> tuple[str, ...]:
        def named(person_post: str, name: str) -> str:
            return listed(part for part in (name, person_post) if part)

        return (
            likelihood(pair),
            named(post_of(pair.left), who(pair.left)),
            named(post_of(pair.right), who(pair.right)),
            listed(reason_words(pair.pair.sameness.reasons)),
        )

    def _choose(self, place: int) -> None:
        if self.table.rowCount():
            index = self.table.model().index(min(place, self.table.rowCount() - 1), 0)
            flags = QItemSelectionModel.SelectionFlag  # selectRow would obey a Ctrl that is held down
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> ShownPair | None:
        key = self.table.current()
        return self._rows.get(key) if key is not None and self.table.selected() else None

    def _selected(self) -> None:
        chosen = self._current()
        for one in (self.merge_button, self.apart_button, self.view):
            one.setEnabled(chosen is not None)
        if chosen is not None:
            pair = chosen.pair
            self.context.attempt(
                lambda: self.view.show_pair(
                    chosen, self.context.desk.duplicates.comparison(pair.left, pair.right)
                )
            )

    # -- what is done with a pair

    def merge(self) -> None:
        """Make one of the two, and show the next pair."""
        comparison = self.view.comparison
        chosen = self._current()
        if chosen is None or comparison is None:
            return
        place = self.table.currentRow()
        duplicates = self.context.desk.duplicates
        if not self.context.attempt(
            lambda: duplicates.merge(comparison.left, comparison.right, self.view.choices())
        ):
            return
        self.context.say(message(N_("Merged: {name}"), name=who(chosen.left)), SUCCESS, undo=True)
        self.refresh()
        if self._single:
            self.merged.emit(comparison.left)
        else:
            self._choose(place)

    def tell_apart(self) -> None:
        """Note that the two are not the same, and show the next pair."""
        chosen = self._current()
        if chosen is None:
            return
        place, pair = self.table.currentRow(), chosen.pair
        if not self.context.attempt(lambda: self.context.desk.duplicates.tell_apart(pair.left, pair.right)):
            return
        self.context.say(
            message(N_("Not the same person: {one}, {other}"), one=who(chosen.left), other=who(chosen.right)),
            SUCCESS,
        )
        self._apart = (pair.left, pair.right)
        self.again_button.show()
        self.refresh()
        self._choose(place)

    def show_again(self) -> None:
        """Take back that the last pair is not the same person."""
        apart = self._apart
        if apart is None:
            return
        if self.context.attempt(lambda: self.context.desk.duplicates.tell_apart(*apart, apart=False)):
            self._apart = None
            self.again_button.hide()
            self.refresh()
            back = [n for n, s in enumerate(self._rows.values()) if (s.pair.left, s.pair.right) == apart]
            self._choose(back[0] if back else 0)

    def leave(self) -> None:
        """Back to the list."""
        self.stop()
        self.left.emit()

    # -- keeping up

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if self.isVisible() and self._job is None and tables & _SHOWN:
            chosen = self.table.currentRow()
            self.refresh()
            if not self.table.selected():
                self._choose(max(0, chosen))

    def retranslate(self) -> None:
        """Write the pairs in the new language."""
        if self._job is None:
            self.refresh()
