"""The form in which a value of a metric is entered for an account, above the newest ones that are stored."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.metrics.readings import (
    MOST_NOTE,
    MetricReadings,
    NewReading,
    ReadingPoint,
    ReadingsShown,
    check_day,
)
from cs_desktop.domain.metrics.values import hint_for, read_value, value_said, value_typed
from cs_desktop.views.metrics.metric_box import MetricBox
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.value_lines import ValueLine, ValueLines

_HINT = 200
"""Letters that are told of what a metric means."""


class ReadingForm(Form):
    """Collects a NewReading; stays open for the next one."""

    entered = Signal(object)
    delete_requested = Signal(str, object)
    """The key of a metric and the day of its value."""
    turned = Signal()
    """Another metric is chosen, and nothing is entered yet."""

    def __init__(self, theme: Theme, shown: ReadingsShown, *, editable: bool) -> None:
        super().__init__(theme, tr("Enter reading"))
        self._shown, self._editable = shown, editable
        self._corrects: date | None = None
        self.choice = MetricBox(theme)
        self.day = DayEdit(theme, lambda: self._shown.today, required=True)
        self.value, self.note = QLineEdit(), QLineEdit()
        self.word = ChoiceBox(theme, [])
        self.note.setMaxLength(MOST_NOTE)
        self.metric_row = self.add(tr("Metric"), self.choice)
        self.day_row = self.add(tr("Day"), self.day, self._day_problem)
        self.value_row = self.add(tr("Value"), self.value, self._value_problem)
        self.word_row = self.add(tr("Value in words"), self.word)
        self.note_row = self.add(tr("Note"), self.note, hint=tr("Such as where it comes from"))
        self.lines = ValueLines(theme)
        self.head = Label("", TextStyle.SECTION)
        self.add_part(self.head)
        self.add_part(self.lines)
        self.choice.currentIndexChanged.connect(self._turn_to_metric)
        self.day.day_changed.connect(self._tell_day)
        self.value.textChanged.connect(self._echo)
        self.lines.opened.connect(self._correct)
        self.lines.delete_requested.connect(self._delete)
        self.submitted.connect(self._submit)
        self.choice.show_metrics([one.metric for one in shown.metrics], self._measured())
        self.day.set_day(shown.today)
        self._turn_to_metric()

    @property
    def chosen(self) -> MetricReadings | None:
        """Return the readings of the metric that is chosen."""
        return self._shown.of(self.choice.key)

    def choose(self, key: str) -> None:
        """Turn to a metric."""
        self.choice.choose(key)

    def show_readings(self, shown: ReadingsShown) -> None:
        """Show what is stored now; what is being entered stays."""
        self._shown = shown
        key = self.choice.key
        self.choice.show_metrics([one.metric for one in shown.metrics], self._measured())
        self.choice.choose(key)
        self._tell()

    def begin_next(self) -> None:
        """Be ready for another value of the same metric, since this one is stored."""
        self._corrects = None
        self.value.setText("")
        self.note.setText("")
        self.day.set_day(self._shown.today)
        self.finish.setText(tr("Enter reading"))
        self.cancel.setText(tr("Close"))
        self.start_over()
        self.set_busy(busy=False)
        self._tell()
        editor = self.word if self.word_row.isVisibleTo(self) else self.value
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def collect(self) -> NewReading:
        """Return what was entered, each part of which makes sense."""
        chosen = self.chosen
        assert chosen is not None
        day = check_day(self.day.day, self._shown.today)
        return NewReading(
            self._shown.account_id,
            chosen.metric.key,
            day,
            self._value(chosen),
            self.note.text().strip(),
            self._corrects,
        )

    def _measured(self) -> Sequence[str]:
        return [one.metric.key for one in self._shown.metrics if one.count]

    def _value(self, chosen: MetricReadings) -> float:
        if chosen.metric.scale:
            return chosen.metric.scale[max(self.word.currentIndex(), 0)][0]
        return read_value(chosen.metric, self.value.text(), self._shown.currency)

    def _turn_to_metric(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        metric = chosen.metric
        self._corrects = None
        self.finish.setText(tr("Enter reading"))
        self.word.clear()
        self.word.addItems([tr(word) for _value, word in metric.scale])
        self.word_row.setVisible(bool(metric.scale))
        self.value_row.setVisible(not metric.scale)
        self._tell()
        if not (self.value.text().strip() or self.note.text().strip()):
            self.turned.emit()

    def _tell(self) -> None:
        """Say what the metric is, how the value is read, what it takes the place of, and what is stored."""
        chosen = self.chosen
        if chosen is None:
            return
        metric = chosen.metric
        self.metric_row.set_hint(shortened(metric.definition_text, _HINT))
        self.metric_row.warn(
            tr(
                "So far it is derived from: {source}. From the day of a reading on, only what is entered "
                "or imported counts.",
                source=metric.source_text,
            )
            if chosen.ends_derivation
            else ""
        )
        self._echo()
        self._tell_day()
        self._show_lines()

    def _show_lines(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        lines = [
            ValueLine(
                point,
                day_text(point.day),
                value_said(chosen.metric, point.value, self._shown.currency),
                point.note or (tr("by hand") if point.by_hand else ""),
            )
            for point in chosen.points
        ]
        nothing = tr("No value yet. Each one that you enter stays with its day.")
        self.lines.show_lines(lines, nothing, editable=self._editable)
        self.head.setText(
            tr("Newest values, {count} in all", count=chosen.count)
            if chosen.count > len(lines)
            else tr("Values so far")
        )

    def _day_problem(self) -> str:
        if problem := self.day.problem():
            return problem
        try:
            check_day(self.day.day, self._shown.today)
        except InputError as error:
            return str(error)
        return ""

    def _value_problem(self) -> str:
        chosen = self.chosen
        if chosen is None or chosen.metric.scale:
            return ""
        try:
            self._value(chosen)
        except InputError as error:
            return str(error)
        return ""

    def _tell_day(self) -> None:
        """Say what an entered value would take the place of."""
        chosen, day = self.chosen, self.day.day
        stands = chosen.on(day) if chosen is not None and day != self._corrects else None
        if stands is None or chosen is None:
            self.day_row.warn("")
            return
        said = value_said(chosen.metric, stands.value, self._shown.currency)
        self.day_row.warn(tr("{value} stands there; it is replaced.", value=said))

    def _echo(self) -> None:
        """Say how the value is read, since 65 and 0.65 may be the same."""
        chosen = self.chosen
        if chosen is None:
            return
        hint = hint_for(chosen.metric)
        if self.value.text().strip() and not chosen.metric.scale:
            with suppress(InputError):
                said = value_said(chosen.metric, self._value(chosen), self._shown.currency)
                hint = tr("Read as {value}", value=said)
        self.value_row.set_hint(hint)

    def _correct(self, point: ReadingPoint) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self._corrects = point.day
        self.day.set_day(point.day)
        self.note.setText(point.note)
        self.finish.setText(tr("Change reading"))
        if chosen.metric.scale:
            places = [value for value, _word in chosen.metric.scale]
            self.word.setCurrentIndex(places.index(point.value) if point.value in places else 0)
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.value.setText(value_typed(chosen.metric, point.value, self._shown.currency))
            self.value.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell_day()

    def _delete(self, point: ReadingPoint) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.delete_requested.emit(chosen.metric.key, point.day)

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(self.collect())
