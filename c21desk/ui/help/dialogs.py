"""Help, credits, and what a fault looks like."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from c21desk import __version__
from c21desk.i18n import N_, _
from c21desk.ui.context import Context
from c21desk.ui.help.text import CREDITS, HELP, KEYS
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import dialog_button


class _Reader(Translated, QDialog):
    """A dialog with a text to read."""

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.texts.put(self.setWindowTitle, title)
        self.view = QTextBrowser()
        self.view.setOpenLinks(False)
        self.view.setTabChangesFocus(True)
        self.texts.name(self.view, title)
        buttons = QDialogButtonBox()
        dialog_button(buttons, self.texts, N_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        box.addWidget(self.view, 1)
        box.addWidget(buttons)
        self.resize(720, 560)
        self.retranslate()

    def html(self) -> str:
        """The text as simple HTML."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Show the text in the new language."""
        self.view.setHtml(self.html())


class Help(_Reader):
    """F1: how the work goes, and the keys."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, N_("Help"), parent)

    def html(self) -> str:
        """Sections, then the table of keys."""
        parts = [f"<h3>{_(heading)}</h3><p>{_(body)}</p>" for heading, body in HELP]
        rows = "".join(
            f"<tr><td><b>{keys}</b>&nbsp;&nbsp;&nbsp;</td><td>{_(text)}</td></tr>" for keys, text in KEYS
        )
        heading = _("Keys")
        return "".join(parts) + f"<h3>{heading}</h3><table cellpadding='3'>{rows}</table>"


class About(_Reader):
    """Version, licence and the works of others that the program uses."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, N_("About c21desk"), parent)

    def html(self) -> str:
        """Name and credits."""
        rows = "".join(
            f"<tr><td><b>{name}</b>&nbsp;&nbsp;&nbsp;</td><td>{_(what)}</td><td>&nbsp;&nbsp;{licence}</td></tr>"
            for name, what, licence in CREDITS
        )
        what_it_is = _("An offline desk for delegation visits between Finnish and Chinese cities.")
        licence = _("Free software under the MIT licence.")
        thanks = _("With thanks to")
        return (
            f"<h2>c21desk {__version__}</h2><p>{what_it_is}<br>{licence}</p><h3>{thanks}</h3>"
            f"<table cellpadding='3'>{rows}</table>"
        )


def show_fault(kind: str, log: Path | None) -> None:
    """Say that the program failed, what is safe, and where the log lies."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(_("A fault in the program"))
    box.setText(
        _("Something went wrong that should not have. What was saved is safe; the last step may be missing.")
    )
    where = str(log) if log is not None else _("(it could not be written)")
    box.setInformativeText(
        _("Fault: {kind}. The log holds no personal data and helps to mend it: {log}").format(
            kind=kind, log=where
        )
    )
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
