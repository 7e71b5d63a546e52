"""The rejected rows of an import as a file of their own."""

from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trc, trn
from cs_desktop.controllers.import_run import ImportRunController
from cs_desktop.views.files import ask_save, open_outside
from cs_desktop.views.importing.screen import ImportScreen
from cs_desktop.views.shell import MainWindow

_REJECTS = marked("CSV files (*.csv)")


class ImportRejectsWiring(QObject):
    """Asks where the file is to be, and says when it is there."""

    def __init__(self, window: MainWindow, screen: ImportScreen, run: ImportRunController) -> None:
        super().__init__(window)
        self._window, self._run = window, run
        screen.preview.rejects_requested.connect(self._ask)
        screen.result.rejects_requested.connect(self._ask)
        run.rejects_saved.connect(self._saved)
        run.saving.failed.connect(lambda error: window.toasts.warn(str(error)))

    def _ask(self) -> None:
        request = self._run.request
        if request is not None:
            name = safe_name(tr("{name} rejected", name=request.source.stem), ".csv")
            ask_save(self._window, tr("Save rejected rows"), _REJECTS, name, self._run.save_rejected)

    def _saved(self, out: Path, count: int) -> None:
        text = trn("Wrote {count} rejected row", "Wrote {count} rejected rows", count)
        self._window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(out))
