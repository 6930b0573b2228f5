from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.storage.store import Store


def test_a_second_running_copy_is_refused_and_told_who_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    store, _ = Store.create(path)
    script = (
        "import sys; from pathlib import Path; from c21desk.storage.store import Store\n"
        "from c21desk.domain.errors import UserError\n"
        "try: Store.open(Path(sys.argv[1]))\n"
        "except UserError as told: print(told)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert "already open" in told.stdout
    assert os.uname().nodename in told.stdout
    store.close()
    Store.open(path).close()


@pytest.mark.parametrize("folder", ["OneDrive - Helsingin kaupunki", "Dropbox", "Nextcloud"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder / "c21").mkdir(parents=True)
    with pytest.raises(UserError, match="synchronised"):
        Store.create(tmp_path / folder / "c21" / "desk.c21")
    assert list((tmp_path / folder / "c21").iterdir()) == []


def test_a_folder_with_the_mark_of_a_synchronising_service_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").touch()
    (tmp_path / "work").mkdir()
    with pytest.raises(UserError, match="synchronised"):
        Store.create(tmp_path / "work" / "desk.c21")


def test_a_link_to_an_open_file_leads_to_the_same_lock(tmp_path: Path) -> None:
    store, _ = Store.create(tmp_path / "desk.c21")
    (tmp_path / "link.c21").symlink_to(tmp_path / "desk.c21")
    with pytest.raises(UserError, match="already open"):
        Store.open(tmp_path / "link.c21")
    store.close()


def test_a_file_opened_by_one_thread_is_freed_when_another_closes_it(tmp_path: Path) -> None:
    made: list[Store] = []
    worker = threading.Thread(target=lambda: made.append(Store.create(tmp_path / "desk.c21")[0]))
    worker.start()
    worker.join()
    made[0].close()
    Store.open(tmp_path / "desk.c21").close()
