"""The objectives of the success plan on a slide: in the words of their measures, whatever their kind."""

from datetime import date

import pytest

from cs_desktop.models.queries.plans import ObjectiveMeasure
from cs_desktop.services.deck.plan import PlannedObjective, plan_rows

DAY = date(2026, 10, 13)
WORDS = {"words": ["Never", "Weekly", "Daily"]}


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
    target, current, high, scale = values
    measure = ObjectiveMeasure(
        *(1, "Plan daily", "open", "Use", kind, unit, None, None, None, target, current, DAY),
        target_high=high,
        scale=scale,
    )
    (row,) = plan_rows([PlannedObjective(measure, "CSM", "COO", further=2)], DAY, "USD")
    assert (row.now.text(), row.target.text()) == said
    assert (row.now.exact(), row.now.label) == (said[0], label)
    assert row.measure == "Use, and 2 more measures"


def test_what_nobody_stated_is_left_to_the_meeting():
    measure = ObjectiveMeasure(1, "Plan daily", "open", "", "raise", "", None, None, None, None, None, None)
    (row,) = plan_rows([PlannedObjective(measure, "CSM", "")], DAY, "USD")
    assert (row.now, row.target, row.due, row.measure) == (None, None, None, "")
