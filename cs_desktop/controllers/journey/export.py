"""The map that is shown, as a file or as pages for a printer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice

from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.controllers.painting import paint_pages, png_of
from cs_desktop.domain.journey.printing import MapRequest
from cs_desktop.domain.sketch import Sketch
from cs_desktop.services.context import Context

if TYPE_CHECKING:
    from cs_desktop.services.journey.exporting import ExportedMap


class MapExportController(QObject):
    """Writes one file at a time, and prepares pages and prints them, all in the background."""

    written = Signal(object, int, object)
    """The path of the file, how many pages it has, and what a reader might miss in it."""
    sketched = Signal(object)
    """The pages to be printed, as sketches."""
    printed = Signal(int)
    """How many pages went to the printer."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context], page: JourneyController) -> None:
        super().__init__()
        self.exporting = Export(jobs, keep=True)
        self._context, self._page = context, page

    def write(self, wanted: MapRequest, out: Path) -> None:
        """Write the map, or the part of it that is asked for."""
        account_id, map_id, context = self._page.account_id, self._page.map_id, self._context()
        if account_id is None or map_id is None:
            return

        def work(job: Job) -> "ExportedMap":
            from cs_desktop.services.journey.exporting import export_map  # noqa: PLC0415 - brings pandas

            return export_map(context, account_id, map_id, wanted, out, png_of, job.report)

        def done(made: "ExportedMap") -> None:
            self.written.emit(made.path, made.pages, made.warnings)

        self.exporting.run(tr("Writing the map"), work, done)

    def sketch(self, wanted: MapRequest) -> None:
        """Prepare the pages of the map for a printer."""
        account_id, map_id, context = self._page.account_id, self._page.map_id, self._context()
        if account_id is None or map_id is None:
            return

        def work(job: Job) -> list[Sketch]:
            from cs_desktop.services.journey.exporting import map_sketches  # noqa: PLC0415 - brings pandas

            return map_sketches(context, account_id, map_id, wanted, job.report)

        self.exporting.run(tr("Preparing the pages"), work, self.sketched.emit)

    def print_out(self, pages: list[Sketch], device: QPagedPaintDevice) -> None:
        """Print pages that were prepared; Qt lets a printer be painted on beside the window's thread."""

        def work(_job: Job) -> int:
            paint_pages(pages, device)
            return len(pages)

        self.exporting.run(tr("Printing the map"), work, self.printed.emit)
