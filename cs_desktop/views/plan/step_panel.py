"""An action or a milestone of a plan in full."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import capitalized, shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.field_words import PARTIES
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.acting import (
    delete_steps,
    finish_action,
    give_to,
    reach,
    serve,
    side,
    take_in,
    take_out,
)
from cs_desktop.domain.plan.content import Action, PlanMilestone
from cs_desktop.domain.plan.gantt import chart_of, spoken
from cs_desktop.domain.plan.mutual import rows_of
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.work import work_of
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.page import Choices, FieldRows, PartPage
from cs_desktop.views.plan.waits import WaitsPart
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import column, equal, line
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

Texts = Callable[[Kind, object, PlanShown], Mapping[str, str]]
_DATE = marked("Add a date")
_NOTES = FieldSpec("notes", marked("Notes"), lines=4, empty=marked("Add internal notes"), rich=True)
_TEXT = FieldSpec("text", marked("Action"), TextStyle.TITLE, 2, whole=True)
_ACTION = (
    FieldSpec("owner", marked("Owner with us"), whole=True, empty=marked("Nobody")),
    FieldSpec("contact", marked("Owner with them"), whole=True, empty=marked("Nobody")),
    FieldSpec("starts_on", marked("Starts on"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("due", marked("Due"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("done_on", marked("Done on"), empty=_DATE, show=day_shown, whole=True),
)
_NAME = FieldSpec("name", marked("Name"), TextStyle.TITLE, whole=True)
_MILESTONE = (
    FieldSpec("due", marked("Due"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("reached_on", marked("Reached on"), empty=_DATE, show=day_shown, whole=True),
)


class ActionPage(PartPage):
    """Shows an action."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.PLAN_ACTION, (_TEXT, *_ACTION, _NOTES)), "text")
        self._shown: PlanShown | None = None
        self._action: Action | None = None
        self.done = Choices(theme, "", {"": tr("Open"), "done": tr("Done")})
        self.done.chosen.connect(self._finish)
        sides = {key.value: tr(PARTIES[key]) for key in (Party.OURS, Party.THEIRS)}
        self.party = Choices(theme, tr("Side"), sides)
        self.party.chosen.connect(self._give)
        self.objective = ChoiceBox(theme, [])
        self.objective.setAccessibleName(tr("Serves the objective"))
        equal(self.objective)
        self.objective.activated.connect(self._serve)
        self.waits = WaitsPart(theme)
        self.waits.gesture.connect(self.gesture)
        self.outlook = Label("", TextStyle.CELL, "text2", wrap=True)
        self._rows = FieldRows(self.fields, _ACTION)
        serves = Section(tr("Serves the objective"), edge="")
        serves.add(self.objective)
        waits = Section(tr("Waits for"), edge="")
        waits.add(self.waits)
        waits.add(self.outlook)
        notes = Section(tr("Notes"), Label(tr("internal"), TextStyle.CELL, "text3"), edge="")
        notes.add(self.fields[_NOTES.key])
        self._fill(
            *(self._head(), self.done, self.party, line(), self._rows, line()),
            *(serves, line(), waits, line(), notes),
        )

    def show_action(
        self, shown: PlanShown, action: Action, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show an action, or the same one anew."""
        assert shown.content is not None
        self._turn_to(action.id)
        self._shown, self._action = shown, action
        self.fields.show(action.id, shortened(action.text), texts)
        self.fields.set_choices(
            {"owner": shown.staying(shown.members), "contact": shown.staying(shown.contacts)}
        )
        theirs = action.party == Party.THEIRS.value
        self._rows.show_only({spec.key for spec in _ACTION} - {"owner" if theirs else "contact"})
        told = next(one for one in rows_of(shown) if one.id == action.id)
        gone = tr("{name} has left; give it to somebody else", name=told.who) if told.gone else ""
        self._facts.setText(gone or told.when)
        self.done.show_answer("done" if told.is_done else "", editable=editable)
        self.party.show_answer(action.party, editable=editable)
        self.objective.clear()
        self.objective.addItem(tr("None"), None)
        for one in shown.content.objectives:
            self.objective.addItem(one.text, one.id)
        self.objective.setCurrentIndex(max(self.objective.findData(action.objective_id), 0))
        self.objective.setEnabled(editable)
        key = ObjectKey(Kind.PLAN_ACTION, action.id)
        self.waits.show_step(work_of(shown.content), key, editable=editable)
        self.outlook.setText(_outlook(shown, key))
        self.delete.setEnabled(editable)

    def _finish(self, key: str) -> None:
        one = self._action
        if self._shown is not None and one is not None and (one.done_on is not None) != bool(key):
            self.gesture.emit(finish_action(one.id, self._shown.today if key else None))

    def _give(self, key: str) -> None:
        if self._action is not None and self._action.party != key:
            self.gesture.emit(give_to(self._action.id, Party(key)))

    def _serve(self, place: int) -> None:
        wanted = self.objective.itemData(place)
        if self._action is not None and wanted != self._action.objective_id:
            self.gesture.emit(serve(self._action.id, wanted))


class MilestonePage(PartPage):
    """Shows a milestone."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.MILESTONE, (_NAME, *_MILESTONE, _NOTES)), "name")
        self._shown: PlanShown | None = None
        self._milestone: PlanMilestone | None = None
        self.reached = Choices(theme, "", {"": tr("Due"), "reached": tr("Reached")})
        self.reached.chosen.connect(self._reach)
        self.party = Choices(theme, tr("Side"), {key: tr(text) for key, text in PARTIES.items()})
        self.party.chosen.connect(self._side)
        self.belongs = Button(theme, "", "default")
        self.belongs.clicked.connect(self._take)
        self.waits = WaitsPart(theme)
        self.waits.gesture.connect(self.gesture)
        self.outlook = Label("", TextStyle.CELL, "text2", wrap=True)
        self._part = Section(tr("Waits for"), edge="")
        self._part.add(self.waits)
        self._part.add(self.outlook)
        belongs = Section(tr("Plan"), edge="")
        belongs.add(self.belongs)
        notes = Section(tr("Notes"), Label(tr("internal"), TextStyle.CELL, "text3"), edge="")
        notes.add(self.fields[_NOTES.key])
        self._fill(
            *(self._head(), self.reached, self.party, line(), FieldRows(self.fields, _MILESTONE)),
            *(line(), self._part, belongs, line(), notes),
        )

    def show_milestone(
        self, shown: PlanShown, milestone: PlanMilestone, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show a milestone, or the same one anew."""
        assert shown.content is not None
        self._turn_to(milestone.id)
        self._shown, self._milestone = shown, milestone
        self.fields.show(milestone.id, shortened(milestone.name), texts)
        mine = milestone.plan_id is not None
        self._facts.setText(tr("Milestone of the plan") if mine else tr("Not in the plan"))
        self.reached.show_answer("" if milestone.reached_on is None else "reached", editable=editable)
        self.party.show_answer(milestone.party, editable=editable)
        text = tr("Take out of the plan") if mine else tr("Take into the plan")
        self.belongs.setText(text)
        self.belongs.setAccessibleName(text)
        self.belongs.setEnabled(editable)
        key = ObjectKey(Kind.MILESTONE, milestone.id)
        self._part.setVisible(mine)
        if mine:
            self.waits.show_step(work_of(shown.content), key, editable=editable)
            self.outlook.setText(_outlook(shown, key))
        self.delete.setEnabled(editable)

    def _reach(self, key: str) -> None:
        one = self._milestone
        if self._shown is not None and one is not None and (one.reached_on is not None) != bool(key):
            self.gesture.emit(reach(one.id, self._shown.today if key else None))

    def _side(self, key: str) -> None:
        if self._milestone is not None and self._milestone.party != key:
            self.gesture.emit(side(self._milestone.id, Party(key)))

    def _take(self) -> None:
        shown, one = self._shown, self._milestone
        if shown is None or shown.content is None or one is None:
            return
        if one.plan_id is None:
            self.gesture.emit(take_in(shown.content, one.id))
        else:
            self.gesture.emit(take_out(work_of(shown.content), one.id))


class StepPanel(QWidget):
    """Shows an action or a milestone; what is not typed is told as gestures."""

    gesture = Signal(object)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        """`texts` words the fields of a part as they are edited."""
        super().__init__()
        self._texts = texts
        self._shown: PlanShown | None = None
        self.key: ObjectKey | None = None
        """What is shown; None for nothing."""
        self.action, self.milestone = ActionPage(theme), MilestonePage(theme)
        self._stack = QStackedWidget()
        for page in (self.action, self.milestone):
            self._stack.addWidget(page)
            page.gesture.connect(self.gesture)
            page.delete_requested.connect(self._delete)
        self.setLayout(column(self._stack, spacing=0))

    def groups(self) -> Iterator[tuple[Kind, FieldGroup]]:
        """Yield the fields of each kind of part."""
        yield Kind.PLAN_ACTION, self.action.fields
        yield Kind.MILESTONE, self.milestone.fields

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the page."""
        super().focusInEvent(event)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(event.reason())

    def show_step(self, shown: PlanShown, key: ObjectKey, *, editable: bool) -> str | None:
        """Show a step, and return what it is; None where it is not there."""
        content = shown.content
        if content is None:
            return None
        action = next((one for one in content.actions if one.id == key.id), None)
        milestone = next((one for one in content.milestones if one.id == key.id), None)
        if key.kind is Kind.PLAN_ACTION and action is not None:
            self._turn(shown, key, self.action)
            self.action.show_action(shown, action, self._texts(key.kind, action, shown), editable=editable)
            return tr("Action")
        if key.kind is Kind.MILESTONE and milestone is not None:
            self._turn(shown, key, self.milestone)
            texts = self._texts(key.kind, milestone, shown)
            self.milestone.show_milestone(shown, milestone, texts, editable=editable)
            return tr("Milestone")
        return None

    def leave(self) -> None:
        """Show nothing any more."""
        self.key = None
        for page in (self.action, self.milestone):
            page.leave()

    def _turn(self, shown: PlanShown, key: ObjectKey, page: PartPage) -> None:
        self._shown, self.key = shown, key
        self._stack.setCurrentWidget(page)
        (self.milestone if page is self.action else self.action).leave()

    def _delete(self) -> None:
        if self._shown is not None and self._shown.content is not None and self.key is not None:
            self.gesture.emit(delete_steps(work_of(self._shown.content), [self.key]))


def _outlook(shown: PlanShown, key: ObjectKey) -> str:
    """Return what the chart says of a step; empty of one without days."""
    chart = chart_of(shown)
    bar = chart.bars.get(key)
    return (
        capitalized(spoken(bar, chart, named=False))
        if bar is not None
        else tr("Give it a due day to see it on the chart.")
    )
