"""ReportLab's canvas with a structure tree, own fonts, and the objects that PDF/A and PDF/UA require.

Everything on a page is either marked content of a node or an artifact: :meth:`TaggedCanvas.mark`,
:meth:`~TaggedCanvas.fill` and :meth:`~TaggedCanvas.rule` keep to that, and nothing else of the package
draws. Coordinates are points from the lower left corner of the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from c21desk import paths
from c21desk.briefing.tags.fonts import FontUse
from c21desk.briefing.tags.metadata import About
from c21desk.briefing.tags.node import Node
from c21desk.briefing.tags.objects import Element, Info, Link, Raw, Stream
from c21desk.briefing.text.faces import Face
from c21desk.briefing.text.runs import Colour

END = "EMC"
ARTIFACT = "/Artifact BMC"
PAGINATION = "/Artifact<</Type/Pagination>>BDC"

Rectangle = tuple[float, float, float, float]


def colour_operands(colour: Colour) -> str:
    """A colour as the operands of ``rg``."""
    return "{:.3g} {:.3g} {:.3g}".format(*colour)


class TaggedCanvas(Canvas):
    """A canvas that writes one tagged pack to ``target``."""

    _doc: Any
    _filename: Any
    _code: list[str]
    _pageNumber: int  # noqa: N815 - ReportLab's name
    _formsinuse: list[str]
    _annotationrefs: list[Any]
    _bookmarkReference: Any  # noqa: N815

    def __init__(self, target: BinaryIO, about: About, page_size: tuple[float, float]) -> None:
        super().__init__(
            target, pagesize=page_size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=about.lang
        )
        self.about = about
        self.root = Node("Document")
        self.pages: dict[str, int] = {}  # page of each named place
        self._elements: dict[Node, Element] = {}
        self._marks: dict[str, list[Element]] = {}
        self._links: list[tuple[Link, Element]] = []
        self._fonts: dict[Face, FontUse] = {}
        self._deferred: list[tuple[str, str, Callable[[], str]]] = []
        self._element(self.root)

    def _make_preamble(self) -> None:
        # ReportLab would name a standard font here, which PDF/A does not allow to stay unembedded.
        self._preamble = ""

    @property
    def page_name(self) -> str:
        """Name of the present page among the document's objects."""
        return str(self._doc.thisPageName())

    @property
    def page_number(self) -> int:
        """Number of the present page, from 1."""
        return int(self._pageNumber)

    # What flowables draw with

    def mark(self, node: Node) -> str:
        """The operator that begins content of ``node``; :data:`END` ends it."""
        element = self._element(node)
        page = self.page_name
        marks = self._marks.setdefault(page, [])
        number = len(marks)
        marks.append(element)
        element.kids.append((page, number))
        return f"/{node.role}<</MCID {number}>>BDC"

    def touch(self, node: Node) -> None:
        """Give ``node`` its place in the reading order though it has no content, as an empty cell."""
        self._element(node)

    def emit(self, operators: str) -> None:
        """Add ``operators`` to the page."""
        self._code.append(operators)

    def font(self, face: Face) -> FontUse:
        """The use of ``face`` in this document."""
        use = self._fonts.get(face)
        if use is None:
            use = self._fonts[face] = FontUse(face, f"F{len(self._fonts)}")
        return use

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle, as an artifact."""
        self._code.append(
            f"{ARTIFACT} {colour_operands(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f {END}"
        )

    def rule(self, x: float, y: float, width: float, colour: Colour, thickness: float = 0.5) -> None:
        """Draw a level line from ``x`` whose middle is at ``y``, as an artifact."""
        self.fill(x, y - thickness / 2, width, thickness, colour)

    def picture(self, node: Node, data: bytes, size: tuple[int, int], box: Rectangle, *, grey: bool) -> None:
        """Draw a JPEG file of ``size`` pixels into ``box`` (x, y, width, height) as a figure."""
        name = hashlib.sha256(data).hexdigest()[:24]
        registered = self._doc.getXObjectName(name)
        if registered not in self._doc.idToObject:
            entries = {
                "Type": b"/XObject",
                "Subtype": b"/Image",
                "Width": b"%d" % size[0],
                "Height": b"%d" % size[1],
                "ColorSpace": b"/DeviceGray" if grey else b"/DeviceRGB",
                "BitsPerComponent": b"8",
                "Filter": b"/DCTDecode",
            }
            self._doc.Reference(Stream(data, entries, deflate=False), registered)
        self._formsinuse.append(name)
        x, y, width, height = box
        self._element(node).box = (x, y, x + width, y + height)
        self._code.append(
            f"{self.mark(node)} q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{registered} Do Q {END}"
        )

    def figure(self, node: Node, box: Rectangle, operators: str) -> None:
        """Draw ``operators`` within ``box`` (x, y, width, height) as one figure, words and all."""
        x, y, width, height = box
        self._element(node).box = (x, y, x + width, y + height)
        self._code.append(f"{self.mark(node)} q {operators} Q {END}")

    def link(self, node: Node, box: Rectangle, target: str, contents: str) -> None:
        """Make ``box`` (left, bottom, right, top) a link to ``#name`` in the pack or to an address."""
        destination = self._bookmarkReference(target[1:]) if target.startswith("#") else target
        annotation = Link(f"Link{len(self._links)}", self.page_name, box, destination, contents)
        self._doc.Reference(annotation, annotation.name)
        self._annotationrefs.append(pdfdoc.PDFObjectReference(annotation.name))
        element = self._element(node)
        element.kids.append(annotation)
        self._links.append((annotation, element))

    def place(self, name: str, top: float) -> None:
        """Name this height of the page as a place for links."""
        self.bookmarkHorizontalAbsolute(name, top)
        self.pages[name] = self.page_number

    def outline(self, title: str, name: str, level: int) -> None:
        """Add a bookmark to a named place; level 0 is the top."""
        self.addOutlineEntry(title, name, level)

    def later(self, operators: Callable[[], str]) -> None:
        """Leave a hole in the page, filled with what ``operators`` gives when all pages are known.

        Numbers of later pages are known only then; making the pack twice for them would cost twice.
        """
        token = f"%later-{len(self._deferred)}%"
        self._deferred.append((self.page_name, token, operators))
        self._code.append(token)

    # The file

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        page.Tabs = pdfdoc.PDFName("S")

    def save(self) -> None:
        """Write the file."""
        if self._code:
            self.showPage()
        document = self._doc
        self._write_pages()
        for use, tag in zip(self._fonts.values(), _font_tags(), strict=False):
            use.register(document, tag)
        self._write_structure()
        document.info = Info(self.about.info())
        document.SaveToFile(self._filename, self)

    def _write_pages(self) -> None:
        for name, token, operators in self._deferred:
            page = self._doc.idToObject[name]
            page.stream = page.stream.replace(token, operators())
        for page in self._doc.Pages.pages:
            content = page.stream.encode("latin-1")
            self._doc.signature.update(content)
            page.Contents = Stream(content)

    def _write_structure(self) -> None:
        document, catalog = self._doc, self._doc.Catalog
        pages = len(document.Pages.pages)
        for element in self._elements.values():
            document.Reference(element, element.name)
        numbers: list[bytes] = []
        for n in range(pages):
            references = b" ".join(_reference(document, e.name) for e in self._marks.get(f"Page{n + 1}", []))
            numbers.append(b"%d[%s]" % (n, references))
        for n, (annotation, element) in enumerate(self._links, pages):
            annotation.struct_parent = n
            numbers.append(b"%d %s" % (n, _reference(document, element.name)))
        parent_tree = document.Reference(Raw(b"<</Nums[%s]>>" % b"\n".join(numbers)), "ParentTree")
        root = Raw(
            b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>"
            % (
                _reference(document, self._elements[self.root].name),
                parent_tree.format(document),
                pages + len(self._links),
            )
        )
        document.Reference(root, "StructTreeRoot")
        profile = document.Reference(
            Stream((paths.resources() / "fonts" / "sRGB.icc").read_bytes(), {"N": b"3"}), "Profile"
        )
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = root
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        catalog.ViewerPreferences = Raw(b"<</DisplayDocTitle true>>")
        catalog.Metadata = Stream(self.about.xmp(), {"Type": b"/Metadata", "Subtype": b"/XML"}, deflate=False)
        catalog.OutputIntents = Raw(
            b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            b"/DestOutputProfile %s>>]" % profile.format(document)
        )
        document.Reference(catalog.OutputIntents, "OutputIntents")

    def _element(self, node: Node) -> Element:
        element = self._elements.get(node)
        if element is None:
            parent = None if node is self.root else self._element(node.parent or self.root)
            element = Element(node, f"Element{len(self._elements)}", parent)
            self._elements[node] = element
            if parent:
                parent.kids.append(element)
        return element


def _reference(document: Any, name: str) -> bytes:
    return b"%d 0 R" % document.idToObjectNumberAndVersion[name][0]


def _font_tags() -> list[str]:
    return [f"CDESK{chr(ord('A') + n)}" for n in range(26)]
