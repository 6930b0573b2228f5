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
