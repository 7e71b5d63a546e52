"""What a screen reader gets, asked of Qt's accessibility tree on every screen and panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.shell import takes_keyboard
from cs_desktop.views.widgets.focus import FocusRing
from cs_desktop.views.widgets.topbar import TopBar
from tests.views.conftest import Desk
from tests.views.names_and_roles import has_role, told, tree

CTRL = Qt.KeyboardModifier.ControlModifier
PANELS = (ActionId.HISTORY, ActionId.BACKUPS, ActionId.CHECK, ActionId.PURGE)


def problems(desk: Desk) -> list[str]:
    """Return every control of the window that has no name, or a role that says nothing."""
    found = []
    root = QAccessible.queryAccessibleInterface(desk.window)
    controls = [part for part in tree(root) if part.state().focusable and isinstance(part.object(), QWidget)]
    controls = [part for part in controls if takes_keyboard(part.object())]
    assert len(controls) > 5
    for part in controls:
        widget = part.object()
        if not told(part):
            found.append(f"no name: {widget} in {widget.parent()}")
        if not has_role(part):
            found.append(f"role {part.role()}: {widget} {told(part)!r}")
    return found


def test_every_place_panel_and_tab_has_names_and_roles(desk: Desk) -> None:
    assert problems(desk) == []
    desk.open_book()

    # The panels.
    for action in PANELS:
        desk.choose(action)
        desk.settle()
        assert desk.window.side.accessibleName()
        assert problems(desk) == [], action
    desk.window.side.close_panel()

    # The places.
    for place in desk.window.sidebar.findChildren(QAbstractButton):
        if place.isVisible() and place.isCheckable():
            desk.click(place)
            desk.settle()
            assert problems(desk) == [], place.accessibleName()

    # The charts of an account tell what they show.
    desk.wiring.navigation.go(PORTFOLIO.key)
    desk.open_account()
    charts = [chart for chart in desk.account.findChildren(ChartPanel) if chart.isVisible()]
    assert charts
    for chart in charts:
        names = [told(part) for part in tree(QAccessible.queryAccessibleInterface(chart))]
        assert any(len(name) > 3 for name in names), chart

    # Its tabs.
    for key in range(Qt.Key.Key_1, Qt.Key.Key_8):
        desk.press(Qt.Key(key), Qt.KeyboardModifier.AltModifier)
        desk.settle()
        assert problems(desk) == [], desk.program.actions.situation.tab


def test_the_keyboard_is_always_to_be_seen_and_goes_in_reading_order(desk: Desk) -> None:
    # Every button that Tab reaches has the ring around it; what is no button draws its own.
    desk.open_book()
    (ring,) = (ring for ring in desk.window.findChildren(FocusRing))
    seen: list[QWidget] = []
    for _ in range(60):
        desk.press(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here in seen:
            break
        seen.append(here)
        if isinstance(here, QAbstractButton):
            assert ring.isVisible(), here.accessibleName()
            assert ring.geometry().contains(
                here.rect().translated(here.mapTo(desk.window, here.rect().topLeft()))
            )
    assert len(seen) > 5

    # Tab goes in reading order: sidebar, top bar, page, panel.
    desk.choose(ActionId.HISTORY)
    desk.settle()
    window = desk.window
    (top,) = window.findChildren(TopBar)
    parts = (window.sidebar, top, desk.portfolio, window.side)
    first = next(w for w in window.sidebar.findChildren(QWidget) if takes_keyboard(w))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    order: list[int] = []
    for _ in range(120):
        here = QApplication.focusWidget()
        place = next((i for i, part in enumerate(parts) if part.isAncestorOf(here) or part is here), None)
        if place is not None and (not order or order[-1] != place):
            order.append(place)
        desk.press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert order == [0, 1, 2, 3]
