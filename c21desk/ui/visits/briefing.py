"""The briefing pack of a visit: language, what is missing, preview, export."""

from __future__ import annotations

import re
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.errors import UserError
from c21desk.i18n import LANGUAGES, N_, Message, _, message, ngettext
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import local_text
from c21desk.ui.labels import TEXT_LANGUAGE
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, clear_layout, label, plain_label, row, scroll

if TYPE_CHECKING:
    from c21desk.services.briefings import PackJob
    from c21desk.ui.visits.pack_preview import PackPreview

_POLL_MS = 80
_SETTLE_MS = 400
"""Changes within this time make one new preview."""
_TEXT_KEY = {"fi": "fi", "en": "en", "zh_CN": "zh"}
_TABLES = frozenset(
    {
        "visit",
        "objective",
        "programme_item",
        "participant",
        "delegation",
        "member",
        "person",
        "organisation",
        "seating_plan",
        "seat",
    }
)


def file_name(title: str, language: str) -> str:
    """A file name for a pack: the title without what file systems refuse, and the language."""
    plain = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).split()).strip(" .")[:80] or "c21desk"
    return f"{plain} {_TEXT_KEY[language]}.pdf"


class BriefingTab(Translated, QWidget):
    """Preview and export. The pack is made in a process of its own and can be cancelled."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self._shown = False
        self._stale = True
        self._job: PackJob | None = None
        self._done: Callable[[Path], object] | None = None
        self._target = Path()
        self.preview: PackPreview | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._export_failed = False
        """Whether the problem shown is an export's: the next preview leaves it standing."""
        self.pages = 0
        self.languages: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        choices = QVBoxLayout()
        for code in LANGUAGES:
            choice = QRadioButton()
            self.texts.put(choice.setText, TEXT_LANGUAGE[_TEXT_KEY[code]])
            choice.toggled.connect(lambda on: self._changed() if on else None)
            self._group.addButton(choice)
            self.languages[code] = choice
            choices.addWidget(choice)
        self.export_button = button(
            context, self.texts, N_("Export as PDF…"), self.export, icon="file-down", look="primary"
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.texts.name(self.bar, N_("Progress"))
        self.cancel_button = button(context, self.texts, N_("Cancel"), self.cancel, look="link")
        self.state = plain_label("hint", wrap=True)
        self.problem = Note(context, "alert")
        self.problem.hide()
        self.whole_page = QCheckBox()
        self.whole_page.setChecked(True)
        self.texts.put(self.whole_page.setText, N_("Whole pages in the preview"))
        self.whole_page.toggled.connect(self._fit)
        self._missing_heading = label(self.texts, N_("Missing in this language"), "heading")
        self._missing = QVBoxLayout()
        self._missing.setSpacing(GAP_S)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addWidget(label(self.texts, N_("Language of the pack"), "heading"))
        box.addLayout(choices)
        box.addSpacing(GAP_S)
        box.addWidget(self.export_button)
        box.addLayout(row(self.bar, self.cancel_button))
        box.addWidget(self.state)
        box.addWidget(self.problem)
        box.addWidget(self.whole_page)
        box.addSpacing(GAP_M)
        box.addWidget(self._missing_heading)
        box.addLayout(self._missing)
        box.addStretch(1)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scroll(side))
        panel = area("header", holder)
        panel.setFixedWidth(290)
        self._right = QVBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(panel)
        layout.addLayout(self._right, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.make_preview)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look)
        context.tables_changed.connect(self._tables_changed)
        context.desk_closing.connect(self._close_down)
        self._show_working(working=False)
        code = context.language.code
        self.languages[code if code in self.languages else "en"].setChecked(True)

    @property
    def language(self) -> str:
        """The language of the pack."""
        return next(code for code, choice in self.languages.items() if choice.isChecked())

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """The pack of this visit; it is made when the tab is looked at."""
        self.cancel()
        self._export_failed = False
        self._visit = visit_id
        self._changed()

    def shown(self, is_shown: bool) -> None:
        """The tab came into view or left it."""
        self._shown = is_shown
        if is_shown and self._stale:
            self.make_preview()

    def _changed(self) -> None:
        self._stale = True
        if self._shown:
            self._settle.start()

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self._changed()

    # -- preview

    def make_preview(self) -> None:
        """Make the pack for looking at it."""
        if self._visit is None:
            return
        if self._job is not None:
            self._settle.start()  # an export is under way
            return
        self._stale = False
        if not self._export_failed:
            self.problem.show_text("")
        self._show_missing()
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="c21desk-")
        self._start(Path(self._folder.name) / "preview.pdf", self._preview_made)

    def _preview_made(self, path: Path) -> None:
        if self.preview is None:
            from c21desk.ui.visits.pack_preview import PackPreview

            self.preview = PackPreview()
            self._right.addWidget(self.preview)
            self._fit()
        self.pages = self.preview.show_file(path)
        path.unlink(missing_ok=True)  # what it says about people stays in memory only
        self._show_pages()

    def _fit(self) -> None:
        if self.preview is not None:
            self.preview.fit(whole_page=self.whole_page.isChecked())

    def _show_pages(self) -> None:
        text = ngettext("{n} page", "{n} pages", self.pages).format(n=self.pages) if self.pages else ""
        self.state.setText(text)

    def _show_missing(self) -> None:
        clear_layout(self._missing)
        assert self._visit is not None
        try:
            missing: list[Message] = self.context.desk.briefings.missing(self._visit, self.language)
        except UserError as error:
            self.problem.show_text(error.message.text())
            return
        self._missing_heading.setVisible(bool(missing))
        for gap in missing:
            icon = QLabel()
            self.context.icons.put(icon, "circle-alert", "alert")
            text = label(self.texts, gap, "missing", wrap=True)
            line = QHBoxLayout()
            line.setSpacing(GAP_S)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text, 1)
            self._missing.addLayout(line)

    # -- export

    def export(self) -> None:
        """Ask for a file and write the pack there."""
        if self._visit is None or self._job is not None:
            return
        title = local_text(self.context.desk.visits.label(self._visit))
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Export as PDF"), str(Path.home() / file_name(title, self.language)), "PDF (*.pdf)"
        )
        if name:
            self.export_to(Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf"))

    def export_to(self, path: Path) -> None:
        """Write the pack to this file."""
        self._export_failed = False
        self.problem.show_text("")
        self._start(path, self._exported)
        self._export_failed = bool(self.problem.text())

    def _exported(self, path: Path) -> None:
        self.context.say(message(N_("Pack written: {file}"), file=path.name), SUCCESS)

    # -- the work

    def _start(self, target: Path, done: Callable[[Path], object]) -> None:
        assert self._visit is not None
        try:
            self._job = self.context.desk.briefings.start(self._visit, self.language, target)
        except UserError as error:
            self.problem.show_text(error.message.text())
            return
        self._target, self._done = target, done
        self.bar.setRange(0, 0)
        self._show_working(working=True)
        self._poll.start()

    def _look(self) -> None:
        """See how far the pack is."""
        if self._job is None:
            self._poll.stop()
            return
        now = self._job.poll()
        if now.total:
            self.bar.setRange(0, now.total)
            self.bar.setValue(now.done)
        if not now.finished:
            return
        self._poll.stop()
        self._job = None
        self._show_working(working=False)
        if now.error is not None:
            self.problem.show_text(now.error.message.text())
            self._export_failed = self._done == self._exported
        elif now.result is not None and self._done is not None:
            self._done(self._target)

    def cancel(self) -> None:
        """Stop making the pack."""
        self._settle.stop()
        if self._job is not None:
            self._job.cancel()
            self._look()

    def _close_down(self) -> None:
        """The file is closed: nothing of it stays behind."""
        self.cancel()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _show_working(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.cancel_button.setVisible(working)
        self.export_button.setEnabled(not working)
        if working:
            self.state.setText(_("Making the pack…"))
        else:
            self._show_pages()

    @property
    def working(self) -> bool:
        """Whether a pack is being made."""
        return self._job is not None

    def retranslate(self) -> None:
        """Say how long the pack is in the new language."""
        if not self.working:
            self._show_pages()
