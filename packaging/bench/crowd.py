"""An encrypted file of very many invented people, for search and lists; made once, kept.

The rows are those that an import of contact cards gives (a name, a post, a phone, an e-mail address), every
other person Finnish, every other Chinese. They are put into the tables without journal operations, which
neither search nor lists read: a million people would take half an hour otherwise.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from data import (
    CHINESE_FAMILY,
    CHINESE_GIVEN,
    FINNISH_FAMILY,
    FINNISH_GIVEN,
    FOLDER,
    PASSPHRASE,
    TITLES,
)

_BATCH = 20_000
_BODIES = 400
_CITIES = (
    ("Helsinki", "Helsinki", "赫尔辛基"), ("Espoo", "Espoo", "埃斯波"), ("Turku", "Turku", "图尔库"),
    ("Tampere", "Tampere", "坦佩雷"), ("Oulu", "Oulu", "奥卢"), ("Lahti", "Lahti", "拉赫蒂"),
    ("Peking", "Beijing", "北京"), ("Shanghai", "Shanghai", "上海"), ("Nanjing", "Nanjing", "南京"),
    ("Harbin", "Harbin", "哈尔滨"), ("Tianjin", "Tianjin", "天津"), ("Suzhou", "Suzhou", "苏州"),
)  # fmt: skip


def crowd_file(count: int) -> Path:
    """The file with this many people; made when it is missing or the schema or index has changed."""
    from c21desk.services import desk
    from c21desk.storage import driver, search_index
    from c21desk.storage.migrations import SCHEMA

    shape = uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(search_index.create_statements())).hex[:6]
    path = FOLDER / f"crowd-{count}-{SCHEMA}-{shape}.c21"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    for leftover in FOLDER.glob(f"*crowd-{count}-*"):
        leftover.unlink()
    started = time.perf_counter()
    draft = path.with_name(f"draft-{path.name}")
    opened = desk.create(draft, PASSPHRASE, "bench")
    with opened._store.exclusively() as connection, driver.writing(connection):
        _fill(connection, count)
        search_index.refresh(connection)
    opened.close()
    draft.with_suffix(".c21key").rename(path.with_suffix(".c21key"))
    draft.rename(path)
    draft.with_name(f"{draft.name}.lock").unlink(missing_ok=True)
    print(f"made {path.name} in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return path


def _fill(connection: Any, count: int) -> None:
    from c21desk.domain.derive import derive
    from c21desk.domain.organisations import Organisation
    from c21desk.domain.people import Person

    chance = random.Random(count)
    bodies = []
    rows: list[dict[str, Any]] = []
    for n in range(_BODIES):
        city = chance.choice(_CITIES)
        bodies.append(_key(chance))
        rows.append(
            {
                "id": bodies[-1],
                "name_fi": f"{city[0]}, toimisto {n}",
                "name_en": f"{city[1]} Office {n}",
                "name_zh": f"{city[2]}第{n}办公室",
            }
        )
    _insert(connection, Organisation, rows)
    key = cache(lambda *names: derive(Person, {**dict.fromkeys(_NAMES, ""), **dict(names)}))
    people, posts, channels = [], [], []
    for number, names in enumerate(_names(chance, count)):
        person = _key(chance)
        people.append({"id": person, **dict(names), **key(*names)})
        fi, en, zh, level = chance.choice(TITLES)
        posts.append(
            {
                "id": _key(chance), "person_id": person, "organisation_id": chance.choice(bodies),
                "title_fi": fi, "title_en": en, "title_zh": zh, "rank_level": level,
            }
        )  # fmt: skip
        phone = (
            f"+358 40 {chance.randrange(10**7):07}" if number % 2 else f"+86 13{chance.randrange(10**9):09}"
        )
        user = "".join(c for _, c in names).lower() if number % 2 else dict(names)["pinyin_family"].lower()
        for kind, value in (("phone", phone), ("email", f"{_plain(user)}{number}@office.example")):
            channels.append({"id": _key(chance), "person_id": person, "kind": kind, "value": value})
        if len(people) == _BATCH:
            _flush(connection, people, posts, channels)
    _flush(connection, people, posts, channels)


_NAMES = ("family_latin", "given_latin", "family_han", "given_han", "pinyin_family", "pinyin_given")


def _names(chance: random.Random, count: int) -> Iterator[tuple[tuple[str, str], ...]]:
    for number in range(count):
        if number % 2:
            given = f"{chance.choice(FINNISH_GIVEN)} {chance.choice(FINNISH_GIVEN)}"
            yield ("family_latin", chance.choice(FINNISH_FAMILY)), ("given_latin", given)
        else:
            family = chance.choice(CHINESE_FAMILY)
            parts = chance.choices(CHINESE_GIVEN, k=1 + (chance.random() < 0.85))
            yield (
                ("family_han", family[0]),
                ("given_han", "".join(part[0] for part in parts)),
                ("pinyin_family", family[1:]),
                ("pinyin_given", "".join(part[1:] for part in parts).capitalize()),
                ("name_order", "family-first"),
            )


def _flush(connection: Any, people: list[Any], posts: list[Any], channels: list[Any]) -> None:
    from c21desk.domain.people import Channel, Person, Position

    for record, rows in ((Person, people), (Position, posts), (Channel, channels)):
        _insert(connection, record, rows)
        rows.clear()


def _insert(connection: Any, record: Any, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = [c for c in record.__table__.columns if c.key != "n"]
    defaults = {c.key: None if c.nullable else 0 if c.key == "rev" else "" for c in columns}
    marks = ",".join("?" * len(columns))
    names = ",".join(defaults)
    connection.connection.driver_connection.executemany(
        f"INSERT INTO {record.__tablename__} ({names}) VALUES ({marks})",
        [tuple((defaults | row).values()) for row in rows],
    )


def _key(chance: random.Random) -> bytes:
    return uuid.UUID(int=chance.getrandbits(128), version=4).bytes


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isascii() and c.isalnum())


if __name__ == "__main__":
    print(crowd_file(int(sys.argv[1])))
