"""The measures of a scorecard beside the curve and the fields of the one that one is at."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.metrics.entry import TOPICS, Topic
from cs_desktop.domain.scorecards.card import Axis, Curve, Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import MeasureChoice, with_changes, with_measure
from cs_desktop.domain.scorecards.shown import ScorecardPage
from cs_desktop.domain.scorecards.spread import MeasureKey, MeasureSpread, spread_key, start_curve
from cs_desktop.views.scorecards.curve_panel import CurvePanel
from cs_desktop.views.scorecards.measure_fields import MeasureFields
from cs_desktop.views.scorecards.measure_table import MeasureTable
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, line
from cs_desktop.views.widgets.text import Label

BESIDE = 800
"""From this width on the curve stands beside the table, else below it."""


class MeasuresView(QScrollArea):
    """Shows the measures of a draft; says what the draft is to be."""

    changed = Signal(object)
    """A function that makes of the draft what it is to be; it may refuse."""
    refused = Signal(str)
    values_needed = Signal(object)
    """Measures whose values are to be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._content = CardContent()
        self._page: ScorecardPage | None = None
        self._editable = False
        self._spreads: Mapping[MeasureKey, MeasureSpread] = {}
        self._adding: MeasureChoice | None = None
        """What is to be a measure once its values are read, for its curve to begin with."""
        self.table = MeasureTable(theme)
        self.curve = CurvePanel(theme)
        self.fields = MeasureFields(theme)
        self._nothing = Label(
            tr("Add a measure: a metric of the catalogue, or what surveys say."),
            TextStyle.CELL,
            "text2",
            wrap=True,
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._one, self._details = QWidget(), QWidget()
        self._one.setLayout(column(self.curve, self.fields, spacing=10, margins=(16, 12, 16, 14)))
        self._details.setLayout(column(self._one, self._nothing, spacing=0))
        self._whole = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._edge = line(vertical=True)
        self._box.addWidget(self.table, 5)
        self._box.addWidget(self._edge)
        self._box.addWidget(self._details, 6)
        self._whole.setLayout(self._box)
        self.setWidget(self._whole)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._connect()

    def show_content(self, page: ScorecardPage, content: CardContent, *, editable: bool) -> None:
        """Show a draft."""
        self._page, self._content, self._editable = page, content, editable
        self.table.show_content(content, editable=editable)
        self.values_needed.emit(content.measures)

    def show_spreads(self, spreads: Mapping[MeasureKey, MeasureSpread]) -> None:
        """Draw the curves over these values."""
        self._spreads = spreads
        self._add_awaited()
        self._show_details()

    def show_measure(self, key: str) -> None:
        """Come to a measure."""
        self.table.go_to(key)

    def take_focus(self) -> None:
        """Begin in the table."""
        self.table.table.take_focus()

    @property
    def measure(self) -> Measure | None:
        """Return the measure that one is at."""
        return next((one for one in self._content.measures if one.key == self.table.key), None)

    def add_measure(self, choice: MeasureChoice) -> None:
        """Add a measure, with a curve over the values that accounts have."""
        self._adding = choice
        self.values_needed.emit((*self._content.measures, _bare(choice)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the curve beside the table, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= scaled(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._edge.setVisible(beside)
        if self._box.direction() != way:
            self._box.setDirection(way)

    def _show_details(self) -> None:
        measure, page = self.measure, self._page
        self._one.setVisible(measure is not None)
        self._nothing.setVisible(measure is None)
        if measure is None or page is None:
            return
        spread = self._spreads.get(spread_key(measure))
        self.curve.show_measure(measure, spread, page.bands, page.unit(measure.key), editable=self._editable)
        self.fields.show_measure(self._content, measure, editable=self._editable)

    def _add_awaited(self) -> None:
        choice = self._adding
        if choice is None or (spread := self._spreads.get(spread_key(_bare(choice)))) is None:
            return
        self._adding = None
        curve = start_curve(spread, higher_is_better=choice.higher_is_better)
        self.table.go_to(choice.key)
        self.changed.emit(lambda draft: with_measure(draft, choice, curve))

    def _offer(self) -> None:
        """Offer what is no measure yet, by topic."""
        if self._page is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        taken = {one.key for one in self._content.measures}
        by_topic: dict[str, QMenu] = {}
        for choice in self._page.choices:
            if choice.key not in taken:
                name = tr(TOPICS[Topic(choice.topic)]) if choice.topic in TOPICS else choice.topic
                under = by_topic.get(name) or by_topic.setdefault(
                    name, menu.addMenu(name or tr("Own metrics"))
                )
                action = under.addAction(choice.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, choice=choice: self.add_measure(choice))
        button = self.table.add
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _set_curve(self, key: str, curve: Curve) -> None:
        self.changed.emit(lambda draft: with_changes(draft, key, curve=curve))

    def _begin_curve(self) -> None:
        self.curve.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.curve.editor)

    def _connect(self) -> None:
        self.table.changed.connect(self.changed)
        self.table.picked.connect(lambda _key: self._show_details())
        self.table.opened.connect(self._begin_curve)
        self.table.add_requested.connect(self._offer)
        self.curve.changed.connect(self._set_curve)
        self.curve.refused.connect(self.refused)
        self.fields.changed.connect(self.changed)
        self.fields.weighed.connect(self.table.preview_weight)


def _bare(choice: MeasureChoice) -> Measure:
    """Return a measure that has the values of a choice."""
    days = choice.window_days, choice.stale_days
    return Measure(choice.key, choice.name, 1, Axis.NONE, ((0.0, 50.0),), choice.kind, *days)
