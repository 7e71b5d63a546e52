"""Telling of a file that was written, with a way to open it and what a reader might miss in it."""

from collections.abc import Sequence
from pathlib import Path

from cs_desktop.common.language import trc, trn
from cs_desktop.views.files import open_outside
from cs_desktop.views.widgets.toast import ToastHost


def tell_written(toasts: ToastHost, path: Path, pages: int, warnings: Sequence[str]) -> None:
    """Name the file and its pages; each warning stays until it is dismissed."""
    text = trn("Wrote {name}, {count} page", "Wrote {name}, {count} pages", pages, name=path.name)
    toasts.tell(text, trc("verb", "Open"), lambda: open_outside(path))
    for warning in warnings:
        toasts.warn(warning)
