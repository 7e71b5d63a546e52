"""Text of a spreadsheet or a list, read as cards of a map."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.limits import MOST_LINE, MOST_TEXT, TITLE_LIMIT
from cs_desktop.domain.journey.words import HELD_BY


@dataclass(frozen=True, slots=True)
class TextCard:
    """What a line or a cell says."""

    title: str
    notes: str = ""
    """What is more than a title: further cells of its line, and the whole of what is too long for one."""
    stage: int | None = None
    """The place of the stage that its column names, if any."""
    lane: int | None = None
    """The place of the lane that its row names, if any."""


def read_cards(text: str, content: MapContent) -> tuple[TextCard, ...]:
    """Return the cards that a text stands for.

    Where the first row names stages of the map, each cell below is a card of that stage, and a first column
    without such a name names the lanes. Otherwise each line is a card; further cells go to its notes.

    Raises:
        InputError: the text, or a line of it, is too long to be meant for a map.
    """
    if len(text) > MOST_TEXT:
        raise InputError(tr("Nothing pasted: copy less than {most} characters.", most=count_text(MOST_TEXT)))
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if longest > MOST_LINE:
        raise InputError(
            tr("Nothing pasted: divide the line of {count} characters.", count=count_text(longest))
        )
    stages = _header(rows, content)
    if stages:
        return tuple(_of_table(rows, stages, content))
    return tuple(_of_line(cells) for row in rows if (cells := [cell for cell in row if cell]))


def _rows(text: str) -> list[list[str]]:
    """Return the cells of a text; a cell in quotes may hold line breaks, as spreadsheets copy them."""
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(io.StringIO(text), delimiter="\t"))
        except csv.Error:
            pass  # a cell longer than the reader takes: it is told as what it is
    return [line.split("\t") for line in text.splitlines()]


def _header(rows: Sequence[Sequence[str]], content: MapContent) -> Mapping[int, int]:
    """Return the place of the stage that each column stands for; nothing where the first row is no header."""
    known = {stage.name.casefold(): place for place, stage in reversed(list(enumerate(content.stages)))}
    first = rows[0] if rows else []
    found = {column: known[cell.casefold()] for column, cell in enumerate(first) if cell.casefold() in known}
    others = [column for column, cell in enumerate(first) if cell and column not in found]
    return found if len(rows) > 1 and others in ([], [0]) else {}


def _of_table(
    rows: Sequence[Sequence[str]], stages: Mapping[int, int], content: MapContent
) -> list[TextCard]:
    lanes = {lane.name.casefold(): place for place, lane in enumerate(content.lanes) if HELD_BY[lane.kind]}
    cards: list[TextCard] = []
    lane: int | None = None
    for row in rows[1:]:
        if 0 not in stages and row and row[0]:
            lane = lanes.get(row[0].casefold())
        for column, cell in enumerate(row):
            if cell and column in stages:
                title, notes = _shortened(cell)
                cards.append(TextCard(title, notes, stages[column], lane))
    return cards


def _of_line(cells: Sequence[str]) -> TextCard:
    title, long = _shortened(cells[0])
    return TextCard(title, "\n".join([*([long] if long else []), *cells[1:]]))


def _shortened(cell: str) -> tuple[str, str]:
    """Return a title of the length that a card takes, and the whole text where that is longer."""
    line = " ".join(cell.split())
    if len(line) <= TITLE_LIMIT:
        return line, ""
    return line[: TITLE_LIMIT - 1].rstrip() + "…", cell
