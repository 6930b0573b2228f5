"""Pictures of the program for README and help: ``python packaging/pictures.py [--all FOLDER]``.

The window is built as the program builds it (:func:`c21desk.app.build`) over a fresh sample file and drawn
without a screen, so no X server is needed and the same code gives the same pictures on one machine. The
pages of packs are drawn by QtPdf. Without options a chosen handful goes to resources/pictures; ``--all``
writes every screen in every language, light and dark, into FOLDER instead, for looking through.
``--screens people,export``, ``--languages fi,zh_CN`` and ``--themes dark`` narrow that down.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog
from screens import MORNING, ROOT, SCREENS, until

from c21desk import app, i18n, settings
from c21desk.domain.people import Channel, Position
from c21desk.services import desk as desks
from c21desk.services.lists import ListQuery
from c21desk.services.people import toneless_name
from c21desk.ui.main_window import MainWindow
from c21desk.ui.visits import dates

TARGET = ROOT / "resources" / "pictures"
SIZE = QSize(1366, 768)
PAGE_WIDTH = 700
MAX_BYTES, MAX_TOTAL = 200_000, 2_000_000

# One example of each screen, in the languages and looks that people meet.
CHOSEN = (
    ("today", "en", settings.LIGHT),
    ("overview", "fi", settings.LIGHT),
    ("programme", "en", settings.LIGHT),
    ("people-of-visit", "fi", settings.LIGHT),
    ("briefing", "zh_CN", settings.LIGHT),
    ("person", "en", settings.LIGHT),
    ("review", "en", settings.LIGHT),
    ("people", "en", settings.DARK),
)
CHOSEN_PAGES = (("fi", 0), ("en", 3), ("zh_CN", 4))
"""Language of a pack, and the page from 0."""


@contextmanager
def window_over(file: Path | None, language: str, theme: str) -> Iterator[MainWindow]:
    """A window over the file, taken down at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = app.build(application, settings.Settings(language=language, theme=theme))
    window.resize(SIZE)
    window.show()
    if file is not None:
        window.context.set_desk(desks.open_file(file, None, "Example"))
    window.activateWindow()
    until(window.isVisible)
    try:
        yield window
    finally:
        context = window.context
        context.jobs.stop()
        context.set_desk(None)
        window.hide()
        for part in (window, context.theme, context.language, context):
            part.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# Drawing


def save(image: QImage, path: Path) -> Path:
    """Write a PNG with a palette of 256 colours, which screens and pages need no more than."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    picture = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    return path


def picture_of(window: MainWindow, dialog: QDialog | None) -> QImage:
    """What the window shows now, with the dialog in its middle."""
    until(lambda: True)
    image = window.grab().toImage()
    if dialog is not None:
        over = dialog.grab().toImage()
        corner = image.rect().center() - over.rect().center()
        painter = QPainter(image)
        painter.drawImage(corner, over)
        painter.setPen(QColor("#707070"))
        painter.drawRect(over.rect().translated(corner).adjusted(-1, -1, 0, 0))
        painter.end()
        dialog.close()
    return image


def screens_of(
    names: list[str], file: Path, visit: uuid.UUID, language: str, theme: str
) -> Iterator[tuple[str, QImage]]:
    """Pictures of these screens, in one language and look."""
    # A list is reviewed over a file that knows nobody of it yet.
    files = {
        "start": None,
        "review": file.with_name("empty.c21"),
        "duplicates": file.with_name("twice.c21"),
    }
    for name in names:
        # Some screens enter something first: each has a file of its own.
        own = files.get(name, shutil.copy(file, file.with_name("own.c21")))
        with window_over(own, language, theme) as window:
            dates.set_clock(MORNING)
            dialog = SCREENS[name](window, visit)
            if dialog is not None:
                dialog.show()
            yield name, picture_of(window, dialog)


def pack_pages(file: Path, visit: uuid.UUID, language: str, folder: Path) -> list[QImage]:
    """The pages of a pack, on white."""
    made = folder / f"pack-{language}.pdf"
    desk = desks.open_file(file, None, "Example")
    try:
        desk.briefings.build(visit, language, made)
    finally:
        desk.close()
    document = QPdfDocument()
    document.load(str(made))
    pages = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(PAGE_WIDTH, round(PAGE_WIDTH * points.height() / points.width()))
        drawn = document.render(number, size)
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(sheet)
        painter.drawImage(0, 0, drawn)
        painter.end()
        pages.append(sheet)
    document.close()
    return pages


# What to make


def chosen(file: Path, visit: uuid.UUID, scratch: Path) -> list[Path]:
    """The handful for README and help."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    written = []
    for name, language, theme in CHOSEN:
        for _, image in screens_of([name], file, visit, language, theme):
            written.append(save(image, TARGET / f"{name}-{language}.png"))
    for language, number in CHOSEN_PAGES:
        page = pack_pages(file, visit, language, scratch)[number]
        written.append(save(page, TARGET / f"pack-{language}.png"))
    return written


def everything(
    folder: Path,
    names: list[str],
    languages: list[str],
    themes: list[str],
    file: Path,
    visit: uuid.UUID,
    scratch: Path,
) -> list[Path]:
    """All screens in these languages and looks, and all pages of the packs."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in languages:
        for theme in themes:
            for name, image in screens_of(names, file, visit, language, theme):
                written.append(save(image, folder / f"{name}-{language}-{theme}.png"))
        pages = pack_pages(file, visit, language, scratch) if len(names) == len(SCREENS) else []
        for number, page in enumerate(pages, 1):
            written.append(save(page, folder / f"pack-{language}-{number:02}.png"))
    return written


def enter_twice(file: Path) -> None:
    """Enter a few people of a file a second time, as a list from elsewhere would."""
    desk = desks.open_file(file, None, "Example")
    known = [desk.people.get(row.id) for row in desk.people.rows(desk.people.ids(ListQuery())) if row.han]
    for number, person in enumerate(known[:4]):
        again = desk.people.new()
        if number % 2:
            again.family_han, again.given_han = person.family_han, person.given_han
        else:
            again.family_latin, again.given_latin = toneless_name(person)
            again.name_order = person.name_order
        again.western_name = "David"
        again.note = "Met at the spring fair; prefers green tea."
        again.allergies, again.diet = "Nuts", "No pork"
        again.channels = [Channel(value=f"+86 25 5555 010{number}")]
        if number < 3:
            again.positions = [
                Position(title=post.title, organisation_id=post.organisation_id) for post in person.positions
            ]
        desk.people.save(again)
    desk.close()


def main() -> int:
    """Make the pictures; 1 where one that ships is too large."""
    parser = argparse.ArgumentParser(description="Make pictures of the program.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every screen, for looking through")
    parser.add_argument("--screens", default=",".join(SCREENS))
    parser.add_argument("--languages", default=",".join(i18n.LANGUAGES))
    parser.add_argument("--themes", default=f"{settings.LIGHT},{settings.DARK}")
    given = parser.parse_args()
    application = QApplication(sys.argv[:1])
    dates.set_clock(MORNING)
    try:
        with tempfile.TemporaryDirectory() as made:
            scratch = Path(made)
            os.environ["C21DESK_HOME"] = str(scratch / "home")
            file = scratch / "sample.c21"
            desk = desks.create(file, None, "Example")
            visit = desk.sample.load()
            desk.close()
            desks.create(scratch / "empty.c21", None, "Example").close()
            shutil.copy(file, scratch / "twice.c21")
            enter_twice(scratch / "twice.c21")
            if given.all:
                written = everything(
                    given.all,
                    given.screens.split(","),
                    given.languages.split(","),
                    given.themes.split(","),
                    file,
                    visit,
                    scratch,
                )
            else:
                written = chosen(file, visit, scratch)
    finally:
        dates.set_clock("")
        application.quit()
    sizes = [path.stat().st_size for path in written]
    print(f"{len(written)} pictures, {sum(sizes)} bytes")
    if given.all:
        return 0
    large = [path.name for path in written if path.stat().st_size > MAX_BYTES]
    if large or sum(sizes) > MAX_TOTAL:
        print("too large:", ", ".join(large) or "all together", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
