"""Text editors that an inline field opens, alike from outside, and a list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

ARROW = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Losing the focus to a pop-up or to another window does not end an edit.
_PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def with_choices(field: QLineEdit, choices: Sequence[str]) -> QLineEdit:
    """Offer texts while one types in a field, and return it."""
    completer = QCompleter(list(choices), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field


class LineEditor(QLineEdit):
    """One line; Enter and leaving finish it, Esc abandons it."""

    finished = Signal()
    abandoned = Signal()

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self.setFont(font(style))

    def value(self) -> str:
        """Return the text."""
        return self.text()

    def set_value(self, text: str) -> None:
        """Fill the editor."""
        self.setText(text)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these texts while one types."""
        with_choices(self, choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or abandon."""
        if event.key() in _ENTER:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finished.emit()


class TextEditor(QPlainTextEdit):
    """Several lines; Ctrl Enter and leaving finish them, Enter starts a new line, Esc abandons."""

    finished = Signal()
    abandoned = Signal()

    def __init__(self, style: TextStyle, lines: int) -> None:
        super().__init__()
        self.setFont(font(style))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.setPlaceholderText("Ctrl Enter keeps, Esc restores")

    def value(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Fill the editor."""
        self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or abandon."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finished.emit()


class ChoiceBox(QComboBox):
    """A list to choose one of, with our own arrow."""

    def __init__(self, theme: Theme, choices: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.addItems(list(choices))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        arrow = self._theme.pixmap("chevron-down", "text3", ARROW, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - ARROW - 10, (self.height() - ARROW) // 2, arrow)
