"""A form: labels in one column, fields in the other, and each problem under the field it belongs to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import Message
from c21desk.ui.fields import Field
from c21desk.ui.language import Text, Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import label, plain_label

_LABEL_WIDTH = 148


class Form(Translated, QWidget):
    """Fields by name, with their labels and problems."""

    edited = Signal()

    def __init__(self, label_width: int = _LABEL_WIDTH) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.labels: dict[str, Text] = {}
        self._errors: dict[str, QLabel] = {}
        self._error_messages: dict[str, Message] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_M)
        self._grid.setVerticalSpacing(GAP_S)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, label_width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def section(self, text: Text) -> None:
        """Begin a section with a heading."""
        heading = label(self.texts, text, "heading")
        heading.setContentsMargins(0, GAP_L if self._grid.rowCount() > 1 else 0, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)

    def _label(self, text: Text, field: Field) -> QLabel:
        result = label(self.texts, text, "label", wrap=True)
        result.setContentsMargins(0, 5, 0, 0)
        result.setBuddy(field.main)
        return result

    def _register(self, name: str, text: Text, field: Field) -> None:
        field.label(text)
        field.edited.connect(self.edited)
        field.edited.connect(lambda: self._clear_error(name))
        self.fields[name] = field
        self.labels[name] = text
        error = plain_label("error", wrap=True)
        error.hide()
        self._errors[name] = error

    def add(self, name: str, text: Text, field: Field, extra: QWidget | None = None) -> None:
        """A field on a row of its own; ``extra`` stands beside it."""
        row = self._grid.rowCount()
        self._register(name, text, field)
        self._grid.addWidget(self._label(text, field), row, 0, Qt.AlignmentFlag.AlignTop)
        if extra is None:
            self._grid.addWidget(field, row, 1)
        else:
            box = QHBoxLayout()
            box.setSpacing(GAP_S)
            box.addWidget(field, 1)
            box.addWidget(extra)
            self._grid.addLayout(box, row, 1)
        self._grid.addWidget(self._errors[name], row + 1, 1)

    def add_pair(self, text: Text, one: tuple[str, Text, Field], other: tuple[str, Text, Field]) -> None:
        """Two fields side by side under one label; their own names show as placeholders."""
        row = self._grid.rowCount()
        both = QHBoxLayout()
        both.setSpacing(GAP_S)
        for name, own, field in (one, other):
            self._register(name, own, field)
            both.addWidget(field, 1)
        self._grid.addWidget(self._label(text, one[2]), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(both, row, 1)
        self._grid.addWidget(self._errors[one[0]], row + 1, 1)
        self._grid.addWidget(self._errors[other[0]], row + 2, 1)

    def add_full(self, name: str, text: Text, field: Field) -> None:
        """A field that takes both columns and stands under a section's heading instead of a label."""
        self._register(name, text, field)
        row = self._grid.rowCount()
        self._grid.addWidget(field, row, 0, 1, 2)
        self._grid.addWidget(self._errors[name], row + 1, 0, 1, 2)

    def add_wide(self, widget: QWidget) -> None:
        """Something that takes both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def values(self) -> dict[str, Any]:
        """Every field's value. Raises UserError, naming the field, for one that cannot be understood."""
        result = {}
        for name, field in self.fields.items():
            try:
                result[name] = field.value()
            except UserError as error:
                raise UserError(error.message, name) from error
        return result

    def set_values(self, record: object) -> None:
        """Show a record's values."""
        self.clear_errors()
        for name, field in self.fields.items():
            field.set_value(getattr(record, name))

    def show_error(self, error: UserError) -> bool:
        """Show a problem at its field and go there; false if the form has no such field."""
        name = error.field.split(".")[0]
        if name not in self.fields:
            return False
        self._error_messages[name] = error.message
        self._errors[name].setText(error.message.text())
        self._errors[name].show()
        self.fields[name].set_bad(True)
        self.fields[name].main.setAccessibleDescription(error.message.text())
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _clear_error(self, name: str) -> None:
        if self._error_messages.pop(name, None) is not None:
            self._errors[name].hide()
            self.fields[name].set_bad(False)
            self.fields[name].main.setAccessibleDescription("")

    def clear_errors(self) -> None:
        """Forget all problems."""
        for name in list(self._error_messages):
            self._clear_error(name)

    def error_text(self, name: str) -> str:
        """The problem shown at a field, or ""."""
        return self._errors[name].text() if name in self._error_messages else ""

    def retranslate(self) -> None:
        """Say the problems in the new language."""
        for name, problem in self._error_messages.items():
            self._errors[name].setText(problem.text())
