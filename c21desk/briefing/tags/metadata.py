"""What a pack says about itself to archives and to screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from c21desk import __version__

PRODUCER = f"c21desk {__version__}"


@dataclass(frozen=True)
class About:
    """Title, language (BCP 47), subject and author of a pack; ``made`` only where a date shall be told.

    A pack without ``made`` has no date in its bytes, so that the same content gives the same file.
    """

    title: str
    lang: str
    subject: str = ""
    author: str = ""
    made: datetime | None = None

    def info(self) -> dict[str, str]:
        """Entries of the document information."""
        entries = {"Title": self.title, "Producer": PRODUCER, "Creator": PRODUCER}
        if self.author:
            entries["Author"] = self.author
        if self.subject:
            entries["Subject"] = self.subject
        if self.made:
            zone = self.made.strftime("%z")
            offset = f"{zone[:3]}'{zone[3:5]}" if zone else "Z"
            entries["CreationDate"] = entries["ModDate"] = f"D:{self.made:%Y%m%d%H%M%S}{offset}"
        return entries

    def xmp(self) -> bytes:
        """The same as an XMP packet, with the claims of PDF/UA-1 and PDF/A-2a."""
        parts = [
            f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{escape(self.title)}</rdf:li></rdf:Alt></dc:title>",
            f"<dc:language><rdf:Bag><rdf:li>{self.lang}</rdf:li></rdf:Bag></dc:language>",
            f"<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        ]
        if self.author:
            parts.append(
                f"<dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>"
            )
        if self.subject:
            parts.append(
                "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>"
                f"{escape(self.subject)}</rdf:li></rdf:Alt></dc:description>"
            )
        if self.made:
            stamp = self.made.isoformat(timespec="seconds")
            stamp = stamp if self.made.tzinfo else f"{stamp}Z"
            parts.append(f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>")
        return _PACKET.replace("{properties}", "".join(parts)).encode("utf-8")


# PDF/A-2 knows no pdfuaid: a schema of its own has to be described in the packet.
_PACKET = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'
 xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'
 xmlns:pdfaExtension='http://www.aiim.org/pdfa/ns/extension/'
 xmlns:pdfaSchema='http://www.aiim.org/pdfa/ns/schema#'
 xmlns:pdfaProperty='http://www.aiim.org/pdfa/ns/property#'>
{properties}
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='r'?>"""
