"""What stands around a list in an e-mail or a letter and is no person: greetings, sentences, signatures."""

from __future__ import annotations

import re

from c21desk.domain.names import has_han

_HEADER = re.compile(
    r"^(?:from|to|cc|bcc|sent|date|subject|reply-to|lähettäjä|vastaanottaja|kopio|lähetetty|päiväys|aihe|"
    r"发件人|收件人|抄送|发送时间|日期|主题|från|till|ämne|skickat)\s*[:：]",
    re.I,
)
_GREETING = re.compile(
    r"^(?:dear|hello|hi|hei|moi|hyvä|arvoisa|good (?:morning|day|afternoon)|greetings|to whom|"
    r"尊敬的|您好|你好|各位|大家好|hej|bästa)\b|^(?:尊敬的|您好|你好|各位|大家好|贵方|贵市)|(?:您好|你好)[!！,，。]?$|"
    r"^[\w·]{1,8}(?:市长|书记|主任|局长|先生|女士)[:：]$",
    re.I,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:best|kind|warm|with best|with kind)?\s*(?:regards|wishes)|sincerely|yours|cheers|"
    r"(?:ystävällisin|parhain|hyvin|lämpimin)?\s*terveisin|ystävällisesti|kunnioittavasti|t[:.]\s|"
    r"此致|敬礼|顺颂|顺祝|祝好|谨上|敬上|联系人|contact(?: person)?\s*[:：]|yhteyshenkilö|med vänlig|hälsningar)(?:[\s,，.!！：:]|$)",
    re.I,
)
_THANKS = re.compile(
    r"^(?:thank|thanks|many thanks|kiitos|kiitoksia|please|as agreed|attached|enclosed|below|here (?:is|are)|"
    r"we |i |our |ohessa|liitteenä|alla|tässä|谢谢|感谢|附件|现将|兹|请|如下|以下|附上|随函|我们|我方|我市|贵|特此|期待)",
    re.I,
)
_HAN_SENTENCE = re.compile(
    r"如下|附上|谢谢|感谢|请您|敬请|请查收|查收|烦请|期待|欢迎|联系我|收悉|来函|一行\d+人|如有|之间"
)
_SECTION = re.compile(
    r"名单|代表团(?:成员|组成|人员)?$|成员[:：]?$|一览表|(?:list of|member list|name list|participants|delegates|members|"
    r"delegation(?: list| members)?|osallistujat|osanottajat|jäsenet|valtuuskunta|nimilista|deltagare)\s*:?$",
    re.I,
)
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
_RULE = re.compile(r"^[\s\-_=*~#.·•—–+|]+$")
_LIST_WORDS = re.compile(r"\b(?:please|find|attached|following|would|will|are|is|have|been|kindly|regarding|"
                         r"ovat|olemme|seuraavat|sekä|ohjelma)\b", re.I)  # fmt: skip


def is_sign_off(text: str) -> bool:
    """Whether the line closes a letter: what follows is a signature."""
    return bool(_SIGN_OFF.match(text.strip()))


def is_section(text: str) -> bool:
    """Whether the line is a heading over people (南京市代表团名单, Members of the delegation:)."""
    return bool(_SECTION.search(text.strip())) and len(text) <= 120


def is_mail_header(text: str) -> bool:
    """Whether the line is one of the lines above a mail (From:, 发件人：)."""
    return bool(_HEADER.match(text.strip()))


def is_greeting(text: str) -> bool:
    """Whether the line is a greeting, a mail header or a rule: never a person, whatever it holds."""
    line = text.strip()
    return bool(_HEADER.match(line) or _GREETING.search(line) or _RULE.match(line) or _URL.match(line))


def is_sentence(text: str) -> bool:
    """Whether the line is running text."""
    line = text.strip()
    if _THANKS.match(line):
        return True
    if has_han(line):
        return bool(_HAN_SENTENCE.search(line)) or (len(line) > 12 and line.endswith(("。", "！", "？")))
    words = line.split()
    small = sum(w[:1].islower() for w in words)
    if (
        len(words) > 4
        and (line.endswith((".", "!", "?")) or _LIST_WORDS.search(line))
        and small * 2 >= len(words)
    ):
        return True
    return len(words) > 14 and small * 2 >= len(words)


def is_remark(text: str) -> bool:
    """Whether a line is any of these: a greeting, running text, the close of a letter."""
    return is_greeting(text) or is_sign_off(text) or is_sentence(text)
