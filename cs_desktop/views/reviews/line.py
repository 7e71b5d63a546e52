"""The line of an account's reviews: a click or the arrows choose one."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.line import Stop, spread, stops
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ENDED
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus
from cs_desktop.views.theme.direction import elided, mirrored
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as

HEIGHT = 92
_GAP, _EDGE = 124, 72
_NAME, _DOT, _DAY, _SAID = 15, 39, 64, 79
"""Where the texts and the line stand, from above."""
_RADIUS = 8


class ReviewLine(QScrollArea):
    """Shows all reviews of an account; scrolls where there are many."""

    chosen = Signal(object)
    """The id of the review to look at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.dots = _Dots(theme)
        self.dots.chosen.connect(self.chosen)
        self.setWidget(self.dots)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.dots)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("edge", "bottom")
        fix_height(self, HEIGHT + 10)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the reviews, one of which is looked at."""
        del editable
        self.dots.show_stops(stops(shown), review.id, shown)
        self._uncover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is looked at in sight."""
        super().resizeEvent(event)
        self._uncover()

    def _uncover(self) -> None:
        at = self.dots.place_of_chosen()
        if at is not None:
            self.ensureVisible(round(at), scaled(_DOT), scaled(_GAP), 0)


class _Dots(QWidget):
    """The line itself."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stops: tuple[Stop, ...] = ()
        self._places: tuple[float, ...] = ()
        self._here = 0
        self._shown: ReviewsShown | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.List)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._lay_out)

    def show_stops(self, shown_stops: tuple[Stop, ...], here: int, shown: ReviewsShown) -> None:
        """Show these, one of which is looked at."""
        self._stops, self._here, self._shown = shown_stops, here, shown
        spoken = next((_spoken(one) for one in shown_stops if one.review and one.review.id == here), "")
        self.setAccessibleName(tr("Reviews: {chosen}", chosen=spoken))
        self._lay_out()

    def place_of_chosen(self) -> float | None:
        """Return how far from the left the chosen review stands."""
        for stop, place in zip(self._stops, self._places, strict=True):
            if stop.review is not None and stop.review.id == self._here:
                return place
        return None

    def step(self, by: int) -> None:
        """Choose the next review, or one before; at the ends nothing happens."""
        ids = [stop.review.id for stop in self._stops if stop.review is not None]
        to = ids.index(self._here) + by if self._here in ids else 0
        if ids and 0 <= to < len(ids):
            self.chosen.emit(ids[to])

    def minimumSizeHint(self) -> QSize:
        """Return the room of all that stands on it."""
        return QSize(scaled(_GAP) * max(len(self._stops) - 1, 0) + 2 * scaled(_EDGE), scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows; Home and End go to the ends."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        ids = [stop.review.id for stop in self._stops if stop.review is not None]
        by = ways.get(Qt.Key(event.key()))
        if by is not None:
            sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.step(-by if mirrored() and sideways else by)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and ids:
            self.chosen.emit(ids[0 if event.key() == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the review under the mouse."""
        review = self._at(event.position().x())
        if review is not None:
            self.chosen.emit(review.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the reviews over the new width."""
        super().resizeEvent(event)
        self._spread()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, dots and texts."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if not self._stops or self._shown is None:
            return
        self._draw_line(painter)
        for stop, place in zip(self._stops, self._places, strict=True):
            if stop.review is None:
                self._draw_renewal(painter, stop, place)
            else:
                self._draw_review(painter, stop, stop.review, place)

    def _lay_out(self) -> None:
        self.updateGeometry()
        self._spread()

    def _spread(self) -> None:
        edge = scaled(_EDGE)
        days = [stop.day for stop in self._stops]
        found = spread(days, self.width() - 2 * edge, scaled(_GAP))
        self._places = tuple(self.width() - edge - one if mirrored() else edge + one for one in found)
        self.update()

    def _at(self, x: float) -> ReviewHead | None:
        reach = scaled(_GAP) / 2
        near = [
            (abs(place - x), stop.review)
            for stop, place in zip(self._stops, self._places, strict=True)
            if stop.review is not None and abs(place - x) <= reach
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def _draw_line(self, painter: QPainter) -> None:
        assert self._shown is not None
        edge, height = scaled(_EDGE) / 3, scaled(_DOT)
        start, end = (self.width() - edge, edge) if mirrored() else (edge, self.width() - edge)
        past = [
            place
            for stop, place in zip(self._stops, self._places, strict=True)
            if stop.day <= self._shown.today
        ]
        now = past[-1] if past else start
        if past:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawLine(QPointF(start, height), QPointF(now, height))
        dotted = QPen(self._theme.color("border_strong"), 2, Qt.PenStyle.DotLine)
        painter.setPen(dotted)
        painter.drawLine(QPointF(now, height), QPointF(end, height))

    def _draw_renewal(self, painter: QPainter, stop: Stop, place: float) -> None:
        painter.setPen(QPen(self._theme.color("text2"), 1.5))
        middle = scaled(_DOT)
        painter.drawLine(QPointF(place, middle - scaled(6)), QPointF(place, middle + scaled(6)))
        self._write(painter, place, _DAY, stop.below, TextStyle.CELL, "text2")
        self._write(painter, place, _SAID, stop.said, TextStyle.CAPTION, "text2")

    def _draw_review(self, painter: QPainter, stop: Stop, review: ReviewHead, place: float) -> None:
        here = review.id == self._here
        if here:
            box = QRectF(place - scaled(_GAP) / 2 + 3, 3, scaled(_GAP) - 6, scaled(HEIGHT) - 6)
            painter.setPen(QPen(self._theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selected"))
            painter.drawRoundedRect(box, 6, 6)
            # The line goes on over the ground.
            self._redraw_line(painter, review, box)
        self._draw_dot(painter, review, QPointF(place, scaled(_DOT)))
        today = self._shown is not None and review.day == self._shown.today
        name = TextStyle.CELL_BOLD if here else TextStyle.CELL_MEDIUM
        self._write(painter, place, _NAME, stop.name, name, "text")
        day = TextStyle.CELL_BOLD if today else TextStyle.CELL
        self._write(painter, place, _DAY, stop.below, day, "accent_text" if today else "text2")
        self._write(painter, place, _SAID, stop.said, TextStyle.CAPTION, "text2")

    def _redraw_line(self, painter: QPainter, review: ReviewHead, box: QRectF) -> None:
        assert self._shown is not None
        middle, height = box.center().x(), scaled(_DOT)
        past = QPen(self._theme.color("accent"), 2)
        ahead = QPen(self._theme.color("border_strong"), 2, Qt.PenStyle.DotLine)
        later = [stop for stop in self._stops if review.day < stop.day <= self._shown.today]
        first, second = (past if review.day <= self._shown.today else ahead), (past if later else ahead)
        if mirrored():
            first, second = second, first
        painter.setPen(first)
        painter.drawLine(QPointF(box.left(), height), QPointF(middle, height))
        painter.setPen(second)
        painter.drawLine(QPointF(middle, height), QPointF(box.right(), height))

    def _draw_dot(self, painter: QPainter, review: ReviewHead, center: QPointF) -> None:
        """Draw filled with a tick what was held, a ring what is on, an outline what is planned."""
        color, radius = self._theme.color, scaled(_RADIUS)
        surface = color("surface")
        if review.status == ReviewStatus.CLOSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawEllipse(center, radius, radius)
            painter.setPen(QPen(QColor(self._theme.tokens.on_accent), 1.6))
            step = radius / 7.5
            painter.drawPolyline(
                [
                    center + QPointF(-3.2 * step, 0.2 * step),
                    center + QPointF(-0.9 * step, 2.6 * step),
                    center + QPointF(3.4 * step, -2.4 * step),
                ]
            )
        elif review.status == ReviewStatus.IN_PROGRESS or self._is_today(review):
            painter.setBrush(surface)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawEllipse(center, radius + 3, radius + 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawEllipse(center, radius - 2, radius - 2)
        else:
            painter.setBrush(surface)
            painter.setPen(QPen(color("text3" if review.status in ENDED else "text2"), 1.6))
            painter.drawEllipse(center, radius, radius)
            if review.status in ENDED:
                arm = radius / 2.4
                painter.drawLine(center + QPointF(-arm, -arm), center + QPointF(arm, arm))
                painter.drawLine(center + QPointF(-arm, arm), center + QPointF(arm, -arm))
        if review.kind == ReviewKind.EBR:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent" if review.status == ReviewStatus.CLOSED else "text2"), 1.4))
            on = review.status == ReviewStatus.IN_PROGRESS or self._is_today(review)
            ring = radius + 6 if on else radius + 3
            painter.drawEllipse(center, ring, ring)

    def _is_today(self, review: ReviewHead) -> bool:
        assert self._shown is not None
        return review.day == self._shown.today and review.status == ReviewStatus.PLANNED

    def _write(
        self, painter: QPainter, place: float, top: int, text: str, style: TextStyle, role: str
    ) -> None:
        made = font(style, tabular=True)
        width = scaled(_GAP) - 12
        metrics = QFontMetrics(made)
        shown = elided(metrics, text, Qt.TextElideMode.ElideRight, width)
        painter.setFont(made)
        painter.setPen(self._theme.color(role))
        box = QRectF(place - width / 2, scaled(top) - metrics.height() / 2, width, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def _spoken(stop: Stop) -> str:
    return ", ".join(part for part in (stop.name, stop.below, stop.said) if part)
