"""The place Library, joined to its controller."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.library import LibraryController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.plan.blueprints import ShippedBlueprint
from cs_desktop.domain.plan.library import LibraryMeasureShown, LibraryShown, MeasureText
from cs_desktop.domain.plan.library_shown import BlueprintPage
from cs_desktop.domain.reviews.agendas import Agenda, shipped
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.views.library.measures import MeasureForm
from cs_desktop.views.library.screen import AGENDAS, BLUEPRINTS, MEASURES, LibraryScreen
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.navigation import Navigation

MEASURE = "library measure"
"""Keys of drafts begin with this word; the id of the measure follows."""


class LibraryWiring(QObject):
    """Shows blueprints, measures and agendas, and stores what is done with them."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        controller: LibraryController,
        workspace: WorkspaceController,
        navigation: Navigation,
        edits: EditWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self.controller = window, workspace, controller
        controller.setParent(self)
        self.screen = LibraryScreen(theme, actions)
        self.form = window.side.take(MeasureForm(theme))
        self._theme, self._navigation = theme, navigation
        self._drafts: FormDrafts | None = None
        self._to_open: int | None = None
        """The measure whose form waits for the library to be read; 0 for a new one."""
        self._shown: LibraryShown | None = None
        navigation.add(LIBRARY, self.screen)
        navigation.shown.connect(self._arrive)
        workspace.closed.connect(self._close)
        controller.loaded.connect(self._show)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        actions[ActionId.ADD_BLUEPRINT].triggered.connect(self._add_blueprint)
        actions[ActionId.ADD_LIBRARY_MEASURE].triggered.connect(lambda: self._open(None))
        actions[ActionId.ADD_AGENDA].triggered.connect(self._add_agenda)
        self._connect_pages()

    def _connect_pages(self) -> None:
        blueprints, measures, controller = self.screen.blueprints, self.screen.measures, self.controller
        blueprints.draft_changed.connect(controller.set_draft)
        blueprints.described.connect(controller.describe)
        blueprints.publish_requested.connect(controller.publish)
        blueprints.delete_requested.connect(controller.delete_blueprint)
        blueprints.copy_requested.connect(controller.add_blueprint)
        blueprints.refused.connect(self._window.toasts.warn)
        measures.edit_requested.connect(self._open)
        measures.delete_requested.connect(controller.delete_measure)
        measures.add_requested.connect(lambda: self._open(None))
        measures.shipped_requested.connect(controller.take_in_shipped)
        agendas = self.screen.agendas
        agendas.changed.connect(controller.change_agenda)
        agendas.add_requested.connect(controller.add_agenda)
        agendas.first_requested.connect(controller.begin_with_agenda)
        agendas.delete_requested.connect(controller.delete_agenda)
        agendas.refused.connect(self._window.toasts.warn)
        self.form.entered.connect(self._store)
        self.form.cancelled.connect(self._window.side.close_panel)

    def _arrive(self, key: str) -> None:
        self.controller.show(shown=key == LIBRARY.key)
        if key != LIBRARY.key:
            self._window.side.put_away(self.form)

    def _close(self) -> None:
        self.controller.leave()
        self.screen.blueprints.start_over()
        self.screen.agendas.start_over()
        self._window.side.put_away(self.form)

    @property
    def _editable(self) -> bool:
        return not self._workspace.context().workspace.read_only

    def _show(
        self,
        page: BlueprintPage,
        shipped: tuple[ShippedBlueprint, ...],
        library: LibraryShown,
        agendas: tuple[Agenda, ...],
    ) -> None:
        self._shown = library
        self._hold_against(library)
        self._open_awaited(library)
        self.screen.blueprints.show_blueprints(page, shipped, editable=self._editable)
        self.screen.measures.show_library(library, editable=self._editable)
        self.screen.agendas.show_agendas(agendas, editable=self._editable)

    def _add_blueprint(self) -> None:
        self.screen.show_page(BLUEPRINTS)
        self.controller.add_blueprint()

    def _add_agenda(self) -> None:
        """Add a template of the kind of the one that one is at."""
        at = self.screen.agendas.agenda
        self.screen.show_page(AGENDAS)
        self.controller.add_agenda(shipped(at.kind if at is not None else ReviewKind.QBR.value))

    def keep_drafts(self, drafts: FormDrafts) -> None:
        """Keep what is entered into the form of a measure."""
        self._drafts = drafts
        drafts.lead(MEASURE, self._open_again)

    def _open(self, one: LibraryMeasureShown | None) -> None:
        """Open the form for a measure, or for a new one."""
        if self._shown is None or not self._editable:
            return
        self.screen.show_page(MEASURES)
        if self._drafts is not None:
            self._drafts.stop(self.form)
        self.form.begin(one, self._shown)
        title = tr("New measure") if one is None else tr("Measure of the library")
        self._window.side.show_panel(self.form, title)
        if self._drafts is not None:
            self._drafts.begin(self.form, f"{MEASURE}:{one.id if one is not None else 0}", title)

    def _open_again(self, _account_id: int, key: str) -> None:
        self._to_open = int(key.partition(":")[2])
        if self.controller.shown and self._shown is not None:
            self._open_awaited(self._shown)
        else:
            self._navigation.go(LIBRARY.key)

    def _open_awaited(self, library: LibraryShown) -> None:
        wanted, self._to_open = self._to_open, None
        one = next((one for one in library.measures if one.id == wanted), None)
        if wanted is not None and wanted and one is None:
            self._window.toasts.warn(tr("What this is about is not there any more; it may be brought back."))
        elif wanted is not None:
            self._open(one)

    def _hold_against(self, library: LibraryShown) -> None:
        """Let the open form know what somebody stored meanwhile; what was entered stays."""
        form, drafts = self.form, self._drafts
        if form.entry is None or drafts is None or self._window.side.shown is not form:
            return
        now = next((one for one in library.measures if one.id == form.entry.id), None)
        if now is None:
            form.announce(tr("This was deleted meanwhile; what you entered is kept as a draft."))
        elif now.entry != form.entry:
            fresh = MeasureForm(self._theme)
            fresh.begin(now, library)
            form.take_over(drafts.base(form), fresh)
            drafts.rebase(form, fresh.texts())
            form.entry = now.entry
            form.announce(tr("This has changed since you began. What you entered is kept: look again."))
            fresh.deleteLater()

    def _store(self, text: MeasureText) -> None:
        def refuse(error: KnownError) -> None:
            self.form.say(str(error))
            # It may be that somebody else was first: then the form has to know.
            self.controller.refresh()

        def stored() -> None:
            if self._drafts is not None:
                self._drafts.finish(self.form)
            self._window.side.put_away(self.form)

        self.controller.store_measure(self.form.entry, text, stored, refuse)
