"""Choosing what a column is used for: a list that is searched by typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
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

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_mapping import Use
from cs_desktop.views.importing.grid import CellDelegate, write
from cs_desktop.views.itemmodels.import_columns import GOES_TO, NOTE, ImportColumnsModel
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.marks import paint_status

Index = QModelIndex | QPersistentModelIndex
Choices = Sequence[tuple[Use | None, str]]
ARROW = 12
MARK = 12


class UseEditor(ChoiceBox):
    """Types to find, Enter to take, Esc to leave as it was."""

    taken = Signal()
    """One was chosen from a list, or Enter pressed: the choice ends. May come twice."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, ())
        self.setParent(parent)
        self._uses: list[Use | None] = []
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

    def offer(self, choices: Choices, current: Use | None) -> None:
        """List what can be chosen."""
        self._uses = [use for use, _name in choices]
        self.clear()
        self.addItems([name for _use, name in choices])
        self.setCurrentIndex(self._uses.index(current) if current in self._uses else 0)
        line = self.lineEdit()
        assert isinstance(line, QLineEdit)
        line.selectAll()

    def found(self) -> tuple[bool, Use | None]:
        """Return whether the text names a choice, whole or as the first that has it, and which."""
        wanted = self.currentText().strip().casefold()
        names = [self.itemText(place).casefold() for place in range(self.count())]
        places = [i for i, name in enumerate(names) if name == wanted]
        places += [i for i, name in enumerate(names) if name.startswith(wanted)]
        places += [i for i, name in enumerate(names) if wanted in name]
        if not wanted or not places:
            return False, None
        return True, self._uses[places[0]]


class ColumnDelegate(CellDelegate):
    """Draws what a column goes to as a field to choose from, and its note with a mark."""

    def __init__(self, theme: Theme, choices: Callable[[int], Choices], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._choices = choices
        self._open: QWidget | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() == GOES_TO:
            self._paint_field(painter, option, index)
        elif index.column() == NOTE and index.data():
            self._paint_note(painter, option, str(index.data()))
        else:
            super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the list."""
        del option
        editor = UseEditor(self._theme, parent)
        model = index.model()
        assert isinstance(model, ImportColumnsModel)
        editor.setAccessibleName(tr("Where {column} goes", column=model.heading(index.row())))
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
        model = index.model()
        assert isinstance(editor, UseEditor)
        assert isinstance(model, ImportColumnsModel)
        uses = model.uses(index.row())
        editor.offer(self._choices(index.row()), uses[0] if len(uses) == 1 else None)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Pass the choice on."""
        assert isinstance(editor, UseEditor)
        assert isinstance(model, ImportColumnsModel)
        is_found, use = editor.found()
        uses = model.uses(index.row())
        if is_found and uses != (() if use is None else (use,)):
            model.setData(index, use)

    def _finish(self, editor: UseEditor) -> None:
        # Enter in the line, and the choice that it makes, are told both.
        if self._open is not editor:
            return
        self._open = None
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _paint_field(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        self.paint_ground(painter, option)
        model = index.model()
        assert isinstance(model, ImportColumnsModel)
        is_used = bool(model.uses(index.row()))
        box = option.rect.adjusted(4, 3, -4, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface if is_used else tokens.sunken))
        painter.drawRoundedRect(box, 6, 6)
        painter.restore()
        painter.setPen(QColor(tokens.text if is_used else tokens.text3))
        painter.setFont(font(TextStyle.CELL))
        write(painter, box.adjusted(8, 0, -ARROW - 12, 0), str(index.data()))
        arrow = self._theme.pixmap("chevron-down", "text3", ARROW, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(box.right() - ARROW - 6, box.center().y() - ARROW // 2 + 1), arrow)

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        self.paint_ground(painter, option)
        box = option.rect.adjusted(8, 0, -8, 0)
        center = QPointF(box.left() + MARK / 2, box.center().y())
        paint_status(painter, center, Status.RISK, self._theme.tokens)
        painter.setPen(self._theme.color("risk_text"))
        painter.setFont(font(TextStyle.CELL))
        write(painter, box.adjusted(MARK + 6, 0, 0, 0), text)
