"""The form of a person."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from c21desk.domain.errors import UserError
from c21desk.domain.kinds import NameOrder
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName
from c21desk.domain.people import Person
from c21desk.i18n import N_, Message, message
from c21desk.services.rows.people import NAME_COLUMNS
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, SecretField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.addresses import AddressesField, store_addresses
from c21desk.ui.people.channels import ChannelsField, store_ways
from c21desk.ui.people.languages import LanguagesField
from c21desk.ui.people.name_forms import NameForms
from c21desk.ui.people.portrait import PortraitField
from c21desk.ui.people.positions import PositionsField, Post, store_posts
from c21desk.ui.people.similar import MergedNote, SimilarNote
from c21desk.ui.people.tags import TagsField, store_tags
from c21desk.ui.picker import ReferenceField
from c21desk.ui.questions import confirm
from c21desk.ui.widgets import Note, button

if TYPE_CHECKING:
    from c21desk.services.contacts.filling import Suggestion

_SIMILAR_DELAY_MS = 300
_NAMES = ("family_latin", "given_latin", "family_han", "given_han")


class PersonEditor(Editor[Person]):
    """Names, posts, contacts, and what is needed for letters and hospitality."""

    new_heading = N_("New person")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.people)
        self.similar = SimilarNote(context)
        self.similar.chosen.connect(self._open_similar)
        self.merged = MergedNote(context)
        self.merged.wanted.connect(self._separate)
        self.fill_button = button(
            context, self.texts, N_("Fill from text…"), self.fill_from_text, icon="clipboard-paste",
            look="link", description=N_("From the signature of an e-mail (Ctrl+Shift+V)"),
        )  # fmt: skip
        self.filled = Note(context, "info")
        self.filled.hide()
        self.body.insertWidget(0, self.filled)
        self.body.insertWidget(0, self.fill_button)
        self.code_button = button(
            context, self.texts, N_("QR code"), self.show_code, icon="qr-code", look="quiet",
            description=N_("Show as a QR code for a phone (Ctrl+R)"),
        )  # fmt: skip
        self.header_row.insertWidget(1, self.code_button)
        code = QShortcut(QKeySequence("Ctrl+R"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        code.activated.connect(self.show_code)
        form = self.form
        form.section(N_("Full name"))
        form.add_pair(
            N_("Latin letters"),
            ("family_latin", N_("Family name"), TextField(placeholder=N_("Family name"))),
            ("given_latin", N_("Given name"), TextField(placeholder=N_("Given name"))),
        )
        form.add_pair(
            N_("Chinese characters"),
            ("family_han", N_("Family name in Chinese"), TextField(placeholder="姓")),
            ("given_han", N_("Given name in Chinese"), TextField(placeholder="名")),
        )
        form.add_pair(
            N_("Pinyin with tones"),
            ("pinyin_family", N_("Pinyin of the family name"), TextField(placeholder="xìng")),
            ("pinyin_given", N_("Pinyin of the given name"), TextField(placeholder="míng")),
        )
        self.propose = button(
            context,
            self.texts,
            N_("Propose pinyin"),
            lambda: self._propose(replace=True),
            look="link",
            description=N_(
                "Fills in the usual reading; correct it where the person reads the name otherwise"
            ),
        )
        form.add("name_order", N_("Order of names"), ChoiceField(labels.NAME_ORDER), self.propose)
        form.add_wide(self.similar)
        self.body.insertWidget(0, self.merged)
        form.add_pair(
            N_("Western name, form of address"),
            ("western_name", N_("Western name"), TextField(placeholder=N_("Western name"))),
            ("honorific", N_("Form of address"), TextField(placeholder=N_("Form of address"))),
        )
        self.name_forms = NameForms()
        form.add_wide(self.name_forms)
        form.edited.connect(self._show_forms)
        form.section(N_("Posts"))
        form.add_full("positions", N_("Posts"), PositionsField(context))
        form.section(N_("Contact details"))
        form.add_full("channels", N_("Contacts"), ChannelsField(context))
        form.section(N_("Addresses"))
        form.add_full("addresses", N_("Addresses"), AddressesField(context))
        form.section(N_("Languages"))
        form.add("languages", N_("Speaks"), LanguagesField())
        form.add("interpreting", N_("Interpreter"), ChoiceField(labels.INTERPRETING))
        form.section(N_("Travel and hospitality"))
        form.add("sex", N_("Sex in passport"), ChoiceField(labels.SEX))
        form.add("birth_date", N_("Date of birth"), SecretField(DateField(context.icons), context.icons))
        form.add("passport_name", N_("Name in the passport"), TextField())
        form.add("passport_number", N_("Passport number"), SecretField(TextField(), context.icons))
        for name, label in (
            ("passport_issued", N_("Passport issued on")),
            ("passport_expires", N_("Passport valid until")),
        ):
            form.add(name, label, SecretField(DateField(context.icons), context.icons))
        form.add("birth_place", N_("Place of birth"), SecretField(TextField(), context.icons))
        form.add("nationality", N_("Nationality"), TextField(placeholder=N_("Two letters, such as CN")))
        form.add("home_place_id", N_("Home place"), ReferenceField(context.desk.places, context.icons))
        form.add("diet", N_("Dietary needs"), SecretField(TextField(), context.icons))
        form.add("allergies", N_("Allergies"), SecretField(TextField(), context.icons))
        form.add("access_needs", N_("Accessibility needs"), SecretField(TextField(), context.icons))
        form.section(N_("About"))
        form.add("portrait", N_("Portrait"), PortraitField(context))
        form.add("tags", N_("Groups"), TagsField(context.desk.people.tag_names))
        form.add("biography", N_("Biography"), LocalizedField(lines=4))
        form.add("note", N_("Note"), LinesField(lines=3))
        for name in ("family_han", "given_han"):
            field = form.fields[name]
            assert isinstance(field, TextField)
            field.line.editingFinished.connect(self._han_left)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SIMILAR_DELAY_MS)
        self._timer.timeout.connect(self._look_for_similar)
        for name in ("family_latin", "given_latin", "family_han", "given_han", "channels"):
            form.fields[name].edited.connect(self._timer.start)

    def name_of(self, record: Person) -> str:
        """Latin name, or the Han name in a Chinese window."""
        return local_text(self.context.desk.people.label(record.id))

    def store(self, record: Person, values: dict[str, Any]) -> None:
        """Put the form's values into the person."""
        posts = values.pop("positions")
        store_ways(record, values.pop("channels"))
        store_addresses(record, values.pop("addresses"))
        store_tags(record, values.pop("tags"))
        super().store(record, values)
        if any(post.new_organisation for post in posts):
            self.context.desk.people.check(record)  # no organisation for a person who cannot be stored
            posts = self._with_organisations(posts)
        store_posts(record, posts)

    def _with_organisations(self, posts: Sequence[Post]) -> list[Post]:
        """Make the organisations that a text named; of one name only one."""
        organisations = self.context.desk.organisations
        made = []
        for post in posts:
            name = post.new_organisation
            if name and post.organisation_id is None:
                same = [
                    c
                    for c in organisations.choices(name.values()[0], 5)
                    if set(c.label.values()) & set(name.values())
                ]
                if same:
                    post = replace(post, organisation_id=same[0].id)
                else:
                    record = organisations.named(name.values()[0])
                    record.name = name
                    organisations.save(record)
                    post = replace(post, organisation_id=record.id)
            made.append(replace(post, new_organisation=LocalizedText()))
        return made

    def open(self, record: Person, *, new: bool = False) -> None:
        """Show a person."""
        super().open(record, new=new)
        self.similar.show_people(())
        self._show_forms()
        self.merged.show_merged([] if new else self.context.desk.duplicates.merged_into(record.id))
        self.texts.put(self.filled.show_text, "")
        self.fill_button.setVisible(new)
        self.code_button.setEnabled(not new)

    # -- to and from a telephone or a mail

    def fill_from_text(self) -> None:
        """Ask for a signature and fill the empty fields from it."""
        if not self.is_new:
            return
        from c21desk.ui.contacts.fill import FillDialog

        dialog = FillDialog(self.context, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.found is not None:
            self._fill(dialog.found)

    def fill_from_mail(self, mail: Path) -> None:
        """Fill the empty fields from the signature of a mail."""
        from c21desk.ui.contacts.fill import suggestion_of_mail

        try:
            found = suggestion_of_mail(self.context, mail)
        except UserError as error:
            self.context.complain(error)
        else:
            self._fill(found)

    def _fill(self, found: Suggestion) -> None:
        from c21desk.ui.contacts.fill import fill

        self.texts.put(self.filled.show_text, fill(self.form, found))
        self.form.fields["family_latin"].setFocus()

    def show_code(self) -> None:
        """Show the person as a code; what is not stored yet is stored first."""
        if self.record is None or self.is_new or not self.save() or self.record is None:
            return
        from c21desk.ui.contacts.qr_dialog import show_code

        try:
            code = self.context.desk.contacts.qr_code(self.record.id)
        except UserError as error:
            self.context.complain(error)
        else:
            show_code(self.context, code, self.window())

    def _text(self, name: str) -> str:
        return str(self.form.fields[name].value())

    def _han_left(self) -> None:
        """Propose the pinyin once the Han name stands, and the order of names that goes with it."""
        if not (self._text("family_han") and self._text("given_han")):
            return
        if not self._text("pinyin_family") and not self._text("pinyin_given"):
            self._propose(replace=False)
            if self.is_new and not self._text("family_latin"):
                self.form.fields["name_order"].set_value(NameOrder.FAMILY_FIRST)

    def _propose(self, *, replace: bool) -> None:
        family, given = self.context.desk.people.propose_pinyin(
            self._text("family_han"), self._text("given_han")
        )
        for name, text in (("pinyin_family", family), ("pinyin_given", given)):
            if text and (replace or not self._text(name)):
                self.form.fields[name].set_value(text)
        self.form.edited.emit()

    def _show_forms(self) -> None:
        """Show how the name is written and spoken, as the form stands."""
        try:
            posts = self.form.fields["positions"].value()
        except UserError:  # a date that is half typed
            posts = ()
        title = next((post.title for post in posts if post.until is None), LocalizedText())
        self.name_forms.show_name(PersonName(*(self._text(column) for column in NAME_COLUMNS)), title)

    def _look_for_similar(self) -> None:
        """Warn of people who may be the same."""
        if self.record is None:
            return
        draft = Person(id=self.record.id)
        for name in (*_NAMES, "sex", "pinyin_family", "pinyin_given"):
            setattr(draft, name, self._text(name))
        try:
            store_ways(draft, self.form.fields["channels"].value())
            store_posts(draft, self.form.fields["positions"].value())
        except UserError:
            pass  # a date that is half typed: the names say enough
        self.similar.show_people(self.context.desk.duplicates.similar(draft))

    def _open_similar(self, person: uuid.UUID) -> None:
        """Go to somebody who is here already; what was typed for a new person is dropped after asking."""
        if self.is_new:
            question = message(
                N_("Open the person who is already in the file? What you have typed will be lost.")
            )
            if not confirm(self, question, N_("Open the person")):
                return
            self.discard()
        self.context.show_record("person", person)

    def _separate(self, merged: uuid.UUID, name: str) -> None:
        """Make two people of this one again."""
        question = message(N_("Separate {name} from this person again?"), name=name)
        hint = N_("Later changes stay with the person they belong to. You can undo this.")
        if self.record is None or not self.save() or not confirm(self, question, N_("Separate"), hint):
            return
        kept: tuple[Message, ...] = ()

        def separate() -> None:
            nonlocal kept
            kept = self.context.desk.duplicates.unmerge(merged)

        if self.context.attempt(separate):
            done = message(N_("{name} is separate again"), name=name)
            if kept:
                done = message(
                    N_("{name} is separate again. Changed since the merge and left as it is now: {fields}"),
                    name=name,
                    fields=kept,
                )
            self.context.say(done, SUCCESS, undo=True)
            self.refresh()
            self.merged.show_merged(self.context.desk.duplicates.merged_into(self.record.id))
