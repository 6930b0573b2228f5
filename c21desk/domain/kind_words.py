"""Words for values of fields that are shown in the window and printed in documents alike: value to msgid."""

from __future__ import annotations

from collections.abc import Mapping

from c21desk.domain.kinds import CommitmentStatus, DocumentKind, Marking, OutcomeKind, PromisedBy
from c21desk.i18n import N_

MARKING: Mapping[str, str] = {
    Marking.NONE: N_("No marking"),
    Marking.INTERNAL: N_("Internal"),
    Marking.SECRET: N_("Secret by law"),
}
PROMISED_BY: Mapping[str, str] = {PromisedBy.US: N_("We promised"), PromisedBy.THEM: N_("They promised")}
COMMITMENT_STATUS: Mapping[str, str] = {
    CommitmentStatus.OPEN: N_("Open"),
    CommitmentStatus.KEPT: N_("Kept"),
    CommitmentStatus.BROKEN: N_("Not kept"),
    CommitmentStatus.WITHDRAWN: N_("Withdrawn"),
}
OUTCOME_KIND: Mapping[str, str] = {
    OutcomeKind.LEAD: N_("Business lead"),
    OutcomeKind.INVESTMENT: N_("Investment"),
    OutcomeKind.VISITORS: N_("Visitors"),
    OutcomeKind.INCOME: N_("Income"),
    OutcomeKind.AGREEMENT: N_("Agreement"),
    OutcomeKind.VISIBILITY: N_("Visibility"),
    OutcomeKind.LEARNING: N_("Learning"),
}
DOCUMENT_KIND: Mapping[str, str] = {
    DocumentKind.REQUEST: N_("Request"),
    DocumentKind.LETTER: N_("Letter"),
    DocumentKind.INVITATION: N_("Invitation letter"),
    DocumentKind.PROGRAMME: N_("Programme"),
    DocumentKind.SPEECH: N_("Speech"),
    DocumentKind.MINUTES: N_("Minutes"),
    DocumentKind.AGREEMENT: N_("Agreement"),
    DocumentKind.REPORT: N_("Report"),
    DocumentKind.PHOTO: N_("Photograph"),
    DocumentKind.OTHER: N_("Other"),
}
