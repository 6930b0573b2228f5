"""Headings of lists in Chinese, English, Finnish and Swedish, and the fields that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from c21desk.domain.names import clean, has_han

_KNOWN = {
    "number": "序号|编号|序|号|no|number|#|nro|n:o|nr|№|item|järjestysnumero|numero",
    "name": "姓名|名字|人员姓名|成员姓名|团员姓名|人员|name|full name|nimi|namn|koko nimi|display name|name of member|"
    "members name|member name|participants name|participant name|fn|formatted name|henkilön nimi",
    "name_han": "中文名|汉字名|中文名字",
    "name_latin": "英文名|外文名|拼音名|英文名字",
    "name_family_first": "sukunimi etunimi|sukunimi ja etunimi|family name given name|surname first name|"
    "last name first name|surname given name|family name and given name|efternamn förnamn",
    "name_given_first": "etunimi sukunimi|etu- ja sukunimi|etunimi ja sukunimi|first name last name|"
    "given name family name|first and last name|first name and last name|förnamn efternamn",
    "family": "姓|姓氏|family name|surname|last name|sukunimi|efternamn|familyname|lastname",
    "given": "名|given name|given names|first name|first names|forename|etunimi|etunimet|förnamn|givenname|firstname",
    "western": "western name|preferred name|kutsumanimi|nickname|常用英文名|lempinimi",
    "passport_name": "护照姓名|护照拼音|护照上姓名|护照姓名拼音|护照英文姓名|name as in passport|name in passport|passport name|"
    "name on passport|name as shown in passport|nimi passissa|passin nimi|passinimi",
    "honorific": "称谓|称呼|尊称|salutation|honorific|prefix|name prefix|mr/ms|mr/mrs|puhuttelu",
    "sex": "性别|gender|sex|sukupuoli|kön|m/f|m/n",
    "birth_date": "出生日期|出生年月日|出生年月|生日|出生时间|出生|date of birth|birth date|birthdate|dob|birthday|born|"
    "syntymäaika|syntymäpäivä|synt.aika|syntaika|födelsedatum|födelsetid|birth",
    "organisation": "单位|工作单位|单位名称|所在单位|工作单位名称|机构|公司|组织|派出单位|所属单位|organisation|organization|"
    "company|employer|institution|affiliation|work unit|unit|workplace|organisation name|organization name|"
    "company name|organisaatio|yritys|työnantaja|yhteisö|taho|työpaikka|arbetsgivare|institution/company",
    "organisation_latin": "单位英文名称|英文单位名称",
    "org_title": "单位及职务|单位职务|单位和职务|工作单位及职务|工作单位和职务|单位与职务|工作单位及职务职称|职务及单位|职务单位|"
    "organisation and title|organization and title|title and organisation|title and organization|"
    "position and organisation|position and organization|organisation and position|organization and position|"
    "work unit and position|company and title|title and company|tehtävä ja organisaatio|organisaatio ja tehtävä",
    "title": "职务|职位|现任职务|职务职称|职务职级|行政职务|工作职务|岗位|职称|头衔|title|position|post|job title|function|"
    "designation|occupation|title/position|position/title|official title|current position|duty|rank|"
    "tehtävä|tehtävänimike|titteli|asema|virka-asema|virka|nimike|toimi|befattning|titel",
    "role": "团内职务|团内身份|代表团职务|代表团内职务|团内分工|团组职务|角色|身份|role|role in delegation|delegation role|"
    "role in the delegation|position in delegation|rooli|rooli valtuuskunnassa|tehtävä valtuuskunnassa|roll",
    "passport_number": "护照号码|护照号|护照编号|护照|因公护照号码|因公护照号|因私护照号码|证件号码|证件号|passport no|passport number|"
    "passport nr|passport|passport #|no of passport|number of passport|passinumero|passin numero|passi|passnummer",
    "phone": "电话|手机|联系电话|手机号|手机号码|联系方式|电话号码|移动电话|办公电话|tel|telephone|phone|mobile|cell|cell phone|"
    "phone number|telephone number|mobile number|mobile phone|work phone|business phone|contact number|"
    "puhelin|puhelinnumero|gsm|matkapuhelin|puh|telefon|tel no|contact phone number|home phone|phone 1 - value|primary phone",
    "email": "邮箱|电子邮箱|电子邮件|邮件|邮箱地址|电子邮箱地址|email|e-mail|e-mail address|email address|mail|sähköposti|"
    "sähköpostiosoite|e-post|primary email|email work|s-posti|e-mail 1 - value",
    "note": "备注|附注|说明|其他|其它|remarks|remark|notes|note|comments|comment|huomautus|huomautukset|huom|"
    "muistiinpanot|lisätiedot|lisätieto|anmärkning",
}
_LATIN_WORDS = re.compile(
    r"英文|拼音|英语|外文|西文|拉丁|汉语拼音|\b(?:in )?(?:english|pinyin|latin|englanniksi)\b"
)
_HAN_WORDS = re.compile(r"中文|汉字|汉语|\b(?:in )?(?:chinese(?: characters)?|kiinaksi|kiinankielinen)\b")
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_LATIN_KIND = {
    "name": "name_latin",
    "title": "title_latin",
    "organisation": "organisation_latin",
    "": "name_latin",
}
_HAN_KIND = {"name": "name_han", "title": "title_zh", "organisation": "organisation", "": "name_han"}
NAME_FIELDS = frozenset(
    {
        "name",
        "name_han",
        "name_latin",
        "name_family_first",
        "name_given_first",
        "family",
        "given",
        "passport_name",
    }
)
"""Fields that say who the row is about."""


def _normal(text: str) -> str:
    text = clean(text).casefold().replace("’", "'")
    text = re.sub(r"[*:：。．.,]", "" if has_han(text) else " ", text)
    text = re.sub(r"'s\b|s'(?=\s)", "", text)
    text = " ".join(text.split()).strip(" -–—/、,")
    return re.sub(r"\s+", "", text) if has_han(text) else text


@cache
def _table() -> dict[str, str]:
    result: dict[str, str] = {}
    for field, words in _KNOWN.items():
        for word in words.split("|"):
            result[_normal(word)] = field
    return result


def _qualified(text: str) -> str:
    """The field of a heading that says which script its column is in (姓名（英文）, Name in Chinese)."""
    for words, kinds in ((_LATIN_WORDS, _LATIN_KIND), (_HAN_WORDS, _HAN_KIND)):
        if words.search(text):
            base = re.sub(r"[()（）\[\]【】/,、\s]+", " ", words.sub(" ", text)).strip()
            field = _table().get(_normal(base), "") if base else ""
            if field in {"family", "given", "passport_name"}:
                return field
            if not base or field in kinds:
                return kinds[field]
    return ""


@lru_cache(maxsize=8192)
def field_of(heading: str) -> str:
    """The field that a heading names, or "". Headings in two languages (姓名 Name) and with hints in
    brackets (Date of birth (dd.mm.yyyy)) are understood."""
    text = _normal(heading)
    if not text or len(text) > 60:
        return ""
    known = _table()
    if text in known:
        return known[text]
    if qualified := _qualified(text):
        return qualified
    bare = _normal(_BRACKETS.sub(" ", clean(heading)))
    if bare in known:
        return known[bare]
    spaced = clean(heading)
    parts = re.split(r"[/|\\()（）]", spaced)
    han = "".join(re.findall(r"[^\x00-\u024f]+", spaced))
    latin = " ".join(re.findall(r"[\x20-\x7e\u00c0-\u024f]+", spaced)) if han else ""
    for part in (*parts, han, latin):
        found = known.get(_normal(part), "") if part.strip() else ""
        if found:
            return found
    return ""


def is_sub_heading(text: str) -> bool:
    """Whether a text under a heading narrows it (中文 under 姓名)."""
    return bool(text) and (_qualified(_normal(text)) != "" or field_of(text) in {"family", "given"})


def map_headings(cells: Sequence[str]) -> dict[int, str]:
    """Column → field for a row of headings; the first column of a field has it, later ones are unknown."""
    result: dict[int, str] = {}
    for index, text in enumerate(cells):
        field = field_of(text)
        if field and field not in result.values():
            result[index] = field
    return result


def count_known(cells: Sequence[str]) -> int:
    """How many fields of a member list the cells of a row name, if it is a row of headings."""
    return len(map_headings(cells))


def is_heading_row(cells: Sequence[str]) -> bool:
    """Whether a row is a row of headings: it names a name and one thing more, or holds headings only."""
    filled = [c for c in cells if c.strip()]
    found = set(map_headings(cells).values())
    if not filled or not found & NAME_FIELDS:
        return False
    return len(found) >= 2 or len(filled) == 1


def known_headings() -> str:
    """Headings to name in a refusal, in the three languages."""
    return "姓名, 性别, 出生日期, 单位, 职务, 护照号码, 备注; Name, Gender, Date of birth, Organisation, Title; nimi, tehtävä"
