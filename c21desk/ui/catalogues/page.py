"""The page of titles and themes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.noun_page import NounPage
from c21desk.ui.nouns import THEMES, TITLES
from c21desk.ui.pages import Page
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import label

if TYPE_CHECKING:
    from c21desk.ui.catalogues.editors import ThemeEditor, TitleEditor


class CataloguesPage(Page):
    """What the program knows of official titles, and the themes of co-operation."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.titles = NounPage(context, TITLES, lambda: _title_editor(context), heading=False)
        self.themes = NounPage(context, THEMES, lambda: _theme_editor(context), heading=False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves no ring
        for page, text in ((self.titles, TITLES.heading), (self.themes, THEMES.heading)):
            self.tabs.addTab(page, "")
            self.texts.put(lambda words, page=page: self._name(page, words), text)  # type: ignore[misc]
        heading = label(self.texts, N_("Catalogues"), "title")
        heading.setContentsMargins(GAP_L, GAP_M, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(heading)
        box.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _index: self.closing())

    def _name(self, page: NounPage, words: str) -> None:
        self.tabs.setTabText(self.tabs.indexOf(page), words)

    def closing(self) -> bool:
        """Save what is open on either tab."""
        return self.titles.closing() and self.themes.closing()

    def show_record(self, kind: str, record_id: uuid.UUID | None) -> None:
        """Open a title or a theme."""
        page = self.titles if kind == "title" else self.themes
        self.tabs.setCurrentWidget(page)
        page.show_record(kind, record_id)


def _theme_editor(context: Context) -> ThemeEditor:
    from c21desk.ui.catalogues.editors import (
        ThemeEditor,  # with the mapped classes, which the list does without
    )

    return ThemeEditor(context)


def _title_editor(context: Context) -> TitleEditor:
    from c21desk.ui.catalogues.editors import (
        TitleEditor,  # with the mapped classes, which the list does without
    )

    return TitleEditor(context)
