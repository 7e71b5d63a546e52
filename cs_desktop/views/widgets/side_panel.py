"""The panel at the right of the pages: history, backups, and whatever else is looked at beside one's work."""

from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget
from shiboken6 import delete, isValid

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import placed
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height, fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel

Content = TypeVar("Content", bound=QWidget)
WIDTH = 380
_TAKES_ROOM = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize)
OVER_BELOW = 1280
"""Below this width of the window, at the normal size of text, the panel lies over the page, which would be
too narrow beside it."""


def _end(shelf: QWidget) -> None:
    # At the end of the process Qt's objects go in any order.
    if isValid(shelf):
        delete(shelf)


def _dress(content: QWidget) -> None:
    """Dress all of what comes into the window; its layouts remember sizes from before."""
    for part in content.findChildren(QWidget):
        part.ensurePolished()
    for box in content.findChildren(QLayout):
        box.invalidate()


class SidePanel(Panel):
    """Shows one widget at a time under its title; what was shown before keeps its state."""

    closed = Signal()
    keyboard_left = Signal()
    """The panel has closed, and where the keyboard came from is gone."""
    place_changed = Signal()
    """A place in which the panel may stand came, went or became another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "left")
        self._places: list[PanelPlace] = []
        self._came_from: QWidget | None = None
        """Where the keyboard was before the panel took it."""
        fix_width(self, WIDTH)
        self._title = ElidedLabel("", TextStyle.SECTION)
        head = row(self._title, spacing=8, margins=(16, 0, 8, 0))
        head.setStretch(0, 1)
        head.addWidget(icon_button(theme, "x", tr("Close panel (Esc)"), self.close_panel))
        bar = QWidget()
        fix_height(bar, 40)
        bar.setLayout(head)
        self._stack = QStackedLayout()
        self._shelf = QWidget()
        """What was never shown, outside the window: there dressing a part takes as long as making it."""
        self.destroyed.connect(partial(_end, self._shelf))
        box = column(bar, line(), spacing=0, margins=(1, 0, 0, 0))
        box.addLayout(self._stack, 1)
        self.setLayout(box)
        self.hide()

    def take(self, content: Content) -> Content:
        """Own a widget from now on, shown or not, and return it."""
        content.setParent(self._shelf)
        return content

    def stand_in(self, place: "PanelPlace") -> None:
        """Stand in a part of a page from now on, while that is to be seen."""
        self._places.append(place)
        place.changed.connect(self.place_changed)

    @property
    def place(self) -> "PanelPlace | None":
        """Return the part of the page to stand in, if the page on screen has one."""
        return next((place for place in self._places if place.isVisible()), None)

    @property
    def shown(self) -> QWidget | None:
        """Return the widget that is open, if any."""
        return None if self.isHidden() else self._stack.currentWidget()

    def show_panel(self, content: QWidget, title: str, width: int = WIDTH) -> None:
        """Open on a widget, which stays the panel's from then on, and give it the keyboard."""
        fix_width(self, width)
        here = self.window().focusWidget()
        if not self.isAncestorOf(here):
            self._came_from = here
        if self._stack.indexOf(content) < 0:
            self._stack.addWidget(content)
            _dress(content)
        self._stack.setCurrentWidget(content)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show()
        self._come_last()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_title(self, title: str) -> None:
        """Call what is open otherwise."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def put_away(self, content: QWidget) -> None:
        """Close if this is what is open; whatever else is open stays."""
        if self.shown is content:
            self.close_panel()

    def close_panel(self) -> None:
        """Close, and say so; the keyboard goes back to where it came from, if the panel has it."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget())
        before, self._came_from = self._came_from, None
        self.hide()
        self.closed.emit()
        if not had_focus:
            return
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.keyboard_left.emit()

    def _come_last(self) -> None:
        """Let Tab come to the panel after all else in the window, though its parts were made before."""
        window = self.window()
        chain = []
        part = window.nextInFocusChain()
        while part is not window and part is not None:
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                chain.append(part)
            part = part.nextInFocusChain()
        mine = [part for part in chain if self.isAncestorOf(part)]
        others = [part for part in chain if not self.isAncestorOf(part)]
        for before, after in pairwise([*others[-1:], *mine]):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, where nothing inside wanted the key."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)


class PanelPlace(QWidget):
    """Part of a page in which the side panel stands: what is above it, such as a bar, stays whole."""

    changed = Signal()
    """It came, went, or is elsewhere or of another size."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content, self._taken = content, 0
        content.setParent(self)
        self.setFocusProxy(content)

    def leave_room(self, width: int) -> None:
        """Leave this width at the end to the panel, and the rest to the content."""
        if width != self._taken:
            self._taken = width
            self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width beyond that of the content."""
        return self._content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._arrange()
        self.changed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Let the panel follow."""
        super().moveEvent(event)
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the panel come."""
        super().showEvent(event)
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the panel go elsewhere."""
        super().hideEvent(event)
        self.changed.emit()

    def _arrange(self) -> None:
        self._content.setGeometry(placed(self.rect().adjusted(0, 0, -self._taken, 0), self.rect()))


class PageBesidePanel(QWidget):
    """A page and the side panel beside it, in the place that the page has for it, or over the page where
    there is little room."""

    def __init__(self, page: QWidget, panel: SidePanel) -> None:
        super().__init__()
        self._page, self._panel = page, panel
        page.setParent(self)
        panel.setParent(self)
        panel.installEventFilter(self)
        panel.place_changed.connect(self._arrange)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the page the room that the panel leaves."""
        if event.type() in _TAKES_ROOM:
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room, place = self.rect(), self._panel.place
        width = self._panel.minimumWidth()
        opened = not self._panel.isHidden()
        if place is not None and self.isAncestorOf(place):
            self._page.setGeometry(room)
            place.leave_room(width if opened else 0)
            area = QRect(place.mapTo(self, QPoint()), place.size())
        else:
            beside = opened and self.window().width() >= scaled(OVER_BELOW)
            self._page.setGeometry(placed(room.adjusted(0, 0, -width, 0), room) if beside else room)
            area = room
        panel = QRect(area.right() + 1 - width, area.top(), width, area.height())
        self._panel.setGeometry(placed(panel, area))
        self._panel.raise_()
