"""Money: whole hundredths of a currency's unit, and its ISO 4217 code."""

from __future__ import annotations

import re

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

LARGEST = 10**15
"""The largest amount, in hundredths: ten thousand milliards."""
_CODE = re.compile("[A-Z]{3}")
_AMOUNT = re.compile(
    r"(?P<sign>-)?(?P<whole>\d{1,3}(?:(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*)|\d{1,16})"
    r"(?:(?P<point>[.,])(?P<decimals>\d{1,2}))?"
)


def check_currency(code: str, field: str) -> None:
    """Raise UserError at ``field`` where this is no code of a currency."""
    if not _CODE.fullmatch(code):
        raise UserError(message(N_("Write the currency as its three letters, such as EUR or CNY.")), field)


def parse_amount(text: str, field: str) -> int | None:
    """What somebody typed, in hundredths; None for nothing.

    Takes spaces or apostrophes between thousands, and a comma or a point before at most two decimals: "1 250,50",
    "1,250.50", "1250". Raises UserError at ``field`` for anything else.
    """
    plain = re.sub(r"[\s'’]", "", text)
    if not plain:
        return None
    found = _AMOUNT.fullmatch(plain)
    if found is None or (found["mark"] and found["mark"] == found["point"]):
        raise UserError(
            message(N_("“{text}” is not an amount. Write it like 1250 or 1250.50."), text=text.strip()), field
        )
    whole = int(re.sub("[.,]", "", found["whole"]))
    amount = (100 * whole + int((found["decimals"] or "").ljust(2, "0"))) * (-1 if found["sign"] else 1)
    if abs(amount) > LARGEST:
        raise UserError(message(N_("The amount is too large. Check the number.")), field)
    return amount


def money_words(hundredths: int | None, currency: str, key: str) -> str:
    """An amount with its currency as a language (``fi``, ``en``, ``zh``) writes it in a document, or ""."""
    if hundredths is None:
        return ""
    from babel.numbers import format_currency

    locale = {"fi": "fi", "en": "en_GB", "zh": "zh_Hans_CN"}[key]
    amount = hundredths / 100 if hundredths % 100 else hundredths // 100
    if key == "zh":
        return format_currency(
            amount, currency, locale=locale, format_type="name", currency_digits=bool(hundredths % 100)
        )
    pattern = None if hundredths % 100 else {"fi": "#,##0 ¤"}.get(key, "¤#,##0")
    return format_currency(amount, currency, pattern, locale, currency_digits=False)
