"""The form in which a metric of the catalogue is described, or one's own is added."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.editing import MOST_DAYS, MOST_LAG, NEW, read_scale, scale_typed
from cs_desktop.domain.metrics.entry import MINUTES, TOPICS
from cs_desktop.domain.metrics.known import KIND_WORDS, OWN_TOPIC, KnownMetric
from cs_desktop.domain.plan.words import unit_name
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form, needed, note_field
from cs_desktop.views.widgets.form_row import Check

_DIGITS = 9
_UNITS = (Unit.SHARE, Unit.COUNT, Unit.HOURS, Unit.DAYS, Unit.POINTS, Unit.NUMBER, Unit.MONEY)


class MetricForm(Form):
    """Collects a KnownMetric."""

    entered = Signal(object)

    def __init__(self, theme: Theme, base: KnownMetric | None) -> None:
        super().__init__(theme, tr("Store metric"))
        self.base = base
        """The metric that is changed; None for a new one."""
        self._metric = base or NEW
        self.name, self.unit = QLineEdit(), QLineEdit()
        self.definition, self.scale = note_field(3), note_field(4)
        self._kinds, self._topics = list(KIND_WORDS), ["", *(topic.value for topic in TOPICS)]
        self.kind = ChoiceBox(theme, [tr(word) for word in KIND_WORDS.values()])
        self.better = ChoiceBox(theme, [tr("The higher the better"), tr("The lower the better")])
        self.topic = ChoiceBox(theme, [tr(OWN_TOPIC), *(tr(word) for word in TOPICS.values())])
        self.window_days, self.stale_days, self.lag_days = QLineEdit(), QLineEdit(), QLineEdit()
        self.derived = ChoiceBox(theme, [tr("Derived, entered or imported"), tr("Entered or imported only")])
        self._lay_out()
        self._fill()
        self.submitted.connect(self._submit)

    def _lay_out(self) -> None:
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Weekly active users.")))
        self.add(tr("What it means"), self.definition, hint=tr("One sentence with its formula."))
        self.add(
            tr("Unit"),
            with_choices(self.unit, list(self._units())),
            hint=tr("%, hours, or a word of your own."),
        )
        self.add(tr("Topic"), self.topic)
        self.add(tr("How it is summed up"), self.kind)
        self.add(tr("What is better"), self.better)
        late = tr("How much later than its day a point is known; 0 for at once.")
        self.add(tr("Window, in days"), self.window_days, _in_days(self.window_days, 1, MOST_DAYS))
        self.add(tr("Stale after, in days"), self.stale_days, _in_days(self.stale_days, 1, MOST_DAYS))
        self.add(tr("Known after, in days"), self.lag_days, _in_days(self.lag_days, 0, MOST_LAG), hint=late)
        self.add(
            *(tr("Words for values"), self.scale, self._scale_problem),
            hint=tr("One a line, the worst first, such as 2: Willing. Empty for plain numbers."),
        )
        self.source_row = self.add(tr("Source"), self.derived)

    def _fill(self) -> None:
        metric = self._metric
        self.name.setText(metric.name)
        self.definition.setPlainText(metric.definition_text)
        self.unit.setText(unit_name(metric.unit))
        self.topic.setCurrentIndex(self._topics.index(metric.topic) if metric.topic in self._topics else 0)
        self.kind.setCurrentIndex(self._kinds.index(metric.kind) if metric.kind in self._kinds else 0)
        self.better.setCurrentIndex(0 if metric.higher_is_better else 1)
        self.window_days.setText(str(metric.window_days))
        self.stale_days.setText(str(metric.stale_days))
        self.lag_days.setText(str(metric.lag_days))
        self.scale.setPlainText(scale_typed(metric.scale))
        entry = BY_KEY.get(metric.key)
        derivable = entry is not None and bool(entry.derived_from)
        self.derived.setCurrentIndex(0 if metric.derived_from else 1)
        self.source_row.setVisible(derivable)

    def collect(self) -> KnownMetric:
        """Return the metric as it is to be."""
        metric = self._metric
        said = self.definition.toPlainText().strip()
        entry = BY_KEY.get(metric.key)
        derived = entry.derived_from if entry is not None and self.derived.currentIndex() == 0 else ""
        return replace(
            metric,
            name=self.name.text(),
            # What the program says stays its own, so that everybody reads it in their language.
            definition=metric.definition if said == metric.definition_text else said,
            unit=self._units().get(self.unit.text().strip(), self.unit.text().strip()),
            topic=self._topics[max(self.topic.currentIndex(), 0)],
            kind=self._kinds[max(self.kind.currentIndex(), 0)],
            higher_is_better=self.better.currentIndex() == 0,
            window_days=int(self.window_days.text()),
            stale_days=int(self.stale_days.text()),
            lag_days=int(self.lag_days.text()),
            scale=read_scale(self.scale.toPlainText(), metric.scale),
            derived_from=derived,
        )

    def _units(self) -> Mapping[str, str]:
        """Return the units that the program knows, by how they are read."""
        return {unit_name(unit): unit.value for unit in _UNITS} | {MINUTES: MINUTES}

    def _scale_problem(self) -> str:
        try:
            read_scale(self.scale.toPlainText(), self._metric.scale)
        except InputError as error:
            return str(error)
        return ""

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(self.collect())


def _in_days(field: QLineEdit, least: int, most: int) -> Check:
    """Return a check that a field holds a number of days."""

    def check() -> str:
        text = field.text().strip()
        if text.isdecimal() and text.isascii() and len(text) < _DIGITS and least <= int(text) <= most:
            return ""
        return tr("Enter a whole number from {least} to {most}.", least=least, most=most)

    return check
