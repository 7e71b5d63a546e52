"""How the window looks as a whole: the size of text."""

from PySide6.QtCore import QObject

from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.views.theme.theme import Theme


class LookWiring(QObject):
    """Joins the actions that change the look of everything to the theme and the settings."""

    def __init__(self, theme: Theme, actions: ActionTable, preferences: Preferences) -> None:
        super().__init__(theme)
        self._theme, self._actions, self._preferences = theme, actions, preferences
        actions[ActionId.TEXT_LARGER].triggered.connect(lambda: self._step(1))
        actions[ActionId.TEXT_SMALLER].triggered.connect(lambda: self._step(-1))
        actions[ActionId.TEXT_NORMAL].triggered.connect(lambda: self._resize(TextSize.NORMAL))
        actions.update(text_size=theme.text_size)

    def _step(self, step: int) -> None:
        sizes = list(TextSize)
        place = sizes.index(self._theme.text_size) + step
        self._resize(sizes[min(max(place, 0), len(sizes) - 1)])

    def _resize(self, size: TextSize) -> None:
        self._theme.resize_text(size)
        self._preferences.set_text_size(size)
        self._actions.update(text_size=size)
