"""What the program is, and whose work it stands on, in the side panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cs_desktop import __version__
from cs_desktop.common.language import tr
from cs_desktop.common.resources import resource
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Logo, column, row
from cs_desktop.views.widgets.text import Label

LICENSES = ("icons/LICENSE.txt", "fonts/Inter-LICENSE.txt")
_BETWEEN = "\n\n――――\n\n"


class AboutPanel(QWidget):
    """Name, version and the licenses of fonts and icons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        texts = [resource(name).read_text(encoding="utf-8").strip() for name in LICENSES]
        self._licenses = QPlainTextEdit(_BETWEEN.join(texts))
        self._licenses.setReadOnly(True)
        # Tab leaves the text, and the arrows move in it.
        self._licenses.setTabChangesFocus(True)
        self._licenses.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._licenses.setAccessibleName(tr("Licenses of icons and fonts"))
        words = column(
            Label(tr("CS Desktop {version__}", version__=__version__), TextStyle.TITLE, wrap=True),
            Label(tr("Customer success planning in one offline file."), TextStyle.BODY, "text2", wrap=True),
            spacing=2,
        )
        head = row(Logo(theme, 40), spacing=12)
        head.addLayout(words, 1)
        box = column(spacing=12, margins=(16, 16, 16, 16))
        box.addLayout(head)
        box.addWidget(Label(tr("Licenses of icons and fonts"), TextStyle.SECTION))
        box.addWidget(self._licenses, 1)
        self.setLayout(box)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the text."""
        super().focusInEvent(event)
        self._licenses.setFocus(event.reason())
