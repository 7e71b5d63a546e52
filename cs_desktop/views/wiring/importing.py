"""The import wizard joined to what it reads, previews and imports."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.import_mapping import ImportMappingController, Looked
from cs_desktop.controllers.import_run import ImportRunController
from cs_desktop.domain.import_mapping import FittingMapping, MappingDraft
from cs_desktop.domain.import_preview import Preview
from cs_desktop.domain.importing import ImportKind, ImportMode, ImportResult, Outcome
from cs_desktop.views.files import ask_open
from cs_desktop.views.importing.screen import ImportScreen
from cs_desktop.views.importing.steps import Step
from cs_desktop.views.importing.way_on import way_on
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.import_rejects import ImportRejectsWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.window_desk import WindowDesk

KEY = "import"
TABLES = marked("CSV and Excel files (*.csv *.tsv *.txt *.xlsx *.xlsm)")


class ImportWiring(QObject):
    """Walks through the steps; nothing is written before the last."""

    def __init__(
        self,
        desk: WindowDesk,
        navigation: Navigation,
        edits: EditWiring,
        show_accounts: Callable[[frozenset[int]], None],
        show_history: Callable[[], None],
    ) -> None:
        super().__init__(desk.window)
        self._window, self._workspace = desk.window, desk.workspace
        self._navigation, self._edits = navigation, edits
        self._show_accounts, self._show_history = show_accounts, show_history
        self.mapping = ImportMappingController(desk.jobs, desk.workspace.context)
        self.run = ImportRunController(desk.jobs, desk.workspace.context)
        self.screen = ImportScreen(desk.theme)
        self._fitting: FittingMapping | None = None
        self._mode = ImportMode.UPSERT
        self._result: ImportResult | None = None
        desk.window.add_screen(KEY, self.screen)
        desk.workspace.opened.connect(self._forget)
        desk.workspace.closed.connect(self._forget)
        self._connect_screen()
        self._connect_mapping()
        self._connect_run()
        self._rejects = ImportRejectsWiring(desk.window, self.screen, self.run)
        self._show(Step.FILE, focus=False)

    def show(self, path: Path | None = None) -> None:
        """Show the wizard where one left it, or at its start with a file."""
        if self._workspace.context().workspace.read_only:
            self._window.toasts.warn(tr("This workspace is read only, so nothing can be imported into it."))
            return
        if path is not None and self.run.is_importing:
            self._window.toasts.warn(tr("Another file is being imported; wait until it is done."))
            path = None
        self._navigation.show_page(KEY)
        if path is not None:
            self._begin(path)

    def _connect_screen(self) -> None:
        screen = self.screen
        screen.step_requested.connect(lambda step: self._show(Step(step)))
        screen.import_requested.connect(self._import)
        screen.start_over_requested.connect(self._start_over)
        screen.close_requested.connect(self._close)
        screen.file.file_requested.connect(self._ask_file)
        screen.file.read_as_chosen.connect(self.mapping.read_as)
        screen.kind.chosen.connect(self._choose)
        screen.columns.changed.connect(self.mapping.change)
        screen.columns.save_requested.connect(self.mapping.save)
        screen.preview.mode_chosen.connect(self._choose_mode)
        screen.preview.skip_chosen.connect(self._show_way_on)
        screen.preview.progress.cancelled.connect(lambda: self._show(Step.COLUMNS))
        result = screen.result
        result.progress.cancelled.connect(self.run.cancel)
        result.accounts_requested.connect(self._show_touched)
        result.history_requested.connect(self._show_history)
        result.again_requested.connect(self._start_over)
        result.portfolio_requested.connect(self._close)

    def _connect_mapping(self) -> None:
        mapping, screen = self.mapping, self.screen
        mapping.looking.connect(screen.file.show_reading)
        mapping.looked.connect(self._looked)
        mapping.not_looked.connect(self._not_looked)
        mapping.drafted.connect(self._drafted)
        mapping.valued.connect(screen.columns.show_values)
        mapping.checked.connect(screen.columns.show_check)
        mapping.checked.connect(self._show_way_on)
        mapping.mapping_saved.connect(
            lambda path: self._window.toasts.tell(tr("Saved the mapping “{name}”", name=path.stem))
        )
        mapping.failed.connect(self._warn)

    def _connect_run(self) -> None:
        run, screen = self.run, self.screen
        run.check_progressed.connect(screen.preview.progress.advance)
        run.check_ended.connect(screen.preview.finish)
        run.previewed.connect(self._previewed)
        run.not_previewed.connect(lambda error: screen.preview.show_problem(str(error)))
        run.not_previewed.connect(self._show_way_on)
        run.progressed.connect(screen.result.progress.advance)
        run.imported.connect(self._imported)
        run.not_imported.connect(self._not_imported)
        run.ended.connect(self._ended)

    def _begin(self, path: Path) -> None:
        self._forget()
        self.screen.show_file(path.name)
        self.mapping.open(path)

    def _looked(self, looked: Looked) -> None:
        draft = self.mapping.draft
        self.screen.file.show_look(looked.look)
        self.screen.kind.show_known(looked.guess, looked.fitting)
        self._fitting = looked.fitting[0] if looked.fitting else None
        self.screen.kind.show_kind(draft.kind if draft else None, self._fitting)
        self._show(Step.FILE, focus=self.screen.isVisible())
        self.screen.file.take_focus()

    def _not_looked(self, error: KnownError) -> None:
        self.screen.file.show_problem(str(error))
        self._show(Step.FILE)

    def _choose(self, kind: ImportKind, fitting: FittingMapping | None) -> None:
        self._fitting = fitting
        self.mapping.choose(kind, fitting)

    def _drafted(self, draft: MappingDraft) -> None:
        looked = self.mapping.looked_at
        assert looked is not None
        self.run.leave()
        columns = self.screen.columns
        if columns.shows(looked.look, draft.kind):
            columns.show_draft(draft)
        else:
            columns.show_file(looked.look, looked.facts, draft, self.mapping.choices(draft.kind))
        self.screen.kind.show_kind(draft.kind, self._fitting)
        self._show(self.screen.step, focus=False)

    def _choose_mode(self, mode: ImportMode) -> None:
        self._mode = mode
        self._check()

    def _check(self) -> None:
        looked, draft = self.mapping.looked_at, self.mapping.draft
        if looked is not None and draft is not None:
            self.screen.preview.start(self._mode)
            self.run.look(draft, looked.look, self._mode)
            self._show_way_on()

    def _previewed(self, preview: Preview) -> None:
        self.screen.preview.show_preview(preview)
        self._show_way_on()

    def _import(self) -> None:
        request = self.run.request
        if request is None:
            return
        self._result = None
        self.mapping.values.leave()
        self.screen.result.start(request.source.name)
        self.run.start(skip_bad=self.screen.preview.skip_bad)
        self._show(Step.RESULT)

    def _imported(self, result: ImportResult) -> None:
        self._result = result
        self.screen.result.show_result(result)
        if result.change is not None:
            self._edits.took(result.change)
        if self.screen.isVisible():
            self._show(Step.RESULT)
            self.screen.result.take_focus()
        else:
            text = trn(
                "{count} row is imported", "{count} rows are imported", result.created + result.updated
            )
            self._window.toasts.tell(text, tr("Show"), self.show)

    def _not_imported(self, error: KnownError) -> None:
        self._show(Step.PREVIEW)
        self.screen.preview.show_problem(str(error))
        if not self.screen.isVisible():
            self._warn(error)

    def _ended(self) -> None:
        self.screen.result.finish()
        if self._result is None and self.screen.step is Step.RESULT:
            # Cancelled: everything is as it was.
            self._show(Step.PREVIEW)
        else:
            self._show(self.screen.step, focus=False)

    def _ask_file(self) -> None:
        ask_open(self._window, tr("Import"), TABLES, self._begin)

    def _show_touched(self, outcome: Outcome) -> None:
        if self._result is not None:
            self._show_accounts(self._result.accounts.get(outcome, frozenset()))

    def _warn(self, error: KnownError) -> None:
        self._window.toasts.warn(str(error))

    def _start_over(self) -> None:
        if not self.run.is_importing:
            self._forget()
            self.screen.file.take_focus()

    def _close(self) -> None:
        if self._result is not None:
            self._start_over()
        self._navigation.go_back()

    def _forget(self) -> None:
        self.run.leave()
        self.mapping.forget()
        self._result, self._fitting, self._mode = None, None, ImportMode.UPSERT
        self.screen.show_file("")
        self.screen.file.forget()
        self.screen.kind.show_known(None, ())
        self.screen.kind.show_kind(None, None)
        self._show(Step.FILE, focus=False)

    def _reachable(self) -> tuple[bool, ...]:
        """Return for each step whether one can go there."""
        mapping, check = self.mapping, self.mapping.check
        if self.run.is_importing or self._result is not None:
            # What is being written, or was, is no longer changed.
            return tuple(step is Step.RESULT for step in Step)
        has_columns = mapping.draft is not None
        is_ready = has_columns and check is not None and check.is_ready
        return (True, mapping.looked_at is not None, has_columns, is_ready, False)

    def _show(self, step: Step, *, focus: bool = True) -> None:
        reachable = self._reachable()
        self.screen.show_step(step, reachable, focus=focus)
        if step is Step.PREVIEW and self.run.request is None:
            self._check()
        self._show_way_on()

    def _show_way_on(self) -> None:
        step, reachable = self.screen.step, self._reachable()
        self.screen.rail.show_steps(step, reachable)
        way = way_on(
            step, reachable, self.mapping.check, self.run.preview, skip_bad=self.screen.preview.skip_bad
        )
        if way is not None:
            self.screen.show_way_on(way.text, way.why_not, way.hint, wait=way.wait)
