"""The line under a list of records: what it adds up to, and the keys that do something to a row."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.widgets.pieces import Panel, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

KEYS_FROM = 980
"""The width from which there is room for the keys; the sheet of shortcuts has them too."""
HEIGHT = 28


class RecordFoot(Panel):
    """Shows words, which share the room, and keys where there is some left."""

    def __init__(self, words: Sequence[QWidget], keys: Sequence[tuple[Sequence[str], str]]) -> None:
        """Make the line of these words, and of keys with what they do."""
        super().__init__("sunken", "top")
        self._keys = QWidget()
        box = row(spacing=6)
        for held, word in keys:
            box.addSpacing(8)
            for key in held:
                box.addWidget(key_cap(key))
            box.addWidget(Label(word, TextStyle.CAPTION, "text3"))
        self._keys.setLayout(box)
        whole = row(spacing=6, margins=(20, 4, 16, 4))
        for part in words:
            whole.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0)
        whole.addWidget(self._keys)
        self.setLayout(whole)
        fix_height(self, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where there is little room."""
        super().resizeEvent(event)
        self._keys.setVisible(event.size().width() >= scaled(KEYS_FROM))
