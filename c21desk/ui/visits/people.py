"""The people of a visit: both delegations in rank order."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from c21desk.domain.delegations import Delegation
from c21desk.domain.kinds import Side
from c21desk.domain.localized import LocalizedText
from c21desk.i18n import N_, _, message
from c21desk.ui.context import SUCCESS, Context
from c21desk.ui.delegations.panel import MembersPanel
from c21desk.ui.formats import local_text
from c21desk.ui.labels import SIDE
from c21desk.ui.language import Translated
from c21desk.ui.theme import GAP_L, GAP_M, GAP_S
from c21desk.ui.widgets import button, label, row

_DEFAULT_NAMES = {
    Side.GUEST: LocalizedText(fi="Vierasvaltuuskunta", en="Guest delegation", zh="来宾代表团"),
    Side.HOST: LocalizedText(fi="Isäntävaltuuskunta", en="Host delegation", zh="接待方代表团"),
}


class _SidePanel(Translated, QWidget):
    """One side: its delegation, or the offer to make one."""

    def __init__(self, context: Context, side: Side) -> None:
        super().__init__()
        self.context, self.side = context, side
        self._visit: uuid.UUID | None = None
        self.delegation: Delegation | None = None
        self.heading = label(self.texts, SIDE[side], "heading")
        self.name = button(
            context,
            self.texts,
            lambda: local_text(self.delegation.name) if self.delegation else "",
            self._open,
            look="link",
            description=N_("Open the delegation"),
        )
        self.paste = button(
            context,
            self.texts,
            N_("Paste a member list"),
            self.paste_list,
            icon="clipboard-paste",
            description=N_("Reviews the list on the clipboard (Ctrl+V)"),
        )
        self.import_ = button(context, self.texts, N_("Import a list…"), self._import, icon="file-down")
        self.start = button(
            context, self.texts, N_("Begin with single people"), self._begin, icon="user-plus", look="link"
        )
        self.members = MembersPanel(context)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        box.setSpacing(GAP_S)
        box.addLayout(row(self.heading, self.name, None, self.start, self.paste, self.import_))
        self.nobody = label(
            self.texts,
            N_("Nobody here yet. Paste or import the member list, or add people one by one."),
            "hint",
        )
        box.addWidget(self.nobody)
        box.addWidget(self.members, 1)
        box.addStretch(0)
        keys = QShortcut(
            QKeySequence.StandardKey.Paste, self.members.table, context=Qt.ShortcutContext.WidgetShortcut
        )
        keys.activated.connect(self.paste_list)

    def show_delegation(self, visit_id: uuid.UUID, delegation: Delegation | None) -> None:
        """Show this side's delegation."""
        self._visit, self.delegation = visit_id, delegation
        has = delegation is not None
        self.members.setVisible(has)
        self.nobody.setVisible(not has)
        self.start.setVisible(not has)
        self.name.setVisible(has)
        self.texts.again()
        self.members.show_delegation(delegation.id if delegation else None)

    def paste_list(self) -> None:
        """Review the clipboard's list for this side."""
        self.context.import_wanted.emit(QGuiApplication.clipboard().text(), self._visit, str(self.side))

    def _import(self) -> None:
        from pathlib import Path

        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Import a member list"),
            str(Path.home()),
            _("Lists (*.xlsx *.csv *.tsv *.txt *.docx);;All files (*)"),
        )
        if name:
            self.context.import_wanted.emit(Path(name), self._visit, str(self.side))

    def _begin(self) -> None:
        delegations = self.context.desk.delegations
        made = delegations.new()
        made.name, made.side, made.visit_id = _DEFAULT_NAMES[self.side], str(self.side), self._visit
        if self.context.attempt(lambda: delegations.save(made)):
            self.context.say(message(N_("Delegation added")), SUCCESS, undo=True)

    def _open(self) -> None:
        if self.delegation is not None:
            self.context.show_record("delegation", self.delegation.id)


class PeopleTab(Translated, QWidget):
    """Guests above, hosts below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._visit: uuid.UUID | None = None
        self.sides = {side: _SidePanel(context, side) for side in (Side.GUEST, Side.HOST)}
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for panel in self.sides.values():
            splitter.addWidget(panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        context.tables_changed.connect(self._tables_changed)

    def show_visit(self, visit_id: uuid.UUID) -> None:
        """Show a visit's delegations."""
        self._visit = visit_id
        self.refresh()

    def refresh(self) -> None:
        """Ask for the delegations again."""
        if self._visit is None:
            return
        found = self.context.desk.delegations.for_visit(self._visit)
        for side, panel in self.sides.items():
            panel.show_delegation(self._visit, next((d for d in found if d.side == side), None))

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & {"delegation", "visit"}:
            self.refresh()
