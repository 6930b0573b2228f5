"""Choosing a record by typing part of its name, creating it where it does not exist yet."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QToolButton

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, _, message
from c21desk.ui.fields import Field
from c21desk.ui.formats import local_text
from c21desk.ui.icons import Icons
from c21desk.ui.inputs import Line
from c21desk.ui.language import Text

_CLEAR_WIDTH = 22


class Choice(Protocol):
    """A record that can be chosen."""

    @property
    def id(self) -> uuid.UUID:
        """Its key."""

    @property
    def label(self) -> LocalizedText | str:
        """What it is called."""


class Choices(Protocol):
    """A service that offers records to choose from."""

    def choices(self, text: str = "", limit: int = 50) -> Sequence[Choice]:
        """Records whose name holds the text."""

    def label(self, record_id: uuid.UUID | None) -> LocalizedText | str:
        """What a record is called."""


class Suggestions(QObject):
    """A list under a line of text, filled anew at each key."""

    def __init__(
        self,
        line: QLineEdit,
        suggest: Callable[[str], list[tuple[str, object]]],
        take: Callable[[object], None],
    ) -> None:
        super().__init__(line)
        self._line, self._suggest, self._take = line, suggest, take
        self._keys: list[object] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(line)
        # The signal of the index alone: QCompleter has another of the same name with the text.
        activated: Any = self._completer.activated
        activated[QModelIndex].connect(self._chosen)
        line.textEdited.connect(self.offer)

    def offer(self, text: str) -> None:
        """Show what fits the text."""
        found = self._suggest(text)
        self._keys = [key for _label, key in found]
        self._model.setStringList([label for label, _key in found])
        if found and self._line.isVisible():
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _chosen(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._keys):
            self._take(self._keys[row])


class _New:
    """The entry that creates a record with the typed name."""

    def __init__(self, name: str) -> None:
        self.name = name


class ReferenceField(Field):
    """A reference to a record, or to none. ``create`` makes a record of a typed name and gives its id."""

    def __init__(
        self,
        source: Choices,
        icons: Icons,
        *,
        create: Callable[[str], uuid.UUID] | None = None,
        placeholder: Text = "",
    ) -> None:
        super().__init__()
        self._source, self._create = source, create
        self._id: uuid.UUID | None = None
        self._shown = ""
        self._proposed = ""
        self.main = self.line = Line()
        self.texts.put(self.line.setPlaceholderText, placeholder or N_("Type to search"))
        self.clear = QToolButton()
        icons.put(self.clear, "x", "secondary")
        self.texts.name(self.clear, N_("Clear the choice"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # an empty line does the same from the keyboard
        self.clear.clicked.connect(self._cleared)
        self._suggestions = Suggestions(self.line, self._offers, self._taken)
        self.line.editingFinished.connect(self._left)
        self.line.installEventFilter(self)
        self._row(self.line)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)
        self.clear.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the whole list."""
        if (
            watched is self.line and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down  # type: ignore[attr-defined]
        ):
            self._suggestions.offer(self.line.text() if self._id is None else "")
            return True
        return super().eventFilter(watched, event)

    def _offers(self, text: str) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = [
            (local_text(choice.label), choice.id) for choice in self._source.choices(text.strip(), 30)
        ]
        name = text.strip()
        if self._create and name and all(label.casefold() != name.casefold() for label, _key in found):
            found.append((_("Create “{name}”").format(name=name), _New(name)))
        return found

    def _taken(self, key: object) -> None:
        if isinstance(key, _New):
            assert self._create is not None
            self._id = self._create(key.name)
        elif isinstance(key, uuid.UUID):
            self._id = key
        self._show()
        self.edited.emit()

    def _cleared(self) -> None:
        self.set_value(None)
        self.edited.emit()

    def _left(self) -> None:
        """Take an exact name, nothing for an empty line; else keep the text, which value() refuses."""
        text = self.line.text().strip()
        if not text:
            if self._id is not None:
                self._cleared()
            return
        if self._id is not None and text == self._shown:
            return
        same = [c for c in self._source.choices(text, 5) if local_text(c.label).casefold() == text.casefold()]
        if len(same) == 1:
            self._taken(same[0].id)

    def _show(self) -> None:
        self._shown = local_text(self._source.label(self._id)) if self._id else ""
        self.line.show_text(self._shown)
        self.clear.setVisible(self._id is not None)
        self.line.setTextMargins(0, 0, _CLEAR_WIDTH if self._id else 0, 0)

    def value(self) -> uuid.UUID | None:
        """The id chosen. Raises UserError for a typed name that is none of the records."""
        text = self.line.text().strip()
        if not text or self.is_proposal():
            return None
        if self._id is None or text != self._shown:
            raise UserError(
                message(
                    N_("“{text}” is not in the list. Choose from the list or clear the field."), text=text
                )
            )
        return self._id

    def set_value(self, value: uuid.UUID | None) -> None:
        """Show a record."""
        self._id = value
        self._proposed = ""
        self._show()

    def propose(self, name: str) -> None:
        """Show the name of a record that whoever stores the form is going to make."""
        self.set_value(None)
        self._proposed = name
        self.line.show_text(name)

    def is_proposal(self) -> bool:
        """Whether the field still shows what was proposed."""
        return self._id is None and bool(self._proposed) and self.line.text().strip() == self._proposed

    def retranslate(self) -> None:
        """Show the record's name in the new language."""
        if self._id is not None:
            self._show()
