"""The rules behind the signals: what feeds them, how many are open, and how right they were."""

from datetime import date

from PySide6.QtCore import QRect, Signal, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.figures import Status, Unit, value_text
from cs_desktop.domain.signals.precision import HORIZONS, Precisions
from cs_desktop.domain.signals.shown import RuleShown, SignalsShown
from cs_desktop.domain.signals.words import condition_text
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.signals.rule_strip import RuleLine, RuleStrip
from cs_desktop.views.signals.words import fed_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons

SPANS = {12: marked("Last 12 months"), 24: marked("Last 24 months")}


def precision_text(line: RuleLine) -> str:
    """Return how right a rule was, or why nothing is said."""
    precision = line.precision
    if precision is None:
        return "…"
    if precision.tells:
        tally = precision.tally
        return tr(
            "{share} of {count}",
            share=value_text(tally.precision, Unit.SHARE),
            count=count_text(tally.openings),
        )
    if precision.tally.looked_at == 0:
        return "–"
    if precision.tally.openings == 0:
        return tr("never opened")
    return tr("too few ({count})", count=count_text(precision.tally.openings))


def base_text(line: RuleLine) -> str:
    """Return how often ARR was lost anyway."""
    return "…" if line.precision is None else value_text(line.precision.tally.base, Unit.SHARE)


def open_text(one: RuleShown) -> str:
    """Return at how many accounts a rule is open; one without data says nothing."""
    return count_text(one.open) if one.fed and one.rule.active else "–"


COLUMNS = (
    RecordColumn("signal", marked("Signal"), 190, lambda line: tr(line.shown.rule.name), grows=True),
    RecordColumn(
        "opens", marked("Opens"), 250, lambda line: condition_text(line.shown.rule), grows=True, drop=2
    ),
    RecordColumn("feed", marked("Fed by"), 160, lambda line: line.shown.feed, drop=3),
    RecordColumn("fed", marked("Data"), 100, lambda line: fed_text(line.shown)),
    RecordColumn("open", marked("Open"), 64, lambda line: open_text(line.shown), right=True),
    RecordColumn("precision", marked("Precision"), 140, precision_text),
    RecordColumn("base", marked("Base rate"), 84, base_text, right=True, drop=1),
)


class RuleTable(QWidget):
    """Shows the rules of SignalsShown with their Precisions, and below the one that one is on."""

    edit_wanted = Signal(object)
    """The RuleShown to be changed."""
    feed_wanted = Signal(object)
    """The RuleShown whose data is to be entered or looked at."""
    signals_wanted = Signal(object)
    """The RuleShown whose signals are to be shown."""
    switched = Signal(object)
    dropped = Signal(object)
    """The RuleShown that is to be deleted, or taken back to built-in."""
    months_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: SignalsShown | None = None
        self._precisions: Precisions | None = None
        self._horizon = HORIZONS[-1]
        self._editable = True
        self.model = RecordModel(COLUMNS, self)
        self.model.editable = False
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.painters = {"signal": self._paint_signal, "fed": self._paint_fed}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Rules of signals"))
        self.strip = RuleStrip(theme)
        self.spans, self.horizons = SegmentedButtons(theme, "filter"), SegmentedButtons(theme, "filter")
        for months, name in SPANS.items():
            self.spans.add(str(months), tr(name))
        for days in HORIZONS:
            self.horizons.add(str(days), tr("Lost within {days} days", days=days))
        self.horizons.choose(str(self._horizon))
        self.spans.choose("24")
        self._lay_out()
        self._connect()

    @property
    def current(self) -> RuleLine | None:
        """Return the rule that one is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def show_rules(self, shown: SignalsShown, *, editable: bool) -> None:
        """Show the rules; the one that one is on stays."""
        self._shown, self._editable = shown, editable
        self._fill()

    def show_precisions(self, precisions: Precisions | None) -> None:
        """Show how right they were; None while that is being read."""
        self._precisions = precisions
        self._fill()

    def select(self, key: str) -> None:
        """Go to a rule."""
        one = self._shown.rule(key) if self._shown is not None else None
        if one is not None:
            self.table.select(one.id)

    def take_focus(self) -> None:
        """Start in the table."""
        self.table.take_focus()

    def _fill(self) -> None:
        if self._shown is None:
            return
        by_rule = self._precisions.by_rule if self._precisions is not None else {}
        self.model.show(
            tuple(
                RuleLine(one, by_rule.get(one.rule.key, {}).get(self._horizon)) for one in self._shown.rules
            )
        )
        self._show_current()

    def _show_current(self) -> None:
        as_of = self._shown.as_of if self._shown is not None else date.min
        self.strip.show_rule(self.current, as_of, editable=self._editable)

    def _choose_horizon(self, key: str) -> None:
        self._horizon = int(key)
        self._fill()

    def _connect(self) -> None:
        self.table.picked.connect(lambda _id: self._show_current())
        self.table.opened.connect(lambda _id: self._tell(self.edit_wanted))
        self.horizons.chosen.connect(self._choose_horizon)
        self.spans.chosen.connect(lambda key: self.months_chosen.emit(int(key)))
        for button, signal in (
            (self.strip.edit, self.edit_wanted),
            (self.strip.enter, self.feed_wanted),
            (self.strip.signals, self.signals_wanted),
            (self.strip.switch, self.switched),
            (self.strip.drop, self.dropped),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._tell(signal))

    def _tell(self, signal: SignalInstance) -> None:
        line = self.current
        if line is not None:
            signal.emit(line.shown)

    def _lay_out(self) -> None:
        choices = FlowRow()
        for part in (self.spans, self.horizons):
            choices.add(part)
        head = Panel("surface", "bottom")
        head.setLayout(column(choices, spacing=0, margins=(20, 8, 20, 8)))
        box = column(head, spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(self.strip)
        self.setLayout(box)

    def _paint_signal(self, painter: QPainter, box: QRect, line: RuleLine) -> None:
        rule = line.shown.rule
        name = tr(rule.name)
        if rule.active:
            self._delegate.judged(painter, box, name, rule.severity, "text")
        else:
            self._delegate.judged(painter, box, tr("{signal} (off)", signal=name), Status.NONE, "text3")

    def _paint_fed(self, painter: QPainter, box: QRect, line: RuleLine) -> None:
        style = TextStyle.CELL if line.shown.fed else TextStyle.CELL_MEDIUM
        self._delegate.text(painter, box, fed_text(line.shown), "text2" if line.shown.fed else "text", style)
