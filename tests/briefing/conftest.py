from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from c21desk.briefing.build import PackOptions, PackResult, build_pack
from c21desk.i18n import catalog
from tests.briefing.samples import visit

LANGUAGES = ("fi", "en", "zh_CN")


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, PackResult]]:
    """The rich visit as a pack in each language."""
    folder = tmp_path_factory.mktemp("packs")
    made = {}
    for language in LANGUAGES:
        path = folder / f"{language}.pdf"
        made[language] = (path, build_pack(visit(), PackOptions(), catalog(language), path))
    return made


@pytest.fixture(scope="session")
def text_of() -> Callable[..., str]:
    """Text of a PDF file as poppler reads it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def read(path: Path, *options: str) -> str:
        command = ["pdftotext", *options, str(path), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    return read
