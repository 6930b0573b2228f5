"""What a first start shows: new file, open, sample data, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.files.actions import FileActions
from c21desk.ui.pages import Page
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL
from c21desk.ui.widgets import area, button, clear_layout, column, label


class StartPage(Page):
    """The first page, shown while no file is open."""

    def __init__(self, context: Context, files: FileActions) -> None:
        super().__init__()
        self._context, self._files = context, files
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        cards = (
            (
                N_("Begin"),
                N_(
                    "Make a new file for your city. It can be encrypted, so that a lost laptop gives nothing away."
                ),
                N_("New file…"),
                "file-plus",
                files.new,
            ),
            (
                N_("Go on"),
                N_("Open a file that you or a colleague made."),
                N_("Open…"),
                "folder-open",
                files.open,
            ),
            (
                N_("Look around"),
                N_("Make a file with an invented delegation and its visit, and try everything with it."),
                N_("Sample file…"),
                "flask-conical",
                files.sample,
            ),
        )
        for number, (heading, text, action, icon, call) in enumerate(cards):
            look = "primary" if number == 0 else ""
            push = button(context, self.texts, action, call, icon=icon, look=look, description=text)
            if number == 0:
                self.setFocusProxy(push)
            inner = column(
                label(self.texts, heading, "heading"),
                label(self.texts, text, "hint", wrap=True),
                None,
                push,
                margin=GAP_L,
                gap=GAP_M,
            )
            card = area("card", inner)
            card.setMinimumHeight(190)
            grid.addWidget(card, 0, number)
            grid.setColumnStretch(number, 1)
        self._recent_heading = label(self.texts, N_("Recent files"), "heading")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(GAP_S)
        inner_page = QWidget()
        inner_page.setMaximumWidth(920)
        box = QVBoxLayout(inner_page)
        box.setSpacing(GAP_M)
        box.addWidget(label(self.texts, N_("Welcome to c21desk"), "title"))
        box.addWidget(
            label(
                self.texts,
                N_("From a guest list to a printed briefing pack, in Finnish, English and Chinese."),
                wrap=True,
            )
        )
        box.addSpacing(GAP_M)
        box.addLayout(grid)
        box.addSpacing(GAP_L)
        box.addWidget(self._recent_heading)
        box.addLayout(self._recent)
        box.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL * 2, GAP_XL * 2, GAP_XL * 2, GAP_XL)
        layout.addWidget(inner_page, 1, Qt.AlignmentFlag.AlignHCenter)
        inner_page.setMinimumWidth(760)
        self.show_recent()

    def show_recent(self) -> None:
        """List the files opened last that still exist."""
        clear_layout(self._recent)
        paths = [path for name in self._context.settings.recent_files if (path := Path(name)).is_file()]
        self._recent_heading.setVisible(bool(paths))
        for path in paths:
            link = button(
                self._context,
                self.texts,
                lambda path=path: f"{path.name}   –   {path.parent}",  # type: ignore[misc]
                lambda path=path: self._files.open_path(path),  # type: ignore[misc]
                look="link",
            )
            self._recent.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
