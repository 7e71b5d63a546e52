"""Shaped runs of text as the operators of a PDF page."""

from functools import lru_cache

from cs_desktop.reports.pdf.embedding import EmbeddedFont
from cs_desktop.reports.text.line import ShapedRun
from cs_desktop.reports.text.style import TextStyle

_FILL_AND_STROKE = 2
_UNITS = 1000
_SMALLEST_MOVE = 1.0
"""Thousandths of the size; less cannot be seen."""
_THINNEST = 0.5
"""Strokes around letters; programs widen thinner ones to a pixel, which makes blots of small letters."""


def text_operators(
    run: ShapedRun, font: EmbeddedFont, style: TextStyle, x: float, baseline: float, color: str
) -> str:
    """Return what draws a run from x on, and what it says where the codes of its glyphs do not."""
    # Readers take text from right to left as it stands and turn it; a mark drawn as a glyph of its own would
    # break the words for them, so it becomes a shape, and its letter carries its text. The box of a character
    # that the font lacks is no text either.
    is_shape = [not glyph.id or (run.leftward and not glyph.text) for glyph in run.glyphs]
    has_shapes = any(is_shape)
    size = style.size
    tracking = round(style.tracking * size, 3) if run.face.is_typeface else 0.0
    shown, is_told = _shown(run, is_shape if has_shapes else None, font, size, tracking)
    if tracking:
        shown = f"{tracking:g} Tc {shown} 0 Tc"
    bolder = run.face.bolder * size
    if bolder >= _THINNEST:
        heavier = f"{color_values(color)} RG {bolder:.3f} w {_FILL_AND_STROKE} Tr "
        code = f"q BT /{font.name} {size:g} Tf {heavier}1 0 0 1 {x:.3f} {baseline:.3f} Tm {shown} ET Q"
    else:
        code = f"BT /{font.name} {size:g} Tf 1 0 0 1 {x:.3f} {baseline:.3f} Tm {shown} ET"
    if has_shapes:
        code = f"{code} {_marks(run, is_shape, size, x, baseline)}"
    if is_told:
        return code
    actual = ("\ufeff" + run.text).encode("utf-16-be", "replace").hex()
    return f"/Span <</ActualText <{actual}>>> BDC {code} EMC"


@lru_cache(maxsize=256)
def color_values(color: str) -> str:
    """Return red, green and blue of #RRGGBB as shares."""
    return " ".join(f"{int(color[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


def _shown(
    run: ShapedRun, is_shape: list[bool] | None, font: EmbeddedFont, size: float, tracking: float
) -> tuple[str, bool]:
    """Return the operators that show the glyphs where they were shaped, and whether they tell the text.

    `tracking` is what a reader of the file adds to each glyph.
    """
    added = tracking / size * _UNITS
    parts: list[str] = []
    array: list[str] = []
    codes: list[str] = []
    rise = ahead = 0.0  # of `ahead`: thousandths by which the reader's pen is ahead of ours
    is_told = is_shape is None or (run.leftward and all(glyph.id for glyph in run.glyphs))
    known = font.codes
    for place, glyph in enumerate(run.glyphs):
        if is_shape is not None and is_shape[place]:
            ahead -= glyph.advance * _UNITS
            continue
        code = known.get((glyph.id, glyph.text)) or font.code(glyph)
        if glyph.dy != rise:
            _flush(parts, array, codes)
            rise = glyph.dy
            parts.append(f"{rise * size:.3f} Ts")
        dx = glyph.dx
        ahead -= dx * _UNITS
        if ahead >= _SMALLEST_MOVE or ahead <= -_SMALLEST_MOVE:
            if codes:
                array.append(f"<{''.join(codes)}>")
                codes.clear()
            move = round(ahead)
            array.append(str(move))
            ahead -= move
        codes.append(code.text)
        ahead += code.width + added - (glyph.advance - dx) * _UNITS
        if not code.is_told and (code.is_private or not run.leftward):
            is_told = False
    _flush(parts, array, codes)
    if rise:
        parts.append("0 Ts")
    return " ".join(parts), is_told


def _flush(parts: list[str], array: list[str], codes: list[str]) -> None:
    if codes:
        array.append(f"<{''.join(codes)}>")
        codes.clear()
    if array:
        parts.append(f"[{''.join(array)}] TJ")
        array.clear()


def _marks(run: ShapedRun, is_shape: list[bool], size: float, x: float, baseline: float) -> str:
    """Return the operators that fill the outlines of the glyphs that are drawn as shapes."""
    parts: list[str] = []
    for glyph, drawn in zip(run.glyphs, is_shape, strict=True):
        if drawn:
            origin = (x + glyph.dx * size, baseline + glyph.dy * size)
            for operator, values in run.face.outline(glyph.id):
                placed = (origin[i % 2] + value * size for i, value in enumerate(values))
                parts.append(" ".join([*(f"{value:.3f}" for value in placed), operator]))
            parts.append("f")
        x += glyph.advance * size
    return " ".join(parts)
