"""The first page: workspaces opened last, a new one, and the theme."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.files import WORKSPACES, ask_save
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.wiring.window_desk import WindowDesk


class WelcomeWiring(QObject):
    """Joins the first page, and the settings that it shows, to their controllers."""

    left = Signal()
    """The form for a new workspace was left without making one."""

    def __init__(self, desk: WindowDesk, welcome: WelcomeScreen) -> None:
        super().__init__(desk.window)
        self._window, self._welcome, self._theme = desk.window, welcome, desk.theme
        self._preferences, self._workspace, self._clock = desk.preferences, desk.workspace, desk.clock
        desk.actions[ActionId.NEW].triggered.connect(self.ask_new)
        for action_id, choice in {
            ActionId.THEME_SYSTEM: ThemeChoice.SYSTEM,
            ActionId.THEME_LIGHT: ThemeChoice.LIGHT,
            ActionId.THEME_DARK: ThemeChoice.DARK,
        }.items():
            desk.actions[action_id].triggered.connect(
                lambda _=False, choice=choice: self._choose_theme(choice)
            )
        welcome.recent_requested.connect(lambda path: desk.workspace.open(Path(path)))
        welcome.clear_requested.connect(desk.preferences.forget_all)
        welcome.theme_chosen.connect(lambda choice: self._choose_theme(ThemeChoice(choice)))
        welcome.form.submitted.connect(self._ask_where)
        welcome.form.left.connect(self.left)
        desk.preferences.changed.connect(self._show_settings)
        self._show_settings()

    def ask_new(self) -> None:
        """Ask what a new workspace needs."""
        self._window.show_welcome()
        self._welcome.show_new()

    def _ask_where(self, company: str, currency: str, fiscal_start: int) -> None:
        ask_save(
            self._window,
            tr("New workspace"),
            WORKSPACES,
            safe_name(company or "Workspace", ".csdesk"),
            lambda path: self._workspace.create(path, company, currency, fiscal_start),
        )

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._theme.choose(choice)
        self._preferences.set_theme(choice)

    def _show_settings(self) -> None:
        settings = self._preferences.settings
        today = self._clock.today()
        self._welcome.set_recent(settings.recent, settings.recent_facts, today)
        self._welcome.set_theme(settings.theme)
        self._window.set_recent(settings.recent)
