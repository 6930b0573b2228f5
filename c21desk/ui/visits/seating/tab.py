"""The Seating tab: the plans of a visit, the drawing of one, and why each person sits where."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.seating_plans import seat_id
from c21desk.i18n import N_, _, message, plural
from c21desk.services.seating import PlanView
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import local_text
from c21desk.ui.labels import ROLE, SIDE
from c21desk.ui.questions import confirm_delete
from c21desk.ui.small_table import SmallTable
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.tool_row import ToolRow, tool
from c21desk.ui.visits.seating.drawing import SeatingDrawing
from c21desk.ui.visits.seating.labels import RULE
from c21desk.ui.visits.seating.plan_dialog import PlanDialog
from c21desk.ui.visits.seating.rule_panel import RulePanel
from c21desk.ui.visits.seating.seat_panel import SeatPanel
from c21desk.ui.visits.seating.waiting import WaitingList
from c21desk.ui.visits.tabs import VisitTab
from c21desk.ui.widgets import Note, area, button, column, label, plain_label, row, scroll

_TABLES = frozenset(
    {"seating_plan", "seat", "member", "delegation", "person", "participant", "programme_item"}
)


class SeatingTab(VisitTab):
    """Every act is one undo step."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self.plan: PlanView | None = None
        self.carried: uuid.UUID | None = None
        """Who was picked up and is put down on the seat chosen next."""
        self.plans = SmallTable(
            N_("Seating plans"), (N_("Seating plan"), N_("Rule set")), main=0, spared=(1,)
        )
        self.waiting = WaitingList()
        self.waiting_heading = plain_label("heading")
        self.drawing = SeatingDrawing(context)
        self.list = SmallTable(
            N_("Seats and who sits there"),
            (N_("Seat"), N_("Full name"), N_("Side"), N_("Role"), N_("Held"), N_("Why here")),
            main=1,
            spared=(3, 2, 4),
            elastic=(5,),
        )
        self.rules = RulePanel()
        self.seat = SeatPanel(context)
        self.hint = label(self.texts, self._hint, "hint", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        context, texts = self.context, self.texts
        self.new_button = button(
            context, texts, N_("New plan"), self.new, icon="plus", look="primary", description="Ctrl+N"
        )
        self.copy_button = button(context, texts, N_("Duplicate"), self.duplicate, icon="copy", look="quiet")
        self.rename_button = button(context, texts, N_("Rename…"), self.rename, look="quiet")
        self.delete_button = button(context, texts, N_("Delete…"), self.delete, icon="trash-2", look="quiet")
        self.anew = tool(
            context, texts, N_("Seat anew"), "undo-2", N_("Seat everyone anew by the rule; held seats stay")
        )
        self.hold = tool(context, texts, N_("Hold"), "lock", N_("Hold or release this seat (L)"))
        self.free = tool(context, texts, N_("Make free"), "x", N_("Free this seat (Delete)"))
        self.pick = tool(
            context, texts, N_("Pick up"), "user", N_("Pick up, or put down on this seat (Space)")
        )
        self.as_drawing = button(context, texts, N_("Drawing"), lambda: self.show_as(0), look="chip")
        self.as_list = button(context, texts, N_("List"), lambda: self.show_as(1), look="chip")
        kinds = QButtonGroup(self)
        for one in (self.as_drawing, self.as_list):
            one.setCheckable(True)
            kinds.addButton(one)
        self.as_drawing.setChecked(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.drawing)
        self.stack.addWidget(self.list)
        self.stack.setMinimumWidth(320)
        left = QWidget()
        left.setLayout(
            column(
                row(self.new_button, None),
                self.plans,
                row(self.copy_button, self.rename_button, None, gap=0),
                row(self.delete_button, None),
                self.waiting_heading,
                self.waiting,
                margin=GAP_M,
            )
        )
        left.setMinimumWidth(230)
        self.plans.setMinimumHeight(110)
        self.waiting.setMinimumHeight(70)
        middle = QWidget()
        tools = ToolRow(row(self.anew, self.pick, self.hold, self.free, None, self.as_drawing, self.as_list))
        self.lost = Note(self.context, "warning")
        middle.setLayout(column(tools, self.lost, self.stack, self.hint, margin=GAP_M))
        side = QWidget()
        side.setLayout(
            column(
                label(texts, N_("Rule and sizes"), "heading"), self.rules, self.seat, None,
                margin=GAP_M, gap=GAP_M,
            )
        )  # fmt: skip
        right = scroll(area("surface", column(side)))
        right.setMinimumWidth(346)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((left, 0), (middle, 1), (right, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.setSizes([250, 640, 300])
        begin = button(context, texts, N_("Make the first plan"), self.new, icon="plus", look="primary")
        words = label(
            texts,
            N_(
                "No seating plan yet. A plan seats everyone of a meeting, a dinner, a photo or a car by rule."
            ),
            "heading",
            wrap=True,
        )
        empty = area("card", column(words, row(begin, None), None, margin=GAP_L * 2, gap=GAP_M))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        box.addWidget(self.pages)

    def _connect(self) -> None:
        self.plans.itemSelectionChanged.connect(self._plan_chosen)
        self.plans.delete_wanted.connect(self.delete)
        self.plans.opened.connect(lambda _id: self.drawing.setFocus())
        self.drawing.selected.connect(self._seat_chosen)
        self.drawing.moved.connect(self.swap)
        self.drawing.person_dropped.connect(self.put)
        self.drawing.picked.connect(self.pick_or_put)
        self.drawing.lock_wanted.connect(self.toggle_lock)
        self.drawing.free_wanted.connect(self.free_seat)
        self.drawing.dropped_all.connect(self._put_nothing)
        self.list.itemSelectionChanged.connect(self._row_chosen)
        self.list.delete_wanted.connect(lambda: self.free_seat(self.drawing.current))
        for keys, act in (("Space", self.pick_or_put), ("L", self.toggle_lock)):
            shortcut = QShortcut(
                QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(lambda act=act: act(self.drawing.current))
        escape = QShortcut(
            QKeySequence("Esc"), self.list, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        escape.activated.connect(self._put_nothing)
        self.waiting.picked.connect(self._carry)
        self.anew.clicked.connect(lambda _on: self.seat_anew())
        self.hold.clicked.connect(lambda _on: self.toggle_lock(self.drawing.current))
        self.free.clicked.connect(lambda _on: self.free_seat(self.drawing.current))
        self.pick.clicked.connect(lambda _on: self.pick_or_put(self.drawing.current))
        self.rules.rule_changed.connect(self._set_rule)
        self.rules.convention_changed.connect(
            lambda value: self._act(lambda s, i: s.set_rules(i, convention=value), N_("Higher side changed"))
        )
        self.rules.shape_changed.connect(
            lambda value: self._act(lambda s, i: s.set_rules(i, shape=value), N_("Sizes changed"))
        )
        self.seat.explained.connect(
            lambda text: self._act(lambda s, i: s.explain(i, self.drawing.current, text), N_("Reason kept"))
        )
        self.context.tables_changed.connect(self._tables_changed)

    # -- what is shown

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show the plans of a visit."""
        self._visit, self.carried = visit_id, None
        self.refresh()

    def open(self, plan_id: uuid.UUID) -> None:
        """Show a plan."""
        self.refresh()
        self.plans.choose(plan_id)

    def refresh(self) -> None:
        """Ask for the plans again."""
        if self._visit is None:
            return
        rows = self.context.desk.lists.seating.of_visit(self._visit)
        self.pages.setCurrentIndex(0 if rows else 1)
        self.plans.set_rows([(r.id, (local_text(r.name), _(RULE.get(r.rule, r.rule)))) for r in rows])
        if rows and not self.plans.selected():
            self.plans.choose(rows[0].id)
        self._show_plan()

    def _chosen_plan(self) -> uuid.UUID | None:
        chosen = self.plans.selected()
        return chosen[0] if chosen else None

    def _plan_chosen(self) -> None:
        chosen = self._chosen_plan()
        if self.plan is None or chosen != self.plan.id:
            self.carried = None
            self._show_plan()

    def _show_plan(self) -> None:
        chosen = self._chosen_plan()
        self.plan = None
        if chosen is not None:
            with suppress(UserError):  # deleted a moment ago; the list will say so
                self.plan = self.context.desk.seating.view(chosen)
        plan = self.plan
        place = plan.place_of(self.carried) if plan and self.carried else None
        self.drawing.show_plan(plan, place or "")
        self.waiting.show_plan(plan)
        n = len(plan.unseated) if plan else 0
        self.waiting_heading.setText(
            str(plural("{n} person without a seat", "{n} people without a seat", n))
            if n
            else _("All have a seat")
        )
        self.waiting.setVisible(bool(n))
        lost = plan.deleted if plan else 0
        text = plural(
            "{n} person who sat here was deleted. The seat is free; Undo brings the person back.",
            "{n} people who sat here were deleted. The seats are free; Undo brings them back.",
            lost,
        )
        self.lost.show_text(str(text) if lost else "")
        if plan is not None:
            self.rules.show_plan(plan)
            self._fill_list(plan)
        self._show_seat()

    def _fill_list(self, plan: PlanView) -> None:
        rows = []
        for chair in plan.chairs():
            who = plan.seats.get(chair.place)
            if who is None:
                cells: tuple[str, ...] = (chair.label.text(), _("Free"), "", "", "", "")
            else:
                cells = (
                    chair.label.text(), who.name.both, _(SIDE[who.side]) if who.side in SIDE else "",
                    _(ROLE[who.role]) if who.role in ROLE else who.role, _("Held") if who.locked else "",
                    who.own_reason or who.reason.text(),
                )  # fmt: skip
            rows.append((seat_id(plan.id, chair.place), cells))
        self.list.set_rows(rows)
        self._choose_row()

    def _choose_row(self) -> None:
        if self.plan is not None and self.drawing.current:
            wanted = seat_id(self.plan.id, self.drawing.current)
            if self.list.selected() != [wanted]:
                self.list.choose(wanted)

    def _row_chosen(self) -> None:
        chosen = self.list.selected()
        if self.plan is None or len(chosen) != 1 or self.stack.currentIndex() != 1:
            return
        for chair in self.plan.chairs():
            if seat_id(self.plan.id, chair.place) == chosen[0]:
                self.drawing.choose(chair.place)

    def _seat_chosen(self, _place: str) -> None:
        self._choose_row()
        self._show_seat()

    def _show_seat(self) -> None:
        plan, place = self.plan, self.drawing.current
        chair = plan.layout.chair(place) if plan else None
        who = plan.seats.get(place) if plan else None
        self.seat.show_seat(chair, who)
        if chair is not None:
            self.drawing.setAccessibleDescription(self.seat.sentence())
        for one in (self.hold, self.free):
            one.setEnabled(who is not None)
        self.pick.setEnabled(chair is not None and (who is not None or self.carried is not None))
        self.texts.put(self.hold.setText, N_("Release") if who and who.locked else N_("Hold"))
        self.texts.put(self.pick.setText, N_("Put here") if self.carried else N_("Pick up"))
        self.texts.put(self.hint.setText, self._hint)

    def _hint(self) -> str:
        if self.carried is not None and self.plan is not None:
            people = [(o.person_id, o.name) for o in self.plan.seats.values()]
            people += [(u.person_id, u.name) for u in self.plan.unseated]
            name = next((name.both for key, name in people if key == self.carried), "")
            return _(
                "{name} is picked up. Choose a seat and press Space; Esc leaves everything as it is."
            ).format(name=name)
        return _(
            "Round cards: guests. Square cards: hosts. Broken line: free."
            " Drag a card, or use arrow keys, Space, L and Delete."
        )

    def show_as(self, index: int) -> None:
        """Show the drawing (0) or the list (1)."""
        self.stack.setCurrentIndex(index)
        (self.as_drawing, self.as_list)[index].setChecked(True)
        if index == 1:
            self._choose_row()

    # -- acts on plans

    def new(self) -> bool:
        """Ask for a plan and make it."""
        if self._visit is None:
            return False
        dialog = PlanDialog(self.context, self._visit, self)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        visit, name, item, rule = self._visit, dialog.name.value(), dialog.item_id(), dialog.rule.value()
        dialog.deleteLater()
        made: list[uuid.UUID] = []
        if agreed and self.context.attempt(
            lambda: made.append(self.context.desk.seating.create(visit, name, item, rule))
        ):
            self.open(made[0])
            self.show_as(0)
            self.drawing.setFocus()
            self.context.say(message(N_("Seating plan made")), SUCCESS, undo=True)
        return True

    def duplicate(self) -> None:
        """Copy the plan and show the copy."""
        plan = self.plan
        made: list[uuid.UUID] = []
        if plan and self.context.attempt(lambda: made.append(self.context.desk.seating.duplicate(plan.id))):
            self.open(made[0])
            self.context.say(message(N_("Seating plan copied")), SUCCESS, undo=True)

    def rename(self) -> None:
        """Ask for another name."""
        if self.plan is None or self._visit is None:
            return
        dialog = PlanDialog(self.context, self._visit, self, self.plan.name)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            name = dialog.name.value()
            self._act(lambda s, i: s.rename(i, name), N_("Seating plan renamed"))
        dialog.deleteLater()

    def delete(self) -> None:
        """Delete the chosen plans after asking."""
        chosen = self.plans.selected()
        if not chosen or not confirm_delete(self, len(chosen)):
            return
        if self.context.attempt(lambda: self.context.desk.seating.delete(chosen)):
            self.refresh()
            text = plural("{n} seating plan deleted", "{n} seating plans deleted", len(chosen))
            self.context.say(text, SUCCESS, undo=True)

    # -- acts on seats

    def _act(self, act: Callable[[Any, uuid.UUID], object], said: str) -> bool:
        plan = self.plan
        if plan is None:
            return False
        done = self.context.attempt(lambda: act(self.context.desk.seating, plan.id))
        if done:
            self.context.say(message(said), SUCCESS, undo=True)
        self.refresh()
        return done

    def _set_rule(self, rule: str) -> None:
        if self.plan is not None and rule != self.plan.rule:
            self.carried = None
            self._act(lambda s, i: s.set_rules(i, rule=rule), N_("Rule set changed"))

    def seat_anew(self) -> None:
        """Seat everyone anew by the rule."""
        self._act(lambda s, i: s.seat_anew(i), N_("Everyone seated anew"))

    def swap(self, one: str, other: str) -> None:
        """Let two seats change their people."""
        if self._act(lambda s, i: s.swap(i, one, other), N_("Seats changed")):
            self.drawing.choose(other)

    def put(self, person_id: uuid.UUID, place: str) -> None:
        """Put somebody on a seat."""
        if self._act(lambda s, i: s.put(i, person_id, place), N_("Seats changed")):
            self.drawing.choose(place)

    def pick_or_put(self, place: str) -> None:
        """Pick up who sits there, or put down there who was picked up."""
        if self.plan is None or not place:
            return
        if self.carried is None:
            who = self.plan.seats.get(place)
            self.carried = who.person_id if who else None
            self.drawing.show_plan(self.plan, place if who else "")
            self._show_seat()
            return
        person_id, self.carried = self.carried, None
        if self.plan.place_of(person_id) == place:
            self._put_nothing()
        else:
            self.put(person_id, place)

    def _carry(self, person_id: uuid.UUID) -> None:
        self.carried = person_id
        self.drawing.show_plan(self.plan)
        self._show_seat()
        (self.drawing if self.stack.currentIndex() == 0 else self.list).setFocus()

    def _put_nothing(self) -> None:
        self.carried = None
        self.drawing.show_plan(self.plan)
        self._show_seat()

    def toggle_lock(self, place: str) -> None:
        """Hold or release a seat."""
        who = self.plan.seats.get(place) if self.plan else None
        if who is not None:
            said = N_("Seat released") if who.locked else N_("Seat held")
            self._act(lambda s, i: s.lock(i, [place], on=not who.locked), said)

    def free_seat(self, place: str) -> None:
        """Let nobody sit there."""
        if self.plan is not None and place in self.plan.seats:
            self._act(lambda s, i: s.free(i, place), N_("Seat freed"))

    def leave(self) -> bool:
        """Keep the reason that is being written."""
        self.seat.finish()
        return True

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.refresh()

    def retranslate(self) -> None:
        """Write names and reasons in the new language."""
        self.refresh()
