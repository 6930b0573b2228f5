from __future__ import annotations

import uuid

import pytest

from c21desk.domain.kinds import OrganisationKind, PlaceKind
from c21desk.domain.seats import KnownPlace, Seats, genitives

CITY, PROVINCE = PlaceKind.CN_CITY, PlaceKind.CN_PROVINCE


def _id(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


def _place(key: str, kind: str, zh: str, *names: str, parent: str = "") -> KnownPlace:
    return KnownPlace(_id(key), kind, _id(parent) if parent else None, zh, names)


PLACES = [
    _place("helsinki", PlaceKind.FI_CITY, "赫尔辛基", "Helsinki", "Helsingfors"),
    _place("tampere", PlaceKind.FI_CITY, "坦佩雷", "Tampere", "Tammerfors"),
    _place("lahti", PlaceKind.FI_CITY, "拉赫蒂", "Lahti", "Lahtis"),
    _place("vantaa", PlaceKind.FI_CITY, "万塔", "Vantaa", "Vanda"),
    _place("seinäjoki", PlaceKind.FI_CITY, "塞伊奈约基", "Seinäjoki"),
    _place("mikkeli", PlaceKind.FI_CITY, "米凯利", "Mikkeli", "S:t Michel"),
    _place("beijing", CITY, "北京市", "Peking", "Beijing"),
    _place("jiangsu", PROVINCE, "江苏省", "Jiangsu"),
    _place("nanjing", CITY, "南京市", "Nanjing", parent="jiangsu"),
    _place("suzhou", CITY, "苏州市", "Suzhou", parent="jiangsu"),
    _place("anhui", PROVINCE, "安徽省", "Anhui"),
    _place("suzhou2", CITY, "宿州市", "Suzhou", parent="anhui"),
    _place("jilin", PROVINCE, "吉林省", "Jilin"),
    _place("jilin-city", CITY, "吉林市", "Jilin", parent="jilin"),
    _place("guangdong", PROVINCE, "广东省", "Guangdong"),
    _place("zhongshan", CITY, "中山市", "Zhongshan", parent="guangdong"),
    _place("guangzhou", CITY, "广州市", "Guangzhou", parent="guangdong"),
    _place("inner-mongolia", PROVINCE, "内蒙古自治区", "Sisä-Mongolia", "Inner Mongolia"),
]
KEYS = [
    "helsinki",
    "tampere",
    "lahti",
    "vantaa",
    "seinäjoki",
    "mikkeli",
    "beijing",
    "jiangsu",
    "nanjing",
    "suzhou",
    "anhui",
    "suzhou2",
    "jilin",
    "jilin-city",
    "guangdong",
    "zhongshan",
    "guangzhou",
    "inner-mongolia",
]
NAMES = {_id(key): key for key in KEYS}


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("Helsingin kaupunki", "helsinki", "city"),
        ("HELSINGIN KAUPUNKI", "helsinki", "city"),
        ("Helsingin kaupunki, kaupunginkanslia", "helsinki", "city"),
        ("Helsingin kaupunginmuseo", "helsinki", "other"),
        ("City of Helsinki", "helsinki", "city"),
        ("The City of Helsinki", "helsinki", "city"),
        ("Helsinki City", "helsinki", "city"),
        ("Helsinki City Council", "helsinki", "city"),
        ("Helsinki City Museum", "helsinki", "other"),
        ("Helsinki", "helsinki", "city"),
        ("Helsingfors stad", "helsinki", "city"),
        ("Staden Helsingfors", "helsinki", "city"),
        ("S:t Michels stad", None, "other"),
        ("S:t Michel stad", "mikkeli", "city"),
        ("Mikkelin kaupunki", "mikkeli", "city"),
        ("Tampereen kaupunki", "tampere", "city"),
        ("Lahden kaupunki", "lahti", "city"),
        ("Seinäjoen kaupunki", "seinäjoki", "city"),
        ("Pekingin kaupunginhallitus", "beijing", "city"),
        ("Nanjing Municipal People's Government", "nanjing", "city"),
        ("People’s Government of Nanjing Municipality", "nanjing", "city"),
        ("Foreign Affairs Office of Nanjing City", "nanjing", "other"),
        ("Nanjing City, Jiangsu Province", "nanjing", "city"),
        ("Jiangsu Provincial People's Government", "jiangsu", "government"),
        ("Jiangsun maakunta", "jiangsu", "government"),
        ("Jilin Province", "jilin", "government"),
        ("Jilin City", "jilin-city", "city"),
        ("Suzhou City, Anhui", "suzhou2", "city"),
        ("Government of Inner Mongolia", "inner-mongolia", "government"),
        ("赫尔辛基市", "helsinki", "city"),
        ("赫尔辛基", "helsinki", "city"),
        ("赫尔辛基市政府", "helsinki", "city"),
        ("赫爾辛基市政府", "helsinki", "city"),
        ("芬兰赫尔辛基市政厅", "helsinki", "city"),
        ("赫尔辛基大学", "helsinki", "university"),
        ("万塔市政府", "vantaa", "city"),
        ("南京市人民政府", "nanjing", "city"),
        ("南京市", "nanjing", "city"),
        ("南京市人民政府外事办公室", "nanjing", "government"),
        ("江苏省南京市人民政府", "nanjing", "city"),
        ("江苏省人民政府", "jiangsu", "government"),
        ("吉林省吉林市人民政府", "jilin-city", "city"),
        ("廣州市人民政府", "guangzhou", "city"),
        ("南京市第一医院", "nanjing", "other"),
        ("内蒙古自治区人民政府", "inner-mongolia", "government"),
    ],
)
def test_a_name_that_says_where_it_is(name: str, place: str | None, kind: str) -> None:
    seat = Seats(PLACES).find(name)
    assert (NAMES.get(seat.place_id) if seat.place_id else None, seat.kind) == (place, kind)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Suzhou City",  # two cities of this name
        "Jilin",  # the province or its city
        "吉林",
        "吉林大学",
        "中山大学",  # in Guangzhou
        "万塔斯有限公司",
        "南京路百货公司",
        "南京市人民政府驻北京办事处",
        "Nanjing Municipal People's Government, Beijing Office",
        "Friends of Helsinki",
        "Nokia Oyj",
        "City Council",
        "of Helsinki",
        "芬兰驻上海总领事馆",
    ],
)
def test_no_place_is_guessed(name: str) -> None:
    assert Seats(PLACES).find(name).place_id is None


def test_names_in_several_languages_must_agree() -> None:
    seats = Seats(PLACES)
    assert seats.find("南京市人民政府", "Nanjing Municipal Government").place_id == _id("nanjing")
    assert seats.find("示例公司", "City of Helsinki") == (_id("helsinki"), OrganisationKind.COMPANY)
    assert seats.find("南京市人民政府", "City of Helsinki").place_id is None


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Espoo", "Espoon"), ("Oulu", "Oulun"), ("Turku", "Turun"), ("Jyväskylä", "Jyväskylän"), ("Pori", "Porin"),
        ("Lappeenranta", "Lappeenrannan"), ("Rovaniemi", "Rovaniemen"), ("Hanko", "Hangon"), ("Salo", "Salon"),
        ("Pieksämäki", "Pieksämäen"), ("Kauniainen", "Kauniaisten"), ("Raahe", "Raahen"), ("Nurmes", "Nurmeksen"),
        ("Outokumpu", "Outokummun"), ("Kemijärvi", "Kemijärven"), ("Uusikaupunki", "Uudenkaupungin"),
    ],
)  # fmt: skip
def test_the_finnish_genitive_is_among_the_forms(name: str, genitive: str) -> None:
    assert genitive in genitives(name)
