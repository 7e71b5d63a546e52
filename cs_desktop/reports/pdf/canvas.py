"""A reportlab canvas whose text is shaped by us: no font but ours gets into the file.

What is drawn says what it is (`structure`), and the file is one for archives and for readers who hear it:
PDF/A-2a and PDF/UA-1.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from cs_desktop.reports.drawing import Dash
from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.colors import NAME, srgb_profile
from cs_desktop.reports.pdf.embedding import Document, EmbeddedFont
from cs_desktop.reports.pdf.objects import Written, mended, pdf_file, stream
from cs_desktop.reports.pdf.paths import rectangle
from cs_desktop.reports.pdf.structure import Element, Structure
from cs_desktop.reports.pdf.tree import Tree
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line, ShapedRun

# Pages are compressed; writing them as text again would only make the file larger.
rl_config.useA85 = 0

_FILL_AND_STROKE = 2
_UNITS = 1000
_SMALLEST_MOVE = 0.5
"""Thousandths of the size; less cannot be seen."""
_PRINTED = 4
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
        return f"{_values(self.color)} RG {self.width:g} w {self.ends} J {self.ends} j [{dash}] 0 d"


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
        self._links: list[PDFDictionary] = []
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
        for run in line.runs:
            self._draw_run(run, line.style.size, x, baseline)
            x += sum(glyph.advance for glyph in run.glyphs) * line.style.size
        self._said = (line, x, baseline)

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
            self._code.append(f"{_values(color)} rg")

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
                "Contents": PDFString(words),
                "Dest": self._bookmarkReference(key),
            }
        )
        self.put_on_page(link, f"link {len(self._links)}")
        self._links.append(link)
        self.structure.click(key, Tag.LINK)

    def in_points(self, *place: float) -> tuple[float, ...]:
        """Return lengths in points."""
        return tuple(value * self._scale for value in place)

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
        doc, about = self._doc, self._about
        for font in self._embedded.values():
            font.add_to(doc)
        catalog = doc.Catalog
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        root = Written(b"")
        catalog.StructTreeRoot = doc.Reference(root, "structure")
        packet = stream("/Type/Metadata/Subtype/XML", about.packet(conforms=self._whole), packed=False)
        catalog.Metadata = doc.Reference(Written(packet), "metadata")
        profile = doc.Reference(Written(stream("/N 3", srgb_profile())), "profile")
        catalog.OutputIntents = PDFArray([_intent(profile)])
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        info = self._number(doc.Reference(Written(about.info()), "about"))
        doc.Outlines.prepare(doc, self)
        if doc.Outlines.ready < 0:
            catalog.Outlines = None
        first = self._number(doc.Reference(catalog))
        for number, link in enumerate(self._links, len(doc.Pages.pages)):
            link["StructParent"] = number
        objects = self._objects()
        tree = Tree(
            self.structure,
            [self._number(doc.Reference(page)) for page in doc.Pages.pages],
            [self._number(doc.Reference(link)) for link in self._links],
        )
        place = self._number(catalog.StructTreeRoot)
        objects[place - 1], elements = tree.written(place, len(objects) + 1)
        self._filename.write(pdf_file([*objects, *elements], first, info, packed=self._whole))

    def _objects(self) -> list[bytes]:
        """Return what reportlab writes, by number; writing one may make others."""
        doc = self._doc
        objects: list[bytes] = []
        while len(objects) < len(doc.numberToId):
            made = doc.idToObject[doc.numberToId[len(objects) + 1]]
            content = made.format(doc)
            objects.append(content if isinstance(made, Written) else mended(content))
        return objects

    def _number(self, reference: PDFObjectReference) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return number

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
                self._draw_run(space, before.style.size, x, baseline)
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

    def _draw_run(self, run: ShapedRun, size: float, x: float, baseline: float) -> None:
        font = self._embedded.get(run.face)
        if font is None:
            font = self._embedded[run.face] = EmbeddedFont(f"F{len(self._embedded) + 1}", run.face)
        # Readers take text from right to left as it stands and turn it; a mark drawn as a glyph of its
        # own would break the words for them, so it becomes a shape, and its letter carries its text. The
        # box of a character that the font lacks is no text either.
        is_shape = [not glyph.id or (run.leftward and not glyph.text) for glyph in run.glyphs]
        has_shapes = any(is_shape)
        code, is_told = _shown(run, is_shape if has_shapes else None, font, size)
        bolder = run.face.bolder * size
        if bolder:
            heavier = f"{_values(self._filled)} RG {bolder:.3f} w {_FILL_AND_STROKE} Tr "
            code = f"q BT /{font.name} {size:g} Tf {heavier}1 0 0 1 {x:.3f} {baseline:.3f} Tm {code} ET Q"
        else:
            code = f"BT /{font.name} {size:g} Tf 1 0 0 1 {x:.3f} {baseline:.3f} Tm {code} ET"
        if has_shapes:
            code = f"{code} {_marks(run, is_shape, size, x, baseline)}"
        if not is_told:
            actual = ("\ufeff" + run.text).encode("utf-16-be", "replace").hex()
            code = f"/Span <</ActualText <{actual}>>> BDC {code} EMC"
        self._code.append(code)


def _shown(run: ShapedRun, is_shape: list[bool] | None, font: EmbeddedFont, size: float) -> tuple[str, bool]:
    """Return the operators that show the glyphs where they were shaped, and whether they tell the text."""
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
        ahead -= glyph.dx * _UNITS
        if abs(ahead) >= _SMALLEST_MOVE:
            if codes:
                array.append(f"<{''.join(codes)}>")
                codes.clear()
            array.append(f"{ahead:.1f}")
            ahead = 0.0
        codes.append(code.text)
        ahead += code.width - (glyph.advance - glyph.dx) * _UNITS
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


@lru_cache(maxsize=256)
def _values(color: str) -> str:
    """Return red, green and blue of #RRGGBB as shares."""
    return " ".join(f"{int(color[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


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


def _intent(profile: PDFObjectReference) -> PDFDictionary:
    """Return what says how the colours of the file are meant."""
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": profile,
        }
    )
