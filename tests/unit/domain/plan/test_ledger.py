"""What holds of the ledger, what was changed since it was agreed, and what a change is worth."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.plan.confirming import estimated_value, proposals, standing_of
from cs_desktop.domain.plan.ledger import (
    AccountLedger,
    SignOff,
    agreed_with,
    ask_for_sign_off,
    confirmed_value,
    holding,
    ledger_shares,
    plan_sign_off,
    sign_off_of,
    status_after,
)
from cs_desktop.domain.plan.ledger_words import sign_off_letter
from cs_desktop.domain.plan.shown import Series
from cs_desktop.domain.plan.terms import terms_of, value_words
from cs_desktop.domain.plan.worth import change_for_better, worth_of
from tests.unit.domain.plan.ledgers import TODAY, agreement, confirmation, measure, objective, plan, shown


def test_worth_is_unit_times_change_times_a_year_times_share():
    # $500 × (41 − 27 = 14 h) × 12 months × 50% = $42,000
    worth = worth_of(measure(), 41.0, 27.0, "USD")
    assert worth is not None
    assert worth.amount == 4_200_000
    assert worth.formula == "$500 × 14 h × 12 months × 50% = $42,000"


@pytest.mark.parametrize(
    ("values", "since", "now", "amount"),
    [
        # A share counts in per cent: 80% − 71% = 9 points at $500, once, all of it ours = $4,500.
        ({"kind": "raise", "unit": "share", "worth_period": "once", "worth_share": None}, 0.71, 0.8, 450_000),
        # Money counts in major units: $612 − $548 = $64 at $1 a quarter are $64 × 4 = $256.
        (
            {"unit": "money", "worth_period": "quarter", "worth_value": 100, "worth_share": 100},
            *(61200, 54800, 25600),
        ),
        # What became worse is worth less than nothing, and is not hidden: $500 × −2 × 12 × 50% = −$6,000.
        ({}, 41.0, 43.0, -600_000),
        # Within 10 to 20: 26 is 6 outside, 21 is 1 outside, so 5 better: $500 × 5 × 1 × 50% = $1,250.
        (
            {"kind": "stay_within", "target": 10.0, "target_high": 20.0, "worth_period": "year"},
            *(26.0, 21.0, 125_000),
        ),
    ],
)
def test_what_a_unit_is(values, since, now, amount):
    worth = worth_of(measure(**values), since, now, "USD")
    assert worth is not None
    assert worth.amount == amount


@pytest.mark.parametrize(
    ("unit", "since", "now", "formula"),
    [
        ("share", 0.897, 0.948, "$1,300 per point × 5.1 points × 12 months × 50% = $39,780"),
        ("%", 89.7, 94.8, "$1,300 per point × 5.1 points × 12 months × 50% = $39,780"),
        # A third more: 1,300 × 1 / 3 × 6 = 2,600, though no digits tell a third.
        ("visits", 0.0, 1 / 3, "$1,300 × 0.3333 visits × 12 months × 50% ≈ $2.6K"),
    ],
)
def test_a_change_in_per_cent_is_told_in_points(unit, since, now, formula):
    priced = measure(kind="raise", unit=unit, worth_value=130_000)
    worth = worth_of(priced, since, now, "USD")
    assert worth is not None
    assert worth.formula == formula


@settings(max_examples=60)
@given(
    st.sampled_from(["h", "%", "share", "money", "days", ""]),
    st.integers(1, 10**9),
    st.sampled_from(["once", "month", "quarter", "year"]),
    st.integers(1, 100),
    st.integers(-(10**6), 10**6),
    st.sampled_from([1, 7, 100, 1000]),
)
def test_what_is_written_multiplies_to_the_amount(unit, price, period, share, change, parts):
    priced = measure(kind="raise", unit=unit, worth_value=price, worth_period=period, worth_share=share)
    worth = worth_of(priced, 0.0, change / parts, "USD")
    assert worth is not None
    product, sign, result = re.split(" ([=≈]) ", worth.formula)
    found = Fraction(1)
    for factor in product.split(" × "):
        number = _number(factor) if factor != "once" else Fraction(1)
        found *= number / 100 if factor.endswith("%") else number
    if sign == "=":
        assert _number(result) * 100 == worth.amount
    # Half a cent; what could not be told whole is told with four digits.
    off = Fraction(1, 200) + (abs(found) / 500 if sign == "≈" else 0)
    assert abs(found - _number(result)) <= off


def _number(text: str) -> Fraction:
    found = re.fullmatch(r"(−?)\$?([\d,.]+)([KMB]?)(%| .*)?", text)
    assert found is not None, text
    size = Fraction(found[2].replace(",", "")) * {"": 1, "K": 10**3, "M": 10**6, "B": 10**9}[found[3]]
    return -size if found[1] else size


def test_what_nobody_priced_is_worth_nothing_known():
    assert worth_of(measure(worth_value=None), 41.0, 27.0, "USD") is None
    assert worth_of(measure(), None, 27.0, "USD") is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(["raise", "lower", "scale", "done"]))
def test_the_way_there_and_back_is_no_change(one, other, kind):
    there = change_for_better(measure(kind=kind), one, other)
    assert there == -change_for_better(measure(kind=kind), other, one)


def test_an_agreement_stands_until_its_terms_change():
    content = plan()
    agreed = replace(content, agreements=(agreement(9, terms_of(content)),))
    state = sign_off_of(agreed, 2, "USD")
    assert (state.state, state.day, state.who) == (SignOff.SIGNED, date(2026, 4, 14), "Ana, COO")
    moved = replace(agreed, measures=(measure(target=24.0),))
    state = sign_off_of(moved, 2, "USD")
    assert state.state is SignOff.CHANGED
    assert [change.text for change in state.changes] == ["target 22 h → 24 h"]
    # What it stands at is no term.
    assert sign_off_of(replace(agreed, measures=(measure(current=23.0),)), 2, "USD").state is SignOff.SIGNED


def test_asking_anew_after_a_change_is_told_as_asked():
    content = plan()
    moved = plan(
        measures=(measure(due=date(2027, 1, 31)),),
        objectives=(objective(asked_on=date(2026, 10, 6)),),
        agreements=(agreement(9, terms_of(content)),),
    )
    state = sign_off_of(moved, 2, "USD")
    assert (state.state, state.day) == (SignOff.ASKED, date(2026, 10, 6))
    assert [change.text for change in state.changes] == ["due Dec 31, 2026 → Jan 31, 2027"]


def test_what_was_never_asked_or_only_asked():
    assert sign_off_of(plan(), 2, "USD").state is SignOff.NONE
    asked = plan(objectives=(objective(asked_on=TODAY),))
    assert sign_off_of(asked, 2, "USD") == sign_off_of(asked, 2, "EUR")
    assert sign_off_of(asked, 2, "USD").state is SignOff.ASKED


def test_a_new_objective_changes_the_whole_plan_but_no_other_objective():
    content = plan()
    more = replace(
        content,
        objectives=(objective(), objective(id=4, text="New")),
        agreements=(agreement(9, terms_of(content)),),
    )
    assert sign_off_of(more, 2, "USD").state is SignOff.SIGNED
    assert sign_off_of(more, 4, "USD").state is SignOff.NONE
    whole = plan_sign_off(more, "USD")
    assert whole.state is SignOff.CHANGED
    assert [change.text for change in whole.changes] == ["objective “New” added"]


def test_an_agreement_on_a_deleted_objective_is_none_on_the_plan():
    content = plan()
    # Deleting the objective empties the pointer of the entry; its terms still say what it was about.
    entry = agreement(9, terms_of(content, 2), objective_id=None)
    assert plan_sign_off(replace(content, agreements=(entry,)), "USD").state is SignOff.NONE


def test_a_revoked_agreement_holds_no_more():
    content = plan()
    entries = (agreement(9, terms_of(content)), agreement(10, {}, date(2026, 5, 1), revokes_id=9))
    revoked = replace(content, agreements=entries)
    assert sign_off_of(revoked, 2, "USD").state is SignOff.NONE
    assert agreed_with(revoked) == ()
    assert status_after("agreed", entries) == "draft"
    assert status_after("active", entries) == "active"
    assert status_after("draft", entries[:1]) == "agreed"


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9) | st.none(), st.booleans()),
        max_size=8,
    )
)
def test_value_confirmed_is_the_sum_of_what_nobody_revoked(entries):
    rows, wanted = [], 0
    for place, (worth, revoked) in enumerate(entries):
        rows.append(confirmation(2 * place + 1, worth))
        if revoked:
            rows.append(confirmation(2 * place + 2, revokes_id=2 * place + 1))
        else:
            wanted += worth or 0
    assert confirmed_value(rows) == wanted
    assert len(holding(rows)) == sum(not revoked for _, revoked in entries)


def test_what_was_confirmed_is_not_proposed_again():
    # From 41 the hours came to 30, which was confirmed; now they are at 27: 3 h × $500 × 12 × 50% = $9,000.
    (proposal,) = proposals(shown(plan(confirmations=(confirmation(7, 6_600_000),))))
    assert (proposal.since, proposal.amount) == (30.0, 900_000)
    (first,) = proposals(shown(plan()))
    assert (first.since, first.amount) == (41.0, 4_200_000)
    assert estimated_value(shown(plan())) == 4_200_000


def test_a_measure_of_a_metric_stands_where_the_metric_does():
    fed = measure(metric_id=8)
    series = Series((date(2026, 9, 1), date(2026, 11, 1)), (33.0, 20.0))
    page = shown(plan(measures=(fed,)), measured={3: series}, metrics={8: "Hours"})
    standing = standing_of(page, fed)
    assert standing is not None
    # What lies ahead of today is not known yet.
    assert (standing.value, standing.source) == (33.0, "Hours")
    assert standing_of(shown(plan()), fed) is None


def test_asking_for_sign_off_and_its_letter():
    page = shown(plan())
    gesture = ask_for_sign_off(page.content, [2], TODAY)
    assert [(put.id, dict(put.values)) for put in gesture.puts] == [(2, {"asked_on": TODAY})]
    letter = sign_off_letter(page, [2], "Ana")
    assert "1. Mornings back" in letter
    assert "Planner hours: 41 h → 22 h by Dec 31, 2026" in letter
    assert "secret" not in letter


def test_values_in_the_words_of_their_measure():
    assert value_words({"kind": "done"}, 1.0, "USD") == "Done"
    assert value_words({"kind": "scale", "scale": {"words": ["bad", "fair", "good"]}}, 2.0, "USD") == "good"
    assert value_words({"kind": "raise", "unit": "share"}, 0.948, "USD") == "94.8%"
    assert value_words({"kind": "raise", "unit": "money"}, 54_800_000, "USD") == "$548K"


def test_shares_of_accounts():
    one = AccountLedger(has_agreed_plan=True)
    ledgers = {1: one, 2: replace(one, confirmed=2, value=500), 9: replace(one, confirmed=1, value=70)}
    shares = ledger_shares([1, 2, 3, 4], ledgers)
    assert (shares.agreed, shares.confirmed, shares.accounts, shares.value) == (2, 1, 4, 500)
    assert ledger_shares([], ledgers).accounts == 0
