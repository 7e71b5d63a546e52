"""The language of the window, which is taken up at the next start."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import NAMES, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.wiring.window_desk import WindowDesk

_CODES = {
    ActionId.LANGUAGE_SYSTEM: "",
    ActionId.LANGUAGE_ENGLISH: "en",
    ActionId.LANGUAGE_GERMAN: "de",
}


class LanguageWiring(QObject):
    """Remembers the language that the user chooses."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._preferences = desk.window, desk.actions, desk.preferences
        for action_id, code in _CODES.items():
            self._actions[action_id].setCheckable(True)
            self._actions[action_id].triggered.connect(lambda _checked=False, code=code: self._choose(code))
        self._mark()

    def _choose(self, code: str) -> None:
        self._preferences.set_language(code)
        self._mark()
        self._window.toasts.tell(
            tr("Start the program again to read it in {language}.", language=NAMES[code])
            if code
            else tr("Start the program again to read it in the language of the system.")
        )

    def _mark(self) -> None:
        for action_id, code in _CODES.items():
            self._actions[action_id].setChecked(code == self._preferences.settings.language)
