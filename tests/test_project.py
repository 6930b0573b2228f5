"""Rules of the repository that no linter knows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from c21desk import __version__
from tests.conftest import CHECKOUT

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "c21desk",
    "db", "packaging", "pyproject.toml", "resources", "tests", "translations",
}  # fmt: skip

# Spelled in pieces, so that this file is not found by its own test.
FORBIDDEN = [
    "py" + r"pi\.org",
    "files.python" + "hosted",
    "registry.npm" + r"js\.org",
    "deb" + r"\.debian\.org",
    "/ro" + "ot/",
    "/wo" + "rk/",
    "/ho" + r"me/\w",
    r"\bco-authored-" + "by",
]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True).stdout
    return [CHECKOUT / name for name in listed.decode().split("\0") if name]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    return [path for path in tracked() if path.is_file()]


def test_the_top_level_is_as_fixed(files: list[Path]) -> None:
    assert {path.relative_to(CHECKOUT).parts[0] for path in files} <= TOP_LEVEL


def test_nothing_names_an_index_a_machine_s_path_or_a_maker(files: list[Path]) -> None:
    wrong = re.compile("|".join(FORBIDDEN), re.IGNORECASE)
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="ignore") if path.stat().st_size < 2_000_000 else ""
        found += [f"{path.relative_to(CHECKOUT)}: {m.group()}" for m in wrong.finditer(text)]
    assert found == []


def test_the_lock_files_hold_versions_and_hashes_only() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (CHECKOUT / "packaging" / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), (
                line
            )


def test_every_dependency_is_explained_to_contributors() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()
    for dependency in project["dependencies"]:
        assert re.split(r"[<>=~!\[; ]", dependency)[0].lower() in told
    assert project["version"] == __version__


NETWORK_GUARD = """
import sys, socket
def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        sock = arguments[0] if arguments else None
        if getattr(sock, "family", None) != getattr(socket, "AF_UNIX", object()):
            print("NETWORK", event, file=sys.stderr); sys.exit(99)
sys.addaudithook(refuse)
from c21desk import cli
sys.exit(cli.main(sys.argv[1:]))
"""


def test_the_whole_job_opens_no_network_connection(tmp_path: Path) -> None:
    file = tmp_path / "desk.c21"

    def run(*arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-c", NETWORK_GUARD, *arguments, "--file", str(file)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LANG": "C.UTF-8"},
        )
        assert done.returncode == 0, done.stderr

    run("sample", "--json")
    for command in (["visits"], ["people"], ["search", "wang"]):
        run(*command)
    run("import", str(CHECKOUT / "resources" / "sample" / "delegation.xlsx"), "--as", "people")


def test_the_guard_of_all_tests_does_refuse_the_network() -> None:
    import socket

    from tests.conftest import NetworkUsedError

    with socket.socket() as sock, pytest.raises(NetworkUsedError):
        sock.connect(("127.0.0.1", 9))
