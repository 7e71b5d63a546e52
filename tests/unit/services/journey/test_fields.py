"""What is typed into the inspector of a map is stored, refused, or set beside another's edit."""

from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.models.tables import Account
from cs_desktop.services.editing import edit_field
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.maps import lock_map, start_map
from tests.unit.services.journey.maps import add_map, fill_map, read_map
from tests.workspaces import add_account


@pytest.fixture
def map_id(ctx):
    made = add_map(ctx, add_account(ctx.workspace))
    fill_map(ctx, made)
    return made


def _type(ctx, kind, id_, field, text, base=""):
    return edit_field(ctx, Typed(FieldRef(kind, id_, field), "x", base, text))


def _card(ctx, map_id, title):
    return next(card for card in read_map(ctx, map_id).cards if card.title == title)


@pytest.mark.parametrize(
    ("field", "text", "column", "value"),
    [
        ("due", "2027-01-31", "due", date(2027, 1, 31)),
        ("bridge_way", "Paid service", "way", "paid_service"),
        ("baseline", "22 %", "baseline", 22.0),
        ("target", "0,65", "target", 0.65),
        ("notes", "Night leads asked", "notes", "Night leads asked"),
    ],
)
def test_a_field_of_a_card_takes_what_it_means(ctx, map_id, field, text, column, value):
    bridge = _card(ctx, map_id, "Clinic")
    assert isinstance(_type(ctx, Kind.JOURNEY_CARD, bridge.id, field, text), Merged)
    assert getattr(_card(ctx, map_id, "Clinic"), column) == value


def test_an_owner_who_is_new_joins_the_team(ctx, map_id):
    bridge = _card(ctx, map_id, "Clinic")
    _type(ctx, Kind.JOURNEY_CARD, bridge.id, "owner", "Ana Ruiz")
    assert _card(ctx, map_id, "Clinic").owner_id is not None


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (Kind.JOURNEY_CARD, "baseline", "many"),
        (Kind.JOURNEY_CARD, "baseline", "nan"),
        (Kind.JOURNEY_CARD, "due", "soon"),
        (Kind.JOURNEY_CARD, "bridge_way", "by magic"),
        (Kind.JOURNEY_CARD, "metric", "Nothing we measure"),
        (Kind.JOURNEY_CARD, "title", "t" * 301),
        (Kind.JOURNEY_STAGE, "expected_days", "0"),
        (Kind.JOURNEY_STAGE, "expected_days", "12.5"),
        (Kind.JOURNEY_STAGE, "width", "9999"),
        (Kind.JOURNEY_STAGE, "lifecycle", "Nowhere"),
        (Kind.JOURNEY_LANE, "height", "-3"),
        (Kind.JOURNEY_MAP, "lost_after", "99"),
    ],
)
def test_what_means_nothing_is_refused_in_plain_words(ctx, map_id, kind, field, text):
    content = read_map(ctx, map_id)
    ids = {
        Kind.JOURNEY_CARD: _card(ctx, map_id, "Clinic").id,
        Kind.JOURNEY_STAGE: content.stages[0].id,
        Kind.JOURNEY_LANE: content.lanes[0].id,
        Kind.JOURNEY_MAP: map_id,
    }
    base = "Clinic" if field == "title" else "150" if field == "lost_after" else ""
    with pytest.raises(InputError):
        _type(ctx, kind, ids[kind], field, text, base)
    assert read_map(ctx, map_id) == content


def test_numbers_of_stages_and_lanes(ctx, map_id):
    stage, lane = read_map(ctx, map_id).stages[0].id, read_map(ctx, map_id).lanes[0].id
    _type(ctx, Kind.JOURNEY_STAGE, stage, "expected_days", "30")
    _type(ctx, Kind.JOURNEY_STAGE, stage, "width", "240")
    _type(ctx, Kind.JOURNEY_LANE, lane, "height", "90")
    # Nothing stands for the usual width.
    _type(ctx, Kind.JOURNEY_STAGE, stage, "width", "", "240")
    after = read_map(ctx, map_id)
    assert (after.stages[0].expected_days, after.stages[0].width, after.lanes[0].height) == (30, 0, 90)


def test_a_gap_with_the_day_on_which_it_was_closed_is_closed(ctx, map_id):
    gap = _card(ctx, map_id, "Never trained")
    _type(ctx, Kind.JOURNEY_CARD, gap.id, "closed_on", "2026-01-09")
    assert _card(ctx, map_id, "Never trained").state == "closed"
    _type(ctx, Kind.JOURNEY_CARD, gap.id, "closed_on", "", "2026-01-09")
    assert _card(ctx, map_id, "Never trained").state == "open"


def test_a_bridge_with_the_day_on_which_it_was_done_is_done(ctx, map_id):
    bridge = _card(ctx, map_id, "Clinic")
    _type(ctx, Kind.JOURNEY_CARD, bridge.id, "closed_on", "2026-01-09")
    assert _card(ctx, map_id, "Clinic").state == "done"
    _type(ctx, Kind.JOURNEY_CARD, bridge.id, "closed_on", "", "2026-01-09")
    assert _card(ctx, map_id, "Clinic").state == "active"


def test_another_s_edit_is_set_beside_one_s_own(ctx, map_id):
    bridge = _card(ctx, map_id, "Clinic")
    _type(ctx, Kind.JOURNEY_CARD, bridge.id, "title", "Night clinic", "Clinic")
    conflict = _type(ctx, Kind.JOURNEY_CARD, bridge.id, "title", "Day clinic", "Clinic")
    assert isinstance(conflict, Conflict)
    assert (conflict.mine, conflict.theirs) == ("Day clinic", "Night clinic")


def test_a_locked_map_takes_nothing(ctx, map_id):
    lock_map(ctx, map_id, locked=True)
    with pytest.raises(KnownError, match="locked"):
        _type(ctx, Kind.JOURNEY_CARD, _card(ctx, map_id, "Clinic").id, "title", "Other", "Clinic")


def test_answers_are_typed_like_any_text(ctx, map_id):
    builder = GestureBuilder("Ask")
    card = _card(ctx, map_id, "Kickoff call").id
    builder.add(Kind.JOURNEY_ANSWER, card_id=card, question="Was it easy?")
    do_gesture(ctx, map_id, builder.made())
    (asked,) = read_map(ctx, map_id).answers
    _type(ctx, Kind.JOURNEY_ANSWER, asked.id, "answer", "It was")
    assert read_map(ctx, map_id).answers[0].answer == "It was"
    with pytest.raises(InputError):
        _type(ctx, Kind.JOURNEY_ANSWER, asked.id, "question", "", "Was it easy?")


def test_a_new_map_has_the_days_that_its_template_reckons(ctx):
    template = start_map(ctx, None, "High touch").value
    stages = fill_map(ctx, template).stages
    builder = GestureBuilder("Plan")
    builder.put(Kind.JOURNEY_STAGE, stages[0].id, expected_days=30)
    builder.put(Kind.JOURNEY_STAGE, stages[1].id, expected_days=60)
    builder.add(Kind.MILESTONE, name="Live", stage_id=stages[1].id, after_days=15)
    do_gesture(ctx, template, builder.made())
    account = add_account(ctx.workspace)

    def begin(tx):
        tx.session.get(Account, account).customer_since = date(2026, 1, 1)

    ctx.workspace.write("Begin", begin)
    started = read_map(ctx, start_map(ctx, account, "Journey", read_map(ctx, template)).value)
    (live,) = started.milestones
    # The second stage begins after 30 days, on January 31; 15 days later it is February 15.
    assert live.due == date(2026, 2, 15)
    _type(ctx, Kind.MILESTONE, live.id, "due", "", "2026-02-15")
    (live,) = read_map(ctx, started.head.id).milestones
    assert (live.due, live.after_days) == (None, None)
