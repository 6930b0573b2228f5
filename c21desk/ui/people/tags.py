"""The groups that a person is in, as a line of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from c21desk.domain.people import Person, Tag, tag_id
from c21desk.i18n import N_
from c21desk.ui.fields import Field
from c21desk.ui.inputs import Line

_DIVIDED = re.compile(r"\s*[,;，；、\n]\s*")


def split_tags(text: str) -> tuple[str, ...]:
    """The names in a line, each once; of two that differ in case only the first."""
    names: dict[str, str] = {}
    for name in _DIVIDED.split(text.strip()):
        if name:
            names.setdefault(name.casefold(), " ".join(name.split()))
    return tuple(names.values())


def store_tags(person: Person, names: Sequence[str]) -> None:
    """Put a person into groups of these names, and out of all others."""
    wanted = {name.casefold(): name for name in names}
    kept = [tag for tag in person.tags if tag.name.casefold() in wanted]
    here = {tag.name.casefold() for tag in kept}
    for key, name in wanted.items():
        if key not in here:
            kept.append(Tag(id=tag_id(person.id, name), person_id=person.id, name=name))
    person.tags[:] = kept


class TagsField(Field):
    """Names with commas between them; those in use are offered while typing."""

    def __init__(self, known: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._known = known
        self.main = self.line = Line()
        self.texts.put(self.line.setPlaceholderText, N_("Winter sports, Christmas cards"))
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self.line)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take)
        self.line.textEdited.connect(self._typed)
        self._row(self.line)

    def _typed(self, text: str) -> None:
        self.edited.emit()
        word = self._word(text)
        if not word:
            self._popup.hide()
            return
        self._names.setStringList(list(self._known()))
        self._completer.setCompletionPrefix(word)
        if self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _word(self, text: str) -> str:
        return _DIVIDED.split(text[: self.line.cursorPosition()])[-1].strip()

    def _take(self, name: str) -> None:
        before = self.line.text()[: self.line.cursorPosition()]
        start = len(before) - len(self._word(self.line.text()))
        rest = self.line.text()[self.line.cursorPosition() :]
        self.line.setText(before[:start] + name + rest)
        self.line.setCursorPosition(start + len(name))
        self.edited.emit()

    def value(self) -> tuple[str, ...]:
        """The names."""
        return split_tags(self.line.text())

    def set_value(self, value: Sequence[Tag] | Sequence[str]) -> None:
        """Show tags or their names."""
        names = [one if isinstance(one, str) else one.name for one in value]
        self.line.show_text(", ".join(split_tags("\n".join(names))))
