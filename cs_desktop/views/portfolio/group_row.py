"""How a group's own row is drawn: across all columns, always at the left of what is in view."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView

from cs_desktop.domain.portfolio_index import Group
from cs_desktop.views.itemmodels.portfolio_groups import group_facts, group_label
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

ARROW = 14
LEFT = 19
GAP = 8


class GroupRow:
    """Draws the rows of the groups that are in view."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.take_fonts()

    def take_fonts(self) -> None:
        """Write in the size of text that is in use now."""
        self._label, self._facts = font(TextStyle.SECTION), font(TextStyle.CELL, tabular=True)

    def paint_all(self, painter: QPainter, table: QTableView, model: PortfolioModel) -> None:
        """Draw the groups' rows that are in view."""
        height = table.viewport().height()
        place = table.rowAt(0)
        while place >= 0 and place < model.rowCount():
            top = table.rowViewportPosition(place)
            if top >= height:
                return
            group = model.group_at(place)
            if group is not None:
                box = QRect(0, top, table.viewport().width(), table.rowHeight(place))
                self._paint(painter, box, model, group)
            place += 1

    def _paint(self, painter: QPainter, box: QRect, model: PortfolioModel, group: Group) -> None:
        tokens = self._theme.tokens
        assert model.grouped_by is not None
        painter.fillRect(box, QColor(tokens.sunken))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.border))
        arrow = "chevron-right" if model.is_folded(group) else "chevron-down"
        pixmap = self._theme.pixmap(arrow, "text2", ARROW, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(LEFT, box.center().y() - ARROW / 2 + 1), pixmap)
        facts = group_facts(group, model.currency)
        facts_width = QFontMetrics(self._facts).horizontalAdvance(facts)
        left = LEFT + ARROW + GAP + 3
        room = box.width() - left - facts_width - 3 * GAP
        metrics = QFontMetrics(self._label)
        label = metrics.elidedText(
            group_label(model.grouped_by, group), Qt.TextElideMode.ElideMiddle, max(room, 0)
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._label)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(left, 0, 0, -1), flags, label)
        painter.setFont(self._facts)
        painter.setPen(QColor(tokens.text3))
        after = left + metrics.horizontalAdvance(label) + GAP
        painter.drawText(box.adjusted(after, 0, 0, -1), flags, facts)
