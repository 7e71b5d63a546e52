"""An objective in full: what it is, where it stands and why, who answers for it, and what measures it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.plan.editing import set_state
from cs_desktop.domain.plan.entering import set_progress
from cs_desktop.domain.plan.judging import calculated, judge_measure, judge_objective
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS, STATES, value_with_unit
from cs_desktop.domain.reviews.lineage_words import lineage_words
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.views.journey.inspector.page import Choices, FieldRows, PartPage
from cs_desktop.views.reviews.lineage import LineageLines
from cs_desktop.views.theme.direction import trailing
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import StatusMark, column, line, row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import ElidedLabel, Label

_TEXT = FieldSpec("text", marked("Objective"), TextStyle.TITLE, 2, whole=True)
_FIELDS = (
    FieldSpec("category", marked("Category"), empty=marked("Add a category")),
    FieldSpec("owner", marked("Owner with us"), whole=True, empty=marked("Nobody")),
    FieldSpec("contact", marked("Owner with them"), whole=True, empty=marked("Nobody")),
)
_NOTES = FieldSpec("notes", marked("Notes"), lines=4, empty=marked("Add internal notes"), rich=True)
_SHARED = FieldSpec(
    "shared_notes", marked("Shared notes"), lines=4, empty=marked("Add notes for the customer"), rich=True
)


class ObjectivePage(PartPage):
    """Shows an objective."""

    gesture = Signal(object)
    go_requested = Signal(object)
    """The ObjectKey of a measure to look at."""
    add_requested = Signal()
    """A measure is to be added."""

    def __init__(self, theme: Theme) -> None:
        fields = FieldGroup(theme, Kind.OBJECTIVE, (_TEXT, *_FIELDS, _NOTES, _SHARED))
        super().__init__(theme, fields, "text")
        self._shown: PlanShown | None = None
        self.state = Choices(theme, "", {key: tr(text) for key, text in STATES.items()})
        self.state.chosen.connect(self._decide)
        self.override = OverridePart(theme)
        self.override.wanted.connect(self._override)
        self._measures = column(spacing=2)
        self._add = Button(theme, tr("Measure"), "link", "plus", name=tr("Add measure"))
        self._add.clicked.connect(self.add_requested)
        measures = Section(tr("Measures"), self._add, edge="")
        measures.add(self._measures)
        self.lineage = LineageLines(theme)
        self._periods = Section(tr("At the reviews"), edge="")
        self._periods.add(self.lineage)
        self._under_periods = line()
        progress = Section(tr("Progress"), edge="")
        progress.add(self.override)
        notes = Section(tr("Notes"), Label(tr("internal"), TextStyle.CELL, "text3"), edge="")
        notes.add(self.fields[_NOTES.key])
        shared = Section(tr("Shared notes"), Label(tr("the customer reads these"), TextStyle.CELL, "text3"))
        shared.add(self.fields[_SHARED.key])
        self._fill(
            *(self._head(), self.state, line(), progress, line(), measures, line()),
            *(self._periods, self._under_periods),
            *(FieldRows(self.fields, _FIELDS), line(), shared, notes),
        )

    def show_objective(
        self, shown: PlanShown, objective: PlanObjective, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show an objective, or the same one anew."""
        assert shown.content is not None
        other = objective.id != self._shown_id
        self._turn_to(objective.id)
        self._shown = shown
        self.fields.show(objective.id, shortened(objective.text), texts)
        categories = sorted({one.category for one in shown.content.objectives if one.category})
        self.fields.set_choices(
            {
                "owner": shown.staying(shown.members),
                "contact": shown.staying(shown.contacts),
                "category": categories,
            }
        )
        number = 1 + [one.id for one in shown.content.objectives].index(objective.id)
        count = len(shown.content.objectives)
        self._facts.setText(tr("Objective {number} of {count}", number=number, count=count))
        self.state.show_answer(objective.state, editable=editable)
        self.override.show_objective(shown, objective, editable=editable, anew=other)
        steps = lineage_words(shown, shown.book, objective.id)
        self.lineage.show_steps(steps)
        for part in (self._periods, self._under_periods):
            part.setVisible(bool(steps))
        self._list(shown, shown.content.measures_of.get(objective.id, ()))
        self._add.setEnabled(editable)
        self.delete.setEnabled(editable)

    def _list(self, shown: PlanShown, measures: tuple[PlanMeasure, ...]) -> None:
        while (item := self._measures.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for measure in measures:
            self._measures.addWidget(self._measure(shown, measure))
        if not measures:
            none = Label(
                tr("Without a measure nobody can say how far it is."), TextStyle.CELL, "text2", wrap=True
            )
            self._measures.addWidget(none)

    def _measure(self, shown: PlanShown, measure: PlanMeasure) -> QWidget:
        judged = judge_measure(shown, measure)
        stands = judged.progress
        status = PROGRESS_STATUS[stands] if stands is not None else Status.NONE
        word = tr(PROGRESS[stands]) if stands is not None else tr("Not measured")
        current = value_with_unit(measure, judged.current, shown.currency)
        face = row(StatusMark(self._theme, status), spacing=8, margins=(4, 4, 4, 4))
        face.addWidget(ElidedLabel(measure.name, TextStyle.CELL), 1)
        value = ElidedLabel(current, TextStyle.CELL_MEDIUM)
        value.setAlignment(trailing())
        face.addWidget(value)
        name = tr("Measure {name}, {value}, {status}", name=measure.name, value=current, status=word)
        button = LayoutButton(self._theme, "value", face, name)
        # A push button would insist on all of a long unit.
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setToolTip(judged.reason)
        button.clicked.connect(lambda: self.go_requested.emit(ObjectKey(Kind.MEASURE, measure.id)))
        return button

    def _decide(self, key: str) -> None:
        shown = self._shown
        if shown is None or shown.content is None or self._shown_id is None:
            return
        known = next((one for one in shown.content.objectives if one.id == self._shown_id), None)
        if known is not None and known.state != key:
            self.gesture.emit(set_state(known.id, ObjectiveState(key)))

    def _override(self, stands: Progress | None, reason: str) -> None:
        if self._shown is None or self._shown_id is None:
            return
        try:
            gesture = set_progress(self._shown_id, stands, reason, self._shown.today)
        except InputError as error:
            self.override.refuse(str(error))
        else:
            self.gesture.emit(gesture)


class OverridePart(QWidget):
    """Where an objective stands with its reason, and what a person says in place of that."""

    wanted = Signal(object, str)
    """The Progress that is to hold, None for that of the measures, and why."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pill = StatusPill(theme)
        self._reason = Label("", TextStyle.CELL, "text2", wrap=True)
        self._calculated = Label("", TextStyle.CELL, "text3", wrap=True)
        self.change = Button(theme, tr("Set by hand"), "link")
        self.change.clicked.connect(self._begin)
        self.back = Button(theme, tr("Take back"), "link", name=tr("Take back the progress set by hand"))
        self.back.clicked.connect(lambda: self.wanted.emit(None, ""))
        self.choice = ChoiceBox(theme, [tr(text) for text in PROGRESS.values()])
        self.choice.setAccessibleName(tr("Progress"))
        self.why = QLineEdit()
        self.why.setMaxLength(300)
        self.why.setPlaceholderText(tr("Reason, such as the survey that came late"))
        self.why.setAccessibleName(tr("Reason"))
        self.why.returnPressed.connect(self._store)
        self.store = Button(theme, tr("Set"), "primary", name=tr("Set progress"))
        self.store.clicked.connect(self._store)
        self.notice = FieldNotice(theme)
        self._form = QWidget()
        entry = row(self.why, spacing=6)
        entry.addWidget(self.store)
        form = column(self.choice, spacing=6)
        form.addLayout(entry)
        form.addWidget(self.notice)
        self._form.setLayout(form)
        top = row(self._pill, 0, self.change, self.back, spacing=8)
        whole = column(spacing=6)
        whole.addLayout(top)
        whole.addWidget(self._reason)
        whole.addWidget(self._calculated)
        whole.addWidget(self._form)
        self.setLayout(whole)
        self._form.hide()

    def show_objective(
        self, shown: PlanShown, objective: PlanObjective, *, editable: bool, anew: bool
    ) -> None:
        """Show where an objective stands; `anew` for another one than before."""
        judged, told = judge_objective(shown, objective), calculated(shown, objective)
        stands = judged.progress
        word = tr(PROGRESS[stands]) if stands is not None else tr("Not measured")
        self._pill.say(word, PROGRESS_STATUS[stands] if stands is not None else Status.NONE)
        self._reason.setText(judged.reason)
        by_hand = bool(objective.override)
        if by_hand:
            when = short_day_text(objective.override_on, shown.today) if objective.override_on else ""
            self._calculated.setText(
                tr("Calculated: {reason}. Set by hand {day}", reason=told.reason, day=when)
            )
        self._calculated.setVisible(by_hand)
        self.back.setVisible(by_hand and editable)
        if anew or by_hand:
            self._form.hide()
            self.why.clear()
            self.notice.clear()
        self.change.setVisible(editable and not by_hand and self._form.isHidden())

    def refuse(self, why: str) -> None:
        """Say what is missing."""
        self.notice.tell(why, Status.RISK)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self._form.show()
        self.change.hide()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self) -> None:
        self.notice.clear()
        self.wanted.emit(list(Progress)[max(self.choice.currentIndex(), 0)], self.why.text())
