"""Questions that are answered with yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from c21desk.i18n import N_, Message, _, plural


def confirm(parent: QWidget, question: Message, action: str, hint: str = "") -> bool:
    """Ask; true if the user chose ``action`` (a msgid), false on Cancel or Esc."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_(action))
    box.setText(question.text())
    box.setInformativeText(_(hint))
    agree = box.addButton(_(action), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(agree)
    box.setEscapeButton(cancel)
    # Not by comparing with clickedButton(): the wrapper that PySide gives for it may be another one.
    agreed: list[bool] = []
    agree.clicked.connect(lambda: agreed.append(True))
    box.exec()
    box.deleteLater()
    return bool(agreed)


def confirm_delete(parent: QWidget, n: int) -> bool:
    """Ask before deleting records; Undo remains."""
    question = plural("Delete {n} record?", "Delete {n} records?", n)
    return confirm(parent, question, N_("Delete"), N_("You can undo this."))
