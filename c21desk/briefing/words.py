"""Terms of a pack, and dates and times as each language writes them."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_timedelta, get_timezone_name

from c21desk.briefing.snapshot import Words
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import local, zone
from c21desk.i18n import N_, Catalog, clock_text, span_text

BCP47 = {"fi": "fi-FI", "en": "en-GB", "zh": "zh-CN", "sv": "sv-FI"}
"""Language tags of the keys of multilingual text."""

LANGUAGE_NAMES = {"fi": N_("Finnish"), "en": N_("English"), "zh": N_("Chinese"), "sv": N_("Swedish")}

ROLES = {
    "head": N_("head of delegation"),
    "deputy": N_("deputy head"),
    "member": N_("member"),
    "interpreter": N_("interpreter"),
    "spouse": N_("spouse"),
    "driver": N_("driver"),
    "media": N_("media"),
}
KINDS = {
    "meeting": N_("meeting"),
    "talks": N_("talks"),
    "courtesy-call": N_("courtesy call"),
    "site-visit": N_("site visit"),
    "signing": N_("signing ceremony"),
    "reception": N_("reception"),
    "dinner": N_("dinner"),
    "banquet": N_("banquet"),
    "transfer": N_("transfer"),
    "accommodation": N_("accommodation"),
    "free": N_("free time"),
    "other": "",
}
STATUSES = {
    "idea": N_("idea"),
    "invited": N_("invited"),
    "confirmed": N_("confirmed"),
    "ongoing": N_("ongoing"),
    "done": N_("done"),
    "cancelled": N_("cancelled"),
}
MARKINGS = {"internal": N_("internal"), "secret": N_("secret by law")}

_SHORT = {"fi": "d.M.yyyy", "en_GB": "d MMM yyyy", "zh_Hans_CN": "y年M月d日"}
_LOCALES = {"fi": "fi", "en": "en_GB", "zh_CN": "zh_Hans_CN"}


def in_china(zone_name: str) -> bool:
    """Whether a zone's clocks are China's: an address there is shown to a driver in Chinese."""
    return zone_name in ("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau")


def tag_of(catalog: Catalog) -> str:
    """BCP 47 tag of a catalogue's language."""
    return BCP47[catalog.text_key]


def text_in(words: Words, key: str) -> str:
    """The text in exactly this language, or "" where it has none."""
    return words if isinstance(words, str) else words.get(key)


def other_language(words: Words, key: str) -> tuple[str, str]:
    """Text and key of another language in which a text that is missing in ``key`` exists, else ""."""
    if isinstance(words, LocalizedText):
        for other in ("en", "fi", "zh", "sv"):
            if other != key and words.get(other):
                return words.get(other), other
    return "", ""


class Dates:
    """Formats dates and times for one language."""

    def __init__(self, catalog: Catalog) -> None:
        self._locale = _LOCALES.get(catalog.language, "en_GB")
        self._catalog = catalog

    def day(self, day: dt.date) -> str:
        """A day with its weekday."""
        return str(format_date(day, format="full", locale=self._locale))

    def span(self, first: dt.date | None, last: dt.date | None) -> str:
        """A span of days; "" when neither is known."""
        return span_text(first, last, self._long, self._catalog)

    def short(self, day: dt.date) -> str:
        """A day with its year, for a narrow column."""
        return str(format_date(day, _SHORT[self._locale], self._locale))

    def _long(self, day: dt.date) -> str:
        return str(format_date(day, format="long", locale=self._locale))

    def time(self, moment: dt.datetime, zone_name: str) -> str:
        """The time that clocks in the zone show."""
        return clock_text(local(moment, zone_name).time(), self._catalog)

    def times(self, start: dt.datetime | None, end: dt.datetime | None, zone_name: str) -> str:
        """Start and end, as far as they are known."""
        return "–".join(self.time(moment, zone_name) for moment in (start, end) if moment)

    def zone_name(self, zone_name: str) -> str:
        """A zone's city-based name in this language."""
        return str(
            get_timezone_name(zone(zone_name), locale=self._locale, width="long", zone_variant="generic")
        )

    def hours(self, hours: float) -> str:
        """A length of time in hours."""
        return str(
            format_timedelta(dt.timedelta(hours=hours), granularity="hour", threshold=99, locale=self._locale)
        )
