"""A record was changed elsewhere while it was edited here: choose field by field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.formats import value_text
from c21desk.ui.language import Text, Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import dialog_button, label, scroll


@dataclass(frozen=True)
class Difference:
    """A field that two people gave different values."""

    name: str
    label: Text
    mine: Any
    theirs: Any


def _words(value: Any) -> str:
    if isinstance(value, LocalizedText):
        value = " / ".join(value.values())
    elif isinstance(value, (list, tuple)):
        value = "; ".join(str(part) for part in value)
    text = value_text(value)
    return text if text else _("(empty)")


class ChooseFields(Translated, QDialog):
    """Asks for each field whose value to keep. Theirs is chosen at first: nothing is lost unseen."""

    def __init__(self, context: Context, differences: list[Difference], parent: QWidget) -> None:
        super().__init__(parent)
        self.texts.put(self.setWindowTitle, N_("Changed elsewhere"))
        self._mine: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        for column, text in enumerate((N_("Field"), N_("Stored now"), N_("Yours"))):
            grid.addWidget(label(self.texts, text, "tag"), 0, column)
        for number, difference in enumerate(differences, 1):
            theirs, mine = QRadioButton(), QRadioButton()
            self.texts.put(theirs.setText, partial(_words, difference.theirs))
            self.texts.put(mine.setText, partial(_words, difference.mine))
            group = QButtonGroup(self)
            group.addButton(theirs)
            group.addButton(mine)
            self._groups.append(group)
            theirs.setChecked(True)
            self._mine[difference.name] = mine
            grid.addWidget(label(self.texts, difference.label, "label"), number, 0)
            grid.addWidget(theirs, number, 1)
            grid.addWidget(mine, number, 2)
        inner = QWidget()
        inner.setLayout(grid)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        dialog_button(buttons, self.texts, N_("Save the chosen values"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Back to the form"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addWidget(
            label(
                self.texts,
                N_(
                    "This record was changed while you were editing it. Choose which value to keep in each field."
                ),
                wrap=True,
            )
        )
        layout.addWidget(scroll(inner), 1)
        layout.addWidget(buttons)
        self.resize(640, 360)

    def choose(self) -> list[str] | None:
        """Ask; the names of the fields whose own value is kept, or None to go on editing."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        return [name for name, mine in self._mine.items() if mine.isChecked()]
