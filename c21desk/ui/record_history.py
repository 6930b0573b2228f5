"""The history of one record: visits and meetings of a person, and every change with who and when."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from c21desk.i18n import N_, _, listed
from c21desk.services.encounters import Encounter
from c21desk.services.record_history import ChangeRow
from c21desk.ui import labels
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import clock_text, day_text, local_text, moment_text, span_text, value_text
from c21desk.ui.language import Translated
from c21desk.ui.money import money_text
from c21desk.ui.people.kind_labels import label_text
from c21desk.ui.people.languages import language_name
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M
from c21desk.ui.widgets import button, column, dialog_button, plain_label, row

MASK = "•••"
CHOICES: dict[tuple[str, str], labels.Labels] = {
    ("person", "sex"): labels.SEX,
    ("person", "name-order"): labels.NAME_ORDER,
    ("person", "interpreting"): labels.INTERPRETING,
    ("channel", "kind"): labels.CHANNEL_KIND,
    ("organisation", "kind"): labels.ORGANISATION_KIND,
    ("place", "kind"): labels.PLACE_KIND,
    ("delegation", "side"): labels.SIDE,
    ("member", "role"): labels.ROLE,
    ("visit", "direction"): labels.DIRECTION,
    ("visit", "status"): labels.STATUS,
    ("visit", "marking"): labels.MARKING,
    ("programme-item", "kind"): labels.ITEM_KIND,
    ("participant", "role"): labels.PARTICIPANT_ROLE,
}
"""Words for the values of fields that hold one of a few, by wire names."""
_MET: dict[str, tuple[str, labels.Labels, labels.Labels]] = {
    "visit": (N_("Visit"), labels.ROLE, {}),
    "programme_item": (N_("Programme item"), labels.PARTICIPANT_ROLE, labels.ATTENDANCE),
    "invitation": (N_("Invitation"), {}, labels.ANSWER),
    "gift": (N_("Gift"), labels.GIFT_DIRECTION, labels.GIFT_STATUS),
    "commitment": (N_("Promise"), labels.PROMISED_BY, labels.COMMITMENT_STATUS),
    "note": (N_("Note"), labels.NOTE_KIND, {}),
}
"""What each kind of encounter is called, and the words for its role and its state."""
_LONGEST = 200
"""Characters of a value that a line shows; the tooltip has the whole."""


def _moment_text(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return moment_text(day_text(local.date()), clock_text(local))


def _field_text(entity: str, field: str, value: Any) -> str:
    """A value of a field, by wire names, as people read it."""
    if (entity, field) == ("person", "languages"):
        return listed(map(language_name, str(value).split()))
    if (entity, field) == ("channel", "label"):
        return label_text(str(value))
    words = CHOICES.get((entity, field), {}).get(value)
    return _(words) if words else value_text(value)


class RecordHistoryDialog(Translated, QDialog):
    """Shows the history of a record, and takes single changes back."""

    def __init__(self, context: Context, record_id: uuid.UUID, name: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.record_id = context, record_id
        self._rows: dict[uuid.UUID, ChangeRow] = {}
        self._met: dict[uuid.UUID, Encounter] = {}
        self._unmasked = False
        self.texts.put(self.setWindowTitle, lambda: _("History: {name}").format(name=name))
        self.table = SmallTable(
            N_("Changes"),
            (N_("When"), N_("Who"), N_("What"), N_("Before"), N_("After"), N_("Step")),
            main=2,
            spared=(5, 1),
        )
        self.take_back_button = button(
            context,
            self.texts,
            N_("Take this change back"),
            self.take_back,
            icon="undo-2",
            description=N_("Gives the field the value that it had before"),
        )
        self.unmask_button = button(
            context, self.texts, N_("Show hidden values"), self.unmask, icon="eye", look="quiet"
        )
        self.hint = plain_label("hint", wrap=True)
        changes = QWidget()
        changes.setLayout(
            column(self.table, self.hint, row(self.take_back_button, None, self.unmask_button), margin=GAP_M)
        )
        self.tabs = QTabWidget()
        self.met: SmallTable | None = None
        if kind == "person":
            self.met = SmallTable(
                N_("With us so far"),
                (N_("Day"), N_("Kind"), N_("Name"), N_("Role"), N_("Status")),
                main=2,
            )
            self.met.opened.connect(self._open)
            self.adding = [
                button(context, self.texts, text, lambda table=table: self._add(table), icon="plus")  # type: ignore[misc]
                for table, text in (
                    ("note", N_("Note…")),
                    ("commitment", N_("Promise…")),
                    ("gift", N_("Gift…")),
                )
            ]
            so_far = QWidget()
            so_far.setLayout(column(self.met, row(*self.adding, None), margin=GAP_M))
            self.tabs.addTab(so_far, "")
        self.tabs.addTab(changes, "")
        buttons = QDialogButtonBox()
        dialog_button(buttons, self.texts, N_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)
        self.table.itemSelectionChanged.connect(self._selected)
        self.resize(940, 520)
        self._name_tabs()
        self.show_all()

    def _name_tabs(self) -> None:
        last = self.tabs.count() - 1
        if self.met is not None:
            self.tabs.setTabText(0, _("With us so far"))
        self.tabs.setTabText(last, _("Changes"))

    def _add(self, table: str) -> None:
        """Write down a note, promise or gift of this person that belongs to no visit."""
        from c21desk.ui.visits.part_dialog import PartDialog

        PartDialog(self.context, table, self).add(lambda record: setattr(record, "person_id", self.record_id))
        self.show_all()

    def retranslate(self) -> None:
        """Write everything in the new language."""
        self._name_tabs()
        self.show_all()

    def show_all(self) -> None:
        """Read the history anew."""
        rows = self.context.desk.record_history.changes(self.record_id)
        self._rows = {uuid.uuid5(self.record_id, str(len(rows) - n)): r for n, r in enumerate(rows)}
        self.table.set_rows([(key, self._cells(r)) for key, r in self._rows.items()])
        self.unmask_button.setVisible(not self._unmasked and any(r.sensitive for r in rows))
        if self.met is not None:
            met = self.context.desk.record_history.encounters(self.record_id)
            self._met = {uuid.uuid5(e.id, f"{e.kind} {e.role}"): e for e in met}
            self.met.set_rows([(key, self._met_cells(e)) for key, e in self._met.items()])
        self._selected()

    def _cells(self, change: ChangeRow) -> tuple[str, ...]:
        step = str(change.step) if change.stands else _("{step} (undone)").format(step=change.step)
        return (
            _moment_text(change.moment),
            change.author,
            str(change.what),
            self._content(change) if change.removed else self._value(change, change.before),
            self._content(change) if change.added else self._value(change, change.after),
            step,
        )

    def _value(self, change: ChangeRow, value: Any) -> str:
        if value in (None, ""):
            return ""
        if change.sensitive and not self._unmasked:
            return MASK
        return _field_text(change.change.entity, change.change.field, value)

    def _content(self, change: ChangeRow) -> str:
        """Which record was added or removed."""
        shown = (
            MASK
            if told.sensitive and not self._unmasked
            else _field_text(change.change.entity, told.field, told.value)
            for told in change.content
        )
        return " · ".join(text for text in shown if text)

    def _met_cells(self, met: Encounter) -> tuple[str, ...]:
        kind, roles, states = _MET[met.kind]
        shown = labels.ITEM_KIND.get(met.what, met.what) if met.what else kind
        name = local_text(met.title)
        if met.value is not None:
            name = f"{name} · {money_text(met.value, met.currency)}"
        role = _(roles[met.role]) if met.role in roles else met.role
        state = _(states[met.state]) if met.state in states else met.state
        return span_text(met.day, met.end), _(shown), name, role, state

    def _chosen(self) -> ChangeRow | None:
        key = self.table.current()
        return self._rows.get(key) if key is not None and self.table.selected() else None

    def _selected(self) -> None:
        chosen = self._chosen()
        self.take_back_button.setEnabled(chosen is not None and chosen.can_be_taken_back)
        if chosen is None:
            self.hint.setText(_("Choose a change to see whether it can be taken back."))
        elif chosen.can_be_taken_back:
            self.hint.setText(_("Only this field changes; it is a step of its own that can be undone."))
        elif not chosen.stands:
            self.hint.setText(_("This change was undone."))
        elif chosen.change.field:
            self.hint.setText(_("The field was changed again since: take the newer changes back first."))
        else:
            self.hint.setText(_("What was added or removed is taken back with Undo."))

    def take_back(self) -> None:
        """Take the chosen change back."""
        chosen = self._chosen()
        if chosen is None or not chosen.can_be_taken_back:
            return
        if self.context.attempt(lambda: self.context.desk.record_history.take_back(chosen.change)):
            self.context.say(chosen.what, SUCCESS, undo=True)
            self.show_all()

    def unmask(self) -> None:
        """Show passport numbers, dates of birth and the like."""
        self._unmasked = True
        self.show_all()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: uuid.UUID) -> None:
        met = self._met[key]
        self.accept()
        self.context.show_record(*(met.opens or (met.kind, met.id)))
