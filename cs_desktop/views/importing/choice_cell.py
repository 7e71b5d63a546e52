"""A cell that is chosen from a list, which is searched by typing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from cs_desktop.views.importing.grid import CellDelegate, write
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox

Index = QModelIndex | QPersistentModelIndex
Choices = Sequence[tuple[object, str]]
ARROW = 12


class ChoiceEditor(ChoiceBox):
    """Types to find, Enter to take, Esc to leave as it was."""

    taken = Signal()
    """One was chosen from a list, or Enter pressed: the choice ends. May come twice."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, ())
        self.setParent(parent)
        self._values: list[object] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFont(font(TextStyle.CELL))
        self.setMaxVisibleItems(14)
        completer = self.completer()
        assert isinstance(completer, QCompleter)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.textActivated.connect(lambda _text: self.taken.emit())
        line = self.lineEdit()
        assert isinstance(line, QLineEdit)
        line.returnPressed.connect(self.taken)

    def offer(self, choices: Choices, current: object) -> None:
        """List what can be chosen."""
        self._values = [value for value, _name in choices]
        self.clear()
        self.addItems([name for _value, name in choices])
        # What the list has no name for stays as it is unless something is chosen.
        self.setCurrentIndex(self._values.index(current) if current in self._values else -1)
        line = self.lineEdit()
        assert isinstance(line, QLineEdit)
        line.selectAll()

    def found(self) -> tuple[bool, object]:
        """Return whether the text names a choice, whole or as the first that has it, and which."""
        wanted = self.currentText().strip().casefold()
        names = [self.itemText(place).casefold() for place in range(self.count())]
        places = [i for i, name in enumerate(names) if name == wanted]
        places += [i for i, name in enumerate(names) if name.startswith(wanted)]
        places += [i for i, name in enumerate(names) if wanted in name]
        if not wanted or not places:
            return False, None
        return True, self._values[places[0]]


class ChoiceDelegate(CellDelegate):
    """Draws one column as fields to choose from, and opens their lists; subclasses say what is in them."""

    choice_column = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._open: QWidget | None = None

    def choices(self, index: Index) -> Choices:
        """Return what a cell can be, with names."""
        raise NotImplementedError

    def current(self, index: Index) -> object:
        """Return which of the choices holds."""
        raise NotImplementedError

    def is_set(self, index: Index) -> bool:
        """Return whether something is chosen."""
        raise NotImplementedError

    def editor_name(self, index: Index) -> str:
        """Return what the list is called when it is read aloud."""
        raise NotImplementedError

    def typed(self, index: Index, text: str) -> object:
        """Return what a text that names no choice stands for; the current choice if it stands for nothing."""
        del text
        return self.current(index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() == self.choice_column:
            self._paint_field(painter, option, index)
        else:
            super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the list."""
        del option
        editor = ChoiceEditor(self._theme, parent)
        editor.setAccessibleName(self.editor_name(index))
        # Later: Qt still works on the list when it tells the choice.
        editor.taken.connect(lambda: self._finish(editor), Qt.ConnectionType.QueuedConnection)
        self._open = editor
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave Enter to the list, which knows whether it has its own list of matches open."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the list."""
        assert isinstance(editor, ChoiceEditor)
        editor.offer(self.choices(index), self.current(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Pass the choice on."""
        assert isinstance(editor, ChoiceEditor)
        is_found, value = editor.found()
        if not is_found:
            value = self.typed(index, editor.currentText().strip())
        if value != self.current(index):
            model.setData(index, value)

    def _finish(self, editor: ChoiceEditor) -> None:
        # Enter in the line, and the choice that it makes, are told both.
        if self._open is not editor:
            return
        self._open = None
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _paint_field(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, is_set = self._theme.tokens, self.is_set(index)
        self.paint_ground(painter, option)
        box = option.rect.adjusted(4, 3, -4, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface if is_set else tokens.sunken))
        painter.drawRoundedRect(box, 6, 6)
        painter.restore()
        painter.setPen(QColor(tokens.text if is_set else tokens.text3))
        painter.setFont(font(TextStyle.CELL))
        write(painter, box.adjusted(8, 0, -ARROW - 12, 0), str(index.data()))
        arrow = self._theme.pixmap("chevron-down", "text3", ARROW, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(box.right() - ARROW - 6, box.center().y() - ARROW // 2 + 1), arrow)
