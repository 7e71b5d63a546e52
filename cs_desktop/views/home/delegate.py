"""How a thing to do is drawn: what and why, whose account, until when, how many points."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.attention import Item
from cs_desktop.domain.figures import Status
from cs_desktop.views.home.columns import BUTTONS, EDGE, ROW, Columns, Part
from cs_desktop.views.itemmodels.attention_model import ITEM_ROLE, AttentionModel, due_text
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import paint_avatar, paint_status

ICON = 16
ICONS = {Part.DONE: "check", Part.SNOOZE: "clock", Part.TASK: "list-plus", Part.OPEN: "arrow-right"}
_LINE = 18


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws text for one row; where one reads from right to left, it begins there."""

    painter: QPainter
    direction: Qt.LayoutDirection
    theme: Theme

    def write(
        self,
        box: QRect,
        text: str,
        role: str,
        style: TextStyle,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> int:
        """Draw one line and return its width."""
        made = font(style, tabular=True)
        metrics = QFontMetrics(made)
        shown = elided(metrics, text, elide, max(box.width(), 0))
        self.painter.setFont(made)
        self.painter.setPen(self.theme.color(role))
        # Absolute, so that text of another direction still begins where the column begins.
        side = QStyle.visualAlignment(self.direction, align) | Qt.AlignmentFlag.AlignAbsolute
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self.painter.drawText(box, flags, shown)
        return metrics.horizontalAdvance(shown)

    def inside(self, box: QRect, start: int, end: int = 0) -> QRect:
        """Return a box less some room where one begins to read, and some at the end."""
        return QStyle.visualRect(self.direction, box, box.adjusted(start, 0, -end, 0))


class AttentionDelegate(QStyledItemDelegate):
    """Draws one row; the row that is open leaves the room below to a widget of its own."""

    def __init__(self, theme: Theme, model: AttentionModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._hovered: tuple[int, Part | None] = (-1, None)
        self._opened, self._height = -1, 0
        self._offered: tuple[Part, ...] = BUTTONS
        self._logos: LogoBook | None = None

    def use_logos(self, logos: LogoBook) -> None:
        """Draw the accounts' logos."""
        self._logos = logos

    def offer(self, parts: tuple[Part, ...]) -> None:
        """Take which signs there are."""
        self._offered = parts

    def offered(self, item: Item) -> tuple[Part, ...]:
        """Return the signs that a row has: of a task no other can be made."""
        return tuple(part for part in self._offered if part is not Part.TASK or not item.finding.is_task)

    def open_row(self, place: int, height: int = 0) -> None:
        """Make a row so high that its panel fits, -1 for none."""
        self._opened, self._height = place, height

    def hover(self, place: int, part: Part | None) -> bool:
        """Remember what is under the mouse; return whether it is something else."""
        moved = (place, part) != self._hovered
        self._hovered = place, part
        return moved

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._height if index.row() == self._opened else scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        item, place, box = index.data(ITEM_ROLE), index.row(), option.rect
        pen = _Pen(painter, option.direction, self._theme)
        self._background(pen, box, place, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        columns = Columns(QRect(box.left(), box.top(), box.width(), scaled(ROW)), option.direction)
        number = _lines(pen.inside(columns.box(Part.NUMBER), 16))[0]
        pen.write(number, str(place + 1), "text3", TextStyle.CELL)
        # In the middle of the first line, as the title is.
        mark = _lines(columns.box(Part.MARK))[0]
        paint_status(painter, QPointF(mark.center()) + QPointF(-2, 0.5), item.state, self._theme.tokens)
        self._words(pen, pen.inside(columns.box(Part.TITLE), 0, 12), item)
        self._account(pen, columns.box(Part.ACCOUNT), item)
        self._due(pen, columns.box(Part.DUE), item)
        points = pen.inside(columns.box(Part.POINTS), 0, 12)
        pen.write(points, str(item.points.total), "text", TextStyle.CELL_BOLD, Qt.AlignmentFlag.AlignRight)
        if place != self._opened:
            self._buttons(pen, columns, place, item)

    def _background(self, pen: _Pen, box: QRect, place: int, *, selected: bool) -> None:
        tokens = self._theme.tokens
        if selected:
            pen.painter.fillRect(box, QColor(tokens.selected))
        elif place == self._hovered[0]:
            pen.painter.fillRect(box, QColor(tokens.hover))
        pen.painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.grid))
        if selected:
            edge = pen.inside(box, 0, box.width() - EDGE)
            pen.painter.fillRect(edge, QColor(tokens.accent))

    def _words(self, pen: _Pen, box: QRect, item: Item) -> None:
        first, second = _lines(box)
        pen.write(first, item.finding.title, "text", TextStyle.BODY_MEDIUM)
        label = tr("{rule}:", rule=item.finding.rule.label)
        used = pen.write(second, label, "text", TextStyle.CELL_MEDIUM)
        pen.write(pen.inside(second, used + 4), item.finding.why, "text2", TextStyle.CELL)

    def _account(self, pen: _Pen, box: QRect, item: Item) -> None:
        if not item.account.name:
            return
        square = QRectF(pen.inside(box, 0, box.width() - 20))
        tile = QRectF(square.left() + 0.5, box.center().y() - 9.5, 19, 19)
        logo = None
        if self._logos is not None and item.finding.account_id is not None:
            density = pen.painter.device().devicePixelRatio()
            logo = self._logos.tile(item.finding.account_id, tile.width() + 1, density)
        paint_avatar(pen.painter, tile, item.account.name, self._theme.tokens, logo=logo)
        words = pen.inside(box, 28, 8)
        first, second = _lines(words)
        middle = Qt.TextElideMode.ElideMiddle
        where = first if item.account.arr else words
        pen.write(where, item.account.name, "text", TextStyle.CELL_MEDIUM, elide=middle)
        if item.account.arr:
            money = money_short(item.account.arr, self._model.currency)
            pen.write(second, money, "text3", TextStyle.CELL)

    def _due(self, pen: _Pen, box: QRect, item: Item) -> None:
        due = item.finding.due
        text = due_text(due, self._model.as_of)
        if due is None:
            pen.write(box, "–", "text3", TextStyle.CELL)
        elif due < self._model.as_of:
            square = QPointF(pen.inside(box, 0, box.width() - 10).center()) + QPointF(0, 0.5)
            paint_status(pen.painter, square, Status.RISK, self._theme.tokens, 8)
            pen.write(pen.inside(box, 15), text, "risk_text", TextStyle.CELL_MEDIUM)
        elif due == self._model.as_of:
            pen.write(box, text, "accent_text", TextStyle.CELL_MEDIUM)
        else:
            pen.write(box, text, "text2", TextStyle.CELL)

    def _buttons(self, pen: _Pen, columns: Columns, place: int, item: Item) -> None:
        painter = pen.painter
        density = painter.device().devicePixelRatio()
        for part in self.offered(item):
            box = columns.box(part)
            if self._hovered == (place, part):
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.tokens.press))
                well = QRectF(box.center().x() - 13, box.center().y() - 13, 28, 28)
                painter.drawRoundedRect(well, 6, 6)
                painter.restore()
            back = part is Part.OPEN and pen.direction is Qt.LayoutDirection.RightToLeft
            pixmap = self._theme.pixmap("arrow-left" if back else ICONS[part], "text2", ICON, density)
            painter.drawPixmap(box.center().x() - ICON // 2 + 1, box.center().y() - ICON // 2 + 1, pixmap)


def _lines(box: QRect) -> tuple[QRect, QRect]:
    """Return the two lines of a cell."""
    first = QRect(box.left(), box.top() + scaled(5), box.width(), scaled(_LINE))
    return first, first.translated(0, scaled(_LINE))
