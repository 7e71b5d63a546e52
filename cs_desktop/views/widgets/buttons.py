"""Buttons of the few kinds that there are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QMenu, QPushButton, QWidget

from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme


class Button(QPushButton):
    """A button: kind "default", "primary", "quiet", "link", "icon", "filter", "nav", "tab" …

    Buttons take the focus from the keyboard only, so the focus ring shows for those who need it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: str = "default",
        icon: str = "",
        *,
        icon_role: str = "",
        icon_size: int = 16,
        name: str = "",
    ) -> None:
        # Qt sets icon and word too close; the space keeps them apart.
        super().__init__((" " if icon and text else "") + text.replace("&", "&&"))
        self._theme = theme
        self._icon_name = icon
        self._icon_role = icon_role or ("on_accent" if kind == "primary" else "text2")
        self.setProperty("kind", kind)
        self.setFont(font(TextStyle.BODY_MEDIUM))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(icon_size, icon_size))
        if name or text:
            self.setAccessibleName(name or text)
        if icon:
            self._draw_icon()
            theme.changed.connect(self._draw_icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._draw_icon()

    def follow(self, action: QAction) -> None:
        """Do what an action does, and be enabled when it is."""

        def copy() -> None:
            self.setEnabled(action.isEnabled())
            self.setToolTip(action.toolTip())
            if not self.text():
                self.setAccessibleName(action.text().rstrip("…"))

        self.clicked.connect(action.trigger)
        action.changed.connect(copy)
        copy()

    def _draw_icon(self) -> None:
        self.setIcon(self._theme.icon(self._icon_name, self._icon_role, self.iconSize().width()))


class LayoutButton(Button):
    """A button whose face is a layout of other widgets."""

    def __init__(self, theme: Theme, kind: str, face: QLayout, name: str = "") -> None:
        super().__init__(theme, "", kind, name=name)
        self.setLayout(face)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size of the face."""
        return self._face().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size of the face."""
        return self._face().totalMinimumSize()

    def _face(self) -> QLayout:
        face = self.layout()
        assert face is not None
        return face


def icon_button(theme: Theme, icon: str, name: str, on_click: Callable[[], object] | None = None) -> Button:
    """Return a square button with an icon alone, named by what it does."""
    button = Button(theme, "", "icon", icon, name=name)
    button.setToolTip(name)
    if on_click is not None:
        button.clicked.connect(on_click)
    return button


def offer_below(button: QPushButton, actions: Sequence[QAction]) -> None:
    """Let a button open a menu of actions below it."""
    menu = QMenu(button)
    menu.addActions(actions)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4))))


def open_above(menu: QMenu, button: QWidget) -> None:
    """Open a menu above a button at the bottom of the window."""
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
