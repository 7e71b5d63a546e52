"""Long work: at the sidebar's foot when it is slow, and asked about when the window is to be closed."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.long_work import LongWork
from cs_desktop.views.wiring.window_desk import WindowDesk
from cs_desktop.views.work.closing import ClosingBar


class WorkWiring(QObject):
    """Joins the window to what is under way behind it."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._window = desk.window
        self._waiting = self._leaving = False
        self.work = LongWork(desk.jobs)
        self.bar = ClosingBar(desk.theme)
        desk.window.add_bar(self.bar)
        desk.window.ask_before_closing(self._ask)
        desk.window.sidebar.work.cancelled.connect(self._cancel_slow)
        self.work.changed.connect(self._show)
        self.work.finished.connect(self._finish)
        self.bar.wait_requested.connect(self._wait)
        self.bar.cancel_requested.connect(self._cancel)
        self.bar.stay_requested.connect(self._stay)

    def _ask(self) -> bool:
        """Return whether the window stays open for now, and ask why it should not."""
        names = self._names()
        if self._leaving or not names:
            return False
        self._waiting = False
        self.bar.ask(names)
        return True

    def _names(self) -> tuple[str, ...]:
        return tuple(work.name for work in self.work.works)

    def _wait(self) -> None:
        self._waiting = True
        self.bar.wait(self._names())

    def _cancel(self) -> None:
        self._leaving = True
        self.work.cancel_all()
        self._window.close()

    def _stay(self) -> None:
        self._waiting = False
        self.bar.hide()
        self._window.focus_screen()

    def _finish(self) -> None:
        if self._waiting:
            self._window.close()
        self.bar.hide()

    def _show(self) -> None:
        slow = self.work.slow
        if slow is None:
            self._window.sidebar.work.hide()
        else:
            self._window.sidebar.work.show_work(slow.name, slow.done, slow.total)

    def _cancel_slow(self) -> None:
        if self.work.slow is not None:
            self.work.slow.job.cancel()
