"""The objects of a PDF file that ReportLab does not write as PDF/A and PDF/UA ask."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from c21desk.briefing.tags.node import Node

Document = pdfdoc.PDFDocument


def text_string(text: str) -> bytes:
    """``text`` as a string object that any viewer reads: UTF-16 in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def number_of(document: Any, name: str) -> int:
    """Object number under which ``name`` was registered."""
    found: int = document.idToObjectNumberAndVersion[name][0]
    return found


class Raw(pdfdoc.PDFObject):
    """An object that is already written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        """The bytes as given."""
        return self.content


class Stream(pdfdoc.PDFObject):
    """A stream with an end of line before ``endstream``, which PDF/A asks for.

    ``entries`` are the dictionary's other keys and values as bytes; ``deflate`` compresses the content.
    """

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: Mapping[str, bytes] | None = None, *, deflate: bool = True):
        self.entries = dict(entries or {})
        if deflate:
            content = zlib.compress(content)
            self.entries["Filter"] = b"/FlateDecode"
        self.content = content

    def format(self, document: Any) -> bytes:
        """The dictionary and the stream."""
        keys = b"".join(b"/%s %s" % (key.encode(), value) for key, value in self.entries.items())
        # A line feed after a carriage return of the content would read as one end of line.
        end = b"\r\n" if self.content.endswith(b"\r") else b"\n"
        return b"<<%s/Length %d>>\nstream\n%s%sendstream\n" % (keys, len(self.content), self.content, end)


class Element(pdfdoc.PDFObject):
    """An element of the structure tree.

    ``kids`` are elements, marked content as (page name, number) and link annotations, in reading order.
    """

    __RefOnly__ = 1

    def __init__(self, node: Node, name: str, parent: Element | None) -> None:
        self.node = node
        self.name = name
        self.parent = parent
        self.kids: list[Element | tuple[str, int] | Link] = []
        self.box: tuple[float, float, float, float] | None = None  # of a figure: left, bottom, right, top

    def format(self, document: Any) -> bytes:
        """The element's dictionary."""
        node = self.node
        parent = self.parent.name if self.parent else "StructTreeRoot"
        out = [b"<</Type/StructElem/S/%s/P %d 0 R" % (node.role.encode(), number_of(document, parent))]
        page = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        if page:
            out.append(b"/Pg %d 0 R" % number_of(document, page))
        if node.lang:
            out.append(b"/Lang(%s)" % node.lang.encode("ascii"))
        if node.alt:
            out.append(b"/Alt" + text_string(node.alt))
        attributes = dict(node.attributes)
        if self.box:
            attributes["Layout"] = "/Placement/Block/BBox[{:.1f} {:.1f} {:.1f} {:.1f}]".format(*self.box)
        if attributes:
            owners = "".join(f"<</O/{owner}{value}>>" for owner, value in attributes.items())
            out.append(b"/A[%s]" % owners.encode())
        if self.kids:
            out.append(b"/K[%s]" % b" ".join(self._kid(document, kid, page) for kid in self.kids))
        out.append(b">>")
        return b"".join(out)

    @staticmethod
    def _kid(document: Any, kid: Element | tuple[str, int] | Link, page: str | None) -> bytes:
        if isinstance(kid, Element):
            return b"%d 0 R" % number_of(document, kid.name)
        if isinstance(kid, Link):
            return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (
                number_of(document, kid.name),
                number_of(document, kid.page),
            )
        if kid[0] == page:
            return b"%d" % kid[1]
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (number_of(document, kid[0]), kid[1])


class Link(pdfdoc.PDFObject):
    """A link annotation; ``target`` is a destination within the pack or an address."""

    __RefOnly__ = 1

    def __init__(
        self,
        name: str,
        page: str,
        rectangle: tuple[float, float, float, float],
        target: pdfdoc.Destination | str,
        contents: str,
    ) -> None:
        self.name = name
        self.page = page
        self.rectangle = rectangle
        self.target = target
        self.contents = contents
        self.struct_parent = 0

    def format(self, document: Any) -> bytes:
        """The annotation's dictionary."""
        if isinstance(self.target, str):
            escaped = pdfdoc.format(pdfdoc.PDFString(self.target), document)
            action = b"/A<</S/URI/URI%s>>" % escaped
        else:
            action = b"/Dest" + self.target.format(document)
        return (
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/F 4/Border[0 0 0]" % self.rectangle
            + b"/Contents%s/StructParent %d%s>>" % (text_string(self.contents), self.struct_parent, action)
        )


class Info(pdfdoc.PDFObject):
    """The document information; it says the same as the XMP metadata."""

    __RefOnly__ = 1
    invariant = 1

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = entries

    def digest(self, signature: Any) -> None:
        """Take part in the file's identifier."""
        signature.update(repr(sorted(self.entries.items())).encode())

    def format(self, document: Any) -> bytes:
        """The dictionary."""
        return b"<<%s>>" % b"".join(
            b"/%s%s" % (key.encode(), text_string(value)) for key, value in self.entries.items()
        )
