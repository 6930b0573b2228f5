"""Headings of the contact tables that programs write, in English, Finnish and Chinese.

A heading is known as a whole ("Job Title"), or as a place and a thing: "Business Street 2", "Katuosoite
(työ)", "商务地址 街道 2" all say street and work.
"""

from __future__ import annotations

import re
import unicodedata

from c21desk.domain.names import has_han
from c21desk.exchange.contacts.targets import ADDRESS_PARTS
from c21desk.exchange.headings import field_of

_WHOLE = {
    "formatted": "name|display name|full name|formatted name|contact name|nimi|koko nimi|näyttönimi|näytettävä nimi|"
    "姓名|显示名称|显示名|全名|联系人|联系人姓名|姓名全称|file as",
    "name.family#1": "last name|family name|surname|lastname|sukunimi|姓|姓氏",
    "name.given#1": "first name|given name|firstname|etunimi|etunimet|名|名字",
    "name.additional#1": "middle name|additional name|middle names|toinen nimi|toinen etunimi|keskinimi|中间名",
    "name.prefixes#1": "name prefix|prefix|honorific|salutation|puhuttelu|英文称谓|称谓|尊称",
    "name.suffixes#1": "suffix|name suffix|jälkiliite|loppuliite|后缀|中文称谓",
    "phonetic.given": "given name yomi|phonetic first name|first name phonetic|名拼音|名的拼音",
    "phonetic.family": "family name yomi|phonetic last name|last name phonetic|姓拼音|姓的拼音",
    "phonetic.additional": "additional name yomi|phonetic middle name",
    "phonetic.organisation": "organization 1 yomi name|company yomi",
    "nickname": "nickname|lempinimi|昵称|英文昵称",
    "org.name#1": "company|organization|organisation|organization name|employer|company name|associated company|work company|"
    "primary associated company|account name|yritys|organisaatio|järjestö|työnantaja|公司|单位|组织|公司名称|单位名称|工作单位|工作公司",
    "org.department#1": "department|organization department|work dept|osasto|yksikkö|部门|工作部门|处室",
    "title": "job title|position|organization title|work title|tehtävänimike|ammattinimike|ammattinimi|asema|tehtävä|"
    "职务|职位|职称|工作职位",
    "role": "profession|occupation|role|ammatti|职业",
    "tel:cell": "mobile phone|mobile|mobile number|cell phone|cell|mobile phone number|cellular phone|cellular|gsm|matkapuhelin|"
    "matkapuhelinnumero|matkapuhelin numero|移动电话|手机|手机号|手机号码",
    "tel": "phone|telephone|phone number|other phone|primary phone|callback|radio phone|tty/tdd phone|telephone number|"
    "puhelin|puhelinnumero|muu puhelin|ensisijainen puhelin|takaisinsoitto|"
    "电话|电话号码|其他电话|主要电话|回电话|联系电话|无绳电话|tty/tdd 电话",
    "tel:work": "company main phone|assistants phone|yrityksen pääpuhelin|yrityksen puhelin|yrityksen päänumero|"
    "单位主要电话|公司主要电话|办公电话",
    "tel:car": "car phone|autopuhelin|车载电话",
    "tel:video": "phone video",
    "tel:pager": "pager|pager number|hakulaite|hakulaitteen numero|寻呼机|传呼机|传呼机号码",
    "tel:fax": "fax|fax number|other fax|faksi|faksin numero|faksinumero|muu faksi|传真|传真号码|其他传真",
    "email": "email|email address|primary email|secondary email|email 2|email 3|email other|email 2 address|email 3 address|"
    "additional email|e-mail|sähköposti|sähköpostiosoite|sähköposti 2 osoite|sähköposti 3 osoite|sähköpostiosoite 2|sähköpostiosoite 3|"
    "ensisijainen sähköposti|toissijainen sähköposti|email 1 address|邮箱|电子邮件|电子邮箱|电子邮件地址|电子邮件 2 地址|电子邮件 3 地址|"
    "电子邮件地址 2|电子邮件地址 3|主要邮箱|备用邮箱|邮箱地址",
    "im": "im address|screen name|im|pikaviestiosoite",
    "im:weixin": "wechat|wechat id|weixin|wechat-tunnus|wechat-tili|微信|微信号",
    "im:skype": "skype|im skype|skype name",
    "im:qq": "qq|qq号|im qq",
    "im:aim": "im aim|aim",
    "im:icq": "im icq|icq",
    "im:xmpp": "im jabber|jabber",
    "im:msnim": "im msn|msn",
    "im:ymsgr": "im yahoo|yahoo",
    "im:whatsapp": "whatsapp",
    "url": "web page|website|url|web page 1|web page 2|home page|website url|web site|homepage|www-sivu|www-osoite|verkkosivu|"
    "verkkosivu 1|verkkosivu 2|kotisivu|网页|网址|网站|主页|网页 1|网页 2|profile url|internet free busy|internet 忙闲",
    "url:home": "website home page|website home",
    "url:work": "website work",
    "url:blog": "website blog|blog",
    "url:profile": "website profile|linkedin|linkedin url|linkedin profile",
    "url:other": "website other",
    "birthday": "birthday|date of birth|birth date|syntymäaika|syntymäpäivä|生日|出生日期",
    "birthday.year": "birth year|syntymävuosi|出生年份|出生年",
    "birthday.month": "birth month|syntymäkuukausi|出生月份|出生月",
    "birthday.day": "birth day",
    "anniversary": "anniversary|vuosipäivä|纪念日",
    "sex": "gender|sex|sukupuoli|性别",
    "lang": "language|preferred language|kieli|语言",
    "diet": "diet|dietary requirements|dietary needs|special diet|ruokavalio|erityisruokavalio|饮食|饮食要求|饮食禁忌|忌口",
    "allergies": "allergies|allergy|food allergies|allergiat|allergia|ruoka-aineallergiat|过敏|过敏史|过敏原|食物过敏",
    "passport_issued": "passport issued on|date of issue|passin myöntämispäivä|签发日期",
    "passport_expires": "passport valid until|date of expiry|expiry date|passi voimassa|voimassa asti|有效期至",
    "birth_place": "place of birth|birth place|syntymäpaikka|出生地|出生地点",
    "access_needs": "access needs|accessibility|accessibility needs|esteettömyys|esteettömyystarpeet|无障碍|无障碍需求",
    "category": "categories|group membership|labels|tags|groups|luokat|luokka|ryhmät|ryhmä|tunnisteet|类别|分组|标签|关键词|keywords",
    "note": "notes|note|comments|description|huomautukset|muistiinpanot|lisätiedot|huomautus|附注|备注|说明|信息",
    "related:spouse": "spouse|puoliso|配偶",
    "related:child": "children|lapset|子女",
    "related:x-manager": "managers name|manager|esimiehen nimi|esimies|经理姓名|经理的姓名",
    "related:x-assistant": "assistants name|assistant|avustajan nimi|sihteerin nimi|助理的姓名|助理姓名",
    "uid": "uid",
    "note.labelled": "maiden name|tyttönimi|hobby|hobbies|harrastukset|业余爱好|office location|toimipaikka|toimipisteen sijainti|"
    "toimiston sijainti|办公地点|location|sijainti|地点|subject|user 1|user 2|user 3|user 4|käyttäjä 1|käyttäjä 2|"
    "käyttäjä 3|käyttäjä 4|用户 1|用户 2|用户 3|用户 4|custom 1|custom 2|custom 3|custom 4|referred by|suosittelija|引用者",
    "-": "email type|email display name|email 2 type|email 2 display name|email 3 type|email 3 display name|sähköpostin tyyppi|"
    "sähköpostin näyttönimi|sähköposti 2 tyyppi|sähköposti 2 näyttönimi|sähköposti 3 tyyppi|sähköposti 3 näyttönimi|"
    "电子邮件类型|电子邮件显示名称|电子邮件 2 类型|电子邮件 2 显示名|电子邮件 3 类型|电子邮件 3 显示名|电子邮件 2 显示名称|"
    "电子邮件 3 显示名称|initials|nimikirjaimet|缩写|short name|yomi name|priority|prioriteetti|tärkeys|优先级|private|yksityinen|私有|"
    "sensitivity|luottamuksellisuus|arkaluonteisuus|敏感度|mileage|matka|kilometrit|里程|billing information|laskutustiedot|记帐信息|directory server|"
    "hakemistopalvelin|目录服务器|isdn|telex|teleksi|电报|account|tili|帐户|organizational id number|工作证号码|government id number|henkilötunnus|"
    "身份证编号|passport number|passport|护照号码|护照号|passin numero|passinumero|photo|user photo|用户照片|connected on|"
    "record id|lifecycle stage|contact owner|create date|last activity date|lead status|associated company ids|"
    "number|no|nro|序号|编号",
}
"""Target → headings; "-" leaves a column out that says nothing about the person, or what must not be kept."""

_PLACES = {
    "work": "business|work|office|company|työpaikan|työ|toimiston|yrityksen|商务|工作|公司|单位|办公",
    "home": "home|private|personal|kodin|koti|住宅|家庭|私人|住家",
    "other": "other|muu|muun|toinen|其他|其它",
}
_THINGS = {
    "adr.street": "street|address|street address|address line 1|katuosoite|osoite|katu|lähiosoite|街道|地址|详细地址|地址街道|通讯地址|"
    "address line 2|address line 3",
    "adr.locality": "city|town|postitoimipaikka|kaupunki|paikkakunta|市/县|城市|市县|地址市/县|县市|市",
    "adr.region": "state|region|province|county|state/region|lääni|maakunta|alue|osavaltio|省/市/自治区|省份|地址省/市/自治区|省|州/省",
    "adr.postal_code": "postal code|zip|zip code|zipcode|postcode|postinumero|邮政编码|邮编|地址邮政编码",
    "adr.country": "country|country/region|maa|maa/alue|maa tai alue|国家/地区|国家|地址国家/地区|地址国家",
    "adr.po_box": "po box|post office box|address po box|postilokero|地址邮箱|邮政信箱|信箱",
    "tel": "phone|telephone|phone number|puhelin|puhelinnumero|电话|电话号码",
    "tel:fax": "fax|fax number|faksi|faksinumero|传真",
    "tel:cell": "mobile|mobile phone|cell|matkapuhelin|手机|移动电话",
    "email": "email|email address|sähköposti|sähköpostiosoite|邮箱|电子邮件|电子邮箱",
    "url": "web page|website|url|kotisivu|verkkosivu|网页|网址",
}
_GOOGLE = re.compile(
    r"(e?-?mail|email|phone|address|website|im|organization|relation|event|custom field) (\d{1,3}) (.+)"
)
_GOOGLE_FIELDS = {
    "email": "email", "mail": "email", "phone": "tel", "address": "adr", "website": "url", "im": "im",
    "organization": "org", "relation": "related", "event": "event", "custom field": "custom",
}  # fmt: skip
_GOOGLE_PARTS = {
    "type": "types", "label": "types", "value": "value", "service": "service", "formatted": "formatted",
    "street": "street", "city": "locality", "po box": "po_box", "region": "region",
    "postal code": "postal_code", "country": "country", "extended address": "extended",
}  # fmt: skip
_GOOGLE_ORGANISATION = {
    "name": "org.name#{n}", "department": "org.department#{n}", "title": "title", "type": "org.types#{n}",
    "label": "org.types#{n}", "job description": "role",
}  # fmt: skip
_MEMBER_FIELDS = {
    "name": "formatted", "name_han": "formatted:zh", "name_latin": "formatted:en", "family": "name.family#1",
    "given": "name.given#1", "western": "nickname", "honorific": "name.prefixes#1", "sex": "sex",
    "birth_date": "birthday", "organisation": "org.name#1", "organisation_latin": "org.name#2",
    "org_title": "title", "title": "title", "role": "role", "phone": "tel", "email": "email", "note": "note",
    "name_family_first": "formatted", "name_given_first": "formatted", "number": "-", "passport_number": "-",
}  # fmt: skip
"""Target of each field of member lists, whose headings are known in more wordings still."""


def normal(heading: str) -> str:
    """A heading for comparison: without case, marks and the spaces of Chinese text."""
    text = unicodedata.normalize("NFKC", heading[:200]).casefold().replace("’", "'")
    text = re.sub(r"'s\b|s'(?=\s)", "s", text).replace("e-mail", "email").replace("'", "")
    text = re.sub(r"[*:_.,;()\[\]\"]+|\s-\s|-(?=\s)|(?<=\s)-", " ", text)
    text = " ".join(text.split())
    return re.sub(r"\s+|-", "", text) if has_han(text) else text


def _table(source: dict[str, str]) -> dict[str, str]:
    return {normal(word): target for target, words in source.items() for word in words.split("|")}


_KNOWN = _table(_WHOLE)
_PARTS = _table(_THINGS)
_PLACE_WORDS = sorted(
    ((normal(word), place) for place, words in _PLACES.items() for word in words.split("|")),
    key=lambda pair: -len(pair[0]),
)


def _google(text: str) -> str | None:
    match = _GOOGLE.fullmatch(text)
    if not match:
        return None
    field, number, part = _GOOGLE_FIELDS[match[1].removeprefix("e-")], match[2], match[3]
    if field == "org":
        return _GOOGLE_ORGANISATION.get(part, "-").format(n=number)
    known = _GOOGLE_PARTS.get(part)
    if known is None or (field != "adr" and known in ADDRESS_PARTS):
        return None
    return f"{field}.{known}#{number}"


def _thing(text: str) -> str:
    """The target of a thing, without its number: "street 2" is a street."""
    return _PARTS.get(text) or _PARTS.get(re.sub(r" ?\d{1,2}$", "", text), "")


def _placed(text: str) -> str:
    """The target of a place and a thing, in either order."""
    for word, place in _PLACE_WORDS:
        if text.startswith(word):
            rest = text.removeprefix(word)
        elif text.endswith(word):
            rest = text.removesuffix(word)
        else:
            continue
        field, _, types = _thing(rest.strip()).partition(":")
        if field.startswith("adr."):
            return f"{field}:{place}"
        if field:
            words = types if place == "other" else f"{place} {types}".strip()
            return f"{field}:{words}" if words else field
    return ""


def target_of(heading: str) -> str:
    """The target that a heading names, "-" for a column to leave out, "" for an unknown one."""
    text = normal(heading)
    if not text:
        return ""
    if " - " in heading and (google := _google(text)):
        return google
    found = _KNOWN.get(text) or _google(text) or _placed(text) or _thing(text)
    return found or _MEMBER_FIELDS.get(field_of(heading), "")
