"""States held still: what a part looks like under the mouse, pressed, or with the keyboard."""

import re
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.focus import GAP, WIDTH, paint_ring
from cs_desktop.views.widgets.pieces import row

SHOWN = "shown"
"""The property that names the state a part is held in: hover, pressed or focus."""
_STATES = ("hover", "pressed", "focus")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def held_states(sheet: str) -> str:
    """Return a style sheet in which a part with the property takes the look of its state."""
    added: list[str] = []
    for found in _RULE.finditer(_COMMENT.sub("", sheet)):
        selectors, body = found[1], found[2]
        for state in _STATES:
            held = [
                one.replace(f":{state}", f'[{SHOWN}="{state}"]')
                for one in selectors.split(",")
                if f":{state}" in one
            ]
            if held:
                added.append(f"{','.join(held)} {{{body}}}")
    return "\n".join([sheet, *added])


def hold(widget: QWidget, state: str) -> QWidget:
    """Hold a part in a state, and return it; "disabled" switches it off."""
    if state == "disabled":
        widget.setEnabled(False)
    else:
        widget.setProperty(SHOWN, state)
    return widget


def housed(part: QWidget) -> QWidget:
    """Return a house for a part that shows itself: without one it would open as a window of its own."""
    house = QWidget()
    house.setLayout(row(part))
    return house


class Ringed(QWidget):
    """A button with the ring of the keyboard around it."""

    def __init__(self, theme: Theme, button: QWidget) -> None:
        super().__init__()
        self._theme = theme
        reach = WIDTH + GAP
        self.setLayout(row(button, margins=(reach, reach, reach, reach)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        paint_ring(QPainter(self), QRectF(self.rect()), self._theme)


Maker = Callable[[Theme], QWidget]
"""Makes a part in the colours of a theme."""
