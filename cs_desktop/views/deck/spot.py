"""A part of the builder that others fill."""

from PySide6.QtWidgets import QWidget

from cs_desktop.views.widgets.pieces import Panel, column


class Spot(Panel):
    """An empty place for one widget, which takes all of it."""

    def __init__(self, surface: str, edge: str = "") -> None:
        super().__init__(surface, edge)
        self._box = column(spacing=0)
        self.setLayout(self._box)

    def fill(self, widget: QWidget) -> None:
        """Put a widget there."""
        self._box.addWidget(widget)
