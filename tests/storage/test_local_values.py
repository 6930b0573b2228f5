from __future__ import annotations

from pathlib import Path

from c21desk.storage.check import check
from c21desk.storage.store import Store


def test_local_values_are_kept_without_being_an_undo_step(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21"
    store, _ = Store.create(path)
    store.local_values.set("filter/people/a", "1")
    store.local_values.set("filter/people/b", "2")
    store.local_values.set("filter/people/b", "3")
    store.local_values.set("mapping/x", "4")
    store.close()
    store = Store.open(path)
    assert store.local_values.items("filter/") == {"filter/people/a": "1", "filter/people/b": "3"}
    assert store.local_values.get("mapping/x") == "4"
    store.local_values.set("mapping/x", None)
    assert store.local_values.get("mapping/x") is None
    assert store.undo_label() is None
    assert check(store) == []
    store.close()
