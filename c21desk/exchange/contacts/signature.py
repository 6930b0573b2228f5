"""The signature of an e-mail, as pasted, to one card. What is a guess is told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from c21desk.domain.names import (
    ParsedName,
    clean,
    has_han,
    has_latin,
    is_certain_latin_name,
    looks_like_han_name,
    looks_like_latin_name,
    parse_name,
    take_honorific,
)
from c21desk.domain.phones import HOME_REGION, parse
from c21desk.domain.titles_match import is_organisation, is_title, split_organisation
from c21desk.exchange.cards import Address, Card, Name, Organisation, Value
from c21desk.exchange.chatter import is_greeting, is_mail_header, is_sentence, is_sign_off
from c21desk.exchange.contacts import marks
from c21desk.exchange.contacts.places import address_of, looks_like_address, separate
from c21desk.exchange.contacts.table import plain
from c21desk.i18n import N_, Message, message

MAX_LINES = 60
MAX_LINE = 300
_EDGE = " \t,;:|/·•-–—。，；：、"
_KINDS = (("fax", "work fax"), ("cell", "work cell"), ("main", "work"), ("tel", "work"))


@dataclass(frozen=True)
class Signature:
    """What a signature gave. ``unsure`` names the guesses; ``rest`` holds the lines that were not used."""

    card: Card
    unsure: tuple[Message, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether anything was understood."""
        return self.card.full_name != "" or bool(self.card.addresses or self.card.urls)


@dataclass
class _Draft:
    """What was found so far."""

    name: str = ""
    name_sure: bool = False
    titles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    tels: list[tuple[str, str]] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    wechats: list[str] = field(default_factory=list)
    same_wechat: bool = False
    addresses: list[str] = field(default_factory=list)
    unsure: list[Message] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def contacts_begun(self) -> bool:
        return bool(self.tels or self.emails or self.urls or self.addresses)


def _lines(text: str) -> list[str]:
    """The lines of the signature: what follows the last farewell or dashes, without what is no signature."""
    lines = [plain(line)[:MAX_LINE] for line in text[:200_000].splitlines()]
    lines = [re.sub(r"^(?:>\s*)+", "", line) for line in lines]
    for index in range(len(lines) - 1, -1, -1):
        closes = is_sign_off(lines[index]) or marks.DASHES.match(lines[index])
        if closes and any(line.strip() for line in lines[index + 1 :]):
            lines = lines[index + 1 :]
            break
    kept = [
        line
        for line in lines
        if line and (marks.WEB.fullmatch(line) or not (is_greeting(line) or is_mail_header(line)))
    ]
    return kept[:MAX_LINES]


class _Reader:
    def __init__(self, name: str, email: str) -> None:
        self.hint = clean(name)
        self.draft = _Draft(emails=[email] if email else [])

    def line(self, line: str) -> None:
        """Take everything out of a line that has a form of its own; the rest is words."""
        line = marks.AT.sub("@", line)
        if marks.DISCLAIMER.search(line) or (is_sentence(line) and not looks_like_address(line)):
            self.draft.rest.append(line)
            return
        if looks_like_address(line):
            line = self._take_contacts(line, digits=bool(re.search(r"[+:：]\s*\d", line)))
            self._words([line])
            return
        self._words(marks.PARTS.split(self._take_contacts(line)))

    def _take_contacts(self, line: str, digits: bool = True) -> str:
        draft = self.draft
        if marks.SAME_WECHAT.search(line):
            draft.same_wechat = True
            line = marks.SAME_WECHAT.sub(" ", line)

        def take(pattern: re.Pattern[str], into: list[str]) -> None:
            nonlocal line
            for match in pattern.finditer(line):
                value = match["value"].strip(".,;/")
                if value.casefold() not in {have.casefold() for have in into}:
                    into.append(value)
            line = pattern.sub(" | ", line)

        take(marks.MAIL, draft.emails)
        take(marks.WEB, draft.urls)
        take(marks.WECHAT, draft.wechats)
        return marks.PHONE.sub(self._phone, line) if digits else line

    def _phone(self, match: re.Match[str]) -> str:
        number = match["number"].strip()
        count = sum(c.isdigit() for c in number)
        kind = next((words for name, words in _KINDS if match[name]), "")
        spoken = (
            kind
            or number.startswith(("+", "0", "(0", "(+", "（0"))
            or re.fullmatch(r"1[3-9]\d[\d -]{8,10}", number)
        )
        if not 5 <= count <= 17 or not spoken or marks.DATE.fullmatch(number):
            return match[0]
        extension = (match["extension"] or "").strip(" ,，;")
        self.draft.tels.append((f"{number} {extension}".strip(), kind))
        return " | "

    def _words(self, pieces: list[str]) -> None:
        for piece in pieces:
            for part in piece.split(" | "):
                text = marks.LABEL.sub("", clean(part).strip(_EDGE)).strip(_EDGE)
                if len(text) > 1 and not re.fullmatch(r"[\W\d_]*", text):
                    self._word(text)

    def _word(self, text: str) -> None:
        """One piece of words: a name, a title, an organisation, an address."""
        draft = self.draft
        if marks.ADDRESS_LABEL.match(text) or looks_like_address(text):
            draft.addresses.append(text)
        elif self._is_name(text):
            draft.name = f"{draft.name} {text}".strip()
        elif not draft.name and (parted := self._name_and_title(text)):
            draft.name, draft.name_sure = parted[0], draft.name_sure or parted[2]
            self._word(parted[1])
        elif is_title(text):
            self._title(text)
        elif is_organisation(text):
            draft.organisations.append(text)
        elif "," in text and any(is_title(p) or is_organisation(p) for p in text.split(",")):
            for part in text.split(","):
                if part.strip():
                    self._word(part.strip())
        elif draft.name and not draft.contacts_begun and len(text) <= 80:
            kind = draft.departments if draft.titles or draft.organisations else draft.titles
            kind.append(text)
            said = (
                N_("“{text}” was taken as the department.")
                if kind is draft.departments
                else N_("“{text}” was taken as the title.")
            )
            draft.unsure.append(message(said, text=text))
        else:
            draft.rest.append(text)

    def _title(self, text: str) -> None:
        organisation, post = split_organisation(text)
        if has_han(text) and not organisation and " " in text:
            for part in text.split():
                self._word(part)
            return
        if organisation:
            self.draft.organisations.append(organisation.strip())
            self.draft.titles.append(post.strip())
            return
        parts = [part.strip() for part in text.split(",")]
        if len(parts) > 1 and is_organisation(parts[-1]) and is_title(parts[0]):
            self.draft.organisations.append(parts[-1])
            text = ", ".join(parts[:-1])
        self.draft.titles.append(text)

    def _same_as_hint(self, text: str) -> bool:
        return bool(self.hint) and sorted(_letters(text)) == sorted(_letters(self.hint))

    def _is_name(self, text: str) -> bool:
        """Whether a piece is the person's name: as in the mail's header, or by its form while there is none.
        A name in the other script may follow."""
        draft = self.draft
        if self._same_as_hint(text):
            draft.name_sure = True
            return not draft.name or has_han(draft.name) != has_han(text)
        bare, _ = take_honorific(text)
        if draft.name and (
            has_han(draft.name) == has_han(bare) or (has_han(draft.name) and has_latin(draft.name))
        ):
            return False
        both = has_han(bare) and has_latin(bare) and len(bare) <= 50
        parsed = parse_name(bare) if both else None
        if (
            parsed
            and looks_like_han_name(parsed.han_family + parsed.han_given)
            and (parsed.family or parsed.western)
        ):
            draft.name_sure = True
            return not is_title(bare)
        if is_title(bare) or is_organisation(bare):
            return False
        if looks_like_han_name(bare):
            draft.name_sure = True
            return True
        if not looks_like_latin_name(bare) or draft.titles or draft.organisations:
            return bool(draft.name) and is_certain_latin_name(bare)
        draft.name_sure = draft.name_sure or is_certain_latin_name(bare)
        return True

    def _name_and_title(self, text: str) -> tuple[str, str, bool] | None:
        """A name and what follows it in one piece: 王伟 处长; Matti Virtanen, johtaja; its certainty."""
        first, _, rest = text.partition(" ")
        if looks_like_han_name(first) and rest and (is_title(rest) or is_organisation(rest)):
            return first, rest, True
        first, _, rest = text.partition(",")
        if rest and looks_like_latin_name(first) and not is_title(first) and not is_organisation(first):
            return first.strip(), rest.strip(), self._same_as_hint(first)
        return None

    def card(self) -> Signature:
        """The card of all that was found."""
        draft = self.draft
        written = draft.name or self.hint
        draft.name_sure = draft.name_sure or self._in_an_email(draft.name)
        if draft.name and not draft.name_sure and not self.hint:
            draft.unsure.append(message(N_("“{text}” was taken as the name."), text=draft.name))
        elif draft.name and self.hint and not draft.name_sure:
            draft.unsure.append(
                message(
                    N_("The e-mail names “{header}”, the signature “{text}”."),
                    header=self.hint,
                    text=draft.name,
                )
            )
        region = self._region(written)
        tels = [self._tel(text, kind, region) for text, kind in draft.tels]
        cells = [text for (text, _), tel in zip(draft.tels, tels, strict=True) if tel.has("cell")]
        wechats = draft.wechats or [re.sub(r"[^\d+]", "", text) for text in cells[-1:] if draft.same_wechat]
        parsed = parse_name(written) if written else ParsedName()
        if written and not parsed.sure:
            draft.unsure.append(message(N_("The order of family name and given name is a guess.")))
        card = Card(
            names=tuple(_names(parsed)),
            formatted=(Value(written),) if written else (),
            nicknames=(Value(parsed.western),) if parsed.western else (),
            organisations=tuple(self._organisations()),
            titles=tuple(Value(text, language="zh" if has_han(text) else "") for text in draft.titles),
            tels=tuple(tels),
            emails=tuple(Value(text, "work") for text in draft.emails),
            impps=tuple(Value(f"weixin:{text}") for text in wechats),
            urls=tuple(Value(text, "work") for text in draft.urls),
            addresses=tuple(self._addresses()),
            sex=parsed.sex if parsed.sex in {"M", "F"} else "",
        )
        return Signature(card, tuple(draft.unsure), tuple(draft.rest))

    def _in_an_email(self, name: str) -> bool:
        """Whether an e-mail address of the signature holds the words of the name."""
        words = ["".join(word) for word in _letters(name)]
        return len(words) > 1 and any(
            all(word in email.casefold() for word in words) for email in self.draft.emails
        )

    def _region(self, name: str) -> str:
        """The country of numbers without a code: China where the signature is Chinese."""
        draft = self.draft
        if any(text.strip().startswith(("+358", "00358")) for text, _ in draft.tels):
            return HOME_REGION
        texts = (name, *draft.titles, *draft.organisations, *draft.addresses)
        chinese = any(has_han(text) for text in texts) or any(e.endswith(".cn") for e in draft.emails)
        plus = any(text.strip().startswith(("+86", "0086")) for text, _ in draft.tels)
        return "CN" if chinese or plus else HOME_REGION

    def _tel(self, text: str, kind: str, region: str) -> Value:
        phone = parse(text, region)
        if phone.note is not None:
            self.draft.unsure.append(phone.note)
        if not kind:
            national = phone.e164.removeprefix("+86").removeprefix("+358")
            mobile = (phone.region == "CN" and national.startswith("1") and len(national) == 11) or (
                phone.region == "FI" and national.startswith(("4", "50"))
            )
            kind = "work cell" if mobile else "work"
        return Value(phone.shown, kind)

    def _organisations(self) -> list[Organisation]:
        """Organisations, one for each script; departments stand under the first of their script."""
        draft = self.draft
        found: list[Organisation] = []
        for han in (False, True):
            bodies = [text for text in draft.organisations if has_han(text) == han]
            units = [text for text in draft.departments if has_han(text) == han]
            if bodies or units:
                all_units = (*bodies, *units) if bodies else ("", *units)
                found.append(Organisation(all_units, language="zh" if han else "", alternative=""))
        first_han = bool(draft.organisations) and has_han(draft.organisations[0])
        return sorted(found, key=lambda o: (o.language == "zh") != first_han)

    def _addresses(self) -> list[Address]:
        """Addresses of each script; lines that follow one another are one address."""
        draft = self.draft
        found: list[Address] = []
        for han in (False, True):
            lines = [text for text in draft.addresses if has_han(text) == han]
            language = "zh" if han else ""
            found += [address_of(part)._replace(types="work", language=language) for part in separate(lines)]
        return found


def _letters(text: str) -> list[str]:
    """The words of a name for comparison, in any order."""
    bare = unicodedata.normalize("NFKD", take_honorific(text)[0]).casefold()
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return list(bare.replace(" ", "")) if has_han(bare) else re.findall(r"[^\W\d_]+", bare)


def _names(parsed: ParsedName) -> list[Name]:
    """The name in each script, each taken apart."""
    han = Name(parsed.han_family, parsed.han_given, language="zh")
    latin = Name(
        parsed.family, parsed.given, prefixes=parsed.honorific if not has_han(parsed.honorific) else ""
    )
    found = [name for name in (latin, han) if name.family or name.given]
    return [name._replace(alternative="1") for name in found] if len(found) > 1 else found


def read_signature(text: str, *, name: str = "", email: str = "") -> Signature:
    """Understand a pasted signature, or a mail with one. ``name`` and ``email`` are those of a mail's
    header: they lead where the signature leaves room for guesses."""
    reader = _Reader(name, email)
    for line in _lines(text):
        reader.line(line)
    return reader.card()
