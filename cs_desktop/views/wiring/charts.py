"""What is asked of a chart: written where the user says, or put onto the clipboard."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trc
from cs_desktop.controllers.charts.export import ChartExportController
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.charts.request import ChartCopy, ChartFormat, ChartRequest
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.charts.table import chart_tabbed
from cs_desktop.views.files import PDF, ask_save, open_outside
from cs_desktop.views.shell import MainWindow

_KINDS = {
    ChartFormat.PNG: marked("Pictures (*.png)"),
    ChartFormat.SVG: marked("Drawings (*.svg)"),
    ChartFormat.PDF: PDF,
    ChartFormat.CSV: marked("Tables (*.csv)"),
}


class ChartWiring(QObject):
    """Answers every chart of the window."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self.controller = ChartExportController(jobs)
        self.controller.exporting.failed.connect(lambda error: window.toasts.warn(str(error)))
        self.controller.written.connect(self._written)
        self.controller.painted.connect(self._painted)

    def answer(self, request: ChartRequest) -> None:
        """Do what is asked of a chart."""
        spec, wanted = request.spec, request.wanted
        if isinstance(wanted, ChartFormat):
            name = safe_name(spec.title, f".{wanted.value}", "Chart")
            ask_save(
                self._window, tr("Save the chart"), _KINDS[wanted], name, partial(self._write, spec, wanted)
            )
        elif wanted is ChartCopy.PICTURE:
            self.controller.paint(spec)
        else:
            QGuiApplication.clipboard().setText(chart_tabbed(spec))
            self._window.toasts.tell(tr("The data of the chart is on the clipboard"))

    def _write(self, spec: ChartSpec, wanted: ChartFormat, out: Path) -> None:
        self.controller.write(spec, wanted, out)

    def _written(self, path: Path, warnings: Sequence[str]) -> None:
        text = tr("Wrote {name}", name=path.name)
        self._window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(path))
        for warning in warnings:
            self._window.toasts.warn(warning)

    def _painted(self, picture: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(picture))
        self._window.toasts.tell(tr("The picture of the chart is on the clipboard"))
