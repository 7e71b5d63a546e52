"""A list of lines under heads: walked by the arrows, opened with Enter or a click, named in place with F2."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cs_desktop.views.itemmodels.line_model import LINE_ROLE, Line, LineModel
from cs_desktop.views.theme.direction import elided, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_ground
from cs_desktop.views.widgets.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex
_PAD = 16
_ICON = 14
_ICON_ROOM = 22
_HEAD, _ONE, _TWO = 26, 30, 46
_LINE = 18
_BACKWARD = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MoveEnd,
)


class _Delegate(QStyledItemDelegate):
    """Draws heads and lines."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a line needs."""
        del option
        line: Line = index.data(LINE_ROLE)
        height = _HEAD if line.is_head else _TWO if line.below else _ONE
        return QSize(self._view.viewport().width(), scaled(height))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let one write over the whole line."""
        del index
        editor.setGeometry(option.rect.adjusted(_PAD - 6, 1, -_PAD + 6, -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        line: Line = index.data(LINE_ROLE)
        box, state = option.rect, option.state
        painter.save()
        if line.is_head:
            painter.fillRect(box, self._theme.color("sunken"))
        else:
            paint_ground(
                *(painter, box, self._theme.tokens),
                selected=bool(state & QStyle.StateFlag.State_Selected),
                hovered=bool(state & QStyle.StateFlag.State_MouseOver),
                first=True,
            )
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        top = QRect(inner.left(), box.top() + (scaled(5) if line.below else 0), inner.width(), scaled(_LINE))
        if not line.below:
            top.setHeight(box.height() - 1)
        if line.icon:
            self._draw_icon(painter, line, top)
        shift = scaled(_ICON_ROOM)
        top = placed(top.adjusted(shift, 0, 0, 0), inner)
        self._draw_texts(painter, line, top)
        if line.below:
            self._draw(painter, top.translated(0, scaled(_LINE)), line.below, TextStyle.CAPTION, "text2")
        painter.restore()

    def _draw_icon(self, painter: QPainter, line: Line, top: QRect) -> None:
        edge = scaled(_ICON)
        mark = self._theme.pixmap(line.icon, line.icon_role, edge, painter.device().devicePixelRatio())
        place = placed(QRect(top.left(), top.center().y() - edge // 2 + 1, edge, edge), top)
        painter.drawPixmap(place.topLeft(), mark)

    def _draw_texts(self, painter: QPainter, line: Line, top: QRect) -> None:
        width = 0
        if line.end:
            end_font = font(TextStyle.CAPTION)
            most = top.width() * 2 // 3 if not line.is_head else top.width()
            text = elided(QFontMetrics(end_font), line.end, Qt.TextElideMode.ElideMiddle, most)
            width = QFontMetrics(end_font).horizontalAdvance(text) + 8
            place = QRect(top.right() + 1 - width, top.top(), width, top.height())
            self._draw(painter, placed(place, top), text, TextStyle.CAPTION, "text2", far=True)
        rest = placed(top.adjusted(0, 0, -width, 0), top)
        heavy = (line.is_head or line.below) and not line.done
        style = TextStyle.CELL_MEDIUM if heavy else TextStyle.CELL
        self._draw(painter, rest, line.title, style, "text2" if line.done else "text")

    def _draw(
        self, painter: QPainter, box: QRect, text: str, style: TextStyle, role: str, *, far: bool = False
    ) -> None:
        painter.setFont(font(style))
        painter.setPen(self._theme.color(role))
        shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideRight, box.width())
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if far is not mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            box, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown
        )


class LineList(RowsView):
    """Shows lines; says which one is on, opened, named or to be deleted."""

    picked = Signal(object)
    """The key of the line that one has come to."""
    opened = Signal(object)
    """The key of the line that was clicked, or on which Enter was pressed."""
    delete_requested = Signal(object)
    named = Signal(object, str)

    def __init__(self, theme: Theme, name: str, *, opens_on_click: bool = True) -> None:
        self.lines = LineModel()
        super().__init__(theme, self.lines, name)
        self.lines.setParent(self)
        self.setItemDelegate(_Delegate(theme, self))
        (self.clicked if opens_on_click else self.doubleClicked).connect(self._open)
        self.lines.named.connect(self.named)
        self.selectionModel().currentChanged.connect(self._pick)

    @property
    def current(self) -> Hashable | None:
        """Return the key of the line that one is on; None for none."""
        line = self.lines.line(self.currentIndex().row())
        return None if line is None or line.is_head else line.key

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines; one stays where one was, if that is still there."""
        key, at = self.current, self.verticalScrollBar().value()
        self.lines.show(lines)
        if key is not None and self.current != key:
            self.go_to(key)
        self.verticalScrollBar().setValue(at)

    def go_to(self, key: Hashable) -> bool:
        """Come to a line, if it is there."""
        place = self.lines.place_of(key)
        if place is not None:
            self.setCurrentIndex(self.lines.index(place))
            self.scrollTo(self.lines.index(place))
        return place is not None

    def step(self, by: int) -> None:
        """Come to the next line, or the one before."""
        action = QAbstractItemView.CursorAction.MoveDown if by > 0 else QAbstractItemView.CursorAction.MoveUp
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)

    def edit_name(self) -> None:
        """Write the name of the line that one is on."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, name with F2, delete with Del."""
        key, index = event.key(), self.currentIndex()
        line = self.lines.line(index.row())
        if line is None or line.is_head or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif key == Qt.Key.Key_F2 and line.name is not None:
            self.edit_name()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(line.key)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Walk past heads, with which nothing can be done."""
        index = super().moveCursor(cursorAction, modifiers)
        step = -1 if cursorAction in _BACKWARD else 1
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = self.lines.index(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line."""
        super().focusInEvent(event)
        if self.current is None:
            self.step(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw lines as wide as there is room."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: Index) -> None:
        line = self.lines.line(index.row())
        if line is not None and not line.is_head:
            self.opened.emit(line.key)

    def _pick(self, index: Index) -> None:
        line = self.lines.line(index.row())
        if line is not None and not line.is_head:
            self.picked.emit(line.key)
