"""The editor of a field that takes one of a few words; used like the editors of text."""

from collections.abc import Sequence

from PySide6.QtGui import QFocusEvent, QKeyEvent

from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, Typing


class ChoiceEditor(ChoiceBox):
    """A list; choosing and leaving finish it, Esc abandons it. The last choice may stand for nothing."""

    def __init__(self, theme: Theme, style: TextStyle, choices: Sequence[str]) -> None:
        super().__init__(theme, choices)
        self.typing = Typing(self)
        self.setFont(font(style))
        self.activated.connect(self._chosen)

    def value(self) -> str:
        """Return the text chosen."""
        return self.currentText()

    def draft(self) -> str:
        """Return the text chosen."""
        return self.currentText()

    def set_value(self, text: str) -> None:
        """Show a choice; nothing is the last one."""
        with self.typing.filling():
            self.setCurrentIndex(self.findText(text) if text else self.count() - 1)

    def selectAll(self) -> None:  # noqa: N802 - as the editors of text call it
        """Open the list: there is nothing to select."""
        self.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish or abandon."""
        if not self.typing.takes_key(event, event.modifiers()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left."""
        super().focusOutEvent(event)
        self.typing.left(event)

    def _chosen(self) -> None:
        self.typing.changed()
        self.typing.finished.emit()
