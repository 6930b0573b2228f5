"""The drawing of a seating plan on paper: the same geometry as on screen, in lines and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from c21desk.briefing.flow.block import Block
from c21desk.briefing.flow.paragraph import MixedParagraph
from c21desk.briefing.snapshot import GUEST, Member, SeatingPlan
from c21desk.briefing.styles import HIGHLIGHT, LINE, PANEL, SECONDARY, SELECTED, TEXT, WHITE
from c21desk.briefing.tags.canvas import TaggedCanvas, colour_operands
from c21desk.briefing.tags.node import Node
from c21desk.briefing.text.runs import Colour, Run, TextStyle
from c21desk.domain.seating import CARD, Chair, Piece
from c21desk.i18n import N_

if TYPE_CHECKING:
    from c21desk.briefing.flow.maker import Maker

_LARGEST_UNIT, _HIGHEST = 38.0, 430.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_PADDING = 2.0
_CURVE = 0.5523  # of a quarter circle as a Bezier curve


class SeatingFigure(Block):
    """A seating plan as one figure; its words are part of the drawing."""

    def __init__(self, plan: SeatingPlan, node: Node, maker: Maker) -> None:
        super().__init__()
        self._plan, self._node, self._maker = plan, node, maker
        self._people = {seat.place: seat for seat in plan.seats}
        self.space_before = self.space_after = 6.0
        self.keep_with_next = True

    def _unit(self, width: float) -> float:
        _left, _top, wide, high = self._plan.layout.box()
        return min(width / wide, _HIGHEST / high, _LARGEST_UNIT)

    def height_in(self, width: float) -> float:
        """Height of the drawing."""
        return self._plan.layout.box()[3] * self._unit(width)

    def draw_at(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw in the middle of the column."""
        unit = self._unit(width)
        left, upper, wide, high = self._plan.layout.box()
        start = x + (width - wide * unit) / 2

        def place(px: float, py: float) -> tuple[float, float]:
            return start + (px - left) * unit, top - (py - upper) * unit

        out: list[str] = []
        count = 0
        for piece in self._plan.layout.pieces:
            count += piece.kind in ("car", "round")
            out += self._piece(canvas, piece, place(piece.x, piece.y), unit, count)
        for chair in self._plan.layout.chairs:
            out += self._card(canvas, chair, place(chair.x, chair.y), unit)
        canvas.figure(self._node, (start, top - high * unit, wide * unit, high * unit), " ".join(out))

    def _card(self, canvas: TaggedCanvas, chair: Chair, at: tuple[float, float], unit: float) -> list[str]:
        width, height = CARD[0] * unit, CARD[1] * unit
        seat = self._people.get(chair.place)
        side = seat.side if seat else chair.side
        fill, edge = (SELECTED, HIGHLIGHT) if side == GUEST and seat else (WHITE, SECONDARY)
        radius = height / 3 if side == GUEST else 1.0
        shape = _rounded(at[0] - width / 2, at[1] - height / 2, width, height, radius)
        dash = "[] 0 d" if seat else "[2 2] 0 d"
        out = [f"{colour_operands(fill)} rg {colour_operands(edge)} RG 0.8 w {dash} {shape} b [] 0 d"]
        if seat:
            inside = width - 2 * _PADDING
            out += self._names(canvas, seat.member, at, inside, height - 2 * _PADDING)
        return out

    def _names(
        self, canvas: TaggedCanvas, member: Member, at: tuple[float, float], width: float, height: float
    ) -> list[str]:
        """Both names where there is room, else the one of the pack's language, as large as it fits."""
        names = [name for name in (member.latin, member.han) if name]
        if self._maker.key == "zh":
            names.reverse()
        for count in (len(names), 1):
            for size in _SIZES:
                lines = [
                    line
                    for n, name in enumerate(names[:count])
                    for line in self._broken(name, size, width, not n)
                ]
                high = sum(line.leading for line in lines)
                if high <= height and all(line.natural_width() <= width for line in lines):
                    return self._lines(canvas, lines, at, width)
        return self._lines(
            canvas, [self._words(names[0] if names else "–", _SIZES[-1], bold=True)], at, width
        )

    def _broken(self, name: str, size: float, width: float, bold: bool) -> list[MixedParagraph]:
        """A name on one line, or where it is too long a line for each of its words."""
        whole = self._words(name, size, bold=bold)
        if whole.natural_width() <= width:
            return [whole]
        return [self._words(word, size, bold=bold) for word in name.replace("-", "- ").split()]

    def _lines(
        self, canvas: TaggedCanvas, lines: list[MixedParagraph], at: tuple[float, float], width: float
    ) -> list[str]:
        y = at[1] + sum(line.height_in(width) for line in lines) / 2
        out = []
        for line in lines:
            out.append(line.untagged(canvas, at[0] - width / 2, y, width))
            y -= line.height_in(width)
        return out

    def _words(self, text: str, size: float, *, bold: bool = False, colour: Colour = TEXT) -> MixedParagraph:
        style = TextStyle(
            size, round(size * 1.28, 1), colour, bold=bold, align="center", hyphenate=False, fewest_lines=1
        )
        return self._maker.paragraph((Run(text),), style, node=Node("Span"))

    def _piece(
        self, canvas: TaggedCanvas, piece: Piece, at: tuple[float, float], unit: float, count: int
    ) -> list[str]:
        width, height = piece.width * unit, piece.height * unit
        x, y = at[0] - width / 2, at[1] - height / 2
        words = {"door": N_("Door"), "camera": N_("Camera"), "car": N_("Car {n}"), "round": N_("Table {n}")}
        ink = f"{colour_operands(PANEL)} rg {colour_operands(LINE)} RG 0.8 w"
        middle = at[1]
        if piece.kind == "door":
            bars = f"{x:.2f} {at[1] - 1.5:.2f} {width * 0.3:.2f} 3 re {x + width * 0.7:.2f} {at[1] - 1.5:.2f}"
            out = [f"{colour_operands(SECONDARY)} rg {bars} {width * 0.3:.2f} 3 re f"]
        elif piece.kind == "flag":
            fill, edge = (SELECTED, HIGHLIGHT) if piece.side == GUEST else (WHITE, SECONDARY)
            pole = f"{colour_operands(TEXT)} RG 1 w {x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l S"
            cloth = f"{x:.2f} {y + height * 0.45:.2f} {width:.2f} {height * 0.55:.2f} re b"
            out = [f"{pole} {colour_operands(fill)} rg {colour_operands(edge)} RG {cloth}"]
        elif piece.kind == "round":
            out = [f"{ink} {_oval(x, y, width, height)} b"]
        elif piece.kind == "car":
            out = [f"{colour_operands(LINE)} RG 1 w {_rounded(x, y, width, height, 0.5 * unit)} s"]
            middle = y + height - 0.3 * unit
        else:
            out = [f"{ink} {_rounded(x, y, width, height, 2.0)} b"]
        if piece.kind in words:
            said = self._maker.say(words[piece.kind], n=count)
            line = self._words(said, max(5.0, min(8.0, unit * 0.3)), colour=SECONDARY)
            out += self._lines(canvas, [line], (at[0], middle), max(width, line.natural_width() + 1))
        return out


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    r, c = radius, radius * (1 - _CURVE)
    right, top = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
        f"{right - c:.2f} {y:.2f} {right:.2f} {y + c:.2f} {right:.2f} {y + r:.2f} c "
        f"{right:.2f} {top - r:.2f} l "
        f"{right:.2f} {top - c:.2f} {right - c:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
        f"{x + r:.2f} {top:.2f} l "
        f"{x + c:.2f} {top:.2f} {x:.2f} {top - c:.2f} {x:.2f} {top - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l "
        f"{x:.2f} {y + c:.2f} {x + c:.2f} {y:.2f} {x + r:.2f} {y:.2f} c"
    )


def _oval(x: float, y: float, width: float, height: float) -> str:
    """The path of an oval."""
    cx, cy, rx, ry = x + width / 2, y + height / 2, width / 2, height / 2
    kx, ky = rx * _CURVE, ry * _CURVE
    return (
        f"{cx + rx:.2f} {cy:.2f} m "
        f"{cx + rx:.2f} {cy + ky:.2f} {cx + kx:.2f} {cy + ry:.2f} {cx:.2f} {cy + ry:.2f} c "
        f"{cx - kx:.2f} {cy + ry:.2f} {cx - rx:.2f} {cy + ky:.2f} {cx - rx:.2f} {cy:.2f} c "
        f"{cx - rx:.2f} {cy - ky:.2f} {cx - kx:.2f} {cy - ry:.2f} {cx:.2f} {cy - ry:.2f} c "
        f"{cx + kx:.2f} {cy - ry:.2f} {cx + rx:.2f} {cy - ky:.2f} {cx + rx:.2f} {cy:.2f} c"
    )
