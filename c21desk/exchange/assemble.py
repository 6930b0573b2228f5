"""From one person's fields as text to a :class:`MemberRow`: names, dates, titles, what is unsure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TypedDict

from c21desk.domain import pinyin
from c21desk.domain.names import (
    HanName,
    ParsedName,
    clean,
    has_han,
    has_latin,
    parse_name,
    pinyin_like,
    propose_pinyin,
    sex_of,
    sex_of_honorific,
    split_han,
    surnames,
)
from c21desk.domain.titles_match import is_organisation, split_organisation, split_titles
from c21desk.exchange.dates import EARLIEST, is_ambiguous, is_partial, is_plausible, parse_date
from c21desk.exchange.duplicates import mark_duplicates
from c21desk.exchange.raw import EMAIL, Raw, role_of, role_of_title
from c21desk.exchange.records import MemberRow, ReadResult, Rejected
from c21desk.i18n import N_, Message, message

_HAN_STRETCH = re.compile(r"[^\x00-\u024f]+(?:[\s0-9A-Z]*[^\x00-\u024f]+)*")


def _name(raw: Raw) -> tuple[ParsedName, str]:
    """The name from whichever columns hold it, and the name as written."""
    order = True if raw.get("name_family_first") else False if raw.get("name_given_first") else None
    main = raw.get("name") or raw.get("name_family_first") or raw.get("name_given_first")
    family, given = clean(raw.get("family")), clean(raw.get("given"))
    texts = [main, raw.get("name_han"), raw.get("name_latin")]
    if (family or given) and (not main or has_han(main) != has_han(family + given)):
        texts.append(f"{family}{'' if has_han(family + given) else ' '}{given}".strip())
    if not any(t.strip() for t in texts):
        texts = [raw.get("passport_name")]
    written = " ".join(dict.fromkeys(clean(t) for t in texts if t.strip()))
    parsed = parse_name(main, order)
    han_part = parse_name(raw.get("name_han"))
    if han_part.found:
        parsed = _merge(parsed, han_part)
    if family or given:
        parsed = _merge(_split_columns(family, given), parsed)
    if not parsed.family and not parsed.given:
        latin_text = clean(raw.get("name_latin") or raw.get("passport_name"))
        if latin_text and not has_han(latin_text):
            known = parsed.han if parsed.han.full else None
            if known and " " not in latin_text and "," not in latin_text:
                return _lone_word(parsed, latin_text), written
            latin = parse_name(latin_text, order, known)
            parsed = _merge(parsed, latin)
        elif latin_text:
            parsed = _merge(parsed, parse_name(latin_text, order))
    return parsed, written


def _lone_word(parsed: ParsedName, word: str) -> ParsedName:
    """One Latin word beside a Han name: the whole name run together (Wangwei), else a Western name."""
    family, given = propose_pinyin(parsed.han)
    size = len(pinyin.passport(family))
    if family and word.casefold() == pinyin.passport(family + given).casefold():
        return replace(parsed, family=word[:size].capitalize(), given=word[size:].capitalize())
    return replace(parsed, western=word)


def _merge(first: ParsedName, second: ParsedName) -> ParsedName:
    """``first`` completed by ``second``; the split of the two scripts stays together."""
    result = first
    if not (first.family or first.given) and (second.family or second.given):
        result = replace(
            result,
            family=second.family,
            given=second.given,
            pinyin_family=second.pinyin_family,
            pinyin_given=second.pinyin_given,
            order=second.order,
            sure=second.sure,
            fits=second.fits,
        )
    if not first.han.full and second.han.full:
        result = replace(result, han_family=second.han_family, han_given=second.han_given)
        result = replace(result, order=result.order or second.order)
    return replace(
        result,
        western=first.western or second.western,
        honorific=first.honorific or second.honorific,
        sex=first.sex or second.sex,
    )


def _split_columns(family: str, given: str) -> ParsedName:
    """A name whose two parts stand in columns of their own."""
    if has_han(family + given):
        han = HanName(family, given) if family and given else split_han(family + given)
        return ParsedName(han_family=han.family, han_given=han.given, order="family-first")
    read = parse_name(f"{family}, {given}") if family and given else parse_name(family or given)
    if not family:
        return replace(read, family="", given=read.family or read.given, sure=False)
    return read


def _birth(raw: Raw, today: dt.date) -> tuple[dt.date | None, str, list[Message]]:
    text = clean(raw.get("birth_date"))
    if not text:
        return None, "", []
    day = parse_date(text)
    if day is not None and is_plausible(day, today):
        if is_ambiguous(text):
            why = message(N_("The date of birth “{text}” was read as day, month, year. Check it."), text=text)
            return day, "", [why]
        return day, "", []
    if is_partial(text):
        return (
            None,
            text,
            [message(N_("The date of birth “{text}” has no day, so it was left out."), text=text)],
        )
    if day is not None:
        why = message(
            N_("The date of birth “{text}” lies in the future or before {year}, so it was left out."),
            text=text,
            year=EARLIEST.year,
        )
        return None, text, [why]
    return (
        None,
        text,
        [message(N_("“{text}” is not a possible date of birth, so it was left out."), text=text)],
    )


def _by_script(text: str) -> tuple[str, str]:
    """A text's Chinese part and Latin part; a text in one script is all of that one."""
    if not has_han(text):
        return "", text
    if not has_latin(text):
        return text, ""
    han = " ".join(m.strip() for m in _HAN_STRETCH.findall(text))
    latin = " ".join(_HAN_STRETCH.sub(" ", text).split()).strip(" ,;/|()-–")
    # A Chinese title with a foreign word in it (CEO兼总裁) is one Chinese text.
    return (han, latin) if len(latin.split()) > 1 or latin.istitle() else (text, "")


class _TitleFields(TypedDict):
    title: str
    title_zh: str
    title_latin: str
    post: str
    organisation_zh: str
    organisation_latin: str


def _titles(raw: Raw) -> _TitleFields:
    """Title and organisation fields, the source's title text unchanged."""
    title = clean(raw.get("title") or raw.get("org_title"))
    zh, latin = _by_script(title)
    zh = clean(raw.get("title_zh")) or zh
    latin = clean(raw.get("title_latin")) or latin
    org_zh, org_latin = _by_script(clean(raw.get("organisation")))
    org_latin = clean(raw.get("organisation_latin")) or org_latin
    post = latin
    if zh:
        body, post = split_organisation(zh)
        org_zh = org_zh or body
    elif latin and not org_latin:
        bodies = [t for t in split_titles(latin) if is_organisation(t)]
        if bodies:
            org_latin = ", ".join(bodies)
            post = ", ".join(t for t in split_titles(latin) if t not in bodies)
    return {
        "title": title or zh or latin,
        "title_zh": zh,
        "title_latin": latin,
        "post": post,
        "organisation_zh": org_zh,
        "organisation_latin": org_latin,
    }


def _role(raw: Raw, title: str) -> str:
    stated = role_of(raw.get("role"))
    if stated and stated != "member":
        return stated
    in_brackets = re.findall(r"[(（]([^()（）]+)[)）]", title)
    for part in (*in_brackets, *split_titles(title), *split_titles(raw.get("note"))):
        found = role_of_title(part)
        if found and found != "member":
            return found
    return stated


def _doubts(parsed: ParsedName, written: str) -> list[Message]:
    doubts: list[Message] = []
    if not parsed.sure and not parsed.han.full:
        doubts.append(
            message(
                N_("It is not certain which part of “{name}” is the family name, or a part is missing."),
                name=written,
            )
        )
    if parsed.han.full and "·" not in parsed.han.full:
        family = parsed.han_family
        if not (family in surnames() or (family and all(c in surnames() for c in family))):
            doubts.append(
                message(
                    N_("No surname of the table begins “{name}”. Check where the family name ends."),
                    name=parsed.han.full,
                )
            )
        if len(parsed.han_given) > 3:
            doubts.append(message(N_("“{name}” is long for a Chinese name. Check it."), name=parsed.han.full))
    return doubts


def member_row(raw: Raw, today: dt.date | None = None) -> MemberRow | Rejected:
    """Understand one person's fields; Rejected where they hold no name.

    ``today`` bounds the date of birth.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    parsed, written = _name(raw)
    if not parsed.found:
        if written:
            return Rejected(raw.where, message(N_("“{text}” is not a name."), text=written))
        return Rejected(
            raw.where, raw.unsure[0] if raw.unsure else message(N_("There is no name in this row."))
        )
    unsure = [*raw.unsure, *_doubts(parsed, written)]
    tones = (parsed.pinyin_family, parsed.pinyin_given)
    proposed = not any(tones)
    family, given, made = parsed.family, parsed.given, False
    if parsed.han.family and proposed:
        tones = pinyin_like(parsed.han, family, given) if family and given else ("", "")
        if family and given and not any(tones):
            unsure.append(
                message(
                    N_("“{latin}” is not a usual reading of {han}. Check that both are the same person."),
                    latin=f"{family} {given}",
                    han=parsed.han.full,
                )
            )
        if not any(tones):
            tones = propose_pinyin(parsed.han)
        if not family and not given:
            family, given, made = pinyin.passport(tones[0]), pinyin.passport(tones[1]), True
    birth, birth_text, birth_doubts = _birth(raw, today)
    titles = _titles(raw)
    sex = sex_of(raw.get("sex")) or parsed.sex or sex_of_honorific(raw.get("honorific"))
    if raw.get("sex") and not sex_of(raw.get("sex")):
        unsure.append(message(N_("“{text}” does not tell the sex."), text=clean(raw.get("sex"))))
    email = clean(raw.get("email"))
    if email and not EMAIL.search(email):
        unsure.append(message(N_("“{text}” is not an e-mail address."), text=email))
    return MemberRow(
        where=raw.where,
        name_text=written,
        family_latin=family,
        given_latin=given,
        family_han=parsed.han_family,
        given_han=parsed.han_given,
        pinyin_family=tones[0],
        pinyin_given=tones[1],
        western_name=clean(raw.get("western")) or parsed.western,
        passport_name=clean(raw.get("passport_name")),
        name_order=parsed.order,
        honorific=clean(raw.get("honorific")) or parsed.honorific,
        sex=sex,
        birth_date=birth,
        birth_text=birth_text,
        role=_role(raw, titles["title"]),
        passport_number=clean(raw.get("passport_number")).replace(" ", "").upper(),
        phone=clean(raw.get("phone")),
        email=email,
        note=clean(raw.get("note")),
        extra=dict(raw.extra),
        latin_proposed=made,
        pinyin_proposed=proposed and any(tones),
        unsure=(*unsure, *birth_doubts),
        **titles,
    )


def finish(
    raws: list[Raw],
    *,
    kind: str,
    rejected: list[Rejected] | None = None,
    notes: list[Message] | None = None,
    title_row_text: str = "",
) -> ReadResult:
    """The result of a reader: rows understood, people named twice marked, rows counted."""
    rows: list[MemberRow] = []
    refused = list(rejected or [])
    for raw in raws:
        made = member_row(raw)
        if isinstance(made, MemberRow):
            rows.append(made)
        else:
            refused.append(made)
    rows = mark_duplicates(rows)
    refused.sort(key=lambda r: (r.where.sheet, r.where.table, r.where.row, r.where.line))
    return ReadResult(
        read=len(rows) + len(refused),
        rows=tuple(rows),
        rejected=tuple(refused),
        notes=tuple(notes or ()),
        title_row_text=title_row_text,
        kind=kind,
    )
