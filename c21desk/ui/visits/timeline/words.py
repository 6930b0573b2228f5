"""What the timeline says of an item, in tooltips and to screen readers."""

from __future__ import annotations

import datetime as dt

from c21desk.domain.kinds import ItemStatus
from c21desk.domain.times import CHINA, FINLAND, local
from c21desk.i18n import _, ngettext
from c21desk.services.rows.timeline import TimelineItem
from c21desk.ui.formats import clock_text, local_text, moment_text, weekday_text
from c21desk.ui.labels import ITEM_KIND, ZONES
from c21desk.ui.visits.timeline.gaps import Gap


def clocks(start: dt.datetime, end: dt.datetime | None, zone: str) -> str:
    """From when to when, on the clocks of a zone."""
    first = clock_text(local(start, zone))
    return first if end is None else f"{first}–{clock_text(local(end, zone))}"


def zone_name(zone: str) -> str:
    """A zone as people call it."""
    return _(ZONES[zone]) if zone in ZONES else zone.rpartition("/")[2].replace("_", " ")


def other_zone(zone: str) -> str:
    """The zone of the other country."""
    return FINLAND if zone == CHINA else CHINA


def when(start: dt.datetime, end: dt.datetime | None, zone: str) -> str:
    """Day and times on the venue's clocks, then the times in the other country."""
    here = moment_text(weekday_text(local(start, zone).date()), clocks(start, end, zone))
    return f"{here}  ·  {zone_name(other_zone(zone))} {clocks(start, end, other_zone(zone))}"


def status_word(status: str) -> str:
    """How far an item is agreed."""
    if status == ItemStatus.CONFIRMED:
        return _("Confirmed")
    return _("Cancelled") if status == ItemStatus.CANCELLED else _("Planned")


def people_count(n: int) -> str:
    """How many take part."""
    return ngettext("{n} participant", "{n} participants", n).format(n=n)


def told(item: TimelineItem, warnings: tuple[str, ...]) -> list[str]:
    """Everything about an item, line by line."""
    kind = _(ITEM_KIND[item.kind]) if item.kind in ITEM_KIND else item.kind
    lines = [local_text(item.title)]
    lines.append(when(item.start, item.end, item.zone) if item.start else _("Time not set"))
    lines.append("  ·  ".join(part for part in (kind, local_text(item.venue), item.track) if part))
    lines.append(f"{people_count(len(item.people))}  ·  {status_word(item.status)}")
    return [*lines, *warnings]


def gap_told(gap: Gap, before: TimelineItem, after: TimelineItem) -> str:
    """What the time between two venues is, and what it should be."""
    words = {"from": local_text(before.venue), "to": local_text(after.venue), "minutes": gap.minutes}
    if gap.needed is None:
        return _("{from} → {to}: {minutes} min free. How long the way takes is not known.").format(**words)
    return _("{from} → {to}: {minutes} min free, the way takes {needed} min.").format(
        **words, needed=gap.needed
    )
