"""A name before what it names, as the sections at the side have it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.widgets.text import Label

NAMES = 84


def named(name: str, part: QWidget) -> QWidget:
    """Return a part with its name before it."""
    label = Label(name, TextStyle.CELL, "text2", wrap=True)
    fix_width(label, NAMES)
    line = row(spacing=8)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(part, 1)
    held = QWidget()
    held.setLayout(line)
    return held
