"""The window: Qt is started, the first page painted, then everything else loaded and joined to it."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cs_desktop import __version__
from cs_desktop.common.clock import Clock, clock_from
from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.logs import start_logging
from cs_desktop.common.settings import TextSize, ThemeChoice
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.collecting import Collector
from cs_desktop.controllers.faults import Faults
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.views.fault.teller import FaultTeller
from cs_desktop.views.geometry import kept_geometry, restore_geometry
from cs_desktop.views.overrides import end_painters, guard_overrides
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.fonts import load_fallback_fonts, load_typeface
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.theme.wording import wear_language
from cs_desktop.views.widgets.focus import FocusRing

if TYPE_CHECKING:
    from cs_desktop.views.gallery.window import GalleryWindow
    from cs_desktop.views.welcome.screen import WelcomeScreen
    from cs_desktop.views.wiring import Wiring

QUIT_VARIABLE = "CS_DESKTOP_QUIT_AFTER_PAINT"
"""Environment variable that ends the program once its window has been painted (start-up times, tests)."""
SWITCH_S = 0.00001
"""How long other threads keep Python to themselves once the window wants it. Painting asks for it hundreds of
times: at Python's usual 5 ms, and still at half of one, the window stood still for half a second while a file
was read."""
DEMO = "--demo"
SAMPLE = Path("the sample workspace")
"""Stands for a fresh copy of the sample workspace, which has no place yet."""


class Program(QObject):
    """The running program: what has to outlive every window."""

    wired = Signal()
    """Everything is loaded; the window answers."""
    failed_to_start = Signal(object)

    def __init__(self, application: QApplication, clock: Clock, log: logging.Logger) -> None:
        super().__init__()
        self._clock, self._log = clock, log
        guard_overrides()
        load_typeface()
        self.preferences = Preferences(log)
        wear_language(application, self.preferences.settings.language)
        settings = self.preferences.settings
        self.theme = Theme(application, settings.theme, settings.text_size)
        self.theme.apply()
        self.jobs = Jobs(self)
        self.actions = ActionTable(self)
        self.window = MainWindow(self.theme, self.actions, lambda: self.welcome)
        self.theme.dress(self.window)
        self.wiring: Wiring | None = None
        self._ring = FocusRing(self.theme, self.window)
        restore_geometry(self.window, settings.geometry)
        self.window.first_painted.connect(self._load_rest)
        self.window.closing.connect(self._keep_geometry)
        self.faults = Faults(self.actions, clock, log)
        self._teller = FaultTeller(self.window, self.theme, self.actions, self.faults)
        self.jobs.crashed.connect(self.faults.take)

    @cached_property
    def welcome(self) -> "WelcomeScreen":
        """The first page: not built before the first paint where a workspace is to be opened."""
        from cs_desktop.views.welcome.screen import WelcomeScreen  # noqa: PLC0415 - see above

        settings = self.preferences.settings
        welcome = WelcomeScreen(self.theme, self.actions)
        welcome.set_theme(settings.theme)
        welcome.set_recent(settings.recent, settings.recent_facts, self._clock.today())
        return welcome

    def open(self, path: Path) -> None:
        """Open a workspace, or a fresh copy of the sample one; everything must be loaded by now."""
        assert self.wiring is not None
        if path is SAMPLE:
            self.wiring.workspace.open_sample()
        else:
            self.wiring.workspace.open(path)

    def _load_rest(self) -> None:
        if os.environ.get(QUIT_VARIABLE):
            self.window.close()
            return
        load_fallback_fonts()
        self.jobs.run(_import_rest, self._wire, self.failed_to_start.emit)

    def _wire(self, wiring: "type[Wiring]") -> None:
        guard_overrides()
        self.window.draw_icons()
        self.window.build_welcome()
        self.wiring = wiring(
            self.window,
            self.welcome,
            self.theme,
            self.actions,
            self.preferences,
            self.jobs,
            self._clock,
            self._log,
        )
        once = Qt.ConnectionType.SingleShotConnection
        self.wiring.settled.connect(self._load_more, once)
        self.wiring.built.connect(self.wired)
        self.wiring.build()

    def _load_more(self) -> None:
        # Not on a worker: classes of Qt made on two threads at once have ended the program. Each takes an
        # eighth of a second, once, after the events that wait.
        for load in (_import_charts, _import_wizard):
            self.jobs.ahead(load)

    def _keep_geometry(self) -> None:
        self.preferences.set_geometry(*kept_geometry(self.window))


def main(arguments: Sequence[str]) -> int:
    """Open the window on a workspace, on the sample one, on the last one, or on the welcome page."""
    log = start_logging()
    try:
        clock = clock_from(dict(os.environ))
    except KnownError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    application = make_application()
    program = Program(application, clock, log)
    catch_errors(program, log)
    first = first_workspace(arguments, program.preferences.settings.recent)
    if first is not None:
        program.window.show_opening(first.stem)
        program.wired.connect(lambda: program.open(first))
    program.window.show()
    return application.exec()


def make_application() -> QApplication:
    """Return Qt's application, with our name, whose thread alone collects garbage."""
    # Named here, since to set a style later loads every constant of QStyle.
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    sys.setswitchinterval(SWITCH_S)
    Collector(application)
    application.setApplicationName("CS Desktop")
    application.setApplicationVersion(__version__)
    return application


def first_workspace(arguments: Sequence[str], recent: Sequence[str]) -> Path | None:
    """Return what to open at the start: what was asked for, SAMPLE, or that of last time if it is there."""
    if arguments:
        return SAMPLE if arguments[0] == DEMO else Path(arguments[0])
    return next((Path(path) for path in recent[:1] if Path(path).is_file()), None)


def catch_errors(program: Program, log: logging.Logger) -> None:
    """Send Qt's messages to the log, and unhandled errors there and to the window."""

    def on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        log.log(
            logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, text
        )

    def on_error(_kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        end_painters(traceback)
        program.faults.take(error)

    def on_thread_error(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            program.faults.take(failure.exc_value)

    qInstallMessageHandler(on_message)
    sys.excepthook = on_error
    threading.excepthook = on_thread_error


def screenshots(
    folder: Path, theme: str | None, size: str, text_size: int = 100, until: str = ""
) -> list[Path]:
    """Render every screen of the sample workspace into a folder, without a display.

    `theme` is "light", "dark" or None for both; `size` is such as "1440x900", `text_size` in
    percent; `until` names the last screen. Returns the files written.

    Raises:
        KnownError: the size makes no sense, no screen has the name, or the folder cannot be written.
    """
    from cs_desktop.views.screenshots import Photographer, parse_size  # noqa: PLC0415 - for this command alone

    width, height = parse_size(size)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(f"{folder} cannot be made: {error.strerror}; choose another folder.") from None
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    program = Program(application, clock_from(dict(os.environ)), start_logging())
    program.theme.resize_text(TextSize(text_size))
    program.window.resize(width, height)
    themes = [ThemeChoice(theme)] if theme else [ThemeChoice.LIGHT, ThemeChoice.DARK]
    photographer = Photographer(program.window, program.welcome, program.theme, folder, themes)
    photographer.finished.connect(program.window.close)

    def begin() -> None:
        assert program.wiring is not None
        photographer.start(program.wiring, until)

    program.wired.connect(begin)
    program.window.show()
    application.exec()
    if until and until not in photographer.names:
        raise KnownError(f"There is no screen {until!r}; there are {', '.join(photographer.names)}.")
    if photographer.stuck:
        raise BugError(f"the screen {photographer.stuck} was not reached")
    return photographer.written


def show_gallery(text_size: int) -> int:
    """Show every shared part in its states until the window is closed; return the exit status."""
    application = make_application()
    window = _open_gallery(application, text_size)
    window.show()
    return application.exec()


def picture_gallery(path: Path, text_size: int) -> Path:
    """Write the gallery, all of its height, into one picture; return its file.

    Raises:
        KnownError: the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    window = _open_gallery(application, text_size)
    window.show()
    if not window.picture().save(str(path), "PNG"):
        raise KnownError(f"{path} cannot be written; choose another file.")
    return path


def _open_gallery(application: QApplication, text_size: int) -> "GalleryWindow":
    from cs_desktop.views.gallery.window import GalleryWindow  # noqa: PLC0415 - for its commands alone

    load_typeface()
    load_fallback_fonts()
    guard_overrides()
    return GalleryWindow(application, TextSize(text_size))


def _import_rest(_job: Job) -> "type[Wiring]":
    from cs_desktop.views.wiring import Wiring  # noqa: PLC0415 - brings SQLAlchemy; after the first paint

    # What is loaded by now stays; the collector need not look through it whenever thousands of rows are made.
    gc.freeze()
    return Wiring


def _import_charts() -> None:
    # Charts come with an account's page; they are loaded while the user looks for one.
    import cs_desktop.views.charts.view  # noqa: F401, PLC0415 - brings pyqtgraph; after the portfolio

    guard_overrides()


def _import_wizard() -> None:
    import cs_desktop.views.wiring.importing  # noqa: F401, PLC0415 - the wizard is seldom what is needed first

    guard_overrides()
