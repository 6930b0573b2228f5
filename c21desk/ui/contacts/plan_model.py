"""The contacts of an import as a table: what happens with each, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QIcon

from c21desk.i18n import N_, _, listed
from c21desk.services.contacts import ContactPlan, PlannedContact, Step
from c21desk.ui.context import Context
from c21desk.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex

HEADINGS = (
    N_("Full name"),
    N_("What happens"),
    N_("Reasons"),
    N_("Title and organisation"),
    N_("Place in the file"),
)
NAME, STEP, WHY, DETAIL, PLACE = range(len(HEADINGS))
SPARED = (PLACE, DETAIL)
"""Columns that a narrow table leaves out; the panel beside it has them all."""


def step_text(contact: PlannedContact) -> str:
    """What happens with a contact, in words."""
    if contact.decision == Step.MATCH:
        return _("Same as {name}").format(name=contact.match_name)
    return _("Left out") if contact.decision == Step.SKIP else _("New person")


def steps_of(contact: PlannedContact) -> list[Step]:
    """What may be chosen for a contact."""
    return [Step.CREATE, *([Step.MATCH] if contact.match_id else []), Step.SKIP]


def to_check(contact: PlannedContact) -> bool:
    """Whether a person should look at it."""
    return not contact.sure


class ContactModel(QAbstractTableModel):
    """The contacts of a plan, all of them or those to check only."""

    def __init__(self, context: Context, plan: ContactPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self.plan = context, plan
        self.shown: Sequence[PlannedContact] = plan.contacts

    def show_only_unsure(self, *, on: bool) -> None:
        """Show those to check only, or everyone."""
        self.beginResetModel()
        self.shown = [one for one in self.plan.contacts if to_check(one)] if on else self.plan.contacts
        self.endResetModel()

    def choose(self, rows: Iterable[int], step: Step) -> None:
        """Decide on contacts; one that knows nobody to be the same as is left as it is."""
        changed = []
        for number in rows:
            contact = self.shown[number]
            if step in steps_of(contact) and contact.decision != step:
                contact.decision = step
                changed.append(number)
        if changed:
            self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), len(HEADINGS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        return None

    def _text(self, contact: PlannedContact, column: int) -> str:
        match column:
            case 0:
                return contact.name
            case 1:
                return step_text(contact)
            case 2:
                return listed(contact.why)
            case 3:
                return contact.detail
        return str(contact.where)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        contact = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(contact, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STEP:
            return self._icon(contact)
        if role == Qt.ItemDataRole.ForegroundRole and contact.decision == Step.SKIP:
            return QBrush(QColor(self._context.theme.tokens.disabled))
        if role == Qt.ItemDataRole.BackgroundRole and to_check(contact) and contact.decision != Step.SKIP:
            return QBrush(QColor(self._context.theme.tokens.warning_back))
        return None

    def _icon(self, contact: PlannedContact) -> QIcon:
        tokens = self._context.theme.tokens
        if contact.decision == Step.SKIP:
            return icon("x", tokens.disabled)
        if to_check(contact):
            return icon("triangle-alert", tokens.warning)
        if contact.decision == Step.MATCH:
            return icon("merge", tokens.link)
        return icon("user-plus", tokens.success)
