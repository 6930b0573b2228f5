"""The Overview of a visit: its fields, and what is missing before the pack can be printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.domain.kinds import Direction
from c21desk.domain.visits import Visit
from c21desk.i18n import N_, _
from c21desk.services.rows.visits import Gap
from c21desk.ui import labels
from c21desk.ui.context import Context
from c21desk.ui.editor import Editor
from c21desk.ui.fields import ChoiceField, DateField, LinesField, NumberField, TextField
from c21desk.ui.formats import local_text
from c21desk.ui.language import Translated
from c21desk.ui.localized_field import LocalizedField
from c21desk.ui.people.positions import organisation_maker
from c21desk.ui.picker import ReferenceField
from c21desk.ui.tab_order import keep_inside
from c21desk.ui.theme import GAP_L, GAP_S
from c21desk.ui.visits.budget import BudgetField, store_budget
from c21desk.ui.visits.earlier import EarlierField, store_earlier
from c21desk.ui.visits.objectives import ObjectivesField, store_aims
from c21desk.ui.widgets import Note, area, button, clear_layout, label


class VisitEditor(Editor[Visit]):
    """The form of a visit. The workspace shows the title and the Save button in its own header."""

    new_heading = N_("New visit")

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.visits)
        self.header.hide()
        form, desk, icons = self.form, context.desk, context.icons
        form.add("title", N_("Name of the visit"), LocalizedField())
        form.add_pair(
            N_("First and last day"),
            ("start", N_("First day"), DateField(icons)),
            ("end", N_("Last day"), DateField(icons)),
        )
        self.direction = ChoiceField(labels.DIRECTION)
        form.add_pair(
            N_("Direction and status"),
            ("direction", N_("Direction"), self.direction),
            ("status", N_("Status"), ChoiceField(labels.STATUS)),
        )
        form.add(
            "place_id",
            self._by_direction(N_("Place"), N_("Where we go")),
            ReferenceField(desk.places, icons),
        )
        form.add(
            "partner_place_id",
            self._by_direction(N_("Where the guests come from"), N_("Whom we visit")),
            ReferenceField(desk.places, icons),
        )
        form.add("contact", N_("Contact during the visit"), LocalizedField())
        form.section(N_("Request and invitation"))
        form.add(
            "requester_id",
            self._by_direction(N_("Who asked for the visit"), N_("Who proposed the journey")),
            ReferenceField(desk.organisations, icons, create=organisation_maker(context)),
        )
        form.add("requested", N_("Asked on"), DateField(icons))
        form.add(
            "inviter_id",
            self._by_direction(N_("Invited by"), N_("Who invites us")),
            ReferenceField(desk.people, icons),
        )
        form.add("payer", N_("Who pays"), LocalizedField())
        form.add_pair(
            self._by_direction(N_("The guests' whole journey"), N_("Our whole journey")),
            ("trip_start", N_("First day of the journey"), DateField(icons)),
            ("trip_end", N_("Last day of the journey"), DateField(icons)),
        )
        form.add("countries", N_("Countries on the journey"), NumberField(1, 50))
        form.section(N_("Purpose of the visit"))
        form.add("purpose", N_("Purpose"), LocalizedField(lines=3))
        form.add("outcome_wanted", N_("Desired outcome"), LocalizedField(lines=2))
        form.section(N_("Objectives"))
        form.add_full("objectives", N_("Objectives"), ObjectivesField(context))
        form.section(N_("Earlier visits"))
        form.add_full("earlier", N_("Earlier visits"), EarlierField(context))
        form.section(N_("Budget"))
        form.add_full("budget", N_("Budget"), BudgetField(context))
        form.section(N_("Practical and handling"))
        form.add("practical", N_("Practical information"), LocalizedField(lines=3))
        form.add("marking", N_("Handling marking"), ChoiceField(labels.MARKING))
        form.add("marking_ground", N_("Legal ground"), TextField(placeholder=N_("Section of the law")))
        form.add(
            "marking_scope",
            N_("What the marking covers"),
            TextField(placeholder=N_("The whole visit, or which papers")),
        )
        form.add("case_number", N_("Case number"), TextField())
        form.add("note", N_("Note"), LinesField())
        self.direction.edited.connect(self._name_fields)

    def _by_direction(self, inbound: str, outbound: str) -> Callable[[], str]:
        """What a field is called, by where the visit goes."""
        return lambda: _(outbound if self.direction.value() == Direction.OUTBOUND else inbound)

    def _name_fields(self) -> None:
        self.form.texts.again()
        for field in self.form.fields.values():
            field.texts.again()

    def open(self, record: Visit, *, new: bool = False) -> None:
        """Show a visit, its fields named by its direction."""
        super().open(record, new=new)
        self._name_fields()

    def name_of(self, record: Visit) -> str:
        """The title in the window's language."""
        return local_text(record.title)

    def store(self, record: Visit, values: dict[str, Any]) -> None:
        """Put the form's values into the visit."""
        store_aims(record, values.pop("objectives"))
        store_budget(record, values.pop("budget"))
        store_earlier(record, values.pop("earlier"))
        super().store(record, values)


class MissingPanel(Translated, QWidget):
    """What the visit lacks; each line leads to the place where it is mended."""

    def __init__(self, context: Context, go: Callable[[str], object]) -> None:
        super().__init__()
        self._context, self._go = context, go
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_S)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._done = Note(context, "success")
        self.texts.put(self._done.show_text, N_("Nothing is missing: the pack can be printed."))
        self._hint = label(
            self.texts,
            N_("The pack can be printed at any time; what is missing is then marked."),
            "hint",
            wrap=True,
        )
        box = QVBoxLayout()
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addWidget(label(self.texts, N_("Still missing"), "heading"))
        box.addWidget(self._hint)
        box.addLayout(self._lines)
        box.addWidget(self._done)
        area("header", box, self)
        self.buttons: list[QWidget] = []

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """List what is missing."""
        clear_layout(self._lines)
        self.buttons = []
        for gap in gaps:
            link = button(
                self._context,
                self.texts,
                gap.what,
                lambda field=gap.field: self._go(field),  # type: ignore[misc]
                icon="triangle-alert",
                look="link",
            )
            self._context.icons.put(link, "triangle-alert", "warning")
            self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(link)
        keep_inside(self, self.buttons)
        self._done.setVisible(not gaps)
        self._hint.setVisible(bool(gaps))
