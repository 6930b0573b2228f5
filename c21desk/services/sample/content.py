"""The texts of the sample as data: TOML files that translators may edit."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Mapping
from typing import Any

from c21desk import paths
from c21desk.domain.localized import LocalizedText

FOLDER = "sample"
"""Folder of the sample in the program's resources."""

Content = Mapping[str, Any]

_NAMESPACE = uuid.UUID("c21de5c0-5a3d-5000-8000-000000000021")


def read(name: str) -> Content:
    """One of the files ``people``, ``visits`` and ``programme``."""
    with (paths.resources() / FOLDER / f"{name}.toml").open("rb") as source:
        return tomllib.load(source)


def text(entry: Content, field: str) -> LocalizedText:
    """A text of an entry; empty where the entry has none of that name."""
    return LocalizedText(**entry.get(field, {}))


def identity(key: str) -> uuid.UUID:
    """The id of a sample record: the same in every file, so that two samples that meet are one."""
    return uuid.uuid5(_NAMESPACE, key)
