"""The process dies in the middle of writing: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from c21desk.domain.people import Person
from c21desk.storage.check import check
from c21desk.storage.store import Store

WRITER = """
import sys
from pathlib import Path
from c21desk.domain.people import Person, Position
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import message
from c21desk.storage.store import Store
store = Store.open(Path(sys.argv[1]))
n = int(sys.argv[2])
while True:
    with store.write(message("Write")) as session:
        session.add(Person(family_latin=f"P{n}", positions=[Position(title=LocalizedText(en="x" * 2000))]))
    if n % 7 == 3:
        store.undo(); store.redo()
    print(n, flush=True)
    n += 1
"""


def test_kill_9_at_random_moments_of_200_writes_loses_no_acknowledged_one(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    Store.create(path)[0].close()
    moments = random.Random(9)
    acknowledged = 0
    kills = 0
    while acknowledged < 200:
        target = acknowledged + moments.randrange(1, 40)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(acknowledged + 1)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        for line in writer.stdout:
            acknowledged = int(line)
            if acknowledged >= target:
                break
        writer.kill()  # in the middle of whatever comes next
        rest = writer.stdout.read()
        writer.wait()
        writer.stdout.close()
        kills += 1
        acknowledged = max([acknowledged, *(int(n) for n in rest.split())])
        store = Store.open(path)
        with store.read() as session:
            names = set(session.scalars(select(Person.family_latin)))
        assert {f"P{n}" for n in range(1, acknowledged + 1)} <= names
        assert len(names) <= acknowledged + 1
        assert check(store) == []
        acknowledged = len(names)  # one may have been written and not yet told
        store.close()
    assert kills > 5
