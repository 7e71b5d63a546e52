"""The tools at the foot of a note: a button for each style, or the line that asks where a link leads."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.note_text import Form
from cs_desktop.views.theme.direction import trailing
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.note_styling import NoteStyling
from cs_desktop.views.widgets.pieces import Panel, row
from cs_desktop.views.widgets.text import ElidedLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteBar(Panel):
    """Styles by a click; says where a link is to lead."""

    link_asked = Signal()
    """The button for a link was pressed."""
    styled = Signal()
    """A style was changed here."""

    def __init__(self, theme: Theme, styling: NoteStyling, hint: str) -> None:
        """Make the bar of a note; `hint` stands at its end, empty for none."""
        super().__init__("sunken", "top")
        self._theme, self._styling = theme, styling
        self._bold = self._tool("bold", tr("Bold (Ctrl B)"))
        self._italic = self._tool("italic", tr("Italic (Ctrl I)"))
        self._bullets = self._tool("list", tr("Bullets (Ctrl Shift 8)"))
        self._numbers = self._tool("list-ordered", tr("Numbers (Ctrl Shift 7)"))
        self._link = self._tool("link-2", tr("Link (Ctrl Shift L)"))
        self._bold.clicked.connect(styling.toggle_bold)
        self._italic.clicked.connect(styling.toggle_italic)
        self._bullets.clicked.connect(lambda: styling.toggle(Form.BULLET))
        self._numbers.clicked.connect(lambda: styling.toggle(Form.NUMBER))
        for button in (self._bold, self._italic, self._bullets, self._numbers):
            button.clicked.connect(self.styled)
        self._link.clicked.connect(self.link_asked)
        self.address = AddressLine()
        tools, asking = QWidget(), QWidget()
        buttons = row(
            self._bold,
            self._italic,
            self._bullets,
            self._numbers,
            self._link,
            spacing=2,
            margins=(6, 0, 8, 0),
        )
        keys = ElidedLabel(hint, TextStyle.CAPTION, "text3")
        keys.setAlignment(trailing())
        buttons.addSpacing(6)
        buttons.addWidget(keys, 1)
        tools.setLayout(buttons)
        asking.setLayout(row(self.address, margins=(6, 0, 6, 0)))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(tools)
        self._stack.addWidget(asking)

    def ask_address(self, address: str) -> None:
        """Ask where a link leads, in the place of the tools."""
        self.address.setText(address)
        self._stack.setCurrentIndex(1)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tools(self) -> None:
        """Show the tools again."""
        self._stack.setCurrentIndex(0)

    def show_state(self) -> None:
        """Press the buttons of the styles where the cursor is."""
        here = self._styling.here
        for button, on in (
            (self._bold, here.bold),
            (self._italic, here.italic),
            (self._bullets, here.form is Form.BULLET),
            (self._numbers, here.form is Form.NUMBER),
            (self._link, bool(here.link)),
        ):
            button.setChecked(on)

    def _tool(self, icon: str, name: str) -> Button:
        button = icon_button(self._theme, icon, name.partition(" (")[0])
        button.setToolTip(name)
        button.setCheckable(True)
        button.setProperty("kind", "tool")
        return button


class AddressLine(QLineEdit):
    """Where a link leads; Enter takes it, Esc does not."""

    taken = Signal()
    dropped = Signal()
    left = Signal(object)
    """The QFocusEvent that took the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Address of the link, such as example.com/plan"))
        self.setAccessibleName(tr("Address of the link"))
        self.setFont(font(TextStyle.CELL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the address, or not."""
        if event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit(event)
