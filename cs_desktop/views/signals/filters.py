"""Which signals are shown: by state, rule and owner."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.signals.shown import SignalChoice, SignalsShown, StateFilter
from cs_desktop.views.signals.words import FILTERS
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.segments import SegmentedButtons

_MINE = "\0mine"
"""Stands for the user among the owners, whoever that is."""


class SignalFilters(Panel):
    """States side by side, and two lists."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self._me = ""
        self.states = SegmentedButtons(theme, "filter")
        for state, name in FILTERS.items():
            self.states.add(state.value, tr(name))
        self._state = StateFilter.ACTIVE
        self.states.choose(self._state.value)
        self.states.chosen.connect(self._choose_state)
        self.rule, self.owner = ChoiceBox(theme, ()), ChoiceBox(theme, ())
        for box, name in ((self.rule, tr("Signal")), (self.owner, tr("Owner"))):
            box.setAccessibleName(name)
            box.setMaximumWidth(scaled(220))
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _place: self._tell())
        self._clear = Button(theme, tr("Clear filters"), "link")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._flow = FlowRow()
        for part in (self.states, self.rule, self.owner, self._clear):
            self._flow.add(part)
        self._clear.hide()
        self.setLayout(column(self._flow, spacing=0, margins=(20, 8, 20, 8)))

    @property
    def choice(self) -> SignalChoice:
        """Return what is chosen."""
        owner = self.owner.currentData() or ""
        return SignalChoice(self._state, self.rule.currentData() or "", self._me if owner == _MINE else owner)

    def offer(self, shown: SignalsShown, me: str) -> None:
        """Offer the rules and owners that there are; what is chosen stays if it is there."""
        self._me = me
        rules = [(tr(one.rule.name), one.rule.key) for one in shown.rules if one.rule.active]
        self._fill(self.rule, [(tr("All signals"), ""), *rules])
        mine = [(tr("Mine"), _MINE)] if me else []
        self._fill(self.owner, [(tr("All owners"), ""), *mine, *((name, name) for name in shown.owners)])
        self.count(shown)
        self._flow.arrange()

    def narrow(self, rule: str) -> None:
        """Show the signals of one rule, whatever was chosen."""
        self.clear()
        self.rule.setCurrentIndex(max(self.rule.findData(rule), 0))
        self._tell()

    def clear(self) -> None:
        """Show all that is to be looked at."""
        self._state = StateFilter.ACTIVE
        self.states.choose(self._state.value)
        for box in (self.rule, self.owner):
            box.setCurrentIndex(0)
        self._tell()

    def count(self, shown: SignalsShown) -> None:
        """Say beside each state how many there are, with what else is chosen."""
        choice = self.choice
        for state, name in FILTERS.items():
            count = len(shown.chosen(SignalChoice(state, choice.rule, choice.owner)))
            self.states.set_text(state.value, f"{tr(name)} {count_text(count)}")

    def _choose_state(self, key: str) -> None:
        self._state = StateFilter(key)
        self._tell()

    def _tell(self) -> None:
        self._clear.setVisible(self.choice != SignalChoice())
        self._flow.arrange()
        self.changed.emit()

    @staticmethod
    def _fill(box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
        if choices == [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
            return
        chosen = box.currentData()
        box.clear()
        for text, key in choices:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))
