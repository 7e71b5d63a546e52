"""How a row of the tree of accounts is drawn."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.domain.account_tree import AccountNode
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.views.itemmodels.account_tree_model import NODE_ROLE, NUMBERS, TreeColumn
from cs_desktop.views.theme.direction import elided, leading, placed, placed_f, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import BAND_STATUS, paint_avatar, paint_pill, paint_status, pill_width

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 37
PAD = 8
AVATAR = 20
EDGE = 3


class AccountTreeDelegate(QStyledItemDelegate):
    """Draws one cell; the view draws the lines and arrows of the tree."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._today = date.min
        self._logos: LogoBook | None = None

    def use_logos(self, logos: LogoBook) -> None:
        """Draw the accounts' logos."""
        self._logos = logos

    def set_today(self, today: date) -> None:
        """Take the day against which renewals are overdue."""
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        node = index.data(NODE_ROLE)
        assert isinstance(node, AccountNode)
        box, column = option.rect, TreeColumn(index.column())
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.color("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("grid"))
        inner = box.adjusted(PAD, 0, -PAD, -1)
        if column is TreeColumn.NAME:
            self._paint_name(painter, inner, node)
        elif column is TreeColumn.HEALTH:
            self._paint_health(painter, inner, node)
        else:
            due = node.next_renewal if column is TreeColumn.RENEWAL else None
            overdue = due is not None and due < self._today
            role = "risk_text" if overdue else "text" if column is TreeColumn.ARR else "text2"
            self._write(painter, inner, str(index.data()), role, ends=column in NUMBERS)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, node: AccountNode) -> None:
        edge = QRectF(box.left() + 0.5, box.center().y() - AVATAR / 2 + 0.5, AVATAR, AVATAR)
        logo = None
        if self._logos is not None:
            logo = self._logos.tile(node.row.id, AVATAR + 1, painter.device().devicePixelRatio())
        paint_avatar(
            painter,
            placed_f(edge, QRectF(box)),
            node.row.name,
            self._theme.tokens,
            logo=logo,
        )
        rest = QRect(box.left() + AVATAR + 10, box.top(), box.width() - AVATAR - 10, box.height())
        self._write(painter, placed(rest, box), node.row.name, "text", TextStyle.BODY_MEDIUM)

    def _paint_health(self, painter: QPainter, box: QRect, node: AccountNode) -> None:
        tokens, middle = self._theme.tokens, box.center().y() + 0.5
        if node.worst_health is None or node.worst_band is None:
            mark = placed_f(QRectF(box.left() + 6, middle - 6, 12, 12), QRectF(box))
            paint_status(painter, QPointF(mark.center()), Status.NONE, tokens)
            return
        text = str(shown_score(node.worst_health))
        painter.setFont(font(TextStyle.CELL_MEDIUM, tabular=True))
        pill = QRect(box.left(), box.top(), pill_width(text, painter.fontMetrics()), box.height())
        paint_pill(painter, placed(pill, box).left(), middle, text, BAND_STATUS[node.worst_band], tokens)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: str,
        style: TextStyle = TextStyle.CELL,
        *,
        ends: bool = False,
    ) -> None:
        painter.setFont(font(style, tabular=True))
        painter.setPen(self._theme.color(role))
        shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideMiddle, box.width())
        side = trailing() if ends else leading()
        painter.drawText(box, int(side) | int(Qt.TextFlag.TextSingleLine), shown)
