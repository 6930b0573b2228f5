"""All mapped classes in one place, for those who treat every entity alike (journal, migrations)."""

from __future__ import annotations

from c21desk.domain.base import Base, Record
from c21desk.domain.commitments import Commitment
from c21desk.domain.delegations import Delegation, Member
from c21desk.domain.documents import Document
from c21desk.domain.gifts import Gift
from c21desk.domain.invitations import Invitation
from c21desk.domain.logistics import Journey, Occupant, Room, Traveller, TravelTime, Vehicle
from c21desk.domain.notes import Note
from c21desk.domain.organisations import Organisation
from c21desk.domain.outcomes import Outcome
from c21desk.domain.overrides import Override
from c21desk.domain.people import Channel, Person, Position, PostalAddress, Tag
from c21desk.domain.places import Place
from c21desk.domain.programme import ItemVehicle, Participant, ProgrammeItem
from c21desk.domain.seating_plans import Seat, SeatingPlan
from c21desk.domain.tasks import Task
from c21desk.domain.themes import Theme
from c21desk.domain.titles import Title
from c21desk.domain.visits import BudgetLine, EarlierVisit, Objective, Visit

RECORDS: tuple[type[Record], ...] = (
    Place,
    Organisation,
    Title,
    Theme,
    Person,
    Position,
    Channel,
    PostalAddress,
    Tag,
    Delegation,
    Member,
    Visit,
    Objective,
    BudgetLine,
    EarlierVisit,
    ProgrammeItem,
    Participant,
    ItemVehicle,
    Journey,
    Traveller,
    Vehicle,
    Room,
    Occupant,
    TravelTime,
    Document,
    Invitation,
    Task,
    Commitment,
    Gift,
    Note,
    Outcome,
    SeatingPlan,
    Seat,
    Override,
)
"""Every journalled class; an owner stands before what it owns."""

BY_WIRE: dict[str, type[Record]] = {record.__wire__: record for record in RECORDS}

OWNERS: dict[type[Record], type[Record]] = {
    Position: Person,
    Channel: Person,
    PostalAddress: Person,
    Tag: Person,
    Member: Delegation,
    Objective: Visit,
    BudgetLine: Visit,
    EarlierVisit: Visit,
    Participant: ProgrammeItem,
    ItemVehicle: ProgrammeItem,
    Traveller: Journey,
    Occupant: Room,
    Seat: SeatingPlan,
}
"""Of each class whose records belong to another record, the class of the owner."""

metadata = Base.metadata


def sensitive_fields(record: type[Record]) -> frozenset[str]:
    """Columns of a class that are masked on screen and left out of exports until somebody asks."""
    return frozenset(c.key for c in record.__table__.columns if c.info.get("sensitive"))
