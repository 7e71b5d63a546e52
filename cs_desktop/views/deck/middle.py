"""The middle of the builder: the page with its bar, or why there is none, and below it what it says."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.views.deck.left_out import LeftOut
from cs_desktop.views.deck.page_bar import PageBar
from cs_desktop.views.deck.page_view import PageView
from cs_desktop.views.deck.spot import Spot
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column

_SHARES = (61, 39)
"""Of the height: the page, and what stands below it."""


class DeckMiddle(QSplitter):
    """Shares the height between the page and what belongs to it; one may move the edge between both."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.page, self.bar = PageView(theme), PageBar(theme, actions)
        self.left_out = LeftOut(theme)
        self.details = Spot("surface", "top")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.left_out)
        upper = _Upper(self._stack, self.bar)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part, share in zip((upper, self.details), _SHARES, strict=True):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([share * 10 for share in _SHARES])

    def show_page(self, *, shown: bool) -> None:
        """Show the page, or why there is none."""
        self._stack.setCurrentWidget(self.page if shown else self.left_out)


class _Upper(Panel):
    """The page above its bar: as high as there is room, whatever its widgets would like."""

    def __init__(self, page: QWidget, bar: QWidget) -> None:
        super().__init__("window")
        box = column(spacing=0)
        box.addWidget(page, 1)
        box.addWidget(bar)
        self.setLayout(box)

    def sizeHint(self) -> QSize:
        """Return the share that is usual."""
        return QSize(600, _SHARES[0] * 10)
