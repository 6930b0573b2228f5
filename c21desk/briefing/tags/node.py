"""What a piece of a pack means to a reader who does not see it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Node:
    """A place in the structure tree of a pack, known before anything is drawn.

    Parts of a flowable that was split over pages share one node. ``role`` is a standard structure type
    of PDF 1.7; ``lang`` a BCP 47 tag where it differs from the parent's; ``alt`` stands in for a
    figure; ``attributes`` are written as they are, by their owner (``{"Table": "/Scope/Column"}``).
    """

    role: str
    parent: Node | None = None
    lang: str = ""
    alt: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    def child(self, role: str, *, lang: str = "", alt: str = "", **attributes: str) -> Node:
        """A new node below this one; its attributes by owner, as in ``Table="/Scope/Column"``."""
        return Node(role, self, lang, alt, attributes)


def header_cell(row: Node, *, scope: str, span: int = 1) -> Node:
    """A header cell; ``scope`` is ``Column`` or ``Row``, ``span`` how many columns it covers."""
    return row.child("TH", Table=f"/Scope/{scope}" + (f"/ColSpan {span}" if span > 1 else ""))


def data_cell(row: Node, *, span: int = 1) -> Node:
    """A cell of ``span`` columns."""
    return row.child("TD", Table=f"/ColSpan {span}") if span > 1 else row.child("TD")


def list_node(parent: Node, *, numbered: bool = False) -> Node:
    """A list."""
    return parent.child("L", List=f"/ListNumbering/{'Decimal' if numbered else 'Disc'}")
