"""The forms by which the lines of a signature are told apart: numbers, addresses, labels in three languages."""

from __future__ import annotations

import re

AT = re.compile(r"(?<=[\w.])\s?[(\[]\s?(?:at|ät|a)\s?[)\]]\s?(?=[\w-]+\.)", re.I)
"""How Finnish pages write the @ against spam."""
MAIL = re.compile(
    r"(?:(?:e-?mail|sähköposti|s-posti|mail|电子邮[箱件]|邮箱|邮件|\be)\s*[:：.]?\s*)?(?:<?mailto:)?<?"
    r"(?P<value>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?",
    re.I,
)
WEB = re.compile(
    r"(?:(?:web(?:site)?|www|homepage|kotisivut?|verkkosivut?|网址|网站|主页|\bw)\s*[:：]\s*)?<?"
    r"(?P<value>(?:https?://|www\.)[^\s<>|，。；]+|\b(?:[a-z0-9-]+\.)+(?:fi|com|org|net|eu|cn|info|se|ee)\b(?:/[^\s<>|，。；]*)?)>?",
    re.I,
)
WECHAT = re.compile(
    r"(?:we\s?chat|weixin|微信号?|\bwx)(?:\s*(?:id|tunnus))?\s*[:：]?\s*(?P<value>[A-Za-z][\w-]{4,30}|\+?\d[\d -]{5,18}\d)",
    re.I,
)
SAME_WECHAT = re.compile(
    r"[(（]?\s*(?:微信同号|微信同手机号?|微信同步|同微信|wechat (?:same|too))\s*[)）]?", re.I
)
_FAX = r"telefax|fax|faksi|传真|\bf"
_CELL = r"mobile(?: phone)?|mobil|mob|gsm|matkapuhelin|matkapuh|cell(?: phone)?|手机|移动电话|\bm"
_SWITCH = r"switchboard|vaihde|总机"
_TEL = (
    r"telephone|telefon|tel|phone|puhelin|puh|direct(?: line)?|suora|office|办公电话|办公室电话|联系电话|电话|座机|"
    r"\bt|\bp|\bd|\bo"
)
PHONE = re.compile(
    rf"(?:(?<![^\W_])(?:(?P<fax>{_FAX})|(?P<cell>{_CELL})|(?P<main>{_SWITCH})|(?P<tel>{_TEL}))(?:[.:：/]|(?=[\s+(（\d]))"
    r"[\s:：]*)?"
    r"(?P<number>(?<![\w/-])(?:\+|[(（]\+?)?\d[\d\s()（）./\-–—]{4,24}\d)"
    r"(?P<extension>[\s,，;]*(?:转|轉|分机号?|ext(?:ension|n)?\.?|\bx|#|ala(?:numero|nro)\.?|ankn\.?)\s*[:：.]?\s*\d{1,6})?",
    re.I,
)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d|\d{4}/\d{1,2}/\d{1,2}")
ADDRESS_LABEL = re.compile(
    r"^(?:(?:postal |visiting |street )?address|add|(?:posti|käynti|katu)?osoite|通讯地址|办公地址|地址|单位地址)\s*[:：.]\s*",
    re.I,
)
POSTCODE_ZH = re.compile(
    r"[(（]?\s*(?:邮编|邮政编码|P\.?C\.?)\s*[:：]?\s*(?P<value>\d{6})\s*[)）]?|(?<!\d)(?P<bare>\d{6})$", re.I
)
POSTCODE_FI = re.compile(r"\b(?:FI?-)?(?P<code>\d{5})\s+(?P<town>[A-ZÅÄÖ][\wåäöÅÄÖ. -]*)")
POSTCODE_CN = re.compile(r"\b(?P<town>[A-Z][a-z]+),?\s+(?P<code>\d{6})\b")
BOX = re.compile(r"\b(?:PL|P\.?\s?O\.?\s?Box|Post Office Box)\s*(?P<value>\d+)", re.I)
STREET = re.compile(
    r"\b[\wåäöÅÄÖ.-]*(?:katu|tie|kuja|tori|väylä|polku|ranta|aukio|esplanadi|bulevardi|kaari|raitti|puisto|gatan|vägen)\s*\d+|"
    r"\b\d+[\w-]*\s.*\b(?:street|road|avenue|lane|rd|st|ave)\b|\b(?:street|road|avenue|rd|st|ave)\.?\s+\d+|"
    r"\b(?:No\.?\s*\d+|\d+#).*\b(?:road|street|rd|avenue)\b",
    re.I,
)
STREET_ZH = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:路|街|大道|道|巷|胡同|里|弄)[\u4e00-\u9fff]{0,4}\d+|\d+\s*[号楼室层](?:$|[\u4e00-\u9fff\d])|[省市区县].{2,}\d+\s*[号楼室]"
)
COUNTRIES = re.compile(
    r"(?:^|,\s*|\s+)(?P<value>finland|suomi|china|p\.?\s?r\.?\s?china|kiina|people's republic of china|中国|芬兰|sweden|ruotsi|estonia|viro)\.?\s*$",
    re.I,
)
PARTS = re.compile(r"\s*[|｜•●■]\s*|\t+|\s{3,}|\s+[·∙]\s+|\s+//?\s+")
LABEL = re.compile(
    r"^(?:name|nimi|姓名|title|position|titteli|tehtävä|职务|职位|company|organi[sz]ation|yritys|organisaatio|单位|公司|department|osasto|部门)\s*[:：]\s*",
    re.I,
)
QUOTED = re.compile(
    r"^\s*(?:>|-{2,}\s*(?:original message|alkuperäinen viesti|forwarded message|välitetty viesti|原始邮件|转发邮件)|"
    r"_{10,}|(?:from|lähettäjä|发件人|från)\s*[:：]\s*\S+|on .{5,120} wrote:\s*$|.{5,120} kirjoitti:\s*$|在.{5,120}写道[:：]\s*$)",
    re.I,
)
"""Where the answer of a mail ends and the mail that it answers begins."""
DASHES = re.compile(r"^--\s*$|^[-_=*]{3,}\s*$")
DISCLAIMER = re.compile(
    r"confidential|intended (?:solely|only)|luottamuksellinen|if you are not the|tämä viesti on tarkoitettu|保密|本邮件|virus|unsubscribe|"
    r"please consider the environment|sent from my|lähetetty .{1,20}(?:puhelimesta|iphone)|发自我的",
    re.I,
)
