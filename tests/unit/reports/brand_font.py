"""A font of bars, each letter of a height of its own, to see which of them a file draws."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 "
RESTRICTED = 2


def height_of(letter: str) -> int:
    """Return how high a letter stands, in thousandths of the size."""
    return 100 + 9 * (LETTERS.index(letter) + 1)


def bar_font(*, rights: int = 0) -> bytes:
    """Return an OpenType font with PostScript outlines that go by names."""
    names = {letter: f"uni{ord(letter):04X}" for letter in LETTERS}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    forms = {".notdef": _bar(100), **{names[letter]: _bar(height_of(letter)) for letter in LETTERS}}
    forms[names[" "]] = T2CharStringPen(500, None).getCharString()
    builder.setupCFF("Bars-Regular", {"FullName": "Bars Regular"}, forms, {})
    builder.setupHorizontalMetrics(dict.fromkeys(forms, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWeightClass=400, fsType=rights)
    builder.setupPost()
    target = BytesIO()
    builder.save(target)
    return target.getvalue()


def _bar(height: int) -> object:
    pen = T2CharStringPen(500, None)
    pen.moveTo((50, 0))
    for corner in ((450, 0), (450, height), (50, height)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()
