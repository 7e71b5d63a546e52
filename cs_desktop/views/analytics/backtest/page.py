"""The page Back-test: whether the score saw the losses coming that there were."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.estimates import formula_text
from cs_desktop.domain.backtest.result import Backtest, Estimate, Suggestion
from cs_desktop.domain.backtest.sections import Section, sections
from cs_desktop.domain.backtest.shown import calibration_chart, csv_text
from cs_desktop.domain.backtest.suggested import suggestion_finding, weights_section
from cs_desktop.domain.backtest.told import basis, caution, headline, scored_by
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Status
from cs_desktop.views.analytics.backtest.asking import AskingBar
from cs_desktop.views.analytics.backtest.parts import BacktestPart
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Panel, column, equal, line, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.sketch import Sketch
from cs_desktop.views.widgets.text import Label, plain_tooltip

BESIDE_FROM = 1000
_CHART = 210
_BANDS = {Band.AT_RISK: Status.RISK, Band.WATCH: Status.WATCH, Band.HEALTHY: Status.GOOD}


class _Falling(Sketch):
    """Losses that fall from low scores to high ones."""

    def draw(self, painter: QPainter) -> None:
        """Draw them as bars."""
        tokens = self._theme.tokens
        for place, high in enumerate((78, 58, 34, 20, 12)):
            color = tokens.risk.mark if place < 2 else tokens.track
            self.bar(painter, QRectF(40 + place * 40, 116 - high, 26, high), color)


class BacktestPage(QWidget):
    """Shows a Backtest, and a Suggestion where one was asked for."""

    asked = Signal(object)
    """A Question."""
    suggestion_wanted = Signal(object)
    """A Question."""
    used = Signal(object)
    """The Suggestion that is to become a draft."""
    opened = Signal(object)
    """The id of an account."""
    save_wanted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.found: Backtest | None = None
        self.suggestion: Suggestion | None = None
        self.bar = AskingBar(theme)
        self.progress = ProgressRow(theme, "bottom")
        self.headline = Label("", TextStyle.EMPTY_TITLE, wrap=True)
        self._caution = Label("", TextStyle.BODY_MEDIUM, "watch_text", wrap=True)
        self._basis = Label("", TextStyle.BODY, "text2", wrap=True)
        self._cards = Label("", TextStyle.CELL, "text3", wrap=True)
        self.parts = {
            key: BacktestPart(theme)
            for key in ("bands", "measures", "calibration", "lead", "segments", "mismatches", "weights")
        }
        self.chart = ChartPanel(theme, height=scaled(_CHART))
        self.use = Button(theme, tr("Make it a draft"), "default")
        self.parts["weights"].end.addWidget(self.use)
        self._pairs: list[QBoxLayout] = []
        self._nothing = EmptyState(_Falling(theme), "", "")
        self._scroll = QScrollArea()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.start_over()

    def _connect(self) -> None:
        self.bar.asked.connect(self.asked)
        self.bar.suggest.clicked.connect(lambda: self.suggestion_wanted.emit(self.bar.question))
        self.bar.save.clicked.connect(self.save_wanted)
        self.progress.cancelled.connect(self.cancelled)
        self.use.clicked.connect(self._use)
        self.parts["mismatches"].opened.connect(self._open)

    def begin(self, name: str) -> None:
        """Say that something is under way."""
        self.progress.start(name)

    def finish(self) -> None:
        """Say that it has ended."""
        self.progress.finish()
        if self.found is None and self._stack.currentIndex() == 0:
            self.refuse(tr("Nothing was tested. Run it again when you want to know."))

    def show_backtest(self, found: Backtest) -> None:
        """Show what was found."""
        self.found = found
        self.show_suggestion(None)
        self.headline.setText(headline(found))
        self.headline.setToolTip(plain_tooltip(self._explained(found)))
        self.headline.setAccessibleDescription(self._explained(found))
        for label, text in (
            *((self._caution, caution(found)), (self._basis, basis(found)), (self._cards, scored_by(found))),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        told = {part.key: part for part in sections(found)}
        self._show_parts(found, told)
        self.chart.setVisible(found.enough)
        if found.enough:
            self.chart.show_chart(calibration_chart(found))
        self.bar.offer(found=True, enough=found.enough)
        self._stack.setCurrentIndex(1)

    def show_suggestion(self, one: Suggestion | None) -> None:
        """Show suggested weights, or none any more."""
        self.suggestion = one
        part = self.parts["weights"]
        part.show_section(None if one is None else weights_section(one))
        self._edges["weights"].setVisible(one is not None)
        if one is not None:
            self.use.setAccessibleDescription(suggestion_finding(one))
            self._scroll.ensureWidgetVisible(part, 0, 0)
            self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """Say why there is nothing to show."""
        self.found = None
        self._nothing.say(tr("Nothing to show"), text)
        self.bar.offer(found=False, enough=False)
        self._stack.setCurrentIndex(2)

    def say_outdated(self) -> None:
        """Say that what is shown was reckoned before something changed."""
        if self.found is not None:
            self._cards.setText(
                tr("{scored} Something has changed since: run it again.", scored=scored_by(self.found) + ".")
            )

    def allow(self, *, editable: bool) -> None:
        """Let drafts be made, or not."""
        self.use.setEnabled(editable)

    def csv(self) -> str:
        """Return what is shown as a table for a file."""
        assert self.found is not None
        return csv_text(self.found, [weights_section(self.suggestion)] if self.suggestion else [])

    def start_over(self) -> None:
        """Forget everything, as of another workspace."""
        self.found = None
        self.bar.start_over()
        self.progress.finish()
        self.show_suggestion(None)
        self._stack.setCurrentIndex(0)

    def take_focus(self) -> None:
        """Begin at what is asked."""
        self.bar.outcome.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts in pairs, or one under the other where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for box in self._pairs:
            box.setDirection(way)

    def _show_parts(self, found: Backtest, told: dict[str, Section]) -> None:
        about = tr(
            "{source}, as of {day}", source=tr("Back-test of this workspace"), day=day_text(found.as_of)
        )
        beside: dict[str, dict[int, tuple[Estimate | None, Status]]] = {
            "bands": {place: (None, _BANDS[one.band]) for place, one in enumerate(found.bands)},
            "measures": {place: (one.auc, Status.NONE) for place, one in enumerate(found.measures)},
        }
        for key, part in self.parts.items():
            if key != "weights":
                part.show_section(
                    told.get(key), about, beside.get(key), bars=key == "measures" and found.enough
                )
        self._edges["mismatches"].setVisible("mismatches" in told)

    def _explained(self, found: Backtest) -> str:
        keys = ("auc", "interval", "observations", "score")
        day = tr("{source}, as of {day}", source=tr("Back-test of this workspace"), day=day_text(found.as_of))
        return "\n".join((*(formula_text(found, key) for key in keys), day))

    def _open(self, place: int) -> None:
        if self.found is not None:
            self.opened.emit(self.found.mismatches[place].account_id)

    def _use(self) -> None:
        if self.suggestion is not None:
            self.used.emit(self.suggestion)

    def _lay_out(self) -> None:
        head = QWidget()
        labels = (self.headline, self._caution, self._basis, self._cards)
        head.setLayout(column(*labels, spacing=6, margins=(20, 16, 20, 14)))
        chart = QWidget()
        drawn = column(self.chart, spacing=0, margins=(20, 0, 20, 0))
        drawn.addStretch(1)
        chart.setLayout(drawn)
        cases = QWidget()
        cases.setLayout(column(self.parts["lead"], self.parts["segments"], spacing=16))
        whole = column(head, spacing=0)
        self._edges: dict[str, QWidget] = {}
        wide = partial(self._pair, whole)
        wide("weights", ((self.parts["weights"], 1),))
        wide("bands", ((self.parts["bands"], 3), (chart, 2)))
        wide("measures", ((self.parts["measures"], 1),))
        wide("calibration", ((self.parts["calibration"], 1), (cases, 1)))
        wide("mismatches", ((self.parts["mismatches"], 1),))
        whole.addStretch(1)
        page = Panel("surface")
        page.setLayout(whole)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in (QWidget(), self._scroll, self._nothing):
            self._stack.addWidget(one)
        box = column(self.bar, self.progress, spacing=0)
        box.addWidget(self._stack, 1)
        self.setLayout(box)

    def _pair(self, whole: QBoxLayout, key: str, parts: tuple[tuple[QWidget, int], ...]) -> None:
        """Add parts side by side under a hairline."""
        inner: QBoxLayout = row(spacing=16)
        for part, stretch in parts:
            inner.addWidget(equal(part), stretch)
        if len(parts) > 1:
            self._pairs.append(inner)
        framed = column(spacing=0)
        framed.addWidget(line())
        framed.addSpacing(12)
        framed.addLayout(inner)
        framed.addSpacing(14)
        holder = QWidget()
        holder.setLayout(framed)
        self._edges[key] = holder
        whole.addWidget(holder)
