"""The questions of a moment are part of its map: copied, compared, brought back, gone with their card."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.maps import start_map
from cs_desktop.services.journey.revisions import keep_revision, restore
from tests.unit.services.journey.maps import add_map, content_of, fill_map, read_map
from tests.workspaces import add_account


def _ask(ctx, map_id, asked):
    """Ask questions at the map's first card, each with its answer."""
    card = read_map(ctx, map_id).cards[0].id
    builder = GestureBuilder("Ask")
    for place, (question, answer) in enumerate(asked):
        values = {"card_id": card, "question": question, "answer": answer, "position": place}
        builder.add(Kind.JOURNEY_ANSWER, **values)
    do_gesture(ctx, map_id, builder.made())
    return card


def _said(content):
    return [(one.question, one.answer) for one in content.answers]


WHO = ("Who was there?", "Two planners")


def test_a_template_passes_on_questions_and_a_copied_map_answers_too(ctx):
    account = add_account(ctx.workspace)
    template = start_map(ctx, None, "High touch").value
    fill_map(ctx, template)
    _ask(ctx, template, [WHO])
    started = start_map(ctx, account, "Journey", read_map(ctx, template)).value
    assert _said(read_map(ctx, started)) == [("Who was there?", "")]
    filled = add_map(ctx, account)
    fill_map(ctx, filled)
    _ask(ctx, filled, [WHO])
    copied = read_map(ctx, start_map(ctx, account, "Copy", read_map(ctx, filled)).value)
    assert _said(copied) == [WHO]
    assert copied.answers[0].card_id in copied.cards_by_id


def test_deleting_a_moment_deletes_its_questions(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    card = _ask(ctx, map_id, [WHO])
    builder = GestureBuilder("Delete card")
    builder.drop(Kind.JOURNEY_CARD, [card])
    do_gesture(ctx, map_id, builder.made())
    assert read_map(ctx, map_id).answers == ()


def test_an_answer_given_since_is_told(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    _ask(ctx, map_id, [("Was it easy?", ""), WHO])
    before = read_map(ctx, map_id)
    builder = GestureBuilder("Answer")
    builder.put(Kind.JOURNEY_ANSWER, before.answers[0].id, answer="It was")
    builder.drop(Kind.JOURNEY_ANSWER, [before.answers[1].id])
    do_gesture(ctx, map_id, builder.made())
    told = [
        (one.way, one.title, one.was, one.now) for one in compare(before, read_map(ctx, map_id)).differences
    ]
    assert told == [(Way.REMOVED, WHO[0], None, None), (Way.CHANGED, "Was it easy?", "", "It was")]


_asked = st.lists(st.tuples(st.text("ab?", min_size=1, max_size=4), st.text("xy ", max_size=3)), max_size=3)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(first=_asked, then=_asked)
def test_a_revision_brings_back_exactly_the_questions_and_answers_of_then(ctx, first, then):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    _ask(ctx, map_id, first)
    before = read_map(ctx, map_id)
    (revision,) = keep_revision(ctx, map_id, RevisionKind.NAMED).ids[Kind.JOURNEY_REVISION]
    builder = GestureBuilder("Work")
    for place, answer in enumerate(before.answers):
        if place % 2:
            builder.put(Kind.JOURNEY_ANSWER, answer.id, answer="otherwise", position=9)
        else:
            builder.drop(Kind.JOURNEY_ANSWER, [answer.id])
    do_gesture(ctx, map_id, builder.made())
    _ask(ctx, map_id, then)
    assert content_of(ctx, map_id, revision) == before
    restore(ctx, revision)
    assert read_map(ctx, map_id) == before
