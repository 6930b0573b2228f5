"""Drafts of forms: what is typed and not saved survives when the program ends as it should not."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from c21desk.domain.errors import UserError
from c21desk.services.drafts import Draft
from c21desk.ui.context import Context
from c21desk.ui.draft_values import from_plain, to_plain
from c21desk.ui.fields import Field
from c21desk.ui.forms import Form
from c21desk.ui.parts_field import PartsField

_PAUSE_MS = 1500
"""A pause in typing that counts as leaving the field."""


class DraftKeeper(QObject):
    """Keeps the draft of the record in one editor, at each field that is left and each pause."""

    def __init__(self, context: Context, editor: QWidget, form: Form) -> None:
        super().__init__(editor)
        self._context, self._editor, self._form = context, editor, form
        self._drafts = context.desk.drafts
        self._kind = ""
        self._id: uuid.UUID | None = None
        """What the draft is filed under: its record, or the one that was new when it was first kept."""
        self._describe: dict[str, Any] = {}
        self._loaded: dict[str, Any] = {}
        self._text: str | None = None
        """The draft as it should be kept; None where nothing is to be kept."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        form.edited.connect(self._edited)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def open(self, record: Any, loaded: dict[str, Any], *, new: bool) -> bool:
        """Begin with a record whose stored values the form shows; a draft of it that an earlier run of
        the program left is put into the form. Whether there was one."""
        self._pause.stop()
        self._kind, self._id, self._loaded = type(record).__tablename__, record.id, loaded
        within = getattr(record, "visit_id", None)
        self._describe = {"new": new, "rev": record.rev, "within": within.hex if within else ""}
        self._text = None
        draft = self._left_of_new() if new else self._drafts.get(self._kind, record.id)
        if draft is None:
            return False
        self._id = draft.id
        try:
            told = json.loads(draft.text)
            record.rev = int(told["rev"])  # what was changed since is found when it is saved
            self._describe["rev"] = record.rev
            self._fill(told)
        except (ValueError, KeyError, TypeError, AttributeError):  # of another version: of no use
            self.drop()
            return False
        self._text = draft.text
        return True

    def _left_of_new(self) -> Draft | None:
        """The draft of a new record of this kind, in the same visit where it belongs to one."""
        for draft in self._drafts.all():
            if draft.kind == self._kind and is_new(draft) and within(draft) == self._describe["within"]:
                return draft
        return None

    def _fill(self, told: dict[str, Any]) -> None:
        values = {name: from_plain(value) for name, value in told["values"].items()}
        for name, value in values.items():
            if name in self._form.fields:
                self._form.fields[name].set_value(value)
        for name, texts in told["typed"].items():
            lines = _lines(self._form.fields[name]) if name in self._form.fields else []
            for line, text in zip(lines, texts, strict=False):
                _show(line, str(text))

    def drop(self) -> None:
        """The changes were saved or discarded: forget the draft."""
        self._text = None
        self._keep()

    # -- keeping

    def _edited(self) -> None:
        """Take the form as it is now: reading the fields later, while the focus moves, would disturb it."""
        values: dict[str, Any] = {}
        typed: dict[str, list[str]] = {}
        for name, field in self._form.fields.items():
            try:
                value = field.value()
            except UserError:
                if isinstance(field, PartsField):
                    values[name] = to_plain(_understood(field))
                else:
                    typed[name] = [_text_of(line) for line in _lines(field)]
            else:
                if value != self._loaded.get(name):
                    values[name] = to_plain(value)
        changed = {**self._describe, "values": values, "typed": typed}
        self._text = json.dumps(changed, ensure_ascii=False) if values or typed else None
        self._pause.start()

    def _focus_changed(self, old: QWidget | None, _now: QWidget | None) -> None:
        if self._pause.isActive() and old is not None and self._editor.isAncestorOf(old):
            self._keep()

    def _keep(self) -> None:
        self._pause.stop()
        if self._id is None:
            return
        try:
            if self._text is None:
                self._drafts.drop(self._kind, self._id)
            else:
                self._drafts.keep(Draft(self._kind, self._id, self._text))
        except UserError:  # a longer task is writing, or the disk is full, which saving tells
            self._pause.start()


def is_new(draft: Draft) -> bool:
    """Whether the draft is of a record that was never stored."""
    return bool(_about(draft).get("new"))


def within(draft: Draft) -> str:
    """Id of the visit that the record belongs to, in hexadecimal digits; "" for none."""
    return str(_about(draft).get("within", ""))


def _about(draft: Draft) -> dict[str, Any]:
    try:
        told = json.loads(draft.text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def go_on(context: Context, open_record: Callable[[str, uuid.UUID | None], None]) -> None:
    """Open the record of a draft that an earlier run of the program left, if there is any.

    ``open_record`` gets table name and id; None for a new record.
    """
    drafts = context.desk.drafts
    for draft in drafts.all():
        if is_new(draft):
            visit = within(draft)
            if draft.kind != "programme_item":
                open_record(draft.kind, None)
            elif visit:
                open_record("visit", uuid.UUID(visit))
                open_record("programme_item", None)
            return
        if context.desk.exists(draft.kind, draft.id):
            open_record(draft.kind, draft.id)
            return
        context.attempt(lambda gone=draft: drafts.drop(gone.kind, gone.id))  # type: ignore[misc]


def _lines(field: Field) -> list[QLineEdit | QPlainTextEdit]:
    return [w for w in field.findChildren(QWidget) if isinstance(w, QLineEdit | QPlainTextEdit)]


def _text_of(line: QLineEdit | QPlainTextEdit) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def _show(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(line, QLineEdit):
        line.setText(text)
    else:
        line.setPlainText(text)


def _understood(field: PartsField) -> tuple[Any, ...]:
    """The cards that can be understood, where another cannot."""
    shown = (card.shown() for card in field.cards)
    return tuple(part for part in shown if part is not None and field.is_filled(part))
