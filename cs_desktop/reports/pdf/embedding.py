"""Fonts inside the file: of each face a subset of just the glyphs that were drawn.

Character codes are glyph numbers of the whole font (Identity-H), so pages can be written before the
subset is made. Each font says which text a code stands for, so that what is drawn can be selected and
searched.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from cs_desktop.reports.fonts.face import Face, Glyph

_SYMBOLIC = 4
_NEEDED_TABLES = ("head", "hhea", "hmtx", "maxp", "glyf", "loca", "CFF ")
_CFF = "CFF "
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_ENTRIES_A_BLOCK = 100
"""The most that a CMap may hold between begin and end."""
_UNTOLD = re.compile("[\0\ufeff\ufffe]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_JOINER = "\u2060"
"""What stands for nothing, where a code must stand for something."""
_UNITS = 1000
"""A PDF states lengths of fonts in thousandths of the size."""


class Document(Protocol):
    """What is used of reportlab's document, which has no types of its own."""

    idToObject: dict[str, Any]  # noqa: N815 - reportlab's name
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815 - reportlab's name
    numberToId: dict[int, str]  # noqa: N815 - reportlab's name
    Catalog: Any
    Outlines: Any
    Pages: Any

    def thisPageRef(self) -> PDFObjectReference:  # noqa: N802 - reportlab's name
        """Return what refers to the page that is drawn."""
        ...

    def Reference(self, object: object, name: str | None = None) -> PDFObjectReference:  # noqa: A002, N802 - reportlab's names
        """Add an object under a name and return what refers to it."""
        ...


@dataclass(frozen=True, slots=True)
class Code:
    """What draws a glyph."""

    text: str
    """As it stands in a string."""
    width: int
    """The advance that a reader of the file assumes, in thousandths."""
    is_told: bool
    """Whether the file says of the code which text it stands for."""
    is_private: bool
    """Whether only those know what it means who made the font."""


class EmbeddedFont:
    """One face in one file: which glyphs were drawn, under which codes, and what each code stands for."""

    def __init__(self, name: str, face: Face) -> None:
        self.name = name
        self.face = face
        self.codes: dict[tuple[int, str], Code] = {}
        """By glyph and text."""
        self._glyphs: dict[int, int] = {}
        self._texts: dict[int, str] = {}
        self._widths: dict[int, int] = {}

    def code(self, glyph: Glyph) -> Code:
        """Return the code that draws a glyph and stands for its text.

        A glyph's first code is its own number. If it stands for another text elsewhere (a letter with
        and without a mark), it gets a second code; CFF fonts have none to spare, so there the first
        text holds.
        """
        number, text = glyph.id, _tellable(glyph.text)
        if number in self._texts and not self.is_cff:
            number = max(self.face.hb_face.glyph_count, max(self._glyphs) + 1)
        self._glyphs[number] = glyph.id
        if not self._texts.get(number):
            self._texts[number] = text
        width = self._widths[number] = round(self.face.width(glyph.id) * _UNITS)
        is_private = _PRIVATE.search(text) is not None
        is_told = bool(text) and self._texts[number] == glyph.text and not is_private
        code = self.codes[glyph.id, glyph.text] = Code(f"{number:04X}", width, is_told, is_private)
        return code

    @cached_property
    def is_cff(self) -> bool:
        """Return whether the outlines are of the PostScript kind."""
        return _CFF in self.face.hb_face.table_tags

    def add_to(self, doc: Document) -> None:
        """Write font, subset, widths and texts into the document."""
        base_name = PDFName(f"{self._tag()}+{self.face.path.stem.partition('[')[0]}")
        descendant: dict[str, object] = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if self.is_cff else "CIDFontType2"),
            "BaseFont": base_name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "W": self._width_array(),
            "FontDescriptor": self._descriptor(doc, base_name),
        }
        if not self.is_cff:
            descendant["CIDToGIDMap"] = self._add_stream(doc, "map", self._places())
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base_name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._add(doc, "glyphs", PDFDictionary(descendant))]),
            "ToUnicode": self._add_stream(doc, "text", self._to_unicode()),
        }
        doc.idToObject[BasicFonts].dict[self.name] = self._add(doc, "font", PDFDictionary(font))

    @cached_property
    def _plan(self) -> hb.SubsetPlan:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._glyphs.values())
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update(_tag_number(tag) for tag in self.face.hb_face.table_tags if tag not in _NEEDED_TABLES)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        if self.face.goes_by_names:
            # A reader then takes a code for the glyph's place, so the places must stay.
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
        for axis, value in self.face.axes.items():
            wanted.pin_axis_location(self.face.hb_face, axis, value)
        return hb.SubsetPlan(self.face.hb_face, wanted)

    @cached_property
    def _subset(self) -> hb.Face:
        return self._plan.execute()

    def _tag(self) -> str:
        """Return six capitals that name this choice of glyphs, the same on each run."""
        digest = hashlib.sha256(f"{self.face.weight} {sorted(self._glyphs.items())}".encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, doc: Document, name: object) -> PDFObjectReference:
        ascent, descent = round(self.face.ascent * _UNITS), round(self.face.descent * _UNITS)
        descriptor: dict[str, object] = {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-_UNITS, descent, 2 * _UNITS, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": round(self.face.cap_height * _UNITS),
            "StemV": 50 + self.face.weight // 10,
        }
        if self.is_cff:
            outlines = self._subset.reference_table(_CFF).data
            extra = {"Subtype": PDFName("CIDFontType0C")}
            descriptor["FontFile3"] = self._add_stream(doc, "file", outlines, extra)
        else:
            outlines = self._subset.blob.data
            descriptor["FontFile2"] = self._add_stream(doc, "file", outlines, {"Length1": len(outlines)})
        return self._add(doc, "descriptor", PDFDictionary(descriptor))

    def _width_array(self) -> PDFArray:
        entries: list[object] = []
        for code in sorted(self._widths):
            entries += [code, PDFArray([self._widths[code]])]
        return PDFArray(entries)

    def _places(self) -> bytes:
        """Return for each code up to the highest the glyph's place in the subset, two bytes each."""
        place_of = self._plan.old_to_new_glyph_mapping
        places = bytearray(2 * (max(self._glyphs) + 1))
        for code, glyph in self._glyphs.items():
            places[2 * code : 2 * code + 2] = place_of[glyph].to_bytes(2, "big")
        return bytes(places)

    def _to_unicode(self) -> bytes:
        told = [(code, text or _JOINER) for code, text in sorted(self._texts.items())]
        blocks = []
        for start in range(0, len(told), _ENTRIES_A_BLOCK):
            block = told[start : start + _ENTRIES_A_BLOCK]
            lines = "\n".join(f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in block)
            blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar")
        return _CMAP.format(entries="\n".join(blocks)).encode("ascii")

    def _add(self, doc: Document, part: str, made: PDFDictionary | PDFStream) -> PDFObjectReference:
        return doc.Reference(made, f"{self.name}-{part}")

    def _add_stream(
        self, doc: Document, part: str, content: bytes, extra: Mapping[str, object] | None = None
    ) -> PDFObjectReference:
        return self._add(doc, part, PDFStream(PDFDictionary(dict(extra or {})), content, [PDFZCompress]))


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")


def _tellable(text: str) -> str:
    """Return a text without what a PDF may not say that a code stands for."""
    return _UNTOLD.sub("", text)
