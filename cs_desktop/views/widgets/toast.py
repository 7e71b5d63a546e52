"""Short messages at the bottom right: what happened, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import IconMark, Panel, StatusMark, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel
from cs_desktop.views.widgets.toast_place import MARGIN, feet, toast_rect

SHOWN_MS = 6000
WIDTH = 460
LIMIT = 3
NARROW = 1280
NARROW_LIMIT = 2
"""Messages at once in a window narrower than that: more would cover the page."""
_MOVES = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
)


class Toast(Panel):
    """One message with its mark. An error stays until it is dismissed, others while one points at them."""

    timed_out = Signal()

    def __init__(self, mark: QWidget, text: str) -> None:
        super().__init__("surface", "float")
        self.text = text
        self._caps: list[QWidget] = []
        self._time = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._time.timeout.connect(self.timed_out)
        self.passes = False
        self._box = row(mark, spacing=8, margins=(12, 7, 8, 7))
        self._box.addWidget(ElidedLabel(text, TextStyle.CELL), 1)
        self.setLayout(self._box)
        self.setAccessibleName(text)
        self.setMinimumHeight(40)

    def offer(self, button: Button, keys: tuple[str, ...] = ()) -> None:
        """Put a button at the end, with the keys that do the same."""
        self._box.addWidget(button)
        self._caps = [key_cap(key) for key in keys]
        for cap in self._caps:
            self._box.addWidget(cap)

    @property
    def waits(self) -> bool:
        """Return whether its time runs."""
        return self._time.isActive()

    def hide_keys(self) -> None:
        """Keep the button alone: the keys do something else by now."""
        for cap in self._caps:
            cap.hide()

    def pass_by(self) -> None:
        """End after a while."""
        self.passes = True
        self._time.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait for who reads."""
        super().enterEvent(event)
        self._time.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Take up the time again."""
        super().leaveEvent(event)
        if self.passes:
            self._time.start()


class ToastHost(QWidget):
    """Where messages stand, above everything else in the window but what one works on."""

    def __init__(self, theme: Theme, parent: QWidget, beside: QWidget | None = None) -> None:
        """`beside` is a panel at the right edge, whose buttons stay free while it is open."""
        super().__init__(parent)
        self._theme = theme
        self._parent, self._beside = parent, beside
        self._toasts: list[Toast] = []
        self._followed: QAbstractItemView | None = None
        self._feet: tuple[QWidget, ...] = ()
        """What may be the foot of a page, watched while messages stand."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keyboard_moved)
        parent.installEventFilter(self)
        if beside is not None:
            beside.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size, or the panel or a foot comes or goes."""
        # A window that is being destroyed hides once more.
        if event.type() in _MOVES and isValid(self._parent):
            if watched in (self._parent, self._beside):
                self._place()
            else:
                self._soon.start()
        return False

    def tell(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        keys: tuple[str, ...] = (),
    ) -> Toast:
        """Show for six seconds what was done, with a button that leads on or back."""
        toast = Toast(IconMark(self._theme, "circle-check", "good_mark"), text)
        if keys:
            for older in self._toasts:
                older.hide_keys()
        if on_action is not None:
            toast.offer(self._button(toast, action, on_action), keys)
        return self._add(toast, passes=True)

    def mention(self, text: str) -> Toast:
        """Show for six seconds what somebody else did."""
        return self._add(Toast(IconMark(self._theme, "users"), text), passes=True)

    def warn(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> Toast:
        """Show what went wrong until the user has read it; the same thing once."""
        for told in self._toasts:
            if told.text == text and not told.passes:
                self.withdraw(told)
                break
        toast = Toast(StatusMark(self._theme, Status.RISK), text)
        if on_action is not None:
            toast.offer(self._button(toast, action, on_action))
        toast.offer(icon_button(self._theme, "x", tr("Dismiss"), lambda: self.withdraw(toast)))
        return self._add(toast, passes=False)

    def withdraw(self, toast: Toast) -> None:
        """Take a message away, if it still stands."""
        # Its time and its button may both end it.
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        self._box.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self._place()

    def clear(self) -> None:
        """Take every message away."""
        for toast in tuple(self._toasts):
            self.withdraw(toast)

    def _button(self, toast: Toast, text: str, on_action: Callable[[], object]) -> Button:
        button = Button(self._theme, text, "link")
        button.clicked.connect(lambda: self.withdraw(toast))
        button.clicked.connect(on_action)
        return button

    def _add(self, toast: Toast, *, passes: bool) -> Toast:
        limit = NARROW_LIMIT if self._parent.width() < NARROW else LIMIT
        while len(self._toasts) >= limit:
            # What passes by itself goes before an error that nobody may have read.
            self.withdraw(next((old for old in self._toasts if old.passes), self._toasts[0]))
        self._toasts.append(toast)
        self._box.addWidget(toast)
        toast.timed_out.connect(lambda: self.withdraw(toast))
        # A layout gives no room to what is not shown.
        toast.show()
        self._place()
        if passes:
            toast.pass_by()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, toast.text))
        return toast

    def _keyboard_moved(self) -> None:
        if self._toasts and isValid(self._parent):
            self._soon.start()

    def _follow(self) -> None:
        """Give way too when one moves on in the list that has the keyboard."""
        widget = QApplication.focusWidget() if self._toasts else None
        view = widget if isinstance(widget, QAbstractItemView) else None
        if view is self._followed:
            return
        if self._followed is not None and isValid(self._followed):
            self._followed.verticalScrollBar().valueChanged.disconnect(self._soon.start)
            self._followed.selectionModel().currentChanged.disconnect(self._soon.start)
        self._followed = view
        if view is not None:
            view.verticalScrollBar().valueChanged.connect(self._soon.start)
            view.selectionModel().currentChanged.connect(self._soon.start)

    def _watch_feet(self) -> None:
        """Look where the feet of pages are while messages stand: a page may show its foot after a message."""
        for foot in self._feet:
            if isValid(foot):
                foot.removeEventFilter(self)
        self._feet = tuple(feet(self._parent)) if self._toasts else ()
        for foot in self._feet:
            foot.installEventFilter(self)

    def _place(self) -> None:
        self._follow()
        self._watch_feet()
        self.setVisible(bool(self._toasts))
        if not self._toasts:
            return
        right = self._parent.width()
        if self._beside is not None and not self._beside.isHidden():
            right -= self._beside.width()
        width = min(scaled(WIDTH), right - 2 * MARGIN)
        self.setFixedSize(width, self._box.sizeHint().height())
        self.setGeometry(toast_rect(self._parent, right, width, self.height()))
        self.raise_()
