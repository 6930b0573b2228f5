"""Filling a new person's form from a signature: nothing is stored, only empty fields are filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, message
from c21desk.services.contacts.filling import Suggestion
from c21desk.ui.contacts.review import latin_key
from c21desk.ui.context import Context
from c21desk.ui.forms import Form
from c21desk.ui.inputs import Area
from c21desk.ui.language import Translated
from c21desk.ui.people.addresses import Home
from c21desk.ui.people.channels import Way
from c21desk.ui.people.positions import Post
from c21desk.ui.theme import GAP_L, GAP_S
from c21desk.ui.widgets import dialog_button, label

_LINES = 12
_NAMES = ("family_latin", "given_latin", "family_han", "given_han")


class FillDialog(Translated, QDialog):
    """Asks for the text; the clipboard's is there already."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.found: Suggestion | None = None
        self.texts.put(self.setWindowTitle, N_("Fill from text"))
        self.area = Area(_LINES)
        self.area.setPlainText(QGuiApplication.clipboard().text()[:200_000])
        self.area.selectAll()
        self.texts.name(self.area, N_("Signature or contact card"))
        self.problem = label(self.texts, "", "error", wrap=True)
        self.problem.hide()
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.fill_button = dialog_button(buttons, self.texts, N_("Fill in"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_S)
        hint = N_(
            "Paste the signature of an e-mail, a business card’s text or a contact card. Only empty fields are "
            "filled, and nothing is stored before you save."
        )
        layout.addWidget(label(self.texts, hint, wrap=True))
        layout.addWidget(self.area)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(560, 380)
        self.area.setFocus()

    def _take(self) -> None:
        try:
            self.found = self.context.desk.contacts.suggest(self.area.toPlainText(), latin_key())
        except UserError as error:
            self.problem.setText(error.message.text())
            self.problem.show()
            self.area.setFocus()
            return
        self.accept()


def suggestion_of_mail(context: Context, mail: Path) -> Suggestion:
    """What a mail says of its sender. Raises UserError where it cannot be read."""
    return context.desk.contacts.suggest(mail, latin_key())


def fill(form: Form, found: Suggestion) -> Message:
    """Put what was found into the empty fields of a person's form; says what to check."""
    fields = form.fields
    nameless = not any(fields[name].value() for name in _NAMES)
    for name, value in found.values.items():
        field = fields.get(name)
        if field is None or (name == "name_order" and not nameless):
            continue
        if name == "name_order" or not _filled(form, name):
            field.set_value(value)
    if not _filled(form, "positions"):
        fields["positions"].set_value([_post(one) for one in found.posts])
    here = fields["channels"].value()
    known = {(way.kind, way.value.casefold()) for way in here}
    more = [Way(**one) for one in found.channels if (one["kind"], one["value"].casefold()) not in known]
    fields["channels"].set_value([*here, *more])
    if not _filled(form, "addresses"):
        fields["addresses"].set_value([Home(**one) for one in found.addresses])
    fields["family_latin"].edited.emit()
    return _told(found)


def _filled(form: Form, name: str) -> bool:
    try:
        return bool(form.fields[name].value())
    except UserError:
        return True  # half-typed: leave it alone


def _post(one: Any) -> Post:
    return Post(
        organisation_id=one.organisation_id,
        title=one.title,
        department=one.department,
        title_id=one.title_id,
        rank_level=one.rank_level,
        new_organisation=one.organisation,
    )


def _told(found: Suggestion) -> Message:
    to_check = [*found.unsure]
    to_check += [
        message(N_("The organisation “{name}” is new and is added when you save."), name=name)
        for post in found.posts
        for name in post.organisation.values()[:1]
    ]
    if found.rest:
        to_check.append(message(N_("Not used: {text}"), text=" / ".join(found.rest)))
    if not to_check:
        return message(N_("Filled in from the text. Check it and save."))
    return Message(N_("Filled in from the text. Please check: {points}"), {"points": tuple(to_check)})
