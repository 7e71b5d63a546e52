"""The inspector of a map: it follows what is chosen, and what is typed into it goes the way of all typing."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.details import DetailsController, MapPlace, texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.history import ObjectKey
from cs_desktop.views.journey.inspector.panel import MapInspector
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.journey.desk import MapDesk

WIDTH = 308
_SHOWN = (Kind.JOURNEY_CARD, Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE, Kind.MILESTONE)
_TAB = "journey"


class InspectingWiring(QObject):
    """Opens the inspector beside the map; while it is open it shows whatever is chosen."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk, self._side = desk, desk.window.side
        self._scene = desk.view.canvas.scene
        self._to_put: Draft | None = None
        self._to_put_at: MapPlace | None = None
        """Where the draft belongs that is to be put in once that is read."""
        self.details = DetailsController(desk.jobs, desk.workspace.context)
        self.panel = self._side.take(MapInspector(desk.theme, texts_of))
        self._connect_panel()
        for kind, fields in self._groups():
            self._join(kind, fields)
        self.panel.several.close_while(self._why_closed)
        self._scene.selectionChanged.connect(self._follow)
        self._scene.followed.connect(self._follow)
        self._scene.followed.connect(self._put_in_here)
        self._side.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(self._leave_tab)
        desk.account.left.connect(self._close)
        desk.workspace.closed.connect(self._close)
        desk.actions[ActionId.MAP_DETAILS].triggered.connect(self.toggle)
        desk.actions[ActionId.EDIT_DETAILS].triggered.connect(self.open)

    @property
    def is_open(self) -> bool:
        """Return whether it is to be seen."""
        return self._side.shown is self.panel

    def toggle(self) -> None:
        """Open it on what is chosen, or close it; the keyboard stays on the map."""
        if self.is_open:
            self._close()
        else:
            had_keyboard = self._desk.view.isAncestorOf(self._desk.window.focusWidget())
            self.open()
            if had_keyboard:
                self._desk.view.take_focus()

    def open(self) -> None:
        """Open it on what is chosen, and put the keyboard into its first field."""
        title = self._show()
        if title is not None:
            self._side.show_panel(self.panel, title, WIDTH)
            self._ask_edited()

    def _connect_panel(self) -> None:
        panel, desk = self.panel, self._desk
        panel.gesture.connect(desk.controller.do)
        panel.delete_requested.connect(self._delete)
        panel.go_requested.connect(desk.view.canvas.go_to_card)
        panel.changes_requested.connect(lambda key, name: desk.writing.show_object(key.kind, key.id, name))
        self.details.told.connect(panel.show_edited)

    def _groups(self) -> Iterator[tuple[Kind, FieldGroup]]:
        panel = self.panel
        yield Kind.JOURNEY_CARD, panel.card.fields
        yield Kind.JOURNEY_ANSWER, panel.card.questions.fields
        yield Kind.JOURNEY_STAGE, panel.stage.fields
        yield Kind.JOURNEY_LANE, panel.lane.fields
        yield Kind.MILESTONE, panel.milestone.fields
        yield Kind.JOURNEY_MAP, panel.head.fields

    def _join(self, kind: Kind, fields: FieldGroup) -> None:
        desk, writing = self._desk, self._desk.writing
        joined = FieldsWiring(
            *(desk.window, fields, kind, writing.typing, writing.drafts, desk.workspace),
            *(desk.edits, desk.account, self.open),
        )
        joined.settled.connect(lambda _ref: desk.controller.refresh())
        fields.close_while(self._why_closed)
        fields.history_requested.connect(
            lambda ref, name: writing.show_object(ref.kind, ref.id, name, ref.field)
        )
        writing.drafted.lead(kind, self._put_in)

    def _why_closed(self) -> str:
        """Return why nothing can be typed; empty where it can."""
        content = self._desk.view.content
        if content is not None and content.head.locked:
            return tr("This map is locked; unlock it to change it.")
        return self._desk.workspace.why_closed()

    def _show(self) -> str | None:
        """Show what is chosen, else the map itself; returns what it is, None where there is nothing."""
        shown = self._desk.view.shown
        if shown is None or shown.content is None:
            return None
        editable = not self._why_closed()
        chosen = [part for part in self._scene.chosen() if part[0] in _SHOWN]
        cards = [id_ for kind, id_ in chosen if kind is Kind.JOURNEY_CARD]
        if len(cards) > 1:
            known = shown.content.cards_by_id
            return self.panel.show_several(
                shown, [known[id_] for id_ in cards if id_ in known], editable=editable
            )
        kind, part_id = chosen[0] if chosen else (Kind.JOURNEY_MAP, shown.content.head.id)
        return self.panel.show_part(shown, ObjectKey(kind, part_id), editable=editable)

    def _follow(self) -> None:
        if not self.is_open:
            return
        title = self._show()
        if title is None:
            self._close()
        else:
            self._side.set_title(title)
            self._ask_edited()

    def _ask_edited(self) -> None:
        if self.panel.key is not None:
            self.details.look_at(self.panel.key)

    def _close(self) -> None:
        self._side.put_away(self.panel)

    def _leave(self) -> None:
        if not self.is_open:
            self.panel.leave()

    def _leave_tab(self, key: str) -> None:
        if key != _TAB:
            self._close()

    def _delete(self) -> None:
        actions = self._desk.actions
        key = self.panel.key
        if key is None or key.kind is Kind.JOURNEY_CARD:
            self._desk.view.delete_selected()
        elif key.kind is Kind.JOURNEY_STAGE:
            actions[ActionId.DELETE_STAGE].trigger()
        elif key.kind is Kind.JOURNEY_LANE:
            actions[ActionId.DELETE_LANE].trigger()
        elif key.kind is Kind.MILESTONE:
            builder = GestureBuilder("Delete milestone")
            builder.drop(Kind.MILESTONE, [key.id])
            self._desk.controller.do(builder.made())

    def _put_in(self, draft: Draft) -> None:
        """Go to the draft's part, on whichever map it is, and enter its text there."""
        ref = draft.typed.ref
        self._to_put, self._to_put_at = draft, None
        self.details.find(ObjectKey(ref.kind, ref.id), self._go)

    def _go(self, place: MapPlace | None) -> None:
        if place is None or place.account_id is None:
            self._to_put = None
            self._desk.window.toasts.warn(tr("This was deleted: bring it back first, or copy the text"))
            return
        self._to_put_at = place
        desk = self._desk
        if desk.account.account_id != place.account_id:
            desk.open_account(place.account_id)
        desk.screen.tabs.show_tab(_TAB)
        if desk.controller.account_id == place.account_id:
            desk.controller.choose_map(place.map_id)

    def _put_in_here(self) -> None:
        """Put a draft in, once the map that it belongs to is shown."""
        draft, place, content = self._to_put, self._to_put_at, self._desk.view.content
        if draft is None or place is None or content is None or content.head.account_id != place.account_id:
            return
        if place.map_id not in (None, content.head.id):
            self._desk.controller.choose_map(place.map_id)
            return
        self._to_put = self._to_put_at = None
        self._scene.clearSelection()
        ref = draft.typed.ref
        if ref.kind is not Kind.JOURNEY_MAP:
            self._scene.choose(*place.part)
        self.open()
        for kind, fields in self._groups():
            if kind is ref.kind and fields.holds(ref):
                fields.put_in(draft)
