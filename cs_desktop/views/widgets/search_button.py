"""The field of the top bar that opens the command palette: shorter in less room, at last an icon."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.pieces import IconMark, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel

WIDTH, SHORT_WIDTH, HEIGHT = 300, 136, 30
"""As drawn, and the least in which a word and the keys can be read."""


class SearchButton(LayoutButton):
    """Looks like a field, with the keys that do the same."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        text = self._long = tr("Search or run a command")
        self._words = ElidedLabel(text, TextStyle.CELL, "text3")
        self._caps = QWidget()
        self._caps.setLayout(row(spacing=4))
        self._keys: tuple[str, ...] | None = None
        face = row(IconMark(theme, "search", "text2"), spacing=8, margins=(6, 0, 6, 0))
        face.addWidget(self._words, 1)
        face.addWidget(self._caps)
        super().__init__(theme, "field", face, text)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()
        self.fit(scaled(WIDTH))

    def fit(self, room: int) -> None:
        """Take the room there is, up to what is drawn; show the icon alone where that is too little."""
        compact = room < scaled(SHORT_WIDTH)
        width = min(room, scaled(WIDTH))
        self._words.setVisible(not compact)
        self._caps.setVisible(not compact)
        self._words.setText(self._long if width == scaled(WIDTH) else tr("Search"))
        self.setFixedSize(HEIGHT if compact else width, HEIGHT)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        keys = key_names(self._action.shortcut())
        if keys == self._keys:
            return
        self._keys = keys
        box = self._caps.layout()
        assert box is not None
        while item := box.takeAt(0):
            if (cap := item.widget()) is not None:
                cap.deleteLater()
        for key in keys:
            box.addWidget(key_cap(key))
