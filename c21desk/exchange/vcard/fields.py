"""Which property of a vCard goes into which field of a card, and how."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from c21desk.exchange.cards import SENSITIVE, Address, Name, Organisation, Photo, Value
from c21desk.exchange.vcard.draft import Draft, Take
from c21desk.exchange.vcard.header import Header, parse_header
from c21desk.exchange.vcard.params import passed_through
from c21desk.exchange.vcard.services import (
    IM_PROPERTIES,
    KDE_MESSAGING,
    SOCIAL_PROPERTIES,
    messaging,
    scheme_of,
    social,
)
from c21desk.exchange.vcard.values import (
    MAX_PHOTO,
    DamagedError,
    damaged_base64,
    date_text,
    is_base64,
    media_type,
    plain,
    split,
    unbase64,
    unescape,
)
from c21desk.i18n import N_, Number, message

_new = tuple.__new__
_SEX = {
    "m": "M", "male": "M", "man": "M", "2": "M", "男": "M", "f": "F", "female": "F", "woman": "F", "1": "F",
    "女": "F", "o": "O", "other": "O", "n": "N", "none": "N", "u": "U", "unknown": "U",
}  # fmt: skip
_EXTENSION = re.compile(r";ext=([^;]*)", re.I)
_CONTEXT = re.compile(r";phone-context=(\+[^;]*)", re.I)


def _check_base64(value: str) -> None:
    if not is_base64(value):
        raise damaged_base64()


class Rule(NamedTuple):
    """What is to be done with a property of one header. ``binary``: Base64 stays as it is."""

    take: Take
    header: Header
    binary: bool


def _extra(draft: Draft, header: Header, value: str) -> None:
    if value:
        if header.encoding == "b":
            _check_base64(value)
        date = date_text(plain(value)) if header.name == "X-ABDATE" else ""
        draft.extra.append((header.group, header.name, passed_through(header, value), date))


def _text(field: str) -> Take:
    def take(draft: Draft, header: Header, value: str) -> None:
        text = plain(value)
        if text:
            draft.add(field, header.group, _new(Value, (text, *header.tail)))

    return take


def _single(field: str, understand: Callable[[str], str] = plain) -> Take:
    def take(draft: Draft, header: Header, value: str) -> None:
        text = understand(value)
        if not text or draft.texts.get(field) == text:
            return
        if field in draft.texts:
            _extra(draft, header, value)
        else:
            draft.texts[field] = text

    return take


def _formatted(draft: Draft, header: Header, value: str) -> None:
    if header.get("DERIVED").lower() != "true":
        _text("formatted")(draft, header, value)


def _listed(text: str, joint: str) -> str:
    if "," not in text:
        return plain(text) if text else ""
    return joint.join(part for part in map(plain, split(text, ",")) if part)


def _name(draft: Draft, header: Header, value: str) -> None:
    family, given, additional, prefixes, suffixes, *_ = (*split(value, ";"), "", "", "", "", "")
    sort = split(header.get("SORT-AS"), ",") if header.known else []
    name = Name(
        plain(family),
        plain(given),
        _listed(additional, " "),
        _listed(prefixes, " "),
        _listed(suffixes, ", "),
        plain(sort[0]) if sort else "",
        plain(sort[1]) if len(sort) > 1 else "",
        header.language,
        header.alternative,
        header.get("PHONETIC").lower(),
        header.more,
    )
    if any(name[:7]):
        draft.add("names", header.group, name)


def _organisation(draft: Draft, header: Header, value: str) -> None:
    units = [plain(unit) for unit in split(value, ";")]
    while units and not units[-1]:
        units.pop()
    if units:
        sort = unescape(header.get("SORT-AS")) if header.known else ""
        draft.add("organisations", header.group, Organisation(tuple(units), sort, *header.tail))


def _address(draft: Draft, header: Header, value: str) -> None:
    parts = [plain(part) for part in split(value, ";")[:7]]
    parts += [""] * (7 - len(parts))
    address: Address = _new(Address, (*parts, header.get("LABEL").strip(), header.get("CC"), *header.tail))
    if any(address[:9]):
        draft.add("addresses", header.group, address)


def _printed(draft: Draft, header: Header, value: str) -> None:
    text = plain(value)
    if text:
        draft.printed.append(Address("", "", "", "", "", "", "", text, "", *header.tail))


def _telephone(draft: Draft, header: Header, value: str) -> None:
    text = plain(value)
    while text[:4].lower() == "tel:":
        number = unquote(text[4:])
        bare = number.partition(";")[0]
        if context := _CONTEXT.search(number):
            bare = f"{context[1]} {bare}"
        if extension := _EXTENSION.search(number):
            bare = f"{bare} ext. {extension[1]}"
        text = bare.strip()
    if text:
        draft.add("tels", header.group, _new(Value, (text, *header.tail)))


def _email(draft: Draft, header: Header, value: str) -> None:
    text = plain(value)
    while text[:7].lower() == "mailto:":
        text = unquote(text[7:]).strip()
    if text:
        draft.add("emails", header.group, _new(Value, (text, *header.tail)))


def _nicknames(draft: Draft, header: Header, value: str) -> None:
    for part in split(value, ","):
        text = plain(part)
        if text:
            draft.add("nicknames", header.group, _new(Value, (text, *header.tail)))


def _categories(draft: Draft, _header: Header, value: str) -> None:
    have = draft.lists.setdefault("categories", [])
    have += filter(None, map(plain, split(value, ",")))


def _photo(draft: Draft, header: Header, value: str) -> None:
    declared = header.get("MEDIATYPE") or next(iter(header.types.split()), "")
    text = value.strip()
    if text[:5].lower() == "data:":
        about, comma, body = text[5:].replace("\\,", ",", 1).partition(",")
        if not comma or not about.lower().endswith(";base64"):
            raise DamagedError(
                message(N_("{property} was left out: the picture is in no form that can be read."))
            )
        declared, text = about.partition(";")[0], body
    elif header.encoding != "b" and not _is_inline(text):
        address = plain(value)
        if address:
            draft.add("photos", header.group, Photo(b"", "", address, header.preferred))
        return
    if len(text) > MAX_PHOTO * 4 // 3 + 4:
        raise too_large(len(text) * 3 // 4)
    try:
        data = unbase64(text)
    except ValueError:
        raise DamagedError(message(N_("{property} was left out: the picture is damaged."))) from None
    if data:
        draft.add("photos", header.group, Photo(data, media_type(data, declared), "", header.preferred))


def too_large(size: int) -> DamagedError:
    """The refusal of a picture of ``size`` bytes."""
    return DamagedError(
        message(
            N_(
                "{property} was left out: the picture has {size} MB, more than the {limit} MB that are taken."
            ),
            size=Number(size // 1_000_000),
            limit=MAX_PHOTO // 1_000_000,
        )
    )


def _is_inline(text: str) -> bool:
    """Whether a picture without ENCODING is one all the same, and no address."""
    return len(text) > 200 and text.startswith(("/9j/", "iVBOR", "R0lGOD", "Qk"))


def _binary(draft: Draft, header: Header, value: str) -> None:
    """LOGO, SOUND, KEY: passed through, as version 4.0 writes them."""
    if header.name == "SOUND" and "x-irmc-n" in header.types:
        family, given, *_ = (*split(value, ";"), "")
        draft.texts.setdefault("phonetic_family", plain(family))
        draft.texts.setdefault("phonetic_given", plain(given))
        return
    if header.encoding == "b":
        _check_base64(value)
        kind = media_type(b"", next(iter(header.types.split()), "")) or "application/octet-stream"
        kind = {"LOGO": kind, "SOUND": kind.replace("image/", "audio/")}.get(header.name, kind)
        if header.name == "KEY":
            kind = kind.replace("image/", "application/")
        line = f"{header.name}:data:{kind};base64,{''.join(value.split())}"
        draft.extra.append((header.group, header.name, line, ""))
    elif value.strip():
        _extra(draft, header, value)


def _date(field: str) -> Take:
    def take(draft: Draft, header: Header, value: str) -> None:
        text = date_text(plain(value))
        omitted = header.get("X-APPLE-OMIT-YEAR")
        if omitted and text.startswith(omitted + "-"):
            text = "-" + text[len(omitted) :]
        if not text or draft.texts.get(field) == text:
            return
        calendar = header.get("CALSCALE").lower()
        if field in draft.texts or calendar not in {"", "gregorian"}:
            _extra(draft, header, value)
        else:
            draft.texts[field] = text

    return take


def _gender(draft: Draft, header: Header, value: str) -> None:
    sex, _, words = value.partition(";")
    letter, words = _SEX.get(plain(sex).lower(), ""), plain(words)
    if not letter and not words:
        words = plain(sex)
    if "sex" in draft.texts or "gender" in draft.texts:
        same = letter == draft.texts.get("sex", "") and words in {"", draft.texts.get("gender", "")}
        if value.strip() and not same:
            _extra(draft, header, value)
        return
    if letter:
        draft.texts["sex"] = letter
    if words:
        draft.texts["gender"] = words


def _kind(text: str) -> str:
    return plain(text).lower()


def _version(draft: Draft, _header: Header, value: str) -> None:
    draft.version = value.strip()[:20]


def _label(draft: Draft, header: Header, value: str) -> None:
    draft.labels[header.group] = plain(value)


def _country(draft: Draft, header: Header, value: str) -> None:
    draft.countries[header.group] = plain(value)


def _sort_string(draft: Draft, _header: Header, value: str) -> None:
    draft.sort_string = draft.sort_string or plain(value)


def _android(draft: Draft, header: Header, value: str) -> None:
    kind, *rest = split(value, ";")
    nickname = plain(rest[0]) if rest else ""
    if plain(kind) == "vnd.android.cursor.item/nickname" and nickname:
        draft.add("nicknames", header.group, Value(nickname))
    else:
        _extra(draft, header, value)


def _nothing(_draft: Draft, _header: Header, _value: str) -> None:
    """PRODID says which program wrote the card; the one that writes it next says its own."""


_RULES: dict[str, Take] = {
    "VERSION": _version,
    "PRODID": _nothing,
    "N": _name,
    "X-ALTERNATIVE-N": _name,
    "FN": _formatted,
    "X-ALTERNATIVE-FN": _formatted,
    "NICKNAME": _nicknames,
    "X-NICKNAME": _nicknames,
    "SORT-STRING": _sort_string,
    "X-PHONETIC-LAST-NAME": _single("phonetic_family"),
    "X-PHONETIC-FIRST-NAME": _single("phonetic_given"),
    "X-PHONETIC-MIDDLE-NAME": _single("phonetic_additional"),
    "X-PHONETIC-ORG": _single("phonetic_organisation"),
    "ORG": _organisation,
    "TITLE": _text("titles"),
    "ROLE": _text("roles"),
    "TEL": _telephone,
    "EMAIL": _email,
    "IMPP": messaging(""),
    "SOCIALPROFILE": social(""),
    "X-SOCIALPROFILE": social(""),
    "URL": _text("urls"),
    "ADR": _address,
    "LABEL": _printed,
    "X-ABADR": _country,
    "X-ABLABEL": _label,
    "LANG": _text("languages"),
    "NOTE": _text("notes"),
    "CATEGORIES": _categories,
    "PHOTO": _photo,
    "LOGO": _binary,
    "SOUND": _binary,
    "KEY": _binary,
    "BDAY": _date("birthday"),
    "ANNIVERSARY": _date("anniversary"),
    "X-ANNIVERSARY": _date("anniversary"),
    "X-EVOLUTION-ANNIVERSARY": _date("anniversary"),
    "X-KADDRESSBOOK-X-ANNIVERSARY": _date("anniversary"),
    "X-MS-ANNIVERSARY": _date("anniversary"),
    "GENDER": _gender,
    "X-GENDER": _gender,
    "X-WAB-GENDER": _gender,
    "KIND": _single("kind", _kind),
    "X-ADDRESSBOOKSERVER-KIND": _single("kind", _kind),
    "UID": _single("uid"),
    "REV": _single("rev"),
    "X-ANDROID-CUSTOM": _android,
    **{name: _single(field) for field, name in SENSITIVE.items()},
    **{name: messaging(scheme) for name, scheme in IM_PROPERTIES.items()},
    **{name: social(service) for name, service in SOCIAL_PROPERTIES.items()},
}
STRUCTURE = frozenset({"BEGIN", "END", "AGENT"})
"""Properties that hold other cards, or begin and end one."""


def rule(head: str) -> Rule:
    """What to do with properties of this header. Raises ValueError or DamagedError where it is none."""
    header = parse_header(head)
    name = header.name
    take = _RULES.get(name)
    if take is None and (match := KDE_MESSAGING.match(name)):
        take = messaging(scheme_of(match[1]))
    if name in {"X-ABLABEL", "X-ABADR"} and not header.group:
        take = None
    return Rule(take or _extra, header, take in {None, _photo, _binary})
