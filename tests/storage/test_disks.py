"""Real file systems that are full or read-only: a clear sentence, and the file as it was."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.people import Person
from c21desk.i18n import message
from c21desk.storage.check import check
from c21desk.storage.store import Store
from tests.storage.helpers import whole_state

Mount = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Mount]]:
    """A small disk of its own, and a function that mounts it anew with other options."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> None:
        try:
            subprocess.run(
                ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("this account may not mount a disk")

    mount("size=4m")
    yield folder, mount
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def add(store: Store, count: int) -> None:
    """Write people with long notes, as one step."""
    with store.write(message("Add")) as session:
        session.add_all(Person(family_latin=f"N{n}", note="x" * 5000) for n in range(count))


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_full_disk_is_told_and_the_file_is_as_before(
    disk: tuple[Path, Mount], passphrase: str | None
) -> None:
    path = disk[0] / "desk.c21"
    store, _ = Store.create(path, passphrase)
    add(store, 5)
    before = whole_state(store)
    with pytest.raises(UserError, match="disk is full"):
        add(store, 2000)
    assert whole_state(store) == before
    assert check(store) == []
    store.close()
    store = Store.open(path, passphrase)
    assert whole_state(store) == before
    store.close()


def test_no_file_is_left_where_there_is_no_room_for_a_new_one(disk: tuple[Path, Mount]) -> None:
    folder, mount = disk
    mount("remount,size=64k")
    with pytest.raises(UserError, match="disk is full"):
        Store.create(folder / "desk.c21")
    assert not [p for p in folder.iterdir() if p.suffix != ".lock"]


def test_a_read_only_disk_is_told_and_the_file_is_untouched(disk: tuple[Path, Mount]) -> None:
    folder, mount = disk
    path = folder / "desk.c21"
    store, _ = Store.create(path)
    add(store, 1)
    store.close()
    before = {p: p.read_bytes() for p in folder.iterdir()}
    mount("remount,ro")
    with pytest.raises(UserError, match="read-only"):
        Store.open(path)
    with pytest.raises(UserError, match="read-only"):
        Store.create(folder / "other.c21")
    assert {p: p.read_bytes() for p in folder.iterdir()} == before
