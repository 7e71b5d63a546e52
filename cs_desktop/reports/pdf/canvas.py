"""A reportlab canvas whose text is shaped by us: no font but ours gets into the file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.pdf.embedding import Document, EmbeddedFont
from cs_desktop.reports.text.line import Line, ShapedRun

# Pages are compressed; writing them as text again would only make the file larger.
rl_config.useA85 = 0

_FILL_AND_STROKE = 2
_UNITS = 1000
_SMALLEST_MOVE = 0.5
"""Thousandths of the size; less cannot be seen."""


class TextCanvas(Canvas):
    """Draws shaped lines, beside all that a canvas draws. Units are those of the page's own scale.

    `scale` is what one unit is in points.
    """

    _doc: Document
    _code: list[str]
    _addAnnotation: Callable[[PDFDictionary, str], None]  # noqa: N815 - reportlab's name

    def __init__(self, target: BytesIO, width: float, height: float, scale: float, language: str) -> None:
        self._scale = scale
        self._embedded: dict[Face, EmbeddedFont] = {}
        self.marked: set[str] = set()
        """The places that the outline leads to."""
        super().__init__(
            target,
            pagesize=(width * scale, height * scale),
            pageCompression=1,
            invariant=1,
            lang=language,
        )

    def draw_line(self, line: Line, x: float, baseline: float) -> None:
        """Draw a shaped line from x on, in the current fill and stroke colour."""
        for run in line.runs:
            self._draw_run(run, line.style.size, x, baseline)
            x += sum(glyph.advance for glyph in run.glyphs) * line.style.size

    def mark(self, key: str, left: float, top: float) -> None:
        """Let an entry of the outline lead to a place on this page, in points from its lower left corner."""
        self.marked.add(key)
        self.bookmarkPage(key, fit="XYZ", left=left, top=top)

    def mark_once(self, key: str, left: float, top: float) -> None:
        """Let links lead to a place on this page, in points; the first place of a key is the one."""
        if key not in self.marked:
            self.mark(key, left, top)

    def lead_to(self, key: str, left: float, bottom: float, right: float, top: float) -> None:
        """Let a box of the page, in its units from the lower left corner, lead to a place of the file."""
        place = tuple(value * self._scale for value in (left, bottom, right, top))
        self.linkAbsolute("", key, place, Border="[0 0 0]")

    @property
    def document(self) -> Document:
        """Return the file that is written, for objects that no page draws."""
        return self._doc

    def put_on_page(self, annotation: PDFDictionary, name: str) -> PDFObjectReference:
        """Put something to use onto this page, such as a field; return what refers to it."""
        self._addAnnotation(annotation, name)
        return self._doc.Reference(annotation)

    def open_here(self) -> None:
        """Let a reader of the file begin on this page."""
        self._doc.Catalog.OpenAction = PDFArray([self._doc.thisPageRef(), PDFName("Fit")])

    @contextmanager
    def cut(self, left: float, bottom: float, width: float, height: float) -> Iterator[None]:
        """Show only what lies within a box, until it is left."""
        self.saveState()
        path = self.beginPath()
        path.rect(left, bottom, width, height)
        self.clipPath(path, stroke=0, fill=0)
        yield
        self.restoreState()

    def save(self) -> None:
        """Write the file, with the fonts that were used."""
        for font in self._embedded.values():
            font.add_to(self._doc)
        super().save()

    def _make_preamble(self) -> None:
        # reportlab would set Helvetica here, a font that cannot be embedded.
        self._preamble = f"{self._scale:g} 0 0 {self._scale:g} 0 0 cm"

    def _draw_run(self, run: ShapedRun, size: float, x: float, baseline: float) -> None:
        font = self._embedded.get(run.face)
        if font is None:
            font = self._embedded[run.face] = EmbeddedFont(f"F{len(self._embedded) + 1}", run.face)
        # Readers take text from right to left as it stands and turn it; a mark drawn as a glyph of its
        # own would break the words for them, so it becomes a shape, and its letter carries its text.
        is_shape = [run.leftward and not glyph.text for glyph in run.glyphs]
        code = _text_object(run, is_shape, font, size, x, baseline)
        if not run.leftward and not all(font.tells(glyph) for glyph in run.glyphs):
            actual = ("\ufeff" + run.text).encode("utf-16-be").hex()
            code = f"/Span <</ActualText <{actual}>>> BDC {code} EMC"
        self._code.append(code)
        if any(is_shape):
            self._code.append(_marks(run, is_shape, size, x, baseline))


def _text_object(
    run: ShapedRun,
    is_shape: list[bool],
    font: EmbeddedFont,
    size: float,
    x: float,
    baseline: float,
) -> str:
    """Return the operators that show the glyphs, each moved to where it was shaped."""
    parts: list[str] = []
    array: list[str] = []
    rise = 0.0
    ahead = 0.0  # thousandths by which the reader's pen is ahead of ours
    for glyph, skipped in zip(run.glyphs, is_shape, strict=True):
        if skipped:
            ahead -= glyph.advance * _UNITS
            continue
        if glyph.dy != rise:
            _flush(parts, array)
            rise = glyph.dy
            parts.append(f"{rise * size:.3f} Ts")
        ahead -= glyph.dx * _UNITS
        if abs(ahead) >= _SMALLEST_MOVE:
            array.append(f"{ahead:.1f}")
            ahead = 0.0
        code = font.code(glyph)
        array.append(f"<{code:04X}>")
        ahead += font.width(code) - (glyph.advance - glyph.dx) * _UNITS
    _flush(parts, array)
    if rise:
        parts.append("0 Ts")
    shown = " ".join(parts)
    bolder = run.face.bolder * size
    heavier = f"{_FILL_AND_STROKE} Tr {bolder:.3f} w " if bolder else ""
    text = f"BT /{font.name} {size:g} Tf {heavier}1 0 0 1 {x:.3f} {baseline:.3f} Tm {shown} ET"
    return f"q {text} Q" if bolder else text


def _flush(parts: list[str], array: list[str]) -> None:
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
