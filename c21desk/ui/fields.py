"""Form fields: a value goes in, the same value comes out, and a signal tells of changes by the user."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message
from c21desk.ui.formats import day_text
from c21desk.ui.icons import Icons
from c21desk.ui.inputs import Area, Line
from c21desk.ui.labels import Labels
from c21desk.ui.language import Text, Translated, spoken
from c21desk.ui.theme import GAP_XS


class Field(Translated, QWidget):
    """Base of the fields. Subclasses set ``main``, the control that gets the focus and the name."""

    edited = Signal()
    main: QWidget

    def value(self) -> Any:
        """What the field holds. Raises UserError if it cannot be understood."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, without telling of a change."""
        raise NotImplementedError

    def set_bad(self, bad: bool) -> None:
        """Show or clear the mark of a field with a problem."""
        self.main.setProperty("bad", bad)
        self.main.style().unpolish(self.main)
        self.main.style().polish(self.main)

    def label(self, text: Text) -> None:
        """Name the field for screen readers."""
        self.texts.name(self.main, text)

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_XS)
        for widget in widgets:
            box.addWidget(widget)
        self.setFocusProxy(widgets[0])
        return box


class TextField(Field):
    """One line of text."""

    def __init__(self, *, placeholder: Text = "", read_only: bool = False) -> None:
        super().__init__()
        self.main = self.line = Line()
        self.line.setReadOnly(read_only)
        if placeholder:
            self.texts.put(self.line.setPlaceholderText, placeholder)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._row(self.line)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.line.show_text(value)


class LinesField(Field):
    """Several lines of text; Tab leaves it."""

    def __init__(self, *, lines: int = 3, placeholder: Text = "") -> None:
        super().__init__()
        self.main = self.area = Area(lines)
        if placeholder:
            self.texts.put(self.area.setPlaceholderText, placeholder)
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        self._row(self.area)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def value(self) -> str:
        """The text without blanks around it."""
        return self.area.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self._quiet = True
        self.area.show_text(value)
        self._quiet = False


class NumberField(Field):
    """A whole number, or nothing."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.main = self.line = Line()
        self.line.setValidator(QIntValidator(low, high, self.line))
        self.line.setMaximumWidth(90)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._row(self.line).addStretch(1)

    def value(self) -> int | None:
        """The number, or None."""
        text = self.line.text().strip()
        return int(text) if text.lstrip("-").isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))


class DecimalField(Field):
    """A number with decimals, written with a comma or a point, or nothing. Shown with at most ``digits``."""

    def __init__(self, digits: int, *, placeholder: Text = "") -> None:
        super().__init__()
        self._digits = digits
        self.main = self.line = Line()
        self.line.setMaximumWidth(130)
        if placeholder:
            self.texts.put(self.line.setPlaceholderText, placeholder)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._row(self.line).addStretch(1)

    def value(self) -> float | None:
        """The number, or None. Raises UserError for what is no number."""
        text = self.line.text().strip().replace("−", "-").replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"[+-]?\d{1,12}(\.\d*)?", text, re.ASCII):
            raise UserError(message(N_("“{text}” is not a number."), text=self.line.text().strip()))
        return float(text)

    def set_value(self, value: float | None) -> None:
        """Show a number."""
        shown = "" if value is None else f"{value:.{self._digits}f}"
        self.line.show_text(shown.rstrip("0").rstrip(".") if "." in shown else shown)


class ChoiceField(Field):
    """One of a few values."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self._labels = dict(labels)
        self.main = self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, text in self._labels.items():
            self.combo.addItem(spoken(text), str(value))
        self.combo.activated.connect(lambda _index: self.edited.emit())
        self.combo.installEventFilter(self)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row(self.combo).addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the form: a value must not change by scrolling past."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def value(self) -> str:
        """The value chosen."""
        return str(self.combo.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value; one that is unknown is added as it is."""
        index = self.combo.findData(str(value))
        if index < 0:
            self._labels[str(value)] = str(value)
            self.combo.addItem(str(value), str(value))
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)

    def retranslate(self) -> None:
        """Rename the choices."""
        for index, text in enumerate(self._labels.values()):
            self.combo.setItemText(index, spoken(text))


_ISO = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./ ]\s*(\d{1,2})\s*[./ ]\s*(\d{4})")


def parse_day(text: str) -> dt.date | None:
    """A day as people type it: 24.11.2026, 2026-11-24, 2026年11月24日, or the language's own form.

    "" gives None. Raises UserError for what is no day.
    """
    text = text.strip()
    if not text:
        return None
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    for form in ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy"):
        day = QLocale().toDate(text, form)
        if day.isValid():
            return dt.date(day.year(), day.month(), day.day())
    raise UserError(message(N_("“{text}” is not a day. Write it like 24.11.2026."), text=text))


class DateField(Field):
    """A day, typed or picked, or nothing."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._day: dt.date | None = None
        self._shown = ""
        self.main = self.line = Line()
        self.line.setMinimumWidth(104)
        self.line.setMaximumWidth(140)
        self.texts.put(self.line.setPlaceholderText, N_("day.month.year"))
        self.pick = QToolButton()
        icons.put(self.pick, "calendar-days")
        self.texts.name(self.pick, N_("Choose a day"))
        self.pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.pick)
        menu.aboutToShow.connect(self._fill_menu)
        self.pick.setMenu(menu)
        self._calendar: QCalendarWidget | None = None
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.editingFinished.connect(self._tidy)
        self._row(self.line, self.pick).addStretch(1)

    def _fill_menu(self) -> None:
        menu = self.pick.menu()
        if self._calendar is None:
            self._calendar = QCalendarWidget()
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            action = QWidgetAction(menu)
            action.setDefaultWidget(self._calendar)
            menu.addAction(action)
            self._calendar.activated.connect(self._picked)
            self._calendar.clicked.connect(self._picked)
        self._calendar.setLocale(QLocale())
        try:
            day = self.value()
        except UserError:
            day = None
        if day:
            self._calendar.setSelectedDate(QDate(day))

    def _picked(self, day: QDate) -> None:
        self.set_value(dt.date(day.year(), day.month(), day.day()))
        self.pick.menu().close()
        self.edited.emit()

    def _tidy(self) -> None:
        try:
            self.set_value(self.value())
        except UserError:
            return  # stays as typed; the form shows the problem when it saves

    def value(self) -> dt.date | None:
        """The day. Raises UserError for what is no day."""
        text = self.line.text()
        return self._day if text == self._shown else parse_day(text)

    def set_value(self, value: dt.date | None) -> None:
        """Show a day."""
        self._day, self._shown = value, day_text(value)
        self.line.setText(self._shown)

    def retranslate(self) -> None:
        """Write the day as the new language does."""
        if self.line.text() == self._shown:
            self.set_value(self._day)


class SecretField(Field):
    """A field whose content is masked until the user asks to see it."""

    def __init__(self, inner: Field, icons: Icons) -> None:
        super().__init__()
        self._inner = inner
        self._icons = icons
        self.main = inner.main
        self._mask = QLineEdit("••••••••")
        self._mask.setReadOnly(True)
        self._mask.setMaximumWidth(150)
        self.texts.name(self._mask, N_("Hidden"))
        self._show = QPushButton()
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inner)
        box.addWidget(self._mask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(box, 1)
        row.addWidget(self._show)
        inner.edited.connect(self.edited)
        self._reveal(shown=False)

    def _reveal(self, shown: bool) -> None:
        self._inner.setVisible(shown)
        self._mask.setVisible(not shown)
        self._show.setChecked(shown)
        self._icons.put(self._show, "eye-off" if shown else "eye", "link")
        self.texts.put(self._show.setText, N_("Hide") if shown else N_("Show"))
        self.setFocusProxy(self._inner if shown else self._show)

    def label(self, text: Text) -> None:
        """Name the field for screen readers."""
        self._inner.label(text)
        self.texts.put(self._show.setAccessibleName, lambda: f"{self._show.text()}: {spoken(text)}")

    def value(self) -> Any:
        """What the masked field holds."""
        return self._inner.value()

    def set_value(self, value: Any) -> None:
        """Put a value in, masked again; an empty field is open for typing."""
        self._inner.set_value(value)
        self._reveal(shown=not value)
        self._show.setVisible(bool(value))  # nothing is hidden in an empty field

    def set_bad(self, bad: bool) -> None:
        """Mark the masked field, and open it so that the mark is seen."""
        if bad:
            self._reveal(shown=True)
        self._inner.set_bad(bad)
