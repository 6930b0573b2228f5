"""Which entry of the title catalogue a written title means, and where the post ends and its place begins.

Matching is exact about modifiers: 常务副市长 is not 副市长 and neither is 市长; *Assistant to the Mayor* is
no mayor. A title that the catalogue does not hold is left unmatched rather than taken for a near one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from c21desk.domain.names.script import clean, has_han


@dataclass(frozen=True)
class TitleEntry:
    """An entry of the catalogue: its wordings in the three languages and its rank level."""

    id: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    fi: tuple[str, ...] = ()
    rank_level: int | None = None


@dataclass(frozen=True)
class TitleMatch:
    """An entry that a title text means.

    ``how``: ``exact`` (the text is the title), ``part`` (title and its place: 南京市副市长, *Mayor of
    Turku*) or ``general`` (a general word such as 主任 after a body whose own title ranks otherwise).
    ``sureness`` is 1.0, 0.9 or 0.5 in the same order. ``text`` is the part of the text that matched.
    """

    entry: TitleEntry
    how: str
    text: str

    @property
    def sureness(self) -> float:
        """How sure the match is, from 0 to 1."""
        return {"exact": 1.0, "part": 0.9}.get(self.how, 0.5)


_MODIFIER_ZH = r"(?:常务|第一|执行|名誉|荣誉|代理|候任|原任?|前任?|党组|党委|高级|首席|助理|总|副|代|正|轮值|兼职|挂职|候补|联席|资深|特聘|特命全权)"
# What a Chinese post ends in. Offices, not bodies: 办公室 and 委员会 are bodies.
_CORE_ZH = (
    r"(?:市长|省长|区长|县长|镇长|乡长|州长|旗长|盟长|村长|社长|行长|局长|厅长|司长|部长|处长|科长|股长|署长|"
    r"秘书长|理事长|董事长|校长|院长|所长|会长|团长|馆长|台长|站长|主席|主任|书记|委员|常委|代表|理事|监事|董事|"
    r"总裁|总监|总经理|经理|总领事|领事|大使|公使|参赞|随员|专员|巡视员|调研员|督学|主管|主编|总编辑|编辑|记者|"
    r"教授|讲师|研究员|工程师|设计师|规划师|建筑师|会计师|经济师|律师|医师|医生|顾问|参事|助理|秘书|翻译|译员|口译员?|"
    r"科员|职员|干部|干事|组长|队长|班长|负责人|联络员|联络人|发言人|司机|摄影师|摄像师|教练|教师|老师|"
    r"创始人|合伙人|总工程师|首席执行官|执行官|组员|团员|成员|工作人员|随行人员|陪同人员|办事员|科技参赞)"
)
_RANK_NOTE = re.compile(r"[（(](?:(?:正|副)?[部厅局处科县市省]级|副?团长|[团成]员|随员|领队|翻译)[）)]")
_POST_ZH = re.compile(f"{_MODIFIER_ZH}*{_CORE_ZH}(?:助理)?$")
_MODIFIER_END = re.compile(f"{_MODIFIER_ZH}$")
_BODY_ZH = re.compile(
    r"(?:政府|委员会|办公室|办公厅|公司|集团|大学|学院|学校|中学|小学|医院|协会|学会|商会|联合会|总会|基金会|研究院|研究所|"
    r"中心|银行|大使馆|领事馆|使馆|报社|电视台|电台|人大|政协|常委会|党委|市委|省委|区委|县委|"
    r"局|厅|部|处|司|委|院|所|馆|社|台|会|港|园区|开发区|新区|外办|侨办|友协|博物馆|图书馆|剧院|机场|"
    r"合作组织|组织|工作组|代表团)$"
)
_SPLIT_ZH = re.compile(r"[、，,;；/／\n]|兼(?=[^职任])|(?<=[长记任席])\s+(?=\S)")

_POST_WORDS = (
    "mayor governor minister ambassador consul counsellor counselor attache secretary director manager "
    "president chairman chairwoman chairperson chair chief head officer dean rector professor lecturer "
    "researcher engineer architect adviser advisor consultant coordinator co-ordinator interpreter "
    "translator assistant deputy vice executive commissioner member representative specialist expert "
    "magistrate principal founder partner ceo cfo cto editor journalist reporter photographer driver "
    "analyst planner lawyer inspector supervisor leader councillor councilor clerk "
    "pormestari apulaispormestari varapormestari kaupunginjohtaja apulaiskaupunginjohtaja johtaja "
    "toimitusjohtaja puheenjohtaja varapuheenjohtaja sihteeri pääsihteeri rehtori professori dekaani tutkija "
    "päällikkö asiantuntija suunnittelija koordinaattori tulkki kääntäjä neuvos lähetystöneuvos suurlähettiläs "
    "konsuli pääkonsuli kuvernööri ministeri valtuutettu edustaja jäsen insinööri arkkitehti opettaja toimittaja "
    "kuljettaja avustaja assistentti lehtori vastaava borgmästare stadsdirektör direktör"
)
_POST_LATIN = frozenset(_POST_WORDS.split())
_POST_ENDINGS_FI = (
    "johtaja", "päällikkö", "pormestari", "sihteeri", "asiantuntija", "suunnittelija", "koordinaattori",
    "insinööri", "neuvos", "professori", "konsuli", "tulkki", "kääntäjä", "ministeri", "tutkija", "opettaja",
    "lehtori", "edustaja", "jäsen", "rehtori", "vastaava", "toimittaja", "virkailija", "lakimies", "hoitaja",
)  # fmt: skip
_BODY_LATIN = re.compile(
    r"\b(?:government|municipality|city of|office|bureau|department|ministry|committee|commission|council|"
    r"university|college|institute|academy|school|hospital|association|federation|chamber|company|corp|"
    r"corporation|co|ltd|inc|group|oy|oyj|ab|embassy|consulate|bank|centre|center|agency|authority|"
    r"foundation|kaupunki|virasto|ministeriö|yliopisto|ammattikorkeakoulu|lautakunta|toimisto|seura|"
    r"liitto|yhdistys|keskus|säätiö|kunta|hallitus|suurlähetystö)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*", re.UNICODE)
_FOLLOWERS = frozenset({"of", "for", "at", "in", "and", "on", "to", "from"})
_MODIFIER_WORDS = (
    "assistant former ex executive acting deputy vice honorary senior first to of the office associate "
    "interim emeritus designate general entinen vt varalla apulais ensimmäinen toinen vara minister"
)
_LATIN_MODIFIERS = frozenset(_MODIFIER_WORDS.split())


def split_titles(text: str) -> list[str]:
    """The single titles of a text: parted by 、 ， ； / or 兼, in Latin script by comma, semicolon, slash."""
    text = clean(text)
    if has_han(text):
        parts = _SPLIT_ZH.split(text)
    else:
        parts = re.split(r"\s*[,;/|]\s*|\s+(?:and|&|ja|och)\s+(?=[^\W\d_]*[A-ZÅÄÖ])|\s+[-–—]\s+", text)
    return [p.strip(" .。") for p in parts if p.strip(" .。")]


def _bare_zh(text: str) -> str:
    return re.sub(r"\s+", "", _RANK_NOTE.sub("", text))


def split_organisation(text: str) -> tuple[str, str]:
    """A Chinese title text as organisation and post: 南京市人民政府副市长 → 南京市人民政府, 副市长.

    With several titles the first that names a place or body gives the organisation, and the post is
    the text without it. ("", text) where the text does not end in a post that is known by its form.
    """
    bare = _bare_zh(clean(text))
    first = split_titles(bare)[0] if split_titles(bare) else ""
    match = _POST_ZH.search(first)
    if not match or not has_han(first) or match.start() == 0:
        return "", text.strip()
    body = first[: match.start()]
    return body, bare.removeprefix(body)


def is_title(text: str) -> bool:
    """Whether a text has the form of a post, in Chinese, English or Finnish."""
    text = clean(text)
    if has_han(text):
        parts = split_titles(_bare_zh(text))
        return bool(parts) and bool(_POST_ZH.search(parts[0]) or _POST_ZH.search(parts[-1]))
    words = [w.casefold() for w in _WORDS.findall(text)]
    return any(w in _POST_LATIN or w.endswith(_POST_ENDINGS_FI) for w in words)


def is_organisation(text: str) -> bool:
    """Whether a text has the form of an organisation's name and is no post."""
    text = clean(text)
    if has_han(text):
        bare = _bare_zh(text)
        return not _POST_ZH.search(bare) and len(bare) > 2 and bool(_BODY_ZH.search(bare))
    return bool(_BODY_LATIN.search(text)) and not _starts_with_post(text)


def _starts_with_post(text: str) -> bool:
    words = [w.casefold() for w in _WORDS.findall(text)[:3]]
    return any(w in _POST_LATIN or w.endswith(_POST_ENDINGS_FI) for w in words)


def _latin_words(text: str) -> tuple[str, ...]:
    """Words for comparison: hyphens part words, deputy counts as vice, articles and "the" drop out."""
    text = clean(text).casefold().replace("-", " ").replace("’", "'")
    words = [w for w in _WORDS.findall(text) if w not in {"the", "a", "an"}]
    return tuple("vice" if w == "deputy" else w for w in words)


@lru_cache(maxsize=8)
def _catalogue_zh(entries: tuple[TitleEntry, ...]) -> tuple[tuple[str, TitleEntry], ...]:
    pairs = [(_bare_zh(z), e) for e in entries for z in e.zh if z]
    return tuple(sorted(pairs, key=lambda p: -len(p[0])))


@lru_cache(maxsize=8)
def _catalogue_latin(entries: tuple[TitleEntry, ...]) -> tuple[tuple[tuple[str, ...], TitleEntry], ...]:
    pairs = [(_latin_words(t), e) for e in entries for t in (*e.en, *e.fi)]
    return tuple(sorted((p for p in pairs if p[0]), key=lambda p: -len(p[0])))


def _is_general(wording: str, entries: tuple[TitleEntry, ...]) -> bool:
    """Whether the catalogue also ranks this title with a body before it (人大常委会主任 beside 主任)."""
    return any(
        other != wording and other.endswith(wording) and not _MODIFIER_END.search(other.removesuffix(wording))
        for other, _ in _catalogue_zh(entries)
    )


def _match_zh(text: str, entries: tuple[TitleEntry, ...]) -> TitleMatch | None:
    bare = _bare_zh(text)
    for wording, entry in _catalogue_zh(entries):
        if bare == wording:
            return TitleMatch(entry, "exact", wording)
        if bare.endswith(wording):
            before = bare.removesuffix(wording)
            if _MODIFIER_END.search(before):
                return None  # 副 or 常务 before it makes it another post, and longer wordings did not fit
            how = "general" if _is_general(wording, entries) else "part"
            return TitleMatch(entry, how, wording)
    return None


def _match_latin(text: str, entries: tuple[TitleEntry, ...]) -> TitleMatch | None:
    words = _latin_words(text)
    for wording, entry in _catalogue_latin(entries):
        size = len(wording)
        if words == wording:
            return TitleMatch(entry, "exact", text)
        if words[:size] == wording and words[size] in _FOLLOWERS:
            return TitleMatch(entry, "part", " ".join(wording))
        before = words[:-size]
        if words[-size:] == wording and before and not _LATIN_MODIFIERS & set(before):
            return TitleMatch(entry, "part", " ".join(wording))
    return None


def match_titles(text: str, entries: Sequence[TitleEntry]) -> list[TitleMatch]:
    """The catalogue's entries that the titles in ``text`` mean, in the order of the text."""
    catalogue = tuple(entries)
    parts = split_titles(text)
    whole = _match_zh(text, catalogue) if has_han(text) else _match_latin(text, catalogue)
    if whole and (whole.how == "exact" or len(parts) < 2):
        return [whole]
    found: list[TitleMatch] = []
    for part in parts:
        match = _match_zh(part, catalogue) if has_han(part) else _match_latin(part, catalogue)
        if match and match.entry not in [m.entry for m in found]:
            found.append(match)
    return found


def match_title(text: str, entries: Sequence[TitleEntry]) -> TitleMatch | None:
    """The highest in rank of the entries that ``text`` means, or None.

    A role in the delegation (*Head of Delegation*) ranks like every other entry: by its level.
    """
    found = match_titles(text, entries)
    return min(
        found, key=lambda m: m.entry.rank_level if m.entry.rank_level is not None else 10_000, default=None
    )
