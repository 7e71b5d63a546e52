"""The place Analytics: each page is promised here and built when somebody goes to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.backtest import BACKTEST, BACKTEST_WORDS, BacktestWiring
from cs_desktop.views.wiring.analytics.compare import COMPARE, COMPARE_WORDS, CompareWiring
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk
from cs_desktop.views.wiring.analytics.pulses import PULSES, PULSES_WORDS, PulsesWiring
from cs_desktop.views.wiring.analytics.quadrant import QUADRANT, QUADRANT_WORDS, QuadrantWiring
from cs_desktop.views.wiring.analytics.signals import SIGNALS, SIGNALS_WORDS, SignalsWiring
from cs_desktop.views.wiring.signals.deeds import SignalDeeds


class AnalyticsWiring(QObject):
    """Holds the place."""

    def __init__(
        self, desk: AnalyticsDesk, deeds: SignalDeeds, open_reading: Callable[[int, str], None]
    ) -> None:
        """`open_reading` opens the form of readings for an account and the key of a metric."""
        super().__init__(desk.around.window)
        self.desk = desk
        self._deeds, self._open_reading = deeds, open_reading
        self.signals: SignalsWiring | None = None
        self.quadrant: QuadrantWiring | None = None
        self.pulses: PulsesWiring | None = None
        self.compared: CompareWiring | None = None
        self.backtest: BacktestWiring | None = None
        desk.navigation.add(ANALYTICS, desk.screen)
        desk.screen.promise_page(QUADRANT, tr(QUADRANT_WORDS), self._build_quadrant)
        desk.screen.promise_page(SIGNALS, tr(SIGNALS_WORDS), self._build_signals)
        desk.screen.promise_page(PULSES, tr(PULSES_WORDS), self._build_pulses)
        desk.screen.promise_page(COMPARE, tr(COMPARE_WORDS), self._build_compare)
        desk.screen.promise_page(BACKTEST, tr(BACKTEST_WORDS), self._build_backtest)

    def compare(self, account_ids: Sequence[int]) -> None:
        """Go to the comparison of some accounts."""
        self.desk.navigation.go(ANALYTICS.key)
        self.desk.screen.turn_to(COMPARE)
        assert self.compared is not None
        self.compared.compare(account_ids)
        self.desk.screen.take_focus()

    def _build_compare(self) -> None:
        self.compared = CompareWiring(self.desk)

    def _build_backtest(self) -> None:
        self.backtest = BacktestWiring(self.desk)

    def _build_pulses(self) -> None:
        self.pulses = PulsesWiring(self.desk)

    def _build_quadrant(self) -> None:
        self.quadrant = QuadrantWiring(self.desk)

    def _build_signals(self) -> None:
        self.signals = SignalsWiring(self.desk, self._deeds, self._open_reading)
