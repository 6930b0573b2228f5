"""The key file: how the key of an encrypted data file is kept.

The data file is encrypted with a random 32-byte key. The key file, ``NAME.c21key`` beside
``NAME.c21``, holds that key wrapped once for each *slot*: the passphrase, and a recovery code that is
printed on paper. Changing the passphrase wraps the key anew; the data stays as it is.

Format (JSON, UTF-8), fixed::

    {"format": "c21desk-key", "version": 1, "database": "<uuid of the data file>",
     "slots": [{"kind": "passphrase" | "recovery", "kdf": "argon2id", "memory_kib": 262144,
                "iterations": 3, "lanes": 4, "salt": "<base64, 16 bytes>",
                "cipher": "chacha20-poly1305", "nonce": "<base64, 12 bytes>",
                "wrapped": "<base64, 48 bytes>"}]}

Argon2id is RFC 9106, ChaCha20-Poly1305 RFC 8439. The associated data of the cipher is
``c21desk-key:1:<database>:<kind>``, so that a slot cannot be moved to another file or another kind.
"""

from __future__ import annotations

import base64
import json
import os
import unicodedata
import uuid
from pathlib import Path
from typing import Any, NamedTuple

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, message

VERSION = 1
KEY_BYTES = 32
MEMORY_KIB = 256 * 1024
MAX_MEMORY_KIB = 4 * 1024 * 1024
ITERATIONS = 3
LANES = 4
MIN_PASSPHRASE = 8

PASSPHRASE, RECOVERY = "passphrase", "recovery"

_RECOVERY_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O or 1/I: it is read from paper
_RECOVERY_CHARS = 28  # 28 * 5 = 140 bits


class Slot(NamedTuple):
    """One way to unwrap the key. Byte strings are base64."""

    kind: str
    kdf: str
    memory_kib: int
    iterations: int
    lanes: int
    salt: str
    cipher: str
    nonce: str
    wrapped: str


class KeyFile(NamedTuple):
    """The content of a key file."""

    database: uuid.UUID
    slots: tuple[Slot, ...]


def path_for(database: Path) -> Path:
    """Where the key file of that data file lies."""
    return database.with_suffix(".c21key")


def new_recovery_code() -> str:
    """A fresh recovery code of 140 bits, in groups of four for reading aloud."""
    import secrets  # with OpenSSL: a start with a plain file does without

    code = "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_CHARS))
    return "-".join(code[i : i + 4] for i in range(0, _RECOVERY_CHARS, 4))


def _normal(secret: str, kind: str) -> bytes:
    if kind == RECOVERY:
        return "".join(c for c in secret.upper() if c in _RECOVERY_ALPHABET).encode()
    return unicodedata.normalize("NFKC", secret).encode(errors="surrogateescape")


def _derive(secret: str, slot_kind: str, salt: bytes, memory_kib: int, iterations: int, lanes: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        _normal(secret, slot_kind),
        salt,
        time_cost=iterations,
        memory_cost=memory_kib,
        parallelism=lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound_to(database: uuid.UUID, kind: str) -> bytes:
    return f"c21desk-key:{VERSION}:{database}:{kind}".encode()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def wrap(key: bytes, secret: str, kind: str, database: uuid.UUID) -> Slot:
    """Wrap the key for a passphrase or a recovery code.

    Raises UserError for a passphrase shorter than eight characters.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if kind == PASSPHRASE and len(secret) < MIN_PASSPHRASE:
        raise UserError(
            message(
                N_("The passphrase needs at least {n} characters; four unrelated words are good."),
                n=MIN_PASSPHRASE,
            ),
            "passphrase",
        )
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapping = _derive(secret, kind, salt, MEMORY_KIB, ITERATIONS, LANES)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(nonce, key, _bound_to(database, kind))
    return Slot(
        kind,
        "argon2id",
        MEMORY_KIB,
        ITERATIONS,
        LANES,
        _b64(salt),
        "chacha20-poly1305",
        _b64(nonce),
        _b64(wrapped),
    )


def unwrap(keys: KeyFile, secret: str) -> bytes:
    """The data file's key, from the passphrase or the recovery code.

    Raises UserError where neither fits.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    for slot in keys.slots:
        if slot.kind == RECOVERY and len(_normal(secret, RECOVERY)) != _RECOVERY_CHARS:
            continue  # saves the half second that a pointless derivation takes
        wrapping = _derive(
            secret, slot.kind, base64.b64decode(slot.salt), slot.memory_kib, slot.iterations, slot.lanes
        )
        try:
            return ChaCha20Poly1305(wrapping).decrypt(
                base64.b64decode(slot.nonce),
                base64.b64decode(slot.wrapped),
                _bound_to(keys.database, slot.kind),
            )
        except InvalidTag:
            continue
    raise UserError(
        message(
            N_(
                "The passphrase does not fit. Check Caps Lock and the keyboard's language, or use the recovery code."
            )
        ),
        "passphrase",
    )


def write(path: Path, keys: KeyFile) -> None:
    """Write the key file, replacing an earlier one in one step that survives a power cut."""
    body = {
        "format": "c21desk-key",
        "version": VERSION,
        "database": str(keys.database),
        "slots": [slot._asdict() for slot in keys.slots],
    }
    draft = path.with_suffix(".c21key-new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(body, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    os.replace(draft, path)  # noqa: PTH105 - one call, atomic on all three systems


def read(path: Path) -> KeyFile:
    """Read a key file.

    Raises UserError for a damaged file, one of a newer version, or one that asks for an absurd
    amount of memory or time.
    """
    try:
        body: Any = json.loads(path.read_text(encoding="utf-8"))
        if body["format"] != "c21desk-key":
            raise ValueError(body["format"])
        newer = int(body["version"]) > VERSION
        keys = None if newer else KeyFile(uuid.UUID(body["database"]), tuple(_slot(s) for s in body["slots"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UserError(
            message(N_("The key file “{name}” is damaged. Take the copy from your backup."), name=path.name)
        ) from fault
    if keys is None:
        raise UserError(
            message(
                N_("The key file “{name}” was made by a newer version of c21desk. Update the program."),
                name=path.name,
            )
        )
    return keys


def _slot(raw: dict[str, Any]) -> Slot:
    """A slot whose every value is of the right kind and size. Raises ValueError or TypeError else."""
    slot = Slot(**raw)
    texts = (slot.kind, slot.kdf, slot.salt, slot.cipher, slot.nonce, slot.wrapped)
    numbers = (slot.memory_kib, slot.iterations, slot.lanes)
    if not all(type(t) is str for t in texts) or not all(type(n) is int for n in numbers):
        raise TypeError(raw)
    sizes = [len(base64.b64decode(t, validate=True)) for t in (slot.salt, slot.nonce, slot.wrapped)]
    if (
        slot.kind not in (PASSPHRASE, RECOVERY)
        or (slot.kdf, slot.cipher) != ("argon2id", "chacha20-poly1305")
        or sizes != [16, 12, KEY_BYTES + 16]
        or not 1 <= slot.lanes <= 16
        or not 1 <= slot.iterations <= 100
        or not 8 * slot.lanes <= slot.memory_kib <= MAX_MEMORY_KIB
    ):
        raise ValueError(raw)
    return slot
