"""Review of contacts before anything is stored."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QListWidget,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, current, message, number_text, plural
from c21desk.services.contacts import ContactPlan, ContactResult, PlannedContact, Step
from c21desk.ui.columns import ColumnWidths, look_like_list
from c21desk.ui.contacts.contact_panel import ContactPanel
from c21desk.ui.contacts.plan_model import HEADINGS, SPARED, WHY, ContactModel, steps_of, to_check
from c21desk.ui.context import Context
from c21desk.ui.jobs import CancelledError
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, column, label, plain_label, row

_LISTED = 2_000
"""Problems that are listed; more are counted."""


def latin_key() -> str:
    """The text key for words in Latin script in this window: a Chinese one takes them for English."""
    key = current().text_key
    return "en" if key == "zh" else key


class ContactReview(Translated, QWidget):
    """What would happen with each contact; the user decides, and accepts all as one step."""

    done = Signal(object)
    """The :class:`ContactResult`."""
    back = Signal()
    """Go back to the meanings of the columns."""
    left = Signal()

    def __init__(self, context: Context, plan: ContactPlan, *, from_table: bool) -> None:
        super().__init__()
        self.context, self.plan = context, plan
        self._storing = False
        self.model = ContactModel(context, plan, self)
        self.table = QTableView()
        self._set_up_table()
        self.panel = ContactPanel(context)
        self.panel.chosen.connect(self._choose)
        self.problem = Note(context, "alert")
        self.problem.hide()
        self.summary = plain_label()
        self.only_unsure = QPushButton()
        self.only_unsure.setCheckable(True)
        self.only_unsure.setProperty("look", "chip")
        self.only_unsure.toggled.connect(self._filter)
        self.problems = QListWidget()
        self.problems.setMaximumHeight(130)
        self.texts.name(self.problems, N_("What could not be read"))
        self._problems_heading = plain_label("label")
        self.back_button = button(
            context, self.texts, N_("Back to the columns"), self._go_back, icon="arrow-left", look="quiet"
        )
        if not from_table:  # showing it here, without a parent yet, would open a window of its own
            self.back_button.hide()
        self.cancel_button = button(context, self.texts, N_("Cancel"), self.leave, look="quiet")
        self.accept_button = button(
            context, self.texts, N_("Accept"), self.accept, icon="check", look="primary",
            description=N_("Take everything in as one step (Ctrl+Enter)"),
        )  # fmt: skip
        head = row(
            label(self.texts, N_("Review the contacts"), "title"), self.summary, None, self.back_button,
            self.cancel_button, self.accept_button, gap=GAP_M,
        )  # fmt: skip
        hint = label(
            self.texts,
            N_("Nothing is stored before you accept. Accepting is one step that can be undone."),
            "hint",
        )
        header = area(
            "header",
            column(head, row(hint, None, self.only_unsure), self.problem, margin=GAP_L, gap=GAP_S),
        )
        left = QWidget()
        left.setLayout(column(self.table, self._problems_heading, self.problems, margin=GAP_L, gap=GAP_S))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(splitter, 1)
        for keys, action in (("Esc", self.leave), ("Ctrl+Return", self.accept)):
            here = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(action)
        self.retranslate()
        if plan.contacts:
            self.table.selectRow(0)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        look_like_list(table)
        self._widths = ColumnWidths(table, lambda: SPARED, lambda: (WHY,))
        self.texts.name(table, N_("Contacts"), N_("Space changes what happens, Delete leaves out"))
        table.installEventFilter(self)
        # Selecting everything tells once, however many rows there are.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._show_selected)
        table.selectionModel().selectionChanged.connect(lambda *_: self._look.start())
        self.model.dataChanged.connect(lambda *_: self._decided())

    # -- what is shown

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, from the top."""
        chosen = self.table.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        return sorted({number for r in ranges for number in range(r.top(), r.bottom() + 1)})

    def _selected(self) -> list[PlannedContact]:
        return [self.model.shown[number] for number in self.selected_rows()]

    def _show_selected(self) -> None:
        self.panel.show_contacts(self._selected())

    def _decided(self) -> None:
        self._show_summary()
        self._show_selected()

    def _show_summary(self) -> None:
        steps = Counter(contact.decision for contact in self.plan.contacts)
        unsure = sum(map(to_check, self.plan.contacts))
        created, matched, skipped = steps[Step.CREATE], steps[Step.MATCH], steps[Step.SKIP]
        parts = [
            str(plural("{n} new person", "{n} new people", created)),
            str(plural("{n} known", "{n} known", matched)),
        ]
        if skipped:
            parts.append(str(plural("{n} left out", "{n} left out", skipped)))
        self.summary.setText("  ·  ".join(parts))
        self.only_unsure.setText(_("To check only ({n})").format(n=number_text(unsure)))
        self.only_unsure.setVisible(unsure > 0)
        self.accept_button.setEnabled(not self._storing and created + matched > 0)

    def _filter(self, on: bool) -> None:
        self.model.show_only_unsure(on=on)
        if self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problems(self) -> None:
        plan = self.plan
        self.problems.clear()
        listed = [*plan.rejected, *plan.damaged]
        self.problems.addItems([f"{one.where}: {one.why}" for one in listed[:_LISTED]])
        more = len(plan.rejected) + plan.damaged_count - min(len(listed), _LISTED)
        if more > 0:
            self.problems.addItem(str(plural("and {n} more", "and {n} more", more)))
        self.problems.addItems([note.text() for note in plan.notes])
        cards, values = len(plan.rejected), plan.damaged_count
        parts = []
        if cards:
            parts.append(
                str(plural("{n} contact could not be read", "{n} contacts could not be read", cards))
            )
        if values:
            parts.append(
                str(
                    plural(
                        "{n} single value could not be read", "{n} single values could not be read", values
                    )
                )
            )
        self._problems_heading.setText("  ·  ".join(parts) or _("Please note"))
        has = self.problems.count() > 0
        self.problems.setVisible(has)
        self._problems_heading.setVisible(has)

    def retranslate(self) -> None:
        """Say all that is computed in the new language."""
        self._show_problems()
        self._show_summary()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)
        self.table.viewport().update()
        self._widths.again()

    # -- deciding

    def _choose(self, step: Step) -> None:
        if not self._storing:
            self.model.choose(self.selected_rows(), step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space goes to the next choice for the selected contacts, Delete leaves them out."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and not event.modifiers() and (found := self._selected()):
                steps = steps_of(next((one for one in found if one.match_id), found[0]))
                now = steps.index(found[0].decision) if found[0].decision in steps else 0
                self._choose(steps[(now + 1) % len(steps)])
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._choose(Step.SKIP)
                return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Store nothing and go; not while the storing is under way."""
        if not self._storing:
            self.left.emit()

    def _go_back(self) -> None:
        if not self._storing:
            self.back.emit()

    def accept(self) -> None:
        """Store everything as one step."""
        if not self.accept_button.isEnabled():
            return
        self._set_storing(on=True)
        self.problem.show_text("")
        desk, plan, language = self.context.desk, self.plan, latin_key()
        self.context.jobs.run(
            message(N_("Storing the contacts")),
            lambda watch: desk.contacts.apply(
                plan, language, lambda share: watch.progress(round(share * 1000), 1000)
            ),
            self._applied,
            self._failed,
        )

    def _set_storing(self, *, on: bool) -> None:
        self._storing = on
        self.panel.setEnabled(not on)
        for part in (self.back_button, self.cancel_button):
            part.setEnabled(not on)
        self._show_summary()

    def _applied(self, result: ContactResult) -> None:
        self._storing = False
        self.done.emit(result)

    def _failed(self, error: Exception) -> None:
        self._set_storing(on=False)
        if isinstance(error, CancelledError):
            self.problem.show_text(_("Cancelled. Nothing was stored."), "warning")
        elif isinstance(error, UserError):
            self.problem.show_text(error.message.text(), "alert")
        else:
            raise error
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
