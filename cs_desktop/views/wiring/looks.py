"""How the window looks as a whole: its theme, the size of text, and whether the menu bar stays."""

from PySide6.QtCore import QObject

from cs_desktop.common.settings import Settings, TextSize, ThemeChoice
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.wiring.window_desk import WindowDesk

_THEMES = {
    ActionId.THEME_SYSTEM: ThemeChoice.SYSTEM,
    ActionId.THEME_LIGHT: ThemeChoice.LIGHT,
    ActionId.THEME_DARK: ThemeChoice.DARK,
}


class LookWiring(QObject):
    """Joins the actions that change the look of everything to the theme and the settings."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.theme)
        self._theme, self._actions, self._preferences = desk.theme, desk.actions, desk.preferences
        self._window = desk.window
        for action_id in (*_THEMES, ActionId.MENU_BAR):
            desk.actions[action_id].setCheckable(True)
        for action_id in _THEMES:
            # An icon would stand where the mark of the chosen one belongs.
            desk.actions[action_id].setIconVisibleInMenu(False)
            # Chosen once more it stays checked.
            desk.actions[action_id].triggered.connect(lambda: self._mark(desk.preferences.settings))
        desk.actions[ActionId.TEXT_LARGER].triggered.connect(lambda: self._step(1))
        desk.actions[ActionId.TEXT_SMALLER].triggered.connect(lambda: self._step(-1))
        desk.actions[ActionId.TEXT_NORMAL].triggered.connect(lambda: self._resize(TextSize.NORMAL))
        desk.actions[ActionId.MENU_BAR].triggered.connect(self._keep_menu_bar)
        desk.actions.update(text_size=desk.theme.text_size)
        desk.preferences.changed.connect(self._mark)
        self._mark(desk.preferences.settings)
        desk.window.keep_menu_bar(kept=desk.preferences.settings.menu_bar)

    def _mark(self, settings: Settings) -> None:
        for action_id, choice in _THEMES.items():
            self._actions[action_id].setChecked(choice is settings.theme)
        self._actions[ActionId.MENU_BAR].setChecked(settings.menu_bar)

    def _keep_menu_bar(self, kept: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._preferences.set_menu_bar(shown=kept)
        self._window.keep_menu_bar(kept=kept)

    def _step(self, step: int) -> None:
        sizes = list(TextSize)
        place = sizes.index(self._theme.text_size) + step
        self._resize(sizes[min(max(place, 0), len(sizes) - 1)])

    def _resize(self, size: TextSize) -> None:
        self._theme.resize_text(size)
        self._preferences.set_text_size(size)
        self._actions.update(text_size=size)
