"""The map that leaves the program: asked for in the side panel, written or printed in the background."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.export import MapExportController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.printing import MapFormat, MapRequest, Paper
from cs_desktop.domain.sketch import Sketch
from cs_desktop.views.files import PDF, ask_save
from cs_desktop.views.journey.export_panel import MapExportPanel
from cs_desktop.views.wiring.journey.desk import MapDesk
from cs_desktop.views.wiring.written import tell_written

_KINDS = {
    MapFormat.PDF: PDF,
    MapFormat.SVG: marked("Drawings (*.svg)"),
    MapFormat.PNG: marked("Pictures (*.png)"),
    MapFormat.CSV: marked("Tables (*.csv)"),
}
_PARTS = frozenset({Kind.JOURNEY_CARD, Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE})
"""What can be exported by itself."""
_TILED = frozenset({Paper.A4_TILES, Paper.A3_TILES})


class MapExportWiring(QObject):
    """Opens the panel, asks where to, and tells what came of it."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.panel = desk.window.side.take(MapExportPanel(desk.theme))
        self.controller = MapExportController(desk.jobs, desk.workspace.context, desk.controller)
        self._asked = MapRequest()
        self.dialog: QPrintDialog | None = None
        self._connect()

    def _connect(self) -> None:
        desk, panel, exporting = self._desk, self.panel, self.controller.exporting
        desk.actions[ActionId.EXPORT_MAP].triggered.connect(self.open)
        desk.actions[ActionId.PRINT_MAP].triggered.connect(self._prepare)
        desk.view.canvas.scene.selectionChanged.connect(self._tell_chosen)
        desk.account.left.connect(self._leave)
        desk.screen.tabs.chosen.connect(self._leave)
        desk.workspace.closed.connect(self._leave)
        panel.submitted.connect(self._ask)
        panel.cancelled.connect(desk.window.side.close_panel)
        panel.print_requested.connect(self._prepare)
        panel.progress.cancelled.connect(exporting.cancel)
        exporting.started.connect(self._begin)
        exporting.progressed.connect(panel.progress.advance)
        exporting.ended.connect(self._end)
        exporting.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        self.controller.written.connect(self._written)
        self.controller.sketched.connect(self._choose_printer)
        self.controller.printed.connect(self._printed)

    def open(self) -> None:
        """Open the panel on the map on screen."""
        self._desk.window.side.show_panel(self.panel, tr("Export the map"))
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = self._desk.view.canvas.scene.chosen()
        self.panel.show_chosen([part for part in chosen if part[0] in _PARTS])

    def _leave(self) -> None:
        self._desk.window.side.put_away(self.panel)

    def _ask(self) -> None:
        wanted = self._asked = self.panel.request()
        content = self._desk.view.content
        if content is None:
            return
        whose = f"{self._desk.screen.header_name} {content.head.name}"
        name = safe_name(whose, f".{wanted.format.value}", "Map")
        ask_save(self._desk.window, tr("Export the map"), _KINDS[wanted.format], name, self._write)

    def _write(self, out: Path) -> None:
        self.controller.write(self._asked, out)

    def _begin(self) -> None:
        self.panel.progress.start(tr("Writing the map"))
        self.panel.show_under_way(running=True)

    def _end(self) -> None:
        self.panel.progress.finish()
        self.panel.show_under_way(running=False)

    def _written(self, path: Path, pages: int, warnings: Sequence[str]) -> None:
        tell_written(self._desk.window.toasts, path, pages, warnings)

    def _prepare(self) -> None:
        """Draw the pages before a printer is asked for, since they say which way the paper lies."""
        wanted = self.panel.request()
        # A printer has a paper of its own: what is to be on one page is made to fit it.
        self.controller.sketch(wanted if wanted.paper in _TILED else replace(wanted, paper=Paper.MAP))

    def _choose_printer(self, pages: list[Sketch]) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        is_wide = pages[0].width >= pages[0].height
        way = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)
        printer.setDocName(tr("Journey map"))
        self.dialog = dialog = QPrintDialog(printer, self._desk.window)
        dialog.setModal(False)
        dialog.accepted.connect(lambda: self.controller.print_out(pages, printer))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.show()

    def _forget(self, dialog: QPrintDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    def _printed(self, pages: int) -> None:
        text = trn("{count} page is at the printer", "{count} pages are at the printer", pages)
        self._desk.window.toasts.tell(text)
