"""A file of very many invented contact cards, as address books of offices hold them: ``cards.py [COUNT]``.

Every other person is Finnish, every other Chinese. Names are as unevenly spread as they are in a people:
a few surnames are on every thirtieth card, thousands on one or two. The cards come from four programs (two
kinds of 3.0, 4.0, 2.1 with QUOTED-PRINTABLE), and one person in a hundred comes twice.
"""

from __future__ import annotations

import random
import sys
import unicodedata
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from data import CHINESE_FAMILY, CHINESE_GIVEN, FINNISH_FAMILY, FINNISH_GIVEN, FOLDER, PEOPLE

_VERSION = 1
"""Raised with every change of the cards."""


def _words(text: str) -> list[str]:
    return text.split()


_STEMS = _words(
    "Ala Ylä Yli Kivi Koski Lehti Pelto Metsä Järvi Suo Joki Ranta Lahti Saari Niemi Harju Kangas Korpi Kuusi "
    "Koivu Haapa Leppä Mänty Tammi Paju Halla Talvi Syys Uusi Vanha Iso Pikku Musta Valko Puna Honka Karhu "
    "Susi Kettu Hauki Lohi Myllä Seppä Kirkko Pappi Raja Keski Etelä Pohja Länsi Itä Päivä Rauta Hieta Savi "
    "Turve Lumi Tuuli Vesi Oja Lähde Sammal Kanerva Kataja Vuori Mäki Aho Niitty"
)
_ENDINGS = _words(
    "niemi mäki lahti järvi salo ranta koski aho vuori saari lampi joki harju suo kangas maa pää oja linna "
    "palo la nen virta kallio kari luoto selkä talo"
)
_GIVEN_HAN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉建国文志海春晓红梅林德永宏思雨佳浩宇欣怡子轩梓涵喆镕堃"
    "云飞鹏辉波斌龙玲燕萍莉兰凤琴珍珠素清淑惠慧颖雪莹琳倩婷薇璐瑶蕾洁冰莲蓉菊荷香月彩凡成康星光天达安岩中茂进"
    "有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯言若鸣朋梁栋维启克"
    "伦翔旭鹤泽晨辰士以建家致树炎行时泰盛雄琛钧冠策腾楠榕风航弘义兴良海山仁波宁贵福生全胜学祥才发武新利顺信"
)
_LESS_FAMILY_HAN = "姚邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房"
_CITIES = (
    ("Helsinki", "赫尔辛基", "00100"), ("Espoo", "埃斯波", "02100"), ("Turku", "图尔库", "20100"),
    ("Tampere", "坦佩雷", "33100"), ("Oulu", "奥卢", "90100"), ("Lahti", "拉赫蒂", "15110"),
    ("Kuopio", "库奥皮奥", "70100"), ("Vaasa", "瓦萨", "65100"), ("Beijing", "北京", "100031"),
    ("Shanghai", "上海", "200003"), ("Nanjing", "南京", "210008"), ("Harbin", "哈尔滨", "150021"),
    ("Tianjin", "天津", "300040"), ("Suzhou", "苏州", "215004"), ("Xi'an", "西安", "710007"),
    ("Chengdu", "成都", "610041"), ("Wuhan", "武汉", "430014"), ("Qingdao", "青岛", "266071"),
)  # fmt: skip
_BODIES = (
    "kaupunki", "kaupunginkanslia", "yliopisto", "satama", "vesilaitos", "kauppakamari", "kehitysyhtiö",
    "museo", "kirjasto", "ammattikorkeakoulu", "Oy", "Ab", "Oyj", "säätiö", "orkesteri", "energia",
)  # fmt: skip
_BODIES_HAN = (
    "市人民政府", "市外事办公室", "大学", "港务集团", "水务局", "贸易促进会", "开发区管委会", "博物馆", "图书馆",
    "理工学院", "科技有限公司", "实业股份有限公司", "友好协会", "交响乐团", "规划和自然资源局", "教育局",
)  # fmt: skip
_TITLES = (
    "kaupunginjohtaja", "varapormestari", "toimistopäällikkö", "yhteyspäällikkö", "professori", "suunnittelija",
    "Director", "Project Manager", "Head of International Affairs", "CEO", "Senior Adviser", "Sales Manager",
    "kehityspäällikkö", "asiantuntija", "toimitusjohtaja", "rehtori", "viestintäpäällikkö", "Coordinator",
)  # fmt: skip
_TITLES_HAN = (
    "市长", "副市长", "主任", "办公室主任", "处长", "副处长", "科长", "教授", "总经理", "董事长", "工程师", "秘书",
    "翻译", "项目经理", "局长", "副局长", "院长", "会长",
)  # fmt: skip
_UNITS = ("International Affairs", "kansainväliset asiat", "elinkeinopalvelut", "Sales", "R&D", "viestintä")
_UNITS_HAN = ("国际合作处", "办公室", "市场部", "研发中心", "对外联络处", "秘书处")
_STREETS = ("Mannerheimintie", "Rantakatu", "Kauppakatu", "Asemakatu", "Puistotie", "Satamakatu", "Koulukatu")
_STREETS_HAN = ("人民路", "解放路", "中山路", "建设大街", "长安街", "滨海大道", "学院路")
_GROUPS = ("myContacts", "Kumppanit", "China 2026", "lehdistö", "合作伙伴", "VIP")
_NOTES = (
    "Met at the trade fair, asked about district heating.",
    "Puhuu hyvää englantia; soita aamupäivällä.",
    "在友好城市论坛上见过，负责环保合作项目。",
    "Assistant: see the second number.\\nPrefers e-mail, answers within a day\\, usually in the evening.",
)


@dataclass(frozen=True)
class Person:
    """One person as all programs know them; texts are not escaped."""

    family: str
    given: str
    reading: tuple[str, str]
    """Of a Chinese name family and given name in plain letters."""
    body: str
    unit: str
    title: str
    phones: tuple[str, ...]
    mails: tuple[str, ...]
    address: tuple[str, str, str, str] | None
    """Street, town, postal code, country."""
    web: str
    note: str
    group: str
    birth: str
    key: uuid.UUID
    when: str

    @property
    def han(self) -> bool:
        """Whether the name is Chinese."""
        return bool(self.reading[0])

    @property
    def full(self) -> str:
        """The whole name."""
        return self.family + self.given if self.han else f"{self.given} {self.family}"


class _Uneven:
    """Choices of which the n-th is taken as 1 to n ** ``slope``."""

    def __init__(self, values: Sequence[str], slope: float) -> None:
        self._values = values
        self._weights = list(accumulate(1 / (n + 3) ** slope for n in range(len(values))))

    def __call__(self, chance: random.Random) -> str:
        return chance.choices(self._values, cum_weights=self._weights)[0]


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isascii() and c.isalnum())


class _People:
    """Invents people; the same seed gives the same."""

    def __init__(self, seed: int, count: int) -> None:
        self.chance = random.Random(seed)
        self._shuffle = random.Random(1)
        composed = [a + b for a in _STEMS for b in _ENDINGS if a.lower() != b]
        self._shuffle.shuffle(composed)
        self._family = _Uneven([*FINNISH_FAMILY, *composed], 0.7)
        self._given = _Uneven(
            [*FINNISH_GIVEN, *(f"{a}-{b}" for a in FINNISH_GIVEN[:9] for b in FINNISH_GIVEN[25:34])], 0.5
        )
        self._family_han = _Uneven([*(f[0] for f in CHINESE_FAMILY), *_LESS_FAMILY_HAN], 0.8)
        self._given_han = _Uneven(list(dict.fromkeys(_GIVEN_HAN)), 0.35)
        self._bodies = {
            han: _Uneven([self._body(han, n) for n in range(max(8, count // 30))], 0.6)
            for han in (False, True)
        }

    def _body(self, han: bool, number: int) -> str:
        city = self._shuffle.choice(_CITIES)
        if han:
            return f"{city[1]}{self._given_han(self._shuffle)}{self._given_han(self._shuffle)}{_BODIES_HAN[number % 16]}"
        return f"{self._family(self._shuffle)}n {city[0]} {_BODIES[number % 16]}"

    def person(self, han: bool) -> Person:
        """One more."""
        chance, some = self.chance, self.chance.random
        reading = ("", "")
        if han:
            family = self._family_han(chance)
            given = "".join(self._given_han(chance) for _ in range(1 + (some() < 0.85)))
            reading = (_letters(family), _letters(given))
            user = f"{reading[1]}.{reading[0]}"
        else:
            family, given = self._family(chance), self._given(chance)
            if some() < 0.04:
                family = f"{family}-{self._family(chance)}"
            if some() < 0.2:
                given = f"{given} {self._given(chance)}"
            user = f"{_plain(given)}.{_plain(family)}"
        body = self._bodies[han](chance)
        place = chance.choice(_CITIES)
        host = f"{_plain(body) or _letters(body)[:12]}.example".lower()
        mails = [f"{user.lower()}@{host}"]
        if some() < 0.25:
            mails.append(f"{user.lower()}{chance.randrange(100)}@mail.example")
        phones = [self._phone(han) for _ in range(chance.choices((0, 1, 2, 3), (1, 9, 8, 2))[0])]
        streets = _STREETS_HAN if han else _STREETS
        number = chance.randrange(1, 200)
        street = f"{chance.choice(streets)}{number}号" if han else f"{chance.choice(streets)} {number}"
        address = (street, place[1 if han else 0], place[2], "中国" if han else "Finland")
        return Person(
            family, given, reading, body,
            chance.choice(_UNITS_HAN if han else _UNITS) if some() < 0.4 else "",
            chance.choice(_TITLES_HAN if han else _TITLES) if some() < 0.85 else "",
            tuple(phones), tuple(mails),
            address if some() < 0.5 else None,
            f"https://www.{host}/" if some() < 0.2 else "",
            chance.choice(_NOTES) if some() < 0.15 else "",
            chance.choice(_GROUPS) if some() < 0.3 else "",
            f"19{chance.randrange(50, 100)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}" if some() < 0.1 else "",
            uuid.UUID(int=chance.getrandbits(128), version=4),
            f"202{chance.randrange(7)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}T0{chance.randrange(10)}:15:00Z",
        )  # fmt: skip

    def _phone(self, han: bool) -> str:
        chance = self.chance
        if han:
            return chance.choice(
                (f"+86 13{chance.randrange(10**9):09}", f"+86 10 {chance.randrange(10**8):08}")
            )
        return chance.choice(
            (
                f"+358 40 {chance.randrange(10**7):07}",
                f"0{chance.randrange(2, 9)} {chance.randrange(10**7):07}",
            )
        )


def _letters(han: str) -> str:
    """A reading in plain letters; characters stand for themselves where the tables have none."""
    from c21desk.domain import pinyin

    known = {c[0]: c[1:] for c in (*CHINESE_FAMILY, *CHINESE_GIVEN)}
    return _plain("".join(known.get(c) or "".join(pinyin.readings(c)) for c in han)).capitalize()


# What the programs write.


def _google(who: Person) -> list[str]:
    reading = [f"X-PHONETIC-LAST-NAME:{who.reading[0]}", f"X-PHONETIC-FIRST-NAME:{who.reading[1]}"]
    return [
        "VERSION:3.0", f"FN:{who.full}", f"N:{who.family};{who.given};;;",
        *(reading if who.han and who.key.int % 3 == 0 else ()),
        *(f"EMAIL;TYPE=INTERNET;TYPE={kind}:{mail}" for kind, mail in zip(("WORK", "HOME"), who.mails, strict=False)),
        *(f"TEL;TYPE={kind}:{phone}" for kind, phone in zip(("CELL", "WORK", "HOME"), who.phones, strict=False)),
        *([f"ADR;TYPE=WORK:;;{who.address[0]};{who.address[1]};;{who.address[2]};{who.address[3]}"] if who.address else ()),
        f"ORG:{who.body};{who.unit}" if who.unit else f"ORG:{who.body}",
        *([f"TITLE:{who.title}"] if who.title else ()),
        *([f"BDAY:{who.birth}"] if who.birth else ()),
        *([f"URL:{who.web}"] if who.web else ()),
        *([f"NOTE:{who.note}"] if who.note else ()),
        *([f"CATEGORIES:{who.group}"] if who.group else ()),
    ]  # fmt: skip


def _apple(who: Person) -> list[str]:
    return [
        "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.2//EN", f"N:{who.family};{who.given};;;", f"FN:{who.full}",
        f"ORG:{who.body};{who.unit}",
        *([f"TITLE:{who.title}"] if who.title else ()),
        *(f"EMAIL;type=INTERNET;type={kind};type=pref:{mail}" for kind, mail in zip(("WORK", "HOME"), who.mails, strict=False)),
        *(f"TEL;type={kind};type=VOICE:{phone}" for kind, phone in zip(("CELL", "WORK", "HOME"), who.phones, strict=False)),
        *(
            [
                f"item1.ADR;type=WORK;type=pref:;;{who.address[0]};{who.address[1]};;{who.address[2]};{who.address[3]}",
                f"item1.X-ABADR:{'cn' if who.han else 'fi'}",
            ]
            if who.address
            else ()
        ),
        *([f"item2.URL;type=pref:{who.web}", "item2.X-ABLabel:_$!<HomePage>!$_"] if who.web else ()),
        *([f"BDAY;value=date:{who.birth}"] if who.birth else ()),
        *([f"NOTE:{who.note}"] if who.note else ()),
        *([f"CATEGORIES:{who.group}"] if who.group else ()),
        f"UID:{who.key}", f"REV:{who.when}",
    ]  # fmt: skip


def _newest(who: Person) -> list[str]:
    latin = [f"N;ALTID=1;LANGUAGE=en:{who.reading[0]};{who.reading[1]};;;"] if who.han else []
    mark = ";ALTID=1;LANGUAGE=zh" if who.han else ""
    return [
        "VERSION:4.0", "KIND:individual", f"UID:urn:uuid:{who.key}", f"FN:{who.full}",
        f"N{mark}:{who.family};{who.given};;;", *latin,
        *(f"EMAIL;TYPE={kind}:{mail}" for kind, mail in zip(("work", "home"), who.mails, strict=False)),
        *(
            f'TEL;VALUE=uri;TYPE="{kind},voice":tel:{phone.replace(" ", "-")}'
            for kind, phone in zip(("cell", "work", "home"), who.phones, strict=False)
        ),
        *([f"ADR;TYPE=work:;;{who.address[0]};{who.address[1]};;{who.address[2]};{who.address[3]}"] if who.address else ()),
        f"ORG:{who.body};{who.unit}" if who.unit else f"ORG:{who.body}",
        *([f"TITLE:{who.title}"] if who.title else ()),
        *([f"BDAY:{who.birth.replace('-', '')}"] if who.birth else ()),
        *([f"URL:{who.web}"] if who.web else ()),
        *([f"NOTE:{who.note}"] if who.note else ()),
        *([f"CATEGORIES:{who.group}"] if who.group else ()),
        f"REV:{who.when.replace('-', '').replace(':', '')}",
    ]  # fmt: skip


def _old(who: Person) -> list[str]:
    def line(head: str, value: str) -> str:
        if value.isascii():
            return f"{head}:{value}"
        coded = "".join(chr(b) if 32 < b < 127 and b != 61 else f"={b:02X}" for b in value.encode("utf-8"))
        return f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}"

    return [
        "VERSION:2.1", line("N", f"{who.family};{who.given};;;"), line("FN", who.full),
        line("ORG", f"{who.body};{who.unit}"),
        *([line("TITLE", who.title)] if who.title else ()),
        *(f"TEL;{kind}:{phone}" for kind, phone in zip(("CELL;VOICE", "WORK;VOICE", "HOME"), who.phones, strict=False)),
        *([line("ADR;WORK", f";;{who.address[0]};{who.address[1]};;{who.address[2]};{who.address[3]}")] if who.address else ()),
        *(f"EMAIL;PREF;INTERNET:{mail}" for mail in who.mails),
        *([f"URL;WORK:{who.web}"] if who.web else ()),
        *([line("NOTE", who.note.replace("\\n", " ").replace("\\", ""))] if who.note else ()),
        f"REV:{who.when}",
    ]  # fmt: skip


_PROGRAMS: tuple[Callable[[Person], list[str]], ...] = (_google, _apple, _newest, _old)
_SHARES = (4, 3, 2, 1)


def cards_file(count: int = PEOPLE) -> Path:
    """A file of this many cards; made when it is missing."""
    path = FOLDER / f"cards-{count}-{_VERSION}.vcf"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    people = _People(count, count)
    chance = random.Random(count + 1)
    draft = path.with_name(f"draft-{path.name}")
    earlier: list[Person] = []
    with draft.open("w", encoding="utf-8", newline="") as file:
        for number in range(count):
            if earlier and chance.random() < 0.01:
                who = earlier[chance.randrange(len(earlier))]
            else:
                who = people.person(han=number % 2 == 0)
                if number % 10 == 0:
                    earlier.append(who)
            lines = chance.choices(_PROGRAMS, _SHARES)[0](who)
            file.write("\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")))
    draft.rename(path)
    return path


if __name__ == "__main__":
    print(cards_file(int(sys.argv[1]) if sys.argv[1:] else PEOPLE))
