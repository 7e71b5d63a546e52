"""Text editors that an inline field opens, alike from outside, and a list to choose from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import elided, placed
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
    """Offer texts while one types in a field, and return it; a list that is open stays so."""
    known = field.completer()
    if isinstance(known, _Choices):
        # Another completer would delete this one, in whose list somebody may be choosing just now.
        known.offer(choices)
    else:
        field.setCompleter(_Choices(choices, field))
    return field


class _Choices(QCompleter):
    """Texts offered for a field, whichever of their letters one types; it lives as long as the field does."""

    def __init__(self, choices: Sequence[str], field: QLineEdit) -> None:
        super().__init__(field)
        self._texts = QStringListModel(list(choices), self)
        self.setModel(self._texts)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        field.textEdited.connect(self._dress)

    def offer(self, choices: Sequence[str]) -> None:
        """Offer other texts from now on."""
        if self._texts.stringList() != list(choices):
            self._texts.setStringList(list(choices))

    def _dress(self) -> None:
        # The list is a window of its own, which does not wear what the field's window wears.
        popup, style_sheet = self.popup(), self.widget().window().styleSheet()
        if popup is not None and popup.styleSheet() != style_sheet:
            popup.setStyleSheet(style_sheet)


class Typing(QObject):
    """What every text editor does alike: it is typed in, finished, abandoned. Its owner passes events on."""

    typed = Signal()
    """The user changed the text, or what an input method is composing in it."""
    finished = Signal()
    abandoned = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._silent = False
        self.composed = ""
        """The letters that an input method has not settled on yet."""

    def changed(self) -> None:
        """Take note of a change of the text."""
        if not self._silent:
            self.typed.emit()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Let the program change the text, which is no typing."""
        self._silent = True
        self.composed = ""
        yield
        self._silent = False

    def takes_key(self, event: QKeyEvent, finish_with: Qt.KeyboardModifier) -> bool:
        """Return whether the key finished or abandoned the edit; Enter finishes with a modifier at least."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif event.key() in _ENTER and (event.modifiers() & finish_with) == finish_with:
            self.finished.emit()
        else:
            return False
        return True

    def left(self, event: QFocusEvent) -> None:
        """Finish the edit where the focus went for good."""
        if event.reason() not in _PASSING:
            self.finished.emit()


class LineEditor(QLineEdit):
    """One line; Enter and leaving finish it, Esc abandons it."""

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self.typing = Typing(self)
        self.setFont(font(style))
        self.textChanged.connect(self.typing.changed)

    def value(self) -> str:
        """Return the text."""
        return self.text()

    def draft(self) -> str:
        """Return the text together with what is being composed in it."""
        return _with(self.text(), self.typing.composed, self.cursorPosition())

    def set_value(self, text: str) -> None:
        """Fill the editor."""
        with self.typing.filling():
            self.setText(text)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these texts while one types."""
        with_choices(self, choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or abandon."""
        if not self.typing.takes_key(event, Qt.KeyboardModifier.NoModifier):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left."""
        super().focusOutEvent(event)
        self.typing.left(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know what is being composed."""
        self.typing.composed = event.preeditString()
        super().inputMethodEvent(event)
        self.typing.changed()


class TextEditor(QPlainTextEdit):
    """Several lines; Ctrl Enter and leaving finish them, Enter starts a new line, Esc abandons."""

    def __init__(self, style: TextStyle, lines: int) -> None:
        super().__init__()
        self.typing = Typing(self)
        self.one_paragraph = False
        """Whether it is one text that only takes several lines: then Enter finishes it."""
        self.setFont(font(style))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.setPlaceholderText(tr("Ctrl Enter keeps, Esc restores"))
        self.textChanged.connect(self.typing.changed)

    def value(self) -> str:
        """Return the text."""
        text = self.toPlainText()
        return " ".join(text.split()) if self.one_paragraph else text

    def draft(self) -> str:
        """Return the text together with what is being composed in it."""
        return _with(self.toPlainText(), self.typing.composed, self.textCursor().position())

    def set_value(self, text: str) -> None:
        """Fill the editor."""
        with self.typing.filling():
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or abandon."""
        modifiers = Qt.KeyboardModifier
        finish_with = modifiers.NoModifier if self.one_paragraph else modifiers.ControlModifier
        if not self.typing.takes_key(event, finish_with):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left."""
        super().focusOutEvent(event)
        self.typing.left(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know what is being composed."""
        self.typing.composed = event.preeditString()
        super().inputMethodEvent(event)
        self.typing.changed()


def _with(text: str, composed: str, place: int) -> str:
    # Qt counts in units of UTF-16, of which some letters take two.
    if not composed:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    whole = units[: 2 * place] + composed.encode("utf-16-le", "surrogatepass") + units[2 * place :]
    return whole.decode("utf-16-le", "surrogatepass")


class ChoiceBox(QComboBox):
    """A list to choose one of, with our own arrow."""

    def __init__(self, theme: Theme, choices: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.addItems(list(choices))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with a text that shows where it is cut, and the arrow over it."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        text = elided(self.fontMetrics(), option.currentText, Qt.TextElideMode.ElideRight, room - 4)
        option.currentText = text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = self._theme.pixmap("chevron-down", "text3", ARROW, self.devicePixelRatioF())
        place = QRect(self.width() - ARROW - 10, (self.height() - ARROW) // 2, ARROW, ARROW)
        painter.drawPixmap(placed(place, self.rect()).topLeft(), arrow)
