"""What tables on slides share: the head above a rule, lines between rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.reports.look import BODY_TOP, BORDER, LEFT, RIGHT, RULE, TEXT, TEXT3, TEXT_16, WIDTH
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.tags import Tag

HEAD_BASELINE = BODY_TOP + 15
ROWS_TOP = BODY_TOP + 33
ROW_HEIGHT = 92


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head. `x` is its left edge, its middle or its right edge, by `align`."""

    head: str
    x: float
    width: float
    align: Align = Align.START

    @property
    def span(self) -> tuple[float, float]:
        """Return from where to where the column reaches."""
        left = self.x - self.width * self.align.value
        return left, left + self.width


def draw_head(sheet: Sheet, columns: Sequence[Column]) -> None:
    """Draw the heads and the rule below; what is around it says that it is a table."""
    sheet.begin_table([column.span for column in columns])
    with sheet.tagged(Tag.ROW):
        for column in columns:
            with sheet.tagged(Tag.COLUMN_HEAD):
                sheet.text(
                    column.head,
                    TEXT_16,
                    column.x,
                    HEAD_BASELINE,
                    TEXT3,
                    width=column.width,
                    align=column.align,
                    smallest=13,
                )
    draw_rule(sheet, ROWS_TOP)
    draw_rule(sheet, ROWS_TOP)


def draw_rule(sheet: Sheet, y: float) -> None:
    """Draw the line above or below a block."""
    sheet.drawing.rect(LEFT, y - RULE / 2, WIDTH, RULE, fill=TEXT)


def draw_hairline(sheet: Sheet, y: float) -> None:
    """Draw the line between two rows."""
    sheet.drawing.line((LEFT, y), (RIGHT, y), BORDER)
