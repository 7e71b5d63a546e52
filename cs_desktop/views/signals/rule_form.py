"""The form of a rule of a signal; it can be tried on all accounts before it is stored."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.signals import entering
from cs_desktop.domain.signals.rules import COMPARED, Opens, SignalRule
from cs_desktop.domain.signals.shown import FeedChoice, SignalsShown, Trial
from cs_desktop.domain.signals.words import (
    AMOUNTS,
    OPENS,
    SEVERITIES,
    threshold_unit,
)
from cs_desktop.domain.typed_numbers import number_typed, read_number
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.views.signals.trial import TrialPart
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, note_field

NEW = SignalRule(
    key="",
    name="",
    feed="",
    kind=MetricKind.MEAN,
    window_days=30,
    opens=Opens.FALLS_BY,
    threshold=0.2,
    title="",
    why="",
)
"""What a new rule begins with."""
_DIGITS = 6


class RuleForm(Form):
    """Collects a SignalRule."""

    entered = Signal(object, object)
    """The SignalRule that it was begun from, None for a new one, and the SignalRule to store."""
    trial_wanted = Signal(object)
    """The SignalRule to be tried."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Store signal"))
        self.base: SignalRule | None = None
        self._feeds: Sequence[FeedChoice] = ()
        self._opens = tuple(OPENS)
        self._kinds: tuple[MetricKind, ...] = tuple(AMOUNTS)
        self.name, self.title = QLineEdit(), QLineEdit()
        self.feed, self.kind = ChoiceBox(theme, ()), ChoiceBox(theme, [tr(t) for t in AMOUNTS.values()])
        self.days, self.threshold, self.floor = QLineEdit(), QLineEdit(), QLineEdit()
        self.opens = ChoiceBox(theme, [tr(text) for text in OPENS.values()])
        self.severity = ChoiceBox(theme, [tr(text) for text in SEVERITIES.values()])
        self.asks = ChoiceBox(theme, [tr("Each month while it is open"), tr("At each newer value")])
        self.answer_days, self.least_points = QLineEdit(), QLineEdit()
        self.why, self.notes = note_field(2), note_field(2)
        self._trial = TrialPart(theme)
        self.trial = self._trial.test
        self._add_rows()
        self._trial.test.clicked.connect(self._try)
        self.feed.currentIndexChanged.connect(lambda _place: self._follow_feed())
        self.opens.currentIndexChanged.connect(lambda _place: self._follow_opens())
        self.edited.connect(self._trial.forget)
        self.submitted.connect(self._submit)

    def begin(self, rule: SignalRule | None, shown: SignalsShown) -> None:
        """Begin with a rule, or with a new one."""
        self.base = rule
        self._feeds = shown.feeds
        self.feed.clear()
        self.feed.addItems([one.name for one in shown.feeds])
        self._fill(rule or NEW)
        self.start_over()
        self._trial.forget()
        self.set_busy(busy=False)

    def rule(self) -> SignalRule:
        """Return what the fields say, each of which makes sense."""
        unit = self._unit
        opens = self._chosen_opens
        # The program's own words are stored as such, so that everybody reads them in their language.
        begun = self.base or NEW
        return replace(
            begun,
            name=_kept(self.name.text(), begun.name),
            feed=self._choice.key if self._choice else "",
            kind=self._kinds[max(self.kind.currentIndex(), 0)],
            window_days=_whole(self.days.text()) or 0,
            opens=opens,
            threshold=_number(self.threshold.text(), threshold_unit(opens, unit)),
            floor=_number(self.floor.text() or "0", unit) if opens is Opens.RISES_BY else 0.0,
            unit=unit,
            severity=tuple(SEVERITIES)[max(self.severity.currentIndex(), 0)],
            once_a_month=self.asks.currentIndex() == 0,
            answer_days=_whole(self.answer_days.text()) or 0,
            least_points=_whole(self.least_points.text()) or 1,
            title=_kept(self.title.text(), begun.title),
            why=_kept(self.why.toPlainText(), begun.why),
            notes=self.notes.toPlainText().strip(),
        )

    def show_trial(self, trial: Trial) -> None:
        """Say what the rule would do."""
        self._trial.tell(trial)

    def trial_failed(self, problem: str) -> None:
        """Say why it could not be tried."""
        self._trial.forget()
        self.say(problem)

    @property
    def _choice(self) -> FeedChoice | None:
        place = self.feed.currentIndex()
        return self._feeds[place] if 0 <= place < len(self._feeds) else None

    @property
    def _unit(self) -> Unit:
        choice = self._choice
        return Unit.SHARE if choice is not None and choice.unit is Unit.SHARE else Unit.NUMBER

    @property
    def _chosen_opens(self) -> Opens:
        return self._opens[max(self.opens.currentIndex(), 0)]

    def _fill(self, rule: SignalRule) -> None:
        keys = [one.key for one in self._feeds]
        self.feed.setCurrentIndex(keys.index(rule.feed) if rule.feed in keys else -1)
        self._follow_feed()
        self.name.setText(tr(rule.name))
        self.kind.setCurrentIndex(self._kinds.index(rule.kind) if rule.kind in self._kinds else 0)
        self.days.setText(str(rule.window_days))
        self.opens.setCurrentIndex(self._opens.index(rule.opens))
        self.threshold.setText(number_typed(rule.threshold, threshold_unit(rule.opens, rule.unit)))
        self.floor.setText(number_typed(rule.floor, rule.unit) if rule.floor else "")
        self.severity.setCurrentIndex(tuple(SEVERITIES).index(rule.severity))
        self.asks.setCurrentIndex(0 if rule.once_a_month else 1)
        self.answer_days.setText(str(rule.answer_days))
        self.least_points.setText(str(rule.least_points))
        self.title.setText(tr(rule.title))
        self.why.setPlainText(tr(rule.why))
        self.notes.setPlainText(rule.notes)
        self._follow_opens()

    def _follow_feed(self) -> None:
        """Offer what makes sense for what feeds the rule."""
        choice = self._choice
        chosen = self._kinds[max(self.kind.currentIndex(), 0)]
        survey = choice is not None and choice.survey
        self._kinds = tuple(kind for kind in entering.kinds_of(survey=survey) if kind in AMOUNTS)
        texts = [tr(AMOUNTS[kind]) for kind in self._kinds]
        if texts != [self.kind.itemText(place) for place in range(self.kind.count())]:
            self.kind.clear()
            self.kind.addItems(texts)
            self.kind.setCurrentIndex(self._kinds.index(chosen) if chosen in self._kinds else 0)
        self._follow_opens()

    def _follow_opens(self) -> None:
        """Show only what the way of opening asks for, with a hint of the numbers that it takes."""
        opens = self._chosen_opens
        self._kind_row.setVisible(opens is not Opens.DAYS_AT_LEAST)
        self._floor_row.setVisible(opens is Opens.RISES_BY)
        choice = self._choice
        scale = choice.scale if choice is not None and opens not in COMPARED else ()
        if scale and opens is not Opens.DAYS_AT_LEAST:
            steps = ", ".join(f"{number_typed(value, Unit.NUMBER)} {tr(word)}" for value, word in scale)
            self._threshold_row.set_hint(steps)
        elif threshold_unit(opens, self._unit) is Unit.SHARE:
            self._threshold_row.set_hint(tr("Such as 20%."))
        else:
            self._threshold_row.set_hint("")

    def _add_rows(self) -> None:
        self.add(tr("Name"), self.name, lambda: entering.name_problem(self.name.text()))
        self.add(tr("Fed by"), self.feed, lambda: "" if self._choice else tr("Choose what feeds it."))
        self.add(
            tr("Days of the window"), self.days, lambda: entering.days_problem(_whole(self.days.text()), 1)
        )
        self._kind_row = self.add(tr("Its values become one by"), self.kind)
        self.add(tr("Opens when that"), self.opens)
        self._threshold_row = self.add(tr("Threshold"), self.threshold, self._threshold_problem)
        self._floor_row = self.add(
            *(tr("And is more than"), self.floor, self._floor_problem), hint=tr("Empty for any.")
        )
        self.add(
            tr("Fewest values"),
            self.least_points,
            lambda: entering.points_problem(_whole(self.least_points.text())),
            hint=tr("A window with fewer says nothing."),
        )
        self.add_part(self._trial)
        self.add(tr("Severity"), self.severity)
        self.add(tr("One who has dealt with it is asked again"), self.asks)
        self.add(
            tr("Days to answer"),
            self.answer_days,
            lambda: entering.days_problem(_whole(self.answer_days.text()), 0),
        )
        self.add(tr("What to do"), self.title, lambda: entering.text_problem(self.title.text()))
        self.add(
            tr("Reason"),
            self.why,
            lambda: entering.reason_problem(self.why.toPlainText()),
            hint=tr("With {places} for its numbers.", places="{value}, {before}, {days}, {day}"),
        )
        self.add(tr("Notes"), self.notes)

    def _threshold_problem(self) -> str:
        opens, unit = self._chosen_opens, self._unit
        number = read_number(self.threshold.text(), threshold_unit(opens, unit))
        return entering.threshold_problem(opens, number, unit)

    def _floor_problem(self) -> str:
        if not self.floor.text().strip() or read_number(self.floor.text(), self._unit) is not None:
            return ""
        return tr("Enter a number such as {example}.", example="30")

    def _try(self) -> None:
        """Try what the fields say; what has no words yet can be tried as well."""
        problem = (
            ("" if self._choice else tr("Choose what feeds it."))
            or entering.days_problem(_whole(self.days.text()), 1)
            or self._threshold_problem()
            or self._floor_problem()
            or entering.points_problem(_whole(self.least_points.text()))
        )
        self.say(problem)
        if not problem:
            self._trial.wait()
            self.trial_wanted.emit(self.rule())

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(self.base, self.rule())


def _kept(text: str, begun: str) -> str:
    """Return what was entered; the words that it was begun with as they were, in whatever language."""
    text = text.strip()
    return begun if begun and text == tr(begun) else text


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def _number(text: str, unit: Unit) -> float:
    number = read_number(text, unit)
    return 0.0 if number is None else number
