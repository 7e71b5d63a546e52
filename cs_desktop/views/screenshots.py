"""Pictures of every screen, taken by walking through the sample workspace."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.errors import KnownError
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.scenes import conflicts, people
from cs_desktop.views.scenes.damage import DAMAGED
from cs_desktop.views.scenes.deleted import PURGEABLE
from cs_desktop.views.scenes.files import write_samples
from cs_desktop.views.scenes.left_alone import sample_report
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.wiring import Wiring

SMALLEST, LARGEST = 600, 8000
SETTLE_MS = 120
"""Time for layouts and animations to come to rest before the picture."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """One picture: what leads there, and the signal after which it can be taken (None at once)."""

    name: str
    go: Callable[[], object]
    ready: SignalInstance | None = None


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height of a text such as 1440x900.

    Raises:
        KnownError: it is not a size, or one that no window has.
    """
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise KnownError(f"{text!r} is not a size; write it as 1440x900.")
    if not all(SMALLEST <= int(edge) <= LARGEST for edge in (width, height)):
        raise KnownError(f"The size {text} is not possible; each edge must be from {SMALLEST} to {LARGEST}.")
    return int(width), int(height)


class Photographer(QObject):
    """Walks from screen to screen and keeps a picture of each in every theme."""

    finished = Signal()

    def __init__(
        self,
        window: MainWindow,
        welcome: WelcomeScreen,
        theme: Theme,
        folder: Path,
        themes: Sequence[ThemeChoice],
    ) -> None:
        super().__init__()
        self._window, self._welcome, self._theme = window, welcome, theme
        self._folder, self._themes = folder, themes
        self._stops: list[_Stop] = []
        self._samples = tempfile.TemporaryDirectory()
        self.written: list[Path] = []

    def start(self, wiring: Wiring) -> None:
        """Begin the walk."""
        search = wiring.portfolio_screen.search
        screen, fields = wiring.account_screen, wiring.account_screen.fields
        self._stops = [
            _Stop("welcome", self._welcome.show_start),
            _Stop("new-workspace", self._welcome.show_new),
            _Stop("portfolio", wiring.workspace.open_sample, wiring.portfolio_shown),
            _Stop("others", lambda: people.show_people(self._window)),
            _Stop("no-match", lambda: self._find_nothing(search)),
            _Stop("account", lambda: self._open_largest(wiring, search), wiring.account_shown),
            _Stop("logo", lambda: self._attach_samples(wiring), wiring.attached.files.ended),
            _Stop("files", wiring.account_screen.show_files),
            _Stop("history", wiring.actions[ActionId.ACCOUNT_HISTORY].trigger, wiring.history.loaded),
            _Stop("history-open", lambda: wiring.past.panel.model.toggle(1), wiring.history.detailed),
            _Stop("check", wiring.actions[ActionId.CHECK].trigger, wiring.check.ended),
            _Stop("check-problems", lambda: wiring.checked.section.show_result(DAMAGED)),
            _Stop("backups", lambda: self._back_up(wiring), wiring.backups.controller.described),
            _Stop("backups-restore", wiring.backups.panel.details.restore.click),
            _Stop("purge", wiring.actions[ActionId.PURGE].trigger, wiring.purging.found),
            _Stop("purge-found", lambda: wiring.purged.panel.show_found(PURGEABLE)),
            _Stop("left-alone", lambda: wiring.undo.left_alone.emit(sample_report())),
            _Stop("edit", lambda: self._edit(fields["customer_since"])),
            _Stop("edit-refused", lambda: _enter_nonsense(fields["customer_since"]), wiring.account.rejected),
            _Stop("conflict", lambda: conflicts.show_short_conflict(screen)),
            _Stop("conflict-long", lambda: conflicts.show_long_conflict(screen)),
            _Stop("drafts", lambda: conflicts.show_drafts(screen, wiring.drafted)),
            _Stop("message", lambda: self._show_messages(wiring)),
            _Stop("deleted", lambda: self._delete(wiring), wiring.portfolio_shown),
        ]
        self._next()

    def _find_nothing(self, search: QLineEdit) -> None:
        people.end(self._window)
        search.setText("nobody has this name")

    def _open_largest(self, wiring: Wiring, search: QLineEdit) -> None:
        search.clear()
        model = wiring.portfolio_screen.model
        rows = [model.account_at(place) for place in range(model.rowCount())]
        wiring.open_account(max(rows, key=lambda row: row.arr).id)

    def _attach_samples(self, wiring: Wiring) -> None:
        files = wiring.attached.files
        papers, logo = write_samples(Path(self._samples.name), wiring.theme)
        files.ended.connect(self._window.toasts.clear)
        files.ended.connect(self._samples.cleanup)
        files.attach(papers)
        files.set_logo(logo)

    def _back_up(self, wiring: Wiring) -> None:
        wiring.actions[ActionId.BACKUPS].trigger()
        wiring.backups.panel.make.click()

    def _edit(self, field: InlineField) -> None:
        self._window.side.close_panel()
        field.edit()

    def _show_messages(self, wiring: Wiring) -> None:
        conflicts.end(wiring.account_screen, wiring.drafted)
        wiring.account_screen.fields["customer_since"].restore()
        self._window.toasts.tell("Changed owner of Halden Freight", "Undo", lambda: None, ("Ctrl", "Z"))
        self._window.toasts.warn(
            "PDF not written: the file is open in another program", "Try again", lambda: None
        )
        self._window.banner.tell(
            "Old.csdesk is gone; put it back or open another workspace.", "Remove from the list", lambda: None
        )

    def _delete(self, wiring: Wiring) -> None:
        self._window.toasts.clear()
        self._window.banner.hide()
        wiring.actions[ActionId.DELETE_ACCOUNT].trigger()

    def _next(self) -> None:
        if not self._stops:
            self.finished.emit()
            return
        stop = self._stops.pop(0)

        def arrived() -> None:
            if stop.ready is not None:
                stop.ready.disconnect(arrived)
            QTimer.singleShot(SETTLE_MS, self, lambda: self._shoot(stop.name, list(self._themes)))

        if stop.ready is not None:
            stop.ready.connect(arrived)
        stop.go()
        if stop.ready is None:
            arrived()

    def _shoot(self, name: str, themes: list[ThemeChoice]) -> None:
        if not themes:
            self._next()
            return
        self._theme.choose(themes[0])
        QTimer.singleShot(SETTLE_MS, self, lambda: self._keep(name, themes))

    def _keep(self, name: str, themes: list[ThemeChoice]) -> None:
        path = self._folder / f"{name}-{themes[0].value}.png"
        self._window.grab().save(str(path))
        self.written.append(path)
        self._shoot(name, themes[1:])


def _enter_nonsense(field: InlineField) -> None:
    editor = field.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("next spring")
    field.commit()
