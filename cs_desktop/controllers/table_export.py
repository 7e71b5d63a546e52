"""Writing a table that is on screen to a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.files import write_whole
from cs_desktop.controllers.jobs import Job, Jobs


class TableExport(QObject):
    """Writes in the background; the file appears whole or not at all."""

    written = Signal(object)
    """The path of the file."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs

    def write(self, text: str, path: Path) -> None:
        """Write a table's text; a mark at its start tells spreadsheets that it is UTF-8."""

        def work(_job: Job) -> Path:
            write_whole(text.encode("utf-8-sig"), path)
            return path

        self._jobs.run(work, self.written.emit, self.failed.emit, keep=True)
