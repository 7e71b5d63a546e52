"""Tables of any columns: as large as they fit on one page, else in the smallest size on several."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cs_desktop.domain.deck.slides import Align, Cell, FiguresSlide, KeyFigure, Row, TableSlide
from cs_desktop.domain.deck.slides import Column as Heading
from cs_desktop.domain.figures import Status
from cs_desktop.reports import sheet as sheets
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    BODY_TOP,
    LEFT,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_18,
    WIDTH,
)
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.slides.figures import A_ROW, draw_strip, figures_pages, strip_height
from cs_desktop.reports.slides.page import Draw, Page, numbered
from cs_desktop.reports.slides.table import draw_hairline, draw_rule
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_DENSITIES = ((20.0, 22.0), (20.0, 16.0), (18.0, 12.0), (16.0, 10.0), (16.0, 7.0))
"""Size of the text and room above and below it in a row, to try in turn."""
_SEVERAL_PAGES = _DENSITIES[3:]
_SMALLEST = 14.0
_SUB = 0.8
"""Of the size of a cell's text, that of its smaller line."""
_GAP = 36
_LEAST_SHARE = 0.06
_LINE = 1.3
"""From one line to the next, of the size."""
_MOST_LINES, _WIDE_LINES, _SUB_LINES = 3, 6, 3
_MARK, _MARK_GAP = 13, 10
_MARK_MIDDLE = 7.5
"""A triangle is a little wider than the others."""
_HEAD = 33
_STRIP_GAP = 40
_NOTE_GAP = 18
_NOTE_LINES = 5
_TALL = 118
"""A row higher than this begins all its cells at its top."""
_EMPTY = "Nothing to report"


@dataclass(frozen=True, slots=True)
class _Place:
    """A column's place on the page."""

    left: float
    width: float
    align: sheets.Align
    head: Paragraph
    text: str

    def edge(self) -> float:
        """Return where its texts are held: at the left, or at the right for numbers."""
        return self.left + self.width * self.align.value


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is set: its text, the smaller line below, and what either says in full."""

    text: Paragraph
    sub: Paragraph | None
    texts: tuple[str, str]
    status: Status | None

    @property
    def height(self) -> float:
        return self.text.height + (self.sub.height if self.sub else 0)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    row: Row
    pad: float

    @property
    def height(self) -> float:
        return max((cell.height for cell in self.cells), default=0.0) + 2 * self.pad


@dataclass(frozen=True, slots=True)
class _Note:
    paragraph: Paragraph
    text: str

    @property
    def height(self) -> float:
        return self.paragraph.height + _NOTE_GAP


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands on one page."""

    figures: Sequence[KeyFigure]
    rows: Sequence[_Row]
    note: _Note | None


def table_pages(slide: TableSlide, setter: Setter) -> list[Page]:
    """Return the pages of a table; key figures stand above its first rows, the note below its last ones."""
    figures = slide.figures[:A_ROW]
    places = _places(slide.columns, setter)
    head = _HEAD + max((place.head.height for place in places), default=TEXT_16.leading) - TEXT_16.leading
    room = BODY_BOTTOM - BODY_TOP - head
    strip = strip_height(setter, figures) + _STRIP_GAP if figures else 0.0
    first = room - strip
    note = (
        _Note(setter.wrap(slide.note, TEXT_16, WIDTH, _NOTE_LINES), slide.note)
        if slide.note.strip()
        else None
    )
    groups = _on_one_page(slide.rows, places, note, first, setter)
    if groups is None:
        groups = _on_several_pages(slide.rows, places, note, (first, room), setter)
    last = len(groups) - 1
    parts = [
        _Part(figures if not i else (), group, note if i == last else None) for i, group in enumerate(groups)
    ]
    draws: list[Draw] = [partial(_draw, places=places, part=part, head=head, strip=strip) for part in parts]
    pages = numbered(slide.title, draws, slide.source)
    if len(slide.figures) > A_ROW:
        pages += figures_pages(FiguresSlide(slide.title, slide.figures[A_ROW:], slide.source))
    return pages


def _on_one_page(
    rows: Sequence[Row], places: Sequence[_Place], note: _Note | None, room: float, setter: Setter
) -> list[list[_Row]] | None:
    """Return the rows set as large as one page holds them; None if it cannot."""
    for size, pad in _DENSITIES:
        # Most tables that are too long are known without being set.
        if len(rows) * (size * _LINE + 2 * pad) <= room:
            found = [_row(row, places, setter, size, pad) for row in rows]
            groups = _shared_out(found, note, room, room)
            if len(groups) == 1:
                return groups
    return None


def _on_several_pages(
    rows: Sequence[Row],
    places: Sequence[_Place],
    note: _Note | None,
    rooms: tuple[float, float],
    setter: Setter,
) -> list[list[_Row]]:
    """Return the rows by page, closer to each other where that saves a page."""
    tried = (
        _shared_out([_row(row, places, setter, *density) for row in rows], note, *rooms)
        for density in _SEVERAL_PAGES
    )
    return min(tried, key=len)


def _places(columns: Sequence[Heading], setter: Setter) -> list[_Place]:
    """Return where the columns stand, each as wide as its share, none too narrow for a number."""
    shares = [max(column.share, 0.0) for column in columns]
    whole = sum(shares) or 1.0
    bounded = [max(share / whole, _LEAST_SHARE) for share in shares]
    room = WIDTH - _GAP * (len(columns) - 1)
    places = []
    left: float = LEFT
    for column, share in zip(columns, bounded, strict=True):
        width = room * share / sum(bounded)
        align = sheets.Align.END if column.align is Align.END else sheets.Align.START
        head = setter.fit(column.heading, TEXT_16, width, 1, 13, wide=2)
        places.append(_Place(left, width, align, head, column.heading))
        left += width + _GAP
    return places


def _row(row: Row, places: Sequence[_Place], setter: Setter, size: float, pad: float) -> _Row:
    cells = (
        _cell(cell, place, setter, size, strong=cell.strong or row.total)
        for cell, place in zip(row.cells, places, strict=True)
    )
    return _Row(tuple(cells), row, pad)


def _cell(cell: Cell, place: _Place, setter: Setter, size: float, *, strong: bool) -> _Cell:
    """Return a cell set into its column; a figure stays on one line, made smaller for it."""
    figure = cell.figure
    is_number = figure is not None or place.align is sheets.Align.END
    style = TextStyle(size, 600 if strong else 400, round(size * _LINE), tabular=is_number)
    words = cell.text if figure is None else figure.text()
    width = place.width - (_MARK + _MARK_GAP if cell.status is not None else 0)
    if is_number:
        text = setter.fit(words, style, width, 1, 12, wide=_MOST_LINES)
    else:
        text = setter.fit(words, style, width, _MOST_LINES, _SMALLEST, wide=_WIDE_LINES)
    below = cell.sub or (figure.reason if figure is not None and figure.value is None else "")
    small = TextStyle(max(size * _SUB, _SMALLEST), 400, round(size * _SUB * 1.4))
    sub = setter.wrap(below, small, width, _SUB_LINES) if below.strip() else None
    return _Cell(text, sub, (words, below), cell.status)


def _shared_out(rows: Sequence[_Row], note: _Note | None, first: float, room: float) -> list[list[_Row]]:
    """Return the rows by page; a total, and the last row above a note, take the row before them along."""
    groups: list[list[_Row]] = [[]]
    used = 0.0
    for number, row in enumerate(rows):
        is_last = number == len(rows) - 1
        below = note.height if note and is_last else 0.0
        space = first if len(groups) == 1 else room
        if groups[-1] and used + row.height + below > space:
            goes_along = (row.row.total or is_last) and len(groups[-1]) > 1
            along = [groups[-1].pop()] if goes_along else []
            groups.append(along)
            used = sum(one.height for one in along)
        groups[-1].append(row)
        used += row.height
    return groups


def _draw(sheet: Sheet, *, places: Sequence[_Place], part: _Part, head: float, strip: float) -> None:
    top: float = BODY_TOP
    if part.figures:
        draw_strip(sheet, part.figures, top)
        top += strip
    top += head
    with sheet.tagged(Tag.TABLE):
        _draw_head(sheet, places, top)
        for number, row in enumerate(part.rows):
            if number and row.row.total:
                draw_rule(sheet, top)
            elif number:
                draw_hairline(sheet, top)
            with sheet.tagged(Tag.ROW):
                _draw_row(sheet, row, places, top)
            sheet.marks += [(key, Box(LEFT, top, WIDTH, row.height)) for key in row.row.keys]
            top += row.height
    if not part.rows:
        sheet.text(_EMPTY, TEXT_18, LEFT, top + 42, TEXT2, width=WIDTH)
        top += 64
    draw_hairline(sheet, top)
    if part.note:
        sheet.shorten(part.note.paragraph, part.note.text)
        sheet.paragraph(part.note.paragraph, LEFT, top + _NOTE_GAP, TEXT2)


def _draw_head(sheet: Sheet, places: Sequence[_Place], rule: float) -> None:
    """Draw the headings above the rule, those of one line beside the last of longer ones."""
    sheet.begin_table([(place.left, place.left + place.width) for place in places])
    bottom = rule - 10
    with sheet.tagged(Tag.ROW):
        for place in places:
            sheet.shorten(place.head, place.text)
            with sheet.tagged(Tag.COLUMN_HEAD):
                sheet.paragraph(place.head, place.edge(), bottom - place.head.height, TEXT3, place.align)
    draw_rule(sheet, rule)


def _draw_row(sheet: Sheet, row: _Row, places: Sequence[_Place], top: float) -> None:
    for cell, place in zip(row.cells, places, strict=True):
        start = top + (row.pad if row.height > _TALL else (row.height - cell.height) / 2)
        with sheet.tagged(Tag.ROW_HEAD if place is places[0] else Tag.CELL):
            _draw_cell(sheet, cell, place, start)


def _draw_cell(sheet: Sheet, cell: _Cell, place: _Place, top: float) -> None:
    """Draw a cell's text with its mark before it, and its smaller line in line with the text."""
    sheet.shorten(cell.text, cell.texts[0])
    room = _MARK + _MARK_GAP if cell.status is not None else 0
    is_end = place.align is sheets.Align.END
    edge = place.edge() if is_end else place.left + room
    if cell.status is not None:
        x = edge - cell.text.width - room if is_end else place.left
        style = cell.text.style
        middle = top + baseline_in(style) - 0.36 * style.size
        status_mark(sheet.drawing, cell.status, (x + _MARK_MIDDLE, middle), _MARK)
    bottom = sheet.paragraph(cell.text, edge, top, TEXT, place.align)
    if cell.sub:
        sheet.shorten(cell.sub, cell.texts[1])
        sheet.paragraph(cell.sub, edge, bottom, TEXT3, place.align)
