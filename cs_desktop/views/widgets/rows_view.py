"""A list of rows that a delegate draws, walked by the keyboard."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame


class RowsView(QListView):
    """What the lists in panels have in common; each sets its own delegate."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        # The rows' height depends on the size of text.
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)


def runs_of(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of rows that stand together; `places` rise."""
    runs = [[place for _, place in group] for _, group in groupby(enumerate(places), lambda p: p[1] - p[0])]
    return [(run[0], run[-1]) for run in runs]
