"""The page Back-test, joined to its controller."""

from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.backtest import BacktestController
from cs_desktop.controllers.table_export import TableExport
from cs_desktop.domain.changes import Change
from cs_desktop.views.analytics.backtest.page import BacktestPage
from cs_desktop.views.files import ask_save
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk

BACKTEST = "backtest"
BACKTEST_WORDS = marked("Back-test")
TABLES = marked("CSV tables (*.csv)")


class BacktestWiring(QObject):
    """Tests once somebody looks, and again when they ask."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self._desk, around = desk, desk.around
        self.page = BacktestPage(around.theme)
        self.controller = BacktestController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        self.export = TableExport(around.jobs)
        self.export.setParent(self)
        desk.screen.add_page(BACKTEST, tr(BACKTEST_WORDS), self.page, self.page.take_focus)
        self._connect_page()
        toasts = around.window.toasts
        self.export.written.connect(lambda path: toasts.tell(tr("Wrote {name}", name=path.name)))
        self.export.failed.connect(lambda error: toasts.warn(str(error)))
        desk.screen.page_shown.connect(lambda _key: self._arrive())
        desk.navigation.shown.connect(lambda _key: self._arrive())
        around.workspace.closed.connect(self._leave)
        self._arrive()

    def _connect_page(self) -> None:
        page, controller = self.page, self.controller
        controller.loaded.connect(page.show_backtest)
        controller.failed.connect(lambda error: page.refuse(str(error)))
        controller.suggested.connect(page.show_suggestion)
        controller.refused.connect(lambda error: self._desk.around.window.toasts.warn(str(error)))
        controller.done.connect(self._drafted)
        controller.started.connect(page.begin)
        controller.progressed.connect(page.progress.advance)
        controller.ended.connect(page.finish)
        controller.outdated.connect(page.say_outdated)
        page.asked.connect(controller.ask)
        page.suggestion_wanted.connect(controller.suggest)
        page.used.connect(controller.use)
        page.cancelled.connect(controller.cancel)
        page.opened.connect(self._desk.around.open_account)
        page.save_wanted.connect(self._ask_where)

    def _arrive(self) -> None:
        around = self._desk.around
        seen = self._desk.screen.shown == BACKTEST and around.actions.situation.place == ANALYTICS.key
        if not seen:
            return
        self.page.allow(editable=not around.workspace.context().workspace.read_only)
        if self.controller.asked is None and self.page.found is None:
            self.page.bar.ask()

    def _leave(self) -> None:
        self.controller.cancel()
        self.page.start_over()

    def _drafted(self, change: Change) -> None:
        self._desk.around.edits.took(change)
        if self.page.suggestion is not None:
            self._desk.show_scorecard(self.page.suggestion.scorecard)

    def _ask_where(self) -> None:
        name = safe_name(tr("Back-test"), ".csv")
        ask_save(self._desk.around.window, tr("Save back-test"), TABLES, name, self._write)

    def _write(self, path: Path) -> None:
        if self.page.found is not None:
            self.export.write(self.page.csv(), path)
