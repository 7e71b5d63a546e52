"""A measure in full: what it is to do, where its values come from, where it leads, and what it is worth."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.plan.entering import take_baseline
from cs_desktop.domain.plan.judging import judge_measure
from cs_desktop.domain.plan.leading import course_of, course_text, is_confirmed, worth_text
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.trend import FORMULA
from cs_desktop.domain.plan.words import KINDS, PERIODS, PROGRESS, PROGRESS_STATUS
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.page import FieldRows, PartPage
from cs_desktop.views.plan.inspector.belonging import BelongingPart
from cs_desktop.views.plan.inspector.values import ValuesPart
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import line, row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

_NOT_SAID = marked("Not said")
_NAME = FieldSpec("name", marked("Name"), TextStyle.TITLE, whole=True)


def _share_shown(text: str) -> str:
    return tr("{number}%", number=text) if text else ""


_WHAT = (
    FieldSpec("kind", marked("Kind"), closed=tuple(KINDS.values())),
    FieldSpec("metric", marked("Metric"), whole=True, empty=marked("Values entered by hand")),
    FieldSpec("unit", marked("Unit"), whole=True, empty=marked("None, or such as % of planners")),
    FieldSpec("scale", marked("Words"), whole=True, lines=2, empty=marked("Worst first, commas between")),
    FieldSpec("definition", marked("Definition"), lines=3, empty=marked("Say how it is measured")),
)
_NUMBERS = (
    FieldSpec("baseline", marked("Baseline"), whole=True, empty=_NOT_SAID),
    FieldSpec("baseline_on", marked("Baseline on"), whole=True, empty=_NOT_SAID, show=day_shown),
    FieldSpec("target", marked("Target"), whole=True, empty=_NOT_SAID),
    FieldSpec("target_high", marked("Up to"), whole=True, empty=_NOT_SAID),
    FieldSpec("due", marked("Due"), whole=True, empty=_NOT_SAID, show=day_shown),
    FieldSpec("steps", marked("Steps"), whole=True, lines=3, empty=marked("A straight line")),
)
_WORTH = (
    FieldSpec("worth_value", marked("A unit is worth"), whole=True, empty=_NOT_SAID),
    FieldSpec("worth_period", marked("How often"), closed=tuple(PERIODS.values()), empty=_NOT_SAID),
    FieldSpec(
        "worth_share", marked("Share attributed to us"), whole=True, empty=marked("All"), show=_share_shown
    ),
    FieldSpec("worth_note", marked("Source"), lines=2, empty=marked("Say who put it at that")),
)


class MeasurePage(PartPage):
    """Shows a measure."""

    gesture = Signal(object)
    go_requested = Signal(object)
    """The ObjectKey of its objective."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        fields = FieldGroup(theme, Kind.MEASURE, (_NAME, *_WHAT, *_NUMBERS, *_WORTH))
        super().__init__(theme, fields, "name")
        self._shown: PlanShown | None = None
        self._measure: PlanMeasure | None = None
        self._pill = StatusPill(theme)
        self._reason = Label("", TextStyle.CELL, "text2", wrap=True)
        self._course = Label("", TextStyle.CELL, "text2", wrap=True)
        self._course.setToolTip(tr(FORMULA))
        self.objective = Button(theme, tr("To the objective"), "link")
        self.objective.clicked.connect(self._go)
        stands = Section(tr("Progress"), self._pill, edge="")
        stands.add(self._reason)
        stands.add(self._course)
        self.take = Button(theme, tr("Take the baseline from the metric"), "default", "gauge")
        self.take.clicked.connect(self._take)
        self.notice = FieldNotice(theme)
        self._what = FieldRows(self.fields, _WHAT)
        self._numbers = FieldRows(self.fields, _NUMBERS, inside=True)
        numbers = Section(tr("From where to where"), edge="")
        numbers.add(self._numbers)
        numbers.add(row(self.take, 0))
        numbers.add(self.notice)
        self.values = ValuesPart(theme, today)
        self.values.gesture.connect(self.gesture)
        self._entered = Section(tr("Values"), edge="")
        self._entered.add(self.values)
        self._formula = Label("", TextStyle.CELL_MEDIUM, wrap=True)
        self._estimate = Label("", TextStyle.CELL, "text3")
        worth = Section(tr("Worth"), self._estimate, edge="")
        worth.add(self._formula)
        worth.add(FieldRows(self.fields, _WORTH, inside=True))
        self.belonging = BelongingPart(theme)
        self.belonging.gesture.connect(self.gesture)
        belongs = Section(tr("Objective"))
        belongs.add(self.belonging)
        self._fill(
            *(self._head(), line(), stands, line(), self._what, line(), numbers, line(), self._entered),
            *(worth, belongs),
        )

    def show_measure(
        self, shown: PlanShown, measure: PlanMeasure, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show a measure, or the same one anew."""
        assert shown.content is not None
        self._turn_to(measure.id)
        self._shown, self._measure = shown, measure
        self.fields.show(measure.id, shortened(measure.name), texts)
        gathered = sorted(name for key, name in shown.metrics.items() if key not in shown.retired)
        self.fields.set_choices({"metric": gathered})
        number = 1 + [one.id for one in shown.content.objectives].index(measure.objective_id)
        self._facts.setText(tr("Measure of objective {number}", number=number))
        kind, fed = MeasureKind(measure.kind), measure.metric_id is not None
        self._what.show_only({spec.key for spec in _WHAT} - _without(kind, fed=fed))
        self._numbers.show_only({spec.key for spec in _NUMBERS} - _without(kind, fed=fed))
        self.take.setVisible(fed and editable and kind is not MeasureKind.DONE)
        self._entered.setVisible(not fed)
        if not fed:
            self.values.show_values(shown, measure, editable=editable)
        self.belonging.show_measure(shown.content, measure, editable=editable)
        self.notice.clear()
        self.delete.setEnabled(editable)
        self._tell(shown, measure)

    def _tell(self, shown: PlanShown, measure: PlanMeasure) -> None:
        judged = judge_measure(shown, measure)
        stands = judged.progress
        word = tr(PROGRESS[stands]) if stands is not None else tr("Not measured")
        self._pill.say(word, PROGRESS_STATUS[stands] if stands is not None else Status.NONE)
        self._reason.setText(judged.reason)
        course = course_of(shown, measure, judged)
        self._course.setText(course_text(course, measure.due) if course is not None else "")
        self._course.setVisible(course is not None)
        formula = worth_text(shown, measure, judged)
        self._formula.setText(formula)
        self._formula.setVisible(bool(formula))
        confirmed = is_confirmed(shown, measure)
        estimate = tr("confirmed by the customer") if confirmed else tr("an estimate until confirmed")
        self._estimate.setText(estimate if formula else "")

    def _take(self) -> None:
        if self._shown is None or self._measure is None:
            return
        try:
            self.gesture.emit(take_baseline(self._shown, self._measure))
        except InputError as error:
            self.notice.tell(str(error), Status.RISK)

    def _go(self) -> None:
        if self._measure is not None:
            self.go_requested.emit(ObjectKey(Kind.OBJECTIVE, self._measure.objective_id))


def _without(kind: MeasureKind, *, fed: bool) -> set[str]:
    """Return the fields that a kind of measure has no use for."""
    gone: set[str] = set()
    if kind is not MeasureKind.STAY_WITHIN:
        gone.add("target_high")
    if kind is not MeasureKind.SCALE:
        gone.add("scale")
    if kind is MeasureKind.DONE:
        gone |= {"unit", "baseline", "target", "steps"}
    if kind is MeasureKind.SCALE:
        gone.add("unit")
        gone |= {"metric"} if not fed else set()
    if kind in (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST, MeasureKind.STAY_WITHIN):
        gone.add("steps")
    return gone
