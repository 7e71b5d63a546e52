"""Whether a font file can carry a deck: read, shaped, and embedded in part."""

from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.fonts.files import WEIGHTS

_NEEDED = {"cmap", "head", "hhea", "hmtx", "maxp"}
_OUTLINES = {"glyf", "CFF "}
_SAMPLE = "Hamburg 0123456789"
_RESTRICTED, _BITMAP_ONLY = 0x0002, 0x0200
"""Bits of the font's own word on embedding."""
_EMBEDDING_BITS = 0x000F


@dataclass(frozen=True, slots=True)
class FontFile:
    """What a font file says of itself."""

    family: str
    weight: int
    """The one of WEIGHTS that it comes nearest to."""
    is_variable: bool
    """Whether it holds several weights, each of which is drawn from it."""


def check_typeface(content: bytes) -> FontFile:
    """Return what a TrueType or OpenType file is, of one weight or variable.

    Raises:
        KnownError: it is no such file, is damaged, lacks Latin letters or digits, or may not be embedded.
    """
    _check_kind(content)
    try:
        return _told(content)
    except KnownError:
        raise
    except Exception as error:
        # Whatever a reader of fonts makes of broken bytes, they are no typeface.
        raise KnownError(tr("This font is damaged; choose another one.")) from error


def _told(content: bytes) -> FontFile:
    """Return what a file says, once it was read, shaped and cut down."""
    face = hb.Face(hb.Blob(content))
    tags = set(face.table_tags)
    if not face.glyph_count or not tags >= _NEEDED or not tags & _OUTLINES:
        raise KnownError(tr("This font has no outlines that a deck can hold; choose another one."))
    weight, embedding = _words_on_itself(face)
    if embedding & _EMBEDDING_BITS == _RESTRICTED or embedding & _BITMAP_ONLY:
        raise KnownError(tr("This font says that it must not be embedded in documents; choose another one."))
    if not _draws(content):
        raise KnownError(tr("This font lacks Latin letters or digits, or is damaged; choose another one."))
    family = face.get_name(16) or face.get_name(1) or ""
    nearest = min(WEIGHTS, key=lambda one: abs(one - weight))
    return FontFile(family.strip(), nearest, any(axis.tag == "wght" for axis in face.axis_infos))


def _check_kind(content: bytes) -> None:
    """Refuse what begins like a font of another kind."""
    if content[:4] in (b"wOFF", b"wOF2"):
        raise KnownError(tr("This font is packed for the web; choose its .ttf or .otf file."))
    if content[:4] == b"ttcf":
        raise KnownError(tr("This file holds several fonts; choose a file that holds one."))
    if content[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        raise KnownError(tr("This is not a font file; choose a file that ends in .ttf or .otf."))


def _words_on_itself(face: hb.Face) -> tuple[int, int]:
    """Return weight class and rights of embedding; a font that does not say is regular and free."""
    table = bytes(face.reference_table("OS/2").data or b"")
    if len(table) < 10:
        return 400, 0
    return int.from_bytes(table[4:6], "big"), int.from_bytes(table[8:10], "big")


def _draws(content: bytes) -> bool:
    """Return whether the sample can be shaped, has outlines, and is left whole when the rest is dropped."""
    face = Face(Path("sample"), 400, content=content)
    if not face.covers_all(_SAMPLE) or (face.goes_by_names and "glyf" in face.hb_face.table_tags):
        return False
    glyphs = face.shape(_SAMPLE, leftward=False, language="en", tabular=False)
    if not all(glyph.id and glyph.advance > 0 for glyph in glyphs):
        return False
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyph.id for glyph in glyphs)
    try:
        subset = hb.subset(face.hb_face, wanted)
    except RuntimeError:
        return False
    drawn = [face.outline(glyph.id) for glyph in glyphs if glyph.text.strip()]
    return subset.glyph_count > len(set(_SAMPLE)) // 2 and all(drawn)
