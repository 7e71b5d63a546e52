"""What a file says of itself: title, author, subject, day; twice, as PDF/A wants it (ISO 19005-2, 6.6)."""

import re
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.pdf.objects import text_string

_MOST_CHARACTERS = 1000
_NO_TITLE = "–"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROFILES = """
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a file is and whose; nothing of the program or the machine that made it."""

    title: str
    author: str = ""
    subject: str = ""
    day: date | None = None
    """When it was made; the hour is always noon."""
    language: str = "en"

    def info(self) -> bytes:
        """Return the dictionary that every reader knows."""
        entries = {"Title": self._title, "Author": _told(self.author), "Subject": _told(self.subject)}
        entries["Creator"] = entries["Author"]
        if self.day is not None:
            entries["CreationDate"] = entries["ModDate"] = f"D:{self.day:%Y%m%d}120000Z"
        return "<<{}>>".format(
            "".join(f"/{name} {text_string(text)}" for name, text in entries.items() if text)
        ).encode("ascii")

    def packet(self, *, conforms: bool) -> bytes:
        """Return the same as XMP; with the names of PDF/UA and PDF/A where the file conforms to them."""
        author, subject = _told(self.author), _told(self.subject)
        parts = [f"<dc:title>{_in_any_language(self._title)}</dc:title>"]
        if author:
            parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>")
            parts.append(f"<xmp:CreatorTool>{escape(author)}</xmp:CreatorTool>")
        if subject:
            parts.append(f"<dc:description>{_in_any_language(subject)}</dc:description>")
        if self.language:
            parts.append(
                f"<dc:language><rdf:Bag><rdf:li>{escape(self.language)}</rdf:li></rdf:Bag></dc:language>"
            )
        if self.day is not None:
            noon = f"{self.day:%Y-%m-%d}T12:00:00Z"
            parts.append(f"<xmp:CreateDate>{noon}</xmp:CreateDate><xmp:ModifyDate>{noon}</xmp:ModifyDate>")
        names = "".join(f' xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
        body = "\n".join(parts) + (_PROFILES if conforms else "")
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about=""{names}>\n{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n'
            '<?xpacket end="w"?>'
        ).encode()

    @property
    def _title(self) -> str:
        """Return the title, without which no reader could name the file."""
        return _told(self.title) or _NO_TITLE


def _told(text: str) -> str:
    """Return a text as both places can hold it."""
    return _NOT_IN_XML.sub("", clean(text)).strip(" ,")[:_MOST_CHARACTERS]


def _in_any_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
