"""Scorecards are worked on, published, ordered, ended and taken back, one step each."""

from datetime import UTC, date, datetime

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.history import HistoryFilter, HistoryScope
from cs_desktop.domain.scorecards.book import BUILT_IN, STANDARD_ID
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT, CardContent
from cs_desktop.domain.scorecards.editing import with_rule, with_typed
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.models.tables import ScorecardVersion
from cs_desktop.services.changelog.details import load_detail
from cs_desktop.services.changelog.pages import load_history
from cs_desktop.services.history import revert
from cs_desktop.services.scorecards.drafts import (
    add_scorecard,
    draft_with_weights,
    drop_draft,
    rename_scorecard,
    restore_version,
    set_draft,
)
from cs_desktop.services.scorecards.publishing import end_scorecard, move_scorecard, publish_scorecard
from cs_desktop.services.scorecards.reading import read_scorecards
from cs_desktop.services.workspaces import open_
from tests.workspaces import TODAY, context, dump, new_workspace

LATER = FixedClock(datetime(2026, 11, 20, 12, 0, tzinfo=UTC))
WEIGHED = with_typed(with_typed(STANDARD_CONTENT, "weekly_active", "weight", "30"), "nps", "weight", "10")


def book(ctx):
    return ctx.workspace.read(scorecard_book)


def entry(ctx, card_id=STANDARD_ID):
    return next(one for one in read_scorecards(ctx).entries if one.id == card_id)


def test_standard_is_there_before_anybody_changed_it(ctx):
    standard = entry(ctx)
    assert (standard.name, standard.number, standard.content) == ("Standard", 1, STANDARD_CONTENT)
    assert dump(ctx.workspace)["scorecard"] == []


def test_a_draft_scores_nobody_until_it_is_published(ctx):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    assert entry(ctx).content == WEIGHED
    assert book(ctx).card_for("", "", None, TODAY) == BUILT_IN
    change = publish_scorecard(ctx, STANDARD_ID, WEIGHED, " Usage tells more. ")
    assert change.label == "Publish version 2 of scorecard Standard"
    held = book(ctx).card_for("", "", None, TODAY)
    assert (held.number, held.published_on, held.note) == (2, TODAY, "Usage tells more.")
    assert held.card.measures == WEIGHED.measures
    assert book(ctx).card_for("", "", None, date(2026, 10, 12)) == BUILT_IN
    assert not entry(ctx).has_draft
    with pytest.raises(KnownError, match="was not changed since"):
        publish_scorecard(ctx, STANDARD_ID, WEIGHED, "")


def test_the_history_tells_a_change_by_measure_and_field(ctx):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    stage = next(str(one) for one, name in read_scorecards(ctx).stages if name == "Adopt")
    weighed = with_typed(WEIGHED, "nps", "weight", "12.5")
    set_draft(ctx, STANDARD_ID, WEIGHED, with_rule(weighed, lifecycle=stage, age_from=90))
    newest, first = load_history(ctx, HistoryScope(), HistoryFilter()).entries[:2]
    assert [(one.label, one.old, one.new) for one in load_detail(ctx, newest, HistoryScope()).lines] == [
        ("NPS: weight", "10%", "12.5%"),
        ("Which accounts it is for", "All accounts", "Adopt · customer for 90 days or more"),
    ]
    begun = load_detail(ctx, first, HistoryScope()).lines[-1]
    assert (begun.label, begun.old) == ("Draft", "")
    assert begun.new.startswith("Weekly active users 30%, Outcome attainment 20%")


def test_weights_that_do_not_sum_to_100_are_not_published(ctx):
    odd = with_typed(STANDARD_CONTENT, "nps", "weight", "10")
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, odd)
    with pytest.raises(InputError, match="sum to 95"):
        publish_scorecard(ctx, STANDARD_ID, odd, "")


def test_who_comes_later_is_told_who_was_first(ctx, tmp_path):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    other = context(open_(tmp_path / "team.csdesk", LATER), LATER)
    theirs = with_typed(WEIGHED, "csat", "note", "Asked in March")
    set_draft(other, STANDARD_ID, WEIGHED, theirs)
    other.workspace.close()
    with pytest.raises(InputError, match=r"changed this scorecard at .*: look again"):
        set_draft(ctx, STANDARD_ID, WEIGHED, STANDARD_CONTENT)
    with pytest.raises(InputError, match="look again"):
        publish_scorecard(ctx, STANDARD_ID, WEIGHED, "")
    assert entry(ctx).content == theirs


def test_undoing_a_publishing_brings_the_draft_back(ctx):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    before = dump(ctx.workspace)
    change = publish_scorecard(ctx, STANDARD_ID, WEIGHED, "")
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before
    assert book(ctx).card_for("", "", None, TODAY) == BUILT_IN
    # The number is free again.
    assert "version 2" in publish_scorecard(ctx, STANDARD_ID, WEIGHED, "").label


def test_a_version_that_a_newer_one_followed_is_not_taken_back(ctx):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    first = publish_scorecard(ctx, STANDARD_ID, WEIGHED, "")
    restore_version(ctx, STANDARD_ID, WEIGHED, 1)
    publish_scorecard(ctx, STANDARD_ID, STANDARD_CONTENT, "")
    with pytest.raises(KnownError, match="Version 3 of Standard was published after it"):
        revert(ctx, first.change_set_id)
    assert [one.number for one in book(ctx).standard.versions] == [1, 2, 3]


def test_an_own_scorecard_is_asked_before_standard_until_it_ends(tmp_path):
    ctx = context(new_workspace(tmp_path / "team.csdesk"))
    first = add_scorecard(ctx, STANDARD_ID).value
    second = add_scorecard(ctx).value
    assert [one.name for one in read_scorecards(ctx).entries] == ["New scorecard", "Standard (2)", "Standard"]
    assert entry(ctx, second).content == CardContent()
    for card_id in (first, second):
        content = with_rule(STANDARD_CONTENT, segment="SMB")
        set_draft(ctx, card_id, entry(ctx, card_id).content, content)
        publish_scorecard(ctx, card_id, content, "")
    assert book(ctx).card_for("SMB", "", None, TODAY).scorecard_id == second
    assert book(ctx).card_for("", "", None, TODAY) == BUILT_IN
    move_scorecard(ctx, second, 1)
    assert book(ctx).card_for("SMB", "", None, TODAY).scorecard_id == first
    end_scorecard(ctx, first)
    assert book(ctx).card_for("SMB", "", None, TODAY).scorecard_id == second
    with pytest.raises(KnownError, match="has ended already"):
        end_scorecard(ctx, first)
    # Published anew, unchanged, it holds again.
    publish_scorecard(ctx, first, with_rule(STANDARD_CONTENT, segment="SMB"), "")
    assert book(ctx).card_for("SMB", "", None, TODAY).number == 2
    with pytest.raises(KnownError, match="cannot end"):
        end_scorecard(ctx, STANDARD_ID)
    ctx.workspace.close()


def test_what_was_never_published_is_deleted_and_comes_back(ctx):
    made = add_scorecard(ctx).value
    with pytest.raises(KnownError, match="never published"):
        drop_draft(ctx, made, CardContent())
    change = end_scorecard(ctx, made)
    assert change.label == "Delete scorecard New scorecard"
    with pytest.raises(KnownError, match="deleted by someone else"):
        rename_scorecard(ctx, made, "New scorecard", "Small ones")
    revert(ctx, change.change_set_id)
    rename_scorecard(ctx, made, "New scorecard", "Small ones")
    with pytest.raises(InputError, match="called small ones already"):
        rename_scorecard(ctx, add_scorecard(ctx).value, "New scorecard", "small ones")


def test_suggested_weights_are_a_draft(ctx):
    draft_with_weights(ctx, STANDARD_ID, {"weekly_active": 35, "csat": 0}, "By the back-test of Oct 13.")
    found = entry(ctx)
    assert found.has_draft
    assert found.content.notes == "By the back-test of Oct 13."
    assert [one.key for one in found.content.measures if one.key in ("weekly_active", "csat")] == [
        "weekly_active"
    ]
    drop_draft(ctx, STANDARD_ID, found.content)
    assert entry(ctx).content == STANDARD_CONTENT


def test_a_stored_curve_that_makes_no_sense_is_told_and_can_be_replaced(ctx):
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, WEIGHED)
    publish_scorecard(ctx, STANDARD_ID, WEIGHED, "")

    def spoil(tx):
        row = tx.session.query(ScorecardVersion).one()
        measures = [dict(one) for one in row.content["measures"]]
        measures[0]["curve"] = [[1, 0], [0, 100]]
        row.content = {**row.content, "measures": measures}

    ctx.workspace.write("Spoil", spoil)
    found = entry(ctx)
    assert found.content is None
    assert "The scorecard Standard cannot be used: The values of the curve" in found.problem
    with pytest.raises(KnownError, match="must rise"):
        book(ctx).card_for("", "", None, TODAY)
    restore_version(ctx, STANDARD_ID, None, 1)
    assert entry(ctx).content == STANDARD_CONTENT
    publish_scorecard(ctx, STANDARD_ID, STANDARD_CONTENT, "")
    assert book(ctx).card_for("", "", None, TODAY).number == 3
