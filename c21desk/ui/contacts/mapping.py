"""What each column of a table of contacts means, asked before the contacts are read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from c21desk.exchange.contacts import guess_mapping
from c21desk.i18n import N_, _, message, plural
from c21desk.services.contacts import ContactSource
from c21desk.ui.contacts.targets import NAMES, TARGET, TargetModel, field_of
from c21desk.ui.context import Context
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import Note, area, button, column, label, plain_label, row, scroll

_LONGEST = 90
"""Characters of a sample that are shown."""


class _Column:
    """One column's line: heading, first values, meaning."""

    def __init__(self, number: int, heading: QLabel, values: QLabel, combo: QComboBox) -> None:
        self.number, self.heading, self.values, self.combo = number, heading, values, combo

    @property
    def target(self) -> str:
        """The meaning chosen."""
        return str(self.combo.currentData(TARGET) or "")

    def show(self, shown: bool) -> None:
        """Show or hide the line."""
        for part in (self.heading, self.values, self.combo):
            part.setVisible(shown)


class MappingPage(Translated, QWidget):
    """One line for each column of the table; what was chosen is remembered for the same headings."""

    done = Signal()
    left = Signal()

    def __init__(self, context: Context, source: ContactSource) -> None:
        super().__init__()
        self.context, self.source = context, source
        table, mapping = source.table, source.mapping
        assert table is not None
        assert mapping is not None
        self._guess = guess_mapping(table.headings)
        self._targets = TargetModel((*mapping.columns, *self._guess.columns), self)
        self._program = mapping.program_name
        self.origin = Note(context, "info")
        self.problem = Note(context, "warning")
        self.counts = plain_label("hint")
        self.all_columns = QCheckBox()
        self.texts.put(self.all_columns.setText, N_("Also columns without values"))
        self.all_columns.toggled.connect(lambda _on: self._show_columns())
        self.guess_button = button(
            context, self.texts, N_("Guess again"), self.guess, icon="undo-2", look="link",
            description=N_("Forget what was chosen last time and go by the headings"),
        )  # fmt: skip
        self.cancel_button = button(context, self.texts, N_("Cancel"), self.left.emit, look="quiet")
        self.go_button = button(
            context, self.texts, N_("Continue"), self.go_on, look="primary",
            description=N_("See what would happen with each contact (Ctrl+Enter)"),
        )  # fmt: skip
        head = row(
            label(self.texts, N_("What do the columns mean?"), "title"), self.counts, None,
            self.cancel_button, self.go_button, gap=GAP_M,
        )  # fmt: skip
        hint = label(self.texts, N_("Nothing is stored yet. The next page shows every contact."), "hint")
        tools = row(self.all_columns, None, self.guess_button)
        header = area("header", column(head, hint, self.origin, self.problem, tools, margin=GAP_L, gap=GAP_S))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(scroll(area("surface", column(self._grid(), None, margin=GAP_L))), 1)
        for keys, action in (("Esc", self.left.emit), ("Ctrl+Return", self.go_on)):
            here = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(action)
        self.show_mapping(mapping.columns)
        self.retranslate()

    def _grid(self) -> QGridLayout:
        table = self.source.table
        assert table is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, text in enumerate((N_("Column"), N_("First values"), N_("Meaning"))):
            grid.addWidget(label(self.texts, text, "tag"), 0, place)
        self.columns: list[_Column] = []
        for number, (text, values) in enumerate(zip(table.headings, self.source.first_values, strict=True)):
            heading, sample = plain_label("label", wrap=True), plain_label("hint")
            heading.setText(text)
            shown = "  ·  ".join(" ".join(value.split()) for value in values)
            sample.setText(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")
            sample.setToolTip("\n".join(value[:500] for value in values))
            sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            combo = QComboBox()
            combo.setModel(self._targets)
            combo.setMaxVisibleItems(24)
            combo.setMinimumWidth(280)
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.setAccessibleName(text or str(number + 1))
            combo.setAccessibleDescription(shown)
            combo.installEventFilter(self)
            combo.currentIndexChanged.connect(lambda _index: self._chosen())
            heading.setBuddy(combo)
            for place, widget in enumerate((heading, sample, combo)):
                grid.addWidget(widget, number + 1, place)
            self.columns.append(_Column(number, heading, sample, combo))
        return grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page: a meaning must not change by scrolling past."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- what is shown

    def show_mapping(self, targets: tuple[str, ...]) -> None:
        """Choose these meanings."""
        for line, target in zip(self.columns, targets, strict=True):
            line.combo.blockSignals(True)
            line.combo.setCurrentIndex(self._targets.place_of(target))
            line.combo.blockSignals(False)
        self._chosen()
        self._show_columns()

    def _show_columns(self) -> None:
        """Empty columns are in the way: programs write dozens of them."""
        for line in self.columns:
            line.show(self.all_columns.isChecked() or bool(self.source.first_values[line.number]))

    def _chosen(self) -> None:
        has_name = any(
            field_of(line.target) in NAMES and self.source.first_values[line.number] for line in self.columns
        )
        self.problem.show_text(
            ""
            if has_name
            else _(
                "No column holds names. Choose the one that does; without it, hardly anyone can be imported."
            )
        )
        self.guess_button.setVisible(tuple(line.target for line in self.columns) != self._guess.columns)

    def retranslate(self) -> None:
        """Say where the meanings come from in the new language."""
        table = self.source.table
        assert table is not None
        if self.source.remembered:
            origin = message(N_("The columns mean what you chose last time for these headings."))
        elif self._program is not None:
            origin = message(
                N_("This looks like a table of {program}. Check the meanings below."), program=self._program
            )
        else:
            origin = message(N_("The meanings were guessed by the headings. Check them."))
        self.origin.show_text(origin.text())
        n = len(table.rows)
        self.counts.setText(str(plural("{n} row", "{n} rows", n)))
        self.all_columns.setVisible(not all(self.source.first_values))
        self._targets.rename()
        self._chosen()

    # -- what is done

    def guess(self) -> None:
        """Go by the headings again."""
        self.show_mapping(self._guess.columns)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin with the first column on the page."""
        for line in self.columns:
            if not line.combo.isHidden():
                line.combo.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def go_on(self) -> None:
        """Take the meanings, and remember them."""
        mapping = self.source.mapping
        assert mapping is not None
        for line in self.columns:
            if mapping.columns[line.number] != line.target:
                mapping = mapping.with_column(line.number, line.target)
        self.source.mapping = mapping
        if self.context.attempt(lambda: self.context.desk.contacts.keep_mapping(self.source)):
            self.done.emit()
