"""Where the parts of a row stand, for its delegate, its heading and the mouse alike."""

from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from cs_desktop.views.theme.fonts import scaled

ROW = 46
"""Height of a row, before it is opened, at the normal size of text."""
EDGE = 3
_NUMBER, _MARK, _DUE, _POINTS, _BUTTON, _PAD = 44, 22, 108, 56, 34, 16
_ACCOUNT = (140, 190)
_ROOMY = 900
"""From this width on accounts have all the room that they want."""


class Part(StrEnum):
    """A part of a row."""

    NUMBER = auto()
    MARK = auto()
    TITLE = auto()
    ACCOUNT = auto()
    DUE = auto()
    POINTS = auto()
    DONE = auto()
    SNOOZE = auto()
    TASK = auto()
    OPEN = auto()


BUTTONS = (Part.DONE, Part.SNOOZE, Part.TASK, Part.OPEN)


@dataclass(frozen=True, slots=True)
class Columns:
    """The parts of one row of a width."""

    row: QRect
    direction: Qt.LayoutDirection

    def box(self, part: Part) -> QRect:
        """Return where a part stands; mirrored where one reads from right to left."""
        left, width = self._spans()[part]
        box = QRect(self.row.left() + left, self.row.top(), width, self.row.height())
        return QStyle.visualRect(self.direction, self.row, box)

    def part_at(self, x: int) -> Part | None:
        """Return which part is at a place across the row."""
        return next((part for part in Part if self.box(part).left() <= x <= self.box(part).right()), None)

    def _spans(self) -> dict[Part, tuple[int, int]]:
        narrow, wide = _ACCOUNT
        widths = {
            Part.ACCOUNT: scaled(wide if self.row.width() >= _ROOMY else narrow),
            Part.DUE: scaled(_DUE),
            Part.POINTS: scaled(_POINTS),
            **dict.fromkeys(BUTTONS, _BUTTON),
        }
        title = self.row.width() - _NUMBER - _MARK - sum(widths.values()) - _PAD // 2
        spans: dict[Part, tuple[int, int]] = {}
        left = 0
        for part in Part:
            width = {Part.NUMBER: _NUMBER, Part.MARK: _MARK, Part.TITLE: max(title, 0)}.get(part)
            width = widths[part] if width is None else width
            spans[part] = (left, width)
            left += width
        return spans
