"""The names beside the marks: those that matter most first, as many as there is room for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from cs_desktop.domain.charts.label_places import Box, label_places
from cs_desktop.views.analytics.quadrant.layer import MarkLayer
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

MOST = 60
"""So many names are tried at once; more cannot be read."""
_LONGEST = 150
_GAP = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place."""

    text: str
    box: Box
    chosen: bool


def placed_names(
    layer: MarkLayer, ground: QuadrantGround, taken: Sequence[Box], chosen: Collection[int]
) -> tuple[Name, ...]:
    """Return the names that have room; those of chosen accounts come first, then those with most ARR."""
    seen = layer.in_sight(ground.area).tolist()
    rows = layer.placed.rows
    wanted = sorted(seen, key=lambda place: rows[place].id not in chosen)[:MOST]
    metrics = QFontMetrics(font(TextStyle.CAPTION))
    texts = [
        elided(metrics, rows[place].name, Qt.TextElideMode.ElideRight, scaled(_LONGEST)) for place in wanted
    ]
    sizes = [(float(metrics.horizontalAdvance(text) + 2), float(metrics.height())) for text in texts]
    others = np.setdiff1d(np.array(seen, np.intp), np.array(wanted, np.intp))
    area = ground.area
    room = Box(area.left() + 2, area.top() + 2, area.width() - 4, area.height() - 4)
    full = [*taken, *layer.boxes(others)]
    places = label_places(layer.boxes(np.array(wanted, np.intp)), sizes, room, full, _GAP)
    return tuple(
        Name(text, box, rows[place].id in chosen)
        for place, text, box in zip(wanted, texts, places, strict=True)
        if box is not None
    )


def draw_names(painter: QPainter, theme: Theme, names: Sequence[Name], *, some_chosen: bool) -> None:
    """Draw names where they were placed; while some are chosen, the others step back."""
    painter.setFont(font(TextStyle.CAPTION))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for name in names:
        painter.setPen(theme.color("text" if name.chosen or not some_chosen else "text3"))
        painter.drawText(QRectF(*name.box), flags, name.text)
