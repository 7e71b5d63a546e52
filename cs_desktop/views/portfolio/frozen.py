"""The first column, which stays at the side where reading begins while the others are scrolled."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHeaderView

from cs_desktop.views.theme.direction import mirrored

FIRST = 0
"""Its place in the model; it can be neither hidden nor moved."""


def frozen_width(head: QHeaderView) -> int:
    """Return its width; 0 where it would leave too little room to the others, and is scrolled with them."""
    width = head.sectionSize(FIRST)
    return width if 3 * width <= 2 * head.viewport().width() else 0


def frozen_part(head: QHeaderView, whole: QRect) -> QRect:
    """Return what the first column takes of a row, or of the whole view."""
    width = frozen_width(head)
    left = whole.left() + whole.width() - width if mirrored() else whole.left()
    return QRect(left, whole.top(), width, whole.height())


def scrolled_part(head: QHeaderView, whole: QRect) -> QRect:
    """Return what is left to the other columns."""
    width = frozen_width(head)
    return whole.adjusted(0, 0, -width, 0) if mirrored() else whole.adjusted(width, 0, 0, 0)
