"""What a number or address is for: the words of contact cards, or one's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from c21desk.i18n import N_
from c21desk.ui.fields import Field
from c21desk.ui.labels import Labels
from c21desk.ui.language import spoken

KIND_LABELS: Labels = {
    "": "",
    "work": N_("Work"),
    "cell": N_("Mobile"),
    "work cell": N_("Work mobile"),
    "home": N_("Home"),
    "fax": N_("Fax"),
    "work fax": N_("Work fax"),
    "assistant": N_("Assistant"),
}
"""TYPE words of contact cards that have a name of their own here; others show as they are."""

_ORDER = {word: n for n, word in enumerate(("work", "home", "cell", "fax"))}


def label_words(label: str) -> str:
    """A label with its words in a known order and without those that say nothing: "voice WORK" is "work"."""
    words = [w for w in label.casefold().split() if w not in ("voice", "internet", "pref", "x-internet")]
    ordered = " ".join(sorted(words, key=lambda w: _ORDER.get(w, 99)))
    return ordered if ordered in KIND_LABELS else label


def label_text(label: str) -> str:
    """A label in the window's language."""
    known = label_words(label)
    return spoken(KIND_LABELS[known]) if KIND_LABELS.get(known) else label


class KindField(Field):
    """A label chosen from the usual ones, or typed."""

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self.main = self.combo = QComboBox()
        self._line = QLineEdit()
        self.combo.setLineEdit(self._line)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setMinimumContentsLength(9)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.installEventFilter(self)
        self._fill()
        self.combo.activated.connect(lambda _index: self.edited.emit())
        self._line.textEdited.connect(lambda _text: self.edited.emit())
        self._row(self.combo).addStretch(1)

    def _fill(self) -> None:
        self.combo.clear()
        for value, text in KIND_LABELS.items():
            self.combo.addItem(spoken(text) if text else "", value)
        self._line.setPlaceholderText(spoken(N_("Label")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the form."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def value(self) -> str:
        """The words of the label; one's own as typed."""
        text = self.combo.currentText().strip()
        if text == label_text(self._label):
            return self._label
        return next((value for value, known in KIND_LABELS.items() if known and spoken(known) == text), text)

    def set_value(self, value: str) -> None:
        """Show a label."""
        self._label = value
        self.combo.setEditText(label_text(value))
        self._line.setCursorPosition(0)

    def retranslate(self) -> None:
        """Name the labels in the new language."""
        self._fill()
        self.combo.setEditText(label_text(self._label))
