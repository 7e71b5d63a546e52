"""What a draft would change, and what its measures come to, account by account."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.bands import Band
from cs_desktop.domain.scorecards.book import STANDARD_ID, Rule
from cs_desktop.domain.scorecards.card import Axis, Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.spread import spread_key
from cs_desktop.domain.scorecards.trial import Shift, Trial, directions, finding, points_said
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.scorecards.drafts import set_draft
from cs_desktop.services.scorecards.publishing import publish_scorecard
from cs_desktop.services.scorecards.reading import read_scorecards
from cs_desktop.services.scorecards.spreads import measure_spreads
from cs_desktop.services.scorecards.trial import try_draft
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
)

USAGE = Measure("usage", "Usage", 100, Axis.OUTCOME, ((0, 0), (100, 100)), MetricKind.SUM, 30, 30)
HARD = CardContent((replace(USAGE, curve=((0, 0), (150, 100))),))


def test_the_accounts_that_change_band_are_told(ctx):
    metric = add_metric(ctx.workspace)
    product = add_product(ctx.workspace)
    # By the curve to 100 they score 90, 60, 40; by the one to 150 60, 40, 26.7; the last has no data.
    ids = []
    for name, value, segment in (("Ada", 90, "SMB"), ("Bo", 60, "SMB"), ("Cy", 40, "SMB"), ("Di", None, "")):
        ids.append(add_account(ctx.workspace, name, segment=segment))
        if value is not None:
            add_points(ctx.workspace, ids[-1], metric, {TODAY - timedelta(days=2): value})
    add_subscription(ctx.workspace, ids[1], product, ("new", TODAY - timedelta(days=50), 500_00))
    easy = CardContent((USAGE,))
    set_draft(ctx, STANDARD_ID, read_scorecards(ctx).entries[0].content, easy)
    publish_scorecard(ctx, STANDARD_ID, easy, "")

    trial = try_draft(ctx, STANDARD_ID, "Standard", HARD)
    assert [(row.name, row.before.band, row.after.band) for row in trial.changed(Shift.BAND)] == [
        ("Bo", Band.WATCH, Band.AT_RISK),
        ("Ada", Band.HEALTHY, Band.WATCH),
    ]
    assert (trial.rows[0].arr, points_said(trial.rows[0])) == (500_00, "−20")
    assert len(trial.changed(Shift.SCORE)) == 3
    assert (finding(trial), directions(trial)) == ("2 accounts change band", "2 fall")
    assert finding(try_draft(ctx, STANDARD_ID, "Standard", easy)) == "Nothing changes for any account."
    # For others alone it takes nobody away from what they have.
    elsewhere = try_draft(ctx, 7, "Mine", replace(HARD, rule=Rule(segment="Enterprise")))
    assert elsewhere.rows == ()
    mine = try_draft(ctx, 7, "Mine", replace(HARD, rule=Rule(segment="SMB")))
    assert [row.after.card for row in mine.rows] == ["Mine"] * 3
    assert [one.accounts for one in read_scorecards(ctx).entries] == [4]
    # A point that is known three days late does not count two days after its day.
    late = CardContent((replace(USAGE, lag_days=3),))
    assert {row.after.score for row in try_draft(ctx, STANDARD_ID, "Standard", late).rows} == {None}
    assert directions(try_draft(ctx, STANDARD_ID, "Standard", late)) == "3 lose their score"


def test_nothing_to_test_on_and_nothing_to_test(ctx):
    assert finding(try_draft(ctx, STANDARD_ID, "Standard", HARD)) == "There are no accounts to test it on."
    with pytest.raises(KnownError, match="Add a measure"):
        try_draft(ctx, STANDARD_ID, "Standard", CardContent())


def test_values_of_measures_are_those_that_count(ctx):
    assert measure_spreads(ctx, [USAGE])[spread_key(USAGE)].accounts == 0
    metric = add_metric(ctx.workspace)
    for name, days in (("Ada", (1, 3)), ("Bo", (31,)), ("Cy", ())):
        account = add_account(ctx.workspace, name)
        add_points(ctx.workspace, account, metric, {TODAY - timedelta(days=day): 5 for day in days})
    found = measure_spreads(ctx, [USAGE, replace(USAGE, key="nps", window_days=365)])
    # The sum of two points; the one of Bo is before the window.
    assert found[spread_key(USAGE)].values.tolist() == [10]
    assert [len(one.values) for one in found.values()] == [1, 0]
    assert isinstance(try_draft(ctx, STANDARD_ID, "Standard", HARD), Trial)
