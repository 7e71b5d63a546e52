"""How the cells of a table of records are drawn and edited."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cs_desktop.domain.figures import Status
from cs_desktop.views.itemmodels.record_model import ROW_ROLE, RecordColumn
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.row_drawing import paint_ground

ROW_HEIGHT = 37
PAD = 8
FIRST_PAD = 20
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
Index = QModelIndex | QPersistentModelIndex


class RecordDelegate(QStyledItemDelegate):
    """Draws a text for each cell, unless a screen has a painter for its column."""

    def __init__(self, theme: Theme, columns: Sequence[RecordColumn]) -> None:
        super().__init__()
        self.theme = theme
        self._columns = tuple(columns)
        self._hovered = -1
        self.painters: dict[str, Callable[[QPainter, QRect, Any], None]] = {}
        """By column; a screen adds its own."""
        self.choices: dict[str, Callable[[], Sequence[str]]] = {}
        """By field: what is offered while one types."""
        self.closed: dict[str, Callable[[], Sequence[str]]] = {}
        """By field: the only texts that it takes."""
        self.head_painter: Callable[[QPainter, QRect, Any], None] | None = None
        self._make_fonts()
        theme.changed.connect(self._make_fonts)

    def hover(self, place: int) -> bool:
        """Remember the row under the mouse, -1 for none; return whether it is another one."""
        moved = place != self._hovered
        self._hovered = place
        return moved

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        # Columns trade places where the window reads from the right; what stands in a cell keeps its order.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = index.data(ROW_ROLE)
        box = option.rect
        if not hasattr(row, "id"):
            self._paint_head(painter, box, row)
            return
        first = index.column() == 0
        selected, hovered = bool(option.state & QStyle.StateFlag.State_Selected), index.row() == self._hovered
        paint_ground(painter, box, self.theme.tokens, selected=selected, hovered=hovered, first=first)
        inner = box.adjusted(FIRST_PAD if first else PAD, 0, -PAD, -1)
        column = self._columns[index.column()]
        draw = self.painters.get(column.key)
        if draw is not None:
            draw(painter, inner, row)
        else:
            text = column.text(row)
            self.text(painter, inner, text, "text2", align=RIGHT if column.right else LEFT)

    def text(
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
        shown = elided(metrics, text.replace("\n", " "), elide, max(box.width(), 0))
        painter.setFont(self._fonts[style])
        painter.setPen(self.theme.color(role))
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags, shown)
        return metrics.horizontalAdvance(shown)

    def judged(self, painter: QPainter, box: QRect, text: str, status: Status, role: str = "") -> None:
        """Draw a judgment: its mark and its words."""
        center = QPointF(box.left() + 5, box.center().y() + 0.5)
        paint_status(painter, center, status, self.theme.tokens, 8)
        self.text(painter, box.adjusted(16, 0, 0, 0), text, role or f"{status.value}_text")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list to choose from, or a field with texts offered."""
        del option
        column = self._columns[index.column()]
        editor: QComboBox | QLineEdit
        if column.field in self.closed:
            editor = ChoiceBox(self.theme, self.closed[column.field]())
            editor.setParent(parent)
            editor.activated.connect(lambda: self._finish(editor))
        else:
            editor = with_choices(QLineEdit(parent), self.choices.get(column.field, lambda: ())())
        editor.setFont(font(TextStyle.CELL))
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is stored."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            # What is not known is the last choice, and stored as nothing.
            place = editor.findText(text) if text else editor.count() - 1
            editor.setCurrentIndex(max(place, 0))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Say what was typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the editor a little more room than its cell, which may be narrow."""
        del index
        box = option.rect.adjusted(1, 3, -2, -4)
        editor.setGeometry(box)
        editor.setMinimumWidth(max(box.width(), scaled(112)))

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _paint_head(self, painter: QPainter, box: QRect, head: object) -> None:
        tokens = self.theme.tokens
        painter.fillRect(box, QColor(tokens.sunken))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.grid))
        if self.head_painter is not None:
            self.head_painter(painter, box.adjusted(FIRST_PAD, 0, -PAD, -1), head)

    def _make_fonts(self) -> None:
        self._fonts: Mapping[TextStyle, Any] = {style: font(style, tabular=True) for style in TextStyle}
        self._metrics = {style: QFontMetrics(made) for style, made in self._fonts.items()}
