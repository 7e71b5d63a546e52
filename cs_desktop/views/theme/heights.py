"""Heights of parts that hold text: drawn for the normal size of text, they grow with it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.fonts import scaled

_DRAWN = "drawn_height"
"""The property that keeps the height as drawn, so that it can be grown again."""


def fix_height(widget: QWidget, drawn: int) -> None:
    """Give a widget the height drawn for it, in the size of text in use now and whenever that changes."""
    widget.setProperty(_DRAWN, drawn)
    widget.setFixedHeight(scaled(drawn))


def fit_heights(widgets: Iterable[QWidget]) -> None:
    """Grow or shrink the widgets that `fix_height` was asked for, after the size of text has changed."""
    for widget in widgets:
        drawn = widget.property(_DRAWN)
        if isinstance(drawn, int):
            widget.setFixedHeight(scaled(drawn))
