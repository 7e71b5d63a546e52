"""Charts that leave the program: into files, and onto the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.painting import png_of
from cs_desktop.domain.charts.request import ChartFormat
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.services.charts.export import ExportedChart, chart_picture, export_chart


class ChartExportController(QObject):
    """Draws and writes in the background, one chart at a time."""

    written = Signal(object, object)
    """The path of the file, and what a reader might miss in it."""
    painted = Signal(object)
    """A picture as PNG, for the clipboard."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.exporting = Export(jobs, keep=True)

    def write(self, spec: ChartSpec, wanted: ChartFormat, out: Path) -> None:
        """Write a chart into a file."""

        def work(_job: Job) -> ExportedChart:
            return export_chart(spec, wanted, out, png_of)

        def done(made: ExportedChart) -> None:
            self.written.emit(made.path, made.warnings)

        self.exporting.run(tr("Writing the chart"), work, done)

    def paint(self, spec: ChartSpec) -> None:
        """Draw a chart as a picture."""
        self.exporting.run(
            tr("Drawing the chart"), lambda _job: chart_picture(spec, png_of), self.painted.emit
        )
