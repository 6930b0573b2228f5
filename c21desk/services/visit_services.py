"""The services for what belongs to a visit, each made with its first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from c21desk.services.rows import Lists
from c21desk.storage.store import Store

if TYPE_CHECKING:
    from c21desk.services.case_export import CaseExport
    from c21desk.services.commitments import Commitments
    from c21desk.services.documents import Documents
    from c21desk.services.gifts import Gifts
    from c21desk.services.invitations import Invitations
    from c21desk.services.logistics import Journeys, Rooms, Vehicles
    from c21desk.services.members import Members
    from c21desk.services.notes import Notes
    from c21desk.services.outcomes import Outcomes
    from c21desk.services.running import Running
    from c21desk.services.seating import Seating
    from c21desk.services.tasks import Tasks
    from c21desk.services.telling import Telling
    from c21desk.services.trip_report import TripReports


class VisitServices:
    """The part of a :class:`~c21desk.services.desk.Desk` that plans and runs visits."""

    _store: Store
    lists: Lists

    @cached_property
    def seating(self) -> Seating:
        """Seating plans."""
        from c21desk.services.seating import Seating

        return Seating(self._store)

    @cached_property
    def members(self) -> Members:
        """The members of both delegations of a visit."""
        from c21desk.services.members import Members

        return Members(self._store)

    @cached_property
    def case_export(self) -> CaseExport:
        """A visit's documents for case management."""
        from c21desk.services.case_export import CaseExport

        return CaseExport(self._store)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks."""
        from c21desk.services.tasks import Tasks

        return Tasks(self._store)

    @cached_property
    def commitments(self) -> Commitments:
        """Promises."""
        from c21desk.services.commitments import Commitments

        return Commitments(self._store)

    @cached_property
    def gifts(self) -> Gifts:
        """Gifts."""
        from c21desk.services.gifts import Gifts

        return Gifts(self._store)

    @cached_property
    def notes(self) -> Notes:
        """Notes."""
        from c21desk.services.notes import Notes

        return Notes(self._store)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What visits brought."""
        from c21desk.services.outcomes import Outcomes

        return Outcomes(self._store)

    @cached_property
    def documents(self) -> Documents:
        """Documents."""
        from c21desk.services.documents import Documents

        return Documents(self._store)

    @cached_property
    def journeys(self) -> Journeys:
        """Journeys."""
        from c21desk.services.logistics import Journeys

        return Journeys(self._store)

    @cached_property
    def vehicles(self) -> Vehicles:
        """Vehicles."""
        from c21desk.services.logistics import Vehicles

        return Vehicles(self._store)

    @cached_property
    def rooms(self) -> Rooms:
        """Hotel rooms."""
        from c21desk.services.logistics import Rooms

        return Rooms(self._store)

    @cached_property
    def invitations(self) -> Invitations:
        """Guest lists."""
        from c21desk.services.invitations import Invitations

        return Invitations(self._store)

    @cached_property
    def running(self) -> Running:
        """A visit while it runs."""
        from c21desk.services.running import Running

        return Running(self._store, self.lists.programme)

    @cached_property
    def telling(self) -> Telling:
        """Changes of programmes, and whom to tell."""
        from c21desk.services.telling import Telling

        return Telling(self._store)

    @cached_property
    def trip_reports(self) -> TripReports:
        """Trip reports."""
        from c21desk.services.trip_report import TripReports

        return TripReports(self._store, self.lists)
