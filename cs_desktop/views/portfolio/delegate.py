"""How the cells of the portfolio are drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.common.dates import day_text
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
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
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import (
    BAND_STATUS,
    FORECAST_STATUS,
    paint_avatar,
    paint_pill,
    paint_quadrant,
    paint_sparkline,
    paint_status,
)

ROW_HEIGHT = 37
PAD = 8
FIRST_PAD = 16
SOON_DAYS = 90
EDGE = 3


class PortfolioDelegate(QStyledItemDelegate):
    """Draws one cell from its row; backgrounds follow hover, selection and keyboard focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fonts = {style: font(style, tabular=True) for style in TextStyle}
        self._metrics = {style: QFontMetrics(made) for style, made in self._fonts.items()}
        self._currency = ""
        self._as_of = date.min
        self._hovered = -1
        self._logos: LogoBook | None = None
        self._painters: dict[PortfolioColumn, Callable[[QPainter, QRect, PortfolioRow], None]] = {
            PortfolioColumn.NAME: self._name,
            PortfolioColumn.ARR: self._arr,
            PortfolioColumn.ARR_CHANGE: self._trend,
            PortfolioColumn.SEGMENT: self._segment,
            PortfolioColumn.HEALTH: self._health,
            PortfolioColumn.QUADRANT: self._quadrant,
            PortfolioColumn.RENEWAL: self._renewal,
            PortfolioColumn.FORECAST: self._forecast,
            PortfolioColumn.OWNER: self._owner,
        }

    def show_figures_of(self, currency: str, as_of: date) -> None:
        """Take what amounts and days are read against."""
        self._currency, self._as_of = currency, as_of

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
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell."""
        row = index.data(ROW_ROLE)
        box, state = option.rect, option.state
        first = index.column() == 0
        self._background(
            painter, box, index.row(), selected=bool(state & QStyle.StateFlag.State_Selected), first=first
        )
        inner = box.adjusted(FIRST_PAD if first else PAD, 0, -PAD, -1)
        column = column_at(index.column())
        draw = self._painters.get(column.key)
        if draw is not None:
            draw(painter, inner, row)
        else:
            text = column.text(row, self._currency)
            self._text(painter, inner, text or DASH, "text2" if text not in ("", DASH) else "text3")

    def _background(self, painter: QPainter, box: QRect, place: int, *, selected: bool, first: bool) -> None:
        tokens = self._theme.tokens
        if selected:
            painter.fillRect(box, QColor(tokens.selected))
        elif place == self._hovered:
            painter.fillRect(box, QColor(tokens.hover))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.grid))
        if selected and first:
            painter.fillRect(QRect(box.left(), box.top(), EDGE, box.height()), QColor(tokens.accent))

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
        shown = metrics.elidedText(text, elide, box.width())
        painter.setFont(self._fonts[style])
        painter.setPen(self._theme.color(role))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def _name(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        avatar = QRectF(box.left() + 0.5, box.center().y() - 9.5, 20, 20)
        logo = None
        if self._logos is not None:
            logo = self._logos.tile(row.id, avatar.width() + 1, painter.device().devicePixelRatio())
        paint_avatar(painter, avatar, row.name, self._theme.tokens, logo=logo)
        self._text(
            painter, box.adjusted(30, 0, 0, 0), row.name, "text", TextStyle.BODY_MEDIUM,
            elide=Qt.TextElideMode.ElideMiddle,
        )  # fmt: skip

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
            self._text(painter, box.adjusted(used, 0, 0, 0), f" · {row.touch_model}", "text3")

    def _health(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.health is None or row.band is None:
            paint_status(
                painter, QPointF(box.left() + 12, box.center().y() + 0.5), Status.NONE, self._theme.tokens
            )
            return
        middle = box.center().y() + 0.5
        paint_pill(
            painter,
            box.left(),
            middle,
            str(shown_score(row.health)),
            BAND_STATUS[row.band],
            self._theme.tokens,
        )

    def _quadrant(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.quadrant is None:
            self._text(painter, box, DASH, "text3")
            return
        glyph = QRectF(box.left(), box.center().y() - 6, 14, 14)
        paint_quadrant(painter, glyph, row.quadrant, self._theme.tokens)
        self._text(painter, box.adjusted(22, 0, 0, 0), row.quadrant.label, "text2")

    def _renewal(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.renewal is None:
            self._text(painter, box, DASH, "text3")
            return
        left = (row.renewal - self._as_of).days
        if left < 0:
            center = QPointF(box.left() + 5, box.center().y() + 0.5)
            paint_status(painter, center, Status.RISK, self._theme.tokens, 8)
            self._text(
                painter, box.adjusted(16, 0, 0, 0), f"{-left} d overdue", "risk_text", TextStyle.CELL_MEDIUM
            )
            return
        used = self._text(painter, box, day_text(row.renewal), "text2")
        soon = left <= SOON_DAYS
        style, role = (TextStyle.CELL_BOLD, "text") if soon else (TextStyle.CELL, "text3")
        self._text(painter, box.adjusted(used + 6, 0, 0, 0), f"{left} d", role, style)

    def _forecast(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if row.forecast is None:
            self._text(painter, box, DASH, "text3")
            return
        status = FORECAST_STATUS[row.forecast]
        paint_status(painter, QPointF(box.left() + 5, box.center().y() + 0.5), status, self._theme.tokens, 8)
        self._text(painter, box.adjusted(16, 0, 0, 0), forecast_text(row.forecast), f"{status.value}_text")

    def _owner(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        if not row.owner:
            self._text(painter, box, "Nobody", "text3")
            return
        paint_avatar(
            painter,
            QRectF(box.left(), box.center().y() - 9, 18, 18),
            row.owner,
            self._theme.tokens,
            person=True,
        )
        if box.width() > OWNER_NAME_WIDTH:
            self._text(painter, box.adjusted(25, 0, 0, 0), row.owner, "text2")
