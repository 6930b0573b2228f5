"""One change for all selected people."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from c21desk.i18n import N_, plural
from c21desk.ui import labels
from c21desk.ui.change_dialog import Change, ChangeDialog
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, Field, TextField
from c21desk.ui.people.languages import LanguagesField
from c21desk.ui.people.tags import TagsField
from c21desk.ui.picker import ReferenceField

if TYPE_CHECKING:
    from c21desk.services.bulk_edit import BulkEdit

_Act = Callable[["BulkEdit", Sequence[uuid.UUID], Any], int]
_MANY = 300
"""People for whom a change takes so long that it is shown at work."""


def _fixed(column: str) -> _Act:
    return lambda edit, people, value: edit.set_field(people, column, value)


class BulkEditDialog(ChangeDialog):
    """What may be changed in many people at once."""

    def __init__(self, context: Context, people: Sequence[uuid.UUID], parent: QWidget) -> None:
        self._people = list(people)
        desk = context.desk
        known = desk.lists.people.tag_names
        acts: list[tuple[str, Field, _Act]] = [
            (
                N_("Put into a group"),
                TagsField(known),
                lambda edit, people, value: edit.put_into_groups(people, value),
            ),
            (
                N_("Take out of a group"),
                TagsField(known),
                lambda edit, people, value: edit.take_out_of_groups(people, value),
            ),
            (
                N_("Organisation of the present post"),
                ReferenceField(desk.organisations, context.icons),
                lambda edit, people, value: edit.set_organisation(people, value),
            ),
            (N_("Languages"), LanguagesField(), _fixed("languages")),
            (N_("Interpreter"), ChoiceField(labels.INTERPRETING), _fixed("interpreting")),
            (N_("Home place"), ReferenceField(desk.places, context.icons), _fixed("home_place_id")),
            (N_("Order of names"), ChoiceField(labels.NAME_ORDER), _fixed("name_order")),
            (N_("Form of address"), TextField(), _fixed("honorific")),
        ]
        self._acts = {text: act for text, _field, act in acts}
        changes = [
            Change(text, field, partial(act, desk.bulk_edit, self._people)) for text, field, act in acts
        ]
        super().__init__(context, len(self._people), changes, parent)

    def in_worker(self, change: Change, value: Any) -> bool:
        """Change many people in the worker, with the window free and the way to stop it in sight."""
        if len(self._people) <= _MANY or value in ([], ()):  # no group named is told here, at once
            return False
        edit, people, act = self._context.desk.bulk_edit, self._people, self._acts[change.text]
        self._context.work(
            plural("Edit {n} person", "Edit {n} people", len(people)),
            lambda progress: act(edit.watched(progress), people, value),
            self._tell,
        )
        return True
