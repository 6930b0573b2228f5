"""What this user of this computer prefers. Data about people never goes here."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from c21desk import paths

LIGHT, DARK, SYSTEM = "light", "dark", "system"


@dataclass
class Settings:
    """Preferences; unknown keys of a newer version are dropped, wrong types fall back to the default."""

    language: str = ""  # "" follows the computer's language
    theme: str = SYSTEM
    recent_files: list[str] = field(default_factory=list)
    window_geometry: str = ""  # hex of Qt's own blob
    columns: dict[str, list[str]] = field(default_factory=dict)  # list name -> column ids shown

    def remember_file(self, path: Path) -> None:
        """Put ``path`` first among the recent files; at most eight are kept."""
        text = str(path)
        self.recent_files = [text, *(p for p in self.recent_files if p != text)][:8]


def _path() -> Path:
    return paths.config_dir() / "settings.json"


def load() -> Settings:
    """Read the settings; a missing or damaged file gives the defaults, for preferences are no data."""
    try:
        raw: Any = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    default = Settings()
    known = {
        f.name: raw[f.name]
        for f in fields(Settings)
        if f.name in raw and isinstance(raw[f.name], type(getattr(default, f.name)))
    }
    return Settings(**known)


def save(settings: Settings) -> None:
    """Write the settings, replacing the file in one step.

    Raises OSError where the folder cannot be written; callers may go on without.
    """
    target = _path()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(draft, target)  # noqa: PTH105 - one call, atomic on all three systems
