"""A tab of the workspace that holds several panes, each made when it is first shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from c21desk.ui.context import Context
from c21desk.ui.visits.tabs import LazyTab, TabKind, VisitTab


class InnerTabs(VisitTab):
    """Panes behind tabs of their own."""

    PANES: ClassVar[Callable[[], tuple[TabKind, ...]]]
    """Gives the panes in order."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.panes = {kind.name: LazyTab(context, kind) for kind in type(self).PANES()}
        for pane in self.panes.values():
            self.tabs.addTab(pane, "")
            index = self.tabs.indexOf(pane)
            self.texts.put(partial(self.tabs.setTabText, index), pane.kind.title)
        self._before = 0
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(self._changed)
        self._here().page()

    def _here(self) -> LazyTab:
        here = self.tabs.currentWidget()
        assert isinstance(here, LazyTab)
        return here

    def _changed(self, index: int) -> None:
        """Save what the pane before holds; stay there if that cannot be."""
        before, self._before = self._before, index
        left = self.tabs.widget(before)
        assert isinstance(left, LazyTab)
        if not left.leave():
            self._before = before
            self.tabs.setCurrentIndex(before)
            return
        self._here().page()

    def pane(self, name: str) -> VisitTab:
        """Go to a pane."""
        self.tabs.setCurrentWidget(self.panes[name])
        return self.panes[name].page()

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show what belongs to this visit in every pane."""
        for pane in self.panes.values():
            pane.show_visit(visit_id)

    def leave(self) -> bool:
        """Save what is being written in any pane."""
        return all(pane.leave() for pane in self.panes.values())

    def new(self) -> bool:
        """Begin something new in the pane that is shown."""
        return self._here().page().new()
