"""What a back-test is asked: outcome, horizon, scorecards; and what can be done with what it found."""

from PySide6.QtCore import Qt, Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.result import FEWEST, HORIZONS, Outcome, Question
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.segments import SegmentedButtons

_LETTERS = 10
_THEN, _NOW = "then", "now"


class AskingBar(Panel):
    """Asks anew with every choice."""

    asked = Signal(object)
    """A Question."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self.outcome = ChoiceBox(theme, ())
        self.outcome.setAccessibleName(tr("Outcome"))
        for outcome in Outcome:
            self.outcome.addItem(outcome.label, outcome)
            place = self.outcome.count() - 1
            self.outcome.setItemData(place, outcome.meaning, Qt.ItemDataRole.ToolTipRole)
        self.outcome.setMinimumContentsLength(_LETTERS)
        self.horizon = SegmentedButtons(theme)
        for days in HORIZONS:
            self.horizon.add(str(days), tr("{days} days ahead", days=days))
        self.scorecards = SegmentedButtons(theme)
        self.scorecards.add(_THEN, tr("Scorecards of their time"))
        self.scorecards.add(_NOW, tr("Of today"))
        self.again = Button(theme, tr("Run again"), "default", "refresh-cw")
        self.suggest = Button(theme, tr("Suggest weights"), "default", "sliders-horizontal")
        self.save = Button(theme, tr("Save as CSV"), "default", "download")
        self._days, self._by_today = HORIZONS[0], False
        parts = FlowRow(8)
        for part in (self.outcome, self.horizon, self.scorecards, self.again, self.suggest, self.save):
            parts.add(part)
        self.setLayout(column(parts, spacing=0, margins=(20, 8, 20, 8)))
        self.start_over()
        self.outcome.activated.connect(lambda _place: self.ask())
        self.horizon.chosen.connect(self._choose_days)
        self.scorecards.chosen.connect(self._choose_cards)
        self.again.clicked.connect(self.ask)

    @property
    def question(self) -> Question:
        """Return what is chosen."""
        return Question(Outcome(self.outcome.currentData()), self._days, self._by_today)

    def ask(self) -> None:
        """Ask what is chosen."""
        self.asked.emit(self.question)

    def start_over(self) -> None:
        """Choose what is chosen first."""
        self.outcome.setCurrentIndex(0)
        self._days, self._by_today = HORIZONS[0], False
        self.horizon.choose(str(self._days))
        self.scorecards.choose(_THEN)
        self.offer(found=False, enough=False)

    def offer(self, *, found: bool, enough: bool) -> None:
        """Say what can be done: something was found, and there is enough of it to learn from."""
        dated = self.outcome.currentData() != Outcome.FLAG
        self.save.setEnabled(found)
        self.suggest.setEnabled(enough and dated)
        self.suggest.setToolTip(self._why(enough=enough, dated=dated))

    @staticmethod
    def _why(*, enough: bool, dated: bool) -> str:
        """Return what the button does, or why it does nothing."""
        if not dated:
            return tr("A flag without a day tells no weights; choose another outcome.")
        if not enough:
            return tr("Weights are suggested from {least} losses on.", least=FEWEST)
        return tr("Which weights would have fitted; they become a draft only if you say so")

    def _choose_days(self, key: str) -> None:
        self._days = int(key)
        self.ask()

    def _choose_cards(self, key: str) -> None:
        self._by_today = key == _NOW
        self.ask()
