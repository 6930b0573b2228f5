"""Colours that can be read."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from c21desk import settings
from c21desk.ui import style, theme


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", theme.TEXT_PAIRS, ids=" on ".join)
def test_text_has_contrast(tokens: theme.Tokens, pair: tuple[str, str]) -> None:
    assert theme.contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", theme.SHAPE_PAIRS, ids=" on ".join)
def test_edges_and_focus_have_contrast(tokens: theme.Tokens, pair: tuple[str, str]) -> None:
    assert theme.contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 3


def test_contrast_of_the_extremes() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == pytest.approx(1)


def test_stylesheet_names_only_tokens() -> None:
    known = set(theme.Tokens._fields) | {"arrow", "tick"}
    assert set(re.findall(r"@([a-z_]+)", style.SHEET)) <= known
    assert "@" not in theme.stylesheet(theme.DARK)


def test_theme_switches_while_running(qapp: QApplication) -> None:
    shown = theme.Theme(qapp, settings.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.LIGHT.window
    heard = []
    shown.changed.connect(lambda: heard.append(shown.dark))
    shown.choose(settings.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.DARK.window
    assert heard == [True]
    shown.choose(settings.LIGHT)
    shown.deleteLater()
