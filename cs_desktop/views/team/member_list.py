"""The members of the team under each other, each a button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label


class MemberList(QScrollArea):
    """Shows buttons as wide as the list, or says that nobody is on the team."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: Sequence[LayoutButton] = ()
        self._list = column(spacing=0, margins=(8, 4, 8, 8))
        inside = Panel("surface")
        inside.setLayout(self._list)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_members(self, buttons: Sequence[LayoutButton]) -> None:
        """Show these buttons in place of those before."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons = buttons
        for button in buttons:
            self._list.addWidget(button)
        if not buttons:
            text = tr("Nobody is on the team yet. Add yourself first, then your colleagues.")
            words = Label(text, TextStyle.CELL, "text2", wrap=True)
            words.setContentsMargins(8, 4, 8, 4)
            self._list.addWidget(words)
        self._list.addStretch(1)


def member_button(theme: Theme, face: QHBoxLayout, name: str, height: int) -> LayoutButton:
    """Return the button of a member; `name` says what pressing it does."""
    button = LayoutButton(theme, "nav", face, name)
    fix_height(button, height)
    # The longest name would make the button wider than the panel.
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button
