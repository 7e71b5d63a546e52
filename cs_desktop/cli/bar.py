"""The bar that shows a person at a terminal how far a command is."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from cs_desktop.domain.progress import Progress as Report


@contextmanager
def drawn_bar() -> Iterator[Report]:
    """Draw a line for each phase that is told, and wipe all of them at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def report(done: int, whole: int | None, phase: str) -> None:
            if phase not in tasks:
                tasks[phase] = bar.add_task(phase, total=whole)
            bar.update(tasks[phase], completed=done, total=whole)

        yield report
