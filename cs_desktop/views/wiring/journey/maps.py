"""Which map is on screen, and what is done with it as a whole; templates are worked on as maps are."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, Where
from cs_desktop.controllers.journey.maps import MapsController
from cs_desktop.domain.journey.content import MapEntry
from cs_desktop.domain.journey.shown import JourneyShown, Starts
from cs_desktop.domain.new_account import NAME_LIMIT
from cs_desktop.views.journey.title_editor import TitleEditor
from cs_desktop.views.wiring.journey.desk import MapDesk
from cs_desktop.views.wiring.journey.following import FollowingWiring

_NAME_WIDTH = 280


class MapsWiring(QObject):
    """Opens the menu below the map's name, the templates to start from, and the line for a name."""

    switched = Signal()
    """The templates stand in the map's place, or the map again."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._starts_wanted = False
        """Whether one wants to start another map, though one is there."""
        self._asks_segment = False
        self._starts: Starts | None = None
        """What a map can be started from, until it is shown."""
        self.controller = MapsController(desk.controller, desk.jobs, desk.workspace.context)
        self.controller.setParent(self)
        self.following = FollowingWiring(desk, self.controller)
        self.controller.starts_loaded.connect(self._show_starts)
        self.editor = TitleEditor(desk.view.bar)
        self.editor.setAccessibleName(tr("Name of the map"))
        self.editor.setMaxLength(NAME_LIMIT)
        self.editor.entered.connect(self._store_name)
        self.editor.closed.connect(desk.view.take_focus)
        view, start = desk.view, desk.view.start_page
        view.bar.name.clicked.connect(self.open_menu)
        view.notice.unlock_requested.connect(desk.actions[ActionId.UNLOCK_MAP].trigger)
        view.template_notice.back_requested.connect(lambda: desk.controller.choose_map(None))
        view.start_requested.connect(lambda _key: self._leave_starts())
        start.own_chosen.connect(self._start_own)
        start.edit_requested.connect(self._edit)
        start.back_requested.connect(self._leave_starts)
        view.returned.connect(self._forget_starts)
        desk.controller.loaded.connect(self._take_in)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave_tab())
        desk.account.left.connect(self._forget_wishes)
        desk.workspace.closed.connect(self._forget_wishes)
        for action_id, do in self._doers().items():
            desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())

    def _doers(self) -> Mapping[ActionId, Callable[[], object]]:
        maps, journey = self.controller, self._desk.controller
        return {
            ActionId.START_MAP: self.start_another,
            ActionId.CHOOSE_MAP: self.open_menu,
            ActionId.RENAME_MAP: partial(self._write_name, "rename"),
            ActionId.DUPLICATE_MAP: maps.duplicate,
            ActionId.LOCK_MAP: partial(journey.lock, locked=True),
            ActionId.UNLOCK_MAP: partial(journey.lock, locked=False),
            ActionId.SAVE_TEMPLATE: partial(self._write_name, "template"),
            ActionId.TEMPLATE_SEGMENT: self._choose_segment,
            ActionId.PUBLISH_TEMPLATE: maps.publish,
            ActionId.DELETE_MAP: journey.delete,
        }

    def start_another(self) -> None:
        """Show the templates in the map's place; where there is no map they are there already."""
        self._starts_wanted, self._starts = True, None
        self.controller.read_starts()

    def open_menu(self) -> None:
        """Offer the other maps, the templates, and what is done with this one."""
        shown, button = self._desk.view.shown, self._desk.view.bar.name
        if shown is None:
            return
        menu = QMenu(button)
        menu.setAccessibleName(tr("Maps"))
        group = QActionGroup(menu)
        self._list(menu, group, tr("Maps of the account"), shown.maps)
        self._list(menu, group, tr("Own templates"), shown.own)
        menu.addSeparator()
        menu.addActions([one for one in self._desk.actions.at(Where.MAP_ITSELF) if one.isEnabled()])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _list(self, menu: QMenu, group: QActionGroup, title: str, entries: Sequence[MapEntry]) -> None:
        if not entries:
            return
        menu.addAction(title).setEnabled(False)
        for entry in entries:
            name = tr("{map}, locked", map=entry.name) if entry.locked else entry.name
            choice = QAction(name.replace("&", "&&"), menu)
            choice.setCheckable(True)
            choice.setChecked(entry.id == self._desk.controller.map_id)
            choice.triggered.connect(lambda _=False, id_=entry.id: self._desk.controller.choose_map(id_))
            group.addAction(choice)
            menu.addAction(choice)

    def _choose_segment(self) -> None:
        """Ask for which segment the template is meant."""
        self._asks_segment = True
        self.controller.read_starts()

    def _offer_segments(self, starts: Starts) -> None:
        button, content = self._desk.view.bar.name, self._desk.view.content
        if content is None:
            return
        menu = QMenu(button)
        menu.setAccessibleName(tr("Segment"))
        for segment in ("", *starts.segments):
            choice = menu.addAction((segment or tr("Any segment")).replace("&", "&&"))
            choice.setCheckable(True)
            choice.setChecked(segment == content.head.segment)
            choice.triggered.connect(lambda _=False, name=segment: self.controller.set_segment(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _write_name(self, what: str) -> None:
        """Write a name where the map's stands: its own, or that of the template that is made of it."""
        content, button = self._desk.view.content, self._desk.view.bar.name
        if content is not None:
            place = button.geometry()
            place.setWidth(max(place.width(), _NAME_WIDTH))
            self.editor.open((what, content.head.id), content.head.name, place, even_same=what == "template")
            self.editor.raise_()

    def _store_name(self, about: object, text: str) -> None:
        assert isinstance(about, tuple)
        what, map_id = about
        if not text or map_id != self._desk.controller.map_id:
            return
        if what == "rename":
            self._desk.controller.rename(text)
        else:
            self.controller.save_as_template(text)

    def _show_starts(self, starts: Starts) -> None:
        if self._asks_segment:
            self._asks_segment = False
            self._offer_segments(starts)
        self._starts = starts
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Show the templates once both they and the map, whose place they take, are read."""
        view = self._desk.view
        if not self._starts_wanted or self._starts is None or view.content is None:
            return
        self._starts_wanted = False
        view.start_page.show_starts(self._starts, editable=True, back=True)
        view.show_instead(view.start_page)
        view.take_focus()
        self.switched.emit()

    def _leave_starts(self) -> None:
        view = self._desk.view
        if view.instead is view.start_page:
            view.show_instead(None)

    def _leave_tab(self) -> None:
        self._leave_starts()
        if not self._desk.view.isVisible():
            self._forget_wishes()

    def _forget_wishes(self) -> None:
        """Whoever leaves does not come upon what they waited for later, elsewhere."""
        self._starts_wanted = self._asks_segment = False

    def _forget_starts(self) -> None:
        self._starts_wanted = False
        self.switched.emit()

    def _start_own(self, template_id: int) -> None:
        self._leave_starts()
        self.controller.start_from_own(template_id)

    def _edit(self, template_id: int) -> None:
        self._leave_starts()
        self._desk.controller.choose_map(template_id)

    def _take_in(self, shown: JourneyShown) -> None:
        """Where an account has no map the templates are there already."""
        if shown.content is None:
            self._starts_wanted = False
        self._show_wanted()
