"""What each column of a contact table means: guessed from the headings, changed by a person, remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from c21desk.exchange.contacts.columns import own_targets
from c21desk.exchange.contacts.targets import parse_target
from c21desk.exchange.contacts.words import normal, target_of
from c21desk.i18n import N_, Message, message

OUTLOOK, GOOGLE, THUNDERBIRD, ROUNDCUBE, LINKEDIN, HUBSPOT, OWN = (
    "outlook", "google", "thunderbird", "roundcube", "linkedin", "hubspot", "c21desk",
)  # fmt: skip
_NAMES = {
    OUTLOOK: N_("Outlook"),
    GOOGLE: N_("Google Contacts"),
    THUNDERBIRD: N_("Thunderbird"),
    ROUNDCUBE: N_("Roundcube"),
    LINKEDIN: N_("LinkedIn"),
    HUBSPOT: N_("HubSpot"),
    OWN: N_("this program"),
}
_SIGNS = {
    OUTLOOK: "e-mail address|e-mail 2 address|e-mail 3 address|e-mail display name|e-mail type|business street|"
    "business phone|business fax|company main phone|business country/region|business postal code|internet free busy|"
    "organizational id number|sähköpostiosoite|sähköposti 2 osoite|sähköpostin näyttönimi|sähköpostin tyyppi|"
    "tehtävänimike|katuosoite (työ)|postinumero (työ)|faksi (työ)|yrityksen pääpuhelin|luottamuksellisuus|"
    "商务电话|商务传真|电子邮件地址|电子邮件类型|电子邮件显示名称|商务地址 街道|单位主要电话|目录服务器|英文称谓",
    GOOGLE: "e-mail 1 - value|e-mail 1 - type|e-mail 1 - label|phone 1 - value|phone 1 - type|phone 1 - label|given name yomi|"
    "group membership|organization 1 - name|organization name|phonetic first name|file as|labels|"
    "address 1 - formatted|website 1 - value",
    THUNDERBIRD: "primary email|secondary email|screen name|pager number|web page 1|web page 2|home zipcode|"
    "work zipcode|birth year|custom 1|ensisijainen sähköposti|toissijainen sähköposti|verkkosivu 1|syntymävuosi|"
    "hakulaitteen numero|主要邮箱|备用邮箱|网页1|出生年份|传呼机号码",
    ROUNDCUBE: "email home|email work|email other|home mobile|phone video|website blog|website profile|"
    "website home page|im jabber|im aim|work zip",
    LINKEDIN: "connected on|url|email address|position",
    HUBSPOT: "record id|lifecycle stage|contact owner|create date|associated company|lead status|phone number",
}
_TITLES = frozenset({"title", "titteli", "头衔"})
_LEAST_SIGNS = 2


@dataclass(frozen=True)
class Mapping:
    """A target for each column (see :mod:`~c21desk.exchange.contacts.targets`; "" leaves it out).

    ``program`` is what wrote the table ("outlook", …) or ""; ``score`` from 0 to 1 says how many of its
    headings are known. Both are hints of a guess and empty once a person has changed it.
    """

    columns: tuple[str, ...]
    program: str = ""
    score: float = 0.0

    def with_column(self, index: int, target: str) -> Mapping:
        """The mapping with another target for one column. Raises ValueError for what is no target."""
        if target and parse_target(target) is None:
            raise ValueError(target)
        columns = [*self.columns[:index], target, *self.columns[index + 1 :]]
        return replace(self, columns=tuple(columns))

    @property
    def program_name(self) -> Message | None:
        """The program's name for people, None where it is not known."""
        return message(_NAMES[self.program]) if self.program in _NAMES else None

    def to_json(self) -> dict[str, Any]:
        """The mapping as a value of JSON."""
        return {"columns": list(self.columns), "program": self.program, "score": round(self.score, 3)}

    @classmethod
    def from_json(cls, value: MappingType[str, Any]) -> Mapping:
        """The mapping of :meth:`to_json`. Targets that this version does not know are left out."""
        columns = [str(c) for c in value.get("columns", ())]
        known = tuple(c if parse_target(c) else "" for c in columns)
        return cls(known, str(value.get("program", "")), float(value.get("score", 0.0)))


def fingerprint(headings: Sequence[str]) -> str:
    """A short name for these headings, in their order: a mapping is remembered under it."""
    return hashlib.sha256("\x1f".join(map(normal, headings)).encode()).hexdigest()[:16]


def count_known(cells: Sequence[str]) -> int:
    """How many cells of a row are headings of contact tables, if it is a row of headings."""
    return sum(bool(target_of(cell)) for cell in cells)


def _program(headings: Sequence[str]) -> str:
    """The program whose own headings are met most."""
    have = {normal(h) for h in headings if h}
    found = {
        program: len(have & {normal(sign) for sign in signs.split("|")}) for program, signs in _SIGNS.items()
    }
    best = max(found, key=lambda program: found[program])
    if found[best] >= _LEAST_SIGNS:
        return best
    return OUTLOOK if have and have <= {normal(s) for s in _SIGNS[OUTLOOK].split("|")} else ""


def guess_mapping(headings: Sequence[str], unknown: str = "note.labelled") -> Mapping:
    """The likely meaning of every column. ``unknown`` is the target of columns that no program is known
    for: their text goes to the note with its heading, to "extra" (kept for export only), or "" nowhere."""
    own = own_targets(headings)
    if own is not None:
        return Mapping(tuple(own), OWN, 1.0)
    found = [target_of(heading) for heading in headings]
    known = sum(bool(target) for target in found)
    titles = [i for i, h in enumerate(headings) if normal(h) in _TITLES]
    others = [i for i, target in enumerate(found) if target == "title" and i not in titles]
    if titles and others and min(titles) < min(others):
        found[titles[0]] = "name.prefixes#1"  # Outlook's and Roundcube's Title stands before the name
    if "birthday.year" in found and "birthday.day" not in found and "birthday" in found:
        found[found.index("birthday")] = "birthday.day"  # Thunderbird's three columns in other languages
    columns: list[str] = []
    for heading, target in zip(headings, found, strict=True):
        if target == "-":
            columns.append("")
        else:
            columns.append(target or (unknown if heading.strip() else ""))
    filled = sum(bool(h.strip()) for h in headings)
    return Mapping(tuple(columns), _program(headings), known / filled if filled else 0.0)
