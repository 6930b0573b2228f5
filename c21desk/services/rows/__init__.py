"""The rows of each noun's list: what can be shown before SQLAlchemy and the mapped classes are loaded.

A service (:mod:`c21desk.services.people` and its like) is such a list with what it takes to get, check
and save a record.
"""

from __future__ import annotations

from c21desk.services.rows.catalogues import OrganisationList, PlaceList, ThemeList, TitleList
from c21desk.services.rows.commitments import CommitmentList
from c21desk.services.rows.delegations import DelegationList
from c21desk.services.rows.documents import DocumentList
from c21desk.services.rows.gifts import GiftList
from c21desk.services.rows.logistics import InvitationList, JourneyList, RoomList, VehicleList
from c21desk.services.rows.notes import NoteList
from c21desk.services.rows.outcomes import OutcomeList
from c21desk.services.rows.people import PersonList
from c21desk.services.rows.programme import ItemList
from c21desk.services.rows.seating import SeatingPlanList
from c21desk.services.rows.tasks import TaskList
from c21desk.services.rows.timeline import TimelineReader
from c21desk.services.rows.visits import VisitList
from c21desk.storage.store import Store


class Lists:
    """The lists of an open file."""

    def __init__(self, store: Store) -> None:
        self.places = PlaceList(store)
        self.organisations = OrganisationList(store)
        self.titles = TitleList(store)
        self.themes = ThemeList(store)
        self.people = PersonList(store)
        self.delegations = DelegationList(store)
        self.visits = VisitList(store)
        self.programme = ItemList(store)
        self.tasks = TaskList(store)
        self.seating = SeatingPlanList(store)
        self.commitments = CommitmentList(store)
        self.gifts = GiftList(store)
        self.notes = NoteList(store)
        self.outcomes = OutcomeList(store)
        self.documents = DocumentList(store)
        self.journeys = JourneyList(store)
        self.vehicles = VehicleList(store)
        self.rooms = RoomList(store)
        self.invitations = InvitationList(store)
        self.timeline = TimelineReader(store)
