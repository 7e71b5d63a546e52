"""The headings above the list of what to do."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.home.columns import Columns, Part
from cs_desktop.views.home.list import AttentionList
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

HEAD = 28


class ListHead(QWidget):
    """The headings above the list."""

    def __init__(self, theme: Theme, rows: AttentionList) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(0, scaled(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.color("border"))
        made = font(TextStyle.CAPTION_MEDIUM)
        painter.setFont(made)
        painter.setPen(self._theme.color("text3"))
        # Where there is a scroll bar, the rows are less wide.
        room = QRect(0, 0, self._rows.viewport().width(), self.height())
        columns = Columns(
            QStyle.visualRect(self.layoutDirection(), self.rect(), room), self.layoutDirection()
        )
        begins = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        texts = {
            Part.TITLE: tr("What to do, and why now"),
            Part.ACCOUNT: tr("Account"),
            Part.DUE: tr("Due"),
        }
        for part, text in texts.items():
            painter.drawText(columns.box(part), begins, text)
        points = columns.box(Part.POINTS)
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.drawText(
            points.adjusted(12, 0, 0, 0) if right_to_left else points.adjusted(0, 0, -12, 0),
            end,
            tr("Points"),
        )
