"""A report of a fault of ours: enough to find it, nothing of what a workspace holds.

The message of an error is left out, since it may quote what somebody typed; so are paths outside the program.
"""

import traceback
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

_PACKAGE = "cs_desktop"
_DEEPEST = 30
"""Frames of one error that are told; of a deeper one, the first and the last."""


def fault_report(
    error: BaseException, when: datetime, versions: Mapping[str, str], actions: Sequence[str]
) -> str:
    """Return a report: what failed and where, the versions, and the actions chosen before, oldest first."""
    parts = [
        f"CS Desktop fault report, {when.isoformat(timespec='seconds')}",
        *(f"{name} {version}" for name, version in versions.items()),
        "",
        *_chain(error),
        "",
        "Actions before: " + (", ".join(actions) or "none"),
    ]
    return "\n".join(parts)


def fault_place(error: BaseException) -> str:
    """Return where an error arose, such as "ValueError in views/shell.py"; the same fault gives the same."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _PACKAGE in PurePath(frame.filename).parts] or list(frames)
    return f"{type(error).__name__} in {_place(ours[-1])}" if ours else type(error).__name__


def _chain(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _chain(before)
        yield "and then"
    yield type(error).__name__
    frames = list(traceback.extract_tb(error.__traceback__))
    left_out = len(frames) - _DEEPEST
    if left_out > 0:
        frames = [*frames[: _DEEPEST // 2], *frames[-_DEEPEST // 2 :]]
    for place, frame in enumerate(frames):
        if left_out > 0 and place == _DEEPEST // 2:
            yield f"  … {left_out} more …"
        yield f"  {_place(frame)}:{frame.lineno} {frame.name}: {frame.line or ''}".rstrip(": ")


def _place(frame: traceback.FrameSummary) -> str:
    """Return a file below the program's folder, or the last two parts of its path."""
    parts = PurePath(frame.filename).parts
    if _PACKAGE in parts:
        last = len(parts) - 1 - parts[::-1].index(_PACKAGE)
        return "/".join(parts[last + 1 :])
    return "/".join(parts[-2:])
