"""What stands in the window while the first workspace is read."""

from PySide6.QtCore import Qt

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Logo, Panel, column
from cs_desktop.views.widgets.text import Label


class OpeningPage(Panel):
    """The program's sign, and what is being opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._text = Label("", TextStyle.BODY, "text2")
        box = column(spacing=14)
        center = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(2)
        box.addWidget(Logo(theme, 44), 0, center)
        box.addWidget(self._text, 0, center)
        box.addStretch(3)
        self.setLayout(box)

    def say(self, name: str) -> None:
        """Name what is being opened."""
        self._text.setText(tr("Opening {name}", name=name))
