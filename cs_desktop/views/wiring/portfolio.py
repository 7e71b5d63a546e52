"""The portfolio's screen: its named views, panels, clipboard, and what is remembered of it between runs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.bulk_edit import BulkEditController
from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.saved_views import SavedViewsController
from cs_desktop.controllers.table_export import TableExport
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.saved_views import SavedView
from cs_desktop.views.files import ask_save
from cs_desktop.views.portfolio.bulk_panel import BulkPanel
from cs_desktop.views.portfolio.columns_panel import ColumnsPanel
from cs_desktop.views.portfolio.copying import for_clipboard, for_file
from cs_desktop.views.portfolio.filter_panel import FilterPanel
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.inspector import InspectorWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.typing import TypingWiring
from cs_desktop.views.wiring.window_desk import WindowDesk

CSV = marked("CSV tables (*.csv)")
REMEMBER_MS = 500
"""From the last change of how one looks to writing it down."""


class PortfolioWiring(QObject):
    """Joins the screen to its controllers and panels."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: PortfolioScreen,
        edits: EditWiring,
        navigation: Navigation,
        typed: TypingWiring,
        logos: LogoBook,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._screen = desk.window, desk.actions, screen
        self._preferences, self._edits = desk.preferences, edits
        self._key, self._remembers = "", False
        self.views = SavedViewsController(desk.jobs, desk.hub, desk.workspace.context)
        self.me = MeController(desk.jobs, desk.hub, desk.workspace.context)
        self.bulk = BulkEditController(desk.jobs, desk.workspace.context)
        self.export = TableExport(desk.jobs)
        self.inspector = InspectorWiring(desk, screen, navigation, typed, logos)
        side = desk.window.side
        self.columns, self.filter = side.take(ColumnsPanel(desk.theme)), side.take(FilterPanel(desk.theme))
        self.bulk_panel = side.take(BulkPanel(desk.theme))
        self._timer = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self._timer.timeout.connect(self._remember)
        navigation.shown.connect(self._leave)
        desk.workspace.opened.connect(self._opened)
        desk.workspace.closed.connect(self._closed)
        desk.window.closing.connect(self._remember)
        desk.window.closing.connect(_let_go_of_clipboard)
        self._connect_views()
        self._connect_panels()
        self._connect_actions()

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer what accounts have wherever one of their fields is edited here."""
        for place in (self._screen, self.inspector.panel, self.bulk_panel):
            place.set_choices(choices)

    def _connect_views(self) -> None:
        bar, views, screen = self._screen.views, self.views, self._screen
        views.loaded.connect(self._show_views)
        views.done.connect(self._edits.took)
        views.done.connect(lambda _change: bar.accept_name())
        views.done.connect(lambda _change: views.load())
        views.added.connect(self._take_added)
        views.refused.connect(bar.refuse_name)
        views.failed.connect(self._warn)
        bar.add_requested.connect(lambda name: views.add(name, screen.look.text.strip(), screen.look.layout))
        bar.rename_requested.connect(views.rename)
        bar.delete_requested.connect(views.delete)
        bar.move_requested.connect(self._move)
        bar.update_requested.connect(
            lambda view: views.change(view, screen.look.text.strip(), screen.look.layout)
        )
        self.me.told.connect(screen.set_me)
        screen.look.changed.connect(self._timer.start)

    def _connect_panels(self) -> None:
        look = self._screen.look
        self.columns.columns_changed.connect(look.set_columns)
        self.columns.group_changed.connect(look.group_by)
        self.columns.sort_changed.connect(look.sort)
        self.columns.reset_requested.connect(look.reset_columns)
        self.filter.changed.connect(look.set_text)
        for signal in (look.filtered, look.laid_out):
            signal.connect(self._show_panels)
        self._screen.table.selected.connect(self._show_selection)
        self._screen.table.refitted.connect(self._show_panels)
        self.bulk_panel.wanted.connect(lambda f, t: self.bulk.edit(self._screen.table.selected_ids, f, t))
        self.bulk_panel.cancelled.connect(self._window.side.close_panel)
        self.bulk.edited.connect(self._edits.took)
        self.bulk.edited.connect(lambda _change: self._end_bulk_edit())
        self.bulk.unchanged.connect(self._end_bulk_edit)
        self.bulk.failed.connect(lambda error: self.bulk_panel.say(str(error)))

    def _connect_actions(self) -> None:
        screen = self._screen
        for action_id, do in {
            ActionId.COLUMNS: self._show_columns,
            ActionId.FILTER_PANEL: self._show_filter,
            ActionId.SAVE_VIEW: screen.views.ask_name,
            ActionId.BULK_EDIT: self._show_bulk_edit,
            ActionId.COPY_ROWS: self._copy,
            ActionId.EXPORT_TABLE: self._ask_where,
            ActionId.OPEN_ACCOUNT: self._open,
        }.items():
            self._actions[action_id].triggered.connect(do)
        screen.table.copy_requested.connect(self._copy)
        self.export.written.connect(lambda path: self._window.toasts.tell(tr("Wrote {name}", name=path.name)))
        self.export.failed.connect(self._warn)

    def _leave(self, key: str) -> None:
        """Close what is of use beside the table alone."""
        panels = (self.columns, self.filter, self.bulk_panel)
        if key != PORTFOLIO.key and self._window.side.shown in panels:
            self._window.side.close_panel()

    def _opened(self, opened: OpenedWorkspace) -> None:
        self._key, self._remembers = opened.key, False
        self.views.load()
        self.me.load(self._preferences.workspace(opened.key).me, sample=opened.sample)

    def _closed(self) -> None:
        self._remember()
        self._remembers = False
        self.views.leave()
        self.me.leave()

    def _show_views(self, own: tuple[SavedView, ...]) -> None:
        screen = self._screen
        screen.show_views(own)
        if not self._remembers:
            screen.look.restore(self._preferences.workspace(self._key).views.get(PORTFOLIO.key), own)
            self._remembers = True

    def _remember(self) -> None:
        self._timer.stop()
        if self._remembers:
            self._preferences.set_view(self._key, PORTFOLIO.key, self._screen.look.stored())

    def _take_added(self, view_id: int) -> None:
        look, name = self._screen.look, self._screen.views.name.text()
        look.became(SavedView(view_id, " ".join(name.split()), look.text.strip(), look.layout))

    def _move(self, view: SavedView, step: int) -> None:
        place = next((i for i, own in enumerate(self._screen.own_views) if own.id == view.id), None)
        if place is not None and 0 <= place + step < len(self._screen.own_views):
            self.views.move(view, place + step)

    def _show_columns(self) -> None:
        self._window.side.show_panel(self.columns, tr("Columns, sorting, groups"))
        self._show_panels()

    def _show_filter(self) -> None:
        self._window.side.show_panel(self.filter, tr("Filter"))
        self._show_panels()

    def _show_panels(self) -> None:
        screen = self._screen
        layout = screen.look.layout
        self.columns.show_columns(screen.table.shown_columns, layout.sort, layout.group)
        self.filter.show_query(screen.look.text, screen.query, screen.index)

    def _show_bulk_edit(self) -> None:
        self._show_selection(asked=True)
        self._window.side.show_panel(self.bulk_panel, self._bulk_title())

    def _bulk_title(self) -> str:
        count = len(self._screen.table.selected_ids)
        return trn("Edit {count} account", "Edit {count} accounts", count)

    def _show_selection(self, *, asked: bool = False) -> None:
        if asked or self._window.side.shown is self.bulk_panel:
            self.bulk_panel.show_accounts(self._screen.model.accounts(self._screen.table.selected_ids))
            self._window.side.set_title(self._bulk_title())

    def _end_bulk_edit(self) -> None:
        self.bulk_panel.begin_anew()
        self._window.side.put_away(self.bulk_panel)

    def _open(self) -> None:
        account_id = self._screen.table.selected_id
        if account_id is not None:
            self._screen.account_requested.emit(account_id)

    def _copy(self) -> None:
        table, model = self._screen.table, self._screen.model
        rows = model.accounts(table.selected_ids)
        if not rows:
            return
        QApplication.clipboard().setMimeData(for_clipboard(table.shown_columns, rows, model.currency))
        self._window.toasts.tell(trn("Copied {count} account", "Copied {count} accounts", len(rows)))

    def _ask_where(self) -> None:
        ask_save(self._window, tr("Export this table"), CSV, safe_name(tr("Portfolio"), ".csv"), self._write)

    def _write(self, path: Path) -> None:
        table, model = self._screen.table, self._screen.model
        self.export.write(for_file(table.shown_columns, model.all_shown(), model.currency), path)

    def _warn(self, error: KnownError) -> None:
        self._window.toasts.warn(str(error))


def _let_go_of_clipboard() -> None:
    """Leave plain text: what Python put on the clipboard must not outlive it."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() and clipboard.mimeData().hasHtml():
        clipboard.setText(clipboard.text())
