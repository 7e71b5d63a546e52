"""Segments and touch models by rule: looked at, applied, and the exceptions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.domain.segmenting import Rules, SegmentRule, Sorted, TouchRule, check_rules, moves
from cs_desktop.models.queries.accounts import attribute_history
from cs_desktop.models.tables import Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.history import revert
from cs_desktop.services.segmenting import apply_rules, load_rules, override, preview
from tests.workspaces import (
    TODAY,
    add_account,
    add_product,
    add_subscription,
    context,
    dump,
    new_workspace,
)

CENTS = 100


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    made = new_workspace(tmp_path / "book.csdesk")
    product = add_product(made)
    for name, arr, segment in (
        ("Halden", 640_000, "SMB"),
        ("Kessel", 100_000, "Mid-market"),
        ("Marlowe", 74_000, "Enterprise"),
        ("Nobody", 0, ""),
    ):
        account = add_account(made, name, segment=segment, industry="Freight")
        if arr:
            add_subscription(made, account, product, ("new", date(2025, 1, 1), arr * CENTS))
    yield made
    made.close()


def _segments(workspace):
    return {r.name: r.segment for r in workspace.read(lambda c: c.execute(select(Account)).all())}


def _id(workspace, name):
    return workspace.read(lambda c: c.scalar(select(Account.id).where(Account.name == name)))


def test_a_new_workspace_has_rules_by_size(workspace):
    rules, currency = load_rules(context(workspace))
    assert currency == "USD"
    assert [(r.segment, r.arr_from, r.arr_below) for r in rules.segments] == [
        ("Enterprise", 500_000 * CENTS, None),
        ("Mid-market", 100_000 * CENTS, None),
        ("SMB", None, 100_000 * CENTS),
    ]
    assert [m.name for m in rules.touch_models] == ["High touch", "Low touch", "Tech touch"]


def test_a_preview_tells_who_moves_and_why_and_writes_nothing(workspace):
    before = dump(workspace, log=True)
    rules, _ = load_rules(context(workspace))
    found = preview(context(workspace), rules)
    assert [(m.name, m.before, m.after, m.why) for m in found.movers] == [
        ("Halden", "SMB", "Enterprise", "ARR $640K"),
        ("Marlowe", "Enterprise", "SMB", "ARR $74K"),
        ("Nobody", "", "SMB", "ARR $0"),
    ]
    assert (found.segment_count, found.touch_count, found.kept, found.unsorted) == (3, 0, 0, 0)
    assert dump(workspace, log=True) == before


def test_applied_rules_hold_from_today_and_are_one_step(workspace):
    before = dump(workspace)
    rules, _ = load_rules(context(workspace))
    change = apply_rules(context(workspace), rules)
    assert _segments(workspace) == {
        "Halden": "Enterprise",
        "Kessel": "Mid-market",
        "Marlowe": "SMB",
        "Nobody": "SMB",
    }
    past = [row for row in workspace.read(attribute_history) if row[0] == _id(workspace, "Halden")]
    assert [(value, day) for _, _, value, day in past] == [("SMB", date(1, 1, 1)), ("Enterprise", TODAY)]
    assert apply_rules(context(workspace), rules) is None
    revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before


def test_an_account_with_a_reason_of_its_own_stays(workspace):
    ctx = context(workspace)
    with pytest.raises(InputError, match="an exception"):
        override(ctx, _id(workspace, "Marlowe"), "Enterprise", "", " ")
    override(ctx, _id(workspace, "Marlowe"), "Enterprise", "High touch", "Strategic partner")
    rules, _ = load_rules(ctx)
    found = preview(ctx, rules)
    assert found.kept == 1
    assert "Marlowe" not in {m.name for m in found.movers}
    apply_rules(ctx, rules)
    assert _segments(workspace)["Marlowe"] == "Enterprise"
    # Given back to the rules, it goes where they say.
    override(ctx, _id(workspace, "Marlowe"), "", "", "")
    row = workspace.read(lambda c: c.execute(select(Account).where(Account.name == "Marlowe")).one())
    assert (row.segment, row.segment_reason, row.touch_model_id) == ("SMB", "", None)


def test_a_touch_model_that_moves_its_bound_moves_accounts(workspace):
    ctx = context(workspace)
    rules, _ = load_rules(ctx)
    low = next(m for m in rules.touch_models if m.name == "Low touch")
    wanted = replace(
        rules,
        touch_models=tuple(
            replace(m, arr_from=50_000 * CENTS) if m is low else m for m in rules.touch_models
        ),
    )
    (touched,) = (m for m in preview(ctx, wanted).movers if m.touch)
    assert (touched.name, touched.before, touched.after) == ("Marlowe", "Tech touch", "Low touch")


def test_a_touch_model_that_was_chosen_cannot_go(workspace):
    ctx = context(workspace)
    override(ctx, _id(workspace, "Marlowe"), "SMB", "High touch", "Strategic partner")
    rules, _ = load_rules(ctx)
    wanted = replace(rules, touch_models=rules.touch_models[1:])
    with pytest.raises(InputError, match="High touch was chosen for Marlowe"):
        apply_rules(ctx, wanted)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (Rules((SegmentRule(" "),), ()), "Enter a segment"),
        (Rules((SegmentRule("A", 200, 200),), ()), "more than"),
        (Rules((), (TouchRule("", 0),)), "Enter a name"),
        (Rules((), (TouchRule("High", 0), TouchRule("high", 1))), "name of its own"),
        (Rules((), (TouchRule("High", 5), TouchRule("Low", 5))), "same ARR"),
        (Rules((), (TouchRule("High", 5, 9, 3),)), "fewest"),
    ],
)
def test_rules_that_cannot_work_are_refused(rules, says):
    with pytest.raises(InputError, match=says):
        check_rules(rules)


AMOUNT = st.one_of(st.none(), st.integers(0, 10))
WORD = st.sampled_from(["", "Freight", "Food"])
RULE = st.builds(SegmentRule, st.sampled_from(["A", "B", "C"]), AMOUNT, AMOUNT, WORD, WORD)
ACCOUNT = st.builds(
    Sorted,
    st.just(1),
    st.just("Halden"),
    st.integers(0, 10),
    st.sampled_from(["freight", "Food", ""]),
    WORD,
    st.sampled_from(["A", "B", ""]),
    st.sampled_from(["", "Partner"]),
)


@given(rules=st.lists(RULE, max_size=4), account=ACCOUNT)
def test_the_first_rule_that_fits_holds(rules, account):
    found = moves(Rules((), ()), Rules(tuple(rules), ()), [account], "USD")
    wanted = None
    for rule in rules:
        low = rule.arr_from if rule.arr_from is not None else 0
        high = rule.arr_below if rule.arr_below is not None else 1_000
        words = all(
            not of_rule or of_rule.lower() == own.lower()
            for of_rule, own in ((rule.industry, account.industry), (rule.region, account.region))
        )
        if low <= account.arr < high and words:
            wanted = rule.segment
            break
    moved = wanted is not None and wanted != account.segment
    assert [m.after for m in found.movers] == ([wanted] if moved and not account.segment_reason else [])
    assert found.kept == (1 if moved and account.segment_reason else 0)
    assert found.unsorted == (1 if wanted is None and not account.segment_reason else 0)
