"""What has no place on a map, and in full what is not whole there: columns of text below it."""

from collections.abc import Iterable, Mapping, Sequence

from cs_desktop.common.language import tr
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_BOLD
from cs_desktop.reports.look import TEXT, TEXT2
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.text.setter import Paragraph, Setter

_MOST = 200
"""Texts that stand in full; whoever wants more of them has the table."""
_FEWEST = 4
"""Texts that a column has at least before there is a second one."""


class Notes:
    """Texts under their headings, from `lefts` on in as many columns as they fill, each `width` wide."""

    def __init__(
        self, texts: Mapping[str, Sequence[str]], setter: Setter, lefts: Sequence[float], width: float
    ) -> None:
        self._width = width
        paragraphs: list[Paragraph] = []
        for heading, lines in texts.items():
            written = [line for line in lines if line.strip()]
            if len(written) > _MOST:
                more = tr("And {count} more, which the table of cards holds.", count=len(written) - _MOST)
                written = [*written[:_MOST], more]
            if written:
                paragraphs.append(setter.wrap(heading, CAPTION_BOLD, width))
                paragraphs += [setter.wrap(line, CAPTION, width) for line in written]
        columns = _shared_out(paragraphs, min(len(lefts), max(len(paragraphs) // _FEWEST, 1)))
        self._columns = list(zip(lefts, columns, strict=False))
        self.height = max((_height(column) for column in columns), default=0.0)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the columns below a height."""
        for left, column in self._columns:
            y = top
            for paragraph in column:
                color = TEXT if _is_heading(paragraph) else TEXT2
                for line in paragraph.lines:
                    sheet.line_in(line, left, self._width, y + baseline_in(paragraph.style), color)
                    y += paragraph.style.leading


def _shared_out(paragraphs: Sequence[Paragraph], count: int) -> list[list[Paragraph]]:
    """Return paragraphs in so many columns of about one height, none of which ends in a heading."""
    columns: list[list[Paragraph]] = [[]]
    share = _height(paragraphs) / count
    for paragraph in paragraphs:
        if _height(columns[-1]) >= share and not _is_heading(columns[-1][-1]):
            columns.append([])
        columns[-1].append(paragraph)
    return columns


def _height(paragraphs: Iterable[Paragraph]) -> float:
    return sum(paragraph.height for paragraph in paragraphs)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.style.weight == CAPTION_BOLD.weight
