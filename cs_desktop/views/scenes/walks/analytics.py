"""The place Analytics, and what people say of an account's health."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.bands import Quadrant
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.signals.page import View
from cs_desktop.views.wiring.analytics.backtest import BACKTEST
from cs_desktop.views.wiring.analytics.compare import COMPARE
from cs_desktop.views.wiring.analytics.pulses import PULSES
from cs_desktop.views.wiring.analytics.quadrant import QUADRANT
from cs_desktop.views.wiring.analytics.signals import SIGNALS


def stops(on: Walker) -> list[Stop]:
    """Return the stops at the pages that compare accounts, and at the forms of overrides and pulses."""
    wiring = on.wiring
    place = wiring.pages.analytics
    # Built now, since it is their signals that are waited for.
    for key in (BACKTEST, COMPARE, PULSES, SIGNALS, QUADRANT):
        place.desk.screen.turn_to(key)
    quadrant, pulses = place.quadrant, place.pulses
    assert quadrant is not None
    assert pulses is not None
    compared, tested = place.compared, place.backtest
    assert compared is not None
    assert tested is not None
    page = tested.page

    def ask() -> None:
        place.desk.screen.show_page(BACKTEST)
        page.bar.ask()

    comparing = compared.controller
    plane, judging = quadrant.page.plane, wiring.of_account.judging.controller
    return [
        Stop("quadrant", lambda: wiring.navigation.go(ANALYTICS.key)),
        Stop(
            "quadrant-chosen",
            lambda: quadrant.page.overview.corner_chosen.emit(Quadrant.TRAPPED),
            quadrant.trails.loaded,
        ),
        Stop("quadrant-near", lambda: plane.zoom(2.0)),
        Stop("quadrant-left", lambda: plane.choose(())),
        Stop("pulses", lambda: place.desk.screen.show_page(PULSES), pulses.controller.loaded),
        Stop("backtest", ask, tested.controller.loaded),
        *_signals(on),
        Stop("compare", lambda: place.compare(_largest(on)), comparing.loaded),
        Stop("compare-table", compared.page.chart.frame.toggle_table),
        Stop("compare-left", compared.page.chart.frame.toggle_table),
        Stop("account-of-judgments", on.open_largest, wiring.account_shown),
        Stop("override-form", on.choose(ActionId.OVERRIDE_HEALTH), judging.override_loaded),
        Stop("pulse-form", on.choose(ActionId.GIVE_PULSE), judging.pulses_loaded),
        Stop("judgments-left", on.tidy),
    ]


def _signals(on: Walker) -> list[Stop]:
    """Return the stops at signals, of which one is asked about, and at the rules behind them."""
    place = on.wiring.pages.analytics
    signals = place.signals
    assert signals is not None
    page, controller = signals.page, signals.controller
    return [
        Stop("signals", on.choose(ActionId.ALL_SIGNALS), controller.loaded),
        Stop("signal-resolved", page.strip.resolve.click),
        Stop("signal-left", on.tidy),
        Stop("signal-rules", lambda: page.show_view(View.RULES), controller.measured),
        Stop("signal-chosen", lambda: page.rules.select("tickets")),
        Stop("signal-rule", page.rules.strip.edit.click),
        Stop("signal-rule-left", on.tidy),
        Stop("signals-left", lambda: page.show_view(View.SIGNALS)),
    ]


def _largest(on: Walker) -> list[int]:
    """Return the five largest accounts."""
    known = on.wiring.portfolio.shown
    assert known is not None
    return [row.id for row in sorted(known.rows, key=lambda row: -row.arr)[:5]]
