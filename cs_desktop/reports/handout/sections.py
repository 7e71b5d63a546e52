"""Slides as sections of a handout: each with its message above and its source below."""

from collections.abc import Sequence
from dataclasses import replace

from cs_desktop.common.text import rightward
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    Block,
    ChartPanel,
    ChartsSlide,
    FiguresSlide,
    JourneySlide,
    KeyFigure,
    MeasuresSlide,
    MessageSlide,
    ObjectivesSlide,
    OwnPeopleSlide,
    OwnTableSlide,
    PeopleSlide,
    PointsSlide,
    Slide,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from cs_desktop.domain.figures import Status, plural
from cs_desktop.reports.charts.panel import draw_panel
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.handout import tables
from cs_desktop.reports.handout.styles import BODY, HEADING, LEAST, NAME, SMALL, SUBTITLE, VALUE
from cs_desktop.reports.handout.table_parts import first_height, put_table
from cs_desktop.reports.look import RULE, TEXT, TEXT2, TEXT3
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.plan.flow import MARGIN, Flow, Part
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.tags import Tag

_GAP = 20.0
_CHART = 280.0
_BELOW = 8.0
"""Room below a row of figures or charts."""
_LEAST_BELOW = 90.0
_A_ROW = 4
"""Key figures side by side."""
_CHARTS_A_ROW = 2


def put_section(flow: Flow, slide: Slide, most: int | None, frame: tables.Frame, *, apart: bool) -> None:
    """Put a slide's content into the flow; of its lists at most so many entries.

    `apart` says whether the appendix begins a page.
    """
    if isinstance(slide, TitleSlide):
        return
    if apart and isinstance(slide, AppendixSlide):
        flow.ask(flow.height)
    flow.gap(26)
    head = [_rule(flow), *flow.lines(slide.title, HEADING, tag=Tag.H2), _space(6)]
    body = _Body(flow, most, frame)
    flow.ask(sum(part.height for part in head) + body.first_height(slide))
    for part in head:
        flow.put(part)
    body.put(slide)
    source = slide.source
    if source.strip():
        flow.gap(4)
        flow.text(source, SMALL, TEXT3)


def as_told(slide: Slide, most: int | None) -> Slide:
    """Return a slide with no figure but those that its section shows with so many entries of each list."""
    match slide:
        case MeasuresSlide():
            rows = tuple(replace(row, expected=None) for row in slide.measures[:most])
            return replace(slide, measures=rows)
        case ObjectivesSlide():
            return replace(slide, objectives=slide.objectives[:most])
        case OwnTableSlide():
            return replace(slide, table=replace(slide.table, rows=slide.table.rows[:most]))
        case TableSlide():
            return replace(slide, rows=slide.rows[:most])
        case FiguresSlide() if most is not None and slide.figures:
            return replace(slide, panels=())
        case FiguresSlide() | ChartsSlide() if most is not None:
            return replace(slide, panels=slide.panels[:_CHARTS_A_ROW])
        case _:
            return slide


class _Body:
    """Puts what stands below a section's title."""

    def __init__(self, flow: Flow, most: int | None, frame: tables.Frame) -> None:
        self._flow, self._most, self._frame = flow, most, frame

    def first_height(self, slide: Slide) -> float:
        """Return what stands below a title at least, so that neither it nor its figures are left alone."""
        shown = slide.table if isinstance(slide, OwnTableSlide) else slide
        if isinstance(slide, ChartsSlide) or (isinstance(slide, FiguresSlide) and not slide.figures):
            return _CHART
        if not isinstance(shown, TableSlide) or not shown.figures:
            return _LEAST_BELOW
        figures = sum(_figure_row(self._flow, row).height + _BELOW for row in _in_rows(shown.figures))
        return figures + first_height(self._flow, tables.own_table(shown))

    def put(self, slide: Slide) -> None:
        match slide:
            case SummarySlide():
                self._figures(slide.figures)
                self._blocks(slide.blocks)
            case FiguresSlide():
                self._figures(slide.figures)
                if self._most is None or not slide.figures:
                    self._charts(slide.panels)
            case ChartsSlide():
                self._charts(slide.panels)
            case PointsSlide():
                self._quote(slide)
                self._blocks(slide.blocks)
            case MessageSlide():
                for text in (*slide.paragraphs, *slide.steps):
                    self._flow.text(text, BODY)
            case TitleSlide():
                pass
            case _:
                self._table(slide)

    def _table(
        self,
        slide: MeasuresSlide
        | ObjectivesSlide
        | JourneySlide
        | TableSlide
        | OwnTableSlide
        | PeopleSlide
        | OwnPeopleSlide
        | AppendixSlide,
    ) -> None:
        shown = slide.table if isinstance(slide, OwnTableSlide) else slide
        if isinstance(shown, TableSlide):
            self._figures(shown.figures)
        table = _table_of(shown, self._frame)
        more = put_table(self._flow, table, self._most)
        if more:
            self._flow.text(f"And {plural(more, 'more row')}.", SMALL, TEXT2)
        if table.note:
            self._flow.gap(4)
            self._flow.text(table.note, BODY, TEXT2)
        if isinstance(shown, ObjectivesSlide) and shown.decisions:
            self._blocks((Block("Decisions today", shown.decisions),))
        if isinstance(shown, JourneySlide) and shown.gaps:
            said = tuple(rightward(f"{gap.name}: {gap.bridge or 'no bridge yet'}") for gap in shown.gaps)
            self._blocks((Block("Open gaps", said),))

    def _figures(self, figures: Sequence[KeyFigure]) -> None:
        for row in _in_rows(figures):
            self._flow.put(_figure_row(self._flow, row))
            self._flow.gap(_BELOW)

    def _charts(self, panels: Sequence[ChartPanel]) -> None:
        if self._most is not None:
            panels = panels[:_CHARTS_A_ROW]
        for start in range(0, len(panels), _CHARTS_A_ROW):
            self._flow.put(_chart_row(self._flow, panels[start : start + _CHARTS_A_ROW]))
            self._flow.gap(8)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._flow.gap(6)
            if block.heading:
                self._flow.ask(NAME.leading + BODY.leading)
                self._flow.text(block.heading, NAME)
            sentences = block.sentences if self._most is None else block.sentences[: self._most]
            for sentence in sentences or ("Nothing to report.",):
                self._flow.text(f"– {sentence}", BODY)

    def _quote(self, slide: PointsSlide) -> None:
        if slide.quote:
            self._flow.text(f"“{slide.quote}”", SUBTITLE)
            if slide.quoted:
                self._flow.text(slide.quoted, SMALL, TEXT2)


def _in_rows(figures: Sequence[KeyFigure]) -> list[Sequence[KeyFigure]]:
    return [figures[start : start + _A_ROW] for start in range(0, len(figures), _A_ROW)]


def _table_of(
    slide: MeasuresSlide
    | ObjectivesSlide
    | JourneySlide
    | TableSlide
    | PeopleSlide
    | OwnPeopleSlide
    | AppendixSlide,
    frame: tables.Frame,
) -> tables.Table:
    match slide:
        case MeasuresSlide():
            return tables.measures_table(slide, frame)
        case ObjectivesSlide():
            return tables.objectives_table(slide, frame)
        case JourneySlide():
            return tables.journey_table(slide)
        case PeopleSlide():
            return tables.people_table(slide, frame)
        case OwnPeopleSlide():
            return tables.own_people_table(slide, frame)
        case AppendixSlide():
            return tables.definitions_table(slide)
        case TableSlide():
            return tables.own_table(slide)


def _figure_row(flow: Flow, figures: Sequence[KeyFigure]) -> Part:
    width = (flow.room - _GAP * (_A_ROW - 1)) / _A_ROW
    found = []
    for key in figures:
        note = key.figure.reason if key.figure.value is None else key.figure.note
        word = "; ".join(part for part in (key.word, note) if part)
        found.append(
            (
                flow.setter.fit(key.figure.text(), VALUE, width, 1, LEAST),
                flow.setter.fit(key.caption or key.figure.label, BODY, width, 3, LEAST),
                flow.setter.fit(word, SMALL, width - 16, 3, LEAST) if word else None,
                key.figure.status if key.word else Status.NONE,
            )
        )
    height = max(v.height + c.height + (w.height if w else 0) for v, c, w, _ in found)

    def draw(sheet: Sheet, top: float) -> None:
        for place, (value, caption, word, status) in enumerate(found):
            left = MARGIN + place * (width + _GAP)
            below = sheet.paragraph(caption, left, sheet.paragraph(value, left, top))
            if word is None:
                continue
            marked = status is not Status.NONE
            if marked:
                status_mark(sheet.drawing, status, (left + 5, below + SMALL.leading / 2), 9)
            sheet.paragraph(word, left + (16 if marked else 0), below, TEXT2)

    return Part(height + 4, draw)


def _chart_row(flow: Flow, panels: Sequence[ChartPanel]) -> Part:
    free = flow.room - _GAP * (len(panels) - 1)
    whole = sum(panel.share for panel in panels)

    def draw(sheet: Sheet, top: float) -> None:
        left = MARGIN
        for panel in panels:
            width = free * panel.share / whole
            draw_panel(sheet, panel.chart, Box(left, top + 4, width, _CHART))
            left += width + _GAP

    return Part(_CHART + 12, draw)


def _rule(flow: Flow) -> Part:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.rect(MARGIN, top, flow.room, RULE, fill=TEXT)

    return Part(10, draw)


def _space(height: float) -> Part:
    return Part(height, lambda _sheet, _top: None)
