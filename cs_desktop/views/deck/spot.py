"""A part of the builder that others fill."""

from PySide6.QtWidgets import QWidget

from cs_desktop.views.widgets.pieces import Panel, column

_INSIDE = {"": (0, 0, 0, 0), "top": (0, 1, 0, 0), "left": (1, 0, 0, 0)}
"""Margins that leave an edge's hairline to be seen."""


class Spot(Panel):
    """An empty place for one widget, which takes all of it."""

    def __init__(self, surface: str, edge: str = "") -> None:
        super().__init__(surface, edge)
        self._box = column(spacing=0, margins=_INSIDE[edge])
        self.setLayout(self._box)

    def fill(self, widget: QWidget) -> None:
        """Put a widget there."""
        self._box.addWidget(widget)
