"""The screens that :mod:`pictures` shows: how each is reached in a window over the sample file.

A screen that is a dialog over the window gives the dialog.
"""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from c21desk.domain.kinds import ItemKind, ItemStatus, SeatingRule
from c21desk.domain.localized import LocalizedText
from c21desk.domain.people import Channel, PostalAddress, Tag
from c21desk.services.lists import ListQuery
from c21desk.services.programme import set_participants
from c21desk.ui.contacts.exporting import ExportDialog
from c21desk.ui.contacts.importing import ContactImport
from c21desk.ui.contacts.qr_dialog import QrDialog
from c21desk.ui.main_window import MainWindow
from c21desk.ui.people.bulk_edit import BulkEditDialog
from c21desk.ui.people.editor import PersonEditor
from c21desk.ui.people.page import PeoplePage
from c21desk.ui.record_history import RecordHistoryDialog
from c21desk.ui.visits import dates
from c21desk.ui.visits.programme_text.templates import TemplateDialog

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2027, 6, 7)
"""The day that the pictures show: a week before the sample visit."""
MORNING = f"{TODAY.isoformat()}T09:00+03:00"
_PATIENCE_S = 60.0
_CARDS = """BEGIN:VCARD
VERSION:3.0
N:Aalto;Aino;;;
FN:Aino Aalto
ORG:City of Lohikoski
TITLE:Director of International Affairs
TEL;TYPE=CELL:040 123 4567
EMAIL:aino.aalto@lohikoski.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:{han}
FN:{name}
TEL:+86 25 8363 0000
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Berg;Bo;;;
FN:Bo Berg
EMAIL;ENCODING=BASE64:%%%
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Virtanen;Ville;;;
FN:Ville Virtanen
"""
_TABLE = (
    "First Name,Last Name,Company,Job Title,Business Phone,Mobile Phone,E-mail Address,Business Street,"
    "Business City,Notes,Pager\n"
    "Aino,Aalto,City of Lohikoski,Director of International Affairs,09 123 4567,040 123 4567,"
    "aino.aalto@lohikoski.example,Satamakatu 1,Lohikoski,Met at the spring fair; prefers green tea,\n"
    "Bo,Berg,Berg Oy,Managing Director,,050 765 4321,bo@berg.example,Torikatu 12 A,Lohikoski,,\n"
)


def until(ready: Callable[[], object]) -> None:
    """Let the window work until something holds. Raises TimeoutError after a minute."""
    end = time.monotonic() + _PATIENCE_S
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        QApplication.processEvents()
        time.sleep(0.01)
    for _ in range(10):  # layouts settle in a few rounds
        QApplication.processEvents()


def _visit_tab(window: MainWindow, visit: uuid.UUID, tab: int) -> None:
    window.show_record("visit", visit)
    window.page("visits").workspace.tabs.setCurrentIndex(tab)  # type: ignore[attr-defined]


def _start(_window: MainWindow, _visit: uuid.UUID) -> None:
    """What a window without a file shows."""


def _today(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("today")


def _running(window: MainWindow, _visit: uuid.UUID) -> None:
    """The page Today in the afternoon of the visit's first day, with a change to be told."""
    desk = window.context.desk
    dates.set_clock("2027-06-15T14:10+03:00")
    items = desk.lists.programme.items(_visit)
    desk.telling.tell_all(_visit, dates.now().astimezone(dt.UTC) - dt.timedelta(hours=6))
    later = next(i for i in items if i.start and i.start > dates.now() + dt.timedelta(hours=1))
    item = desk.programme.get(later.id)
    assert item.start is not None
    item.start += dt.timedelta(minutes=10)
    desk.programme.save(item)
    window.show_page("visits")
    window.show_page("today")


def _visits(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("visits")


def _overview(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 0)


def _programme(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 1)


def _rich_programme(window: MainWindow, visit: uuid.UUID) -> None:
    """Parallel tracks, a person in two places, a night in the hotel, an item without a time, two cars."""
    desk = window.context.desk
    row = {item.title.en: item for item in desk.programme.items(visit)}
    by_kind: dict[str, list[uuid.UUID]] = {}
    for item in row.values():
        by_kind.setdefault(item.kind, []).append(item.id)

    def change(item_id: uuid.UUID, **values: object) -> None:
        item = desk.programme.get(item_id)
        for name, value in values.items():
            setattr(item, name, value)
        desk.programme.save(item)

    def copy(
        item_id: uuid.UUID, title: LocalizedText, hours: float, length: float = 1, **values: object
    ) -> None:
        item = desk.programme.duplicate(item_id)
        source = desk.programme.get(item_id)
        assert source.start is not None
        item.title = title
        item.start = source.start + dt.timedelta(hours=hours)
        item.end = item.start + dt.timedelta(hours=length)
        alone = values.pop("alone", None)
        for name, value in values.items():
            setattr(item, name, value)
        if isinstance(alone, list):
            set_participants(item, [(one.person_id, one.role) for one in alone])
        desk.programme.save(item)

    timed = [item for item in desk.programme.items(visit) if item.start]
    for item in timed[:9]:
        change(item.id, status=ItemStatus.CONFIRMED)
    [hotel] = by_kind[ItemKind.ACCOMMODATION][:1]
    school, table = (item.id for item in timed[7:9])
    change(school, track="Education")
    text, head = LocalizedText, desk.programme.get(table).participants[:1]
    copy(
        school,
        text("Matkailuyritykset", "Tourism companies", "旅游企业"),
        0.5,
        1.5,
        track="Tourism",
        venue_id=None,
        participants=[],
    )
    copy(
        school,
        text("Satamakierros", "Harbour tour", "港口参观"),
        2.25,
        0.75,
        track="Tourism",
        venue_id=None,
        participants=[],
    )
    copy(
        table, text("Haastattelu radiossa", "Radio interview", "电台采访"), 1, 0.75, venue_id=None, alone=head
    )
    copy(
        hotel,
        text("Yöpyminen", "Night at the hotel", "入住酒店"),
        9,
        46,
        kind=ItemKind.ACCOMMODATION,
        participants=[],
    )
    copy(
        table, text("Iltaohjelma järvellä", "Evening on the lake", "湖上晚间活动"), 2.5, 1,
        status=ItemStatus.CANCELLED, kind=ItemKind.FREE, participants=[],
    )  # fmt: skip
    copy(
        table, text("Tapaaminen yliopistolla", "Meeting at the university", "大学会谈"), 0, 1, participants=[]
    )
    [loose] = [
        item.id for item in desk.programme.items(visit) if item.title.en == "Meeting at the university"
    ]
    change(loose, start=None, end=None)


def _timeline(window: MainWindow, visit: uuid.UUID) -> None:
    _rich_programme(window, visit)
    _visit_tab(window, visit, 1)


def _timeline_people(window: MainWindow, visit: uuid.UUID) -> None:
    _timeline(window, visit)
    window.page("visits").workspace.programme.show_as("people")  # type: ignore[attr-defined]


def _timeline_item(window: MainWindow, visit: uuid.UUID) -> None:
    _rich_programme(window, visit)
    items = window.context.desk.programme.items(visit)
    window.show_record("programme_item", items[7].id)


def _programme_list(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 1)
    window.page("visits").workspace.programme.show_as("list")  # type: ignore[attr-defined]


def _item(window: MainWindow, visit: uuid.UUID) -> None:
    items = window.context.desk.programme.items(visit)
    window.show_record("programme_item", items[min(2, len(items) - 1)].id)


def _people_of_visit(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 2)


def _briefing(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 0)
    workspace = window.page("visits").workspace  # type: ignore[attr-defined]
    workspace.tabs.setCurrentWidget(workspace.briefing)
    tab = workspace.briefing
    until(lambda: tab.pages or tab.problem.isVisible())
    rendered_by = time.monotonic() + 2  # QtPdf draws pages beside the window and does not say when
    until(lambda: time.monotonic() > rendered_by)


def _seating(window: MainWindow, visit: uuid.UUID) -> None:
    seating = window.context.desk.seating
    items = [i for i in window.context.desk.lists.programme.items(visit) if i.participants]
    talks = max(items, key=lambda item: item.participants)
    seating.create(visit, talks.title, talks.id)
    banquet = next((i for i in items if i.kind in ("banquet", "dinner")), talks)
    plan = seating.create(visit, banquet.title, None, SeatingRule.ROUND_BANQUET)
    seating.lock(plan, ["1:1"])
    seating.free(plan, seating.view(plan).chairs()[-1].place)
    window.show_record("visit", visit)
    tab = window.page("visits").workspace.open_tab("seating")  # type: ignore[attr-defined]
    tab.open(plan)
    until(lambda: tab.drawing.cards)


def _seating_list(window: MainWindow, visit: uuid.UUID) -> None:
    seating = window.context.desk.seating
    people = [i for i in window.context.desk.lists.programme.items(visit) if i.participants]
    talks = max(people, key=lambda item: item.participants)
    seating.create(visit, talks.title, talks.id, SeatingRule.LONG_TABLE)
    window.show_record("visit", visit)
    tab = window.page("visits").workspace.open_tab("seating")  # type: ignore[attr-defined]
    tab.show_as(1)
    until(tab.list.rowCount)


def _people(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("people")


def _person(window: MainWindow, _visit: uuid.UUID) -> None:
    desk = window.context.desk
    [first, *_] = [row for row in desk.people.rows(desk.people.ids(ListQuery())) if row.han]
    window.show_record("person", first.id)


def _duplicates(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("people")
    page = window.page("people")
    page.look_for_duplicates()  # type: ignore[attr-defined]
    until(page.review.table.rowCount)  # type: ignore[attr-defined]


def _delegations(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("delegations")


def _delegation(window: MainWindow, visit: uuid.UUID) -> None:
    [first, *_] = window.context.desk.delegations.for_visit(visit)
    window.show_record("delegation", first.id)


def _organisation(window: MainWindow, _visit: uuid.UUID) -> None:
    desk = window.context.desk
    [first, *_] = desk.organisations.rows(desk.organisations.ids(ListQuery()))
    window.show_record("organisation", first.id)


def _places(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("places")


def _catalogues(window: MainWindow, _visit: uuid.UUID) -> None:
    window.show_page("catalogues")


def _review(window: MainWindow, _visit: uuid.UUID) -> None:
    window.review(ROOT / "resources" / "sample" / "delegation.xlsx", None, "guest")
    until(lambda: window.page("visits").review is not None)  # type: ignore[attr-defined]


_PROGRAMME = """14 June 2027
8.45 Pick-up at the hotel
9:00–10:30 Talks with the Mayor 与市长会谈 (City Hall)
10.30 Tour of the port
    Participants: the whole delegation
Afternoon: free
25:00 Not a time
15 June 2027
上午9:30 参观大学
18:30–20:30 Banquet / Juhlapäivällinen / 宴会
Changes possible
"""


def _programme_review(window: MainWindow, visit: uuid.UUID) -> None:
    _visit_tab(window, visit, 1)
    page = window.page("visits")
    page.workspace.programme.tools.take(_PROGRAMME)  # type: ignore[attr-defined]
    until(lambda: page.review is not None)  # type: ignore[attr-defined]


def _template(window: MainWindow, visit: uuid.UUID) -> QDialog:
    return TemplateDialog(window.context, visit, window)


# Contacts and people


def _people_page(window: MainWindow) -> PeoplePage:
    window.show_page("people")
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    until(page.list.model.rowCount)
    return page


def _import(window: MainWindow) -> ContactImport:
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    until(lambda: page.importing is not None)
    assert page.importing is not None
    return page.importing


def _mapping(window: MainWindow, _visit: uuid.UUID) -> None:
    path = window.context.desk.path.with_name("contacts.csv")
    path.write_text(_TABLE, encoding="utf-8")
    window.review(path, None, "guest", contacts=True)
    _import(window)


def _contacts_review(window: MainWindow, _visit: uuid.UUID) -> None:
    desk = window.context.desk
    [row, *_] = [one for one in desk.people.rows(desk.people.ids(ListQuery())) if one.han]
    known = desk.people.get(row.id)
    han = f"{known.family_han};{known.given_han};;;"
    window.review(_CARDS.format(han=han, name=known.family_han + known.given_han), None, "guest")
    review = _import(window)
    until(lambda: review.review is not None)
    assert review.review is not None
    review.review.table.selectRow(1)


def _export(window: MainWindow, _visit: uuid.UUID) -> QDialog:
    page = _people_page(window)
    total = page.list.model.rowCount()
    dialog = ExportDialog(window.context, range(total), range(1, 4), total, window)
    dialog.sensitive.setChecked(True)
    return dialog


def _open_person(window: MainWindow) -> PersonEditor:
    """Somebody with everything a person can have."""
    desk = window.context.desk
    [row, *_] = [one for one in desk.people.rows(desk.people.ids(ListQuery())) if one.han]
    person = desk.people.get(row.id)
    person.languages, person.interpreting = "zh en", "needed"
    person.channels = [
        Channel(value="+862583630000 转 801", label="work"),
        Channel(value="+8613812345678", label="cell", preferred=1),
        Channel(kind="email", value="office@nanjing.example", label="work"),
    ]
    person.addresses = [
        PostalAddress(
            label="work", street="41 Beijing East Road", locality="Nanjing", postal_code="210008",
            country="China", han="江苏省南京市玄武区北京东路41号",
        )
    ]  # fmt: skip
    person.tags = [Tag(name="Twin city"), Tag(name="Smart city")]
    desk.people.save(person)
    window.show_record("person", row.id)
    editor = _people_page(window).editor
    assert isinstance(editor, PersonEditor)
    return editor


def _scrolled(window: MainWindow, field: str) -> None:
    editor = _open_person(window)
    until(lambda: True)
    [area, *_] = editor.findChildren(QScrollArea)
    part = editor.form.fields[field]
    inside = area.widget()
    area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - 60)


def _person_addresses(window: MainWindow, _visit: uuid.UUID) -> None:
    _scrolled(window, "channels")


def _person_hospitality(window: MainWindow, _visit: uuid.UUID) -> None:
    _scrolled(window, "interpreting")


def _person_portrait(window: MainWindow, _visit: uuid.UUID) -> None:
    _scrolled(window, "portrait")


def _code(window: MainWindow, _visit: uuid.UUID) -> QDialog:
    editor = _open_person(window)
    assert editor.record is not None
    return QrDialog(window.context, window.context.desk.contacts.qr_code(editor.record.id), window)


def _history(window: MainWindow, _visit: uuid.UUID) -> QDialog:
    editor = _open_person(window)
    record = editor.record
    assert record is not None
    dialog = RecordHistoryDialog(window.context, record.id, editor.name_of(record), "person", window)
    dialog.tabs.setCurrentIndex(1)
    return dialog


def _bulk_edit(window: MainWindow, _visit: uuid.UUID) -> QDialog:
    page = _people_page(window)
    page.list.table.selectAll()
    return BulkEditDialog(window.context, page.list.selected(), window)


def _search(window: MainWindow, _visit: uuid.UUID) -> None:
    _people_page(window)
    box = window.top.search
    box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    box.setText("nan")
    box.search_now()


def _filtered(window: MainWindow, _visit: uuid.UUID) -> None:
    _open_person(window)
    page = _people_page(window)
    page._close_editor()
    page.list.filters.choose_group("Twin city")
    page.list.filters.choose_day(TODAY)
    page.list.table.selectRow(0)


def _tab(name: str, pane: str = "") -> Callable[[MainWindow, uuid.UUID], None]:
    """A tab of the sample visit's workspace, with the first record of its list open."""

    def show(window: MainWindow, visit: uuid.UUID) -> None:
        window.show_record("visit", visit)
        page = window.page("visits").workspace.open_tab(name)  # type: ignore[attr-defined]
        if pane:
            page = page.pane(pane)
        ids = [page.table.item(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(page.table.rowCount())]
        if ids:
            page.open(ids[0])

    return show


SCREENS: dict[str, Callable[[MainWindow, uuid.UUID], QDialog | None]] = {
    "start": _start,
    "today": _today,
    "today-running": _running,
    "visits": _visits,
    "overview": _overview,
    "programme": _programme,
    "programme-list": _programme_list,
    "timeline": _timeline,
    "timeline-people": _timeline_people,
    "timeline-item": _timeline_item,
    "programme-item": _item,
    "programme-review": _programme_review,
    "template": _template,
    "seating": _seating,
    "seating-list": _seating_list,
    "people-of-visit": _people_of_visit,
    "briefing": _briefing,
    "travel": _tab("logistics", "travel"),
    "vehicles": _tab("logistics", "vehicles"),
    "rooms": _tab("logistics", "rooms"),
    "guest-list": _tab("logistics", "guest-lists"),
    "members": _tab("logistics", "members"),
    "tasks": _tab("tasks"),
    "promises": _tab("promises", "promises"),
    "gifts": _tab("promises", "gifts"),
    "notes": _tab("notes", "notes"),
    "outcomes": _tab("notes", "outcomes"),
    "documents": _tab("notes", "documents"),
    "people": _people,
    "person": _person,
    "people-filtered": _filtered,
    "person-contacts": _person_addresses,
    "person-hospitality": _person_hospitality,
    "person-portrait": _person_portrait,
    "code": _code,
    "history": _history,
    "bulk-edit": _bulk_edit,
    "search": _search,
    "mapping": _mapping,
    "contacts-review": _contacts_review,
    "export": _export,
    "duplicates": _duplicates,
    "delegations": _delegations,
    "delegation": _delegation,
    "organisation": _organisation,
    "places": _places,
    "catalogues": _catalogues,
    "review": _review,
}
