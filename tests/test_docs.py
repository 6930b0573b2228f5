"""What the documents say is there."""

from __future__ import annotations

import re

import pytest

from c21desk import __version__, cli
from tests.conftest import CHECKOUT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", read(name)) + re.findall(r'src="([^"]+)"', read(name))
    for target in targets:
        if not target.startswith("https://"):
            assert (CHECKOUT / target).exists(), target


def test_every_picture_is_shown_and_small() -> None:
    pictures = list((CHECKOUT / "resources" / "pictures").glob("*.png"))
    assert pictures
    assert sum(p.stat().st_size for p in pictures) < 2_000_000
    for picture in pictures:
        assert picture.stat().st_size < 200_000, picture.name


def test_the_readme_names_every_command_and_make_target(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    told = read("README.md")
    commands = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, flags=re.MULTILINE)
    assert {"sample", "import", "brief"} <= set(commands)
    for command in commands:
        assert f"c21desk {command}" in told
    makefile = read("Makefile")
    for target in re.findall(r"`make ([a-z]+)`", told + read("CONTRIBUTING.md")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_files_that_contributors_are_sent_to_exist() -> None:
    told = read("CONTRIBUTING.md")
    for path in set(
        re.findall(r"(?<![\w/])((?:c21desk|ui|services|briefing|exchange|storage|domain)/[\w/]+\.py)", told)
    ):
        assert (CHECKOUT / path).exists() or (CHECKOUT / "c21desk" / path).exists(), path
    for path in set(re.findall(r"\b((?:packaging|tests|db)/(?!__init__)[\w/]+\.(?:py|sh|txt))", told)):
        assert (CHECKOUT / path).exists(), path


def test_the_changes_of_this_version_are_told() -> None:
    assert f"## {__version__} – " in read("CHANGELOG.md")
