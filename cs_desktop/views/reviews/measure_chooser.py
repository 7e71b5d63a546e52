"""Choosing how an objective is measured, in its row: from its own measures, the library, or written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.library import FittingMeasure, best_first
from cs_desktop.domain.reviews.chain import NewRow
from cs_desktop.domain.reviews.committing import OwnMeasure, change, make_measure, measured, use_measure
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.frozen import Numbers
from cs_desktop.domain.reviews.scoring import Goal, target_problem
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.typed import KIND_NAMES, read_target
from cs_desktop.domain.typed_numbers import read_number
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.views.reviews.row_fix import RowFix
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_OFFERED = 4
"""Measures of the library that are offered; the others are found by the words of the objective."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A measure that can be used."""

    name: str
    note: str
    kind: str
    numbers: Numbers
    baseline: float | None
    use: Callable[[float | None, float | None], Gesture]


class MeasureChooser(RowFix):
    """Asks for a measure and a target, and gives both to the commitment in one step."""

    def __init__(self, theme: Theme, shown: ReviewsShown, review: ReviewHead, wanted: NewRow) -> None:
        super().__init__(theme)
        self._theme, self._shown, self._review, self._wanted = theme, shown, review, wanted
        self.setProperty("banner", Status.RISK.value)
        self._choices = _choices(shown, review, wanted)
        self.buttons = QButtonGroup(self)
        self._targets: list[QWidget] = []
        self.fields: dict[str, QLineEdit] = {}
        self.own = Button(theme, tr("Write my own"), "link")
        self.own.clicked.connect(partial(self.write_own, own=True))
        fits = tr("Measures that fit") if self._choices else tr("Write how it is measured")
        hint = tr("baselines read from this account") if self._choices else tr("none of the library fits")
        title, note = Label(fits, TextStyle.CELL_BOLD), ElidedLabel(hint, TextStyle.CELL, "text2")
        head = row(title, note, self.own, spacing=8)
        head.setStretch(1, 1)
        self._box: QVBoxLayout = column(spacing=4, margins=(40, 2, 20, 10))
        self._box.addLayout(head)
        self._list = Panel("surface", "box")
        self._list.setLayout(column(*(self._line(at) for at in range(len(self._choices))), spacing=0))
        self.form = self._make_form()
        for part in (self._list, self.form, self.told):
            self._box.addWidget(part)
        self.setLayout(self._box)
        self.write_own(own=not self._choices)
        self.buttons.idToggled.connect(self._picked)
        if self._choices:
            self.buttons.buttons()[0].setChecked(True)
        # Targets of what the library offers are no more than a number each.
        own_fields = {name: self.fields[name] for name in ("name", "unit", "baseline", "target")}
        self.keep(own_fields | {"kind": self.kind})

    def take_focus(self) -> None:
        """Put the keyboard into the target of what is chosen."""
        target = self.fields.get(f"target{self.buttons.checkedId()}")
        if self.form.isVisibleTo(self) or target is None:
            target = self.fields["name"]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_over(self, before: QWidget) -> None:
        """Keep what was typed into the one that this one stands for."""
        super().take_over(before)
        if not isinstance(before, MeasureChooser):
            return
        at = before.buttons.checkedId()
        if 0 <= at < len(self._choices):
            self.buttons.button(at).setChecked(True)
        self.write_own(own=not before.form.isHidden())
        for name, field in self.fields.items():
            if name.startswith("target") and name in before.fields:
                field.setText(before.fields[name].text())
                if before.fields[name].hasFocus():
                    self.focus_shown(field)

    def put_in(self, texts: Sequence[str]) -> None:
        """Let each field hold a text; the fields are shown where one had begun to write."""
        super().put_in(texts)
        if self.fields["name"].text().strip():
            self.write_own(own=True)

    def write_own(self, _checked: object = None, *, own: bool) -> None:
        """Show the fields of a measure of one's own, or the list again."""
        self.form.setVisible(own)
        self._list.setVisible(not own and bool(self._choices))
        self.own.setVisible(not own)
        if own and self.isVisible():
            self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, at: int) -> QWidget:
        choice = self._choices[at]
        button = QRadioButton(choice.name.replace("&", "&&"))
        button.setFont(font(TextStyle.CELL_MEDIUM))
        self.buttons.addButton(button, at)
        note = ElidedLabel(choice.note, TextStyle.CELL, "text2")
        baseline = Label(
            tr("Baseline {value}", value=choice.numbers.said(choice.baseline, self._shown.plan.currency)),
            TextStyle.CELL,
        )
        target = self._field(f"target{at}", tr("Target"), 84)
        target.returnPressed.connect(partial(self._use, at))
        use = Button(self._theme, tr("Use measure"), "primary")
        use.clicked.connect(partial(self._use, at))
        ends = QWidget()
        asks = choice.kind != MeasureKind.DONE
        parts: tuple[QWidget, ...] = (Label(tr("Target"), TextStyle.CELL), target) if asks else ()
        ends.setLayout(row(*parts, use, spacing=6))
        ends.hide()
        self._targets.append(ends)
        whole = Panel(edge="bottom")
        box = row(button, note, baseline, ends, spacing=8, margins=(12, 4, 8, 4))
        box.setStretch(1, 1)
        whole.setLayout(box)
        whole.setMinimumHeight(scaled(36))
        return whole

    def _make_form(self) -> QWidget:
        name = self._field("name", tr("What is measured, such as Planner satisfaction"), 300)
        self.kind = ChoiceBox(self._theme, [tr(one) for one in KIND_NAMES.values()])
        self.kind.setAccessibleName(tr("What the measure is to do"))
        fields = FlowRow(6)
        for field in (
            name,
            self.kind,
            self._field("unit", tr("Unit, such as % or h"), 160),
            self._field("baseline", tr("Baseline"), 110),
            self._field("target", tr("Target"), 84),
        ):
            fields.add(field)
        self.fields["target"].returnPressed.connect(self._use_own)
        use = Button(self._theme, tr("Use measure"), "primary", name=tr("Use my own measure"))
        use.clicked.connect(self._use_own)
        back = Button(self._theme, tr("Back to the list"), "link")
        back.clicked.connect(partial(self.write_own, own=False))
        back.setVisible(bool(self._choices))
        form = QWidget()
        box = column(spacing=6)
        box.addWidget(fields)
        box.addLayout(row(use, back, 0, spacing=6))
        form.setLayout(box)
        return form

    def _field(self, name: str, said: str, width: int) -> QLineEdit:
        field = QLineEdit()
        field.setFont(font(TextStyle.CELL, tabular=True))
        field.setMaxLength(300)
        field.setFixedWidth(scaled(width))
        field.setPlaceholderText(said)
        field.setAccessibleName(said)
        self.fields[name] = field
        return field

    def _picked(self, at: int, on: bool) -> None:  # noqa: FBT001 - as Qt tells it
        self._targets[at].setVisible(on)
        self.notice.clear()

    def _use(self, at: int, _checked: object = None) -> None:
        choice = self._choices[at]
        text, currency = self.fields[f"target{at}"].text(), self._shown.plan.currency
        target, high = read_target(text, choice.numbers.unit, currency)
        if choice.kind == MeasureKind.DONE:
            target = 1.0
        problem = _problem(Goal(choice.kind, choice.baseline, target, high))
        if problem:
            self._complain(problem, self.fields[f"target{at}"])
            return
        self.gesture.emit(choice.use(target, high))

    def _use_own(self) -> None:
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        kind = tuple(KIND_NAMES)[self.kind.currentIndex()]
        unit, currency = texts["unit"], self._shown.plan.currency
        target, high = read_target(texts["target"], unit, currency)
        baseline = read_number(texts["baseline"], unit, currency)
        done = kind == MeasureKind.DONE
        if not texts["name"]:
            self._complain(tr("Say what is measured, such as Planner satisfaction."), self.fields["name"])
        elif not unit and not done:
            self._complain(tr("Say what is counted, such as % or hours."), self.fields["unit"])
        elif baseline is None and not done:
            self._complain(tr("Enter where it stands today, such as 5.9."), self.fields["baseline"])
        elif problem := "" if done else _problem(Goal(kind, baseline, target, high)):
            self._complain(problem, self.fields["target"])
        else:
            own = OwnMeasure(texts["name"], kind, unit, baseline, target, high)
            self.gesture.emit(make_measure(self._review, self._wanted.entry, own, self._shown.today))

    def _complain(self, text: str, field: QLineEdit) -> None:
        self.notice.tell(text, Status.RISK)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _problem(goal: Goal) -> str:
    """Return what is wrong with a target, with an example; empty if nothing."""
    within = goal.kind == MeasureKind.STAY_WITHIN
    if goal.target is None or (within and goal.target_high is None):
        return tr("Enter a range such as 85 to 95.") if within else tr("Enter a target such as 65.")
    if target_problem(goal):
        return (
            tr("The upper end of the range must be the larger one, as in 85 to 95.")
            if within
            else tr("Enter a target beyond the baseline: this measure is to move.")
        )
    return ""


def _choices(shown: ReviewsShown, review: ReviewHead, wanted: NewRow) -> list[_Choice]:
    """Return the measures of the objective, then those of the library that fit it."""
    entry, found = wanted.entry, []
    mine = shown.plan.content.measures_of.get(entry.objective_id, ()) if shown.plan.content else ()
    for one in mine:
        retired = shown.plan.retired.get(one.metric_id or 0)
        if retired is not None and retired <= review.day:
            continue
        words = tuple(str(word) for word in (one.scale or {}).get("words") or ())
        stands = measured(shown, review, one)["baseline"]

        def use(target: float | None, high: float | None, one: object = one) -> Gesture:
            chosen = next(known for known in mine if known is one)
            gesture = use_measure(shown, review, entry, chosen, target)
            values = dict(gesture.puts[0].values) | {"target": target, "target_high": high}
            return Gesture(gesture.label, puts=change(entry, **values).puts)

        numbers = Numbers(one.kind, one.unit, words)
        found.append(_Choice(one.name, tr("measure of this objective"), one.kind, numbers, stands, use))
    taken = {one.library_id for one in mine if one.library_id is not None}
    fitting = best_first(shown.library, entry.text, taken=taken)[:_OFFERED]
    return found + [_of_library(shown, review, wanted, one) for one in fitting]


def _of_library(shown: ReviewsShown, review: ReviewHead, wanted: NewRow, one: FittingMeasure) -> _Choice:
    def use(target: float | None, high: float | None) -> Gesture:
        own = OwnMeasure(
            one.entry.name,
            one.entry.kind,
            one.entry.unit,
            one.baseline,
            target,
            high,
            baseline_on=one.baseline_on,
            metric_id=one.entry.metric_id,
            definition=one.entry.definition,
            library_id=one.entry.id,
        )
        return make_measure(review, wanted.entry, own, shown.today)

    note = " · ".join(text for text in (one.entry.unit, one.metric) if text)
    return _Choice(
        one.entry.name, note, one.entry.kind, Numbers(one.entry.kind, one.entry.unit), one.baseline, use
    )
