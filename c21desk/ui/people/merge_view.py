"""Two people side by side, and for each field whose value the merged person gets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, _, listed, ngettext
from c21desk.services.duplicates import (
    Choice,
    ComparedField,
    ComparedPart,
    Comparison,
    ShownPair,
    reason_words,
)
from c21desk.services.rows.people import PersonRow
from c21desk.ui.context import Context
from c21desk.ui.formats import local_text, value_text
from c21desk.ui.language import Text, Translated
from c21desk.ui.record_history import CHOICES, MASK
from c21desk.ui.theme import GAP_M, GAP_S
from c21desk.ui.widgets import button, label, plain_label, row, scroll, set_role

_PICTURE = 96
"""Pixels of a portrait's longer side."""
_LONGEST = 400
"""Characters of a value that the page shows; the tooltip has the whole."""


def who(person: PersonRow) -> str:
    """The names of a person, in every script."""
    return listed(dict.fromkeys(part for part in (person.name, person.han) if part))


def post_of(person: PersonRow) -> str:
    """What a person is: title and organisation, "" where nothing is known."""
    title = local_text(person.title) or person.title_source
    return listed(part for part in (title, local_text(person.organisation)) if part)


def likelihood(pair: ShownPair) -> str:
    """How likely the two are one, in per cent; "" where nothing speaks for it."""
    score = pair.pair.sameness.score
    return _("{n}%").format(n=score) if score else ""


class _ValueLabel(QLabel):
    """A value; a click on it chooses it."""

    def __init__(self, choose: QRadioButton | None) -> None:
        super().__init__()
        self._choose = choose
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setContentsMargins(0, 2, 0, 0)

    def show_picture(self, data: bytes) -> bool:
        """Show a picture in place of words; false where it cannot be read."""
        picture = QPixmap()
        if not picture.loadFromData(data):
            return False
        self.setPixmap(
            picture.scaled(
                _PICTURE,
                _PICTURE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this value."""
        if self._choose is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose.setChecked(True)
            self._choose.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


class MergeView(Translated, QWidget):
    """The comparison of one pair."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pair: ShownPair | None = None
        self._comparison: Comparison | None = None
        self._groups: dict[str, dict[Choice, QRadioButton]] = {}
        self._keep_alive: list[QButtonGroup] = []
        self._chosen: dict[str, Choice] = {}
        self._unmasked = False
        self._all = False
        self.why = plain_label("hint", wrap=True)
        self.unmask_button = button(
            context, self.texts, N_("Show hidden values"), self.unmask, icon="eye", look="quiet"
        )
        self.equal_button = QPushButton()
        self.equal_button.setCheckable(True)
        self.equal_button.setProperty("look", "chip")
        self.equal_button.toggled.connect(self._show_equal)
        self._content = QWidget()
        self._scroll = scroll(self._content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_S)
        tools = row(self.why, self.equal_button, self.unmask_button)
        tools.setStretch(0, 1)
        box.addLayout(tools)
        box.addWidget(self._scroll, 1)

    # -- what is shown

    def show_pair(self, pair: ShownPair, comparison: Comparison) -> None:
        """Show a pair; nothing hidden is shown before somebody asks. What was chosen for it stays."""
        if self._pair is None or self._pair.pair != pair.pair:
            self._unmasked = False
        if self._comparison != comparison:
            self._chosen = {f.wire: f.proposed for f in comparison.fields if f.differs}
        self._pair, self._comparison = pair, comparison
        self._build()

    @property
    def comparison(self) -> Comparison | None:
        """What is compared; None before anything was shown."""
        return self._comparison

    def choices(self) -> dict[str, Choice]:
        """Whose value each field gets that differs."""
        return dict(self._chosen)

    def take_focus(self) -> None:
        """Focus the first choice."""
        for group in self._groups.values():
            for radio in group.values():
                if radio.isChecked():
                    radio.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def unmask(self) -> None:
        """Show passport numbers, dates of birth and the like."""
        self._unmasked = True
        self._build()

    def _show_equal(self, on: bool) -> None:
        self._all = on
        self._build()

    def retranslate(self) -> None:
        """Write everything in the new language; what was chosen stays."""
        if self._pair is not None:
            self._build()

    # -- building

    def _build(self) -> None:
        pair, comparison = self._pair, self._comparison
        assert pair is not None
        assert comparison is not None
        self._groups, self._keep_alive = {}, []
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, GAP_M, GAP_M)
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        for place, share in ((1, 1), (2, 1)):
            grid.setColumnStretch(place, share)
        grid.setColumnMinimumWidth(0, 120)
        people = (pair.left, pair.right)
        if comparison.left != pair.left.id:
            people = (pair.right, pair.left)
        for place, person in enumerate(people, 1):
            head = plain_label("heading", wrap=True)
            head.setText(who(person))
            grid.addWidget(head, 0, place)
            post = plain_label("hint", wrap=True)
            post.setText(post_of(person))
            grid.addWidget(post, 1, place)
        names = [who(person) for person in people]
        differing = [f for f in comparison.fields if f.differs]
        equal = [f for f in comparison.fields if not f.differs]
        for heading, one_sided in ((N_("Choose for each field"), False), (N_("Only one has these"), True)):
            fields = [f for f in differing if f.one_sided is one_sided]
            if fields:
                self._section(grid, heading)
            for field in fields:
                self._choice(grid, field, names)
        if self._all and equal:
            self._section(grid, N_("The same in both"))
            for field in equal:
                self._equal(grid, field)
        if comparison.parts:
            self._section(grid, N_("All of this is kept"))
            for part in comparison.parts:
                self._part(grid, part)
        grid.setRowStretch(grid.rowCount(), 1)
        self._content = content
        self._scroll.setWidget(content)
        reasons = listed(reason_words(pair.pair.sameness.reasons))
        self.why.setText(reasons)
        self.unmask_button.setVisible(not self._unmasked and any(f.sensitive for f in comparison.fields))
        n = len(equal)
        self.equal_button.setText(ngettext("{n} equal field", "{n} equal fields", n).format(n=n))
        self.equal_button.setVisible(bool(equal))

    def _section(self, grid: QGridLayout, text: Text) -> None:
        head = label(self.texts, text, "heading")
        head.setContentsMargins(0, GAP_M, 0, 0)
        grid.addWidget(head, grid.rowCount(), 0, 1, 3)

    def _field_label(self, grid: QGridLayout, text: str, at: int) -> None:
        head = plain_label("label", wrap=True)
        head.setText(text)
        head.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)

    def _choice(self, grid: QGridLayout, field: ComparedField, names: Sequence[str]) -> None:
        at = grid.rowCount()
        self._field_label(grid, str(field.name), at)
        group = QButtonGroup(self._content)
        self._keep_alive.append(group)
        radios: dict[Choice, QRadioButton] = {}
        for place, (choice, value) in enumerate(((Choice.LEFT, field.left), (Choice.RIGHT, field.right)), 1):
            radio = QRadioButton()
            text = self._text(field, value)
            radio.setAccessibleName(
                _("{field}: {value}, from {name}").format(
                    field=field.name, value=text or _("(empty)"), name=names[place - 1]
                )
            )
            shown = self._value(text, radio, picture=self._picture(field, value))
            line = row(radio, shown, gap=0)
            line.setAlignment(radio, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            grid.addLayout(line, at, place)
            radios[choice] = radio
        if field.can_be_both:
            both = QRadioButton(_("Keep both"))
            both.setAccessibleName(_("{field}: keep both").format(field=field.name))
            grid.addWidget(both, at + 1, 1, 1, 2)
            radios[Choice.BOTH] = both
        for choice, radio in radios.items():
            group.addButton(radio)
            radio.setChecked(self._chosen[field.wire] is choice)
            radio.toggled.connect(partial(self._choose, field.wire, choice))
        self._groups[field.wire] = radios

    def _choose(self, wire: str, choice: Choice, on: bool) -> None:
        if on:
            self._chosen[wire] = choice

    def _equal(self, grid: QGridLayout, field: ComparedField) -> None:
        at = grid.rowCount()
        self._field_label(grid, str(field.name), at)
        grid.addWidget(
            self._value(self._text(field, field.left), None, picture=self._picture(field, field.left)),
            at,
            1,
            1,
            2,
        )

    def _part(self, grid: QGridLayout, part: ComparedPart) -> None:
        at = grid.rowCount()
        self._field_label(grid, str(part.name), at)
        for place, entries in enumerate((part.left, part.right), 1):
            text = "\n".join(local_text(entry) for entry in entries)
            grid.addWidget(self._value(text, None, empty="–"), at, place, Qt.AlignmentFlag.AlignTop)

    def _value(
        self, text: str, choose: QRadioButton | None, empty: str = "", picture: bytes | None = None
    ) -> QLabel:
        shown = _ValueLabel(choose)
        if picture and shown.show_picture(picture):
            return shown
        shown.setText(text[:_LONGEST] + "…" if len(text) > _LONGEST else text or empty or _("(empty)"))
        if not text:
            set_role(shown, "kind", "hint")
        elif len(text) > _LONGEST:
            shown.setToolTip(text)
        return shown

    def _picture(self, field: ComparedField, value: Any) -> bytes | None:
        return self._context.desk.portraits.get(value) if field.wire == "portrait" and value else None

    def _text(self, field: ComparedField, value: Any) -> str:
        if value in (None, "") or value == LocalizedText():
            return ""
        if field.sensitive and not self._unmasked:
            return MASK
        words = CHOICES.get(("person", field.wire), {}).get(value) if isinstance(value, str) else None
        if words:
            return _(words)
        if field.wire == "portrait":
            return _("Picture")
        return value_text(value)
