"""A Chinese banquet at round tables.

Source: product.md, "Seating": the host faces the door, guest 1 on the host's right, guest 2 on the left, the
deputy host opposite. So also, with guests 3 and 4 on the deputy host's right and left: "主陪在面对房门的位置,
副主陪在主陪的对面, 一号客人在主陪的右手, 二号客人在主陪的左手, 三号客人在副主陪的右手, 四号客人在副主陪的左手,
其他可以随意", and tables rank by their distance from the first, the right one before the left (retold at
82k.org/html/163/163892/57477945_1.html). That the remaining seats alternate between the sides, and that the
interpreter sits at the chief guest's outer side or behind, is usual practice [U].
"""

from __future__ import annotations

from c21desk.domain.kinds import Side
from c21desk.domain.seating.model import CARD, GUESTS, HELP, HOSTS, Chair, Layout, Piece, Wanted
from c21desk.domain.seating.places import door_below, ring
from c21desk.i18n import N_, message

_HOST = N_("Host of the table: facing the door.")
_DEPUTY = N_("Deputy host: opposite the host of the table.")
_BY_HOST = {
    1: N_("Guest number {n}: on the right of the table's host."),
    -1: N_("Guest number {n}: on the left of the table's host."),
}
_BY_DEPUTY = {
    1: N_("Guest number {n}: on the right of the deputy host."),
    -1: N_("Guest number {n}: on the left of the deputy host."),
}
_BETWEEN = N_("Number {n} of the own side: guests and hosts alternate around the table.")
_HELP_BEHIND = N_("Interpreter: behind host and chief guest.")
_HELP_BESIDE = N_("Interpreter: at the outer side of a chief guest.")
_SEAT = N_("Table {table}, seat {number}")
_BEHIND = N_("Table {table}, behind, seat {number}")
_LARGEST, _USUAL, _FEWEST = 12, 10, 6


def layout(wanted: Wanted) -> Layout:
    """Choices: ``tables``, ``seats`` a table, ``interpreters`` behind or beside, ``pairs``."""
    beside = wanted.shape.choice("interpreters", "beside") == "beside"
    people = wanted.count(GUESTS, HOSTS, *(HELP if beside else ()))
    chosen = wanted.shape.number("seats", 0, least=0, most=30)
    fitted = -(-people // (chosen or _USUAL)) if chosen or people > _LARGEST else 1
    tables = wanted.tables(max(fitted, 1))
    kept = max((wanted.highest(f"{t}:") for t in range(1, tables + 1)), default=0)
    fair = max(-(-people // tables), _FEWEST, kept)
    seats = max(chosen or fair + fair % 2, 3)  # of an even number one seat is really opposite
    wide, high, spots = ring(seats)
    helpers = 0 if beside else max(wanted.count(*HELP), wanted.highest("1:b"))
    first: list[Chair] = []
    later: list[list[Chair]] = []
    pieces: list[Piece] = []
    for table in range(1, tables + 1):
        x, y = _middle(table, tables, wide, high, wanted.honour)
        pieces.append(Piece("round", x, y, 2 * wide - 1.5, 2 * high - 0.9))
        made = _table(table, x, y, spots, wanted, beside)
        heads = 2 if table == 1 else 1
        first += made[:heads]
        later.append(made[heads:])
    behind = []
    for number in range(1, helpers + 1):
        x = wanted.honour * (number - 1 - (helpers - 1) / 2) * (CARD[0] + 0.2)
        label = message(_BEHIND, table=1, number=number)
        behind.append(Chair(f"1:b{number}", x, -high - 1.5, HELP, label, _HELP_BEHIND))
    chairs = [*first, *(c for made in later for c in made), *behind]
    return Layout(tuple(chairs), (*pieces, door_below(chairs)))


def _middle(table: int, tables: int, wide: float, high: float, honour: int) -> tuple[float, float]:
    """Table 1 is farthest from the door; the others stand before it two by two, the higher one on the host's
    right."""
    if table == 1 or tables == 2:
        return 0.0, (table - 1) * (2 * high + 1.8)
    row, place = divmod(table, 2)
    right = -honour if place == 0 else honour
    return right * (wide + 1.5), row * (2 * high + 1.8)


def _table(
    table: int, x: float, y: float, spots: list[tuple[float, float]], wanted: Wanted, beside: bool
) -> list[Chair]:
    """The chairs of a table: host, deputy host, the guests beside them, then whoever sits between."""
    seats, honour = len(spots), wanted.honour
    opposite = (honour * (seats // 2)) % seats
    # The host faces down and has the right hand on the left of the drawing: before place 0.
    right = [(-honour * n) % seats for n in range(1, seats)]
    plan: dict[int, tuple[tuple[str, ...], str]] = {0: ((HOSTS,), _HOST), opposite: ((HOSTS,), _DEPUTY)}
    by_host = [(right[0], honour), (right[-1], -honour)]
    # The deputy host faces up: right and left are the other way round in the drawing.
    by_deputy = [((opposite - honour) % seats, honour), ((opposite + honour) % seats, -honour)]
    for place, hand in by_host:
        plan.setdefault(place, ((GUESTS,), _BY_HOST[hand]))
    for place, hand in by_deputy:
        plan.setdefault(place, ((GUESTS,), _BY_DEPUTY[hand]))
    outer = [right[n] for n in (1, -2) if seats > 4]
    if beside and table == 1:
        helped = [place for place in outer if place not in plan][: wanted.count(*HELP)]
        plan |= dict.fromkeys(helped, (HELP, _HELP_BESIDE))
    for n in range(1, seats // 2 + 1):
        for place in ((-honour * n) % seats, (honour * n) % seats):
            order = (HOSTS, GUESTS) if n % 2 == 0 else (GUESTS, HOSTS)
            plan.setdefault(place, (order, _BETWEEN))
    principal = {0, opposite, by_host[0][0]}
    chairs = []
    for place, (takes, reason) in plan.items():
        # Away from the host on either arm of the table: that neighbour comes first.
        near, far = (place - 1) % seats, (place + 1) % seats
        if place > opposite:
            near, far = far, near
        side = Side.HOST if takes == (HOSTS,) else Side.GUEST if takes == (GUESTS,) else ""
        dx, dy = spots[place]
        facing = (0, 1 if dy < 0 else -1) if abs(dy) >= abs(dx) else (1 if dx < 0 else -1, 0)
        chairs.append(
            Chair(
                f"{table}:{place + 1}", x + dx, y + dy, takes,
                message(_SEAT, table=table, number=place + 1), reason, side, facing,
                (f"{table}:{far + 1}", f"{table}:{near + 1}"), True, place in principal)
        )  # fmt: skip
    return chairs
