"""Dialogs for files: making a new one, its recovery code, unlocking an encrypted one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, button, column, dialog_button, label, plain_label, row

SUFFIX = ".c21"
SHORTEST = 8
"""Fewest characters of a passphrase."""


def strength(passphrase: str) -> tuple[int, str]:
    """How hard a passphrase is to guess, from 0 to 3, and the msgid of the word for it.

    Length counts most, several words or kinds of characters add to it.
    """
    if len(passphrase) < SHORTEST:
        return 0, N_("Too short: at least eight characters")
    kinds = sum(
        any(test(c) for c in passphrase)
        for test in (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    )
    points = (
        len(passphrase) + 3 * len(passphrase.split()) + 2 * kinds + (8 if not passphrase.isascii() else 0)
    )
    if len(set(passphrase)) < 5 or points < 18:
        return 1, N_("Weak")
    return (2, N_("Good")) if points < 30 else (3, N_("Strong"))


class _Dialog(Translated, QDialog):
    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        self.box.setSpacing(GAP_M)

    def _buttons(self, accept: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = dialog_button(buttons, self.texts, accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = dialog_button(buttons, self.texts, N_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


class NewFile(_Dialog):
    """Asks where the new file goes and how it is protected."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.texts.put(self.setWindowTitle, N_("New file"))
        self.path = QLineEdit(str(Path.home() / f"c21desk{SUFFIX}"))
        self.texts.name(self.path, N_("File"))
        browse = button(context, self.texts, N_("Choose…"), self._browse, icon="folder-open")
        self.encrypted = QRadioButton()
        self.encrypted.setChecked(True)
        self.texts.put(self.encrypted.setText, N_("Encrypted with a passphrase (recommended)"))
        self.plain = QRadioButton()
        self.texts.put(self.plain.setText, N_("Not encrypted: whoever has the file can read it"))
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for line, text in ((self.passphrase, N_("Passphrase")), (self.again, N_("Passphrase again"))):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            self.texts.name(line, text)
            line.textChanged.connect(self._check)
        self.verdict = plain_label("hint", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.texts, N_("File"), "label"), 0, 0)
        grid.addLayout(row(self.path, browse), 0, 1)
        grid.addWidget(label(self.texts, N_("Protection"), "label"), 1, 0)
        grid.addLayout(column(self.encrypted, self.plain), 1, 1)
        grid.addWidget(label(self.texts, N_("Passphrase"), "label"), 2, 0)
        grid.addWidget(self.passphrase, 2, 1)
        grid.addWidget(label(self.texts, N_("Passphrase again"), "label"), 3, 0)
        grid.addWidget(self.again, 3, 1)
        grid.addWidget(self.verdict, 4, 1)
        self.box.addWidget(
            label(
                self.texts,
                N_("Everything is kept in one file. It never leaves this computer by itself."),
                wrap=True,
            )
        )
        self.box.addLayout(grid)
        self.box.addStretch(1)
        self.box.addWidget(self._buttons(N_("Make the file")))
        self.encrypted.toggled.connect(self._check)
        self.path.textChanged.connect(self._check)
        self.resize(620, 330)
        self._check()
        self.passphrase.setFocus()

    def _browse(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, _("New file"), self.path.text(), _("c21desk files (*{suffix})").format(suffix=SUFFIX)
        )
        if name:
            self.path.setText(name if Path(name).suffix else name + SUFFIX)

    def _check(self) -> None:
        secret = self.encrypted.isChecked()
        for line in (self.passphrase, self.again):
            line.setEnabled(secret)
        points, word = strength(self.passphrase.text())
        same = self.passphrase.text() == self.again.text()
        if not secret:
            self.verdict.setText("")
        elif points and self.again.text() and not same:
            self.verdict.setText(_("The two passphrases differ."))
        elif self.passphrase.text():
            self.verdict.setText(_("Strength: {word}").format(word=_(word)))
        else:
            self.verdict.setText(
                _("Four or more words that do not belong together are strong and easy to keep in mind.")
            )
        self.ok.setEnabled(bool(self.path.text().strip()) and (not secret or (points > 0 and same)))

    def retranslate(self) -> None:
        """Judge the passphrase in the new language."""
        self._check()

    def answer(self) -> tuple[Path, str | None] | None:
        """Ask; path and passphrase (None for a plain file), or None."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        secret = self.passphrase.text() if self.encrypted.isChecked() else None
        return Path(self.path.text().strip()).expanduser(), secret


class RecoveryCode(_Dialog):
    """Shows the recovery code of a new encrypted file, this once."""

    def __init__(self, context: Context, code: str, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.texts.put(self.setWindowTitle, N_("Recovery code"))
        self.code = QLineEdit(code)
        self.code.setReadOnly(True)
        self.texts.name(self.code, N_("Recovery code"))
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() + 2)
        self.code.setFont(font)
        copy = button(context, self.texts, N_("Copy"), self._copy, icon="copy")
        warning = Note(context, "warning")
        self.texts.put(
            warning.show_text,
            N_(
                "This code opens the file if the passphrase is forgotten. It is shown only now and kept nowhere."
            ),
        )
        self.kept = QCheckBox()
        self.texts.put(self.kept.setText, N_("I have written the code down or printed it"))
        self.box.addWidget(warning)
        self.box.addLayout(row(self.code, copy))
        self.box.addWidget(
            label(
                self.texts,
                N_(
                    "Write it on paper or print it, and keep it where only your office has access, not with this computer."
                ),
                "hint",
                wrap=True,
            )
        )
        self.box.addWidget(self.kept)
        buttons = self._buttons(N_("Go on"))
        buttons.removeButton(self.cancel)
        self.ok.setEnabled(False)
        self.kept.toggled.connect(self.ok.setEnabled)
        self.box.addWidget(buttons)
        self.resize(560, 250)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())

    def reject(self) -> None:
        """Esc closes only after the code was kept."""
        if self.kept.isChecked():
            super().reject()


class Unlock(_Dialog):
    """Asks for the passphrase of an encrypted file."""

    def __init__(self, context: Context, path: Path, problem: str, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.texts.put(self.setWindowTitle, N_("Unlock the file"))
        name = QLabel(path.name)
        name.setProperty("kind", "heading")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.texts.name(self.passphrase, N_("Passphrase or recovery code"))
        note = Note(context, "alert")
        note.show_text(problem)
        self.box.addWidget(name)
        self.box.addWidget(note)
        text = label(self.texts, N_("Passphrase or recovery code"), "label")
        text.setBuddy(self.passphrase)
        self.box.addWidget(text)
        self.box.addWidget(self.passphrase)
        self.box.addStretch(1)
        self.box.addWidget(self._buttons(N_("Unlock")))
        self.ok.setEnabled(False)
        self.passphrase.textChanged.connect(lambda text: self.ok.setEnabled(bool(text)))
        self.resize(440, 210)
        self.passphrase.setFocus()

    def answer(self) -> str | None:
        """Ask; the passphrase, or None."""
        return self.passphrase.text() if self.exec() == QDialog.DialogCode.Accepted else None
