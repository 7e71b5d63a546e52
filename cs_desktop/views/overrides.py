"""Overrides of Qt's methods that may fail without taking the program along.

Two things end it otherwise. A painter that a failed `paintEvent` leaves behind outlives what it paints on.
And where Python itself raised the error (a key that is not in a dict, a widget that is gone) while another
override is at work, Shiboken under Python 3.11 takes the error's text for the error and crashes: catching the
error makes it whole.
"""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType, TracebackType
from typing import cast

from PySide6.QtGui import QPainter
from shiboken6 import Shiboken

QT = "PySide6."
OURS = "cs_desktop."
_SHOWING = frozenset({"paintEvent", "paint", "paintSection", "drawBranches", "data", "headerData"})
"""What Qt calls to show something: nobody waits for its error, so it is told at once and nothing is shown."""
_MARK = "__guarded__"


def guard_overrides() -> None:
    """Guard every override in our classes that have been loaded; called after each time that more are."""
    for cls in _classes():
        for name, function in list(vars(cls).items()):
            if not isinstance(function, FunctionType) or name.startswith("__") or hasattr(function, _MARK):
                continue
            if any(name in vars(base) for base in cls.__mro__ if base.__module__.startswith(QT)):
                setattr(cls, name, _guarded(function, tell=name in _SHOWING))


def end_painters(traceback: TracebackType | None) -> None:
    """End the painters that the functions of a traceback began."""
    while traceback is not None:
        for value in traceback.tb_frame.f_locals.values():
            # One that Qt has made, as for a delegate, is still in use.
            if isinstance(value, QPainter) and Shiboken.ownedByPython(value) and value.isActive():
                value.end()
        traceback = traceback.tb_next


def _classes() -> Iterator[type]:
    """Yield our classes of the modules that were not looked through before."""
    for name, module in list(sys.modules.items()):
        if not name.startswith(OURS) or _MARK in vars(module):
            continue
        for cls in list(vars(module).values()):
            if isinstance(cls, type) and issubclass(cls, Shiboken.Object) and cls.__module__ == name:
                yield cls
        if not getattr(module.__spec__, "_initializing", False):
            setattr(module, _MARK, True)


def _guarded(function: FunctionType, *, tell: bool) -> Callable[..., object]:
    override = cast("Callable[..., object]", function)

    @wraps(override)
    def guarded(*args: object, **named: object) -> object:
        try:
            return override(*args, **named)
        except Exception as error:
            end_painters(error.__traceback__)
            if not tell:
                raise
            sys.excepthook(type(error), error, error.__traceback__)
            return None

    setattr(guarded, _MARK, True)
    return guarded
