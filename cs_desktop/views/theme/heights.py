"""Heights and widths of parts that hold text: drawn for the normal size of text, they grow with it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.fonts import scaled

_DRAWN, _DRAWN_WIDTH = "drawn_height", "drawn_width"
"""The properties that keep the lengths as drawn, so that they can be grown again."""


def fix_height(widget: QWidget, drawn: int) -> None:
    """Give a widget the height drawn for it, in the size of text in use now and whenever that changes."""
    widget.setProperty(_DRAWN, drawn)
    widget.setFixedHeight(scaled(drawn))


def fix_width(widget: QWidget, drawn: int) -> None:
    """Give a widget the width drawn for it, in the same way."""
    widget.setProperty(_DRAWN_WIDTH, drawn)
    widget.setFixedWidth(scaled(drawn))


def fit_heights(widgets: Iterable[QWidget]) -> None:
    """Grow or shrink what `fix_height` and `fix_width` were asked for, as text has another size."""
    for widget in widgets:
        height, width = widget.property(_DRAWN), widget.property(_DRAWN_WIDTH)
        if isinstance(height, int):
            widget.setFixedHeight(scaled(height))
        if isinstance(width, int):
            widget.setFixedWidth(scaled(width))
