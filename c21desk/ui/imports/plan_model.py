"""The rows of an import plan as an editable table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QIcon

from c21desk.domain.names import has_han
from c21desk.i18n import N_, _, current
from c21desk.services.imports import Decision, ImportPlan, PlanRow
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text
from c21desk.ui.icons import icon
from c21desk.ui.labels import ROLE

Index = QModelIndex | QPersistentModelIndex

DECISIONS = {
    Decision.CREATE: N_("New person"),
    Decision.MATCH: N_("Same as"),
    Decision.SKIP: N_("Left out"),
}


def _set_han(row: PlanRow, text: str) -> None:
    """Take a Han name; blanks part 姓 and 名, else the first character is 姓."""
    family, _space, given = text.strip().partition(" ")
    if not given and len(family) > 1:
        known = row.person.family_han
        cut = len(known) if known and family.startswith(known) else 1
        family, given = family[:cut], family[cut:]
    row.person.family_han, row.person.given_han = family, given.strip()


def _set_pinyin(row: PlanRow, text: str) -> None:
    row.person.pinyin_family, _space, row.person.pinyin_given = text.strip().partition(" ")


def _set_title(row: PlanRow, text: str) -> None:
    """Change the title in the language shown; a Chinese one in Chinese."""
    key = "zh" if has_han(text) else current().text_key
    row.title = row.title.with_("en" if key == "zh" and not has_han(text) else key, text.strip())
    row.title_id = None


def _set_organisation(row: PlanRow, text: str) -> None:
    if text.strip() == local_text(row.organisation):
        return
    key = "zh" if has_han(text) else current().text_key
    row.organisation = row.organisation.with_(key, text.strip())
    row.organisation_id = None


def _set_level(row: PlanRow, text: str) -> None:
    row.rank_level = int(text) if text.strip().isdigit() else None


@dataclass(frozen=True)
class PlanColumn:
    """A column: how its text is made, and how a text typed into it is taken."""

    heading: str
    text: Callable[[PlanRow], str]
    take: Callable[[PlanRow, str], None] | None = None


def _decision_text(row: PlanRow) -> str:
    if row.decision == Decision.MATCH:
        name = next((m.name for m in row.matches if m.id == row.match_id), "")
        return _("Same as {name}").format(name=name)
    return _(DECISIONS[row.decision])


COLUMNS = (
    PlanColumn(N_("What happens"), _decision_text),
    PlanColumn(
        N_("Family name"),
        lambda r: r.person.family_latin,
        lambda r, t: setattr(r.person, "family_latin", t.strip()),
    ),
    PlanColumn(
        N_("Given name"),
        lambda r: r.person.given_latin,
        lambda r, t: setattr(r.person, "given_latin", t.strip()),
    ),
    PlanColumn(N_("Chinese name"), lambda r: f"{r.person.family_han} {r.person.given_han}".strip(), _set_han),
    PlanColumn(
        N_("Pinyin"), lambda r: f"{r.person.pinyin_family} {r.person.pinyin_given}".strip(), _set_pinyin
    ),
    PlanColumn(N_("Title"), lambda r: local_text(r.title), _set_title),
    PlanColumn(N_("Organisation"), lambda r: local_text(r.organisation), _set_organisation),
    PlanColumn(N_("Rank level"), lambda r: "" if r.rank_level is None else str(r.rank_level), _set_level),
    PlanColumn(N_("Role"), lambda r: _(ROLE[r.role]) if r.role in ROLE else r.role),
)
SPARED = (7, 8, 6)
"""Columns that a narrow table leaves out; the panel beside it has them all."""


class PlanModel(QAbstractTableModel):
    """One row of the list a row; the icon and the tip say what is unsure."""

    def __init__(self, context: Context, plan: ImportPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.plan = plan

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self.plan.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        row, column = self.plan.rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(str(reason) for reason in row.unsure) or column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icon(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "; ".join(str(reason) for reason in row.unsure)
        if role == Qt.ItemDataRole.ForegroundRole and row.decision == Decision.SKIP:
            return QBrush(QColor(self._context.theme.tokens.disabled))
        if role == Qt.ItemDataRole.BackgroundRole and row.unsure and row.decision != Decision.SKIP:
            return QBrush(QColor(self._context.theme.tokens.warning_back))
        return None

    def _icon(self, row: PlanRow) -> QIcon:
        tokens = self._context.theme.tokens
        if row.decision == Decision.SKIP:
            return icon("x", tokens.disabled)
        return icon("triangle-alert", tokens.warning) if row.unsure else icon("circle-check", tokens.success)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Columns that take text can be edited in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].take else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        take = COLUMNS[index.column()].take
        if role != Qt.ItemDataRole.EditRole or take is None:
            return False
        row = self.plan.rows[index.row()]
        if str(value) != COLUMNS[index.column()].text(row):
            take(row, str(value))
            self.row_changed(index.row())
        return True

    def row_changed(self, number: int) -> None:
        """A row was changed from outside."""
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))
