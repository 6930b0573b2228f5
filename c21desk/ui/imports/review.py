"""Review of a member list before anything is stored."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import Side
from c21desk.i18n import N_, current, message, plural
from c21desk.services.imports import Decision, ImportPlan, ImportResult
from c21desk.ui.columns import ColumnWidths, look_like_list
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import ChoiceField
from c21desk.ui.imports.plan_model import COLUMNS, SPARED, PlanModel
from c21desk.ui.imports.row_panel import RowPanel
from c21desk.ui.labels import SIDE
from c21desk.ui.language import Translated
from c21desk.ui.picker import ReferenceField
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, column, label, plain_label, row


class ReviewPage(Translated, QWidget):
    """What was understood; the user corrects it, chooses the visit, and accepts all as one step."""

    done = Signal(object)
    """The :class:`ImportResult`."""
    left = Signal()

    def __init__(self, context: Context, plan: ImportPlan, visit: uuid.UUID | None, side: str) -> None:
        super().__init__()
        self.context, self.plan = context, plan
        self.model = PlanModel(context, plan, self)
        self.table = QTableView()
        self._set_up_table()
        self.panel = RowPanel(context)
        self.panel.changed.connect(self._row_edited)
        self.problem = Note(context, "alert")
        self.problem.hide()
        self.summary = plain_label()
        self.rejected = QListWidget()
        self.rejected.setMaximumHeight(96)
        self.texts.name(self.rejected, N_("Lines that were not understood"))
        self._rejected_heading = label(self.texts, N_("Lines that were not understood"), "label")
        self._storing = False
        self.cancel_button = button(context, self.texts, N_("Cancel"), self.leave, look="quiet")
        self.accept_button = button(
            context, self.texts, N_("Accept all"), self.accept, icon="check", look="primary"
        )
        head = row(
            label(self.texts, N_("Review the list"), "title"),
            self.summary,
            None,
            self.cancel_button,
            self.accept_button,
            gap=GAP_M,
        )
        hint = label(
            self.texts,
            N_("Nothing is stored before you accept. Accepting is one step that can be undone."),
            "hint",
        )
        header = area(
            "header", column(head, hint, self._target(visit, side), self.problem, margin=GAP_L, gap=GAP_M)
        )
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addWidget(self.table, 1)
        box.addWidget(self._rejected_heading)
        box.addWidget(self.rejected)
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
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        accept = QShortcut(
            QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        accept.activated.connect(self.accept)
        self.retranslate()
        if plan.rows:
            self.table.setCurrentIndex(self.model.index(0, 1))

    # -- building

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        look_like_list(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self._widths = ColumnWidths(table, lambda: SPARED)
        self.texts.name(table, N_("People in the list"), N_("F2 edits a cell"))
        table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.panel.show_row(self.plan.rows[now.row()] if now.isValid() else None)
        )
        self.model.dataChanged.connect(lambda *_: self._show_summary())

    def _target(self, visit: uuid.UUID | None, side: str) -> QHBoxLayout:
        """Which visit the people belong to."""
        self.to_new, self.to_existing, self.to_none = QRadioButton(), QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for choice, text in (
            (self.to_new, N_("New visit")),
            (self.to_existing, N_("Visit in the file")),
            (self.to_none, N_("People only, no visit")),
        ):
            self.texts.put(choice.setText, text)
            group.addButton(choice)
        self.title = QLineEdit(self.plan.heading)
        self.title.setMinimumWidth(240)
        self.texts.name(self.title, N_("Name of the new visit"))
        self.texts.put(self.title.setPlaceholderText, N_("Name of the new visit"))
        self.visit = ReferenceField(self.context.desk.visits, self.context.icons)
        self.visit.label(N_("Visit in the file"))
        self.visit.setMinimumWidth(240)
        self.visit.set_value(visit)
        self.side = ChoiceField(SIDE)
        self.side.label(N_("Side"))
        self.side.set_value(side)
        (self.to_existing if visit is not None else self.to_new).setChecked(True)
        group.buttonToggled.connect(lambda *_: self._target_changed())
        self.title.textChanged.connect(lambda _text: self._target_changed())
        self.visit.edited.connect(self._target_changed)
        return row(
            self.to_new, self.title, self.to_existing, self.visit, self.to_none, self.side, None, gap=GAP_M
        )

    # -- what is shown

    def _target_changed(self) -> None:
        self.title.setVisible(self.to_new.isChecked())
        self.visit.setVisible(self.to_existing.isChecked())
        self.side.setVisible(not self.to_none.isChecked())
        self.problem.show_text("")
        self._show_summary()

    def _row_edited(self) -> None:
        self.model.row_changed(self.table.currentIndex().row())

    def _show_summary(self) -> None:
        decisions = [r.decision for r in self.plan.rows]
        created, matched, skipped = (
            decisions.count(d) for d in (Decision.CREATE, Decision.MATCH, Decision.SKIP)
        )
        unsure = sum(bool(r.unsure) and r.decision != Decision.SKIP for r in self.plan.rows)
        parts = [
            str(plural("{n} new person", "{n} new people", created)),
            str(plural("{n} known", "{n} known", matched)),
        ]
        if unsure:
            parts.append(str(plural("{n} to check", "{n} to check", unsure)))
        if skipped:
            parts.append(str(plural("{n} left out", "{n} left out", skipped)))
        self.summary.setText("  ·  ".join(parts))
        self.accept_button.setEnabled(created + matched > 0)

    def retranslate(self) -> None:
        """Say all that is computed in the new language."""
        self.rejected.clear()
        for one in self.plan.rejected:
            self.rejected.addItem(f"{one.where}: {one.why}")
        for note in self.plan.notes:
            self.rejected.addItem(note.text())
        has = self.rejected.count() > 0
        self.rejected.setVisible(has)
        self._rejected_heading.setVisible(has)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._widths.again()
        if self.plan.rows:
            self.model.dataChanged.emit(
                self.model.index(0, 0), self.model.index(len(self.plan.rows) - 1, len(COLUMNS) - 1)
            )
        self._target_changed()

    def leave(self) -> None:
        """Store nothing and go; not while the storing is under way."""
        if not self._storing:
            self.left.emit()

    # -- accepting

    def _target_chosen(self) -> uuid.UUID | str | None:
        """Id or title of the visit, or None for people only. Raises UserError where neither is given."""
        if self.to_none.isChecked():
            return None
        if self.to_new.isChecked():
            title = self.title.text().strip()
            if not title:
                raise UserError(message(N_("Give the new visit a name.")))
            return title
        visit: uuid.UUID | None = self.visit.value()
        if visit is None:
            raise UserError(message(N_("Choose a visit.")))
        return visit

    def accept(self) -> None:
        """Store everything as one step."""
        if not self.accept_button.isEnabled():
            return
        try:
            target = self._target_chosen()
        except UserError as error:
            self.problem.show_text(error.message.text())
            (self.title if self.to_new.isChecked() else self.visit).setFocus()
            return
        self.plan.as_delegation = not self.to_none.isChecked()
        self.accept_button.setEnabled(False)
        self._storing = True
        side = self.side.value() or Side.GUEST
        desk, plan, language = self.context.desk, self.plan, current().text_key

        def failed(error: Exception) -> None:
            self.accept_button.setEnabled(True)
            self._storing = False
            if not isinstance(error, UserError):
                raise error
            self.problem.show_text(error.message.text())

        self.context.jobs.run(
            message(N_("Storing the people")),
            lambda _watch: desk.imports.apply(plan, target, side, language),
            self._applied,
            failed,
        )

    def _applied(self, result: ImportResult) -> None:
        n = result.created + result.matched
        self.context.say(plural("{n} person taken in", "{n} people taken in", n), SUCCESS, undo=True)
        self.done.emit(result)
