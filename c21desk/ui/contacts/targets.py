"""What a column can mean, as a list to choose from, in groups."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from c21desk.exchange.cards import SENSITIVE
from c21desk.exchange.contacts.naming import target_name
from c21desk.exchange.contacts.targets import choices, parse_target
from c21desk.i18n import N_, _

_GROUPS = (
    (N_("Full name"), ("formatted", "name", "phonetic", "nickname")),
    (N_("Work"), ("org", "title", "role")),
    (N_("Contact details"), ("tel", "email", "im", "social", "url")),
    (N_("Addresses"), ("adr",)),
    (
        N_("About the person"),
        ("birthday", "anniversary", "sex", "gender", "lang", *SENSITIVE, "category", "related"),
    ),
    (N_("Notes"), ("note", "extra", "custom", "event", "kind", "uid", "rev")),
)
TARGET = Qt.ItemDataRole.UserRole
NAMES = frozenset(("formatted", "name", "nickname", "org"))
"""Fields that say whom a row is about."""


def field_of(target: str) -> str:
    """The field that a target belongs to, "" for a column that is left out."""
    found = parse_target(target)
    return found.field if found else ""


class TargetModel(QStandardItemModel):
    """The targets that are offered for every column, and those that the table's own program needs."""

    def __init__(self, own: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        offered = [target for target, _name in choices()]
        self._targets = [*offered, *sorted({one for one in own if one} - set(offered))]
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self._add("")
        for heading, fields in _GROUPS:
            item = QStandardItem(_(heading))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            self.appendRow(item)
            for target in self._targets:
                if target and field_of(target) in fields:
                    self._add(target)

    def _add(self, target: str) -> None:
        item = QStandardItem(target_name(target).text())
        item.setData(target, TARGET)
        self.appendRow(item)

    def place_of(self, target: str) -> int:
        """The row of a target; that of leaving out where it is unknown."""
        found = self.match(self.index(0, 0), TARGET, target, 1, Qt.MatchFlag.MatchExactly)
        return found[0].row() if found else 0

    def rename(self) -> None:
        """Name everything in the new language; the rows stay where they are."""
        headings = iter(_GROUPS)
        for row in range(self.rowCount()):
            item = self.item(row)
            target = item.data(TARGET)
            item.setText(_(next(headings)[0]) if target is None else target_name(target).text())
