"""What every test stands on: an empty home, no screen, and no network whatever happens."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

from c21desk import i18n

CHECKOUT = Path(__file__).resolve().parent.parent
# No test is timed: a loaded machine is slower, and no less right.
property_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
property_settings.load_profile("untimed")

CORPORA = CHECKOUT.parent / "shared" / "corpora"

_NETWORK_EVENTS = {
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
}


class NetworkUsedError(AssertionError):
    """Something tried to reach a network."""


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _NETWORK_EVENTS:
        return
    first = arguments[0] if arguments else None
    if isinstance(first, socket.socket) and first.family == getattr(socket, "AF_UNIX", None):
        return  # pipes between processes of this machine
    raise NetworkUsedError(event)


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty settings folder, and English as the window's language before and after."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("C21DESK_HOME", str(folder))
    i18n.set_language("en")
    yield folder
    i18n.set_language("en")


@pytest.fixture
def corpora() -> Path:
    """The third-party files beside the checkout; skips where they are absent."""
    if not CORPORA.is_dir():
        pytest.skip("the third-party test files are not beside this checkout")
    return CORPORA
