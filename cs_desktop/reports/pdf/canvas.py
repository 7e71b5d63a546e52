"""A reportlab canvas whose text is shaped by us: no font but ours gets into the file.

What is drawn says what it is (`structure`), and the file is one for archives and for readers who hear it:
PDF/A-2a and PDF/UA-1.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from cs_desktop.reports.drawing import Dash
from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.closing import closed_file
from cs_desktop.reports.pdf.embedding import Document, EmbeddedFont
from cs_desktop.reports.pdf.glyphs import color_values, text_operators
from cs_desktop.reports.pdf.paths import rectangle
from cs_desktop.reports.pdf.structure import Element, Structure
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line, ShapedRun
from cs_desktop.reports.text.style import TextStyle

# Pages are compressed; writing them as text again would only make the file larger.
rl_config.useA85 = 0

_PRINTED = 4
_MOST_WORDS = 1000
"""Characters; PDF/A allows a string 32,767 bytes."""
_DECORATION = Element(Tag.DECORATION)


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn. `ends` is 1 for round ends and joins, 0 for flat ones."""

    color: str
    width: float
    dash: Dash
    ends: int

    @property
    def operators(self) -> str:
        """Return what sets it."""
        dash = " ".join(f"{value:g}" for value in self.dash)
        return f"{color_values(self.color)} RG {self.width:g} w {self.ends} J {self.ends} j [{dash}] 0 d"


class TextCanvas(Canvas):
    """Draws shaped lines, beside all that a canvas draws. Units are those of the page's own scale.

    `scale` is what one unit is in points. A file that is not `whole`, because others write into it, does not
    say that it conforms to anything, and is not packed.
    """

    _doc: Document
    _code: list[str]
    _filename: BytesIO
    _addAnnotation: Callable[[PDFDictionary, str], None]  # noqa: N815 - reportlab's name
    _bookmarkReference: Callable[[str], object]  # noqa: N815 - reportlab's name

    def __init__(
        self,
        target: BytesIO,
        width: float,
        height: float,
        scale: float,
        about: About,
        *,
        whole: bool = True,
    ) -> None:
        self._scale = scale
        self._about, self._whole = about, whole
        self._embedded: dict[Face, EmbeddedFont] = {}
        self.marked: set[str] = set()
        """The places that the outline leads to."""
        self.structure = Structure()
        self._current: Element | None = None
        """What is drawn now belongs to this; None between."""
        self._filled = ""
        self._pen: Pen | None = None
        """What was set last; no need to set it again."""
        self._said: tuple[Line, float, float] | None = None
        """The line drawn last, with where it ended."""
        self._clickable: list[PDFDictionary] = []
        self._is_form = False
        super().__init__(
            target,
            pagesize=(width * scale, height * scale),
            pageCompression=1,
            invariant=1,
            lang=about.language,
        )
        self.setViewerPreference("DisplayDocTitle", "true")

    def draw_line(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a shaped line from x on."""
        self._begin_text()
        self._fill_with(color)
        self._said = (line, x + line.width, baseline)
        for run in line.runs:
            self._draw_run(run, line.style, x, baseline)
            if run is not line.runs[-1]:
                x += sum(glyph.advance for glyph in run.glyphs) * line.style.size

    def begin_shape(self) -> None:
        """Say that what is drawn next is a line, a shape or a picture."""
        self._belong(self.structure.shape_holder() or _DECORATION)

    def draw_path(self, path: str, fill: str | None, pen: Pen | None) -> None:
        """Fill a path with a colour, draw its line with a pen, or both."""
        self.begin_shape()
        if fill:
            self._fill_with(fill)
        if pen and pen != self._pen:
            self._pen = pen
            self._code.append(pen.operators)
        self._code.append(f"{path} {'B' if fill and pen else 'f' if fill else 'S'}")

    def _fill_with(self, color: str) -> None:
        if color != self._filled:
            self._filled = color
            self._code.append(f"{color_values(color)} rg")

    def _forget(self) -> None:
        """Take colour and pen for unknown, as at the beginning of a page."""
        self._filled, self._pen = "", None

    def mark(self, key: str, left: float, top: float) -> None:
        """Let an entry of the outline lead to a place on this page, in points from its lower left corner."""
        self.marked.add(key)
        self.bookmarkPage(key, fit="XYZ", left=left, top=top)

    def mark_once(self, key: str, left: float, top: float) -> None:
        """Let links lead to a place on this page, in points; the first place of a key is the one."""
        if key not in self.marked:
            self.mark(key, left, top)

    def lead_to(self, key: str, left: float, bottom: float, right: float, top: float, words: str) -> None:
        """Let a box of the page, in its units from the lower left corner, lead to a place of the file.

        `words` say where it leads.
        """
        place = list(self.in_points(left, bottom, right, top))
        link = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(place),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": PDFString(words[:_MOST_WORDS]),
                "Dest": self._bookmarkReference(key),
            }
        )
        self.put_on_page(link, f"link {len(self._clickable)}", Tag.LINK, key)

    def in_points(self, *place: float) -> tuple[float, ...]:
        """Return lengths in points."""
        return tuple(value * self._scale for value in place)

    @property
    def document(self) -> Document:
        """Return the file that is written, for objects that no page draws."""
        return self._doc

    def put_on_page(
        self, annotation: PDFDictionary, name: str, tag: Tag | None = None, key: str = ""
    ) -> PDFObjectReference:
        """Put something to click onto this page, a link or a field; return what refers to it.

        Without a tag it is nothing that a reader meets.
        """
        self._addAnnotation(annotation, name)
        if tag is not None:
            self._clickable.append(annotation)
            self.structure.click(key, tag)
        return self._doc.Reference(annotation)

    def open_here(self) -> None:
        """Let a reader of the file begin on this page."""
        self._doc.Catalog.OpenAction = PDFArray([self._doc.thisPageRef(), PDFName("Fit")])

    @contextmanager
    def cut(self, left: float, bottom: float, width: float, height: float) -> Iterator[None]:
        """Show only what lies within a box, until it is left."""
        self._belong(None)
        self._code.append(f"q {rectangle(left, bottom, width, height)} W n")
        yield
        self._belong(None)
        self._code.append("Q")
        self._forget()

    def beginForm(  # noqa: N802 - reportlab's name
        self,
        name: str,
        lowerx: int = 0,
        lowery: int = 0,
        upperx: float | None = None,
        uppery: float | None = None,
    ) -> None:
        """Begin a drawing that pages or fields show; what it is, those say."""
        self._belong(None)
        self._is_form = True
        super().beginForm(name, lowerx, lowery, upperx, uppery)
        self._forget()

    def endForm(self, **extra: object) -> None:  # noqa: N802 - reportlab's name
        """End the drawing."""
        super().endForm(**extra)
        self._forget()
        self._is_form = False

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page and begin another."""
        self._belong(None)
        super().showPage()
        self._forget()
        self._said = None
        page = self._doc.Pages.pages[-1]
        page.Trans = None
        page.Tabs, page.StructParents = PDFName("S"), len(self.structure.pages) - 1
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        self.structure.turn()

    def save(self) -> None:
        """Write the file, with the fonts that were used."""
        for font in self._embedded.values():
            font.add_to(self._doc)
        self._filename.write(
            closed_file(self, self._doc, self._about, self.structure, self._clickable, whole=self._whole)
        )

    def _begin_text(self) -> None:
        """Begin or go on with what the text belongs to; a line that goes on follows after a space."""
        if self._is_form:
            return
        holder = self.structure.text_holder()
        if holder.has_text and self._said is not None and not self._said[0].is_broken:
            before, x, baseline = self._said
            space = before.space
            if space is not None:
                self._belong(holder)
                self._draw_run(space, before.style, x, baseline)
        holder.has_text = True
        self._belong(holder)

    def _belong(self, holder: Element | None) -> None:
        """Let what comes belong to an element, to decoration, or to nothing."""
        if holder is self._current or self._is_form:
            return
        if self._current is not None:
            self._code.append("EMC")
        if holder is None:
            pass
        elif holder.tag is Tag.DECORATION:
            self._code.append("/Artifact BMC")
        elif holder.tag is Tag.FOOTER:
            self._code.append("/Artifact <</Type /Pagination /Subtype /Footer>> BDC")
        else:
            self._code.append(f"/{holder.tag.role} <</MCID {self.structure.number_for(holder)}>> BDC")
        self._current = holder

    def _make_preamble(self) -> None:
        # reportlab would set Helvetica here, a font that cannot be embedded.
        self._preamble = f"{self._scale:g} 0 0 {self._scale:g} 0 0 cm"

    def _draw_run(self, run: ShapedRun, style: TextStyle, x: float, baseline: float) -> None:
        font = self._embedded.get(run.face)
        if font is None:
            font = self._embedded[run.face] = EmbeddedFont(f"F{len(self._embedded) + 1}", run.face)
        self._code.append(text_operators(run, font, style, x, baseline, self._filled))
