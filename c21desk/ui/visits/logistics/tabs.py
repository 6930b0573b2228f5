"""The workspace tab “Logistics” with its panes."""

from __future__ import annotations

from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.visits.inner_tabs import InnerTabs
from c21desk.ui.visits.parts_pane import PartsPane
from c21desk.ui.visits.tabs import TabKind, VisitTab


def _travel(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.travel import JOURNEYS

    return PartsPane(context, JOURNEYS)


def _vehicles(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.vehicles import VEHICLES

    return PartsPane(context, VEHICLES)


def _rooms(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.rooms import RoomsPane

    return RoomsPane(context)


def _guest_lists(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.guest_lists import GuestListsPane

    return GuestListsPane(context)


def _members(context: Context) -> VisitTab:
    from c21desk.ui.visits.logistics.members import MembersPane

    return MembersPane(context)


class LogisticsTab(InnerTabs):
    """Travel, vehicles, rooms, guest lists and members."""

    PANES = staticmethod(
        lambda: (
            TabKind("travel", N_("Travel"), _travel),
            TabKind("vehicles", N_("Vehicles"), _vehicles),
            TabKind("rooms", N_("Rooms"), _rooms),
            TabKind("guest-lists", N_("Guest lists"), _guest_lists),
            TabKind("members", N_("Members"), _members),
        )
    )
