"""Rule set, convention and sizes of a plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from c21desk.domain.seating import CHOICES, Shape
from c21desk.i18n import N_
from c21desk.services.seating import PlanView
from c21desk.ui.fields import ChoiceField
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_S, GAP_XS
from c21desk.ui.visits.seating.labels import CONVENTION, RULE, choice_label, choice_values
from c21desk.ui.widgets import clear_layout, label

_LABEL = 108
"""Width of the labels in logical pixels; longer ones take two lines."""


class RulePanel(Translated, QWidget):
    """A line for each choice; the choices follow the rule set."""

    rule_changed = Signal(str)
    convention_changed = Signal(str)
    shape_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: PlanView | None = None
        self._shown = ""
        self.rule = ChoiceField(RULE)
        self.convention = ChoiceField(CONVENTION)
        self.choices: dict[str, ChoiceField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_S)
        self._grid.setVerticalSpacing(GAP_XS)
        self._grid.setColumnStretch(1, 1)
        self._line(0, N_("Rule set"), self.rule)
        self._line(1, N_("Higher side"), self.convention)
        self._further = QWidget()
        self._inner = QGridLayout(self._further)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setHorizontalSpacing(GAP_S)
        self._inner.setVerticalSpacing(GAP_XS)
        self._inner.setColumnStretch(1, 1)
        self._grid.addWidget(self._further, 2, 0, 1, 2)
        self.rule.edited.connect(lambda: self.rule_changed.emit(self.rule.value()))
        self.convention.edited.connect(lambda: self.convention_changed.emit(self.convention.value()))

    def _line(self, row: int, text: str, field: ChoiceField, grid: QGridLayout | None = None) -> None:
        words = label(self.texts, text, "hint")
        words.setWordWrap(True)
        words.setFixedWidth(_LABEL)
        words.setBuddy(field.main)
        field.label(text)
        field.combo.setMinimumWidth(_LABEL)  # a long value must not push the panel out of the window
        (grid or self._grid).addWidget(words, row, 0)
        (grid or self._grid).addWidget(field, row, 1)

    def show_plan(self, plan: PlanView) -> None:
        """Show the choices of a plan."""
        self._plan = plan
        self.rule.set_value(plan.rule)
        self.convention.set_value(plan.convention)
        if self._shown != plan.rule:
            self._shown = plan.rule
            clear_layout(self._inner)
            self.choices = {}
            for row, (name, words) in enumerate(CHOICES.get(plan.rule, {}).items()):
                field = ChoiceField(choice_values(name, words))
                field.edited.connect(self._changed)
                self._line(row, choice_label(plan.rule, name), field, self._inner)
                self.choices[name] = field
        for name, field in self.choices.items():
            words = CHOICES[plan.rule][name]
            field.set_value(plan.shape.choice(name, words[0] if words else ""))

    def _changed(self) -> None:
        if self._plan is not None:
            values = {name: field.value() for name, field in self.choices.items()}
            self.shape_changed.emit(Shape(self._plan.shape.values).with_(**values))
