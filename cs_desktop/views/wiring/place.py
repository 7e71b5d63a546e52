"""The quiet bar: what to know about the workspace's folder."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.places import PlaceController
from cs_desktop.domain.notices import Notice
from cs_desktop.views.wiring.window_desk import WindowDesk


class PlaceWiring(QObject):
    """Shows one notice after the other; each is gone for good once it is dismissed."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._bar = desk.window.notice
        self._place = PlaceController(desk.jobs, desk.preferences, desk.workspace)
        self._place.told.connect(self._show)
        self._bar.dismissed.connect(self._place.dismiss)

    def _show(self, notice: Notice | None) -> None:
        if notice is None:
            self._bar.hide()
        else:
            self._bar.tell(notice.text)
