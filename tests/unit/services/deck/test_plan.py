"""The objectives of the success plan on a slide: in the words of their measures, whatever their kind."""

from datetime import date

import pytest

from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.services.deck.facts.plan import AgreedTold, MeasureTold, ObjectiveTold
from cs_desktop.services.deck.plan import plan_rows

DAY = date(2026, 10, 13)
WORDS = {"words": ["Never", "Weekly", "Daily"]}


def _measure(kind, unit, target=None, current=None, high=None, scale=None, name="Use"):
    return MeasureTold(
        *(1, 1, name, "", kind, unit, scale, None, None, target, high, None, current),
        *(DAY if current is not None else None, None, None, ""),
    )


def _objective(*measures, state=SignOff.NONE):
    return ObjectiveTold(1, "Plan daily", "", "open", "CSM", "COO", None, AgreedTold(state), measures)


@pytest.mark.parametrize(
    ("kind", "unit", "values", "said", "label"),
    [
        ("scale", "", (2.0, 1.0, None, WORDS), ("Weekly", "Daily"), "Use"),
        ("done", "", (1.0, 0.0, None, None), ("Not done", "Done"), "Use"),
        ("stay_within", "of 10", (5.0, 6.4, 6.0, None), ("6.4", "5–6"), "Use, of 10"),
        ("raise", "% of departures", (97.0, 94.8, None, None), ("94.8%", "97%"), "Use, % of departures"),
        ("lower", "share", (0.5, 0.665, None, None), ("66.5%", "50.0%"), "Use"),
        ("lower", "$ a month", (520_000.0, 548_000.0, None, None), ("$548K", "$520K"), "Use, $ a month"),
    ],
)
def test_values_are_said_as_the_plan_says_them(kind, unit, values, said, label):
    first = _measure(kind, unit, *values)
    further = (_measure("raise", "", name="More"), _measure("raise", "", name="Yet more"))
    (row,) = plan_rows([_objective(first, *further, state=SignOff.SIGNED)], DAY, "USD")
    assert (row.now.text(), row.target.text()) == said
    assert (row.now.exact(), row.now.label) == (said[0], label)
    assert row.measure == "Use, and 2 more measures"
    assert row.agreed


def test_what_nobody_stated_is_left_to_the_meeting():
    bare, unmeasured = plan_rows([_objective(_measure("raise", "", name="")), _objective()], DAY, "USD")
    for row in (bare, unmeasured):
        assert (row.now, row.target, row.due, row.measure, row.agreed) == (None, None, None, "", False)
