"""An invented visit that holds something of everything that a pack can show."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from functools import cache
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from c21desk.briefing.snapshot import (
    GUEST,
    HOST,
    Body,
    Bullets,
    Contact,
    Delegation,
    ExtraTable,
    Member,
    Objective,
    PartnerPlace,
    Photo,
    PlannedSeat,
    Practical,
    ProgrammeItem,
    SeatingPlan,
    Snapshot,
    Subheading,
    TextBlock,
    Venue,
)
from c21desk.domain.kinds import SeatingConvention, SeatingRule
from c21desk.domain.localized import LocalizedText
from c21desk.domain.seating import Sitter, arrange

HELSINKI, SHANGHAI = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Shanghai")


def lt(fi: str, en: str, zh: str) -> LocalizedText:
    return LocalizedText(fi=fi, en=en, zh=zh)


@cache
def picture(width: int = 900, height: int = 600, seed: int = 0, kind: str = "JPEG") -> bytes:
    """A picture with shades, so that it compresses like a photograph."""
    image = Image.radial_gradient("L").resize((width, height))
    tinted = Image.merge(
        "RGB", (image, image.point(lambda v: 255 - v), image.point(lambda v: (v + 37 * seed) % 256))
    )
    draw = ImageDraw.Draw(tinted)
    for n in range(12):
        x = (n * 97 + seed * 31) % width
        draw.ellipse((x, height // 3, x + width // 9, height // 2), fill=(200, (n * 20) % 256, 90))
    out = io.BytesIO()
    tinted.save(out, kind, quality=88)
    return out.getvalue()


WANG = Member(
    "wang",
    "Wang Jianguo",
    "王建国",
    "Wáng Jiànguó",
    lt("Vang Tšien-kuo", "Wahng Jyen-gwor", "Wáng Jiànguó"),
    lt("varapormestari", "Vice Mayor", "副市长"),
    lt("Lumihuipun kaupungin kansanhallitus", "Municipal Government of Xuefeng", "雪峰市人民政府"),
    "head",
    1,
    portrait=picture(400, 500, 3),
    biography=lt(
        "Wang Jianguo on vastannut kaupungin elinkeinopolitiikasta ja talviurheilun kehittämisestä "
        "vuodesta 2019. Hän johti kaupungin valmistelua talven 2024 kansallisiin kisoihin.\n"
        "Hän vieraili Suomessa viimeksi vuonna 2018.",
        "Wang Jianguo has been responsible for the economy and for winter sports since 2019. He led the "
        "city's preparations for the national games of winter 2024.\nHis last visit to Finland was in 2018.",
        "王建国自2019年起主管该市经济工作和冬季运动发展，曾领导该市筹备2024年冬季全国比赛。\n"
        "他上一次访问芬兰是在2018年。",
    ),
)
ZENG = Member(
    "zeng",
    "Zeng Li",
    "曾莉",
    "Zēng Lì",
    lt("Tseng Li", "Dzung Lee", "Zēng Lì"),
    lt("ulkoasiaintoimiston johtaja", "Director, Foreign Affairs Office", "外事办公室主任"),
    lt("Lumihuipun kaupunki", "City of Xuefeng", "雪峰市"),
    "deputy",
    2,
    portrait=picture(300, 300, 5, "PNG"),
    biography=lt("Zeng Li on kansainvälisen yhteistyön konkari.", "", "曾莉长期从事国际合作工作。"),
)
RARE = Member(
    "rare",
    "Wang Wei",
    "王𬀩",
    "Wáng Wěi",
    title=lt("neuvonantaja", "Adviser", "顾问"),
    organisation=lt("Lumihuipun kaupunki", "City of Xuefeng", "雪峰市"),
    rank=3,
)
RONG = Member(
    "rong",
    "Chen Zherong",
    "陈喆镕",
    "Chén Zhéróng",
    title=lt("tulkki", "Interpreter", "翻译"),
    role="interpreter",
    rank=4,
)
MAYOR = Member(
    "mayor",
    "Šárka Žižková-Mäkelä",
    title=lt("pormestari", "Mayor", "市长"),
    organisation=lt("Järvilinnan kaupunki", "City of Järvilinna", "耶尔维林纳市"),
    role="head",
    rank=1,
    portrait=picture(600, 400, 8),
    biography=lt(
        "Šárka Žižková-Mäkelä on Järvilinnan pormestari.", "Šárka Žižková-Mäkelä is the Mayor.", "市长。"
    ),
)
DIRECTOR = Member(
    "director",
    "Väinö Äijälä",
    title=lt("elinkeinojohtaja", "Director of Business", "经济发展局局长"),
    organisation=lt("Järvilinnan kaupunki", "City of Järvilinna", "耶尔维林纳市"),
    rank=2,
)

HALL = Venue(
    lt("Kaupungintalo, valtuustosali", "City Hall, Council Chamber", "市政厅议事厅"),
    lt("Rantakatu 1, Järvilinna", "Rantakatu 1, Järvilinna", "耶尔维林纳市河岸街1号"),
    phone="+358 10 555 0100",
)
HOTEL = Venue(
    lt("Hotelli Lumihuippu", "Hotel Xuefeng", "雪峰大酒店"),
    lt("Renmin-katu 88, Lumihuippu", "88 Renmin Road, Xuefeng", "雪峰市人民路88号"),
    "雪峰市人民路88号 雪峰大酒店",
    "+86 10 5555 0188",
)


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = HELSINKI) -> dt.datetime:
    return dt.datetime(2027, 3, day, hour, minute, tzinfo=zone)


POINTS = lt(
    "Kiitämme valtuuskuntaa yhteistyöstä, joka on jatkunut jo viisitoista vuotta.\n"
    "Ehdotamme yhteistä talviurheilun valmennuskeskusta vuodesta 2028 alkaen.\n"
    "Järvilinnan yritykset tarjoavat jätevesien käsittelyn osaamista.\n"
    "Suora matkailuyhteys hyödyttäisi molempia kaupunkeja.",
    "We thank the delegation for fifteen years of co-operation.\n"
    "We propose a joint training centre for winter sports from 2028.\n"
    "Companies of Järvilinna offer expertise in waste water.\n"
    "A direct connection for travellers would benefit both cities.",
    "感谢代表团十五年来的合作。\n我们建议自2028年起共建冬季运动训练中心。\n"
    "耶尔维林纳的企业可提供污水处理方面的专业经验。\n开通直达旅游线路对两市都有利。",
)

BLOCKS: Body = (
    Subheading(lt("Yhteistyö tähän asti", "Co-operation so far", "迄今的合作")),
    TextBlock(
        lt(
            "Kaupungit allekirjoittivat yhteisymmärryspöytäkirjan vuonna 2012. Ensimmäinen vaihto-ohjelma "
            "järjestettiin seuraavana talvena, ja siihen osallistui kaksikymmentä valmentajaa.",
            "The cities signed a memorandum of understanding in 2012. The first exchange took place in the "
            "following winter, with twenty coaches.",
            "两市于2012年签署谅解备忘录。次年冬季举办了首次交流活动，共有二十名教练员参加；"
            "双方对“冰雪合作”（尤其是Järvilinna与雪峰之间的合作）给予高度评价。",
        )
    ),
    Bullets(
        (
            lt("talviurheilu", "winter sports", "冬季运动"),
            lt("kestävä kehitys", "sustainable development", "可持续发展"),
        )
    ),
    ExtraTable(
        (lt("Vuosi", "Year", "年份"), lt("Tapahtuma", "Event", "活动"), lt("Osallistujia", "People", "人数")),
        (
            ("2012", lt("yhteisymmärryspöytäkirja", "memorandum of understanding", "谅解备忘录"), "12"),
            ("2018", lt("ystävyyskaupunkisopimus", "sister city agreement", "友好城市协议"), "30"),
        ),
        lt("Vierailut ja sopimukset", "Visits and agreements", "访问与协议"),
        (1, 4, 1.5),
    ),
    Photo(
        picture(),
        lt("Talvinen ranta", "A shore in winter", "冬日的湖岸"),
        lt("Järvilinnan satama talvella", "The harbour of Järvilinna in winter", "耶尔维林纳冬日的港口"),
        "Järvilinnan kaupunki",
        0.6,
    ),
)

TALKS = ProgrammeItem(
    "talks",
    lt("Neuvottelut kaupungintalolla", "Talks at City Hall", "市政厅会谈"),
    at(9, 10),
    at(9, 11, 30),
    kind="talks",
    venue=HALL,
    host=lt("pormestari Žižková-Mäkelä", "Mayor Žižková-Mäkelä", "日兹科娃市长"),
    guests=(WANG, ZENG, RARE),
    hosts=(MAYOR, DIRECTOR),
    interpreters=(RONG,),
    transport=lt("linja-auto hotellilta 9.40", "bus from the hotel at 9:40", "9:40从酒店乘大巴"),
    objectives=lt(
        "Sovitaan valmennuskeskuksen aikataulusta.\nSovitaan yhteyshenkilöistä.",
        "Agree on the timetable of the training centre.\nAgree on contact persons.",
        "商定训练中心的时间表。\n确定联系人。",
    ),
    points=POINTS,
    avoid=lt("Rahoituksen tarkat summat.", "Exact sums of funding.", "具体资金数额。"),
    their_wishes=lt("Sopimus lentoyhteydestä.", "An agreement on flights.", "航线协议。"),
    our_answer=lt("Selvitämme asiaa.", "We look into the matter.", "我们将予以研究。"),
    background=lt(
        "Edellisessä tapaamisessa lupasimme lähettää oppimateriaalin.",
        "At the last meeting we promised to send teaching material.",
        "上次会见时我方承诺寄送教材。",
    ),
    blocks=BLOCKS,
)


def seated(rule: str) -> SeatingPlan:
    """Both delegations seated by a rule set."""
    people = {uuid.UUID(int=n): (side, m) for n, (side, m) in enumerate(_EVERYONE, 1)}
    sitters = [Sitter(key, side, n, m.role) for n, (key, (side, m)) in enumerate(people.items(), 1)]
    found = arrange(rule, sitters)
    seats = tuple(PlannedSeat(place, *people[s.key]) for place, s in sorted(found.seated.items()))
    name = lt("Istumajärjestys", "Seating plan", "座位安排")
    return SeatingPlan(name, rule, SeatingConvention.RIGHT, found.layout, seats)


_EVERYONE = [*((GUEST, m) for m in (WANG, ZENG, RARE, RONG)), *((HOST, m) for m in (MAYOR, DIRECTOR))]


def visit() -> Snapshot:
    """The rich visit, complete but for one English biography."""
    return Snapshot(
        lt("Lumihuipun valtuuskunnan vierailu", "Visit of the delegation of Xuefeng", "雪峰市代表团访问"),
        dt.date(2027, 3, 8),
        dt.date(2027, 3, 12),
        (lt("Järvilinna", "Järvilinna", "耶尔维林纳"), lt("Helsinki", "Helsinki", "赫尔辛基")),
        "confirmed",
        "internal",
        case_number="JLA/1234/2027",
        issuer=lt("Järvilinnan kaupunki", "City of Järvilinna", "耶尔维林纳市"),
        edition=lt("johtajan kappale", "copy for the head", "团长用"),
        delegations=(
            Delegation(
                GUEST,
                lt("Lumihuipun kaupungin valtuuskunta", "Delegation of Xuefeng", "雪峰市代表团"),
                (WANG, ZENG, RARE, RONG),
            ),
            Delegation(
                HOST,
                lt("Järvilinnan kaupunki", "City of Järvilinna", "耶尔维林纳市"),
                (MAYOR, DIRECTOR),
                ours=True,
            ),
        ),
        programme=(
            ProgrammeItem(
                "arrival",
                lt("Saapuminen ja majoittuminen", "Arrival and accommodation", "抵达并入住"),
                at(8, 16),
                at(8, 18),
                kind="accommodation",
                venue=HALL,
            ),
            TALKS,
            ProgrammeItem(
                "dinner",
                lt("Juhlaillallinen", "Banquet", "欢迎晚宴"),
                at(9, 19),
                at(9, 21),
                kind="banquet",
                venue=HALL,
            ),
            ProgrammeItem(
                "call",
                lt("Kohteliaisuuskäynti", "Courtesy call", "礼节性拜会"),
                at(11, 14, 0, SHANGHAI),
                at(11, 15, 0, SHANGHAI),
                "Asia/Shanghai",
                "courtesy-call",
                venue=HOTEL,
                guests=(WANG,),
                hosts=(MAYOR,),
                objectives=lt("Kiitos vieraanvaraisuudesta.", "Thanks for the hospitality.", "感谢款待。"),
                points=POINTS,
            ),
        ),
        purpose=lt(
            "Vierailulla syvennetään kaupunkien talviurheilu- ja ympäristöyhteistyötä.",
            "The visit deepens co-operation in winter sports and the environment.",
            "此访旨在深化两市在冬季运动和环境领域的合作。",
        ),
        seating=(seated(SeatingRule.LONG_TABLE), seated(SeatingRule.ROUND_BANQUET)),
        outcome_wanted=lt(
            "Aiesopimus valmennuskeskuksesta.", "A letter of intent on the centre.", "训练中心意向书。"
        ),
        objectives=(
            Objective(
                lt("Kaksi uutta yhteistä leiriä.", "Two new joint camps.", "新增两期联合训练营。"),
                lt("Talviurheilu", "Winter sports", "冬季运动"),
            ),
            Objective(
                lt(
                    "Yritystapaaminen 12 yritykselle.",
                    "A meeting for 12 companies.",
                    "12家企业参加的洽谈会。",
                ),
                lt("Kestävä kehitys", "Sustainable development", "可持续发展"),
            ),
        ),
        practical=Practical(
            (
                Contact(lt("Hätänumero", "Emergency number", "紧急电话"), "112"),
                Contact(lt("Kiina: poliisi", "China: police", "中国：报警"), "110"),
            ),
            (
                Venue(
                    lt("Suomen suurlähetystö, Peking", "Embassy of Finland, Beijing", "芬兰驻华大使馆"),
                    lt("Kerry Centre, Peking", "Kerry Centre, Beijing", "北京嘉里中心"),
                    "北京市朝阳区光华路1号 嘉里中心",
                    "+86 10 5555 0100",
                ),
            ),
            contact=lt("Maija Möttönen, 040 555 0123", "Maija Möttönen, 040 555 0123", "迈娅，040 555 0123"),
        ),
        partner=PartnerPlace(
            lt("Lumihuippu", "Xuefeng", "雪峰市"),
            "Xuěfēng",
            ((lt("Asukkaita", "Inhabitants", "人口"), lt("2,1 miljoonaa", "2.1 million", "210万")),),
            BLOCKS[:2],
        ),
    )
