"""Words for the values of the domain's enumerations, as shown in lists and forms."""

from __future__ import annotations

from collections.abc import Mapping

from c21desk.domain import kind_words
from c21desk.domain.kinds import (
    Answer,
    Attendance,
    BadgeStatus,
    BudgetKind,
    ChannelKind,
    Confidence,
    Direction,
    DueFrom,
    GiftDirection,
    GiftStatus,
    Interpreting,
    ItemKind,
    ItemStatus,
    JourneyKind,
    JourneyLeg,
    MemberRole,
    NameOrder,
    NoteKind,
    OrganisationKind,
    PapersStatus,
    ParticipantRole,
    PlaceKind,
    RoomWish,
    Sex,
    Side,
    TaskStatus,
    VisitStatus,
)
from c21desk.i18n import N_

Labels = Mapping[str, str]
"""Value to msgid."""

MARKING: Labels = kind_words.MARKING
PROMISED_BY: Labels = kind_words.PROMISED_BY
COMMITMENT_STATUS: Labels = kind_words.COMMITMENT_STATUS
OUTCOME_KIND: Labels = kind_words.OUTCOME_KIND
DOCUMENT_KIND: Labels = kind_words.DOCUMENT_KIND

DIRECTION: Labels = {
    Direction.INBOUND: N_("Inbound visit"),
    Direction.OUTBOUND: N_("Outbound visit"),
}
STATUS: Labels = {
    VisitStatus.IDEA: N_("Idea"),
    VisitStatus.INVITED: N_("Invited"),
    VisitStatus.CONFIRMED: N_("Confirmed"),
    VisitStatus.ONGOING: N_("Ongoing"),
    VisitStatus.DONE: N_("Completed"),
    VisitStatus.CANCELLED: N_("Cancelled"),
}
SIDE: Labels = {Side.GUEST: N_("Guest side"), Side.HOST: N_("Host side")}
ROLE: Labels = {
    MemberRole.HEAD: N_("Head of delegation"),
    MemberRole.DEPUTY: N_("Deputy head"),
    MemberRole.MEMBER: N_("Member"),
    MemberRole.INTERPRETER: N_("Interpreter"),
    MemberRole.SPOUSE: N_("Spouse"),
    MemberRole.DRIVER: N_("Driver"),
    MemberRole.MEDIA: N_("Media"),
}
PARTICIPANT_ROLE: Labels = {
    ParticipantRole.HOST: N_("Host"),
    ParticipantRole.ATTENDEE: N_("Participant"),
    ParticipantRole.INTERPRETER: N_("Interpreter"),
}
ITEM_KIND: Labels = {
    ItemKind.MEETING: N_("Meeting"),
    ItemKind.TALKS: N_("Talks"),
    ItemKind.COURTESY_CALL: N_("Courtesy call"),
    ItemKind.SITE_VISIT: N_("Site visit"),
    ItemKind.SIGNING: N_("Signing ceremony"),
    ItemKind.RECEPTION: N_("Reception"),
    ItemKind.DINNER: N_("Dinner"),
    ItemKind.BANQUET: N_("Banquet"),
    ItemKind.TRANSFER: N_("Transfer"),
    ItemKind.ACCOMMODATION: N_("Accommodation"),
    ItemKind.FREE: N_("Free time"),
    ItemKind.OTHER: N_("Other"),
}
ITEM_STATUS: Labels = {
    ItemStatus.PLANNED: N_("Planned"),
    ItemStatus.CONFIRMED: N_("Confirmed"),
    ItemStatus.CANCELLED: N_("Cancelled"),
}
ATTENDANCE: Labels = {
    Attendance.UNKNOWN: N_("Not known"),
    Attendance.CAME: N_("Came"),
    Attendance.ABSENT: N_("Did not come"),
}
TASK_STATUS: Labels = {
    TaskStatus.OPEN: N_("To do"),
    TaskStatus.DONE: N_("Done"),
    TaskStatus.DROPPED: N_("Dropped"),
}
DUE_FROM: Labels = {
    DueFrom.FIRST_DAY: N_("First day of the visit"),
    DueFrom.LAST_DAY: N_("Last day of the visit"),
}
GIFT_DIRECTION: Labels = {GiftDirection.GIVEN: N_("Given"), GiftDirection.RECEIVED: N_("Received")}
GIFT_STATUS: Labels = {GiftStatus.PLANNED: N_("Planned"), GiftStatus.DONE: N_("Handed over")}
NOTE_KIND: Labels = {NoteKind.NOTE: N_("Visit note"), NoteKind.REPORT: N_("Part of the trip report")}
CONFIDENCE: Labels = {
    Confidence.ESTIMATE: N_("Estimate"),
    Confidence.REPORTED: N_("Reported"),
    Confidence.DOCUMENTED: N_("Documented"),
}
JOURNEY_LEG: Labels = {
    JourneyLeg.ARRIVAL: N_("Arrival"),
    JourneyLeg.BETWEEN: N_("On the way"),
    JourneyLeg.DEPARTURE: N_("Departure"),
}
JOURNEY_KIND: Labels = {
    JourneyKind.FLIGHT: N_("Flight"),
    JourneyKind.TRAIN: N_("Train"),
    JourneyKind.SHIP: N_("Ship"),
    JourneyKind.ROAD: N_("By road"),
}
ROOM_KIND: Labels = {
    RoomWish.SINGLE: N_("Single room"),
    RoomWish.DOUBLE: N_("Double room"),
    RoomWish.TWIN: N_("Twin room"),
    RoomWish.SUITE: N_("Suite"),
}
ROOM_WISH: Labels = {RoomWish.UNKNOWN: N_("No wish"), **ROOM_KIND}
BADGE: Labels = {
    BadgeStatus.UNKNOWN: N_("Not made"),
    BadgeStatus.PRINTED: N_("Printed"),
    BadgeStatus.HANDED_OUT: N_("Handed out"),
    BadgeStatus.NOT_NEEDED: N_("Not needed"),
}
PAPERS: Labels = {
    PapersStatus.UNKNOWN: N_("Not begun"),
    PapersStatus.INVITED: N_("Invitation sent"),
    PapersStatus.APPLIED: N_("Visa applied for"),
    PapersStatus.GRANTED: N_("Visa granted"),
    PapersStatus.REFUSED: N_("Visa refused"),
    PapersStatus.NOT_NEEDED: N_("Not needed"),
}
ANSWER: Labels = {
    Answer.PLANNED: N_("To be sent"),
    Answer.SENT: N_("Sent"),
    Answer.ACCEPTED: N_("Accepted"),
    Answer.DECLINED: N_("Declined"),
}
BUDGET_KIND: Labels = {
    BudgetKind.TRAVEL: N_("Travel"),
    BudgetKind.ACCOMMODATION: N_("Accommodation"),
    BudgetKind.HOSPITALITY: N_("Hospitality"),
    BudgetKind.GIFTS: N_("Gifts"),
    BudgetKind.INTERPRETING: N_("Interpreting"),
    BudgetKind.TRANSPORT: N_("Transport"),
    BudgetKind.VENUE: N_("Venue"),
    BudgetKind.OTHER: N_("Other"),
}
ORGANISATION_KIND: Labels = {
    OrganisationKind.CITY: N_("City administration"),
    OrganisationKind.GOVERNMENT: N_("Government body"),
    OrganisationKind.EMBASSY: N_("Embassy or consulate"),
    OrganisationKind.UNIVERSITY: N_("University or school"),
    OrganisationKind.COMPANY: N_("Company"),
    OrganisationKind.ASSOCIATION: N_("Association"),
    OrganisationKind.MEDIA: N_("Media"),
    OrganisationKind.VENUE: N_("Venue"),
    OrganisationKind.OTHER: N_("Other"),
}
PLACE_KIND: Labels = {
    PlaceKind.FI_CITY: N_("Finnish city"),
    PlaceKind.FI_REGION: N_("Finnish region"),
    PlaceKind.CN_PROVINCE: N_("Chinese province"),
    PlaceKind.CN_CITY: N_("Chinese city"),
    PlaceKind.CN_DISTRICT: N_("Chinese district"),
    PlaceKind.OTHER: N_("Other"),
}
SEX: Labels = {
    Sex.UNKNOWN: N_("Not stated"),
    Sex.FEMALE: N_("Female"),
    Sex.MALE: N_("Male"),
    Sex.OTHER: N_("Other (X)"),
}
NAME_ORDER: Labels = {
    NameOrder.GIVEN_FIRST: N_("Given name first"),
    NameOrder.FAMILY_FIRST: N_("Family name first"),
}
CHANNEL_KIND: Labels = {
    ChannelKind.PHONE: N_("Phone"),
    ChannelKind.EMAIL: N_("E-mail"),
    ChannelKind.WECHAT: N_("WeChat"),
    ChannelKind.WEB: N_("Web page"),
    ChannelKind.IM: N_("Messages"),
}
INTERPRETING: Labels = {
    Interpreting.UNKNOWN: N_("Not known"),
    Interpreting.NOT_NEEDED: N_("Not needed"),
    Interpreting.NEEDED: N_("Needed"),
}
TEXT_LANGUAGE: Labels = {
    "fi": N_("Finnish"),
    "en": N_("English"),
    "zh": N_("Chinese"),
    "sv": N_("Swedish"),
}
ZONES: Labels = {
    "Europe/Helsinki": N_("Finland"),
    "Asia/Shanghai": N_("China"),
    "Asia/Hong_Kong": N_("Hong Kong"),
    "Europe/Stockholm": N_("Central Europe"),
    "Europe/London": N_("Great Britain"),
    "UTC": N_("Universal time (UTC)"),
}
"""The usual time zones by name; any other is shown by its IANA name."""
