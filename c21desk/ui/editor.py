"""Editing one record: it is saved as one step when the user leaves it or presses Ctrl+S."""

from __future__ import annotations

import uuid
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.domain.errors import StaleRecordError, UserError
from c21desk.i18n import N_, Message, message
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.drafts import DraftKeeper
from c21desk.ui.forms import Form
from c21desk.ui.language import Text, Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, column, plain_label, row, scroll

T = TypeVar("T")

_RESTORED = N_(
    "These changes were not saved when the program last ended. Save them, or discard them to see what is stored."
)


class Records(Protocol[T]):
    """A service that keeps records of one noun."""

    def get(self, record_id: uuid.UUID) -> T:
        """The record, detached."""

    def save(self, record: T) -> None:
        """Store the record as one undo step."""


class Editor(Translated, QWidget, Generic[T]):
    """A form over one record. Subclasses fill :attr:`form` and say what a new record is."""

    saved = Signal(object)
    """The id of the record stored."""
    left = Signal()
    """The user wants to leave the editor."""

    def __init__(self, context: Context, service: Records[T]) -> None:
        super().__init__()
        self.context = context
        self.service = service
        self.record: T | None = None
        self.is_new = False
        self._loaded: dict[str, Any] = {}
        self.form = Form()
        self.form.edited.connect(self._on_edited)
        self.heading = plain_label("heading", wrap=True)
        self.problem = Note(context, "alert")
        self.problem.hide()
        self.restored = Note(context, "warning")
        self.restored.hide()
        self._drafts = DraftKeeper(context, self, self.form)
        self.close_button = button(
            context,
            self.texts,
            N_("Close"),
            self.leave,
            icon="x",
            look="quiet",
            description=N_("Save and close (Esc)"),
        )
        self.save_button = button(
            context, self.texts, N_("Save"), self.save, look="primary", description=N_("Save now (Ctrl+S)")
        )
        self.discard_button = button(
            context,
            self.texts,
            N_("Discard"),
            self.discard,
            icon="undo-2",
            look="quiet",
            description=N_("Drop the changes that are not saved"),
        )
        self.history_button = button(
            context,
            self.texts,
            N_("History"),
            self.show_history,
            icon="history",
            look="quiet",
            description=N_("Who changed what and when (Ctrl+H)"),
        )
        self.header_row = row(
            self.heading, self.history_button, self.discard_button, self.save_button, self.close_button
        )
        self.header_row.setStretch(0, 1)
        self.header = area("header", column(self.header_row, margin=GAP_M))
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        self.body.setSpacing(GAP_S)
        self.body.addWidget(self.restored)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(scroll(area("surface", self._wrap(body))), 1)
        for keys, action in (
            (QKeySequence("Ctrl+S"), self.save),
            (QKeySequence("Esc"), self.leave),
            (QKeySequence("Ctrl+H"), self.show_history),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    @staticmethod
    def _wrap(body: QWidget) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body)
        return box

    # -- what a subclass says

    def name_of(self, record: T) -> str:
        """What the heading calls the record; "" for one without a name yet."""
        raise NotImplementedError

    new_heading: Text = N_("New record")

    def saved_message(self, record: T) -> Message:
        """What the message bar says after saving."""
        return message(N_("Saved: {name}"), name=self.name_of(record))

    def store(self, record: T, values: dict[str, Any]) -> None:
        """Put the form's values into the record."""
        for name, value in values.items():
            setattr(record, name, value)

    # -- the life of a record

    def open(self, record: T, *, new: bool = False) -> None:
        """Show a record."""
        self.record, self.is_new = record, new
        self.form.set_values(record)
        self.problem.show_text("")
        self._loaded = self._snapshot()
        restored = self._drafts.open(record, self._loaded, new=new)
        self.texts.put(self.restored.show_text, _RESTORED if restored else "")
        self._show_heading()
        self._on_edited()

    def begin(self) -> None:
        """Put the focus into the first field, once the editor is on screen."""
        first = next(iter(self.form.fields.values()))
        QTimer.singleShot(0, first, first.setFocus)

    def _snapshot(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.form.fields.items()}

    def dirty(self) -> bool:
        """Whether the form holds what is not stored."""
        if self.record is None:
            return False
        try:
            return self._snapshot() != self._loaded
        except UserError:
            return True

    def save(self) -> bool:
        """Store the record if it was changed; false if it could not be stored, with the reason shown."""
        record = self.record
        if record is None:
            return True
        if not self.dirty():
            self._drafts.drop()
            return True
        self.form.clear_errors()
        self.problem.show_text("")
        try:
            values = self.form.values()
            self.store(record, values)
            self.service.save(record)
        except StaleRecordError:
            return self._settle(record)
        except UserError as error:
            if not self.form.show_error(error):
                self.problem.show_text(error.message.text())
            return False
        self._stored(record)
        return True

    def _stored(self, record: T) -> None:
        record_id: uuid.UUID = record.id  # type: ignore[attr-defined]
        self._drafts.drop()
        self.open(self.service.get(record_id))
        assert self.record is not None
        self.context.say(self.saved_message(self.record), SUCCESS, undo=True)
        self.saved.emit(record_id)

    def _settle(self, mine: T) -> bool:
        """The record was changed elsewhere: let the user choose field by field, then save that."""
        from c21desk.ui.stale import ChooseFields, Difference

        try:
            theirs = self.service.get(mine.id)  # type: ignore[attr-defined]
        except UserError as error:
            self.context.complain(error)  # deleted elsewhere: there is nothing left to save
            self._drafts.drop()
            self.record = None
            self.left.emit()
            return True
        wanted = self.form.values()
        self.form.set_values(theirs)
        stored = self._snapshot()
        differing = [
            Difference(name, self.form.labels[name], wanted[name], stored[name])
            for name in self.form.fields
            if wanted[name] != stored[name]
        ]
        self.record, self._loaded = theirs, stored
        if differing:
            dialog = ChooseFields(self.context, differing, self)
            chosen = dialog.choose()
            if chosen is None:
                for name, value in wanted.items():
                    self.form.fields[name].set_value(value)
                return False
            for name in chosen:
                self.form.fields[name].set_value(wanted[name])
        return self.save()

    def leave(self) -> None:
        """Save and close."""
        if self.save():
            self.left.emit()

    def discard(self) -> None:
        """Drop what is not saved: show the stored record again, or leave a new one."""
        record = self.record
        if record is None:
            return
        self._drafts.drop()
        if not self.is_new:
            try:
                self.open(self.service.get(record.id))  # type: ignore[attr-defined]
            except UserError as error:
                self.context.complain(error)
            else:
                return
        self.record = None
        self.left.emit()

    def show_history(self) -> None:
        """Show what happened to the record so far; what is not stored yet is stored first."""
        if self.record is None or not self.save() or self.record is None or self.is_new:
            return
        from c21desk.ui.record_history import RecordHistoryDialog

        record: Any = self.record
        RecordHistoryDialog(
            self.context, record.id, self.name_of(record), type(record).__wire__, self.window()
        ).exec()

    def refresh(self) -> None:
        """Show what is stored now, unless the user has changes of their own."""
        if self.record is None or self.is_new or self.dirty():
            return
        record_id: uuid.UUID = self.record.id  # type: ignore[attr-defined]
        try:
            stored = self.service.get(record_id)
        except UserError:
            self.record = None
            self.left.emit()  # deleted, perhaps by Undo
            return
        if stored.rev != self.record.rev:  # type: ignore[attr-defined]
            self.open(stored)

    def _on_edited(self) -> None:
        dirty = self.record is not None and self.dirty()
        self.save_button.setEnabled(dirty)
        self.discard_button.setEnabled(dirty or self.is_new)
        self.history_button.setEnabled(not self.is_new)

    def _show_heading(self) -> None:
        name = "" if self.record is None or self.is_new else self.name_of(self.record)
        self.texts.put(self.heading.setText, (lambda: name) if name else self.new_heading)

    def retranslate(self) -> None:
        """Name the record in the new language."""
        if self.record is not None:
            self._show_heading()
