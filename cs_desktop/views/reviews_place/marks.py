"""The mark of a review in calendars and timelines: as the line of an account's reviews has it."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cs_desktop.domain.figures import Status
from cs_desktop.domain.reviews.overview import ReviewRow
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus
from cs_desktop.views.theme.tokens import Tokens


def paint_review(
    painter: QPainter, at: QPointF, row: ReviewRow, today: date, tokens: Tokens, edge: float = 10.0
) -> None:
    """Draw a disc for one that was held, a ring for one that is planned, a square for one overdue.

    An EBR has a second ring.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = edge / 2
    if row.is_open and row.day < today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.status(Status.RISK).mark))
        painter.drawRoundedRect(QRectF(at.x() - half + 1, at.y() - half + 1, edge - 2, edge - 2), 1.5, 1.5)
        painter.restore()
        return
    held = row.status == ReviewStatus.CLOSED.value
    painter.setPen(QPen(QColor(tokens.accent if held or row.status != "planned" else tokens.text2), 1.6))
    painter.setBrush(QColor(tokens.accent if held else tokens.surface))
    painter.drawEllipse(at, half - 1, half - 1)
    if row.kind == ReviewKind.EBR.value:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if held:
            painter.setPen(QPen(QColor(tokens.surface), 1.2))
        painter.drawEllipse(at, half - 3.2, half - 3.2)
    painter.restore()
