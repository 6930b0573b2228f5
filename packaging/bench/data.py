"""The file of 100,000 invented people that the list and the start are measured with; made once, kept."""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
import uuid
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "build" / "bench"
PEOPLE = 100_000
_BATCH = 4_000
_SEED = 21

FINNISH_FAMILY = [
    "Korhonen",
    "Virtanen",
    "Mäkinen",
    "Nieminen",
    "Mäkelä",
    "Hämäläinen",
    "Laine",
    "Heikkinen",
    "Koskinen",
    "Järvinen",
    "Lehtonen",
    "Lehtinen",
    "Saarinen",
    "Salminen",
    "Heinonen",
    "Niemi",
    "Heikkilä",
    "Kinnunen",
    "Salonen",
    "Turunen",
    "Salo",
    "Laitinen",
    "Tuominen",
    "Rantanen",
    "Karjalainen",
    "Jokinen",
    "Mattila",
    "Savolainen",
    "Lahtinen",
    "Ahonen",
    "Ojala",
    "Leppänen",
    "Väisänen",
    "Kallio",
    "Hiltunen",
    "Miettinen",
    "Leinonen",
    "Pitkänen",
    "Aaltonen",
    "Manninen",
    "Hakala",
    "Koivisto",
    "Anttila",
    "Laaksonen",
    "Hirvonen",
    "Räsänen",
    "Lehto",
    "Laakso",
    "Toivonen",
    "Mustonen",
    "Rantala",
    "Nurmi",
    "Peltonen",
    "Aalto",
    "Peltola",
    "Moilanen",
    "Hänninen",
    "Partanen",
    "Åberg",
    "Öhman",
    "Äijälä",
]
FINNISH_GIVEN = [
    "Matti",
    "Juhani",
    "Johannes",
    "Mikael",
    "Tapani",
    "Antero",
    "Olavi",
    "Kalevi",
    "Tapio",
    "Kari",
    "Timo",
    "Heikki",
    "Mikko",
    "Pekka",
    "Jukka",
    "Antti",
    "Markku",
    "Petri",
    "Hannu",
    "Erkki",
    "Ville",
    "Väinö",
    "Eero",
    "Aarne",
    "Yrjö",
    "Maria",
    "Helena",
    "Anneli",
    "Kaarina",
    "Johanna",
    "Marjatta",
    "Hannele",
    "Liisa",
    "Kristiina",
    "Tuulikki",
    "Inkeri",
    "Päivi",
    "Sari",
    "Tuula",
    "Riitta",
    "Minna",
    "Anna",
    "Eeva",
    "Katri",
    "Leena",
    "Maija",
    "Heidi",
    "Sofia",
    "Aino",
    "Kerttu",
    "Åsa",
    "Elli",
    "Oona",
    "Noora",
    "Iida",
    "Saara",
    "Emma",
]
CHINESE_FAMILY = [
    "王Wáng",
    "李Lǐ",
    "张Zhāng",
    "刘Liú",
    "陈Chén",
    "杨Yáng",
    "赵Zhào",
    "黄Huáng",
    "周Zhōu",
    "吴Wú",
    "徐Xú",
    "孙Sūn",
    "胡Hú",
    "朱Zhū",
    "高Gāo",
    "林Lín",
    "何Hé",
    "郭Guō",
    "马Mǎ",
    "罗Luó",
    "梁Liáng",
    "宋Sòng",
    "郑Zhèng",
    "谢Xiè",
    "韩Hán",
    "唐Táng",
    "冯Féng",
    "于Yú",
    "董Dǒng",
    "萧Xiāo",
    "程Chéng",
    "曹Cáo",
    "袁Yuán",
    "邓Dèng",
    "许Xǔ",
    "傅Fù",
    "沈Shěn",
    "曾Zēng",
    "彭Péng",
    "吕Lǚ",
    "苏Sū",
    "卢Lú",
    "蒋Jiǎng",
    "蔡Cài",
    "贾Jiǎ",
    "丁Dīng",
    "魏Wèi",
    "薛Xuē",
    "叶Yè",
    "阎Yán",
    "单Shàn",
]
CHINESE_GIVEN = [
    "伟wěi",
    "芳fāng",
    "娜nà",
    "敏mǐn",
    "静jìng",
    "丽lì",
    "强qiáng",
    "磊lěi",
    "军jūn",
    "洋yáng",
    "勇yǒng",
    "艳yàn",
    "杰jié",
    "娟juān",
    "涛tāo",
    "明míng",
    "超chāo",
    "秀xiù",
    "霞xiá",
    "平píng",
    "刚gāng",
    "桂guì",
    "英yīng",
    "华huá",
    "玉yù",
    "建jiàn",
    "国guó",
    "文wén",
    "志zhì",
    "海hǎi",
    "春chūn",
    "晓xiǎo",
    "红hóng",
    "梅méi",
    "林lín",
    "德dé",
    "永yǒng",
    "宏hóng",
    "思sī",
    "雨yǔ",
    "佳jiā",
    "浩hào",
    "宇yǔ",
    "欣xīn",
    "怡yí",
    "子zǐ",
    "轩xuān",
    "梓zǐ",
    "涵hán",
    "喆zhé",
    "镕róng",
    "堃kūn",
]
TITLES = (
    ("varapormestari", "Vice Mayor", "副市长", 30),
    ("kaupunginjohtaja", "Mayor", "市长", 20),
    ("toimistopäällikkö", "Head of Office", "办公室主任", 50),
    ("yhteyspäällikkö", "Liaison Manager", "联络主管", 70),
    ("professori", "Professor", "教授", 60),
    ("suunnittelija", "Planner", "规划师", 80),
)


def people_file(count: int = PEOPLE) -> Path:
    """The data file with this many people; made when it is missing or of another version of the file."""
    from c21desk.storage.migrations import SCHEMA

    path = FOLDER / f"people-{count}-{SCHEMA}.c21"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        draft = path.with_name(f"draft-{path.name}")
        for leftover in FOLDER.glob(f"{draft.name}*"):
            leftover.unlink()
        _fill(draft, count, None)
        draft.rename(path)
        draft.with_name(f"{draft.name}.lock").unlink(missing_ok=True)
        print(f"made {path.name} in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return path


def encrypted_file() -> Path:
    """A small encrypted file, for the time to unlock; its passphrase is :data:`PASSPHRASE`."""
    from c21desk.services import desk
    from c21desk.storage.migrations import SCHEMA

    path = FOLDER / f"locked-{SCHEMA}.c21"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        desk.create(path, PASSPHRASE, "bench").close()
    return path


PASSPHRASE = "talvinen satama 2027"


def _fill(path: Path, count: int, passphrase: str | None) -> None:
    from c21desk.domain.localized import LocalizedText
    from c21desk.domain.organisations import Organisation
    from c21desk.i18n import message
    from c21desk.services import desk

    chance = random.Random(_SEED)
    with_desk = desk.create(path, passphrase, "bench")
    store = with_desk._store
    try:
        bodies = []
        with store.write(message("Synthetic organisations")) as session:
            for n in range(200):
                city = chance.choice(FINNISH_FAMILY)
                name = LocalizedText(f"{city}n virasto {n}", f"Office {n} of {city}", f"第{n}办公室")
                bodies.append(Organisation(name=name))
                session.add(bodies[-1])
        ids = [body.id for body in bodies]
        for start in range(0, count, _BATCH):
            with store.write(message("Synthetic people")) as session:
                for n in range(start, min(start + _BATCH, count)):
                    session.add(_person(chance, n, ids))
    finally:
        with_desk.close()


def _person(chance: random.Random, number: int, bodies: list[uuid.UUID]) -> object:
    from c21desk.domain.kinds import NameOrder
    from c21desk.domain.localized import LocalizedText
    from c21desk.domain.people import Person, Position

    fi, en, zh, level = chance.choice(TITLES)
    post = Position(
        title=LocalizedText(fi, en, zh),
        rank_level=level,
        organisation_id=chance.choice(bodies),
        since=dt.date(2010 + number % 15, 1 + number % 12, 1),
    )
    if number % 2:
        person = Person(
            family_latin=chance.choice(FINNISH_FAMILY),
            given_latin=f"{chance.choice(FINNISH_GIVEN)} {chance.choice(FINNISH_GIVEN)}",
        )
    else:
        family = chance.choice(CHINESE_FAMILY)
        given = chance.choices(CHINESE_GIVEN, k=1 + (chance.random() < 0.85))
        pinyin = "".join(part[1:] for part in given).capitalize()
        person = Person(
            family_han=family[0],
            given_han="".join(part[0] for part in given),
            pinyin_family=family[1:],
            pinyin_given=pinyin,
            name_order=NameOrder.FAMILY_FIRST,
        )
    person.positions.append(post)
    return person


def keystrokes(count: int, seed: int = 7) -> list[str]:
    """What the search box holds after each key, while names of the file are typed letter by letter."""
    chance = random.Random(seed)
    typed: list[str] = []
    while len(typed) < count:
        match chance.randrange(4):
            case 0:
                name = chance.choice(FINNISH_FAMILY)
            case 1:
                name = f"{chance.choice(FINNISH_GIVEN)} {chance.choice(FINNISH_FAMILY)}"
            case 2:
                name = chance.choice(CHINESE_FAMILY)[0] + chance.choice(CHINESE_GIVEN)[0]
            case _:
                import unicodedata

                spelt = chance.choice(CHINESE_FAMILY)[1:] + " " + chance.choice(CHINESE_GIVEN)[1:]
                name = "".join(c for c in unicodedata.normalize("NFD", spelt) if not unicodedata.combining(c))
        typed += [name[:n] for n in range(1, len(name) + 1) if name[n - 1] != " "]
    return typed[:count]


if __name__ == "__main__":
    print(people_file(int(sys.argv[1]) if sys.argv[1:] else PEOPLE))
