"""Writing people to a file for other programs, or to a sheet of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, NATIVE_NAMES, Message, _, current, message, number_text, plural
from c21desk.services.contacts import Exported
from c21desk.ui.context import SUCCESS, WARNING, Context
from c21desk.ui.jobs import CancelledError, Watch
from c21desk.ui.language import Translated, spoken
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, dialog_button, label


@dataclass(frozen=True)
class Form:
    """A kind of file: what it is called, what it is good for, and its ending."""

    name: str
    use: str
    ending: str
    version: str = ""


FORMS = {
    "vcf4": Form(N_("Contact cards (vCard 4.0)"), N_("For phones and newer programs; keeps the most."), "vcf", "4.0"),
    "vcf3": Form(N_("Contact cards (vCard 3.0)"), N_("For Outlook and older programs."), "vcf", "3.0"),
    "csv": Form(N_("Table (CSV)"), N_("For any program that reads tables."), "csv"),
    "xlsx": Form(N_("Workbook (XLSX)"), N_("For Excel and LibreOffice."), "xlsx"),
    "sheet": Form(N_("Contact sheet (PDF)"), N_("To be printed: names, posts and numbers."), "pdf"),
}  # fmt: skip
EVERYONE, SHOWN, SELECTED = "everyone", "shown", "selected"


class ExportDialog(Translated, QDialog):
    """Asks what is written, of whom, and whether also what is sensitive.

    ``shown`` and ``selected`` are the row numbers of the list as filtered and of its selection.
    """

    def __init__(
        self, context: Context, shown: Sequence[int], selected: Sequence[int], total: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._keys = {SHOWN: shown, SELECTED: selected}
        self._total = total
        self.texts.put(self.setWindowTitle, N_("Export people"))
        self.form = QComboBox()
        self.texts.name(self.form, N_("Kind of file"))
        for key in FORMS:
            self.form.addItem("", key)
        self._use = label(self.texts, lambda: spoken(self.chosen_form.use), "hint", wrap=True)
        self.who = {name: QRadioButton() for name in (EVERYONE, SHOWN, SELECTED)}
        group = QButtonGroup(self)
        for choice in self.who.values():
            group.addButton(choice)
        if not 0 < len(shown) < total:
            self.who[SHOWN].hide()
        if not selected:
            self.who[SELECTED].hide()
        several = len(selected) > 1
        self.who[SELECTED if several else SHOWN if 0 < len(shown) < total else EVERYONE].setChecked(True)
        self.sensitive = QCheckBox()
        self.texts.put(
            self.sensitive.setText,
            N_("Also sensitive fields (passport, birth date, diet, allergies, access needs)"),
        )
        self.warning = Note(context, "warning")
        self.sheet_title = QLineEdit()
        self.sheet_language = QComboBox()
        for code, name in NATIVE_NAMES.items():
            self.sheet_language.addItem(name, code)
        self.sheet_language.setCurrentIndex(max(0, self.sheet_language.findData(current().language)))
        self._title_label = label(self.texts, N_("Heading of the sheet"), "label")
        self._language_label = label(self.texts, N_("Language of the sheet"), "label")
        self._title_label.setBuddy(self.sheet_title)
        self._language_label.setBuddy(self.sheet_language)
        self.texts.name(self.sheet_title, N_("Heading of the sheet"))
        self.texts.name(self.sheet_language, N_("Language of the sheet"))
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.export_button = dialog_button(buttons, self.texts, N_("Choose a file…"), roles.AcceptRole)
        dialog_button(buttons, self.texts, N_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP_S)
        layout.addWidget(label(self.texts, N_("Kind of file"), "label"))
        layout.addWidget(self.form)
        layout.addWidget(self._use)
        layout.addSpacing(GAP_M)
        layout.addWidget(label(self.texts, N_("Which people"), "label"))
        for choice in self.who.values():
            layout.addWidget(choice)
        layout.addSpacing(GAP_M)
        for part in (
            self.sensitive, self.warning, self._title_label, self.sheet_title, self._language_label,
            self.sheet_language,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addSpacing(GAP_M)
        layout.addWidget(buttons)
        self.form.currentIndexChanged.connect(lambda _index: self._form_chosen())
        self.sensitive.toggled.connect(lambda _on: self._form_chosen())
        self.setMinimumWidth(480)
        self.retranslate()
        self.form.setFocus()

    @property
    def chosen_form(self) -> Form:
        """The kind of file."""
        return FORMS[str(self.form.currentData())]

    @property
    def is_sheet(self) -> bool:
        """Whether a sheet of paper is wanted."""
        return bool(self.form.currentData() == "sheet")

    def _form_chosen(self) -> None:
        self._use.setText(spoken(self.chosen_form.use))
        sheet = self.is_sheet
        for part in (self._title_label, self.sheet_title, self._language_label, self.sheet_language):
            part.setVisible(sheet)
        self.sensitive.setVisible(not sheet)
        asked = self.sensitive.isChecked() and not sheet
        self.warning.show_text(
            _(
                "The file will hold passport numbers, dates of birth and facts about health, and is not encrypted. "
                "Give it only to those who need them, and delete it afterwards."
            )
            if asked
            else ""
        )

    def retranslate(self) -> None:
        """Say all in the new language."""
        for number, form in enumerate(FORMS.values()):
            self.form.setItemText(number, _(form.name))
        for name, text in (
            (EVERYONE, N_("Everyone in the file: {n}")),
            (SHOWN, N_("The list as filtered: {n}")),
            (SELECTED, N_("The selection: {n}")),
        ):
            n = self._total if name == EVERYONE else len(self._keys[name])
            self.who[name].setText(_(text).format(n=number_text(n)))
        self._form_chosen()

    # -- writing

    def _choose_file(self) -> None:
        form = self.chosen_form
        path = Path.home() / f"{_('People')}.{form.ending}"
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Export people"), str(path), f"{_(form.name)} (*.{form.ending})"
        )
        if not name:
            return
        target = Path(name)
        if not target.suffix:
            target = target.with_suffix(f".{form.ending}")
        self._write(target)
        self.accept()

    def _write(self, target: Path) -> None:
        contacts, form, sensitive = self.context.desk.contacts, self.chosen_form, self.sensitive.isChecked()
        chosen = next(name for name, choice in self.who.items() if choice.isChecked())
        keys = self._keys.get(chosen)
        sheet, title = self.is_sheet, self.sheet_title.text().strip()
        language = str(self.sheet_language.currentData())

        def work(watch: Watch) -> Exported:
            def step(share: float) -> None:
                watch.progress(round(share * 1000), 1000)

            ids = contacts.everyone() if keys is None else contacts.ids_of(keys)
            if sheet:
                return contacts.sheet(target, ids, language, title, step)
            return contacts.export(
                target, form.ending, ids, version=form.version or "4.0", sensitive=sensitive, progress=step
            )

        self.context.jobs.run(
            message(N_("Writing {name}"), name=target.name),
            work,
            _tell(self.context, target),
            _tell_failure(self.context),
        )


def _tell(context: Context, target: Path) -> Callable[[Exported], None]:
    def done(result: Exported) -> None:
        said = plural(
            "{n} person written to {name}", "{n} people written to {name}", result.people, name=target.name
        )
        if result.notes:
            said = Message(N_("{done}. Please note: {notes}"), {"done": said, "notes": result.notes})
        context.say(said, WARNING if result.notes else SUCCESS)

    return done


def _tell_failure(context: Context) -> Callable[[Exception], None]:
    def failed(error: Exception) -> None:
        if isinstance(error, UserError):
            context.complain(error)
        elif isinstance(error, CancelledError):
            context.say(message(N_("Cancelled. No file was written.")), WARNING)
        else:
            raise error

    return failed
