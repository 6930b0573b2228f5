"""Expected failures, told to the user in the user's language."""

from __future__ import annotations

from c21desk.i18n import Message


class UserError(Exception):
    """Something the user can understand and mend.

    ``message`` says what happened and what to do; ``field`` names the field it belongs to
    (the attribute's name), or is empty.
    """

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message.msgid)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return self.message.text()


class StaleRecordError(UserError):
    """The record was changed elsewhere after the editor had opened it."""
