"""A chart by itself: as PDF, as SVG, and as shapes that others paint."""

from io import BytesIO

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.sketch import Sketch
from cs_desktop.reports.charts.panel import draw_panel
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import POINTS_A_UNIT, SMALL, TEXT3, WHITE, look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.sketch import SketchSurface
from cs_desktop.reports.svg.surface import SvgSurface
from cs_desktop.reports.text.setter import Setter

WIDTH, HEIGHT = 1200, 675
_EDGE = 48
_FOOT = 3
"""Lines that formula and source may take."""


class ChartFile:
    """One chart, drawn alike into every kind of file."""

    def __init__(self, spec: ChartSpec, language: str, accent: str) -> None:
        self._spec, self._language = spec, language
        names = [*(series.name for series in spec.series), *(event.name for event in spec.events)]
        self._book = FontBook(language, [spec.title, spec.subtitle, *names, *spec.x_axis.categories])
        self._setter = Setter(self._book)
        self._look = look_of(accent)

    def pdf(self) -> bytes:
        """Return it as PDF: its fonts are inside, and the same chart gives the same bytes."""
        target = BytesIO()
        spec = self._spec
        about = About(spec.title, "", spec.subtitle, spec.as_of, self._language)
        canvas = TextCanvas(target, WIDTH, HEIGHT, POINTS_A_UNIT, about)
        self._draw(Surface(canvas, HEIGHT))
        canvas.showPage()
        canvas.save()
        return target.getvalue()

    def svg(self) -> bytes:
        """Return it as SVG: text is text, in fonts that are inside the file."""
        surface = SvgSurface(WIDTH, HEIGHT, clean(self._spec.title), self._language)
        self._draw(surface)
        return surface.document()

    def sketch(self) -> Sketch:
        """Return it as shapes."""
        surface = SketchSurface(WIDTH, HEIGHT)
        self._draw(surface)
        return surface.sketch()

    @property
    def missing_glyphs(self) -> tuple[str, ...]:
        """Return the characters that no font has, of what was drawn so far."""
        return tuple(dict.fromkeys(char for cluster in self._book.missing for char in cluster))

    def _draw(self, drawing: Drawing) -> None:
        drawing.rect(0, 0, WIDTH, HEIGHT, fill=WHITE)
        sheet = Sheet(drawing, self._setter, self._look)
        foot = sheet.fitted(_told(self._spec), SMALL, WIDTH - 2 * _EDGE, _FOOT, 11)
        top = HEIGHT - _EDGE / 2 - foot.height
        draw_panel(sheet, self._spec, Box(_EDGE, _EDGE, WIDTH - 2 * _EDGE, top - 12 - _EDGE))
        sheet.paragraph(foot, _EDGE, top, TEXT3)


def _told(spec: ChartSpec) -> str:
    """Return how the values were reckoned, where they come from, and as of when."""
    as_of = tr("as of {day}", day=day_text(spec.as_of)) if spec.as_of is not None else ""
    source = ", ".join(part for part in (spec.source, as_of) if part)
    return ". ".join(part for part in (spec.formula, source) if part)
