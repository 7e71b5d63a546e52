"""The account's subscriptions as a table with its sum."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cs_desktop.common.dates import day_text
from cs_desktop.common.money import money_short
from cs_desktop.domain.commerce import SubscriptionRow
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.itemmodels.portfolio_columns import forecast_text
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import FORECAST_STATUS, paint_status

HEAD_HEIGHT = 30
ROW_HEIGHT = 33
TITLES = ("Product", "ARR", "Start", "Term end", "Forecast", "State")
_RIGHT = 1
INDENT = 12


class _Indented(QStyledItemDelegate):
    """Draws the first column as far from the edge as everything else on the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell with its text moved to the right, over the line that ends the row."""
        box = option.rect
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(self._theme.tokens.grid))
        if index.column() == 0:
            option.rect = box.adjusted(INDENT, 0, 0, 0)
        super().paint(painter, option, index)


class SubscriptionTable(QTableWidget):
    """Every subscription, running ones first; ended ones are grey. It is as high as its rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(TITLES))
        self._theme = theme
        self._page: AccountPage | None = None
        self.setItemDelegate(_Indented(theme, self))
        for place, title in enumerate(TITLES):
            item = QTableWidgetItem(title)
            item.setFont(font(TextStyle.CAPTION_MEDIUM))
            item.setTextAlignment(_side(place) | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(place, item)
        head = self.horizontalHeader()
        fix_height(head, HEAD_HEIGHT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Subscriptions")
        theme.changed.connect(self._fill)

    def show_page(self, page: AccountPage) -> None:
        """Show an account's subscriptions."""
        self._page = page
        self._fill()

    def _fill(self) -> None:
        page = self._page
        if page is None:
            return
        rows = sorted(page.subscriptions, key=lambda s: (s.end is not None, -s.arr, s.product))
        total = sum(s.arr for s in rows if is_running(s, page))
        self.setRowCount(len(rows) + 1)
        for place, subscription in enumerate(rows):
            self._fill_row(place, subscription, page)
        for column, text in enumerate(("Total running", money_short(total, page.currency), "", "", "", "")):
            self._put(len(rows), column, text, "text", TextStyle.CELL_BOLD)
        self.setFixedHeight(scaled(HEAD_HEIGHT) + scaled(ROW_HEIGHT) * self.rowCount() + 2)

    def _fill_row(self, place: int, subscription: SubscriptionRow, page: AccountPage) -> None:
        running = is_running(subscription, page)
        quiet = "text2" if running else "text3"
        self._put(place, 0, subscription.product, "text" if running else "text3", TextStyle.CELL_MEDIUM)
        self._put(place, 1, money_short(subscription.arr, page.currency), "text" if running else "text3")
        self._put(place, 2, day_text(subscription.start), quiet)
        self._put(place, 3, day_text(subscription.term_end), quiet)
        forecast = self._put(place, 4, forecast_text(subscription.forecast), quiet)
        if subscription.forecast is not None:
            forecast.setIcon(self._mark(FORECAST_STATUS[subscription.forecast]))
        text, status = state_of(subscription, page)
        state = self._put(place, 5, text, f"{status.value}_text" if status is Status.RISK else quiet)
        if status is Status.RISK:
            state.setIcon(self._mark(status))

    def _put(
        self, place: int, column: int, text: str, role: str, style: TextStyle = TextStyle.CELL
    ) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setFont(font(style, tabular=True))
        item.setForeground(self._theme.color(role))
        item.setTextAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(place, column, item)
        return item

    def _mark(self, status: Status) -> QIcon:
        pixmap = QPixmap(32, 32)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(pixmap)
        paint_status(painter, QPointF(8, 8), status, self._theme.tokens)
        painter.end()
        return QIcon(pixmap)


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column == _RIGHT else Qt.AlignmentFlag.AlignLeft


def is_running(subscription: SubscriptionRow, page: AccountPage) -> bool:
    """Return whether a subscription pays on the page's day."""
    return subscription.start <= page.as_of and (subscription.end is None or subscription.end > page.as_of)


def state_of(subscription: SubscriptionRow, page: AccountPage) -> tuple[str, Status]:
    """Return a subscription's state in words, and whether it is a risk."""
    if subscription.overdue:
        return "Term passed", Status.RISK
    if subscription.end is not None and subscription.end <= page.as_of:
        return f"Ended {day_text(subscription.end)}", Status.NONE
    if subscription.end is not None:
        return f"Ends {day_text(subscription.end)}", Status.RISK
    return ("Running" if subscription.start <= page.as_of else "Not started"), Status.NONE
