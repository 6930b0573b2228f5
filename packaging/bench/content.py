"""The pack of 60 pages that both engines set: 40 chapters of Finnish and Chinese text, a table and a photo."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

CHAPTERS = 40
TITLE = "Lumihuipun valtuuskunnan vierailu"
ALT = "Talvinen ranta ja satama"
_FINNISH = (
    "Kaupungit allekirjoittivat yhteisymmärryspöytäkirjan, jonka perusteella talviurheilun valmennuskeskuksen suunnittelu aloitettiin.",
    "Ensimmäinen vaihto-ohjelma järjestettiin seuraavana talvena, ja siihen osallistui kaksikymmentä valmentajaa molemmista kaupungeista.",
    "Järvilinnan yritykset tarjoavat jätevesien käsittelyn osaamista, josta Lumihuipun (雪峰市) kaupunki on ollut kiinnostunut.",
    "Suora matkailuyhteys hyödyttäisi molempia kaupunkeja, mutta lentoyhtiöiden kanssa ei ole vielä neuvoteltu.",
    "Varapormestari Wang Jianguo (王建国) vastaa elinkeinopolitiikasta ja kestävän kehityksen ohjelmasta.",
)
_CHINESE = (
    "两市于2012年签署谅解备忘录，次年冬季举办了首次交流活动，共有二十名教练员参加。",
    "双方对“冰雪合作”给予高度评价，并同意自2028年起共建冬季运动训练中心（尤其是Järvilinna与雪峰之间的合作）。",
    "耶尔维林纳的企业可提供污水处理方面的专业经验；开通直达旅游线路对两市都有利。",
)


@dataclass(frozen=True)
class Chapter:
    """One chapter."""

    heading: str
    paragraphs: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    photo: Path


def chapters(folder: Path) -> list[Chapter]:
    """The chapters, always the same; their photos are made in ``folder`` where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for n in range(CHAPTERS):
        chance = random.Random(n)
        photo = folder / f"photo-{n}.jpg"
        if not photo.exists():
            _photo(photo, chance)
        finnish = [" ".join(chance.sample(_FINNISH, 4)) for _ in range(2)]
        chinese = "".join(chance.sample(_CHINESE, 3))
        rows = tuple(
            (
                str(2012 + row),
                chance.choice(("yhteisymmärryspöytäkirja", "ystävyyskaupunkisopimus", "valmennusleiri")),
                chance.choice(("谅解备忘录", "友好城市协议", "联合训练营")),
                str(chance.randrange(5, 90)),
            )
            for row in range(15)
        )
        made.append(
            Chapter(
                f"Yhteistyö, osa {n + 1} 合作",
                (*finnish, chinese),
                ("Vuosi", "Tapahtuma", "活动", "Osallistujia"),
                rows,
                photo,
            )
        )
    return made


def _photo(path: Path, chance: random.Random) -> None:
    from PIL import Image, ImageChops, ImageFilter

    random_bytes = chance.randbytes(900 * 600)
    noise = Image.frombytes("L", (900, 600), random_bytes).filter(ImageFilter.GaussianBlur(2))
    shade = Image.radial_gradient("L").resize((900, 600))
    bands = [ImageChops.add(shade.point(lambda v, k=k: (v * k) // 3), noise, 1.5) for k in (1, 2, 3)]
    Image.merge("RGB", bands).save(path, quality=88)
