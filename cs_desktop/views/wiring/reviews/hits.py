"""The hit rates at the place Reviews: from a line to an account, and the table to a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.table_export import TableExport
from cs_desktop.views.files import ask_save
from cs_desktop.views.reviews_place.screen import ReviewsScreen, View
from cs_desktop.views.wiring.window_desk import WindowDesk

TABLES = marked("CSV tables (*.csv)")


class HitsWiring(QObject):
    """Goes to accounts, and writes the hit rates as they are on screen."""

    def __init__(self, desk: WindowDesk, screen: ReviewsScreen, go: Callable[[int], object]) -> None:
        """`go` goes to the reviews of the account with an id."""
        super().__init__(desk.window)
        self._window, self._screen = desk.window, screen
        self.export = TableExport(desk.jobs)
        self.export.written.connect(lambda path: desk.window.toasts.tell(tr("Wrote {name}", name=path.name)))
        self.export.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        screen.hits.account_wanted.connect(go)
        desk.actions[ActionId.EXPORT_HIT_RATES].triggered.connect(self._ask_where)

    def _ask_where(self) -> None:
        """Show what is to be written, and ask for a file."""
        self._screen.show_view(View.HITS)
        ask_save(
            *(self._window, tr("Export hit rates"), TABLES, safe_name(tr("Hit rates"), ".csv")), self._write
        )

    def _write(self, path: Path) -> None:
        self.export.write(self._screen.hits.csv(), path)
