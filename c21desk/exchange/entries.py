"""One line of a list taken apart: numbering, role, name, and what follows or goes before the name."""

from __future__ import annotations

import re

from c21desk.domain.names import (
    clean,
    close_up,
    has_han,
    has_latin,
    is_certain_latin_name,
    is_han,
    looks_like_han_name,
    looks_like_latin_name,
    sex_of,
    take_honorific,
)
from c21desk.domain.titles_match import is_organisation, is_title, split_organisation
from c21desk.exchange.raw import Raw, add_part, field_of_part, role_of
from c21desk.exchange.records import Where

_NUMBERING = re.compile(
    r"^(?:[>|]\s*)*(?:[(（]\s*\d{1,3}\s*[)）]\s*[.、]?|\d{1,3}\s*[.)）、．:：]\s*(?!\d)|\d{1,3}\s+(?=\D)|"
    r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*|[(（][一二三四五六七八九十]{1,3}[)）]\s*|[①-⑳]\s*|[-•*·●○▪■◆–—]\s+)"
)
_DASH = re.compile(r"\s+[-–—]+\s+|(?<=[^\s\w.])[–—]+|——|\s*[–—]\s+")
_LABEL = re.compile(r"^([^:：]{1,40})[:：]\s*(.*)$")
_PLACE_END = re.compile(r"[市省县区州局厅部委旗镇乡村国社]$")
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")


def strip_number(line: str) -> tuple[str, bool]:
    """The line without list numbers, bullets and quotation marks of mails; whether it had a number."""
    line = re.sub(r"^(?:[>]\s*)+", "", clean(line))
    bare = _NUMBERING.sub("", line, count=1)
    return bare.strip(), bare != line


def label_of(line: str) -> tuple[str, str]:
    """A label before a colon, and what follows; ("", line) where there is none."""
    match = _LABEL.match(line)
    if not match or "//" in match[2][:2]:
        return "", line
    return match[1].strip(), match[2].strip()


def certain_name(text: str) -> bool:
    """Whether a text is surely a name and nothing else."""
    bare, honorific = take_honorific(close_up(clean(text)))
    bare = bare.strip()
    if not bare or is_title(bare) or is_organisation(bare):
        return False
    inside = _BRACKET.search(bare)
    if inside:
        outside = _BRACKET.sub(" ", bare).strip()
        inner = inside[1].strip()
        if is_title(outside) or is_organisation(outside) or not inner:
            return False
        either = looks_like_han_name(inner) or looks_like_latin_name(inner) or bool(sex_of(inner))
        return either and (looks_like_han_name(outside) or looks_like_latin_name(outside))
    if looks_like_han_name(bare):
        return True
    if has_han(bare) and has_latin(bare):
        name, rest = lead_name(bare)
        return bool(name) and not rest
    if honorific and looks_like_latin_name(bare):
        return True
    return is_certain_latin_name(bare)


def possible_name(text: str) -> bool:
    """Whether a text could be a name: as :func:`certain_name`, or two to four capitalised words, or two
    or three Han characters of which the first is no known surname."""
    if certain_name(text):
        return True
    bare, _ = take_honorific(close_up(clean(text)))
    if is_title(bare) or is_organisation(bare):
        return False
    if has_han(bare):
        return 2 <= len(bare) <= 3 and all(is_han(c) for c in bare)
    return looks_like_latin_name(bare) and "," not in bare


_LEGAL_FORM = re.compile(r"[,，]\s*(?=(?:Ltd|Inc|LLC|LLP|GmbH|Oyj?|Ab|Corp|Co|S\.A|Jr|Sr)\b)", re.I)


def _split_outside_brackets(text: str, marks: str) -> list[str]:
    text = _LEGAL_FORM.sub(" ", text)  # Example Co., Ltd. is one name
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "(（":
            depth += 1
        elif char in ")）":
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [p.strip() for p in parts]


def _is_latin_name_word(word: str) -> bool:
    bare = word.strip(".,")
    return (
        bool(bare)
        and bare[0].isupper()
        and not has_han(bare)
        and not is_title(bare)
        and not any(c.isdigit() for c in bare)
    )


def lead_name(text: str) -> tuple[str, str]:
    """A name at the start of ``text`` and the rest; ("", text) where no name is seen there."""
    words = re.sub(r"\s*([(（][^()（）]*[)）])\s*", r" \1 ", close_up_single(text)).split()
    words = _rejoin_brackets(words)
    han = ""
    latin: list[str] = []
    _, honorific = take_honorific(text)
    index = len(honorific.split()) if honorific and text.startswith(honorific) else 0
    taken = words[:index]
    while index < len(words):
        word = words[index]
        bracket = _BRACKET.fullmatch(word)
        if bracket:
            inner = bracket[1].strip()
            if not taken or not (
                sex_of(inner) or looks_like_han_name(take_honorific(inner)[0]) or _latin_words(inner)
            ):
                break
        elif not han and looks_like_han_name(take_honorific(word)[0]) and not is_title(word):
            han = word
        elif (
            _is_latin_name_word(word)
            and not (han and word in {"M", "F"})
            and len(latin) < 5
            and not (latin and han and _han_after(taken))
        ):
            latin.append(word)
        else:
            break
        taken.append(word)
        index += 1
    name, rest = " ".join(taken), " ".join(words[index:])
    spelled = " ".join(latin)
    if han or (looks_like_latin_name(spelled) and not is_organisation(spelled)):
        return name, rest
    return "", text


def _han_after(taken: list[str]) -> bool:
    """Whether Latin words came before the Han name: then later Latin words are not the name's."""
    return bool(taken) and has_han(taken[-1]) and any(_is_latin_name_word(w) for w in taken[:-1])


def _latin_words(text: str) -> bool:
    words = text.split()
    return bool(words) and all(_is_latin_name_word(w) for w in words)


def _rejoin_brackets(words: list[str]) -> list[str]:
    result: list[str] = []
    for word in words:
        if result and result[-1].count("(") + result[-1].count("（") > result[-1].count(")") + result[
            -1
        ].count("）"):
            result[-1] += f" {word}"
        else:
            result.append(word)
    return result


def close_up_single(text: str) -> str:
    """``text`` with a name that was spaced out to align it (王　伟　副市长) closed up."""
    match = re.match(r"^(\S)\s+(\S{1,2})(?=\s|[(（]|$)", text)
    if (
        match
        and is_han(match[1])
        and all(is_han(c) for c in match[2])
        and looks_like_han_name(match[1] + match[2])
    ):
        return match[1] + match[2] + text[match.end() :]
    return text


def _solid(text: str) -> tuple[str, str] | None:
    """Name and title written without a gap: 王伟副市长, 南京市副市长王伟."""
    body, post = split_organisation(text)
    if body and looks_like_han_name(body) and not _PLACE_END.search(body) and not is_organisation(body):
        return body, post
    for size in (2, 3, 4):
        name, before = text[-size:], text[:-size]
        if (
            looks_like_han_name(name)
            and not is_title(name)
            and before
            and is_title(before)
            and not is_title(text)
        ):
            return name, before
    return None


def _trailing_name(text: str) -> tuple[str, str] | None:
    """A title first and then the name, with a gap: 南京市副市长 王伟, Vice Mayor WANG Wei."""
    words = text.split()
    for index, word in enumerate(words[1:-1], 1):
        before, after = " ".join(words[:index]), " ".join(words[index + 1 :])
        if looks_like_han_name(word) and certain_name(word) and is_title(before) and is_title(after):
            return word, f"{before}、{after}"
    for size in range(1, min(5, len(words))):
        name, before = " ".join(words[-size:]), " ".join(words[:-size])
        if certain_name(name) and is_title(before) and not possible_name(before):
            return name, before
    for size in (2, 3):
        name, before = " ".join(words[-size:]), " ".join(words[:-size])
        if (
            before
            and looks_like_latin_name(name)
            and not is_title(name)
            and all(map(is_title, before.split()))
        ):
            return name, before
    return None


def _person_part(text: str) -> tuple[str, str] | None:
    """The name in the first part of a line and what else stands in that part."""
    if certain_name(text):
        return close_up(text), ""
    name, rest = lead_name(text)
    if name:
        return name, rest
    bare = close_up(text)
    if has_han(bare) and " " not in bare and (found := _solid(bare)):
        return found
    return _trailing_name(text)


def _plain_latin(text: str) -> bool:
    return has_latin(text) and not has_han(text) and field_of_part(text) in {"", "title", "organisation"}


def _stretches(text: str) -> list[str]:
    """The words of a text with Chinese in it, Latin words that follow each other kept together."""
    if not has_han(text):
        return [text]
    result: list[str] = []
    for word in text.split():
        latin = _plain_latin(word)
        if latin and result and _plain_latin(result[-1]):
            result[-1] += f" {word}"
        else:
            result.append(word)
    return result


def _add_rest(raw: Raw, text: str) -> None:
    """Put what stands beside a name: single words whose form is clear first, the others together."""
    loose: list[str] = []
    for word in _stretches(text):
        if field_of_part(word) in {"sex", "email", "phone", "passport_number", "birth_date"}:
            add_part(raw, word)
        else:
            loose.append(word.strip("，,;；"))
    loose = [w for w in loose if w]
    if len(loose) > 1 and all(field_of_part(w) in {"title", "organisation"} for w in loose):
        for word in loose:
            add_part(raw, word)
    elif loose:
        add_part(raw, " ".join(loose))


def _name_with_comma(parts: list[str]) -> list[str]:
    """``WANG``, ``Weimin``, … as one name: a lone word before a comma is a family name."""
    if len(parts) < 2:
        return parts
    first, second = parts[0], parts[1]
    both = first.split()
    if len(both) == 2 and looks_like_han_name(both[0]) and _is_latin_name_word(both[1]):
        # 曾志伟 ZENG, Zhiwei
        return [f"{first}, {second}", *parts[2:]] if _is_latin_name_word(second.split()[0]) else parts
    bare, _ = take_honorific(first)
    single = len(bare.split()) == 1 and _is_latin_name_word(bare)
    given = 1 <= len(second.split()) <= 3 and _latin_words(second) and not is_organisation(second)
    return [f"{first}, {second}", *parts[2:]] if single and given else parts


def _several(text: str) -> list[str]:
    """The people of a line that holds nothing but names, perhaps each with a title in brackets."""
    for marks in ("、", "、，,；;", " "):
        pieces = [p for p in _split_outside_brackets(text, marks) if p]
        bare = [_BRACKET.sub("", p).strip() for p in pieces]
        if len(pieces) > 1 and all(looks_like_han_name(b) and not is_title(b) and len(b) > 1 for b in bare):
            return pieces
    pieces = [p for p in _split_outside_brackets(text, "，,;；") if p]
    words = [p.split() for p in pieces]
    if len(words) > 1 and all(len(w) == 2 and certain_name(w[0]) and is_title(w[1]) for w in words):
        return pieces
    pieces = [p for p in _split_outside_brackets(text, ",;") if p]
    if len(pieces) > 2 and all(
        looks_like_latin_name(p) and not is_title(p) and not is_organisation(p) for p in pieces
    ):
        return pieces
    return []


def parse_entry(text: str, where: Where, *, role: str = "") -> list[Raw]:
    """The people of one line, numbering and label taken off; [] where the line names nobody for sure.

    A name alone is an entry too. ``role`` is the role that a label gave.
    """
    text = text.strip(" \t。;；,，")
    people = _several(text)
    if people:
        return [one for p in people for one in _entry(p, where, role)]
    return _entry(text, where, role)


def _entry(text: str, where: Where, role: str) -> list[Raw]:
    dashed = [p.strip() for p in _DASH.split(text) if p.strip()]
    parts = [q for p in dashed for q in _split_outside_brackets(p, ",，;；\t|") if q]
    if not parts:
        return []
    parts = _name_with_comma(parts)
    raw = Raw(where)
    if role:
        raw.fields["role"] = role
    found = _person_part(parts[0])
    if found is None and len(parts) > 1 and possible_name(parts[0]) and _tells(parts[1:]):
        found = parts[0], ""
    if found is None and len(parts) > 1 and is_title(parts[0]) and certain_name(parts[-1]):
        found, parts = (parts[-1], parts[0]), [parts[0], *parts[1:-1]]
    if found is None and has_han(text):
        words = close_up_single(text).split()
        if len(words) > 1 and possible_name(words[0]) and _tells(words[1:]):
            found, parts = (words[0], " ".join(words[1:])), [text]
    if found is None:
        return []
    name, beside = found
    for inner in _BRACKET.findall(name):
        if is_title(inner) or is_organisation(inner):
            name = name.replace(f"({inner})", "").replace(f"（{inner}）", "").strip()
            add_part(raw, inner)
    raw.fields["name"] = name
    if beside:
        _add_rest(raw, beside.strip(" ()（）") if _BRACKET.fullmatch(beside) else beside)
    for part in parts[1:]:
        if _is_prose(part):
            return []
        _add_rest(raw, part)
    if _is_prose(beside):
        return []
    return [raw]


def _tells(parts: list[str]) -> bool:
    """Whether the parts after a possible name are such as follow a name."""
    return any(
        field_of_part(p) in {"title", "organisation", "sex", "birth_date", "passport_number"} for p in parts
    )


def _is_prose(text: str) -> bool:
    words = text.split()
    small = sum(w[:1].islower() for w in words)
    return not has_han(text) and len(words) > 6 and small * 3 >= len(words) * 2 and not is_title(text)


def label_role(label: str) -> str:
    """The role that a label before a name gives; "" where it gives none."""
    return role_of(label) if len(label) <= 40 else ""
