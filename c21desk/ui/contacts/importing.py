"""Taking contacts in: first what the columns mean, then what happens with each contact."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, Number, message
from c21desk.services.contacts import ContactPlan, ContactResult, ContactSource
from c21desk.ui.contacts.mapping import MappingPage
from c21desk.ui.contacts.review import ContactReview
from c21desk.ui.context import SUCCESS, WARNING, Context
from c21desk.ui.jobs import CancelledError, Job
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L
from c21desk.ui.widgets import area, button, column, label, row


class ContactImport(Translated, QWidget):
    """One import from its source to the stored people. It shows nothing of what it does not know yet:
    contacts are read by the worker, with progress and Cancel in the message bar."""

    done = Signal()
    left = Signal()

    def __init__(self, context: Context, source: ContactSource) -> None:
        super().__init__()
        self.context, self.source = context, source
        self.mapping: MappingPage | None = None
        self.review: ContactReview | None = None
        self._job: Job | None = None
        self._pages = QStackedWidget()
        self._waiting = self._wait_page()
        self._pages.addWidget(self._waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        if source.table is None:
            self._read()
            return
        self.mapping = MappingPage(context, source)
        self.mapping.left.connect(self.left)
        self.mapping.done.connect(self._read)
        self._pages.addWidget(self.mapping)
        self._pages.setCurrentWidget(self.mapping)

    def _wait_page(self) -> QWidget:
        self._stop_button = button(self.context, self.texts, N_("Cancel"), self._stop)
        box = column(
            label(self.texts, N_("Reading the contacts"), "title"),
            label(self.texts, N_("Everyone is compared with the people in the file. Nothing is stored yet.")),
            row(self._stop_button, None),
            None,
            margin=GAP_L,
            gap=GAP_L,
        )
        page = area("surface", box)
        escape = QShortcut(QKeySequence("Esc"), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._stop)
        return page

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def take_focus(self) -> None:
        """Focus what is to be done now."""
        if self.review is not None:
            self.review.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._job is not None or self.mapping is None:
            self._stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.mapping.take_focus()

    def _read(self) -> None:
        """Find out what would happen, beside the window."""
        if self.context.jobs.busy:
            self.context.say(message(N_("Wait until the work is done, or cancel it.")), WARNING)
            if self.mapping is None:
                self.left.emit()
            return
        contacts, source = self.context.desk.contacts, self.source
        self._pages.setCurrentWidget(self._waiting)
        self._job = self.context.jobs.run(
            message(N_("Reading the contacts")),
            lambda watch: contacts.plan(source, lambda share: watch.progress(round(share * 1000), 1000)),
            self._planned,
            self._failed,
        )
        self.take_focus()

    def _planned(self, plan: ContactPlan) -> None:
        self._job = None
        review = ContactReview(self.context, plan, from_table=self.mapping is not None)
        review.left.connect(self.left)
        review.back.connect(self._show_mapping)
        review.done.connect(self._stored)
        self.review = review
        self._pages.addWidget(review)
        self._pages.setCurrentWidget(review)
        self.take_focus()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, UserError):
            self.context.complain(error)
        elif not isinstance(error, CancelledError):
            raise error
        if self.mapping is None:
            self.left.emit()
        else:
            self._show_mapping()

    def _show_mapping(self) -> None:
        assert self.mapping is not None
        if self.review is not None:
            self._pages.removeWidget(self.review)
            self.review.deleteLater()
            self.review = None
        self._pages.setCurrentWidget(self.mapping)
        self.take_focus()

    def _stored(self, result: ContactResult) -> None:
        said = N_("Contacts imported. New people: {created}. Filled in: {matched}.")
        counts = {"created": Number(result.created), "matched": Number(result.matched)}
        self.context.say(Message(said, counts), SUCCESS, undo=True)
        self.done.emit()
