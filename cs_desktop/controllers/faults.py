"""Faults of ours: logged, told once each, with a report to pass on. The program goes on."""

import logging
import time
from collections import deque
from dataclasses import dataclass

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion

from cs_desktop import __version__
from cs_desktop.common.clock import Clock
from cs_desktop.common.fault_report import fault_place, fault_report
from cs_desktop.controllers.actions import ActionId, ActionTable

REMEMBERED = 20
QUIET_S = 2.0
"""Seconds for which a fault that comes again and again, as in what is painted, is not told once more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, as far as anybody outside needs to know it."""

    place: str
    """What failed where, in a few words."""
    report: str


class Faults(QObject):
    """Takes every error that nobody else has taken."""

    happened = Signal(object)
    """A Fault, on the thread of the window."""

    def __init__(self, actions: ActionTable, clock: Clock, log: logging.Logger) -> None:
        super().__init__()
        self._clock, self._log = clock, log
        self._actions: deque[str] = deque(maxlen=REMEMBERED)
        self._told: dict[str, float] = {}
        for action_id in ActionId:
            actions[action_id].triggered.connect(
                lambda _=False, name=action_id.value: self._actions.append(name)
            )

    def take(self, error: BaseException) -> None:
        """Log an error and tell the window, each fault once in a while; may be called from any thread."""
        place, now = fault_place(error), time.monotonic()
        before = self._told.get(place, -QUIET_S)
        self._told[place] = now
        if now - before < QUIET_S:
            return
        self._log.error("unhandled error", exc_info=(type(error), error, error.__traceback__))
        report = fault_report(error, self._clock.now(), versions(), list(self._actions))
        self.happened.emit(Fault(place, report))


def versions() -> dict[str, str]:
    """Return the versions that matter to a fault."""
    import platform  # noqa: PLC0415 - slow to load, and most starts have no fault

    return {
        "CS Desktop": __version__,
        "Python": platform.python_version(),
        "PySide": PySide6.__version__,
        "Qt": qVersion() or "",
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
