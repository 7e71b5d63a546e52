"""The bar above every screen: its title at the left, undo, redo and its own tools at the right."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.widgets.pieces import Panel, line, row
from cs_desktop.views.widgets.search_button import SearchButton

HEIGHT = 48


class TopBar(Panel):
    """Shows the header and the tools of the screen that is shown."""

    def __init__(self, search: SearchButton, *buttons: QWidget) -> None:
        super().__init__("surface", "bottom")
        fix_height(self, HEIGHT)
        self._search = search
        self._headers = QStackedWidget()
        self._tools = QStackedWidget()
        fix_height(self._tools, 30)
        self._tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rule = line(vertical=True)
        self._rule.setFixedHeight(20)
        box = row(spacing=8, margins=(20, 0, 12, 1))
        box.addWidget(self._headers, 1)
        box.addWidget(search)
        for button in buttons:
            box.addWidget(button)
        box.addWidget(self._rule)
        box.addWidget(self._tools)
        self.setLayout(box)

    def add(self, screen: Screen) -> None:
        """Take in a screen's header and tools."""
        self._headers.addWidget(screen.header)
        if screen.tools is not None:
            self._tools.addWidget(screen.tools)

    def show_screen(self, screen: Screen) -> None:
        """Show what belongs to a screen."""
        self._headers.setCurrentWidget(screen.header)
        for part in (self._tools, self._rule):
            part.setVisible(screen.tools is not None)
        if screen.tools is not None:
            self._tools.setCurrentWidget(screen.tools)
        for stack in (self._headers, self._tools):
            _ask_only(stack, stack.currentWidget())
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the search what room there is."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a part of the bar has become wider, as with the text."""
        answered = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._share()
        return answered

    def _share(self) -> None:
        """Give the search what the screen's header leaves."""
        header, box = self._headers.currentWidget(), self.layout()
        if header is None or box is None:
            return
        others = sum(
            item.sizeHint().width() + box.spacing()
            for place in range(1, box.count())
            if (item := box.itemAt(place)) is not None and item.widget() is not self._search
        )
        edges = box.contentsMargins()
        room = (
            self.width() - edges.left() - edges.right() - others - header.sizeHint().width() - box.spacing()
        )
        self._search.fit(room)


def _ask_only(stack: QStackedWidget, shown: QWidget | None) -> None:
    """Let the parts of other screens, which may be wider, have no say while they are not shown."""
    for place in range(stack.count()):
        part = stack.widget(place)
        assert part is not None
        width = QSizePolicy.Policy.Preferred if part is shown else QSizePolicy.Policy.Ignored
        part.setSizePolicy(width, QSizePolicy.Policy.Preferred)
    # A part that was just taken in has this policy already, so nothing tells the bar of its width.
    stack.updateGeometry()
