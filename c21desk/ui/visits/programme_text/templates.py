"""Choosing a template for a visit, with a look at what it brings."""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import DueFrom
from c21desk.i18n import N_, _, message, plural
from c21desk.services.templates import SPOUSE_TRACK, Template, TemplateTask
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import DateField
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, dialog_button, label


class TemplateDialog(Translated, QDialog):
    """The templates, and the items and tasks of the one that is chosen."""

    def __init__(self, context: Context, visit_id: uuid.UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self._visit_id = context, visit_id
        visit = context.desk.visits.get(visit_id)
        self._known = visit.start
        found = context.desk.templates.all()
        self._templates = sorted(found, key=lambda t: (t.direction != visit.direction, t.order))
        self.texts.put(self.setWindowTitle, N_("Fill from template"))
        self.choice = QListWidget()
        self.choice.setFixedWidth(260)
        self.texts.name(self.choice, N_("Templates"))
        for template in self._templates:
            self.choice.addItem(local_text(template.name))
        self.preview = QTreeWidget()
        self.preview.setColumnCount(2)
        self.preview.setRootIsDecorated(False)
        self.texts.name(self.preview, N_("What the template brings"))
        self.first = DateField(context.icons)
        self.first.label(N_("First day of the visit"))
        self.first.set_value(visit.start)
        self.first.setEnabled(visit.start is None)
        self.first.edited.connect(self._show)
        self.problem = Note(context, "alert")
        self.problem.hide()
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.fill_button = dialog_button(buttons, self.texts, N_("Fill the visit"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self._fill)
        buttons.rejected.connect(self.reject)
        day = QHBoxLayout()
        day.setSpacing(GAP_M)
        day.addWidget(label(self.texts, N_("First day of the visit"), "label"))
        day.addWidget(self.first, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP_M)
        middle.addWidget(self.choice)
        middle.addWidget(self.preview, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addLayout(day)
        box.addLayout(middle, 1)
        hint = N_(
            "Items and tasks are added to what the visit has already. This is one step that can be undone."
        )
        box.addWidget(label(self.texts, hint, "hint", wrap=True))
        box.addWidget(self.problem)
        box.addWidget(buttons)
        self.resize(900, 560)
        self.choice.currentRowChanged.connect(lambda _row: self._show())
        self.choice.setCurrentRow(0)
        self.choice.setFocus()

    @property
    def template(self) -> Template:
        """The chosen template."""
        return self._templates[max(0, self.choice.currentRow())]

    def _day(self) -> dt.date | None:
        try:
            return self.first.value() or self._known
        except UserError:
            return None

    def _show(self) -> None:
        start, template = self._day(), self.template
        self.preview.setHeaderLabels([_("When"), _("What")])
        self.preview.clear()
        for item in sorted(template.items, key=lambda i: (i.day, i.time)):
            told = _("Day {n}").format(n=item.day + 1)
            day = weekday_text(start + dt.timedelta(days=item.day)) if start else told
            title = local_text(item.title)
            if item.spouse:
                title = _("{title} ({track})").format(title=title, track=_(SPOUSE_TRACK))
            self.preview.addTopLevelItem(
                QTreeWidgetItem([f"{day} {clock_text(dt.datetime.combine(dt.date.min, item.time))}", title])
            )
        for task in template.tasks:
            title = _("Task: {title}").format(title=local_text(task.title))
            self.preview.addTopLevelItem(QTreeWidgetItem([self._due(task, start), title]))
        self.preview.resizeColumnToContents(0)

    def _due(self, task: TemplateTask, start: dt.date | None) -> str:
        if start is None:
            if task.days < 0:
                return str(plural("{n} day before", "{n} days before", -task.days))
            return str(plural("{n} day after", "{n} days after", task.days))
        last = start + dt.timedelta(days=self.template.days - 1)
        return weekday_text(
            (last if task.due_from == DueFrom.LAST_DAY else start) + dt.timedelta(days=task.days)
        )

    def _fill(self) -> None:
        try:
            first = self.first.value()
            done = self.context.desk.templates.apply(self.template.id, self._visit_id, first)
        except UserError as error:
            self.problem.show_text(error.message.text())
            self.first.setFocus()
            return
        self.context.say(
            message(N_("{items} items and {tasks} tasks added"), items=done.items, tasks=done.tasks),
            SUCCESS,
            undo=True,
        )
        self.accept()

    def retranslate(self) -> None:
        """Name the templates in the new language."""
        for number, template in enumerate(self._templates):
            self.choice.item(number).setText(local_text(template.name))
        self._show()
