"""Short messages at the bottom right: what happened, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.direction import placed
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import IconMark, Panel, StatusMark, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel

SHOWN_MS = 6000
WIDTH = 460
MARGIN = 16
LIMIT = 3
NARROW = 1280
NARROW_LIMIT = 2
"""Messages at once in a window narrower than that: more would cover the page."""
_MOVES = (QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Toast(Panel):
    """One message with its mark. An error stays until it is dismissed."""

    def __init__(self, mark: QWidget, text: str) -> None:
        super().__init__("surface", "float")
        self._box = row(mark, spacing=8, margins=(12, 7, 8, 7))
        self._box.addWidget(ElidedLabel(text, TextStyle.CELL), 1)
        self.setLayout(self._box)
        self.setAccessibleName(text)
        self.setMinimumHeight(40)

    def offer(self, button: Button, keys: tuple[str, ...] = ()) -> None:
        """Put a button at the end, with the keys that do the same."""
        self._box.addWidget(button)
        for key in keys:
            self._box.addWidget(key_cap(key))


class ToastHost(QWidget):
    """Where messages stand, above everything else in the window."""

    def __init__(self, theme: Theme, parent: QWidget, beside: QWidget | None = None) -> None:
        """`beside` is a panel at the right edge, whose buttons stay free while it is open."""
        super().__init__(parent)
        self._theme = theme
        self._parent, self._beside = parent, beside
        self._toasts: list[Toast] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        parent.installEventFilter(self)
        if beside is not None:
            beside.installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size, or the panel comes or goes."""
        if event.type() in _MOVES:
            self._place()
        return False

    def tell(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        keys: tuple[str, ...] = (),
    ) -> None:
        """Show for six seconds what was done, with a button that leads on or back."""
        toast = Toast(IconMark(self._theme, "circle-check", "good_mark"), text)
        if on_action is not None:
            toast.offer(self._button(toast, action, on_action), keys)
        self._add(toast, SHOWN_MS)

    def mention(self, text: str) -> None:
        """Show for six seconds what somebody else did."""
        self._add(Toast(IconMark(self._theme, "users"), text), SHOWN_MS)

    def warn(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show what went wrong until the user has read it."""
        toast = Toast(StatusMark(self._theme, Status.RISK), text)
        if on_action is not None:
            toast.offer(self._button(toast, action, on_action))
        toast.offer(icon_button(self._theme, "x", tr("Dismiss"), lambda: self._remove(toast)))
        self._add(toast)

    def clear(self) -> None:
        """Take every message away."""
        for toast in tuple(self._toasts):
            self._remove(toast)

    def _button(self, toast: Toast, text: str, on_action: Callable[[], object]) -> Button:
        button = Button(self._theme, text, "link")
        button.clicked.connect(lambda: self._remove(toast))
        button.clicked.connect(on_action)
        return button

    def _add(self, toast: Toast, shown_ms: int = 0) -> None:
        limit = NARROW_LIMIT if self._parent.width() < NARROW else LIMIT
        for older in self._toasts[: 1 - limit]:
            self._remove(older)
        self._toasts.append(toast)
        self._box.addWidget(toast)
        # A layout gives no room to what is not shown.
        toast.show()
        self._place()
        if shown_ms:
            timer = QTimer(toast)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._remove(toast))
            timer.start(shown_ms)

    def _remove(self, toast: Toast) -> None:
        # Its time and its button may both end it.
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        self._box.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self._place()

    def _place(self) -> None:
        right = self._parent.width()
        if self._beside is not None and not self._beside.isHidden():
            right -= self._beside.width()
        self.setVisible(bool(self._toasts))
        self.setFixedWidth(min(WIDTH, right - 2 * MARGIN))
        self.setFixedHeight(self._box.sizeHint().height())
        top = self._parent.height() - self.height() - MARGIN
        corner = QRect(right - self.width() - MARGIN, top, self.width(), self.height())
        self.setGeometry(placed(corner, self._parent.rect()))
        self.raise_()
