"""The list under the search box: hits grouped by kind, with what matched in bold and where it was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from c21desk.i18n import N_, _
from c21desk.services.search import WHAT
from c21desk.ui.theme import GAP_M, GAP_S, GAP_XS, Theme

if TYPE_CHECKING:
    from c21desk.services.search import Hit

Index = QModelIndex | QPersistentModelIndex
Marks = Sequence[tuple[int, int]]

KINDS = {
    "visit": N_("Visits"),
    "delegation": N_("Delegations"),
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "place": N_("Places"),
    "programme_item": N_("Programme items"),
    "task": N_("Tasks"),
    "commitment": N_("Promises"),
    "gift": N_("Gifts"),
    "note": N_("Notes"),
    "document": N_("Documents"),
    "outcome": N_("Outcomes"),
}
"""Headings of the results, by table."""
HIT = Qt.ItemDataRole.UserRole


def explanation(hit: Hit) -> list[tuple[str, Marks]]:
    """Why a hit that does not show what was typed is one: sentences with what is marked in each."""
    lines: list[tuple[str, Marks]] = []
    if hit.meant:
        lines.append((_("Similar spelling: {text}").format(text=hit.meant), ()))
    for reason in hit.reasons:
        what = _(WHAT[reason.what])
        line = _("{what}: {text}").format(what=what, text=reason.text)
        shift = line.rfind(reason.text)
        lines.append((line, [(a + shift, b + shift) for a, b in reason.marks]))
    return lines


def spoken(hit: Hit) -> str:
    """A hit as one line of text, for those who hear it."""
    shown = [part for part in (hit.name, hit.detail) if part]
    return " · ".join((*shown, *(line for line, _marks in explanation(hit))))


class Results(QListWidget):
    """The hits of one search. Headings cannot be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(HitDelegate(self, theme))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Fill the list, and choose the first hit."""
        self.clear()
        kind = ""
        for hit in hits:
            if hit.kind != kind:
                kind = hit.kind
                self._add_plain(_(KINDS[kind]) if kind in KINDS else kind)
            item = QListWidgetItem(spoken(hit))
            item.setData(HIT, hit)
            self.addItem(item)
        if not hits:
            self._add_plain(_("Nothing found"))
        self.step(1)

    def _add_plain(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def step(self, step: int) -> None:
        """Choose the next hit (1) or the one before (-1), if there is one."""
        row = self.currentRow() + step
        while 0 <= row < self.count():
            if self.item(row).data(HIT) is not None:
                self.setCurrentRow(row)
                return
            row += step

    def lines(self) -> list[str]:
        """What the list says, headings included."""
        return [self.item(row).text() for row in range(self.count())]

    def wanted_height(self) -> int:
        """The height at which nothing is scrolled."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth()


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: name and detail in one line, where it was found in smaller lines below."""

    def __init__(self, results: QListWidget, theme: Theme) -> None:
        super().__init__(results)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, and one more for each explanation."""
        metrics: QFontMetrics = option.fontMetrics
        hit = index.data(HIT)
        lines = 1 if hit is None else 1 + len(explanation(hit))
        return QSize(0, lines * (metrics.height() + GAP_XS) + GAP_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a hit."""
        tokens = self._theme.tokens
        text, secondary = QColor(tokens.text), QColor(tokens.secondary)
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        hit = index.data(HIT)
        height = QFontMetrics(font).height() + GAP_XS
        line = QRect(rect.x() + GAP_M, rect.y() + GAP_XS, rect.width() - 2 * GAP_M, height)
        if hit is None:
            bold = QFont(font)
            bold.setBold(True)
            self._draw(painter, line, [(str(index.data()), False)], bold, secondary, text)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(tokens.selected))
            line.adjust(GAP_M, 0, 0, 0)
            end = self._draw(painter, line, runs(hit.name, hit.name_marks), font, text, text)
            if hit.detail:
                detail = QRect(end, line.y(), line.right() - end, height)
                pieces = [("  ·  ", False), *runs(hit.detail, hit.detail_marks)]
                self._draw(painter, detail, pieces, font, secondary, text)
            for words, marks in explanation(hit):
                line.translate(0, height)
                self._draw(painter, line, runs(words, marks), font, secondary, text)
        painter.restore()

    @staticmethod
    def _draw(
        painter: QPainter,
        line: QRect,
        pieces: Sequence[tuple[str, bool]] | Iterator[tuple[str, bool]],
        font: QFont,
        colour: QColor,
        mark_colour: QColor,
    ) -> int:
        """Draw pieces one after the other, marked ones in bold; returns where they end."""
        x = line.x()
        for piece, marked in pieces:
            own = QFont(font)
            own.setBold(marked or font.bold())
            metrics = QFontMetrics(own)
            room = line.right() - x
            if room <= 0:
                break
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.setFont(own)
            painter.setPen(mark_colour if marked else colour)
            painter.drawText(
                QRect(x, line.y(), room, line.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                shown,
            )
            x += metrics.horizontalAdvance(shown)
            if shown != piece:
                break
        return x


def runs(text: str, marks: Marks) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is marked."""
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
