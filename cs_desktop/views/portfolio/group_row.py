"""How a group's own row is drawn: across all columns, always where reading begins in what is in view."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView

from cs_desktop.domain.portfolio_index import Group
from cs_desktop.views.itemmodels.portfolio_groups import group_facts, group_label
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.theme.direction import elided, leading, mirrored, placed
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
        # A count stays before what it counts, whichever way the window reads.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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
        folded = "chevron-left" if mirrored() else "chevron-right"
        arrow = folded if model.is_folded(group) else "chevron-down"
        pixmap = self._theme.pixmap(arrow, "text2", ARROW, painter.device().devicePixelRatio())
        place = QRect(box.left() + LEFT, box.center().y() - ARROW // 2 + 1, ARROW, ARROW)
        painter.drawPixmap(placed(place, box).topLeft(), pixmap)
        facts = group_facts(group, model.currency)
        metrics, facts_width = QFontMetrics(self._label), QFontMetrics(self._facts).horizontalAdvance(facts)
        left = LEFT + ARROW + GAP + 3
        room = max(box.width() - left - facts_width - 3 * GAP, 0)
        name = group_label(model.grouped_by, group)
        label = elided(metrics, name, Qt.TextElideMode.ElideMiddle, room)
        width = metrics.horizontalAdvance(label)
        painter.setFont(self._label)
        self._write(painter, placed(QRect(left, box.top(), width, box.height() - 1), box), "text", label)
        after = QRect(left + width + GAP, box.top(), facts_width, box.height() - 1)
        painter.setFont(self._facts)
        self._write(painter, placed(after, box), "text3", facts)

    def _write(self, painter: QPainter, box: QRect, role: str, text: str) -> None:
        painter.setPen(self._theme.color(role))
        painter.drawText(box, leading() | Qt.TextFlag.TextSingleLine, text)
