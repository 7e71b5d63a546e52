"""The field that one filters in: a line of text with suggestions under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QToolButton

from cs_desktop.common.language import tr
from cs_desktop.domain.query_completion import Suggestion
from cs_desktop.views.theme.theme import Theme

SUGGESTED = 10
LIST_WIDTH = 320
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVES = (Qt.Key.Key_Down, *_ENTERS, Qt.Key.Key_Escape)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
Suggest = Callable[[str, int], Sequence[Suggestion]]
"""Of a text and the cursor in it."""


class FilterField(QLineEdit):
    """Esc empties it, Down goes to the table; Ctrl Space asks for suggestions, Tab takes the first one."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._suggest: Suggest = lambda _text, _cursor: ()
        self._suggestions: Sequence[Suggestion] = ()
        self.setProperty("look", "search")
        self.setPlaceholderText(tr("Filter, such as arr>100k owner:me renewal<90d"))
        self.setAccessibleName(tr("Filter the accounts"))
        # Made here: Python loses hold of actions that Qt makes, while the field lives on.
        self._glass, self._cross = QAction(self), QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setToolTip(tr("Empty the filter (Esc)"))
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        names = (tr("Filter"), tr("Empty the filter"))
        for button, name in zip(self.findChildren(QToolButton), names, strict=True):
            button.setAccessibleName(name)
        self.suggestions = _SuggestionList(self)
        self.suggestions.clicked.connect(lambda index: self._take(index.row()))
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self.textEdited.connect(self._offer_while_typing)
        self._draw()
        theme.changed.connect(self._draw)

    def use_suggestions(self, suggest: Suggest) -> None:
        """Ask this for what could be typed next."""
        self._suggest = suggest

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the suggestions, empty, leave, or ask for suggestions."""
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.suggestions.isVisible() and self._walk(Qt.Key(event.key())):
            return
        if event.key() == Qt.Key.Key_Space and ctrl:
            self._offer()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _LEAVES:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's
        """Let Tab take the first suggestion, where there are any."""
        if forward and self.suggestions.isVisible():
            self._take(max(self.suggestions.place, 0))
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the suggestions away."""
        super().focusOutEvent(event)
        self.suggestions.hide()

    def _walk(self, key: Qt.Key) -> bool:
        """Return whether a key meant the suggestions."""
        if key in _STEPS:
            self.suggestions.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.suggestions.hide()
        elif key in _ENTERS and self.suggestions.place >= 0:
            self._take(self.suggestions.place)
        else:
            return False
        return True

    def _offer_while_typing(self) -> None:
        """Offer only what goes on with something: an empty field needs no list of everything."""
        before = self.text()[: self.cursorPosition()]
        if before and not before[-1].isspace():
            self._offer()
        else:
            self.suggestions.hide()

    def _offer(self) -> None:
        self._suggestions = self._suggest(self.text(), self.cursorPosition())[:SUGGESTED]
        self.suggestions.offer([suggestion.label for suggestion in self._suggestions])

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self._suggestions):
            return
        taken, text = self._suggestions[place], self.text()
        self.setText(text[: taken.start] + taken.text + text[taken.end :])
        self.setCursorPosition(taken.start + len(taken.text))
        self.suggestions.hide()
        # A field alone asks for its value next.
        if taken.text.endswith(":"):
            self._offer()

    def _draw(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "text3"))
        self._cross.setIcon(self._theme.icon("x", "text3"))


class _SuggestionList(QListView):
    """Texts under the field; it never has the keyboard, which stays in the field."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._texts = QStringListModel(self)
        self.setModel(self._texts)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Suggestions"))
        self.hide()

    @property
    def place(self) -> int:
        """Return which one is chosen, −1 for none."""
        return self.currentIndex().row()

    def offer(self, texts: Sequence[str]) -> None:
        """Show these, none of them chosen; nothing is shown where there are none."""
        if not texts or not self._field.hasFocus():
            self.hide()
            return
        self._texts.setStringList(list(texts))
        self.setCurrentIndex(QModelIndex())
        # Over everything else in the window, under the field.
        self.setParent(self._field.window())
        row = self.sizeHintForRow(0)
        self.setFixedSize(max(self._field.width(), LIST_WIDTH), row * len(texts) + 6)
        self.move(self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 2)))
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """Choose the next one, round and round."""
        count = self._texts.rowCount()
        place = (self.place + by) % count if self.place >= 0 else (0 if by > 0 else count - 1)
        self.setCurrentIndex(self._texts.index(place))
