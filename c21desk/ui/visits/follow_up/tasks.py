"""The tasks of a visit."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from c21desk.domain.kinds import TaskStatus
from c21desk.domain.tasks import Task
from c21desk.i18n import N_, _
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, NumberField
from c21desk.ui.formats import day_text, local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.picker import ReferenceField
from c21desk.ui.visits.dates import today
from c21desk.ui.visits.parts_pane import PartKind, PartsPane, Rows
from c21desk.ui.widgets import plain_label


class TaskEditor(Editor[Task]):
    """What is to be done, by whom, and by when."""

    new_heading = N_("New task")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.tasks)
        form = self.form
        form.add("title", N_("Task"), LocalizedField())
        form.add("owner_id", N_("Responsible"), ReferenceField(context.desk.people, context.icons))
        form.add("status", N_("Status"), ChoiceField(labels.TASK_STATUS))
        form.section(N_("When"))
        form.add("due", N_("Due on"), DateField(context.icons))
        form.add_pair(
            N_("Or days from the visit"),
            ("due_days", N_("Days; fewer than none is before"), NumberField(-1000, 1000)),
            ("due_from", N_("Counted from"), ChoiceField(labels.DUE_FROM)),
        )
        self.counted = plain_label("hint", wrap=True)
        form.add_wide(self.counted)
        form.add("note", N_("Note"), LinesField())
        form.edited.connect(self._show_day)

    def name_of(self, record: Task) -> str:
        """The task in the window's language."""
        return local_text(record.title)

    def open(self, record: Task, *, new: bool = False) -> None:
        """Show a task, with the day that it comes to."""
        super().open(record, new=new)
        self._show_day()

    def store(self, record: Task, values: dict[str, Any]) -> None:
        """Put the form's values into the task; a day that is counted leaves no day of its own."""
        super().store(record, values)
        if record.due_days is not None:
            record.due = None

    def _show_day(self) -> None:
        days = self.form.fields["due_days"].value()
        self.form.fields["due"].setEnabled(days is None)
        text = ""
        if days is not None and self.record is not None and self.record.visit_id is not None:
            visit = self.context.desk.visits.get(self.record.visit_id)
            task = Task(due_days=days, due_from=self.form.fields["due_from"].value())
            day = task.due_day(visit.start, visit.end or visit.start)
            text = (
                _("That is {day}; it moves with the visit.").format(day=day_text(day))
                if day
                else _("The day is known once the visit has its days.")
            )
        self.counted.setText(text)

    def retranslate(self) -> None:
        """Write the day in the new language."""
        super().retranslate()
        self._show_day()


def _rows(context: Context, visit_id: uuid.UUID) -> Rows:
    day = today()
    return [
        (
            row.id,
            (
                _due(row.due, late=row.status == TaskStatus.OPEN and row.due is not None and row.due < day),
                local_text(row.title),
                local_text(row.owner),
                _(labels.TASK_STATUS.get(row.status, row.status)),
            ),
        )
        for row in context.desk.lists.tasks.of_visit(visit_id)
    ]


def _due(day: dt.date | None, *, late: bool) -> str:
    return _("{day} – late").format(day=day_text(day)) if late else day_text(day)


TASKS = PartKind(
    N_("Tasks"),
    (N_("Due on"), N_("Task"), N_("Responsible"), N_("Status")),
    _rows,
    lambda desk: desk.tasks,
    TaskEditor,
    frozenset({"task", "visit", "person"}),
    N_("New task"),
    N_("No tasks yet. Write down what has to be done before and after the visit."),
    main=1,
    spared=(2,),
)


class TasksTab(PartsPane):
    """Tasks with buttons that tick them off."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, TASKS)
        self.add_tool(N_("Open again"), lambda: self._set(TaskStatus.OPEN), icon="undo-2", selection=True)
        self.add_tool(N_("Done"), lambda: self._set(TaskStatus.DONE), icon="check", selection=True)

    def _set(self, status: TaskStatus) -> None:
        chosen = self.table.selected()
        if chosen and self.leave():
            self.context.attempt(lambda: self.context.desk.tasks.set_status(chosen, status))
