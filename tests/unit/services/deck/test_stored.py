"""Decks as they are stored: begun, designed, given to somebody else, deleted, and all of it undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import BugError, InputError, KnownError
from cs_desktop.domain.changes import Change, Conflict, Kind, Merged
from cs_desktop.domain.deck.choosing import left_out_of
from cs_desktop.domain.deck.content import Audience, slide_title
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import BOOK_FILTER, TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.slides import TitleSlide
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.models.queries import decks as queries
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.context import Context
from cs_desktop.services.deck.snapshots import freeze
from cs_desktop.services.deck.stored.editing import (
    add_slide,
    choose_measures,
    move_slide,
    release,
    remove_slide,
    set_audience,
    set_included,
    set_option,
    set_part,
    set_period,
    set_slide_text,
    set_template,
)
from cs_desktop.services.deck.stored.listing import all_decks, decks_of, design_of
from cs_desktop.services.deck.stored.showing import gather_for, load_deck, show
from cs_desktop.services.deck.stored.starting import delete_deck, duplicate_deck, new_deck
from cs_desktop.services.editing import edit_field
from cs_desktop.services.history import revert
from cs_desktop.services.purging import what_to_purge
from tests.workspaces import add_account, context, dump, new_workspace

EBR, CLIENT, INTERNAL = DeckTemplate.EBR, Audience.CLIENT, Audience.INTERNAL


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    made = new_workspace(tmp_path / "a.csdesk")
    yield made
    made.close()


@pytest.fixture
def ctx(workspace: WorkspaceFile) -> Context:
    return context(workspace)


@pytest.fixture
def deck(ctx: Context, workspace: WorkspaceFile) -> int:
    return new_deck(ctx, add_account(workspace), EBR, CLIENT)[0]


def design(ctx: Context, deck_id: int) -> DeckDesign:
    row = ctx.workspace.read(lambda connection: queries.deck(connection, deck_id))
    assert row is not None
    return design_of(row, ctx.workspace.read(lambda connection: queries.slides_of(connection, deck_id)))


def slide(ctx: Context, deck_id: int, key: SlideKey) -> SlideDesign:
    return next(one for one in design(ctx, deck_id).slides if one.key is key)


def keys(ctx: Context, deck_id: int) -> list[SlideKey]:
    return [one.key for one in design(ctx, deck_id).slides]


def undo(ctx: Context, change: Change | None) -> None:
    assert change is not None
    assert revert(ctx, change.change_set_id).left_alone == ()


def test_a_new_deck_has_the_slides_of_its_template_and_a_name(ctx: Context, workspace: WorkspaceFile) -> None:
    account = add_account(workspace, "Halden Freight")
    # On Oct 13, 2026 the last full quarter is the third.
    first, _ = new_deck(ctx, account, EBR, CLIENT)
    second, _ = new_deck(ctx, account, EBR, INTERNAL)
    book, _ = new_deck(ctx, None, DeckTemplate.PORTFOLIO, INTERNAL, "2026")
    assert [entry.name for entry in decks_of(ctx, account)] == [
        "Halden Freight EBR, Q3 2026 (2)",
        "Halden Freight EBR, Q3 2026",
    ]
    assert [(entry.id, entry.account, entry.name) for entry in decks_of(ctx, None)] == [
        (book, "", "Portfolio review, 2026")
    ]
    assert {entry.id for entry in all_decks(ctx)} == {first, second, book}
    told = TEMPLATES[EBR]
    for deck_id, audience in ((first, CLIENT), (second, INTERNAL)):
        made = design(ctx, deck_id)
        assert [(one.key, one.included) for one in made.slides] == [
            (key, told.included(key, audience)) for key in told.slides
        ]
        assert (made.audience, made.period) == (audience, "2026-Q3")


def test_a_customer_of_this_quarter_gets_a_deck_of_it(ctx: Context, workspace: WorkspaceFile) -> None:
    deck_id, _ = new_deck(ctx, add_account(workspace, customer_since=date(2026, 10, 2)), EBR, CLIENT)
    assert design(ctx, deck_id).period == "2026-Q4"


@pytest.mark.parametrize(
    ("template", "audience", "of_account", "period"),
    [
        (DeckTemplate.PORTFOLIO, INTERNAL, True, ""),
        (DeckTemplate.PORTFOLIO, CLIENT, False, ""),
        (EBR, CLIENT, False, ""),
        (EBR, CLIENT, True, "2027-Q1"),
        (EBR, CLIENT, True, "soon"),
    ],
)
def test_a_deck_that_cannot_be_is_refused(
    ctx: Context,
    workspace: WorkspaceFile,
    template: DeckTemplate,
    audience: Audience,
    of_account: bool,
    period: str,
) -> None:
    account = add_account(workspace) if of_account else None
    with pytest.raises(KnownError):
        new_deck(ctx, account, template, audience, period)
    assert all_decks(ctx) == ()


def test_what_is_known_of_the_customer_is_carried_to_the_next_deck_but_never_to_a_client(
    ctx: Context, workspace: WorkspaceFile
) -> None:
    account = add_account(workspace)

    def next_deck(audience: Audience, priorities: str) -> str:
        deck_id, _ = new_deck(ctx, account, EBR, audience)
        world = slide(ctx, deck_id, SlideKey.WORLD)
        set_slide_text(ctx, world.id, "priorities", world.text("priorities"), priorities)
        set_slide_text(ctx, world.id, "changed", "", "A new terminal")
        assert (world.text("changed"), world.title) == ("", "")
        return world.text("priorities")

    assert next_deck(CLIENT, "Fewer empty runs") == ""
    assert next_deck(INTERNAL, "Cut our price by half") == "Fewer empty runs"
    assert next_deck(CLIENT, "Two new depots") == "Fewer empty runs"
    assert next_deck(INTERNAL, "") == "Two new depots"


def test_each_text_of_a_slide_is_edited_by_itself(ctx: Context, deck: int) -> None:
    world = slide(ctx, deck, SlideKey.WORLD).id
    assert isinstance(set_slide_text(ctx, world, "priorities", "", "Night shift\nTwo depots"), Merged)
    assert isinstance(set_slide_text(ctx, world, "changed", "", "A new COO"), Merged)
    met = set_slide_text(ctx, world, "priorities", "", "Something else")
    assert isinstance(met, Conflict)
    assert (met.mine, met.theirs, met.field) == (
        "Something else",
        "Night shift\nTwo depots",
        "text.priorities",
    )
    assert slide(ctx, deck, SlideKey.WORLD).lines("priorities") == ("Night shift", "Two depots")
    set_slide_text(ctx, world, "priorities", "Night shift\nTwo depots", "")
    assert dict(slide(ctx, deck, SlideKey.WORLD).texts) == {"changed": "A new COO"}
    with pytest.raises(InputError):
        set_slide_text(ctx, world, "changed", "A new COO", "x" * 5_001)


def test_a_title_keeps_what_the_data_said_when_it_was_written(ctx: Context, deck: int) -> None:
    outcomes = slide(ctx, deck, SlideKey.OUTCOMES).id
    set_slide_text(ctx, outcomes, "title", "", "We are\n ahead ", "Four of five are on pace")
    written = slide(ctx, deck, SlideKey.OUTCOMES)
    assert (written.title, written.title_basis) == ("We are ahead", "Four of five are on pace")
    set_slide_text(ctx, outcomes, "title", "We are ahead", "", "Four of five are on pace")
    set_slide_text(ctx, outcomes, "notes", "", "Pause here")
    cleared = slide(ctx, deck, SlideKey.OUTCOMES)
    assert (cleared.title, cleared.title_basis, cleared.notes) == ("", "", "Pause here")
    edit_field(ctx, Typed(FieldRef(Kind.DECK, deck, "name"), "", design(ctx, deck).name, "The review"))
    assert design(ctx, deck).name == "The review"


def test_slides_are_left_out_moved_added_and_removed(ctx: Context, deck: int) -> None:
    before = design(ctx, deck).slides
    undo_it = set_included(ctx, before[1].id, on=False)
    assert not design(ctx, deck).slides[1].included
    undo(ctx, undo_it)
    assert design(ctx, deck).slides == before
    ids = [one.id for one in before]
    move_slide(ctx, deck, [*ids[1:3], ids[0]])
    assert [one.id for one in design(ctx, deck).slides] == [*ids[1:3], ids[0], *ids[3:]]
    mine, _ = add_slide(ctx, deck, SlideKey.TEXT, ids[2])
    other, _ = add_slide(ctx, deck, SlideKey.TEXT)
    now = [one.id for one in design(ctx, deck).slides]
    assert now.index(mine) == now.index(ids[2]) + 1
    assert keys(ctx, deck)[-3:] == [SlideKey.TEXT, SlideKey.DETAILS, SlideKey.APPENDIX]
    assert now[-3] == other
    people = slide(ctx, deck, SlideKey.PEOPLE)
    assert (people.included, add_slide(ctx, deck, SlideKey.PEOPLE)[0]) == (False, people.id)
    assert slide(ctx, deck, SlideKey.PEOPLE).included
    undo(ctx, remove_slide(ctx, mine))
    assert [one.id for one in design(ctx, deck).slides] == now


def test_only_what_differs_from_the_usual_is_stored(
    ctx: Context, workspace: WorkspaceFile, deck: int
) -> None:
    outcomes = slide(ctx, deck, SlideKey.OUTCOMES)
    before = dump(workspace)
    set_option(ctx, outcomes.id, "owners", on=True)
    set_part(ctx, deck, "sources", on=False)
    release(ctx, deck, ["health", "gap-7"], on=True)
    now = design(ctx, deck)
    assert slide(ctx, deck, SlideKey.OUTCOMES).shows("owners")
    assert (now.parts.sources, now.released.keys) == (False, {"health", "gap-7"})
    set_option(ctx, outcomes.id, "owners", on=False)
    set_part(ctx, deck, "sources", on=True)
    release(ctx, deck, ["gap-7", "health"], on=False)
    assert dump(workspace) == before


def test_measures_are_left_out_one_step_each_and_rubbish_leaves_out_none(
    ctx: Context, workspace: WorkspaceFile, deck: int
) -> None:
    outcomes = slide(ctx, deck, SlideKey.OUTCOMES)
    set_option(ctx, outcomes.id, "owners", on=True)
    before = dump(workspace)
    first = choose_measures(ctx, outcomes.id, [7, 8], on=False)
    chosen = design(ctx, deck)
    second = choose_measures(ctx, outcomes.id, [7], on=True)
    now = slide(ctx, deck, SlideKey.OUTCOMES)
    assert (now.left_out, now.shows("owners")) == ({8}, True)
    assert first is not None
    assert first.label == "Choose measures of slide Outcomes in Halden Freight EBR, Q3 2026"
    undo(ctx, second)
    assert design(ctx, deck) == chosen
    undo(ctx, first)
    assert dump(workspace) == before
    # A copy leaves out the same.
    choose_measures(ctx, outcomes.id, [8], on=False)
    copy, _ = duplicate_deck(ctx, deck)
    assert slide(ctx, copy, SlideKey.OUTCOMES).left_out == {8}
    with pytest.raises(BugError):
        choose_measures(ctx, slide(ctx, deck, SlideKey.SUPPORT).id, [8], on=False)
    for rubbish in ("8", {"8": 1}, None, 8):
        assert left_out_of({"left_out": rubbish}) == frozenset()
    assert left_out_of({"left_out": [8, "9", None, True, 1.5]}) == {8}


def test_a_deck_for_the_client_releases_nothing_by_itself(ctx: Context, workspace: WorkspaceFile) -> None:
    deck, _ = new_deck(ctx, add_account(workspace), EBR, INTERNAL)
    assert slide(ctx, deck, SlideKey.COMMERCIAL).included
    set_audience(ctx, deck, CLIENT)
    assert design(ctx, deck).released.keys == frozenset()
    assert not slide(ctx, deck, SlideKey.COMMERCIAL).included
    set_audience(ctx, deck, INTERNAL)
    assert slide(ctx, deck, SlideKey.COMMERCIAL).included
    book, _ = new_deck(ctx, None, DeckTemplate.PORTFOLIO, INTERNAL)
    with pytest.raises(KnownError, match="never for a client"):
        set_audience(ctx, book, CLIENT)


def test_another_template_keeps_what_was_written(ctx: Context, deck: int) -> None:
    set_slide_text(ctx, slide(ctx, deck, SlideKey.SUPPORT).id, "notes", "", "Say sorry")
    set_slide_text(ctx, slide(ctx, deck, SlideKey.WORLD).id, "priorities", "", "Two depots")
    mine, _ = add_slide(ctx, deck, SlideKey.TEXT)
    set_slide_text(ctx, mine, "heading_1", "", "Ours")
    before = design(ctx, deck)
    change = set_template(ctx, deck, DeckTemplate.HANDOVER)
    told = TEMPLATES[DeckTemplate.HANDOVER].slides
    now = design(ctx, deck)
    assert [one.key for one in now.slides] == [
        *told[:-2],
        *(SlideKey.SUPPORT, SlideKey.TEXT),
        *told[-2:],
    ]
    assert (now.template, now.name) == (DeckTemplate.HANDOVER, "Halden Freight plan hand-over, Q3 2026")
    assert slide(ctx, deck, SlideKey.WORLD).text("priorities") == "Two depots"
    assert [slide(ctx, deck, key).included for key in (SlideKey.SUPPORT, SlideKey.TEXT)] == [False, True]
    undo(ctx, change)
    assert design(ctx, deck) == before


def test_a_name_follows_the_period_until_somebody_chooses_one(ctx: Context, deck: int) -> None:
    set_period(ctx, deck, "2026-q2")
    assert (design(ctx, deck).period, design(ctx, deck).name) == ("2026-Q2", "Halden Freight EBR, Q2 2026")
    edit_field(ctx, Typed(FieldRef(Kind.DECK, deck, "name"), "", design(ctx, deck).name, "Mine"))
    set_period(ctx, deck, "2026-Q3")
    assert design(ctx, deck).name == "Mine"


def test_a_copy_is_a_deck_of_its_own(ctx: Context, deck: int) -> None:
    set_slide_text(ctx, slide(ctx, deck, SlideKey.WORLD).id, "priorities", "", "Two depots")
    release(ctx, deck, ["arr"], on=True)
    copy, _ = duplicate_deck(ctx, deck)
    one, other = design(ctx, deck), design(ctx, copy)
    assert other.name == f"{one.name} (2)"
    assert (other.released, other.parts, other.period) == (one.released, one.parts, one.period)
    assert [(s.key, s.texts) for s in other.slides] == [(s.key, s.texts) for s in one.slides]
    set_included(ctx, other.slides[0].id, on=False)
    assert design(ctx, deck) == one


def test_undo_brings_a_deleted_deck_back(ctx: Context, workspace: WorkspaceFile, deck: int) -> None:
    before = dump(workspace)
    change = delete_deck(ctx, deck)
    assert all_decks(ctx) == ()
    with pytest.raises(KnownError, match="deleted"):
        set_part(ctx, deck, "number", on=False)
    undo(ctx, change)
    assert dump(workspace) == before


def test_a_stored_deck_is_shown_as_it_would_be_exported(ctx: Context, deck: int) -> None:
    source = gather_for(ctx, deck)
    shown = show(source, source.design)
    assert shown == load_deck(ctx, deck)
    assert [one.key for one in shown.deck.marks] == [
        one.design.key for one in shown.slides if one.place is not None
    ]
    first = next(one for one in shown.slides if one.design.key is SlideKey.TITLE)
    assert (first.title, first.name) == (first.suggested, "Title")
    typed = replace(
        source.design,
        slides=tuple(
            replace(one, title="We begin well", notes="Smile") if one.key is SlideKey.TITLE else one
            for one in source.design.slides
        ),
    )
    typing = show(source, typed)
    place = next(one.place for one in typing.slides if one.design.key is SlideKey.TITLE)
    assert place is not None
    assert slide_title(typing.deck, typing.deck.slides[place]) == "We begin well"
    assert typing.deck.notes(place) == "Smile"
    assert load_deck(ctx, deck) == shown


def test_a_portfolio_review_is_shown_and_frozen_like_any_other(
    ctx: Context, workspace: WorkspaceFile
) -> None:
    add_account(workspace)
    book, _ = new_deck(ctx, None, DeckTemplate.PORTFOLIO, INTERNAL)
    before = load_deck(ctx, book)
    assert (before.entry.account, before.offered) == ("", ())
    assert before.deck.slides
    freeze(ctx, book, "For the board")
    add_account(workspace, "Brightmoor Foods")
    frozen = load_deck(ctx, book)
    assert (frozen.deck, frozen.as_of) == (before.deck, date(2026, 10, 13))
    delete_deck(ctx, book)
    assert what_to_purge(ctx).files == 1


def test_a_portfolio_review_keeps_the_filter_of_its_accounts(ctx: Context, workspace: WorkspaceFile) -> None:
    add_account(workspace, "Halden Freight")
    add_account(workspace, "Brightmoor Foods")
    review, _ = new_deck(ctx, None, DeckTemplate.PORTFOLIO, INTERNAL)
    source = gather_for(ctx, review)
    slide = next(one for one in source.design.slides if one.key is SlideKey.BOOK)
    with pytest.raises(InputError, match="The filter cannot be read"):
        set_slide_text(ctx, slide.id, BOOK_FILTER, "", "arr>much")
    set_slide_text(ctx, slide.id, BOOK_FILTER, "", "halden")
    # What was read of all accounts is not taken for these.
    filtered = gather_for(ctx, review, known=source)
    assert [[row.name for row in one.material.rows] for one in (source, filtered)] == [
        ["Brightmoor Foods", "Halden Freight"],
        ["Halden Freight"],
    ]
    title = show(filtered, filtered.design).deck.slides[0]
    assert title == TitleSlide("Accounts that meet “halden”")
    # A slide that is left out keeps it; an account that is none of them leaves the review as it was.
    set_included(ctx, slide.id, on=False)
    assert [row.name for row in gather_for(ctx, review).material.rows] == ["Halden Freight"]
    set_slide_text(ctx, slide.id, BOOK_FILTER, "halden", "nobody is called so")
    assert load_deck(ctx, review).slides


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("in", "out", "move", "add", "remove", "template", "audience", "note")),
        st.integers(0, 30),
    ),
    max_size=6,
)


def step(ctx: Context, deck_id: int, doing: str, number: int) -> Change | None:
    """Do something to one of the slides, or to the deck."""
    slides = design(ctx, deck_id).slides
    one = slides[number % len(slides)]
    match doing:
        case "in" | "out":
            return set_included(ctx, one.id, on=doing == "in")
        case "move":
            return move_slide(ctx, deck_id, [s.id for s in (*slides[number:], *slides[:number])])
        case "add":
            return add_slide(ctx, deck_id, list(SlideKey)[number % len(SlideKey)], one.id)[1]
        case "remove":
            return remove_slide(ctx, one.id)
        case "template":
            return set_template(ctx, deck_id, list(DeckTemplate)[number % 4])
        case "audience":
            return set_audience(ctx, deck_id, (CLIENT, INTERNAL)[number % 2])
        case _:
            done = set_slide_text(ctx, one.id, "notes", one.notes, f"Note {number}")
            assert isinstance(done, Merged)
            return done.change


@settings(max_examples=5)
@given(steps=_STEPS)
def test_whatever_is_done_a_deck_holds_each_slide_once_in_order_and_undo_goes_all_the_way_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    workspace = new_workspace(tmp_path_factory.mktemp("steps") / "a.csdesk")
    try:
        ctx = context(workspace)
        deck_id, _ = new_deck(ctx, add_account(workspace), EBR, CLIENT)
        before = design(ctx, deck_id)
        changes = [step(ctx, deck_id, *one) for one in steps]
        held = [key for key in keys(ctx, deck_id) if key is not SlideKey.TEXT]
        assert len(held) == len(set(held))
        assert design(ctx, deck_id).released.keys == frozenset()
        for change in reversed(changes):
            if change is not None:
                undo(ctx, change)
        assert design(ctx, deck_id) == before
    finally:
        workspace.close()
