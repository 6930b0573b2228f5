"""Days, times and multilingual values as the window's language writes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QLocale

from c21desk import i18n
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import Message, _

_DAY = {"fi": "d.M.yyyy", "zh_CN": "yyyy年M月d日"}
_DAY_SHORT = {"fi": "ddd d.M.", "zh_CN": "M月d日 ddd"}


def day_text(day: dt.date | None) -> str:
    """A day with its year, or ""."""
    if day is None:
        return ""
    return QLocale().toString(QDate(day), _DAY.get(i18n.current().language, "d MMM yyyy"))


def weekday_text(day: dt.date) -> str:
    """A day with its weekday and without its year."""
    return QLocale().toString(QDate(day), _DAY_SHORT.get(i18n.current().language, "ddd d MMM"))


def span_text(start: dt.date | None, end: dt.date | None) -> str:
    """First and last day as the window's language writes them."""
    return i18n.span_text(start, end, day_text)


def clock_text(moment: dt.datetime) -> str:
    """Hours and minutes as the given moment's own zone shows them."""
    return i18n.clock_text(moment.time())


def moment_text(day: str, time: str) -> str:
    """A day with a time on it, both as the window's language writes them."""
    return _("{day}, {time}").format(day=day, time=time)


def local_text(text: LocalizedText | str) -> str:
    """A multilingual text in the window's language, else in one that has it."""
    return text if isinstance(text, str) else text.best(i18n.current().text_key)


def value_text(value: Any) -> str:
    """Any cell of a list as text."""
    if value is None:
        return ""
    if isinstance(value, LocalizedText):
        return local_text(value)
    if isinstance(value, dt.date):
        return day_text(value)
    if isinstance(value, Message):
        return value.text()
    return str(value)


def countdown_text(days: int | None, *, over: bool = False) -> str:
    """How long until a visit begins."""
    if over:
        return _("Over")
    if days is None:
        return _("No dates yet")
    if days < 0:
        return _("Under way")
    if days == 0:
        return _("Starts today")
    if days == 1:
        return _("Starts tomorrow")
    return i18n.ngettext("In {n} day", "In {n} days", days).format(n=days)
