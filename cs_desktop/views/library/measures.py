"""The library of measures: a table, and a form in the side panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.figures import stated_text
from cs_desktop.domain.plan.library import LibraryEntry, LibraryMeasureShown, LibraryShown, MeasureText
from cs_desktop.domain.plan.words import KINDS, unit_name
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.form import needed
from cs_desktop.views.widgets.pieces import IconMark, column
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable

_CHOICES = tuple(kind for kind in KINDS if kind != MeasureKind.SCALE)
"""The words of a scale are each plan's own."""


def _unit(one: LibraryMeasureShown) -> str:
    return unit_name(one.entry.unit)


def began(one: LibraryMeasureShown) -> str:
    """Return where one's own customers began, from how many objectives and until when; else nothing."""
    own = one.own
    if own is None:
        return ""
    middle, low, high = (stated_text(value, one.entry.unit) for value in (own.middle, own.low, own.high))
    values = middle if own.count == 1 else tr("{middle} ({low} to {high})", middle=middle, low=low, high=high)
    until = tr(", until {day}", day=day_text(own.newest)) if own.newest is not None else ""
    return tr("{values}, n = {number}{until}", values=values, number=own.count, until=until)


COLUMNS = (
    RecordColumn(
        "name", marked("Measure"), 200, lambda one: one.entry.name, lambda one: one.entry.name.casefold()
    ),
    RecordColumn("definition", marked("What it means"), 240, lambda one: one.entry.definition, grows=True),
    RecordColumn(
        "kind", marked("Kind"), 110, lambda one: tr(KINDS.get(one.entry.kind, one.entry.kind)), drop=2
    ),
    RecordColumn("unit", marked("Unit"), 96, _unit),
    RecordColumn("metric", marked("Metric"), 140, lambda one: one.metric, drop=1),
    RecordColumn("use_case", marked("Use case"), 100, lambda one: one.entry.use_case, drop=3),
    RecordColumn("own", marked("Where own customers began"), 230, began),
)


class MeasuresPage(QWidget):
    """Shows a LibraryShown; says what is done with which measure."""

    edit_requested = Signal(object)
    """A LibraryMeasureShown."""
    delete_requested = Signal(object)
    add_requested = Signal()
    shipped_requested = Signal()
    """The measures of the program are to be taken in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: LibraryShown | None = None
        self.model = RecordModel(COLUMNS, self)
        self.table = RecordTable(
            theme, self.model, RecordDelegate(theme, COLUMNS), tr("Measures of the library")
        )
        self.table.opened.connect(self._open)
        self.table.delete_requested.connect(self._delete)
        self.take_in = Button(theme, tr("Add the program's measures"), "primary")
        self.take_in.clicked.connect(self.shipped_requested)
        add = Button(theme, tr("New measure"))
        add.clicked.connect(self.add_requested)
        self._empty = EmptyState(
            IconMark(theme, "gauge", "text3", 48),
            tr("No measures yet"),
            tr(
                "Keep here what plans are measured by, with a meaning and a unit. Baselines come from your "
                "own closed objectives; until there are some, they stay empty."
            ),
        )
        self._empty.offer(self.take_in)
        self._empty.offer(add)
        self._buttons = (self.take_in, add)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self.setLayout(column(self._pages, spacing=0))

    def show_library(self, shown: LibraryShown, *, editable: bool) -> None:
        """Show the measures."""
        self._shown = shown
        self.model.editable = editable
        for button in self._buttons:
            button.setEnabled(editable)
        self.model.show(shown.measures)
        self._pages.setCurrentWidget(self.table if shown.measures else self._empty)

    def take_focus(self) -> None:
        """Begin in the table, or with what fills it."""
        if self._pages.currentWidget() is self.table:
            self.table.take_focus()
        else:
            self.take_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, library_id: int) -> None:
        one = next((one for one in self._measures if one.id == library_id), None)
        if one is not None:
            self.edit_requested.emit(one)

    def _delete(self) -> None:
        for library_id in self.table.selected_ids[:1]:
            self.delete_requested.emit(library_id)

    @property
    def _measures(self) -> tuple[LibraryMeasureShown, ...]:
        return self._shown.measures if self._shown is not None else ()


class MeasureForm(RecordForm):
    """Collects a MeasureText."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Store measure"), 3)
        self.entry: LibraryEntry | None = None
        """The measure that is changed; None for a new one."""
        self.name, self.unit, self.use_case = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = ChoiceBox(theme, [tr(KINDS[kind]) for kind in _CHOICES])
        self.source = ChoiceBox(theme, [tr("Entered by hand")])
        self._metrics: list[int | None] = [None]
        self._units: list[str] = [""]
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Weekly active users.")))
        self.add(tr("What it means"), self.notes)
        self.add(tr("Kind"), self.kind)
        self.add(tr("Unit"), self.unit, hint=tr("Such as hours per week, or % of departures."))
        self.add(tr("Metric"), self.source, hint=tr("Its newest point is the baseline of an account."))
        self.add(tr("Use case"), self.use_case, hint=tr("Empty for any."))
        self.source.currentIndexChanged.connect(self._take_unit)

    def begin(self, one: LibraryMeasureShown | None, shown: LibraryShown) -> None:
        """Begin with a measure, or with a new one."""
        self.clear()
        self._metrics = [None, *(metric[0] for metric in shown.metrics)]
        self._units = ["", *(metric[2] for metric in shown.metrics)]
        self.source.clear()
        self.source.addItems([tr("Entered by hand"), *(metric[1] for metric in shown.metrics)])
        self.entry = None if one is None else one.entry
        if one is not None:
            entry = one.entry
            self.name.setText(entry.name)
            self.notes.set_value(entry.definition)
            self.kind.setCurrentIndex(_CHOICES.index(entry.kind) if entry.kind in _CHOICES else 0)
            self.source.setCurrentIndex(
                self._metrics.index(entry.metric_id) if entry.metric_id in self._metrics else 0
            )
            self.unit.setText(entry.unit)
            self.use_case.setText(entry.use_case)
        self.set_busy(busy=False)

    def clear(self) -> None:
        """Empty every field."""
        super().clear()
        for field in (self.name, self.unit, self.use_case):
            field.clear()
        for box in (self.kind, self.source):
            box.setCurrentIndex(0)

    def collect(self) -> MeasureText:
        """Return the measure."""
        return MeasureText(
            self.name.text(),
            self.notes.value(),
            _CHOICES[max(self.kind.currentIndex(), 0)],
            self.unit.text(),
            self._metrics[max(self.source.currentIndex(), 0)],
            self.use_case.text(),
        )

    def _take_unit(self, place: int) -> None:
        """A measure that a metric feeds is read in the metric's unit."""
        if 0 < place < len(self._units):
            self.unit.setText(self._units[place])
