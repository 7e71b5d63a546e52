"""The main window: sidebar, top bar, and the screens, of which one is shown."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Menu, Where
from cs_desktop.domain.figures import Status
from cs_desktop.views.menus import fill_menu_bar, fill_settings_menu
from cs_desktop.views.screen import PLACES, Screen
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.opening import OpeningPage
from cs_desktop.views.widgets.banner import Banner
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.people_here import PeopleHere
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.search_button import SearchButton
from cs_desktop.views.widgets.side_panel import PageBesidePanel, SidePanel
from cs_desktop.views.widgets.sidebar import WIDTH as SIDEBAR_WIDTH
from cs_desktop.views.widgets.sidebar import Sidebar
from cs_desktop.views.widgets.text import set_look
from cs_desktop.views.widgets.toast import ToastHost
from cs_desktop.views.widgets.topbar import TopBar

MINIMUM = QSize(1024, 600)
RAIL_BELOW = 1360
RAIL_BELOW_IF_WIDE = 1640
"""The same for screens that need much room."""


class MainWindow(QMainWindow):
    """Lays out what it is given and says what the user asks for; decides nothing."""

    first_painted = Signal()
    recent_requested = Signal(str)
    file_dropped = Signal(object)
    """The path of a file let go over the window."""
    closing = Signal()

    def __init__(self, theme: Theme, actions: ActionTable, make_welcome: Callable[[], QWidget]) -> None:
        """Make the window; `make_welcome` is called once, when the first page is needed."""
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._painted = False
        self._alt_alone = self._bar_kept = False
        self._ask_first: Callable[[], bool] = lambda: False
        self._screens: dict[str, Screen] = {}
        self._recent_menu = QMenu(tr("Open recent"), self)
        self._workspace_menu = QMenu(self)
        self.settings_menu = QMenu(self)
        fill_settings_menu(self.settings_menu, actions)
        self.sidebar = Sidebar(theme, PLACES, self._workspace_menu, self.settings_menu)
        self.sidebar.add_tool(self._action_button(ActionId.SHORTCUTS))
        self.banner = Banner(theme)
        self.notice = Banner(theme, Status.WATCH)
        self.progress = ProgressRow(theme, "bottom")
        self.people = PeopleHere(theme)
        self.undo_button = self._action_button(ActionId.UNDO)
        self._top_bar = TopBar(
            *(SearchButton(theme, actions[ActionId.PALETTE]), self.people),
            *(self.undo_button, self._action_button(ActionId.REDO)),
        )
        self._pages = QStackedWidget()
        self.side = SidePanel(theme)
        self.side.keyboard_left.connect(self.focus_screen)
        self._make_welcome = make_welcome
        self._welcome: QWidget | None = None
        self._opening: OpeningPage | None = None
        self._bars, self._bar_box = QWidget(), column(self.banner, self.notice, self.progress, spacing=0)
        self._lay_out()
        self.toasts = ToastHost(theme, self, self.side)
        self._fill_menus()
        self.setMinimumSize(MINIMUM)
        self.setAcceptDrops(True)
        self.setWindowTitle("CS Desktop")
        for place in PLACES:
            keys = QKeySequence(f"Ctrl+{place.number}")
            QShortcut(keys, self, lambda key=place.key: self._request_place(key))
        QShortcut(QKeySequence("F6"), self, self._next_region)
        theme.changed.connect(self.draw_icons)
        theme.changed.connect(self._share_width)
        self.sidebar.hide()
        self._top_bar.hide()

    def add_screen(self, key: str, screen: Screen) -> None:
        """Take in a page."""
        self._screens[key] = screen
        # In this order, which is that of Tab: the tools in the bar before what stands under it.
        self._top_bar.add(screen)
        self._pages.addWidget(screen)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar under those at the top."""
        self._bar_box.addWidget(bar)

    def show_screen(self, key: str) -> None:
        """Show a page with the bars around it."""
        screen = self._screens[key]
        self._pages.setCurrentWidget(screen)
        self._top_bar.show_screen(screen)
        self._share_width()
        self.sidebar.show()
        self._top_bar.show()
        screen.take_focus()

    def build_welcome(self) -> QWidget:
        """Return the first page, built unless it stands already."""
        if self._welcome is None:
            self._welcome = self._make_welcome()
            self._pages.addWidget(self._welcome)
        return self._welcome

    def show_welcome(self) -> None:
        """Show the first page alone."""
        self._show_alone(self.build_welcome())

    def show_opening(self, name: str) -> None:
        """Show what is being opened, where nothing has been open before."""
        if self._opening is None:
            self._opening = OpeningPage(self._theme)
            self._pages.addWidget(self._opening)
        self._opening.say(name)
        self._show_alone(self._opening)

    def _show_alone(self, page: QWidget) -> None:
        self.sidebar.hide()
        self._top_bar.hide()
        self.side.close_panel()
        self._pages.setCurrentWidget(page)
        page.setFocus()
        self.setWindowTitle("CS Desktop")

    def leave_opening(self) -> None:
        """Go to the first page, if opening ended without a workspace."""
        if isinstance(self.shown, OpeningPage):
            self.show_welcome()

    @property
    def shown(self) -> QWidget | None:
        """Return the page on screen."""
        return self._pages.currentWidget()

    def set_recent(self, paths: Sequence[str]) -> None:
        """List the workspaces opened last in the menus."""
        self._recent_menu.clear()
        self._recent_menu.setEnabled(bool(paths))
        for path in paths:
            action = self._recent_menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self.recent_requested.emit(path))

    def event(self, event: QEvent) -> bool:
        """Tell when the window was first painted, and remember whether Alt is pressed alone."""
        handled = super().event(event)
        # A shortcut uses its key up; only this comes to the window before.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first page, where nothing else was asked for."""
        if self.shown is None:
            self.show_welcome()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of names to the screen where the window is narrow."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        # Larger text makes the sidebar wider, and the page is to lose nothing by it.
        wide = isinstance(self.shown, Screen) and self.shown.wide
        least = RAIL_BELOW_IF_WIDE if wide else RAIL_BELOW
        narrow = self.width() < least + scaled(SIDEBAR_WIDTH) - SIDEBAR_WIDTH
        self.sidebar.set_rail(rail=narrow)
        self.people.set_compact(compact=narrow)

    def ask_before_closing(self, ask: Callable[[], bool]) -> None:
        """Let `ask` keep the window open; it returns whether it asks the user first."""
        self._ask_first = ask

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let others finish first."""
        if self._ask_first():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remember whether Alt is pressed alone."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show or hide the menu bar on Alt."""
        comes_and_goes = not (self._bar_kept or self.menuBar().isNativeMenuBar())
        if event.key() == Qt.Key.Key_Alt and self._alt_alone and comes_and_goes:
            self.menuBar().setVisible(not self.menuBar().isVisible())
        super().keyReleaseEvent(event)

    def keep_menu_bar(self, *, kept: bool) -> None:
        """Let the menu bar stay, or come and go with Alt."""
        self._bar_kept = kept
        if not self.menuBar().isNativeMenuBar():
            self.menuBar().setVisible(kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            set_look(self._pages, "drop", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the file."""
        super().dragLeaveEvent(event)
        set_look(self._pages, "drop", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which file it is."""
        set_look(self._pages, "drop", "")
        self.file_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def focus_screen(self) -> bool:
        """Give the keyboard to the screen that is shown; return whether there is one."""
        if not isinstance(self.shown, Screen):
            return False
        self.shown.take_focus()
        return True

    def _lay_out(self) -> None:
        self._bars.setLayout(self._bar_box)
        right = column(self._top_bar, self._bars, spacing=0)
        right.addWidget(PageBesidePanel(self._pages, self.side), 1)
        whole = QWidget()
        box = QHBoxLayout(whole)
        box.setSpacing(0)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.sidebar)
        box.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _fill_menus(self) -> None:
        menus = fill_menu_bar(self.menuBar(), self._actions)
        for spec in ACTIONS:
            # The window holds it too, so that its keys work while the menu bar is hidden.
            self.addAction(self._actions[spec.id])
        self._workspace_menu.addActions(self._actions.at(Where.WORKSPACE))
        before_close = self._actions[ActionId.CLOSE]
        menus[Menu.FILE].insertMenu(before_close, self._recent_menu)
        self._workspace_menu.insertMenu(before_close, self._recent_menu)
        # Where the system has one, it is always there.
        native = self.menuBar().isNativeMenuBar()
        self._actions[ActionId.MENU_BAR].setVisible(not native)
        if not native:
            self.menuBar().hide()

    def _action_button(self, action_id: ActionId) -> Button:
        spec = next(spec for spec in ACTIONS if spec.id is action_id)
        button = Button(self._theme, "", "icon", spec.icon)
        button.follow(self._actions[action_id])
        return button

    def draw_icons(self) -> None:
        """Draw the icons of actions, which nobody sees before a menu opens."""
        for spec in ACTIONS:
            if spec.icon:
                action: QAction = self._actions[spec.id]
                action.setIcon(self._theme.icon(spec.icon))

    def _request_place(self, key: str) -> None:
        self.sidebar.place_requested.emit(key)

    def _next_region(self) -> None:
        regions = (self.sidebar, self._top_bar, self._bars, self._pages, self.side, self.toasts)
        here = next((i for i, part in enumerate(regions) if part.isAncestorOf(self.focusWidget())), -1)
        for step in range(1, len(regions) + 1):
            region = regions[(here + step) % len(regions)]
            if region is self._pages and self.focus_screen():
                return
            stops = [part for part in region.findChildren(QWidget) if takes_keyboard(part)]
            if stops:
                stops[0].setFocus(Qt.FocusReason.TabFocusReason)
                return


def takes_keyboard(widget: QWidget) -> bool:
    """Return whether one can come to a widget with the Tab key now."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
