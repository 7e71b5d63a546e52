"""The Health tab, joined to the controller of health."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.health.page import HealthController
from cs_desktop.domain.health.measure_points import MeasurePoints
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.health.page import HealthView
from cs_desktop.views.health.points_panel import PointsPanel
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk

HEALTH = AccountTab("health", marked("Health"), 5)


class HealthTools(QWidget):
    """The tools of the tab in a row; each topic adds its own, and what is added last stands last."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(spacing=6)
        self.setLayout(self._row)

    def add(self, tool: QWidget) -> None:
        """Put a tool behind the others."""
        self._row.addWidget(tool)


class HealthWiring(QObject):
    """Shows the health of the account on screen, and the points behind each of its measures."""

    def __init__(self, around: AccountDesk, controller: HealthController) -> None:
        super().__init__(around.window)
        self._screen, self._account, self._side = around.screen, around.account, around.window.side
        self.controller, self._actions, self._theme = controller, around.actions, around.theme
        self._shown_of: int | None = None
        self.view = HealthView(around.theme)
        self.tools = HealthTools()
        """At the right end of the tabs; topics add what is theirs."""
        self.points = self._side.take(PointsPanel(around.theme))
        for text, icon, action_id in (
            (tr("Pulse"), "", ActionId.GIVE_PULSE),
            (tr("Override"), "", ActionId.OVERRIDE_HEALTH),
            (tr("Reading"), "plus", ActionId.ADD_READING),
        ):
            self.tools.add(self._button(text, action_id, icon=icon))
        self.view.measures.tools.addWidget(self._button(tr("Edit weights"), ActionId.EDIT_WEIGHTS, "link"))
        self.view.nothing.offer(self._button(tr("Enter a reading"), ActionId.ADD_READING, "primary"))
        self.view.nothing.offer(self._button(tr("Import…"), ActionId.IMPORT))
        around.screen.tabs.add(HEALTH, self.view, self.tools)
        for chart in (self.view.trend.chart, self.points.chart):
            chart.asked.connect(around.charts.answer)
        self.view.trend.tools.insertWidget(0, self._button("", ActionId.COMPARE_ACCOUNTS, "icon", "compare"))
        self.view.measure_wanted.connect(self.show_points)
        controller.loaded.connect(self._show)
        controller.points_loaded.connect(self._show_points)
        controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        around.account.loaded.connect(lambda _page: self._follow())
        around.account.left.connect(self._leave)
        around.screen.tabs.chosen.connect(lambda _key: self._follow())
        around.workspace.closed.connect(self._leave)

    def _button(self, text: str, action_id: ActionId, kind: str = "default", icon: str = "") -> Button:
        button = Button(self._theme, text, kind, icon)
        button.follow(self._actions[action_id])
        return button

    def show_points(self, key: str) -> None:
        """Open the side panel on the points behind a measure."""
        self.points.wait(key)
        self._side.show_panel(self.points, self._named(key))
        self.controller.read_points(key)

    def _named(self, key: str) -> str:
        shown = self.view.shown
        parts = shown.health.contributions if shown is not None else ()
        name = next((part.name for part in parts if part.measure == key and not part.is_cap), key)
        return tr("Points of {measure}", measure=name)

    def _follow(self) -> None:
        """Read only where somebody looks."""
        self._actions.update(tab=self._screen.tabs.shown)
        here = self._account.account_id if self._screen.tabs.shown == HEALTH.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        if here != self.controller.account_id:
            self._close_points()
        self.controller.follow(here)

    def _leave(self) -> None:
        self._shown_of = None
        self.controller.follow(None)
        self.view.start_over()
        self._close_points()

    def _close_points(self) -> None:
        if self._side.shown is self.points:
            self._side.close_panel()

    def _show(self, shown: HealthShown) -> None:
        self._shown_of = shown.account_id
        self.view.show_health(shown)
        if self._side.shown is self.points and self.points.shown is not None:
            self.controller.read_points(self.points.shown.key)

    def _show_points(self, points: MeasurePoints) -> None:
        if points.account_id == self._shown_of:
            self.points.show_points(points)
