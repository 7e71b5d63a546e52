"""The health of one account."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.scorecards.page import MEASURES, RULES, TRIAL, VERSIONS

WITHOUT = "Quillon Insurance"
"""An account of the sample workspace of which nothing is measured."""


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the Health tab of the largest account."""
    wiring = on.wiring
    tabs, health = wiring.account_screen.tabs, wiring.health
    return [
        Stop("account-of-health", on.open_largest, wiring.account_shown),
        Stop("health", lambda: tabs.show_tab("health"), health.controller.loaded),
        Stop("health-year", lambda: health.view.trend.spans.button("year").click()),
        Stop("health-moved", lambda: health.view.making.choose("90")),
        # In little room they stand further down.
        Stop("health-measures", lambda: health.view.ensureWidgetVisible(health.view.measures)),
        Stop("health-quadrant", lambda: health.view.ensureWidgetVisible(health.view.quadrant)),
        Stop("health-quadrant-table", health.view.quadrant.as_table.click),
        Stop("health-points", lambda: health.show_points("weekly_active"), health.controller.points_loaded),
        Stop("health-answers", lambda: health.show_points("nps"), health.controller.points_loaded),
        Stop(
            "reading",
            lambda: _read(on, "reference_willingness"),
            wiring.of_account.planning.readings.controller.loaded,
        ),
        Stop("account-signals", on.choose(ActionId.ACCOUNT_SIGNALS)),
        Stop("health-left", lambda: _leave(on)),
        Stop("account-without-health", lambda: _open(on, WITHOUT), wiring.account_shown),
        Stop("health-nothing", lambda: tabs.show_tab("health"), health.controller.loaded),
        Stop("health-nothing-left", lambda: tabs.show_tab(OVERVIEW.key)),
        *_scorecards(on),
        *_metrics(on),
    ]


def _scorecards(on: Walker) -> list[Stop]:
    """Return the stops at the scorecards, of which the standard one is tested and not changed."""
    cards = on.wiring.pages.scorecards
    page = cards.page
    return [
        Stop("scorecards", lambda: cards.show_scorecard("Standard"), cards.controller.spread),
        Stop("scorecard-curve", lambda: page.measures.ensureWidgetVisible(page.measures.curve)),
        Stop("scorecard-rules", lambda: page.turn_to(RULES)),
        Stop("scorecard-versions", lambda: page.turn_to(VERSIONS)),
        Stop("scorecard-trial", lambda: page.turn_to(TRIAL)),
        Stop("scorecard-tested", page.trial.test.click, cards.controller.tried),
        Stop("scorecards-left", lambda: page.turn_to(MEASURES)),
    ]


def _metrics(on: Walker) -> list[Stop]:
    """Return the stops at the catalogue of metrics."""
    metrics = on.wiring.pages.metrics
    page = metrics.page
    return [
        Stop("metrics", lambda: metrics.show_metric("weekly_active"), metrics.controller.loaded),
        Stop("metric-edited", page.edit.click),
        Stop("metrics-left", on.tidy),
    ]


def _read(on: Walker, key: str) -> None:
    account_id = on.wiring.of_account.planning.around.account.account_id
    assert account_id is not None
    on.wiring.of_account.planning.readings.open_reading(account_id, key)


def _leave(on: Walker) -> None:
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)


def _open(on: Walker, name: str) -> None:
    model = on.wiring.portfolio_screen.model
    rows = (model.account_at(place) for place in range(model.rowCount()))
    on.wiring.open_account(next(row.id for row in rows if row.name == name))
