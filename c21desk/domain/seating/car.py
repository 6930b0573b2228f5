"""Seats in cars with the steering wheel on the left.

Source: product.md, "Seating" (car). The order is that of Chinese handbooks: with a driver "后排右座、后排左座、
后排中座、副驾驶座", with the host at the wheel "副驾驶座、后排右座、后排左座、后排中座", and the front seat beside a driver
is for aides and interpreters ("随员座, 多为随员、译员"), as retold in a reception handbook at
121.40.59.124/thread-28048-1-1.html. The host who rides along sits at the chief guest's left [U]. In a van of
three rows the right seat of the middle row is the first [U]: handbooks differ. The rear right is the place of
honour in both conventions, so the switch changes nothing here.
"""

from __future__ import annotations

from c21desk.domain.kinds import Side
from c21desk.domain.seating.model import (
    ACROSS,
    DOWN,
    DRIVERS,
    GUEST_HELP,
    GUESTS,
    HELP,
    HOST_HELP,
    HOSTS,
    PRINCIPALS,
    Chair,
    Layout,
    Piece,
    Wanted,
)
from c21desk.i18n import N_, message

_WHEEL = N_("Driver: at the wheel.")
_HOST_DRIVES = N_("Host: drives the car.")
_FRONT_GUEST = N_("Chief guest: beside the host, who drives.")
_FIRST = N_("Place of honour: rear right, as a driver drives. Guest number {n}.")
_FIRST_VAN = N_("Place of honour: middle row, right. Guest number {n}.")
_BESIDE_CHIEF = N_("Rides at the chief guest's left; number {n} of the own side.")
_INTERPRETER = N_("Interpreter: beside the driver.")
_NEXT = N_("Number {n} of the own side: the next seat in the car's order.")
_NAMES = {
    "d": N_("Car {table}, at the wheel"),
    "f": N_("Car {table}, front right"),
    "mr": N_("Car {table}, middle row, right"),
    "ml": N_("Car {table}, middle row, left"),
    "rr": N_("Car {table}, rear right"),
    "rl": N_("Car {table}, rear left"),
    "rm": N_("Car {table}, rear middle"),
}
_SPOTS = {"d": (-1, 0), "f": (1, 0), "mr": (1, 1), "ml": (-1, 1), "rr": (1, 1), "rl": (-1, 1), "rm": (0, 1)}
_WIDE = ACROSS * 3 + 0.5
_BESIDE = 2
"""Cars that are drawn side by side."""


def layout(wanted: Wanted) -> Layout:
    """Choices: ``tables`` (cars), ``model`` sedan or van, ``driver`` driver or host."""
    van = wanted.shape.choice("model", "sedan") == "van"
    host_drives = wanted.shape.choice("driver", "driver") == "host"
    room = 6 if van else 4
    people = wanted.count(*PRINCIPALS, *HELP)
    drivers = wanted.count(HOSTS) if host_drives else 0
    cars = wanted.tables(next(n for n in range(1, people + 2) if n * room + min(n, drivers) >= people))
    chairs: list[Chair] = []
    pieces: list[Piece] = []
    for car in range(1, cars + 1):
        row, column = divmod(car - 1, _BESIDE)
        middle, rows = column * (_WIDE + 0.6), 3 if van else 2
        top = row * (rows * DOWN + 2.2)
        pieces.append(Piece("car", middle, top + (rows - 1) * DOWN / 2, _WIDE, rows * DOWN + 1.4))
        chairs += _car(car, middle, top, van, host_drives)
    chairs.sort(key=lambda chair: not chair.place.endswith(":d"))  # whoever drives comes first
    return Layout(tuple(chairs), tuple(pieces))


def _car(car: int, middle: float, top: float, van: bool, host_drives: bool) -> list[Chair]:
    guests_first, hosts_first = (GUESTS, HOSTS), (HOSTS, GUESTS)
    due: list[tuple[str, tuple[str, ...], str]]
    if host_drives:
        due = [("d", (HOSTS,), _HOST_DRIVES), ("f", guests_first, _FRONT_GUEST if car == 1 else _NEXT)]
        first = [("mr", guests_first, _NEXT), ("ml", guests_first, _NEXT)] if van else []
        due += [*first, ("rr", guests_first, _NEXT), ("rl", guests_first, _NEXT), ("rm", guests_first, _NEXT)]
    else:
        due = [("d", (DRIVERS,), _WHEEL)]
        if van:
            due += [("mr", guests_first, _FIRST_VAN), ("ml", hosts_first, _BESIDE_CHIEF)]
            due += [("rr", guests_first, _NEXT), ("rl", hosts_first, _NEXT)]
        else:
            due += [("rr", guests_first, _FIRST), ("rl", hosts_first, _BESIDE_CHIEF)]
        due += [("f", (HOST_HELP, GUEST_HELP), _INTERPRETER), ("rm", guests_first, _NEXT)]
    chairs = []
    for name, takes, reason in due:
        x, row = _SPOTS[name]
        row += 1 if van and name[0] == "r" else 0
        side = Side.HOST if takes == (HOSTS,) else ""
        label = message(_NAMES[name], table=car)
        chairs.append(
            Chair(
                f"{car}:{name}", middle + x * ACROSS, top + row * DOWN, takes, label, reason, side, (0, -1),
                open=name != "d",
            )
        )  # fmt: skip
    return chairs
