"""A map with what stands above and below it, as one drawing that knows no pages."""

from functools import cached_property

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.journey.geometry import HEAD_HEIGHT, LABEL_WIDTH
from cs_desktop.domain.journey.printing import Brand, MapPrint, Paper
from cs_desktop.reports.journey.chart import MapChart
from cs_desktop.reports.journey.legend import Legend
from cs_desktop.reports.journey.notes import Notes
from cs_desktop.reports.journey.pages import TILED, column_of, sheets_across
from cs_desktop.reports.journey.shifted import Shifted
from cs_desktop.reports.journey.styles import ABOUT, CAPTION, CAPTION_MEDIUM, TITLE
from cs_desktop.reports.journey.tape import Tape
from cs_desktop.reports.look import TEXT, TEXT2, TEXT3, TILE, WHITE, look_of
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.frame import draw_divider, initial_mark
from cs_desktop.reports.text.setter import Setter

_MARGIN = 28.0
_LEAST_WIDTH = 520.0
_MARK = 24.0
_BRAND_HEIGHT = 40.0
_BRAND_WIDTH = 200.0
_WIDEST = 3
"""Times its height that a logo may be wide before it is made lower."""
_GAP = 12.0
_NOTE_WIDTH = 400.0
"""Of a column of notes at least."""
_AROUND = 220.0
"""What usually stands above and below a map."""


class Poster:
    """A map as one drawing from 0, 0 to `width`, `height`, in the units of the canvas."""

    def __init__(self, wanted: MapPrint, setter: Setter, paper: Paper = Paper.MAP) -> None:
        self._wanted, self._setter = wanted, setter
        self._look = look_of(wanted.accent)
        self._chart = MapChart(wanted, setter)
        self._drawn = Tape()
        """The map, drawn once: what is not whole on it has to be known before there is a page."""
        self._on_tape = Sheet(self._drawn, setter, self._look)
        self._chart.draw(self._on_tape)
        frame = self._chart.layout.frame
        self.width = max(frame.width, _LEAST_WIDTH) + 2 * _MARGIN
        self.across = sheets_across(self.width, frame.height + _AROUND, paper)
        """On how many sheets side by side it is shared out, at most."""
        column = column_of(self.width, self.across)
        # What stands around the map keeps to the first of several sheets.
        self._inner = column - (_MARGIN if self.across > 1 else 2 * _MARGIN)
        inner = self._inner
        self._title = setter.wrap(wanted.title, TITLE, inner, 2) if wanted.title.strip() else None
        self._about = setter.wrap(wanted.about, ABOUT, inner) if wanted.about.strip() else None
        self._legend = Legend(wanted, setter, self._look, inner) if wanted.legend else None
        self.map_top = _MARGIN + self._head_height() + HEAD_HEIGHT
        """Where the first lane begins; the heads of the stages stand above it."""
        self.map_left = _MARGIN + LABEL_WIDTH
        self.foot_top = self.map_top + self._chart.layout.height + _GAP
        """Where what stands below the map begins."""
        self._notes = self._notes_below()
        # The last sheets show the end of the drawing whole, and the legend is to be on one.
        self._legend_last = paper in TILED
        self.height = self.foot_top + self._foot_height() + _MARGIN

    @property
    def what(self) -> str:
        """Return which map it is, on one line."""
        return " · ".join(part for part in (self._wanted.title, self._wanted.about) if part.strip())

    @property
    def secret(self) -> str:
        """Return how confidential it is; nothing where that is not told."""
        return self._wanted.brand.confidentiality.strip() if self._wanted.brand is not None else ""

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
        top = self.foot_top
        parts = (self._draw_legend, self._draw_notes)
        for draw in reversed(parts) if self._legend_last else parts:
            top = draw(sheet, top)
        if self.secret:
            line = self._setter.elided(self.secret, CAPTION, self._inner)
            sheet.line(line, _MARGIN, baseline_at(CAPTION, top + CAPTION.leading / 2), TEXT3)

    def _draw_legend(self, sheet: Sheet, top: float) -> float:
        if self._legend is None:
            return top
        self._legend.draw(sheet, _MARGIN, top)
        return top + self._legend.height + _GAP

    def _draw_notes(self, sheet: Sheet, top: float) -> float:
        self._notes.draw(sheet, top)
        return top + self._notes.height + (_GAP if self._notes.height else 0.0)

    def _head_height(self) -> float:
        height = _BRAND_HEIGHT if self._wanted.brand is not None else 0.0
        height += sum(part.height for part in (self._title, self._about) if part is not None)
        return height + _GAP if height else 0.0

    def _foot_height(self) -> float:
        parts = [self._notes.height, CAPTION.leading if self.secret else 0.0]
        if self._legend is not None:
            parts.append(self._legend.height)
        there = [height for height in parts if height]
        return sum(there) + _GAP * max(len(there) - 1, 0)

    def _notes_below(self) -> Notes:
        """Return what has no place on the map, and in full what is not whole there."""
        known = self._wanted.content.cards_by_id
        unplaced = [known[one].title for one in self._chart.layout.unplaced]
        texts = {tr("Without a place on the map"): unplaced, tr("In full"): self._shortened()}
        if self.across > 1:
            lefts = [_MARGIN, *(self.width * number / self.across + _GAP for number in range(1, self.across))]
            return Notes(texts, self._setter, lefts, self._inner)
        count = max(int((self._inner + _MARGIN) // (_NOTE_WIDTH + _MARGIN)), 1)
        step = (self._inner + _MARGIN) / count
        lefts = [_MARGIN + step * number for number in range(count)]
        return Notes(texts, self._setter, lefts, step - _MARGIN)

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


def _draw_logo(sheet: Sheet, logo: Picture, left: float, middle: float) -> float:
    """Draw the customer's logo; return its width."""
    width = min(_MARK * logo.width / logo.height, _MARK * _WIDEST)
    height = width * logo.height / logo.width
    sheet.drawing.image(logo, left, middle - height / 2, width, height)
    return width
