"""What changed in the programme of the running visit, and whom to tell."""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from c21desk.domain.errors import UserError
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import FINLAND, local
from c21desk.i18n import N_, _, listed, message
from c21desk.services.telling import FIELDS, ItemChange, News, Told
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.formats import clock_text, day_text, local_text, moment_text, weekday_text
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_S
from c21desk.ui.visits.dates import now
from c21desk.ui.widgets import area, button, clear_layout, label, plain_label


def _when(told: Told, field: str) -> str:
    if not told[field]:
        return _("no time")
    wall = local(dt.datetime.fromisoformat(told[field]), told["zone"])
    return moment_text(weekday_text(wall.date()), clock_text(wall))


def change_text(change: ItemChange) -> str:
    """A change in a sentence for those who must hear of it."""
    title = local_text(change.title)
    if change.before is None:
        assert change.after is not None
        return _("New: {title}, {when}").format(title=title, when=_when(change.after, "start"))
    if change.after is None:
        return _("Taken out: {title}, {when}").format(title=title, when=_when(change.before, "start"))
    parts = []
    for field in change.fields:
        if field in ("start", "end"):
            before, after = _when(change.before, field), _when(change.after, field)
        elif field == "venue":
            before, after = (
                local_text(LocalizedText(*told["venue"])) for told in (change.before, change.after)
            )
        else:
            parts.append(_(FIELDS[field]))
            continue
        parts.append(
            _("{field}: {before} → {after}").format(
                field=_(FIELDS[field]), before=before or "–", after=after or "–"
            )
        )
    return _("{title}: {changes}").format(title=title, changes=listed(parts))


class NewsPanel(Translated, QWidget):
    """Changes since everybody was told, those to tell with their numbers, and a button that says it is done."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self.news = News(None, (), ())
        self.state = plain_label("hint", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(GAP_S)
        self.done = button(context, self.texts, N_("Everybody has been told"), self.tell_all, icon="check")
        box = QVBoxLayout()
        box.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        box.setSpacing(GAP_S)
        box.addWidget(label(self.texts, N_("Changes of the programme"), "heading"))
        box.addWidget(self.state)
        box.addLayout(self.lines)
        box.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        area("card", box, self)

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show the changes of this visit."""
        self._visit = visit_id
        self.retranslate()

    def retranslate(self) -> None:
        """Ask what changed, and write it in the window's language."""
        clear_layout(self.lines)
        if self._visit is None:
            return
        try:
            self.news = self.context.desk.telling.news(self._visit)
        except UserError:
            return  # deleted: the page shows another visit at once
        told = self.news.told
        if told is None:
            self.state.setText(
                _(
                    "Say so here once everybody has the programme: later changes are then listed with whom to tell."
                )
            )
            return
        wall = local(told, FINLAND)
        when = moment_text(day_text(wall.date()), clock_text(wall))
        if not self.news.changes:
            self.state.setText(_("No changes since everybody was told on {when}.").format(when=when))
            return
        self.state.setText(_("Changed since everybody was told on {when}:").format(when=when))
        for change in self.news.changes:
            line = plain_label(wrap=True, selectable=True)
            line.setText(change_text(change))
            self.lines.addWidget(line)
        heading = plain_label("label")
        heading.setText(_("To tell"))
        self.lines.addWidget(heading)
        for listener in self.news.listeners:
            line = plain_label(wrap=True, selectable=True)
            line.setText("  ·  ".join(part for part in (local_text(listener.name), listener.phone) if part))
            self.lines.addWidget(line)

    def tell_all(self) -> None:
        """Note that everybody was told."""
        visit = self._visit
        if visit is not None and self.context.attempt(
            lambda: self.context.desk.telling.tell_all(visit, now().astimezone(dt.UTC).replace(microsecond=0))
        ):
            self.context.say(message(N_("Noted: everybody has been told")), SUCCESS, undo=True)
