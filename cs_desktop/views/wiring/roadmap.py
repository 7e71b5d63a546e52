"""The roadmap of the Library, joined to its controller."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.roadmap import RoadmapController
from cs_desktop.domain.roadmap import RoadmapEntry, RoadmapShown, RoadmapText
from cs_desktop.views.library.screen import ROADMAP, LibraryScreen
from cs_desktop.views.roadmap.form import RoadmapForm
from cs_desktop.views.roadmap.page import RoadmapPage
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.navigation import Navigation


class RoadmapWiring(QObject):
    """Shows the roadmap, and stores what is done with it."""

    def __init__(self, around: AccountDesk, navigation: Navigation, screen: LibraryScreen) -> None:
        super().__init__(around.window)
        self._around, self._screen = around, screen
        self.controller = RoadmapController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        self.page = RoadmapPage(around.theme)
        self.form = around.window.side.take(RoadmapForm(around.theme, around.clock.today))
        screen.add_page(ROADMAP, tr("Roadmap"), self.page, self.page.take_focus)
        screen.turned.connect(lambda _key: self._follow())
        navigation.shown.connect(lambda _key: self._follow())
        around.workspace.closed.connect(self._close)
        self._connect()

    def _connect(self) -> None:
        controller, page, form, around = self.controller, self.page, self.form, self._around
        controller.loaded.connect(self._show)
        controller.done.connect(around.edits.took)
        controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        page.add_requested.connect(self._add)
        page.edit_requested.connect(self._open)
        page.delete_requested.connect(controller.delete)
        page.moved.connect(controller.move)
        page.interests.wanted.connect(self._want)
        page.interests.dropped.connect(self._drop)
        page.interests.refused.connect(around.window.toasts.warn)
        page.interests.account_requested.connect(around.open_account)
        form.entered.connect(self._store)
        form.cancelled.connect(around.window.side.close_panel)
        around.actions[ActionId.ADD_ROADMAP_ITEM].triggered.connect(self._add)

    @property
    def _editable(self) -> bool:
        return not self._around.workspace.context().workspace.read_only

    def _follow(self) -> None:
        here = self._around.actions.situation.place == LIBRARY.key and self._screen.shown == ROADMAP
        self.controller.show(shown=here)
        if not here:
            self._around.window.side.put_away(self.form)

    def _close(self) -> None:
        self.controller.leave()
        self.page.start_over()
        self._around.window.side.put_away(self.form)

    def _show(self, shown: RoadmapShown, accounts: Mapping[int, str]) -> None:
        self.page.show_roadmap(shown, accounts, editable=self._editable)

    def _add(self) -> None:
        self._screen.show_page(ROADMAP)
        self._open(None)

    def _open(self, entry: RoadmapEntry | None) -> None:
        """Open the form for an item, or for a new one."""
        if self._editable:
            self.form.begin(entry)
            title = tr("New item of the roadmap") if entry is None else tr("Item of the roadmap")
            self._around.window.side.show_panel(self.form, title)

    def _store(self, text: RoadmapText) -> None:
        def refuse(error: KnownError) -> None:
            self.form.say(str(error))

        self.controller.store(
            self.form.entry, text, lambda: self._around.window.side.put_away(self.form), refuse
        )

    def _want(self, account_id: int, why: str) -> None:
        one = self.page.current
        if one is not None:
            self.controller.set_interest(account_id, one.id, why)

    def _drop(self, account_id: int) -> None:
        one = self.page.current
        if one is not None and self._editable:
            self.controller.drop_interest(account_id, one.id)
