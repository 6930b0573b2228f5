"""Languages of the window and of printed text: gettext catalogues, chosen at run time.

A pack may be printed in another language than the window's, so nothing that prints relies on the
current language: it is handed a :class:`Catalog`. Sentences that are made in one place and shown in
another (errors, names of undo steps, reasons of rules) travel as :class:`Message`.
"""

from __future__ import annotations

import datetime as dt
import gettext as _gettext
import io
import locale
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from c21desk import paths

LANGUAGES = ("fi", "en", "zh_CN")
"""Codes of the languages that the program speaks."""

NATIVE_NAMES = {"fi": "Suomi", "en": "English", "zh_CN": "中文"}
"""How each language calls itself."""

DOMAIN = "c21desk"
PSEUDO = "en_XA"
"""Pseudo-language of the tests: every translatable text in brackets, so that unmarked text shows."""


class Catalog:
    """The messages of one language.

    ``language`` is one of :data:`LANGUAGES`; :attr:`text_key` is the matching key of multilingual
    data (``fi``, ``en`` or ``zh``).
    """

    def __init__(self, language: str, translations: _gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    @property
    def text_key(self) -> str:
        """Key of :class:`~c21desk.domain.localized.LocalizedText` for this language."""
        return {"fi": "fi", "zh_CN": "zh"}.get(self.language, "en")

    def gettext(self, msgid: str) -> str:
        """The message in this language."""
        return self._translations.gettext(msgid) if msgid else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for a count of ``n``."""
        return self._translations.ngettext(one, many, n)

    def pgettext(self, context: str, msgid: str) -> str:
        """The message where one English word has several meanings."""
        return self._translations.pgettext(context, msgid)


class _Pseudo(_gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


def _compiled(folder: Path) -> io.BytesIO | None:
    """The catalogue as .mo bytes; made in memory from the .po in a checkout that was not built."""
    mo, po = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if mo.is_file() and (not po.is_file() or mo.stat().st_mtime >= po.stat().st_mtime):
        return io.BytesIO(mo.read_bytes())
    if not po.is_file():
        return None
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    with po.open("rb") as source:
        write_mo(out, read_po(source))
    out.seek(0)
    return out


@cache
def catalog(language: str) -> Catalog:
    """The catalogue of ``language``; English, the language of the msgids, where none is known."""
    if language == PSEUDO:
        return Catalog(language, _Pseudo())
    if language not in LANGUAGES:
        language = "en"
    compiled = None if language == "en" else _compiled(paths.translations() / language / "LC_MESSAGES")
    found = _gettext.GNUTranslations(compiled) if compiled else _gettext.NullTranslations()
    return Catalog(language, found)


def language_for(code: str) -> str:
    """The program's language for a code as people and systems write it (``zh``, ``zh-Hans``, ``fi_FI``)."""
    head = code.replace("-", "_").split("_")[0].split(".")[0].lower()
    return {"fi": "fi", "zh": "zh_CN"}.get(head, "en")


def system_language() -> str:
    """The computer's language, as far as the program speaks it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return language_for(os.environ[name])
    return language_for(locale.getlocale()[0] or "en")


_current = catalog("en")


def set_language(language: str) -> None:
    """Make ``language`` the window's language."""
    global _current  # noqa: PLW0603 - the one place that holds the current language
    _current = catalog(language)


def current() -> Catalog:
    """The catalogue of the window's language."""
    return _current


def _(msgid: str) -> str:
    """The message in the window's language, now."""
    return _current.gettext(msgid)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for a count, in the window's language."""
    return _current.ngettext(one, many, n)


def pgettext(context: str, msgid: str) -> str:
    """The message in a context, in the window's language."""
    return _current.pgettext(context, msgid)


def N_(msgid: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message for extraction without translating it yet."""
    return msgid


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - in the manner of N_
    """Mark the two forms of a counted message for extraction without translating them yet."""
    return one, many


class Number(int):
    """An amount in a message: its thousands are parted, unlike those of years and the numbers of lines."""


@dataclass(frozen=True)
class Message:
    """A sentence with its values, translated only where it is shown.

    ``params`` fill the named braces; a Message among them is translated too, a tuple listed, a text of the
    data taken in the language, a :class:`Number`, a day or a time of day written as the language does. With
    ``plural`` the value ``n`` chooses the form.
    """

    msgid: str
    params: dict[str, Any] = field(default_factory=dict, hash=False)
    plural: str = ""

    def text(self, in_catalog: Catalog | None = None) -> str:
        """The sentence in the given language, else in the window's."""
        words = in_catalog or _current
        template = (
            words.ngettext(self.msgid, self.plural, int(self.params["n"]))
            if self.plural
            else words.gettext(self.msgid)
        )
        values = {k: _shown(v, words) for k, v in self.params.items()}
        if self.plural:
            values["n"] = number_text(int(self.params["n"]), words)
        return template.format(**values) if values else template

    def __str__(self) -> str:
        return self.text()


def _shown(value: Any, words: Catalog) -> Any:
    if isinstance(value, Message):
        return value.text(words)
    if isinstance(value, Number | float):
        return number_text(value, words)
    if isinstance(value, dt.time):
        return clock_text(value, words)
    if isinstance(value, dt.date):
        return day_text(value, words)
    if hasattr(value, "best"):  # a text of the data that exists in several languages
        return value.best(words.text_key)
    return listed(value, words) if isinstance(value, tuple) else value


_FINNISH_NUMBER = str.maketrans({",": "\u00a0", ".": ","})


def number_text(number: float, in_catalog: Catalog | None = None) -> str:
    """A number as the given language writes it, else the window's: 20 000,5; 20,000.5."""
    parted = f"{number:,}"
    return parted.translate(_FINNISH_NUMBER) if (in_catalog or _current).text_key == "fi" else parted


def clock_text(time: dt.time, in_catalog: Catalog | None = None) -> str:
    """Hours and minutes as the given language writes them, else the window's: 9.30; 09:30."""
    finnish = (in_catalog or _current).text_key == "fi"
    return f"{time.hour}.{time.minute:02d}" if finnish else f"{time.hour:02d}:{time.minute:02d}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: dt.date, in_catalog: Catalog | None = None) -> str:
    """A day as the given language writes it, else the window's: 24.11.2026; 24 Nov 2026; 2026年11月24日."""
    key = (in_catalog or _current).text_key
    if key == "fi":
        return f"{day.day}.{day.month}.{day.year}"
    if key == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_text(
    first: dt.date | None,
    last: dt.date | None,
    day: Callable[[dt.date], str],
    in_catalog: Catalog | None = None,
) -> str:
    """First and last day, without saying twice what they have in common, as the given language writes them,
    else the window's: 15.–17.6.2027; 15–17 Jun 2027; 2027年6月15日至17日. One day where both are the same or
    only one is known, "" where none is. ``day`` writes a single day, in English the day of the month first and
    the year last.
    """
    if first is None or last is None or first == last:
        known = first or last
        return day(known) if known else ""
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    key = (in_catalog or _current).text_key
    if key == "fi":
        start = f"{first.day}." if same_month else f"{first.day}.{first.month}."
        return f"{start}{'' if same_year else first.year}–{last.day}.{last.month}.{last.year}"
    if key == "zh":
        end = f"{last.day}日" if same_month else f"{last.month}月{last.day}日"
        return f"{first.year}年{first.month}月{first.day}日至{'' if same_year else f'{last.year}年'}{end}"
    if same_month:
        return f"{first.day}–{day(last)}"
    return f"{day(first).removesuffix(f' {first.year}') if same_year else day(first)} – {day(last)}"


def listed(parts: Iterable[object], in_catalog: Catalog | None = None) -> str:
    """Texts one after the other, with the comma of the given language, else of the window's."""
    words = in_catalog or _current
    return ("、" if words.text_key == "zh" else ", ").join(str(_shown(part, words)) for part in parts)


def message(msgid: str, /, **params: Any) -> Message:
    """A :class:`Message`; mark the msgid with :func:`N_` where it is not a literal here."""
    return Message(msgid, params)


def plural(one: str, many: str, n: int, /, **params: Any) -> Message:
    """A counted :class:`Message`; ``{n}`` is the count. Literals here are extracted as they stand; mark
    others with :func:`NP_`."""
    return Message(one, {"n": n, **params}, many)
