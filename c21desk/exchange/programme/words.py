"""The words of programmes in three languages: what happens, where, who, and what a line is about."""

from __future__ import annotations

import re
from functools import cache

from c21desk.domain.kinds import ItemKind
from c21desk.domain.localized import LocalizedText
from c21desk.domain.names import has_han
from c21desk.domain.names.script import HAN

_KINDS: tuple[tuple[ItemKind, str], ...] = (
    (ItemKind.SIGNING, r"sign(?:ing|ature)|allekirjoit|签约|签署|签字"),
    (ItemKind.BANQUET, r"banquet|gala|juhlaillallinen|juhlapäivällinen|宴会|晚宴|欢迎宴|午宴|宴请"),
    (ItemKind.DINNER, r"\b(?:dinner|lunch|breakfast|brunch|supper)|lounas|lounaa|illalli|päivälli|aamiai|aamupala|晚餐|午餐|早餐|用餐|工作餐|便餐|自助餐"),
    (ItemKind.RECEPTION, r"reception|cocktail|vastaanotto|coctail|招待会|酒会|冷餐"),
    (ItemKind.COURTESY_CALL, r"courtesy|kohteliaisuus|拜会|礼节性"),
    (ItemKind.TALKS, r"\btalks\b|negotiation|neuvottelu|会谈|洽谈|磋商|谈判"),
    (ItemKind.TRANSFER, r"transfer|depart|arriv|flight|\btrain\b|airport|check[- ]?out|pick[- ]?up|\bbus\b|travel(?:ling)? to|drive to|lähtö|saapu|siirtym|kuljetus|lento|juna|matka(?! ?puhelin)|bussi|抵达|到达|出发|离开|启程|前往|乘机|乘车|航班|送机|接机|返回|转场|赴(?!宴)"),
    (ItemKind.ACCOMMODATION, r"check[- ]?in|overnight|accommodation|majoit|yöpy|majoitt|入住|住宿|下榻"),
    (ItemKind.FREE, r"free time|at leisure|\bfree\b|\bbreak\b|rest\b|vapaa|tauko|lepo|自由活动|休息|茶歇|自由时间"),
    (ItemKind.SITE_VISIT, r"site visit|\bvisit(?:ing)?\b|\btour\b|sightseeing|excursion|vierailu|tutustu|kierros|kiertoajelu|käynti|参观|考察|游览|走访|访问|参访|调研"),
    (ItemKind.MEETING, r"meet|discussion|roundtable|seminar|presentation|conference|workshop|forum|tapaami|kokous|keskustel|esittely|seminaari|palaveri|työpaja|会见|座谈|会议|交流|介绍|研讨|论坛|见面"),
)  # fmt: skip
_VENUE = (
    r"\b(?:hall|hotel|room|university|museum|airport|campus|restaurant|cent(?:re|er)|office|building|library|station|"
    r"embassy|headquarters|house|park|port|harbou?r|factory|plant|terminal|theatre|palace|gate|floor|street|square|arena)\b|"
    r"kaupungintalo|kaupunginhallitu|valtuustosali|hotelli|yliopisto|ravintola|lentoasema|lentokenttä|museo|\bsali\b|sali$|kabinet|talo\b|"
    r"(?:katu|tie|aukio|kuja|ranta|polku)\s*\d|kirjasto|asema\b|kampus|huone|keskus\b|krs\b|kerros|satama|tehdas|virasto|"
    r"酒店|宾馆|饭店|大学|会议室|[大餐宴礼展贵]\w?厅|会客厅|博物馆|图书馆|机场|餐厅|市政厅|市政府|大厦|号楼|中心|园区|校区|车站|总部|办公室|码头|公园|体育馆|使馆|楼$|厅$"
)
_LABELS = {
    "venue": r"venue|place|location|where|address|meeting point|paikka|osoite|sijainti|kokoontuminen|missä|plats|地点|地址|场所|会场|集合地点",
    "people": r"participants?|attendees?|attended by|present|with|speakers?|host(?:ed by)?|hosts|chair(?:ed by)?|received by|moderator|from our side|"
    r"osallistuja[t]?|läsnä|isäntä|isännät|emäntä|puhuja[t]?|puheenjohtaja|vastaanottaja|mukana|deltagare|"
    r"出席(?:人员)?|参加(?:人员)?|参会(?:人员)?|与会(?:人员)?|主持(?:人)?|陪同(?:人员)?|主讲人?|演讲人|会见人|接待人|中方|芬方",
    "track": r"track|programme for|group|ryhmä|组别",
    "time": r"time|aika|kello|tid|时间",
    "title": r"event|activity|programme|item|subject|topic|tapahtuma|aihe|ohjelma|内容|活动|议题|事项",
    "note": r"notes?|remarks?|dress code|dress|transport|contact|language|interpret\w*|gifts?|huom(?:autus|io)?|pukeutuminen|pukukoodi|kuljetus|yhteyshenkilö|kieli|tulkk\w*|lahja[t]?|"
    r"备注|说明|着装|交通|用车|联系人|翻译|语言|礼品|注",
}  # fmt: skip
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS.items())})\s*[:：]\s*(?P<value>.*)",
    re.I | re.S,
)
_TRACK = re.compile(
    r"(?P<spouse>(?:spouses?['’]?s?|partners?['’]?|accompanying persons['’]?|ladies['’]?)\s+program(?:me)?|puoliso(?:iden)?[- ]?(?:n )?ohjelma|puoliso-ohjelma|"
    r"(?:配偶|夫人)(?:活动|日程|团)?)|"
    r"(?P<main>main program(?:me)?|pääohjelma|主(?:日程|活动|会场)|plenary)|"
    r"(?P<group>(?:track|group|team|stream|session)\s+[A-Z0-9]\b|(?:ryhmä|rinnakkaisohjelma)\s+[A-Z0-9]\b|[A-Z0-9][- ]ryhmä|"
    r"第[一二三四1-9]组|[A-Z一二三四甲乙]组|分团[一二三四A-Z])",
    re.I,
)
_FINNISH = re.compile(
    r"[äö]|\b(?:ja|sekä|klo|lounas|tauko|kahvi\w*|ohjelma|avaus|tervetulo\w*|lähtö|saapuminen|tapaaminen|vierailu|illallinen|aamiainen|"
    r"kokous|keskustelu\w*|esittely\w*|vapaa\w*|kuljetus|siirtyminen|majoittuminen|allekirjoitus|kanssa|kaupung\w*|vastaanotto|tilaisuus|"
    r"tutustuminen|yhteenveto|päätös|lento\w*|\w+(?:ssa|lla|sta|lta|lle|iin|minen|misen|jen|ksi))\b",
    re.I,
)
_SWEDISH = re.compile(
    r"\b(?:och|möte|besök|middag|avgång|ankomst|mottagning|borgmästar\w*|stadshuset|kaffe|välkomst\w*)\b",
    re.I,
)
_ENGLISH = re.compile(
    r"\b(?:the|and|of|with|at|to|in|for|by|from|meeting|lunch|dinner|breakfast|visit|opening|welcome|closing|tour|break|coffee|registration|arrival|wrap-up|"
    r"departure|signing|ceremony|reception|banquet|transfer|discussion|presentation|free|time|check|hotel|programme|program|talks|seminar|"
    r"workshop|speech|remarks|session|flight|city|hall|mayor|airport|call|group|photo|overnight|farewell|site|company|delegation|programme)\b",
    re.I,
)
_CLOSING = re.compile(
    r"(?:subject to change|changes? (?:are )?possible|muutokset (?:ovat )?mahdollisia|oikeu[sd]e?\w* muutoksiin|"
    r"如有变[动更化]|以实际为准|最终以|(?:[*＊※]|\()?\s*(?:注|备注|说明|附注|note|nb|huom)\s*[.:：!])",
    re.I,
)
WHOLE_DELEGATION = re.compile(
    r"(?:the )?(?:whole|entire|full|all(?: the)?) (?:delegation|members)|all delegates|everybody|everyone|koko (?:valtuuskunta|delegaatio)|kaikki|全体(?:团员|成员|人员)?|代表团全体(?:成员|团员)?",
    re.I,
)


@cache
def _kind_patterns() -> tuple[tuple[ItemKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(words, re.I)) for kind, words in _KINDS)


_venue = re.compile(_VENUE, re.I)


_ROOMS = re.compile(
    r"\b(?:conference|meeting|seminar|reception|banquet|dining) (?:room|hall|cent(?:re|er)|area)|会议[室厅]|会议中心|会见厅|接待[室厅]|宴会厅|"
    r"kokous(?:huone|tila|keskus)|neuvotteluhuone|juhlasali|seminaaritila",
    re.I,
)


def place_only(text: str) -> bool:
    """Whether the text names a place and says nothing that happens there."""
    return is_venue(text) and not kind_of_item(_ROOMS.sub("", text))


def kind_of_item(title: str) -> str:
    """What happens, guessed from the words of a title; "" where no word tells."""
    return next((kind.value for kind, pattern in _kind_patterns() if pattern.search(title)), "")


def is_venue(text: str) -> bool:
    """Whether the text looks like a place."""
    return bool(_venue.search(text)) and len(text) <= 90


def label_of(text: str) -> tuple[str, str, str] | None:
    """(what it is about, the label, the value) of a line such as "Venue: City Hall", or None."""
    match = _LABEL.match(text)
    if match is None:
        return None
    name = next(n for n in _LABELS if match[n])
    return name, match["label"], match["value"].strip()


def track_of(text: str) -> tuple[str, str] | None:
    """The track at the start of a text and the rest; the main programme is "". None where none is named."""
    match = _TRACK.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if rest.strip() and not re.match(r"\s*[\])】]?\s*[:：\-–—]|\s*[\])】]", rest):
        return None
    return "" if match["main"] else match[0].strip(), rest.lstrip(" ])】:：-–—")


def language_of(text: str, usual: str) -> str:
    """``zh``, ``fi`` or ``en``; ``usual`` for Latin text whose words do not tell."""
    if has_han(text):
        return "zh"
    if _SWEDISH.search(text):
        return "sv"
    finnish, english = len(_FINNISH.findall(text)), len(_ENGLISH.findall(text))
    return usual if finnish == english else "fi" if finnish > english else "en"


def certain_language(text: str) -> str:
    """As :func:`language_of`, "" where the words do not tell."""
    return language_of(text, "")


def is_closing(text: str) -> bool:
    """Whether the line is a remark on the whole programme."""
    return bool(_CLOSING.match(text))


def localized(parts: list[str], usual: str) -> LocalizedText:
    """One title of which each part is in a language of its own; parts of one language are joined."""
    title = LocalizedText()
    for part in parts:
        key = language_of(part, usual)
        before = title.get(key)
        title = title.with_(key, f"{before} / {part}" if before else part)
    return title


_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


def split_title(text: str) -> list[str]:
    """The parts of a title that stand for each other in two languages: "Opening 开幕式" gives two."""
    parts = [p.strip(" ()（）") for p in re.split(r"\s+[/|｜]\s+|\s*[|｜]\s*", text) if p.strip(" ()（）")]
    if len(parts) == 1 and "/" in text:
        halves = [p.strip() for p in text.split("/", 1)]
        if all(halves) and has_han(halves[0]) != has_han(halves[1]):
            parts = halves
    if len(parts) > 1:
        keys = [certain_language(p) for p in parts]
        told = "zh" in keys or len([k for k in keys if k]) > 1
        return parts if told and len(keys) == len(set(keys)) else [text]
    return _across_scripts(text)


def _across_scripts(text: str) -> list[str]:
    if not (has_han(text) and _LATIN_WORD.search(text)):
        return [text]
    bracket = re.fullmatch(r"(?P<a>[^()（）]+?)\s*[(（](?P<b>[^()（）]+)[)）]\s*", text)
    latin = (bracket["b"] if has_han(bracket["a"]) else bracket["a"]) if bracket else ""
    if bracket and has_han(bracket["a"]) != has_han(bracket["b"]) and _speaks(latin):
        return [bracket["a"].strip(), bracket["b"].strip()]
    first = re.search(f"[{HAN}]", text)
    last = list(re.finditer(f"[{HAN}][）)》”]?", text))[-1:]
    assert first is not None
    before, after = text[: first.start()], text[first.start() :]
    if _speaks(before) and not _speaks(after):
        return [before.strip(" -–—/,:：|"), after.strip()]
    before, after = text[: last[0].end()], text[last[0].end() :]
    if _speaks(after) and not _speaks(before):
        return [before.strip(), after.strip(" -–—/,:：|")]
    return [text]


def _speaks(text: str) -> bool:
    """Whether Latin text in a mixed line is a title of its own and no name inside the Chinese one."""
    words = _LATIN_WORD.findall(text)
    return bool(words) and bool(
        _ENGLISH.search(text) or _FINNISH.search(text) or kind_of_item(re.sub(f"[{HAN}]", "", text))
    )


_VENUE_MARK = re.compile(
    r"\s*(?:\s@\s*|[,，;；(（\[【]\s*(?:venue|place|location|paikka|地点|at)\s*[:：]?\s+|[,，;；(（\[【]?\s*(?:venue|paikka|地点)\s*[:：]\s*)(?P<venue>[^()（）\[\]]+)[)）\]】]?\s*$",
    re.I,
)


def split_venue(text: str) -> tuple[str, str]:
    """A title without the venue that it ends with, and the venue or ""."""
    if match := _VENUE_MARK.search(text):
        return text[: match.start()].strip(" ,，;；-–—"), match["venue"].strip()
    bracket = re.search(r"\s*[(（]([^()（）]{2,80})[)）]\s*$", text)
    if bracket and is_venue(bracket[1]) and text[: bracket.start()].strip():
        return text[: bracket.start()].strip(), bracket[1].strip()
    for sign in (" – ", " — ", " - ", ", ", "，"):
        head, found, tail = text.rpartition(sign)
        if found and head.strip() and place_only(tail) and len(tail) <= 60:
            return head.strip(" ,，"), tail.strip()
    return text, ""
