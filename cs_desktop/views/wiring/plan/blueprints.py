"""Starting a plan from a blueprint, following one, and the library of measures at the plan."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QScrollArea

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import changed_text
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.blueprints import BlueprintsController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.blueprint_changes import BlueprintReview, Deed, Proposal
from cs_desktop.domain.plan.blueprints import PlanStarts
from cs_desktop.domain.plan.library import Fitting, FittingMeasure
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import KINDS
from cs_desktop.views.plan.measure_panel import MeasurePanel
from cs_desktop.views.plan.objectives import ObjectiveTable
from cs_desktop.views.plan.places import Place
from cs_desktop.views.plan.start_page import PlanStartPage
from cs_desktop.views.plan.ticked_panel import TickedChange, TickedPanel
from cs_desktop.views.widgets.pieces import scrolling
from cs_desktop.views.wiring.plan.desk import PlanDesk

WIDTH = 340
_FIELDS = {
    "text": marked("wording"),
    "name": marked("name"),
    "kind": marked("kind"),
    "unit": marked("unit"),
    "definition": marked("definition"),
    "scale": marked("words of the scale"),
}


class BlueprintsWiring(QObject):
    """Puts the start page into its place, and opens the panels beside the plan."""

    def __init__(self, desk: PlanDesk, table: ObjectiveTable) -> None:
        super().__init__(desk.window)
        self._desk, self._table = desk, table
        self._review: BlueprintReview | None = None
        self._fits: tuple[int, str] | None = None
        """The objective for which a measure is chosen, and its text."""
        self.controller = BlueprintsController(desk.controller, desk.jobs, desk.workspace.context)
        self.controller.setParent(self)
        self.page = PlanStartPage(desk.theme)
        self.beside = PlanStartPage(desk.theme, beside=True)
        self.panel = desk.window.side.take(_scrolled(self.beside))
        self.changes = desk.window.side.take(TickedPanel(desk.theme))
        self.measures = desk.window.side.take(MeasurePanel(desk.theme))
        desk.view.put(Place.START, self.page)
        self.page.wanted.connect(self.controller.read_starts)
        for page in (self.page, self.beside):
            page.shipped_chosen.connect(self.controller.start_shipped)
            page.own_chosen.connect(self.controller.start_own)
            page.empty_chosen.connect(self.controller.start_empty)
        self._connect()

    def _connect(self) -> None:
        desk, controller = self._desk, self.controller
        controller.starts_loaded.connect(self._show_starts)
        controller.started.connect(lambda: desk.window.side.put_away(self.panel))
        controller.reviewed.connect(self._show_review)
        controller.followed.connect(lambda: desk.window.side.put_away(self.changes))
        controller.fitting.connect(self._show_fitting)
        self.changes.apply_requested.connect(self._follow)
        self.measures.chosen.connect(self._use)
        self.measures.own_requested.connect(self._write_own)
        desk.controller.loaded.connect(self._look)
        desk.account.left.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave())
        desk.workspace.closed.connect(self._leave)
        deeds: Mapping[ActionId, Callable[[], None]] = {
            ActionId.PLAN_FROM_BLUEPRINT: self._offer,
            ActionId.SAVE_BLUEPRINT: self._save,
            ActionId.FOLLOW_BLUEPRINT: controller.review,
            ActionId.CHOOSE_MEASURE: self._fit,
            ActionId.MEASURE_TO_LIBRARY: self._take_into_library,
        }
        for action, do in deeds.items():
            desk.actions[action].triggered.connect(lambda _=False, do=do: do())

    def _offer(self) -> None:
        """Offer the blueprints beside the plan; where there is none they stand in its place."""
        self._desk.screen.tabs.show_tab("plan")
        self.controller.read_starts()
        self._desk.window.side.show_panel(self.panel, tr("New success plan"), WIDTH)

    def _show_starts(self, starts: PlanStarts) -> None:
        self.page.show_starts(starts)
        self.beside.show_starts(starts)
        content = self._desk.view.shown.content if self._desk.view.shown is not None else None
        own = next((e for e in starts.own if content and e.id == content.head.blueprint_id), None)
        outdated = own is not None and content is not None and own.edition > content.head.edition
        self._desk.actions.update(plan_outdated=outdated)

    def _look(self, shown: PlanShown) -> None:
        """Find out whether the plan follows an older edition than the newest."""
        if shown.content is not None and shown.content.head.blueprint_id is not None:
            self.controller.read_starts()
        else:
            self._desk.actions.update(plan_outdated=False)

    def _save(self) -> None:
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            self.controller.save(shown.content.head.name or tr("Success plan"))

    def _show_review(self, found: BlueprintReview) -> None:
        if found.plan_id != self._desk.controller.plan_id:
            return
        self._review = found
        about = tr(
            "Edition {edition} of {template}; this plan follows edition {follows}. What you changed by hand "
            "is not ticked. What stays unticked stays as it is, and is not asked again.",
            edition=found.edition,
            template=found.blueprint,
            follows=found.follows,
        )
        groups = [
            (title, [_line(one) for one in found.proposals if one.deed is deed])
            for deed, title in ((Deed.ADD, tr("Added")), (Deed.CHANGE, tr("Changed")))
        ]
        self.changes.show_changes(about, groups, nothing=tr("The plan has all of it already."))
        self._desk.window.side.show_panel(self.changes, tr("Changes of the blueprint"), WIDTH)

    def _follow(self, chosen: frozenset[tuple[str, str]]) -> None:
        if self._review is not None:
            self.controller.follow(self._review, chosen)

    def _fit(self) -> None:
        row, shown = self._table.row, self._desk.view.shown
        if row is None or shown is None or shown.content is None:
            return
        self._fits = (row.objective.id, row.objective.text)
        measures = shown.content.measures_of.get(row.objective.id, ())
        self.controller.fit(
            row.objective.text, [one.library_id for one in measures if one.library_id is not None]
        )

    def _show_fitting(self, found: Fitting) -> None:
        if self._fits is not None:
            self.measures.show_fitting(self._fits[1], found)
            self._desk.window.side.show_panel(self.measures, tr("Choose a measure"), WIDTH)

    def _use(self, one: FittingMeasure) -> None:
        """Add the chosen measure to its objective, beginning where the account's metric is."""
        shown = self._desk.view.shown
        if self._fits is None or shown is None or shown.content is None:
            return
        builder, entry = GestureBuilder("Add measure"), one.entry
        builder.add(
            Kind.MEASURE,
            objective_id=self._fits[0],
            name=entry.name,
            kind=entry.kind,
            unit=entry.unit,
            definition=entry.definition,
            metric_id=entry.metric_id,
            library_id=entry.id,
            baseline=one.baseline,
            baseline_on=one.baseline_on,
            position=len(shown.content.measures_of.get(self._fits[0], ())),
        )
        self._desk.controller.do(builder.made())
        self._desk.window.side.put_away(self.measures)

    def _write_own(self) -> None:
        self._desk.window.side.put_away(self.measures)
        self._desk.actions[ActionId.ADD_MEASURE].trigger()

    def _take_into_library(self) -> None:
        row = self._table.row
        if row is not None and row.measure is not None:
            self.controller.take_into_library(row.measure.id)

    def _leave(self) -> None:
        self._review, self._fits = None, None
        self._desk.actions.update(plan_outdated=False)
        for panel in (self.panel, self.changes, self.measures):
            self._desk.window.side.put_away(panel)


def _line(one: Proposal) -> TickedChange:
    words = {
        Kind.OBJECTIVE: tr("Objective {name}", name=one.name),
        Kind.MEASURE: tr("Measure {name}", name=one.name),
        Kind.MILESTONE: tr("Milestone {name}", name=one.name),
    }
    text = words.get(one.kind, tr("Action {name}", name=one.name))
    if one.deed is Deed.ADD:
        return TickedChange(one.id, text, own=one.own)
    before, after = (tr(KINDS[text]) if text in KINDS else text or "–" for text in (one.before, one.now))
    field = tr(_FIELDS[one.field])
    detail = tr("{name}: {change}", name=field, change=changed_text(before, after, field))
    return TickedChange(one.id, text, detail, one.own)


def _scrolled(page: PlanStartPage) -> QScrollArea:
    area = scrolling(page)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusProxy(page)
    return area
