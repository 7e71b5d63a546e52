"""What is told of the account under the mouse, or the one that the keyboard is on."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.health.override_told import calculated_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.placed import is_flagged
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

_WIDEST = 280
_PAD = 10
_AWAY = 14
"""Pixels between a mark's middle and what is told of it."""


def told(row: PortfolioRow, currency: str) -> tuple[str, ...]:
    """Return an account in lines, its name first."""
    lines = [row.name, _standing(row), _axes(row)]
    if row.arr or row.owner:
        paid = tr("ARR {arr}", arr=money_short(row.arr, currency)) if row.arr else ""
        lines.append(" · ".join(filter(None, (paid, row.owner))))
    if row.overridden:
        lines.append(tr("Set by hand. {calculated}", calculated=calculated_text(row.shadow, row.shadow_band)))
    if is_flagged(row) and row.quadrant is not None:
        lines.append(tr("Healthy, but {quadrant}", quadrant=row.quadrant.label))
    return tuple(lines)


def draw_card(painter: QPainter, theme: Theme, lines: Sequence[str], at: QPointF, room: QRectF) -> None:
    """Draw lines beside a mark, within a room."""
    styles = [TextStyle.CELL_BOLD, *([TextStyle.CAPTION] * (len(lines) - 1))]
    made = []
    for style, line in zip(styles, lines, strict=True):
        metrics = QFontMetrics(font(style))
        text = elided(metrics, line, Qt.TextElideMode.ElideRight, scaled(_WIDEST))
        made.append((style, text, metrics.horizontalAdvance(text), metrics.height()))
    width = max(one[2] for one in made) + 2 * _PAD
    height = sum(one[3] for one in made) + 2 * _PAD - 2
    left = at.x() + _AWAY if at.x() + _AWAY + width <= room.right() else at.x() - _AWAY - width
    top = at.y() + _AWAY if at.y() + _AWAY + height <= room.bottom() else at.y() - _AWAY - height
    box = QRectF(max(left, room.left()), max(top, room.top()), width, height)
    painter.setPen(QPen(theme.color("border_strong"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, 6, 6)
    y = box.top() + _PAD - 1
    for place, (style, text, _, high) in enumerate(made):
        painter.setFont(font(style))
        painter.setPen(theme.color("text" if place == 0 else "text2"))
        line_box = QRectF(box.left() + _PAD, y, width - 2 * _PAD + 1, high)
        painter.drawText(line_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        y += high


def _standing(row: PortfolioRow) -> str:
    assert row.quadrant is not None
    if row.health is None or row.band is None:
        return row.quadrant.label
    return tr(
        "{score} {band}, {quadrant}",
        score=shown_score(row.health),
        band=row.band.label,
        quadrant=row.quadrant.label,
    )


def _axes(row: PortfolioRow) -> str:
    return tr(
        "Outcome {outcome}, experience {experience}",
        outcome=shown_score(row.outcome or 0.0),
        experience=shown_score(row.experience or 0.0),
    )
