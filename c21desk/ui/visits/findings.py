"""What the rules find in a visit: a list that leads to the things concerned, and sets findings aside."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QInputDialog,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.domain.rules import HEAVIEST, Finding, Level, Thing
from c21desk.domain.rules.finding import LEVEL_NAMES
from c21desk.i18n import N_, NP_, _, message, plural
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.icons import SIZE, icon
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.visits.dates import today
from c21desk.ui.widgets import area, button, column, label, plain_label, row

_ICONS = {
    Level.BLOCKER: ("circle-alert", "alert"),
    Level.WARNING: ("triangle-alert", "warning"),
    Level.NOTE: ("info", "link"),
}
_COUNTS = {
    Level.BLOCKER: NP_("{n} blocker", "{n} blockers"),
    Level.WARNING: NP_("{n} warning", "{n} warnings"),
    Level.NOTE: NP_("{n} notice", "{n} notices"),
}
_AT = Qt.ItemDataRole.UserRole


class FindingsPanel(Translated, QWidget):
    """The findings of a visit, or those about one of its programme items.

    ``go`` is called with a finding and the thing to show; without one the thing's page opens.
    """

    def __init__(self, context: Context, go: Callable[[Finding, Thing], object] | None = None) -> None:
        super().__init__()
        self.context = context
        self._go = go or (lambda _finding, thing: context.show_record(thing.kind, thing.id))
        self._visit: uuid.UUID | None = None
        self._item: uuid.UUID | None = None
        self._stale = False
        self._found: list[Finding] = []
        self.summary = plain_label("hint", wrap=True)
        self.list = _List(self.open, self._menu)
        self.texts.name(
            self.list,
            N_("Findings of the rules"),
            N_("Enter opens what a finding is about; the menu key offers more."),
        )
        self.list.itemDoubleClicked.connect(lambda _item: self.open())
        self.list.currentRowChanged.connect(lambda _row: self._chosen_changed())
        self.aside_button = button(
            context,
            self.texts,
            N_("Set aside…"),
            self.set_aside,
            icon="eye-off",
            description=N_("This finding no longer counts; the reason is kept."),
        )
        self.back_button = button(
            context, self.texts, N_("Let it count again"), self.take_back, icon="undo-2"
        )
        self.show_aside = QCheckBox()
        self.texts.put(self.show_aside.setText, self._aside_text)
        self.show_aside.toggled.connect(lambda _on: self._fill())
        box = column(
            row(label(self.texts, N_("Findings"), "heading"), None),
            self.summary,
            self.list,
            row(self.aside_button, self.back_button, None),
            self.show_aside,
            gap=GAP_S,
        )
        box.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_L)
        box.setStretch(2, 1)
        area("header", box, self)
        context.tables_changed.connect(self._tables_changed)
        context.theme.changed.connect(self._fill)
        self._chosen_changed()

    # -- what is shown

    def show_visit(self, visit_id: uuid.UUID | None, item_id: uuid.UUID | None = None) -> None:
        """Show the findings of a visit, or only those about one of its items."""
        self._visit, self._item = visit_id, item_id
        self.refresh()

    def _tables_changed(self, _tables: frozenset[str]) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Check again, now or when the panel is shown."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._found = []
        if self._visit is not None and self.context.has_desk:
            try:
                found = self.context.desk.checks.findings(self._visit, today())
            except UserError as error:
                self.context.complain(error)
                found = []
            self._found = [f for f in found if self._item is None or any(t.id == self._item for t in f.about)]
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Check what was changed while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _fill(self) -> None:
        before = self.chosen()
        at = self.list.currentRow()
        kept = (before.id, before.key) if before else None
        shown = [f for f in self._found if f.override is None or self.show_aside.isChecked()]
        self.list.blockSignals(True)
        self.list.clear()
        for number, finding in enumerate(shown):
            line = QListWidgetItem(self._text(finding))
            name, token = _ICONS[finding.level] if finding.override is None else ("eye-off", "secondary")
            line.setIcon(icon(name, getattr(self.context.theme.tokens, token)))
            line.setData(_AT, finding)
            self.list.addItem(line)
            if kept == (finding.id, finding.key):
                self.list.setCurrentRow(number)
        if kept is not None and self.list.currentRow() < 0 and shown:
            self.list.setCurrentRow(
                min(max(at, 0), len(shown) - 1)
            )  # the next one, where the chosen one went
        self.list.blockSignals(False)
        self.list.fit()
        counts = Counter(f.level for f in self._found if f.override is None)
        told = [str(plural(*_COUNTS[level], counts[level])) for level in HEAVIEST if counts[level]]
        self.summary.setText("  ·  ".join(told) or _("The rules find nothing to mend."))
        self.list.setVisible(bool(shown))
        self.texts.again()
        self.show_aside.setVisible(any(f.override for f in self._found))
        self._chosen_changed()

    def _text(self, finding: Finding) -> str:
        level = message(LEVEL_NAMES[finding.level])
        if finding.override is None:
            return str(message(N_("{level}: {sentence}"), level=level, sentence=finding.sentence))
        made = finding.override.made
        return str(
            message(
                N_("{level}, set aside: {sentence}\nReason: {reason} ({author}, {day})"),
                level=level,
                sentence=finding.sentence,
                reason=finding.override.reason,
                author=finding.override.author,
                day=day_text(made.astimezone().date()) if made else "–",
            )
        )

    def _aside_text(self) -> str:
        count = sum(f.override is not None for f in self._found)
        return str(plural("Show {n} that was set aside", "Show {n} that were set aside", count))

    def chosen(self) -> Finding | None:
        """The current finding."""
        line = self.list.currentItem()
        found: Finding | None = line.data(_AT) if line is not None else None
        return found

    def _chosen_changed(self) -> None:
        finding = self.chosen()
        self.aside_button.setVisible(finding is None or finding.override is None)
        self.aside_button.setEnabled(finding is not None)
        self.back_button.setVisible(finding is not None and finding.override is not None)

    # -- acts

    def open(self, thing: Thing | None = None) -> None:
        """Go to the thing that the current finding is about, else to its first."""
        finding = self.chosen()
        if finding is not None and (thing or finding.about):
            self._go(finding, thing or finding.about[0])

    def _menu(self, event: QContextMenuEvent) -> None:
        finding = self.chosen()
        if finding is None:
            return
        menu = QMenu(self)
        for thing in finding.about:
            words = str(message(N_("Open {name}"), name=local_text(thing.name) or "–"))
            menu.addAction(words, lambda thing=thing: self.open(thing))  # type: ignore[misc]
        menu.addSeparator()
        if finding.override is None:
            menu.addAction(_("Set aside…"), self.set_aside)
        else:
            menu.addAction(_("Let it count again"), self.take_back)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def set_aside(self) -> None:
        """Ask why, and set the current finding aside."""
        finding, visit = self.chosen(), self._visit
        if finding is None or visit is None:
            return
        reason, agreed = QInputDialog.getText(
            self, _("Set finding aside"), _("Why may this be set aside? The reason is kept.")
        )
        if agreed and self.context.attempt(
            lambda: self.context.desk.checks.set_aside(visit, finding, reason)
        ):
            self.context.say(message(N_("Finding set aside")), SUCCESS, undo=True)

    def take_back(self) -> None:
        """Let the current finding count again."""
        finding, visit = self.chosen(), self._visit
        if (
            finding is not None
            and visit is not None
            and self.context.attempt(lambda: self.context.desk.checks.take_back(visit, finding))
        ):
            self.context.say(message(N_("The finding counts again")), SUCCESS, undo=True)

    def retranslate(self) -> None:
        """Say the findings in the new language."""
        self._fill()


class _List(QListWidget):
    """Sentences that wrap; Enter opens."""

    def __init__(self, opened: Callable[[], object], menu: Callable[[QContextMenuEvent], object]) -> None:
        super().__init__()
        self._opened, self._menu = opened, menu
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(80)
        self.setIconSize(QSize(SIZE, SIZE))

    def fit(self) -> None:
        """Make each line as high as its sentence needs: Qt's own estimate forgets the margins."""
        width = self.viewport().width() - SIZE - 2 * GAP_L
        metrics = self.fontMetrics()
        for number in range(self.count()):
            line = self.item(number)
            flags = Qt.TextFlag.TextWordWrap
            height = metrics.boundingRect(QRect(0, 0, width, 10_000), flags, line.text()).height()
            line.setSizeHint(QSize(width, height + GAP_M))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences anew."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """It may become small: its lines scroll."""
        return QSize(120, 80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the finding is about."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._opened()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the current finding."""
        self._menu(event)
