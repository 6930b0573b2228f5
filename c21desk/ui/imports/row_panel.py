"""The row of the list that is looked at: its source, what is unsure, and the decisions on it."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from c21desk.i18n import N_, _, listed
from c21desk.services.imports import Decision, PlanRow
from c21desk.ui.context import Context
from c21desk.ui.fields import ChoiceField, NumberField
from c21desk.ui.forms import Form
from c21desk.ui.labels import ROLE
from c21desk.ui.language import Translated
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import Note, area, plain_label, scroll


class RowPanel(Translated, QWidget):
    """Decide on one row: new, the same as somebody, or left out; title and organisation per language."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.row: PlanRow | None = None
        self.name = plain_label("heading", wrap=True)
        self.source = plain_label("hint", wrap=True, selectable=True)
        self.unsure = Note(context, "warning")
        self.decision = QComboBox()
        self.decision.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.decision.setMinimumContentsLength(18)
        self.texts.name(self.decision, N_("What happens"))
        self.decision.activated.connect(self._decide)
        self.form = Form(label_width=96)
        self.title, self.organisation = LocalizedField(), LocalizedField()
        self.title.complete(self._titles, self._take_title)
        self.form.add("title", N_("Title"), self.title)
        self.form.add("rank_level", N_("Rank level"), NumberField(1, 999))
        self.form.add("organisation", N_("Organisation"), self.organisation)
        self.form.add("role", N_("Role"), ChoiceField(ROLE))
        self.form.edited.connect(self._edited)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_M)
        for widget in (self.name, self.source, self.unsure, self.decision, self.form):
            box.addWidget(widget)
        box.addStretch(1)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scroll(content))
        area("header", holder, self)
        self.setMinimumWidth(390)
        self.show_row(None)

    def show_row(self, row: PlanRow | None) -> None:
        """Show a row."""
        self.row = row
        self.setEnabled(row is not None)
        if row is None:
            return
        person = row.person
        latin = f"{person.family_latin} {person.given_latin}".strip()
        self.name.setText(" ".join(part for part in (person.han_name, latin) if part))
        source = row.source
        said = listed(part for part in (source.name_text, source.title) if part)
        self.source.setText(_("In the list ({where}): {text}").format(where=row.where, text=said))
        self._show_reasons()
        for name, field in self.form.fields.items():
            field.set_value(getattr(row, name))
        self._fill_decisions()

    def _show_reasons(self) -> None:
        assert self.row is not None
        self.unsure.show_text("\n".join(str(reason) for reason in self.row.unsure))

    def _fill_decisions(self) -> None:
        row = self.row
        assert row is not None
        self.decision.clear()
        self.decision.addItem(_("Make a new person"), None)
        for match in row.matches:
            self.decision.addItem(
                _("Same as {name} ({why})").format(name=match.name, why=match.why), match.id
            )
        self.decision.addItem(_("Leave this row out"), Decision.SKIP)
        if row.decision == Decision.MATCH:
            self.decision.setCurrentIndex(self.decision.findData(row.match_id))
        elif row.decision == Decision.SKIP:
            self.decision.setCurrentIndex(self.decision.count() - 1)

    def _decide(self) -> None:
        if self.row is None:
            return
        chosen = self.decision.currentData()
        if isinstance(chosen, uuid.UUID):
            self.row.decision, self.row.match_id = Decision.MATCH, chosen
        else:
            self.row.decision = Decision.SKIP if chosen == Decision.SKIP else Decision.CREATE
            self.row.match_id = None
        self.changed.emit()

    def _titles(self, text: str) -> list[tuple[str, object]]:
        if len(text.strip()) < 2 and text.isascii():
            return []
        found = self._context.desk.titles.choices(text.strip(), 12)
        return [(" · ".join(choice.label.values()[:3]), choice.id) for choice in found]

    def _take_title(self, key: object) -> None:
        assert isinstance(key, uuid.UUID)
        if self.row is None:
            return
        entry = self._context.desk.titles.get(key)
        self.row.title, self.row.title_id, self.row.rank_level = entry.name, entry.id, entry.rank_level
        self.title.set_value(entry.name)
        self.form.fields["rank_level"].set_value(entry.rank_level)
        self.changed.emit()

    def _edited(self) -> None:
        row = self.row
        if row is None:
            return
        values = self.form.values()
        if values["title"] != row.title:
            row.title, row.title_id = values["title"], None
        if values["organisation"] != row.organisation:
            row.organisation, row.organisation_id = values["organisation"], None
        row.rank_level, row.role = values["rank_level"], values["role"]
        self.changed.emit()

    def retranslate(self) -> None:
        """Say reasons and decisions in the new language."""
        self.show_row(self.row)
