from __future__ import annotations

import json
import os
import uuid
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.storage import keys

DATABASE = uuid.UUID(int=21)


def key_file(secret: str = "correct horse", kind: str = keys.PASSPHRASE) -> tuple[bytes, keys.KeyFile]:
    key = os.urandom(keys.KEY_BYTES)
    return key, keys.KeyFile(DATABASE, (keys.wrap(key, secret, kind, DATABASE),))


def test_the_key_comes_back_from_the_file_by_passphrase(tmp_path: Path) -> None:
    key, made = key_file("salasana ääkkösin")
    path = tmp_path / "desk.c21key"
    keys.write(path, made)
    assert keys.unwrap(keys.read(path), "salasana ääkkösin") == key
    assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_a_passphrase_typed_with_combining_accents_is_the_same() -> None:
    key, made = key_file("ääkköset")
    assert keys.unwrap(made, "a\u0308a\u0308kko\u0308set") == key


def test_wrapping_costs_at_least_256_mib_and_the_recovery_code_holds_128_bits() -> None:
    _, made = key_file()
    assert made.slots[0].memory_kib >= 256 * 1024
    assert made.slots[0].kdf == "argon2id"
    code = keys.new_recovery_code()
    assert len(code.replace("-", "")) * 5 >= 128
    assert code != keys.new_recovery_code()


def test_a_slot_moved_to_another_file_or_kind_does_not_open(tmp_path: Path) -> None:
    _, made = key_file()
    moved = keys.KeyFile(uuid.UUID(int=22), made.slots)
    with pytest.raises(UserError, match="does not fit"):
        keys.unwrap(moved, "correct horse")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": 2}, "newer version"),
        ({"format": "other"}, "damaged"),
        ({"database": "x"}, "damaged"),
        ({"slots": [{"kind": "passphrase"}]}, "damaged"),
    ],
)
def test_a_damaged_or_newer_key_file_is_told(
    tmp_path: Path, change: dict[str, object], sentence: str
) -> None:
    path = tmp_path / "desk.c21key"
    keys.write(path, key_file()[1])
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(UserError, match=sentence):
        keys.read(path)


def test_a_key_file_that_asks_for_absurd_memory_is_refused_before_anything_is_derived(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21key"
    keys.write(path, key_file()[1])
    body = json.loads(path.read_text(encoding="utf-8"))
    body["slots"][0]["memory_kib"] = 2**40
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(UserError, match="damaged"):
        keys.read(path)


@pytest.mark.parametrize(
    "change",
    [
        {"salt": "AAAA"},
        {"salt": 7},
        {"salt": "ä"},
        {"nonce": ""},
        {"wrapped": ""},
        {"lanes": 0},
        {"lanes": 10**9},
        {"memory_kib": "much"},
        {"memory_kib": 8, "lanes": 4},
        {"iterations": 1.5},
        {"kind": "other"},
        {"kdf": "md5"},
    ],
    ids=str,
)
def test_a_slot_with_one_wrong_value_is_a_damaged_key_file(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "desk.c21key"
    keys.write(path, key_file()[1])
    body = json.loads(path.read_text(encoding="utf-8"))
    body["slots"][0] |= change
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(UserError, match="damaged"):
        keys.read(path)


def test_a_key_file_of_brackets_only_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "desk.c21key"
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(UserError, match="damaged"):
        keys.read(path)
