"""The forms of titles and themes."""

from __future__ import annotations

from c21desk.domain.themes import Theme
from c21desk.domain.titles import Title
from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import LinesField, NumberField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.localized_field import LocalizedField


class TitleEditor(Editor[Title]):
    """A title with its rank level."""

    new_heading = N_("New title")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.titles)
        form = self.form
        form.add("name", N_("Title"), LocalizedField())
        form.add("pinyin", N_("Pinyin with tones"), TextField())
        form.add("rank_level", N_("Rank level"), NumberField(1, 999))
        form.add("variants", N_("Other wordings"), LinesField(lines=4, placeholder=N_("One on each line")))
        form.add("note", N_("Note"), LinesField())
        form.add("source", N_("Source"), TextField())

    def name_of(self, record: Title) -> str:
        """The title in the window's language."""
        return local_text(record.name)


class ThemeEditor(Editor[Theme]):
    """A theme of co-operation."""

    new_heading = N_("New theme")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.themes)
        form = self.form
        form.add("name", N_("Theme"), LocalizedField())
        form.add("description", N_("Description"), LocalizedField(lines=4))
        form.add("source", N_("Source"), TextField())

    def name_of(self, record: Theme) -> str:
        """The theme in the window's language."""
        return local_text(record.name)
