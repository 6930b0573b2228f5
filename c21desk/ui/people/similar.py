"""The note above a person's form that names people who may be the same."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from c21desk.i18n import N_, _, listed
from c21desk.services.duplicates import Merged, Similar
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text
from c21desk.ui.language import Translated
from c21desk.ui.widgets import Note, button, clear_layout, row


def similar_text(similar: Similar) -> str:
    """Somebody with post, and why it may be the same person."""
    who = similar.row
    names = listed(dict.fromkeys(part for part in (who.name, who.han, local_text(who.title)) if part))
    return _("{name} ({reasons})").format(name=names, reasons=listed(similar.reasons))


class LinesNote(Translated, Note):
    """A note with lines below its text, each with buttons."""

    def __init__(self, context: Context, level: str) -> None:
        super().__init__(context, level)
        self._context = context
        self.row.removeWidget(self._text)
        inner = QWidget()
        self.lines = QVBoxLayout(inner)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.lines.addWidget(self._text)
        self.lines.addLayout(self._list)
        self.row.addWidget(inner, 1)
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        clear_layout(self._list)
        self.show_text("")


class SimilarNote(LinesNote):
    """Names people who may be the one that is being written down; a click opens one."""

    chosen = Signal(object)
    """The id of the one to open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "warning")
        self._shown: Sequence[Similar] = ()
        self._links: dict[uuid.UUID, QPushButton] = {}

    def show_people(self, people: Sequence[Similar]) -> None:
        """Name these people; nobody hides the note."""
        if [(s.row, s.reasons) for s in people] == [(s.row, s.reasons) for s in self._shown]:
            return
        self._shown = people
        self._write()

    def _write(self) -> None:
        # What is found changes while somebody is on a link: the keyboard stays on that person.
        focused = next((person for person, link in self._links.items() if link.hasFocus()), None)
        self.clear()
        self._links.clear()
        if not self._shown:
            return
        self.show_text(_("Perhaps already in the file:"))
        for similar in self._shown:
            self._add(similar)
        if focused in self._links:
            self._links[focused].setFocus()

    def _add(self, similar: Similar) -> None:
        link = button(
            self._context,
            self.texts,
            lambda: similar_text(similar),
            lambda: self.chosen.emit(similar.row.id),
            look="link",
            description=N_("Open this person instead"),
        )
        self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._links[similar.row.id] = link

    def retranslate(self) -> None:
        """Name them in the new language."""
        self._write()


class MergedNote(LinesNote):
    """Names the people who were merged into this one, each with a button that separates them again."""

    wanted = Signal(object, str)
    """Id and name of the one to separate."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "info")
        self._shown: Sequence[Merged] = ()

    def show_merged(self, merged: Sequence[Merged]) -> None:
        """Name these; nobody hides the note."""
        self._shown = merged
        self.clear()
        for one in merged:
            self._add(one.id, one.name)
        if merged:
            self.show_text(_("Merged from: {names}").format(names=listed(one.name for one in merged)))

    def _add(self, merged: uuid.UUID, name: str) -> None:
        separate = button(
            self._context,
            self.texts,
            lambda: _("Separate {name}…").format(name=name),
            lambda: self.wanted.emit(merged, name),
            icon="split",
            look="link",
            description=N_("Makes two people of this one again, each with what was its own"),
        )
        self._list.addLayout(row(separate, None))

    def retranslate(self) -> None:
        """Say it in the new language."""
        self.show_merged(self._shown)
