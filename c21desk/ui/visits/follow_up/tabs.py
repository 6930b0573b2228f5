"""The workspace tabs “Gifts and promises” and “Notes”, with their panes."""

from __future__ import annotations

from c21desk.i18n import N_
from c21desk.ui.context import Context
from c21desk.ui.visits.inner_tabs import InnerTabs
from c21desk.ui.visits.parts_pane import PartsPane
from c21desk.ui.visits.tabs import TabKind, VisitTab


def _promises(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.commitments import COMMITMENTS

    return PartsPane(context, COMMITMENTS)


def _gifts(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.gifts import GIFTS

    return PartsPane(context, GIFTS)


def _notes(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.notes import NOTES

    return PartsPane(context, NOTES)


def _outcomes(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.outcomes import OUTCOMES

    return PartsPane(context, OUTCOMES)


def _documents(context: Context) -> VisitTab:
    from c21desk.ui.visits.follow_up.documents import DocumentsPane

    return DocumentsPane(context)


class PromisesTab(InnerTabs):
    """Promises and gifts."""

    PANES = staticmethod(
        lambda: (
            TabKind("promises", N_("Promises"), _promises),
            TabKind("gifts", N_("Gifts"), _gifts),
        )
    )


class NotesTab(InnerTabs):
    """Notes, outcomes and documents."""

    PANES = staticmethod(
        lambda: (
            TabKind("notes", N_("Notes"), _notes),
            TabKind("outcomes", N_("Outcomes"), _outcomes),
            TabKind("documents", N_("Documents"), _documents),
        )
    )
