"""A day and a time on the clocks of a zone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from c21desk.domain.errors import UserError
from c21desk.domain.times import local
from c21desk.i18n import N_, clock_text, message
from c21desk.ui.fields import DateField, Field
from c21desk.ui.icons import Icons
from c21desk.ui.inputs import Line
from c21desk.ui.language import Text
from c21desk.ui.theme import GAP_S

_TIME = re.compile(r"(\d{1,2})(?:[:.点時时](\d{2}))?|(\d{2})(\d{2})")

Wall = tuple[dt.date, dt.time]
"""What calendar and clock on the wall show."""


def parse_time(text: str) -> dt.time | None:
    """A time as people type it: 9, 9:30, 9.30, 0930. "" gives None. Raises UserError for anything else."""
    text = text.strip()
    if not text:
        return None
    match = _TIME.fullmatch(text)
    hour, minute = (int(match[1] or match[3] or 0), int(match[2] or match[4] or 0)) if match else (99, 0)
    if hour > 23 or minute > 59:
        raise UserError(message(N_("“{text}” is not a time. Write it like 14:30."), text=text))
    return dt.time(hour, minute)


class MomentField(Field):
    """Day and time in the zone that ``zone`` names at the time of reading."""

    def __init__(self, icons: Icons, zone: Callable[[], str]) -> None:
        super().__init__()
        self._zone = zone
        self.day = DateField(icons)
        self.time = Line()
        self.time.setMaximumWidth(76)
        self.texts.put(self.time.setPlaceholderText, N_("hh:mm"))
        self.main = self.day.main
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addWidget(self.day)
        box.addWidget(self.time)
        box.addStretch(1)
        self.setFocusProxy(self.day)
        self.day.edited.connect(self.edited)
        self.time.textEdited.connect(lambda _text: self.edited.emit())
        self.time.editingFinished.connect(self._tidy)

    def label(self, text: Text) -> None:
        """Name day and time for screen readers."""
        self.day.label(text)
        self.texts.name(self.time, N_("Time of day"))

    def _tidy(self) -> None:
        try:
            time = parse_time(self.time.text())
        except UserError:
            return  # stays as typed; the form shows the problem when it saves
        self.time.setText("" if time is None else clock_text(time))

    def retranslate(self) -> None:
        """Write the time as the new language does."""
        self._tidy()

    def value(self) -> Wall | None:
        """Day and time, or None. Raises UserError for one without the other."""
        day, time = self.day.value(), parse_time(self.time.text())
        if day is None and time is None:
            return None
        if day is None or time is None:
            raise UserError(message(N_("Give both the day and the time.")))
        return day, time

    def set_value(self, value: Any) -> None:
        """Show a moment (shown in the zone) or what calendar and clock show."""
        if isinstance(value, dt.datetime):
            wall = local(value, self._zone())
            value = (wall.date(), wall.time().replace(second=0))
        day, time = value if value is not None else (None, None)
        self.day.set_value(day)
        self.time.setText("" if time is None else clock_text(time))

    def set_bad(self, bad: bool) -> None:
        """Mark day and time."""
        self.day.set_bad(bad)
        self.time.setProperty("bad", bad)
        self.time.style().unpolish(self.time)
        self.time.style().polish(self.time)
