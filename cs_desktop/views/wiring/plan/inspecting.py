"""The inspector of a plan: it follows what is chosen, and what is typed there is stored as all typing is."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.details import PlanDetails, PlanPlace, texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.history import ObjectKey
from cs_desktop.views.plan.inspector.panel import PlanInspector
from cs_desktop.views.plan.objectives import ObjectiveTable
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.plan.desk import PlanDesk

WIDTH = 340
_TAB = "plan"


class PlanInspecting(QObject):
    """Opens the inspector beside the plan; while it is open it shows whatever is chosen."""

    def __init__(self, desk: PlanDesk, table: ObjectiveTable) -> None:
        super().__init__(desk.window)
        self._desk, self._side, self._table = desk, desk.window.side, table
        self._key: ObjectKey | None = None
        """A measure that was gone to, though its objective is chosen in the table; the plan itself."""
        self._to_put: tuple[Draft, PlanPlace] | None = None
        self.details = PlanDetails(desk.jobs, desk.workspace.context)
        self.panel = self._side.take(PlanInspector(desk.theme, texts_of, desk.clock.today))
        self.panel.gesture.connect(desk.controller.do)
        self.panel.go_requested.connect(self.go)
        self.panel.measure_requested.connect(desk.actions[ActionId.ADD_MEASURE].trigger)
        self.panel.changes_requested.connect(
            lambda key, name: desk.writing.show_object(key.kind, key.id, name)
        )
        for kind, fields in self.panel.groups():
            self.join(kind, fields, self.open)
        table.picked.connect(self._chosen)
        table.opened.connect(self.open)
        table.peeked.connect(self.toggle)
        desk.controller.loaded.connect(lambda _shown: self._follow())
        self._side.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda key: None if key == _TAB else self.close())
        desk.account.left.connect(self.close)
        desk.workspace.closed.connect(self.close)
        desk.actions[ActionId.PLAN_DETAILS].triggered.connect(self.open_plan)

    @property
    def is_open(self) -> bool:
        """Return whether it is to be seen."""
        return self._side.shown is self.panel

    def join(self, kind: Kind, fields: FieldGroup, reveal: object) -> None:
        """Join fields of a plan to what stores them."""
        desk, writing = self._desk, self._desk.writing
        assert callable(reveal)
        joined = FieldsWiring(
            *(desk.window, fields, kind, writing.typing, writing.drafts, desk.workspace),
            *(desk.edits, desk.account, reveal),
        )
        joined.settled.connect(lambda _ref: desk.controller.refresh())
        fields.history_requested.connect(
            lambda ref, name: writing.show_object(ref.kind, ref.id, name, ref.field)
        )
        writing.drafted.lead(kind, self._put_in)

    def toggle(self) -> None:
        """Open it on what is chosen, or close it; the keyboard stays in the table."""
        if self.is_open:
            self.close()
        else:
            self.open()
            self._table.setFocus()

    def open(self) -> None:
        """Open it on what is chosen, and put the keyboard into its first field."""
        title = self._show()
        if title is not None:
            self._side.show_panel(self.panel, title, WIDTH)

    def open_plan(self) -> None:
        """Open it on the plan itself."""
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            self.go(ObjectKey(Kind.SUCCESS_PLAN, shown.content.head.id))

    def go(self, key: ObjectKey) -> None:
        """Show a part of the plan."""
        if key.kind in (Kind.OBJECTIVE, Kind.MEASURE):
            self._table.choose(key)
        self._key = key
        self.open()

    def close(self) -> None:
        """Close it, if it is open."""
        self._side.put_away(self.panel)

    def _chosen(self, key: ObjectKey | None) -> None:
        if key is not None and not self._stays(key):
            self._key = None
        self._follow()

    def _stays(self, key: ObjectKey) -> bool:
        """Return whether the measure that is shown belongs to the objective that is chosen."""
        shown, mine = self._desk.view.shown, self._key
        if mine is None or mine.kind is not Kind.MEASURE or shown is None or shown.content is None:
            return False
        measures = shown.content.measures_of.get(key.id, ())
        return mine == key or any(one.id == mine.id for one in measures[:1])

    def _show(self) -> str | None:
        shown = self._desk.view.shown
        if shown is None or shown.content is None:
            return None
        key = self._key or self._table.key or ObjectKey(Kind.SUCCESS_PLAN, shown.content.head.id)
        title = self.panel.show_part(shown, key, editable=self._desk.view.editable)
        if title is None and self._key is not None:
            self._key = None
            return self._show()
        return title

    def _follow(self) -> None:
        self._put_in_here()
        if not self.is_open:
            return
        title = self._show()
        if title is None:
            self.close()
        else:
            self._side.set_title(title)

    def _leave(self) -> None:
        if not self.is_open:
            self._key = None
            self.panel.leave()

    def _put_in(self, draft: Draft) -> None:
        """Go to the draft's part, on whichever plan it is, and enter its text there."""
        ref = draft.typed.ref
        self._to_put = None

        def go(place: PlanPlace | None) -> None:
            desk = self._desk
            if place is None:
                desk.window.toasts.warn(tr("This was deleted: bring it back first, or copy the text"))
                return
            self._to_put = (draft, place)
            if desk.account.account_id != place.account_id:
                desk.open_account(place.account_id)
            desk.screen.tabs.show_tab(_TAB)
            if desk.controller.account_id == place.account_id:
                desk.controller.choose_plan(place.plan_id)

        self.details.find(ObjectKey(ref.kind, ref.id), go)

    def _put_in_here(self) -> None:
        """Put a draft in, once the plan that it belongs to is shown."""
        shown = self._desk.view.shown
        if self._to_put is None or shown is None or shown.content is None:
            return
        draft, place = self._to_put
        if shown.account_id != place.account_id:
            return
        if shown.content.head.id != place.plan_id:
            if any(one.id == place.plan_id for one in shown.plans):
                self._desk.controller.choose_plan(place.plan_id)
            else:
                # Its plan was deleted a moment ago; to ask for it again would never end.
                self._to_put = None
                self._desk.window.toasts.warn(tr("This was deleted: bring it back first, or copy the text"))
            return
        self._to_put = None
        ref = draft.typed.ref
        self.go(ObjectKey(ref.kind, ref.id))
        for kind, fields in self.panel.groups():
            if kind is ref.kind and fields.holds(ref):
                fields.put_in(draft)
