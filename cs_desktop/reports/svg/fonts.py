"""Fonts inside an SVG: of each face a subset of just the characters that are written."""

import base64

import uharfbuzz as hb

from cs_desktop.reports.fonts.face import Face

_DROPPED = ("DSIG", "STAT", "MVAR", "HVAR", "VVAR", "SVG ", "COLR", "CPAL", "meta")


def font_rule(name: str, face: Face, text: str) -> str:
    """Return the style rule that brings a face under a name, with the characters of a text."""
    data = base64.b64encode(_subset(face, text)).decode("ascii")
    kind = "otf" if "CFF " in face.hb_face.table_tags else "ttf"
    return (
        f"@font-face {{ font-family: '{name}'; font-weight: {face.weight};"
        f" src: url(data:font/{kind};base64,{data}); }}"
    )


def _subset(face: Face, text: str) -> bytes:
    """Return a font file with the glyphs that a text needs, in the face's weight."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in set(text))
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED:
        dropped.add(int.from_bytes(tag.encode("ascii"), "big"))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.hb_face, axis, value)
    data: bytes = hb.subset(face.hb_face, wanted).blob.data
    return data
