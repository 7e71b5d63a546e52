"""A map with what stands above and below it, as one drawing that knows no pages."""

from functools import cached_property

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.geometry import HEAD_HEIGHT, LABEL_WIDTH
from cs_desktop.domain.journey.printing import Brand, MapPrint
from cs_desktop.domain.slides import Picture
from cs_desktop.reports.journey.chart import MapChart
from cs_desktop.reports.journey.legend import Legend
from cs_desktop.reports.journey.shifted import Shifted
from cs_desktop.reports.journey.styles import ABOUT, CAPTION, CAPTION_BOLD, CAPTION_MEDIUM, TITLE
from cs_desktop.reports.journey.tape import Tape
from cs_desktop.reports.look import TEXT, TEXT2, TEXT3, TILE, WHITE, look_of
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.frame import draw_divider, initial_mark
from cs_desktop.reports.text.setter import Paragraph, Setter

_MARGIN = 28.0
_LEAST_WIDTH = 520.0
_MARK = 24.0
_BRAND_HEIGHT = 40.0
_BRAND_WIDTH = 200.0
_WIDEST = 3
"""Times its height that a logo may be wide before it is made lower."""
_GAP = 12.0
_MOST_IN_FULL = 200
"""Texts that stand in full below the map; whoever wants more of them has the table."""


class Poster:
    """A map as one drawing from 0, 0 to `width`, `height`, in the units of the canvas."""

    def __init__(self, wanted: MapPrint, setter: Setter) -> None:
        self._wanted, self._setter = wanted, setter
        self._look = look_of(wanted.accent)
        self._chart = MapChart(wanted, setter)
        self._drawn = Tape()
        """The map, drawn once: what is not whole on it has to be known before there is a page."""
        self._on_tape = Sheet(self._drawn, setter, self._look)
        self._chart.draw(self._on_tape)
        frame = self._chart.layout.frame
        inner = max(frame.width, _LEAST_WIDTH)
        self.width = inner + 2 * _MARGIN
        self._title = setter.wrap(wanted.title, TITLE, inner, 2) if wanted.title.strip() else None
        self._about = setter.wrap(wanted.about, ABOUT, inner) if wanted.about.strip() else None
        self._legend = Legend(wanted, setter, self._look, inner) if wanted.legend else None
        self.map_top = _MARGIN + self._head_height() + HEAD_HEIGHT
        """Where the first lane begins; the heads of the stages stand above it."""
        self.map_left = _MARGIN + LABEL_WIDTH
        self._foot_top = self.map_top + self._chart.layout.height + _GAP
        self._notes = self._notes_below(inner)
        self.height = self._foot_top + self._foot_height() + _MARGIN

    def stage_places(self) -> list[tuple[str, float]]:
        """Return the name of each stage and the x of its column, for an outline."""
        layout = self._chart.layout
        names = [stage.name for stage in self._wanted.content.stages]
        return [
            (name, self.map_left + placed.box.x) for name, placed in zip(names, layout.stages, strict=True)
        ]

    @cached_property
    def tape(self) -> Tape:
        """Return everything, to be drawn again and again."""
        tape = Tape()
        self.draw(Sheet(tape, self._setter, self._look))
        return tape

    def draw(self, sheet: Sheet) -> None:
        """Draw everything, from top to bottom."""
        sheet.drawing.rect(0, 0, self.width, self.height, fill=WHITE)
        top = _MARGIN
        if self._wanted.brand is not None:
            self._draw_brand(sheet, self._wanted.brand, top + _MARK / 2)
            top += _BRAND_HEIGHT
        for paragraph, color in ((self._title, TEXT), (self._about, TEXT2)):
            if paragraph is not None:
                top = sheet.paragraph(paragraph, _MARGIN, top, color)
        self._draw_chart(sheet)
        self._draw_foot(sheet)

    def _draw_chart(self, sheet: Sheet) -> None:
        self._drawn.replay(Shifted(sheet.drawing, self.map_left, self.map_top))

    def _draw_foot(self, sheet: Sheet) -> None:
        top = self._foot_top
        if self._legend is not None:
            self._legend.draw(sheet, _MARGIN, top)
            top += self._legend.height + _GAP
        for paragraph in self._notes:
            top = sheet.paragraph(paragraph, _MARGIN, top, TEXT if _is_heading(paragraph) else TEXT2)
        if self._wanted.brand is not None and self._wanted.brand.confidentiality.strip():
            width = self.width - 2 * _MARGIN
            line = self._setter.elided(self._wanted.brand.confidentiality, CAPTION, width)
            middle = top + _GAP / 2 + CAPTION.leading / 2
            sheet.line(line, _MARGIN, baseline_at(CAPTION, middle), TEXT3)

    def _head_height(self) -> float:
        height = _BRAND_HEIGHT if self._wanted.brand is not None else 0.0
        height += sum(part.height for part in (self._title, self._about) if part is not None)
        return height + _GAP if height else 0.0

    def _foot_height(self) -> float:
        height = self._legend.height + _GAP if self._legend is not None else 0.0
        height += sum(note.height for note in self._notes)
        has_word = self._wanted.brand is not None and self._wanted.brand.confidentiality.strip()
        return height + (_GAP / 2 + CAPTION.leading if has_word else 0.0)

    def _notes_below(self, width: float) -> list[Paragraph]:
        """Return what has no place on the map, and in full what is not whole there."""
        known = self._wanted.content.cards_by_id
        unplaced = [known[one].title for one in self._chart.layout.unplaced]
        texts = self._shortened()
        cut, more = texts[:_MOST_IN_FULL], len(texts) - _MOST_IN_FULL
        if more > 0:
            cut.append(tr("And {count} more, which the table of cards holds.", count=more))
        notes: list[Paragraph] = []
        for heading, lines in ((tr("Without a place on the map"), unplaced), (tr("In full"), cut)):
            written = [line for line in lines if line.strip()]
            if written:
                notes.append(self._setter.wrap(heading, CAPTION_BOLD, width))
                notes += [self._setter.wrap(line, CAPTION, width) for line in written]
        return notes

    def _shortened(self) -> list[str]:
        """Return the texts that are not whole on the map."""
        if self._title is not None:
            self._on_tape.shorten(self._title, self._wanted.title)
        return self._on_tape.shortened

    def _draw_brand(self, sheet: Sheet, brand: Brand, middle: float) -> None:
        x = _MARGIN
        if brand.company.strip():
            initial_mark(sheet, brand.company, x, middle, _MARK, self._look.ground, WHITE)
            x = self._draw_name(sheet, brand.company, x + _MARK + 10, middle)
            x = draw_divider(sheet, x + 17, middle, 16) + 17
        if brand.logo is None:
            initial_mark(sheet, brand.account, x, middle, _MARK, TILE, TEXT2)
            x += _MARK
        else:
            x += _draw_logo(sheet, brand.logo, x, middle)
        self._draw_name(sheet, brand.account, x + 10, middle)

    def _draw_name(self, sheet: Sheet, name: str, x: float, middle: float) -> float:
        line = self._setter.elided(name, CAPTION_MEDIUM.sized(12), _BRAND_WIDTH)
        sheet.line(line, x, baseline_at(line.style, middle), TEXT, Align.START)
        return x + line.width


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.style.weight == CAPTION_BOLD.weight


def _draw_logo(sheet: Sheet, logo: Picture, left: float, middle: float) -> float:
    """Draw the customer's logo; return its width."""
    width = min(_MARK * logo.width / logo.height, _MARK * _WIDEST)
    height = width * logo.height / logo.width
    sheet.drawing.image(logo, left, middle - height / 2, width, height)
    return width
