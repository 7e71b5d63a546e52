"""How the cells of the portfolio are drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import words
from cs_desktop.views.itemmodels.portfolio_columns import (
    DASH,
    LEFT,
    OWNER_NAME_WIDTH,
    RIGHT,
    column_at,
    forecast_text,
    money,
)
from cs_desktop.views.itemmodels.portfolio_model import ROW_ROLE
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import (
    BAND_STATUS,
    FORECAST_STATUS,
    initial,
    paint_avatar,
    paint_pill,
    paint_quadrant,
    paint_sparkline,
    paint_status,
    pill_height,
    pill_width,
)
from cs_desktop.views.widgets.row_drawing import paint_ground

ROW_HEIGHT = 37
PAD = 8
FIRST_PAD = 16
SOON_DAYS = 90
_STAMPS = 2000
"""Small drawings that are kept."""
_FLAGS = {
    align: align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine for align in (LEFT, RIGHT)
}
LINE_WIDTH = 56
"""Of the line of earlier health."""
LINE_LEFT = 56
"""Where it begins, so that lines stand one under the other whatever the pill says."""
_C = PortfolioColumn


class PortfolioDelegate(QStyledItemDelegate):
    """Draws one cell from its row; backgrounds follow hover, selection and keyboard focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetrics] = {}
        self._currency = ""
        self._as_of = date.min
        self._pending: frozenset[PortfolioColumn] = frozenset()
        self._hovered = -1
        self._stamps: dict[object, QPixmap] = {}
        self._logos: LogoBook | None = None
        self._painters: dict[PortfolioColumn, Callable[[QPainter, QRect, PortfolioRow], None]] = {
            _C.NAME: self._name,
            _C.ARR: self._arr,
            _C.ARR_CHANGE: self._trend,
            _C.SEGMENT: self._segment,
            _C.HEALTH: self._health,
            _C.QUADRANT: self._quadrant,
            _C.RENEWAL: lambda painter, box, row: self._deadline(painter, box, row.renewal),
            _C.NOTICE: self._notice,
            _C.REVIEW: self._review,
            _C.FORECAST: self._forecast,
            _C.OWNER: self._owner,
        }
        self.take_fonts()

    def take_fonts(self) -> None:
        """Write in the size of text that is in use now."""
        self._stamps.clear()
        self._fonts = {style: font(style, tabular=True) for style in TextStyle}
        self._metrics = {style: QFontMetrics(made) for style, made in self._fonts.items()}

    def show_figures_of(self, currency: str, as_of: date, pending: frozenset[PortfolioColumn]) -> None:
        """Take what amounts and days are read against, and the columns that are still being read."""
        self._currency, self._as_of, self._pending = currency, as_of, pending

    def use_logos(self, logos: LogoBook) -> None:
        """Draw the accounts' logos."""
        self._logos = logos

    def hover(self, place: int) -> bool:
        """Remember the row under the mouse, -1 for none; return whether it is another one."""
        moved = place != self._hovered
        self._hovered = place
        return moved

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell; a group's row is drawn by the table, across all columns."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PortfolioRow):
            return
        # Columns trade places where the window reads from the right; what stands in a cell keeps its order.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box, state = option.rect, option.state
        first = index.column() == 0
        selected, hovered = bool(state & QStyle.StateFlag.State_Selected), index.row() == self._hovered
        paint_ground(painter, box, self._theme.tokens, selected=selected, hovered=hovered, first=first)
        inner = box.adjusted(FIRST_PAD if first else PAD, 0, -PAD, -1)
        column = column_at(index.column())
        if column.key in self._pending:
            self._waiting(painter, inner)
            return
        draw = self._painters.get(column.key)
        if draw is not None:
            draw(painter, inner, row)
        else:
            text = column.text(row, self._currency)
            self._text(painter, inner, text or DASH, "text2" if text not in ("", DASH) else "text3")

    def _waiting(self, painter: QPainter, box: QRect) -> None:
        """Draw that the value is not known yet."""
        bar = QRectF(box.left(), box.center().y() - 3, min(box.width(), 48), 8)
        painter.fillRect(bar, QColor(self._theme.tokens.track))

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: str = "text",
        style: TextStyle = TextStyle.CELL,
        *,
        align: Qt.AlignmentFlag = LEFT,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> int:
        """Draw one line and return its width."""
        metrics = self._metrics[style]
        width = metrics.horizontalAdvance(text)
        if width > box.width():
            text = metrics.elidedText(text, elide, max(box.width(), 0))
            width = metrics.horizontalAdvance(text)
        painter.setFont(self._fonts[style])
        painter.setPen(self._theme.color(role))
        painter.drawText(box, _FLAGS[align], text)
        return width

    def _stamp(
        self,
        painter: QPainter,
        at: QPoint,
        size: QSize,
        key: object,
        draw: Callable[[QPainter], object],
    ) -> None:
        """Draw something small that comes again in many rows; it is drawn once and kept."""
        density = painter.device().devicePixelRatio()
        stamp = self._stamps.get((key, density))
        if stamp is None:
            if len(self._stamps) >= _STAMPS:
                self._stamps.clear()
            stamp = QPixmap(size * density)
            stamp.setDevicePixelRatio(density)
            stamp.fill(Qt.GlobalColor.transparent)
            inside = QPainter(stamp)
            draw(inside)
            inside.end()
            self._stamps[key, density] = stamp
        painter.drawPixmap(at, stamp)

    def _name(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        avatar = QRectF(box.left() + 0.5, box.center().y() - 9.5, 20, 20)
        logo = None
        if self._logos is not None:
            logo = self._logos.tile(row.id, avatar.width() + 1, painter.device().devicePixelRatio())
        if logo is not None:
            paint_avatar(painter, avatar, row.name, self._theme.tokens, logo=logo)
        else:
            self._letter(painter, avatar, row.name, person=False)
        self._text(
            painter, box.adjusted(30, 0, 0, 0), row.name, "text", TextStyle.BODY_MEDIUM,
            elide=Qt.TextElideMode.ElideMiddle,
        )  # fmt: skip

    def _letter(self, painter: QPainter, box: QRectF, name: str, *, person: bool) -> None:
        letter, edge = initial(name), int(box.width()) + 2
        inside_box = QRectF(box.left() % 1, box.top() % 1, box.width(), box.height())
        self._stamp(
            painter,
            QPoint(int(box.left()), int(box.top())),
            QSize(edge, edge),
            (letter, person, inside_box.left(), inside_box.top()),
            lambda inside: paint_avatar(inside, inside_box, letter, self._theme.tokens, person=person),
        )

    def _arr(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        role, style = ("text", TextStyle.CELL_MEDIUM) if row.arr else ("text3", TextStyle.CELL)
        self._text(painter, box, money(row.arr, self._currency), role, style, align=RIGHT)

    def _trend(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if any(row.arr_history):
            line = QRectF(box.left() + 8, box.center().y() - 9, min(box.width() - 16, 72), 18)
            paint_sparkline(painter, line, row.arr_history, self._theme.tokens)

    def _segment(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if not row.segment:
            self._text(painter, box, row.touch_model or DASH, "text3")
            return
        used = self._text(painter, box, row.segment, "text2")
        if row.touch_model:
            self._rest(painter, box, used, f" · {row.touch_model}")

    def _rest(self, painter: QPainter, box: QRect, used: int, text: str) -> None:
        """Draw the second part of a cell where a few letters of it have room."""
        left = box.adjusted(used, 0, 0, 0)
        if left.width() > self._metrics[TextStyle.CELL].averageCharWidth() * 5:
            self._text(painter, left, text, "text3")

    def _health(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        tokens, middle = self._theme.tokens, box.center().y() + 0.5
        if row.health is None or row.band is None:
            paint_status(painter, QPointF(box.left() + 12, middle), Status.NONE, tokens)
        else:
            score = str(shown_score(row.health))
            status = BAND_STATUS[row.band]
            height = pill_height()
            width = pill_width(score, self._metrics[TextStyle.CELL_MEDIUM]) + 2
            self._stamp(
                painter,
                QPoint(box.left(), box.center().y() - height // 2),
                QSize(width, height + 2),
                (score, status),
                lambda inside: paint_pill(inside, 0, height / 2 + 0.5, score, status, tokens),
            )
        line_left = scaled(LINE_LEFT)
        room = min(box.width() - line_left, LINE_WIDTH)
        known = [score for score in row.health_history if score is not None]
        if room >= LINE_WIDTH // 2 and known:
            line = QRectF(box.left() + line_left, box.center().y() - 9, room, 18)
            paint_sparkline(painter, line, known, tokens)

    def _quadrant(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.quadrant is None:
            self._text(painter, box, DASH, "text3")
            return
        quadrant = row.quadrant
        self._stamp(
            painter,
            QPoint(box.left(), box.center().y() - 6),
            QSize(16, 16),
            quadrant,
            lambda inside: paint_quadrant(inside, QRectF(0, 0, 14, 14), quadrant, self._theme.tokens),
        )
        self._text(painter, box.adjusted(22, 0, 0, 0), tr(row.quadrant.label), "text2")

    def _deadline(self, painter: QPainter, box: QRect, day: date | None) -> None:
        if day is None:
            self._text(painter, box, DASH, "text3")
            return
        left = (day - self._as_of).days
        if left < 0:
            self._overdue(painter, box, -left)
            return
        used = self._text(painter, box, day_text(day), "text2")
        soon = left <= SOON_DAYS
        style, role = (TextStyle.CELL_BOLD, "text") if soon else (TextStyle.CELL, "text3")
        self._text(painter, box.adjusted(used + 6, 0, 0, 0), tr("{days} d", days=left), role, style)

    def _notice(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.notice_by is None or row.notice_by >= self._as_of:
            self._deadline(painter, box, row.notice_by)
            return
        used = self._text(painter, box, day_text(row.notice_by), "text3")
        self._rest(painter, box, used, f" · {tr('passed')}")

    def _overdue(self, painter: QPainter, box: QRect, days: int) -> None:
        center = QPointF(box.left() + 5, box.center().y() + 0.5)
        paint_status(painter, center, Status.RISK, self._theme.tokens, 8)
        self._text(
            painter,
            box.adjusted(16, 0, 0, 0),
            tr("{days} d overdue", days=days),
            "risk_text",
            TextStyle.CELL_MEDIUM,
        )

    def _review(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.next_review is None:
            self._text(painter, box, DASH, "text3")
            return
        left = (row.next_review - self._as_of).days
        if left < 0:
            self._overdue(painter, box, -left)
            return
        today = left == 0
        used = self._text(
            painter,
            box,
            tr("Today") if today else short_day_text(row.next_review, self._as_of),
            "accent_text" if today else "text2",
            TextStyle.CELL_MEDIUM if today else TextStyle.CELL,
        )
        kind = words(row.review_kind) if row.review_kind else tr("due")
        self._rest(painter, box, used, f" · {kind}")

    def _forecast(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.forecast is None:
            self._text(painter, box, DASH, "text3")
            return
        status = FORECAST_STATUS[row.forecast]
        paint_status(painter, QPointF(box.left() + 5, box.center().y() + 0.5), status, self._theme.tokens, 8)
        self._text(painter, box.adjusted(16, 0, 0, 0), forecast_text(row.forecast), f"{status.value}_text")

    def _owner(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if not row.owner:
            narrow = box.width() <= scaled(OWNER_NAME_WIDTH)
            self._text(painter, box, DASH if narrow else tr("Nobody"), "text3")
            return
        circle = QRectF(box.left(), box.center().y() - 9, 18, 18)
        self._letter(painter, circle, row.owner, person=True)
        if box.width() > scaled(OWNER_NAME_WIDTH):
            self._text(painter, box.adjusted(25, 0, 0, 0), row.owner, "text2")
