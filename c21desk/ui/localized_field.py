"""One text in several languages: a line for each, tagged; an empty one says that it is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from c21desk.domain.localized import TEXT_LANGUAGES, LocalizedText
from c21desk.i18n import _
from c21desk.ui.fields import Field
from c21desk.ui.inputs import Area, Line
from c21desk.ui.labels import TEXT_LANGUAGE
from c21desk.ui.language import Text, spoken
from c21desk.ui.theme import GAP_S, GAP_XS

_TAG = {"fi": "FI", "en": "EN", "zh": "中文"}


class LocalizedField(Field):
    """A :class:`LocalizedText`; Swedish, which is not shown, passes through unchanged."""

    def __init__(self, *, lines: int = 1) -> None:
        super().__init__()
        self._kept = LocalizedText()
        self._quiet = False
        self._name: Text = ""
        self.inputs: dict[str, Line | Area] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_S)
        grid.setVerticalSpacing(GAP_XS)
        grid.setColumnStretch(1, 1)
        for row, key in enumerate(TEXT_LANGUAGES):
            tag = QLabel(_TAG[key])
            tag.setProperty("kind", "tag")
            tag.setMinimumWidth(tag.fontMetrics().horizontalAdvance("中文") + 6)
            control: Line | Area
            if lines == 1:
                control = line = Line()
                line.textChanged.connect(self._changed)
            else:
                control = area = Area(lines)
                area.textChanged.connect(self._changed)
            control.setProperty("missing", "true")  # the colour of its placeholder
            tag.setBuddy(control)
            top = Qt.AlignmentFlag.AlignTop if lines > 1 else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(tag, row, 0, top)
            grid.addWidget(control, row, 1)
            self.inputs[key] = control
        self.main = self.inputs["fi"]
        self.setFocusProxy(self.main)
        self._mark()

    def _changed(self) -> None:
        self._mark()
        if not self._quiet:
            self.edited.emit()

    def _mark(self) -> None:
        missing = self.value().missing()
        for key, control in self.inputs.items():
            said = _("missing") if key in missing else ""
            control.setPlaceholderText(said)
            control.setAccessibleDescription(said)

    def label(self, text: Text) -> None:
        """Name each language's line for screen readers."""
        self._name = text
        self._name_inputs()

    def _name_inputs(self) -> None:
        for key, control in self.inputs.items():
            language = spoken(TEXT_LANGUAGE[key])
            control.setAccessibleName(f"{spoken(self._name)} – {language}" if self._name else language)

    def retranslate(self) -> None:
        """Name the lines in the new language."""
        self._name_inputs()
        self._mark()

    def _text(self, key: str) -> str:
        control = self.inputs[key]
        return (control.text() if isinstance(control, Line) else control.toPlainText()).strip()

    def value(self) -> LocalizedText:
        """The text in all languages."""
        return LocalizedText(**{key: self._text(key) for key in TEXT_LANGUAGES}, sv=self._kept.sv)

    def set_value(self, value: LocalizedText) -> None:
        """Show a text."""
        self._quiet = True
        self._kept = value
        for key, control in self.inputs.items():
            control.show_text(value.get(key))
        self._quiet = False
        self._mark()

    def set_bad(self, bad: bool) -> None:
        """Mark all lines."""
        for control in self.inputs.values():
            control.setProperty("bad", bad)
            control.style().unpolish(control)
            control.style().polish(control)

    def complete(
        self, suggest: Callable[[str], list[tuple[str, object]]], take: Callable[[object], None]
    ) -> None:
        """Offer suggestions while the user types in any language; ``take`` gets the chosen one's key."""
        from c21desk.ui.picker import Suggestions

        for control in self.inputs.values():
            if isinstance(control, Line):
                Suggestions(control, suggest, take)
