"""The process dies in the middle of writing: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from c21desk.domain.people import Person
from c21desk.services import desk as desks
from c21desk.storage.check import check
from c21desk.storage.store import Store

WRITER = """
import sys
from pathlib import Path
from c21desk.domain.people import Person, Position
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import message
from c21desk.storage.store import Store
store = Store.open(Path(sys.argv[1]), sys.argv[3] or None)
n = int(sys.argv[2])
while True:
    with store.write(message("Write")) as session:
        session.add(Person(family_latin=f"P{n}", positions=[Position(title=LocalizedText(en="x" * 2000))]))
    if n % 7 == 3:
        store.undo(); store.redo()
    print(n, flush=True)
    n += 1
"""


@pytest.mark.parametrize(("passphrase", "writes"), [("", 200), ("correct horse", 40)])
def test_kill_9_at_random_moments_of_many_writes_loses_no_acknowledged_one(
    tmp_path: Path, passphrase: str, writes: int
) -> None:
    path = tmp_path / "desk.c21"
    Store.create(path, passphrase or None)[0].close()
    moments = random.Random(9)
    acknowledged = 0
    kills = 0
    while acknowledged < writes:
        target = acknowledged + moments.randrange(1, 40)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(acknowledged + 1), passphrase],
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
        store = Store.open(path, passphrase or None)
        with store.read() as session:
            names = set(session.scalars(select(Person.family_latin)))
        assert {f"P{n}" for n in range(1, acknowledged + 1)} <= names
        assert len(names) <= acknowledged + 1
        assert check(store) == []
        acknowledged = len(names)  # one may have been written and not yet told
        store.close()
    assert kills > 1


IMPORTER = """
import sys
from pathlib import Path
from c21desk.services import desk as desks
desk = desks.open_file(Path(sys.argv[1]))
print("open", flush=True)
desk.imports.apply_all([Path(sys.argv[2])], as_delegation=False)
print("done", flush=True)
"""


def test_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path, rows = tmp_path / "desk.c21", 300
    members = tmp_path / "members.csv"
    members.write_text("Name\n" + "".join(f"Given{n} Family{n}\n" for n in range(rows)))
    desks.create(path).close()
    moments = random.Random(4)
    for _ in range(5):
        importer = subprocess.Popen(
            [sys.executable, "-c", IMPORTER, str(path), str(members)], stdout=subprocess.PIPE, text=True
        )
        assert importer.stdout is not None
        assert importer.stdout.readline() == "open\n"
        try:
            importer.wait(moments.uniform(0.05, 1.5))
        except subprocess.TimeoutExpired:
            importer.kill()
        done = "done" in importer.stdout.read()
        importer.wait()
        importer.stdout.close()
        store = Store.open(path)
        with store.read() as session:
            people = len(session.scalars(select(Person.id)).all())
        assert people in ((rows,) if done else (0, rows))
        assert check(store) == []
        store.close()
        if people:
            break
