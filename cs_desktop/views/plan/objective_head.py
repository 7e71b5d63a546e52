"""The columns of the table of objectives: their headings, and how they share the room."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.plan.objective_cells import FIRST_PAD, PAD, room_for
from cs_desktop.views.plan.rows import (
    BAR,
    BASELINE,
    DUE,
    HEADINGS,
    NAME,
    NUMBER,
    OWNERS,
    SIGN_OFF,
    STATUS,
    TARGET,
    UNIT,
    ObjectiveModel,
    ObjectiveRow,
)
from cs_desktop.views.theme.direction import elided, leading, placed, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme

HEAD_HEIGHT = 30
WIDTHS = {
    NUMBER: 40,
    NAME: 220,
    BASELINE: 66,
    BAR: 150,
    TARGET: 72,
    UNIT: 90,
    DUE: 80,
    OWNERS: 72,
    SIGN_OFF: 120,
    STATUS: 112,
}
"""The least width of each column."""
MEASURED = (BASELINE, TARGET, UNIT, DUE, SIGN_OFF, STATUS)
"""What is as wide as its widest cell, since half a number or a date says something else."""
GROW = {NAME: 1, BAR: 1}
"""What shares the room that is left, and how much of it each has."""
GOES = (UNIT, BASELINE, OWNERS, SIGN_OFF, TARGET)
"""What goes where there is little room, the first one first; the inspector has it all."""


class ObjectiveHead(QHeaderView):
    """The headings; that of the bar explains its marks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        fix_height(self, HEAD_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self._rows: tuple[ObjectiveRow, ...] | None = None
        self._size = 0
        self._least: Mapping[int, int] = {}
        """What was measured last, and of what, in which size of text."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        painter.save()
        painter.fillRect(rect, self._theme.color("sunken"))
        for y in (rect.top(), rect.bottom()):
            painter.fillRect(QRect(rect.left(), y, rect.width(), 1), self._theme.color("border"))
        painter.setFont(font(TextStyle.CAPTION_MEDIUM))
        painter.setPen(self._theme.color("text3"))
        before = FIRST_PAD if logicalIndex == NUMBER else PAD
        box = placed(rect.adjusted(before, 0, -PAD, -1), rect)
        if logicalIndex == BAR:
            self._explain(painter, box)
        else:
            side = trailing() if logicalIndex == TARGET else leading()
            metrics = painter.fontMetrics()
            title = tr(HEADINGS[logicalIndex])
            painter.drawText(box, side, elided(metrics, title, Qt.TextElideMode.ElideRight, box.width()))
        painter.restore()

    def _explain(self, painter: QPainter, box: QRect) -> None:
        metrics = painter.fontMetrics()
        current = tr("Current")
        before = metrics.horizontalAdvance(current) + 12
        room = box.width() - before - 8
        words = (tr("Expected by today"), tr("Expected"))
        wanted = next((text for text in words if metrics.horizontalAdvance(text) <= room), "")
        wide = before + 8 + metrics.horizontalAdvance(wanted)
        whole = QRect(box.left() + max((box.width() - wide) // 2, 0), box.top(), wide, box.height())
        painter.drawText(whole, leading(), current)
        if wanted:
            tick = QRect(whole.left() + before, box.center().y() - 5, 2, 11)
            painter.fillRect(placed(tick, whole), self._theme.color("text"))
            painter.drawText(whole, trailing(), wanted)

    def least(self, rows: tuple[ObjectiveRow, ...]) -> Mapping[int, int]:
        """Return the least width of each column, for its heading and for what stands in it."""
        size = scaled(100)
        if rows is not self._rows or size != self._size:
            self._rows, self._size = rows, size
            self._least = {place: self._needed(place, rows) for place in WIDTHS}
        return self._least

    def _needed(self, place: int, rows: tuple[ObjectiveRow, ...]) -> int:
        letters = QFontMetrics(font(TextStyle.CAPTION_MEDIUM))
        title = letters.horizontalAdvance(tr(HEADINGS[place])) + 1 if place != NUMBER else 0
        cells = room_for(place, rows) if place in MEASURED else 0
        return max(scaled(WIDTHS[place]), title + 2 * PAD, cells)


def fit_columns(table: QTableView) -> None:
    """Share the room of a table among its columns; what there is no room for goes."""
    head, model = table.horizontalHeader(), table.model()
    assert isinstance(head, ObjectiveHead)
    assert isinstance(model, ObjectiveModel)
    room, least = table.viewport().width(), head.least(model.rows)
    kept = set(least)
    for gone in GOES:
        if sum(least[place] for place in kept) <= room:
            break
        kept.remove(gone)
    left = max(room - sum(least[place] for place in kept), 0)
    whole = sum(GROW.values())
    for place, width in least.items():
        table.setColumnHidden(place, place not in kept)
        if place in kept:
            table.setColumnWidth(place, width + left * GROW.get(place, 0) // whole)
