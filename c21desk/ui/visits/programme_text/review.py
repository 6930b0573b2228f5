"""Review of a programme before anything of it is stored."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QSplitter, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.times import local
from c21desk.i18n import N_, _, message, plural
from c21desk.services.imports.plan import Decision
from c21desk.services.programme_plan import PlannedItem, ProgrammePlan, ProgrammeResult, settle_plan
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.fields import DateField
from c21desk.ui.formats import clock_text, local_text, weekday_text
from c21desk.ui.labels import ITEM_KIND
from c21desk.ui.language import Translated
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, column, label, plain_label, row, scroll
from c21desk.ui.zones import ZoneField

_PANEL = 360


class ProgrammeReview(Translated, QWidget):
    """What was understood; the user says day and zone, leaves items out, and accepts all as one step."""

    done = Signal(object)
    """The :class:`ProgrammeResult`."""
    left = Signal()

    def __init__(self, context: Context, plan: ProgrammePlan) -> None:
        super().__init__()
        self.context, self.plan = context, plan
        self._ids: dict[uuid.UUID, int] = {}
        self._storing = False
        self.table = SmallTable(
            N_("Items of the programme"),
            (
                N_("What happens"), N_("Day"), N_("Local time"), N_("Programme item"), N_("Kind"),
                N_("Venue"), N_("Track"),
            ),
            main=3,
            spared=(6, 4, 5),
            elastic=(5,),
        )  # fmt: skip
        self.table.itemSelectionChanged.connect(self._show_item)
        self.day = DateField(context.icons)
        self.day.label(N_("First day, where the programme names none"))
        self.day.edited.connect(self._settle)
        self.zone = ZoneField()
        self.zone.label(N_("Time zone, where the programme names none"))
        self.zone.edited.connect(self._settle)
        self.venues = QCheckBox()
        self.texts.put(self.venues.setText, N_("Make organisations of new venues"))
        self.problem = Note(context, "alert")
        self.problem.hide()
        self.summary = plain_label()
        self.cancel_button = button(context, self.texts, N_("Cancel"), self.leave, look="quiet")
        self.accept_button = button(
            context, self.texts, N_("Accept all"), self.accept, icon="check", look="primary"
        )
        self._build()
        self.day.set_value(plan.day)
        self.zone.set_value(plan.zone_taken)
        self.retranslate()
        self.table.selectRow(0)

    # -- building

    def _build(self) -> None:
        head = row(
            label(self.texts, N_("Review the programme"), "title"),
            self.summary,
            None,
            self.cancel_button,
            self.accept_button,
            gap=GAP_M,
        )
        hint = label(
            self.texts,
            N_("Nothing is stored before you accept. Accepting is one step that can be undone."),
            "hint",
        )
        choices = row(
            label(self.texts, N_("First day"), "label"),
            self.day,
            label(self.texts, N_("Time zone"), "label"),
            self.zone,
            self.venues,
            None,
            gap=GAP_M,
        )
        header = area("header", column(head, hint, choices, self.problem, margin=GAP_L, gap=GAP_M))
        self.aside = QListWidget()
        self.aside.setMaximumHeight(96)
        self.aside.setWordWrap(True)
        self.texts.name(self.aside, N_("Lines that are no items"))
        self._aside_heading = label(self.texts, N_("Lines that are no items"), "label")
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addWidget(self.table, 1)
        box.addWidget(self._aside_heading)
        box.addWidget(self.aside)
        self.name = plain_label("heading", wrap=True)
        self.source = plain_label("hint", wrap=True, selectable=True)
        self.unsure = Note(self.context, "warning")
        self.decision = QComboBox()
        self.texts.name(self.decision, N_("What happens"))
        self.decision.activated.connect(self._decide)
        self.note = plain_label(wrap=True, selectable=True)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        inner.setSpacing(GAP_M)
        for part in (self.name, self.source, self.unsure, self.decision, self.note):
            inner.addWidget(part)
        inner.addStretch(1)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scroll(content))
        panel = area("header", holder)
        panel.setMinimumWidth(_PANEL)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(panel)
        splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(splitter, 1)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, context=here).activated.connect(self.leave)
        QShortcut(QKeySequence("Ctrl+Return"), self, context=here).activated.connect(self.accept)

    # -- what is shown

    def _cells(self, item: PlannedItem) -> tuple[str, ...]:
        happens = {
            Decision.CREATE: _("New item"),
            Decision.MATCH: _("Is changed") if item.changes else _("Is there already"),
            Decision.SKIP: _("Left out"),
        }[item.decision]
        day = when = ""
        if item.start:
            begin = local(item.start, item.zone)
            day, when = weekday_text(begin.date()), clock_text(begin)
            if item.end:
                when = f"{when}–{clock_text(local(item.end, item.zone))}"
            if item.end_guessed:
                when = _("{time} (end guessed)").format(time=when)
        elif item.day:
            day, when = weekday_text(item.day), _("Time not set")
        else:
            day = _("Day not known")
        if item.reasons and item.decision != Decision.SKIP:
            happens = _("{what}, to check").format(what=happens)
        kind = _(ITEM_KIND[item.kind]) if item.kind in ITEM_KIND else ""
        return happens, day, when, local_text(item.title), kind, item.venue, item.track

    def _show(self) -> None:
        if len(self._ids) != len(self.plan.rows):
            self._ids = {uuid.uuid4(): number for number in range(len(self.plan.rows))}
        self.table.set_rows(
            [(key, self._cells(item)) for key, item in zip(self._ids, self.plan.rows, strict=True)]
        )
        self.aside.clear()
        for one in (*self.plan.reading.rejected, *self.plan.repeated):
            self.aside.addItem(_("{where}: {why}").format(where=one.where, why=one.why))
        for note in self.plan.reading.notes:
            self.aside.addItem(str(note))
        self.aside.setVisible(self.aside.count() > 0)
        self._aside_heading.setVisible(self.aside.count() > 0)
        self._summarise()
        self._show_item()

    def _summarise(self) -> None:
        rows = self.plan.rows
        created = sum(r.decision == Decision.CREATE for r in rows)
        matched = sum(r.decision == Decision.MATCH for r in rows)
        unsure = sum(bool(r.reasons) and r.decision != Decision.SKIP for r in rows)
        parts = [str(plural("{n} new item", "{n} new items", created))]
        if matched:
            parts.append(str(plural("{n} there already", "{n} there already", matched)))
        if unsure:
            parts.append(str(plural("{n} to check", "{n} to check", unsure)))
        self.summary.setText("  ·  ".join(parts))
        self.accept_button.setEnabled(created > 0 or any(r.changes for r in rows))

    def _item(self) -> PlannedItem | None:
        chosen = self.table.selected()
        return self.plan.rows[self._ids[chosen[0]]] if chosen and chosen[0] in self._ids else None

    def _show_item(self) -> None:
        item = self._item()
        self.decision.setEnabled(item is not None)
        if item is None:
            return
        self.name.setText(" · ".join(item.title.values()))
        self.source.setText(_("In the programme: {where}").format(where=item.where))
        self.unsure.show_text("\n".join(str(reason) for reason in item.reasons))
        self.note.setText(item.note)
        self.decision.clear()
        if item.match_id:
            self.decision.addItem(_("Is the item that is there already"), Decision.MATCH)
        self.decision.addItem(_("Make a new item"), Decision.CREATE)
        self.decision.addItem(_("Leave this item out"), Decision.SKIP)
        self.decision.setCurrentIndex(self.decision.findData(item.decision))

    def _decide(self) -> None:
        item = self._item()
        if item is not None:
            item.decision = Decision(self.decision.currentData())
            self._show()

    def _settle(self) -> None:
        """Day or zone was changed: work out all times anew."""
        try:
            day = self.day.value()
        except UserError:
            return  # still being typed
        zone = self.zone.value()
        self.plan.day = day
        self.plan.zone = "" if zone == self.plan.visit.zone else zone
        settle_plan(self.plan)
        self._show()

    def retranslate(self) -> None:
        """Say all that is computed in the new language."""
        self._show()

    # -- leaving

    def leave(self) -> None:
        """Store nothing and go; not while the storing is under way."""
        if not self._storing:
            self.left.emit()

    def accept(self) -> None:
        """Store everything as one step."""
        if not self.accept_button.isEnabled():
            return
        self.accept_button.setEnabled(False)
        self._storing = True
        desk, plan, venues = self.context.desk, self.plan, self.venues.isChecked()

        def failed(error: Exception) -> None:
            self.accept_button.setEnabled(True)
            self._storing = False
            if not isinstance(error, UserError):
                raise error
            self.problem.show_text(error.message.text())

        self.context.jobs.run(
            message(N_("Storing the programme")),
            lambda _watch: desk.programme_imports.apply(plan, new_venues=venues),
            self._applied,
            failed,
        )

    def _applied(self, result: ProgrammeResult) -> None:
        n = result.created + result.matched
        text = plural("{n} programme item taken in", "{n} programme items taken in", n)
        self.context.say(text, SUCCESS, undo=True)
        self.done.emit(result)
