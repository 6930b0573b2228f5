"""Why the visit is made, and what it should bring."""

from __future__ import annotations

from itertools import groupby

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.snapshot import Snapshot
from c21desk.briefing.styles import SUCCESS
from c21desk.i18n import N_


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """Purpose, desired outcome, objectives by theme."""
    if not (snapshot.purpose or snapshot.outcome_wanted or snapshot.objectives):
        return []
    styles = maker.styles
    told = maker.section(maker.say(N_("Purpose and objectives")), "purpose")
    told += maker.text(snapshot.purpose, styles.lead)
    if snapshot.outcome_wanted:
        label = maker.paragraph(maker.say(N_("Desired outcome")), styles.label)
        told.append(maker.panel([label, *maker.text(snapshot.outcome_wanted)], bar=SUCCESS))
    if snapshot.objectives:
        told.append(maker.heading(maker.say(N_("Objectives")), "objectives"))
    for theme, objectives in groupby(snapshot.objectives, key=lambda objective: objective.theme):
        if name := maker.words(theme):
            told.append(maker.subheading(name))
        told += maker.bullets([objective.text for objective in objectives])
    return told
