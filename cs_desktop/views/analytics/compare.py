"""Accounts side by side: their health or a metric in one chart."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.charts.comparison import HEALTH, MOST, Comparison, names_apart
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.chip import Chip
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.sketch import Sketch
from cs_desktop.views.widgets.text import Label

FIELD_WIDTH = 240
_LONGEST = 36
"""Letters of a name on a chip."""


class _Lines(Sketch):
    """Two courses."""

    def draw(self, painter: QPainter) -> None:
        """Draw them."""
        tokens = self._theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, heights in (
            (tokens.series2, (110, 96, 102, 84, 90)),
            (tokens.accent, (96, 100, 70, 62, 34)),
        ):
            painter.setPen(QPen(QColor(color), 3))
            painter.drawPolyline(
                QPolygonF([QPointF(50 + 45 * place, height) for place, height in enumerate(heights)])
            )


class ComparePage(QWidget):
    """Shows a Comparison; says what is to be compared."""

    wanted = Signal(object, str)
    """The ids of the accounts, and the key of the measure."""
    asked = Signal(object)
    """A ChartRequest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ids: list[int] = []
        self._by_name: Mapping[str, int] = {}
        self._shown_chips: list[Chip] = []
        self.measure = ChoiceBox(theme, ())
        self.measure.setAccessibleName(tr("Measure"))
        self.measure.addItem(tr("Health score"), HEALTH)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Add an account"))
        self.field.setAccessibleName(tr("Add an account"))
        for part in (self.measure, self.field):
            fix_width(part, FIELD_WIDTH)
        self._note = Label("", TextStyle.CELL, "risk", wrap=True)
        self._chips = FlowRow(6)
        self.chart = ChartPanel(theme, explorable=True, height=0)
        self._nothing = EmptyState(
            _Lines(theme),
            tr("Nothing to compare yet"),
            tr("Add up to ten accounts, and see their health or a metric in one chart."),
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self.measure.activated.connect(lambda _place: self._ask())
        self.field.returnPressed.connect(self._add_typed)
        # After the list has put the name into the field, which then is emptied.
        later = Qt.ConnectionType.QueuedConnection
        with_choices(self.field, ()).completer().activated.connect(self._add_named, later)
        self.chart.asked.connect(self.asked)

    @property
    def offered(self) -> Mapping[str, int]:
        """Return the accounts that can be added, by the names under which they are offered."""
        return self._by_name

    @property
    def account_ids(self) -> tuple[int, ...]:
        """Return the accounts that are compared."""
        return tuple(self._ids)

    def offer(self, rows: Sequence[PortfolioRow]) -> None:
        """Offer accounts; those that are gone are compared no more."""
        self._by_name = names_apart(rows)
        with_choices(self.field, sorted(self._by_name, key=str.casefold))
        there = set(self._by_name.values())
        if not there.issuperset(self._ids):
            self._ids = [one for one in self._ids if one in there]
            self._ask()
        self._fill()

    def compare(self, account_ids: Sequence[int]) -> None:
        """Compare these from now on; of more than ten the first."""
        self._ids = list(dict.fromkeys(account_ids))[:MOST]
        more = len(set(account_ids)) - len(self._ids)
        self._say(tr("Ten accounts are compared at once; the first ten are shown.") if more else "")
        self._fill()
        self._ask()

    def show_comparison(self, found: Comparison) -> None:
        """Show the courses."""
        names = [self.measure.itemData(place) for place in range(self.measure.count())]
        if names != [key for key, _ in found.measures]:
            self.measure.clear()
            for key, name in found.measures:
                self.measure.addItem(name, key)
        self.measure.setCurrentIndex(max(self.measure.findData(found.measure), 0))
        self.chart.show_chart(found.chart)
        self._pages.setCurrentIndex(0 if self._ids else 1)

    def start_over(self) -> None:
        """Forget everything, as of another workspace."""
        self._ids, self._by_name = [], {}
        self.measure.setCurrentIndex(0)
        self._say("")
        self._fill()

    def take_focus(self) -> None:
        """Put the keyboard where accounts are added."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_typed(self) -> None:
        """Add the account whose name was typed, or the only one that has the letters in its name."""
        typed = self.field.text().strip().casefold()
        if not typed:
            return
        whole = [name for name in self._by_name if name.casefold() == typed]
        found = whole or [name for name in self._by_name if typed in name.casefold()]
        if len(found) == 1:
            self._add_named(found[0])
        elif found:
            self._say(tr("Several accounts have this in their name; choose one of the list."))
        else:
            self._say(tr("No account is called so; choose one of the list."))

    def _add_named(self, name: str) -> None:
        account_id = self._by_name.get(name)
        if account_id is None:
            return
        self.field.clear()
        if account_id not in self._ids and len(self._ids) >= MOST:
            self._say(tr("Ten accounts are compared already; take one away first."))
            return
        self._say("")
        if account_id not in self._ids:
            self._ids.append(account_id)
            self._fill()
            self._ask()

    def _remove(self, account_id: int) -> None:
        place = self._ids.index(account_id)
        self._ids.remove(account_id)
        self._say("")
        self._fill()
        self._ask()
        if not self._ids:
            self.take_focus()
        else:
            self._shown_chips[min(place, len(self._ids) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        names = {account_id: name for name, account_id in self._by_name.items()}
        self._chips.clear()
        self._shown_chips = []
        for account_id in self._ids:
            chip = Chip(self._theme, shortened(names.get(account_id, "…"), _LONGEST))
            chip.removed.connect(partial(self._remove, account_id))
            self._chips.add(chip)
            self._shown_chips.append(chip)
        self._chips.arrange()
        self._chips.setVisible(bool(self._ids))
        if not self._ids:
            self._pages.setCurrentIndex(1)

    def _ask(self) -> None:
        if self._ids:
            self.wanted.emit(tuple(self._ids), self.measure.currentData() or HEALTH)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _lay_out(self) -> None:
        bar = Panel("surface", "bottom")
        inner = column(spacing=8, margins=(20, 10, 20, 10))
        inner.addLayout(row(self.measure, self.field, 0, spacing=8))
        for part in (self._note, self._chips):
            inner.addWidget(part)
        bar.setLayout(inner)
        body = Panel("surface")
        body.setLayout(column(self.chart, margins=(20, 16, 20, 16)))
        for page in (body, self._nothing):
            self._pages.addWidget(page)
        box = column(bar, spacing=0)
        box.addWidget(self._pages, 1)
        self.setLayout(box)
        self._say("")
        self._fill()
