"""Tasks: what has to be done for a visit, and by when."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from c21desk.domain.kinds import TaskStatus
from c21desk.domain.tasks import Task
from c21desk.i18n import N_, NP_, message, plural
from c21desk.services.records import RecordService, require
from c21desk.services.rows.tasks import TaskList, TaskRow


class Tasks(TaskList, RecordService[Task, TaskRow]):
    """Tasks."""

    RECORD = Task
    ADD_LABEL = N_("Add task")
    EDIT_LABEL = N_("Edit task")
    DELETE_LABELS = NP_("Delete task", "Delete {n} tasks")

    def new_for(self, visit_id: uuid.UUID | None) -> Task:
        """A fresh task of a visit."""
        task = self.new()
        task.visit_id = visit_id
        return task

    def check(self, record: Task) -> None:
        require(record.title, message(N_("Write down what is to be done.")), "title")
        if record.status == TaskStatus.DONE:
            record.done = record.done or dt.date.today()  # noqa: DTZ011 - the day on the user's own calendar
        else:
            record.done = None

    def set_status(self, ids: Collection[uuid.UUID], status: TaskStatus) -> None:
        """Tick tasks off, drop them or open them again, as one undo step."""
        labels = {
            TaskStatus.DONE: plural("Tick off task", "Tick off {n} tasks", len(ids)),
            TaskStatus.DROPPED: plural("Drop task", "Drop {n} tasks", len(ids)),
            TaskStatus.OPEN: plural("Reopen task", "Reopen {n} tasks", len(ids)),
        }
        with self.store.write(labels[status]) as session:
            for task_id in ids:
                task = session.get(Task, task_id)
                if task is not None:
                    task.status = status.value
                    self.check(task)
