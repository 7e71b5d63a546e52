"""The page of signals: those that are open at all accounts, and the rules behind them."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.signals.precision import Precisions
from cs_desktop.domain.signals.shown import RuleShown, ShownSignal, SignalsShown
from cs_desktop.views.signals.filters import SignalFilters
from cs_desktop.views.signals.list import SignalList
from cs_desktop.views.signals.rules import RuleTable
from cs_desktop.views.signals.strip import SignalStrip
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.segments import SegmentedButtons


class View(StrEnum):
    """What the page shows."""

    SIGNALS = "signals"
    RULES = "rules"


VIEWS = {View.SIGNALS: marked("Signals"), View.RULES: marked("Rules and precision")}


class SignalsPage(QWidget):
    """Shows SignalsShown and Precisions."""

    picked = Signal(object)
    """The ShownSignal that one is on; None for none."""
    rules_looked_at = Signal(bool)
    """Whether the rules are on screen."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._shown: SignalsShown | None = None
        self._me = ""
        self.views = SegmentedButtons(theme)
        for view, name in VIEWS.items():
            self.views.add(view.value, tr(name))
        self.add_rule = Button(theme, tr("New signal"), "default", "plus")
        self.add_rule.follow(actions[ActionId.ADD_SIGNAL_RULE])
        self.filters = SignalFilters(theme)
        self.list, self.strip = SignalList(theme, tr("Signals")), SignalStrip(theme, actions)
        self.rules = RuleTable(theme)
        self._empty = EmptyState(IconMark(theme, "zap", "text3", 48), "", "")
        self._clear = Button(theme, tr("Show all"), "default")
        self._clear.clicked.connect(self.filters.clear)
        self._empty.offer(self._clear)
        self._stack, self._lists = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.views.choose(View.SIGNALS.value)
        self.views.chosen.connect(lambda key: self.show_view(View(key)))
        self.filters.changed.connect(self._fill)
        self.list.picked.connect(self._pick)
        self.rules.signals_wanted.connect(self._show_signals_of)

    @property
    def view(self) -> View:
        """Return what the page shows."""
        return View.SIGNALS if self._stack.currentIndex() == 0 else View.RULES

    @property
    def current(self) -> ShownSignal | None:
        """Return the signal that one is on."""
        shows = self.view is View.SIGNALS and self._lists.currentIndex() == 0
        return self.list.current if shows else None

    @property
    def shown(self) -> SignalsShown | None:
        """Return what was read last."""
        return self._shown

    def show_signals(self, shown: SignalsShown, me: str, *, editable: bool) -> None:
        """Show what was read; `me` is the user's name, empty where that is not known."""
        self._shown, self._me = shown, me
        self.filters.offer(shown, me)
        self.strip.set_editable(editable=editable)
        self.rules.show_rules(shown, editable=editable)
        self._fill()

    def show_precisions(self, precisions: Precisions | None) -> None:
        """Show how right the rules were; None while that is being read."""
        self.rules.show_precisions(precisions)

    def show_view(self, view: View) -> None:
        """Show the signals or the rules, and begin there."""
        self.views.choose(view.value)
        self._stack.setCurrentIndex(tuple(View).index(view))
        self.rules_looked_at.emit(view is View.RULES)
        self.picked.emit(self.current)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin in the table that is shown."""
        if self.view is View.RULES:
            self.rules.take_focus()
        elif self._lists.currentIndex() == 0:
            self.list.take_focus()
        else:
            self.filters.states.button(self.filters.choice.state.value).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def start_over(self) -> None:
        """Show nothing, as before another workspace is read."""
        self._shown = None
        self.list.table.forget()
        self.list.model.show(())
        self.rules.model.show(())
        self.rules.show_precisions(None)
        self.filters.clear()

    def _fill(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self.filters.count(shown)
        rows = shown.chosen(self.filters.choice)
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self.list.show_signals(rows, shown.as_of, shown.currency)
        if not rows:
            self._say_nothing(shown)
        self._lists.setCurrentIndex(0 if rows else 1)
        if had_keyboard and not self.isAncestorOf(self.window().focusWidget()):
            self.take_focus()
        self._pick(self.list.current if rows else None)

    def _pick(self, one: ShownSignal | None) -> None:
        if self._shown is not None:
            self.strip.show_signal(one, self._shown.as_of)
        self.picked.emit(self.current)

    def _say_nothing(self, shown: SignalsShown) -> None:
        self._clear.setVisible(bool(shown.signals))
        if shown.signals:
            self._empty.say(tr("No such signal"), tr("There are others; choose what is to be shown above."))
        elif any(one.fed for one in shown.rules):
            self._empty.say(tr("No signal is open"), tr("Rules that have no data say nothing: see which."))
        else:
            self._empty.say(
                tr("Nothing feeds the signals yet"),
                tr("Import metrics or survey answers, or enter values by hand; the rules say which."),
            )

    def _show_signals_of(self, one: RuleShown) -> None:
        self.filters.narrow(one.rule.key)
        self.show_view(View.SIGNALS)

    def _lay_out(self) -> None:
        signals = QWidget()
        for page in (self.list, self._empty):
            self._lists.addWidget(page)
        box = column(self.filters, spacing=0)
        box.addWidget(self._lists, 1)
        box.addWidget(self.strip)
        signals.setLayout(box)
        self._stack.addWidget(signals)
        self._stack.addWidget(self.rules)
        bar = Panel("surface", "bottom")
        bar.setLayout(row(self.views, 0, self.add_rule, margins=(20, 8, 20, 8)))
        whole = column(bar, spacing=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
