"""The fixed values of fields: what a record's kind, side, role, status or marking may be.

They stand apart from the mapped classes, for lists show them before SQLAlchemy is loaded.
"""

from __future__ import annotations

from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place it is."""

    FI_CITY = "fi-city"
    FI_REGION = "fi-region"
    CN_PROVINCE = "cn-province"
    CN_CITY = "cn-city"
    CN_DISTRICT = "cn-district"
    OTHER = "other"


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    CITY = "city"
    GOVERNMENT = "government"
    EMBASSY = "embassy"
    UNIVERSITY = "university"
    COMPANY = "company"
    ASSOCIATION = "association"
    MEDIA = "media"
    VENUE = "venue"
    OTHER = "other"


class NameOrder(StrEnum):
    """Which name this person puts first when writing in Latin script."""

    FAMILY_FIRST = "family-first"
    GIVEN_FIRST = "given-first"


class Sex(StrEnum):
    """As in the passport."""

    UNKNOWN = ""
    FEMALE = "F"
    MALE = "M"
    OTHER = "X"


class ChannelKind(StrEnum):
    """Ways to reach a person."""

    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    WEB = "web"
    IM = "im"


class Interpreting(StrEnum):
    """Whether a person needs an interpreter."""

    UNKNOWN = ""
    NOT_NEEDED = "not-needed"
    NEEDED = "needed"


class Side(StrEnum):
    """Whose delegation it is, seen from the visit."""

    GUEST = "guest"
    HOST = "host"


class MemberRole(StrEnum):
    """What a member does in the delegation."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    INTERPRETER = "interpreter"
    SPOUSE = "spouse"
    DRIVER = "driver"
    MEDIA = "media"


class Direction(StrEnum):
    """Whether guests come to us or we travel."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class VisitStatus(StrEnum):
    """Where the visit stands."""

    IDEA = "idea"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


class RoomWish(StrEnum):
    """The kind of hotel room that a member wants or a room is."""

    UNKNOWN = ""
    SINGLE = "single"
    DOUBLE = "double"
    TWIN = "twin"
    SUITE = "suite"


class BadgeStatus(StrEnum):
    """How far a member's badge has got."""

    UNKNOWN = ""
    PRINTED = "printed"
    HANDED_OUT = "handed-out"
    NOT_NEEDED = "not-needed"


class PapersStatus(StrEnum):
    """How far a member's travel papers (invitation, visa) have got."""

    UNKNOWN = ""
    INVITED = "invited"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_NEEDED = "not-needed"


class JourneyKind(StrEnum):
    """How people travel."""

    FLIGHT = "flight"
    TRAIN = "train"
    SHIP = "ship"
    ROAD = "road"


class JourneyLeg(StrEnum):
    """Which part of the visit's travel a journey is."""

    ARRIVAL = "arrival"
    BETWEEN = "between"
    DEPARTURE = "departure"


class BudgetKind(StrEnum):
    """What the money is for."""

    TRAVEL = "travel"
    ACCOMMODATION = "accommodation"
    HOSPITALITY = "hospitality"
    GIFTS = "gifts"
    INTERPRETING = "interpreting"
    TRANSPORT = "transport"
    VENUE = "venue"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a paper of the visit is."""

    REQUEST = "request"
    LETTER = "letter"
    INVITATION = "invitation"
    PROGRAMME = "programme"
    SPEECH = "speech"
    MINUTES = "minutes"
    AGREEMENT = "agreement"
    REPORT = "report"
    PHOTO = "photo"
    OTHER = "other"


class Answer(StrEnum):
    """How far an invitation to a reception or a dinner has got."""

    PLANNED = ""
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TaskStatus(StrEnum):
    """Whether a task is done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class DueFrom(StrEnum):
    """The day of the visit from which a task's due day is counted."""

    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"


class PromisedBy(StrEnum):
    """Who promised."""

    US = "us"
    THEM = "them"


class CommitmentStatus(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class GiftDirection(StrEnum):
    """Whether we gave or received it."""

    GIVEN = "given"
    RECEIVED = "received"


class GiftStatus(StrEnum):
    """A gift that is planned, or one that was handed over."""

    PLANNED = "planned"
    DONE = ""


class NoteKind(StrEnum):
    """What a note is: a quick one, or a member's part of the trip report."""

    NOTE = ""
    REPORT = "report"


class OutcomeKind(StrEnum):
    """What a visit or a joint action brought."""

    LEAD = "lead"
    INVESTMENT = "investment"
    VISITORS = "visitors"
    INCOME = "income"
    AGREEMENT = "agreement"
    VISIBILITY = "visibility"
    LEARNING = "learning"


class Confidence(StrEnum):
    """How sure an outcome is."""

    ESTIMATE = ""
    REPORTED = "reported"
    DOCUMENTED = "documented"


class ItemStatus(StrEnum):
    """Whether a programme item is agreed."""

    PLANNED = ""
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """Whether a participant came."""

    UNKNOWN = ""
    CAME = "came"
    ABSENT = "absent"


class SeatingConvention(StrEnum):
    """Which side ranks higher, seen from the host."""

    RIGHT = "right"
    LEFT = "left"


class SeatingRule(StrEnum):
    """The rule set by which people are seated (see :mod:`c21desk.domain.seating`)."""

    LONG_TABLE = "long-table"
    ARMCHAIRS = "armchairs"
    ROUND_BANQUET = "round-banquet"
    WESTERN_TABLE = "western-table"
    GROUP_PHOTO = "group-photo"
    CAR = "car"
    SIGNING_TABLE = "signing-table"


class Marking(StrEnum):
    """How the visit's papers are handled. Secrecy needs a legal ground."""

    NONE = ""
    INTERNAL = "internal"
    SECRET = "secret"  # noqa: S105 - a handling marking


class ItemKind(StrEnum):
    """What happens."""

    MEETING = "meeting"
    TALKS = "talks"
    COURTESY_CALL = "courtesy-call"
    SITE_VISIT = "site-visit"
    SIGNING = "signing"
    RECEPTION = "reception"
    DINNER = "dinner"
    BANQUET = "banquet"
    TRANSFER = "transfer"
    ACCOMMODATION = "accommodation"
    FREE = "free"
    OTHER = "other"


class ParticipantRole(StrEnum):
    """What a participant does at this item."""

    HOST = "host"
    ATTENDEE = "attendee"
    INTERPRETER = "interpreter"


MEETING_KINDS = frozenset(
    {ItemKind.MEETING, ItemKind.TALKS, ItemKind.COURTESY_CALL, ItemKind.SIGNING, ItemKind.SITE_VISIT}
)
"""Kinds that get a page of their own in the pack."""
