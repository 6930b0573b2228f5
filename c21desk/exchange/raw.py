"""One person's fields as text, before they are understood: what readers fill and `assemble` reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from c21desk.domain.names import (
    clean,
    close_up,
    has_han,
    looks_like_han_name,
    looks_like_latin_name,
    sex_of,
)
from c21desk.domain.titles_match import is_organisation, is_title
from c21desk.exchange.dates import is_partial, parse_date
from c21desk.exchange.records import Where
from c21desk.i18n import Message

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"^\+?[\d ()/\-–.]{6,24}$")
PASSPORT = re.compile(r"^(?:[A-Z]{1,2}\d{6,9}|[A-Z]{2}\d{7})$")
_PASSPORT_LABEL = re.compile(
    r"^(?:护照(?:号码?|编号)?|passport(?:\s*(?:no|nr|number))?\.?|passi(?:nro|numero)?)[\s:：]*", re.I
)
_PHONE_LABEL = re.compile(r"^(?:电话|手机|联系电话|tel|phone|mobile|puh|gsm|matkapuhelin|m|t)[.\s:：]+", re.I)
_EMAIL_LABEL = re.compile(r"^(?:邮箱|电子邮箱|电子邮件|e-?mail|sähköposti|mail)[\s:：]+", re.I)
_BORN = re.compile(
    r"^(?:出生[日期年月于]*|生于|born(?: on)?|b\.|s\.|synt\.?|d\.?o\.?b\.?)[\s:：]*|\s*(?:出生|生)$", re.I
)
_PERSONAL_NOTE = re.compile(r"^(?:[\u4e00-\u9fff]{1,3}族|中共党员|.{0,6}(?:学历|学位|籍贯|党员)|.{2,6}人)$")
_ROLE_WORDS = (
    ("deputy", re.compile(r"副团长|deputy head(?: of (?:the )?delegation)?|deputy leader|varajohtaja", re.I)),
    ("head", re.compile(r"(?<![集军兵财社旅])团长|领队|head of (?:the )?delegation|delegation (?:head|leader)|leader of the delegation|valtuuskunnan johtaja|ryhmän johtaja|^head$|^leader$", re.I)),
    ("interpreter", re.compile(r"翻译|译员|口译|interpreter|tulkki", re.I)),
    ("spouse", re.compile(r"夫人|配偶|爱人|spouse|wife|husband|puoliso", re.I)),
    ("driver", re.compile(r"司机|驾驶员|driver|kuljettaja|autonkuljettaja", re.I)),
    ("media", re.compile(r"记者|摄影|摄像|媒体|journalist|reporter|photographer|cameraman|press|media|toimittaja|kuvaaja", re.I)),
    ("member", re.compile(r"团员|成员|组员|随员|^member(?:s)?$|delegation member|valtuuskunnan jäsen|^jäsen(?:et)?$", re.I)),
)  # fmt: skip
_TITLE_ROLES = {
    "head": re.compile(r"^(?:代表团)?团长$|^head of (?:the )?delegation$|^delegation (?:head|leader)$|^valtuuskunnan johtaja$", re.I),
    "deputy": re.compile(r"^(?:代表团)?副团长$|^deputy head of (?:the )?delegation$|^valtuuskunnan varajohtaja$", re.I),
    "interpreter": re.compile(r"(?:翻译|译员|口译员)$|^(?:\w+ )?interpreter$|^tulkki$", re.I),
    "driver": re.compile(r"^司机$|^驾驶员$|^driver$|^(?:auton)?kuljettaja$", re.I),
    "media": re.compile(r"记者$|^摄[影像][师记者员]*$|^(?:photo)?journalist$|^reporter$|^photographer$", re.I),
    "spouse": re.compile(r"^(?:夫人|配偶)$|^spouse$|^puoliso$", re.I),
    "member": re.compile(r"^(?:代表团)?[团成]员$|^member(?: of (?:the )?delegation)?$|^valtuuskunnan jäsen$", re.I),
}  # fmt: skip


@dataclass
class Raw:
    """Fields of one person as text. Keys of ``fields`` are those of :mod:`c21desk.exchange.headings`."""

    where: Where
    fields: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    unsure: list[Message] = field(default_factory=list)

    def add(self, name: str, text: str, joint: str = ", ") -> None:
        """Put ``text`` into a field, after what is there already; the same text twice is kept once."""
        text = text.strip()
        have = self.fields.get(name, "")
        if text and text != have:
            self.fields[name] = f"{have}{joint}{text}" if have else text

    def get(self, name: str) -> str:
        """The field's text or ""."""
        return self.fields.get(name, "")


def role_of(text: str) -> str:
    """The role in the delegation that a word of a role column or a label before a name means, or ""."""
    text = text.strip()
    if text in _TITLE_ROLES:
        return text
    return next((role for role, words in _ROLE_WORDS if words.search(text)), "")


def role_of_title(title: str) -> str:
    """The role that one single title means: only where the whole title says so, or "".

    团长 is the head of the delegation, 文工团团长 is not.
    """
    return next((role for role, words in _TITLE_ROLES.items() if words.search(title.strip())), "")


def field_of_part(text: str) -> str:
    """Which field a loose part of a line belongs to, by its form; "" where the form says nothing."""
    bare = text.strip()
    if sex_of(bare) and (len(bare) > 1 or bare in "男女MF"):
        return "sex"
    if EMAIL.fullmatch(_EMAIL_LABEL.sub("", bare)):
        return "email"
    if _PASSPORT_LABEL.match(bare) and re.search(r"\d{6}", bare):
        return "passport_number"
    if PASSPORT.fullmatch(bare.upper().replace(" ", "")):
        return "passport_number"
    born = _BORN.sub("", bare).strip()
    if parse_date(born) and not re.fullmatch(r"\d{5}", born):
        return "birth_date"
    if is_partial(born) and (born != bare or not bare.isdigit()):
        return "birth_date"
    number = _PHONE_LABEL.sub("", bare)
    if PHONE.fullmatch(number) and sum(c.isdigit() for c in number) >= 6:
        return "phone"
    if _PERSONAL_NOTE.fullmatch(bare) and not is_title(bare):
        return "note"
    if is_title(bare):
        return "title"
    if is_organisation(bare):
        return "organisation"
    return ""


def add_part(raw: Raw, text: str) -> None:
    """Put a loose part of a line where its form says; an unknown one is the title, else a note."""
    bare = text.strip(" \t.。,，;；")
    if not bare:
        return
    name = field_of_part(bare)
    if name == "passport_number":
        raw.add(name, _PASSPORT_LABEL.sub("", bare))
    elif name == "phone":
        raw.add(name, _PHONE_LABEL.sub("", bare))
    elif name == "email":
        raw.add(name, _EMAIL_LABEL.sub("", bare))
    elif name == "birth_date":
        raw.add(name, _BORN.sub("", bare).strip())
    elif name:
        raw.add(name, bare, "、" if has_han(bare) and name == "title" else ", ")
    elif not raw.get("title"):
        raw.add("title", bare)
    else:
        raw.add("note", bare)


def is_name_cell(text: str) -> bool:
    """Whether a text has the form of a name and nothing else, in either script."""
    bare = close_up(clean(text))
    if is_title(bare):
        return False
    return looks_like_han_name(bare) or looks_like_latin_name(bare)
