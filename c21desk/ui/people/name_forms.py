"""How a person's name is written and spoken in each language, beside the fields that it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import PersonName, address_in, formal_in, listed_in
from c21desk.i18n import N_
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_XS
from c21desk.ui.widgets import label, plain_label

_LANGUAGES = (("fi", "FI"), ("en", "EN"), ("zh", "中文"))


class NameForms(Translated, QWidget):
    """A line for each language: in letters, spoken to, in lists. Nothing is shown before there is a name."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_XS)
        box.addWidget(label(self.texts, N_("In letters · spoken to · in lists"), "tag"))
        self.lines: dict[str, QLabel] = {}
        for key, _code in _LANGUAGES:
            self.lines[key] = line = plain_label("hint", wrap=True, selectable=True)
            box.addWidget(line)

    def show_name(self, name: PersonName, title: LocalizedText) -> None:
        """Show the forms of a name; ``title`` is that of the present post."""
        self.setVisible(bool(name.display))
        for key, code in _LANGUAGES:
            forms = (formal_in(name, key), address_in(name, key, title.get(key)), listed_in(name, key))
            self.lines[key].setText(f"{code}   {'  ·  '.join(forms)}")
