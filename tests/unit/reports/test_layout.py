"""Slides: whatever they say stays on the page, whole or with its full text at the end."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.deck.content import Audience, Deck, PageParts, Picture
from cs_desktop.domain.deck.slides import (
    Align,
    Block,
    Cell,
    Column,
    FiguresSlide,
    JourneyGap,
    JourneySlide,
    JourneyStage,
    KeyFigure,
    MeasureRow,
    MeasuresSlide,
    MessageSlide,
    MilestoneState,
    ObjectiveRow,
    ObjectivesSlide,
    OwnPeopleSlide,
    OwnPerson,
    OwnTableSlide,
    PeopleSlide,
    Person,
    PointsSlide,
    Row,
    Side,
    Slide,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.plan.progress import KEEPS
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import LEFT, RIGHT
from tests.unit.reports import samples
from tests.unit.reports.recorder import Recorder, drawn, drawn_pages

DAY = samples.DAY
FOOT_TOP = 800
FOOT_TEXTS = 8
"""Source, both names with their initials, what the deck is, its confidentiality, the page's number."""


def assert_fits(pages: list[Recorder]) -> None:
    for number, page in enumerate(pages, 1):
        assert page.outside() == [], f"page {number}"
        assert page.overlaps() == [], f"page {number}"
        if number > 1:
            assert all(text.box.left >= LEFT - 0.1 for text in page.texts), f"page {number}"
            assert all(text.box.right <= RIGHT + 0.1 for text in page.texts), f"page {number}"
            shapes = [box for box in page.extents if box.width or box.height]
            assert all(box.left >= LEFT - 1 and box.right <= RIGHT + 1 for box in shapes), f"page {number}"
            assert not any(box.top < FOOT_TOP < box.bottom for box in shapes), f"page {number}"
            below = [text for text in page.texts if text.box.bottom > FOOT_TOP]
            assert all(text.box.top > FOOT_TOP for text in below), f"page {number}"
            assert len(below) <= FOOT_TEXTS, f"page {number}"


def said(pages: list[Recorder]) -> str:
    return "".join(text.text for page in pages for text in page.texts)


@pytest.mark.parametrize(
    "deck",
    [
        samples.deck(),
        samples.empty_deck(),
        samples.long_deck(),
        samples.long_deck(samples.JAPANESE),
        samples.long_deck(samples.ARABIC),
        samples.long_deck(samples.HOSTILE),
        samples.long_deck("W" * 300),
        samples.long_deck("🎉 " * 60),
    ],
    ids=["design", "empty", "long", "japanese", "arabic", "hostile", "one word", "emoji"],
)
def test_every_kind_of_slide_fits_whatever_it_says(deck: Deck) -> None:
    assert_fits(drawn_pages(deck))


def test_the_days_of_a_stage_fit_whole() -> None:
    made = samples.journey()
    long = tuple(replace(one, days="Nov 30, 2025 – May 29, 2026") for one in made.stages)
    pages, shortened = drawn(samples.deck((replace(made, stages=long),)))
    assert_fits(pages)
    assert not [text for text in shortened if "2025" in text]


@pytest.mark.parametrize(
    ("deck", "size"),
    [(samples.deck(), (1, 1)), (samples.deck(), (10, 2000)), (samples.long_deck(), (2000, 10))],
    ids=["square", "tower", "ribbon"],
)
def test_a_logo_of_any_shape_fits_in_its_proportions(deck: Deck, size: tuple[int, int]) -> None:
    pages = drawn_pages(replace(deck, logo=Picture(b"", *size)))
    assert_fits(pages)
    assert "H" not in {text.text for text in pages[0].texts}, "no letter stands beside the logo"


def test_the_design_needs_no_more_pages_than_slides_and_says_all() -> None:
    deck = samples.deck(samples.body()[:-1])
    pages = drawn_pages(replace(deck, slides=deck.slides[:-1]))
    assert len(pages) == 13
    words = said(pages)
    for text in (
        "Halden Freight",
        "Four depots live",
        "94.8%",
        "Name one night-shift lead",
        "carried from Q3",
    ):
        assert text in words
    assert "…" not in words


def test_a_name_too_long_for_its_place_stands_in_full_at_the_end() -> None:
    deck = samples.deck(samples.body(), account=samples.LONG)
    pages = drawn_pages(deck)
    assert "…" in said(pages[:1]) or samples.LONG.replace(" ", "") in said(pages[:1]).replace(" ", "")
    assert samples.LONG.replace(" ", "") in said(pages).replace(" ", "")


def test_rows_that_do_not_fit_go_on_to_further_pages_and_none_is_lost() -> None:
    rows = tuple(replace(samples.measures()[0], name=f"Measure {i}.") for i in range(23))
    slide = MeasuresSlide("Many", rows, "plan", samples.figure("Total", 100, Unit.MONEY))
    pages = drawn_pages(samples.deck((slide,)))
    words = said(pages)
    assert all(f"Measure {i}." in words for i in range(23))
    # 23 rows, 5 above the total: 5 pages.
    assert "1 of 5" in words
    assert words.count("Total") == 2  # on the last page, and in the appendix


def test_a_journey_can_be_read_at_arms_length_and_says_what_stands_only_on_the_map() -> None:
    long = samples.LONG * 3
    base, (first, *others) = samples.journey(), samples.milestones()
    missed = replace(first, name="Missed", day=date(2026, 3, 1), state=MilestoneState.MISSED)
    stages = tuple(
        replace(
            base.stages[place % 6],
            name=f"Stage {place + 1}" if place % 2 else long,
            goals=(long, "Live", "Grow"),
            milestones=(first, *others[:2], missed),
            word=long,
        )
        for place in range(12)
    )
    gaps = (*(replace(one, name=long, bridge=long) for one in base.gaps), *base.gaps)
    *pages, _numbers = drawn_pages(samples.deck((replace(base, stages=stages, gaps=gaps),)))
    assert_fits(pages[:2])
    for page in pages[:2]:
        body = [text for text in page.texts if text.box.top < FOOT_TOP]
        # Letters reach 0.73 above and 0.21 below the baseline; 8 points are 13.3 units of 0.6.
        assert min(text.box.height for text in body) / 0.94 >= 13.3
        words = [text.text for text in page.texts]
        assert words.count("Missed") == 6
        # A goal and two milestones of each of twelve, and the fourth gap.
        assert any(text.endswith("Only on the map: 12 goals, 24 milestones, 1 open gap.") for text in words)
    assert [sum(text.text.startswith("Stage ") for text in page.texts) for page in pages[:2]] == [3, 3]


def test_blocks_of_one_name_in_turn_keep_above_the_footer() -> None:
    blocks = tuple(Block(name, ("One short sentence.",) * 3) for name in "abab")
    summary = replace(samples.summary(), blocks=blocks)
    assert_fits(drawn_pages(samples.deck((TitleSlide(), summary))))


def test_a_blank_target_leaves_a_line_to_write_on() -> None:
    row = ObjectiveRow("Use it", "share", samples.figure("Use", 0.5), None, None, "Us", "")
    (page, _) = drawn_pages(samples.deck((ObjectivesSlide("Next", (row,), "plan"),)))
    lines = [box for box in page.extents if box.height == 0 and 80 < box.width < 200]
    assert len(lines) == 3  # target, due, their owner


def test_worse_than_the_baseline_stands_left_of_it() -> None:
    better, worse = samples.measures()[3], replace(samples.measures()[3], current=samples.figure("Use", 0.17))
    (page, *_) = drawn_pages(samples.deck((MeasuresSlide("M", (better, worse), "plan"),)))
    dots = [box for box in page.extents if box.width == box.height == 22]
    # From 38% to 80%: 17% is half the way back, 71% is 11/14 of the way.
    shares = sorted(box.left + 11 for box in dots)
    tracks = {(box.left, box.width) for box in page.extents if box.height == 14 and box.width > 200}
    start, width = min(tracks, key=lambda track: -track[1])
    assert shares[0] == pytest.approx(start - width * 0.5, abs=0.5)
    assert shares[1] == pytest.approx(start + width * 11 / 14, abs=0.5)


def test_what_is_kept_stands_behind_its_limit_and_not_on_a_way_to_it() -> None:
    """Of at least 80%, 95.4% is better than 91.6% was: nobody planned to come down to 80%."""
    way, *_ = samples.measures()
    row = MeasureRow(
        *("Use", "", samples.figure("Use", 0.954), Status.GOOD, "On pace", samples.figure("Use", 0.916)),
        *(replace(samples.figure("Use", 0.8), said="at least 80.0%"), samples.figure("Use", 0.8)),
        confirmed="COO, Oct 5: 96%",
        kept=MeasureKind.KEEP_AT_LEAST,
    )
    row = replace(row, current=replace(row.current, note="on Sep 28"))
    (page, *_) = drawn_pages(samples.deck((MeasuresSlide("M", (way, row), "plan"),)))
    assert_fits([page])
    where = {text.text: text.box for text in page.texts}
    _, dot = max((box.top, box.left + 11) for box in page.extents if box.width == box.height == 22)
    (room,) = [box for box in page.extents if box.height == 14 and box.top > 350 and box.width > 20]
    ticks = [box for box in page.extents if box.width == 3 and box.height == 26 and box.top > 350]
    # 80 to 95.4 are known: the bar goes from 76.15 to 99.25, which are 548 wide from 532 on.
    assert [tick.left + 1.5 for tick in ticks] == pytest.approx([532 + 548 * 3.85 / 23.1], abs=0.1)
    assert (room.left, room.right) == pytest.approx((ticks[0].left + 1.5, 1080))
    assert dot == pytest.approx(532 + 548 * 19.25 / 23.1, abs=0.1)
    # The value over its dot, its day before it, for the bar ends; "at least" above the limit.
    value = where["95.4%"]
    assert value.left + value.width / 2 == pytest.approx(dot, abs=0.5)
    assert where["on Sep 28"].right < value.left
    assert where["at least"].bottom <= where["80.0%"].top + 3
    assert where["at least"].left == where["80.0%"].left


def test_an_objective_that_is_kept_has_no_arrow_and_old_values_say_their_days() -> None:
    one, *others = samples.objectives().objectives
    now = replace(samples.figure("Use", 0.954), as_of=date(2026, 9, 28))
    limit = replace(samples.figure("Use", 0.8), said="at least 80.0%")
    kept = replace(one, now=now, target=limit, kept=MeasureKind.KEEP_AT_LEAST)
    slide = ObjectivesSlide("Next", (kept, *others), "plan")
    (page, *_) = drawn_pages(samples.deck((slide,)))
    assert_fits([page])
    where = {text.text: text.box for text in page.texts}
    assert where["at least"].left == where["80.0%"].left
    assert where["at least"].bottom <= where["80.0%"].top + 3
    assert {"Last value", "Sep 28", "Oct 27"} <= set(where)
    assert "Now" not in where
    arrows = [box for box in page.extents if box.left == 696 and box.width == 18]
    assert len(arrows) == len(others)
    # All of one day: the head says it. Those of the week before the deck are those of now.
    (alone, *_) = drawn_pages(samples.deck((replace(slide, objectives=(kept,)),)))
    assert "On Sep 28" in {text.text for text in alone.texts}
    fresh = replace(kept, now=replace(now, as_of=date(2026, 10, 20)))
    (week, *_) = drawn_pages(samples.deck((replace(slide, objectives=(fresh, *others)),)))
    assert "Now" in {text.text for text in week.texts}


def test_a_table_goes_on_under_its_headings_and_none_of_its_rows_is_lost() -> None:
    table = samples.commitments(200)
    pages = drawn_pages(samples.deck((replace(table, figures=()),)))
    assert_fits(pages)
    words = said(pages)
    assert all(f"Promise {i}" in words for i in range(200))
    rows = [[text.text for text in page.texts if text.text.startswith("Promise")] for page in pages]
    tables = [texts for texts in rows if texts and texts[0] == "Promise"]
    assert sum(len(texts) - 1 for texts in tables) == 200
    # The sum never stands alone at the top of a page.
    assert all(text.text != "In all" for page in pages for text in page.texts[2:9])


def test_sixty_objectives_go_on_to_further_pages_with_the_decisions_on_the_last() -> None:
    one = samples.objectives()
    rows = tuple(replace(one.objectives[0], name=f"Objective {i}.") for i in range(60))
    *pages, _numbers = drawn_pages(samples.deck((replace(one, objectives=rows),)))
    assert_fits(pages)
    assert all(f"Objective {i}." in said(pages) for i in range(60))
    # Five above the decisions on each page.
    assert len(pages) == 12
    assert ["Decisions today" in said([page]) for page in pages] == [False] * 11 + [True]


def test_a_long_objective_makes_its_row_higher_before_any_of_it_is_cut() -> None:
    one = samples.objectives()
    long = (
        "Every depot plans tomorrow's runs before 4 PM, so that 97% of departures leave on time through peak "
    )
    long += "season without extra overtime."
    rows = tuple(replace(row, name=long, our_owner=long[:70]) for row in one.objectives)
    *pages, _numbers = drawn_pages(samples.deck((replace(one, objectives=rows),)))
    assert_fits(pages)
    assert "…" not in said(pages)
    # Three lines of 22.9 and one of 22 with 11 above and below: 112.7, and 460 stand above the decisions.
    assert len(pages) == 1
    hairlines = sorted(
        box.top for box in pages[0].extents if box.height == 0 and box.width > RIGHT - LEFT - 1
    )
    assert [below - above for above, below in pairwise(hairlines)] == pytest.approx([112.7] * 3, abs=0.1)
    assert said(pages).replace(" ", "").count(long.replace(" ", "")) == 4


def test_the_narrowest_column_holds_a_letter_beside_its_mark() -> None:
    """Of eight columns one with no share of the width: a mark takes 23 units of what it gets."""
    columns = (*(Column("Wide"),) * 7, Column("W", 0))
    cells = (*(Cell("Wide"),) * 7, Cell("WWWW شركة", status=Status.WATCH, strong=True))
    assert_fits(drawn_pages(samples.deck((TitleSlide(), TableSlide("T", columns, (Row(cells),), "")))))


def test_a_number_in_a_table_is_never_cut_in_two() -> None:
    cell = Cell(figure=samples.figure("Sum", 123_456_789_00, Unit.MONEY))
    columns = (Column("Name", 3), *(Column("Sum", 0.4, Align.END),) * 6)
    slide = TableSlide("T", columns, (Row((Cell("Who"), *(cell,) * 6)),), "")
    page = drawn_pages(samples.deck((slide,)))[0]
    assert sum(text.text == "$123M" for text in page.texts) == 6


def test_a_page_leaves_out_what_is_not_wanted_and_says_its_sources_at_the_end() -> None:
    deck = samples.deck((samples.summary(),))
    parts = PageParts(confidentiality=False, number=False, logos=False, sources=False)
    full, bare = drawn_pages(deck), drawn_pages(replace(deck, parts=parts))
    gone = {text.text for text in full[0].texts} - {text.text for text in bare[0].texts}
    assert gone == {"Confidential", "1", "C", "H", samples.summary().source}
    assert len(bare) == len(full) + 1
    assert samples.summary().source in said(bare[-1:])
    assert_fits(bare)


def test_what_is_internal_says_so_on_each_of_its_pages_and_nothing_else_does() -> None:
    pages = drawn_pages(samples.deck())
    marked = [any("Internal" in text.text for text in page.texts) for page in pages]
    own = [isinstance(slide, OwnPeopleSlide | OwnTableSlide) for slide in samples.deck().slides]
    assert marked[: len(own)] == own
    assert sum(marked) == 2


@pytest.mark.parametrize("deck", [samples.deck(), samples.long_deck()], ids=["design", "long"])
def test_each_page_of_a_deck_for_ourselves_says_so_at_its_top(deck: Deck) -> None:
    parts = PageParts(confidentiality=False, number=False, logos=False, sources=False)
    pages = drawn_pages(replace(deck, audience=Audience.INTERNAL, parts=parts))
    assert_fits(pages)
    for page in pages:
        (mark,) = [text.box for text in page.texts if text.text == "Internal, not for customers"]
        assert mark.bottom < min(text.box.top for text in page.texts if text.box != mark)


def test_ours_are_told_on_the_cards_of_those_they_look_after() -> None:
    page, *_ = drawn_pages(samples.deck((PeopleSlide("P", samples.people(), ""),)))
    words = [text.text for text in page.texts]
    # Both of ours are A. O.: Alice looks after two, Ada after three, and each stands in the list.
    assert (words.count("AO1"), words.count("AO2")) == (3, 4)
    assert "With Wim de Vries, Nora Lind" in "".join(words)


def test_agreement_and_confirmation_are_told_apart() -> None:
    signed, agreed, neither, *_ = samples.measures()
    rows = (
        replace(signed, agreed="VP, Apr 14", confirmed="CFO, Oct 16"),
        replace(agreed, agreed="VP, Apr 14"),
        neither,
    )
    page, *_ = drawn_pages(samples.deck((MeasuresSlide("M", rows, ""),)))
    words = [text.text for text in page.texts]
    assert words.count("Agreed: VP, Apr 14") == 2
    assert words.count("Confirmed: CFO, Oct 16") == 1
    assert words.count("Not agreed yet") == 1
    assert words.count("Value not confirmed yet") == 2
    plain = drawn_pages(samples.deck((MeasuresSlide("M", samples.measures(), ""),)))[0]
    assert not any("greed yet" in text.text for text in plain.texts)


text = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "Usage", "On pace", samples.LONG, samples.JAPANESE, samples.ARABIC, samples.HOSTILE]
    ),
)
value = st.one_of(st.none(), st.floats(-1e9, 1e12), st.integers(-(10**13), 10**13))
figure = st.builds(
    Figure,
    text,
    value,
    st.sampled_from(Unit),
    text,
    text,
    st.just(DAY),
    st.sampled_from(["USD", "JPY", "CHF"]),
    text,
    text,
    st.sampled_from(Status),
)
maybe_figure = st.one_of(st.none(), figure)
limit = st.one_of(maybe_figure, figure.map(lambda one: replace(one, said=f"at least {one.text()}")))
kept = st.sampled_from((None, *KEEPS))
key = st.builds(KeyFigure, figure, text, text)


def some(what: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=most).map(tuple)


person = st.builds(
    Person,
    st.integers(1, 20),
    text,
    text,
    text,
    st.sampled_from(Side),
    st.one_of(st.none(), st.integers(1, 20)),
    st.lists(st.integers(1, 20), max_size=9).map(tuple),
)
cell = st.builds(Cell, text, text, maybe_figure, st.one_of(st.none(), st.sampled_from(Status)), st.booleans())


def table_of(count: int) -> st.SearchStrategy[TableSlide]:
    column = st.builds(Column, text, st.floats(0, 5), st.sampled_from(Align))
    row = st.builds(Row, st.tuples(*(cell,) * count), st.booleans())
    columns = st.tuples(*(column,) * count)
    return st.builds(TableSlide, text, columns, some(row, 14), text, some(key, 5), text)


table = st.integers(1, 8).flatmap(table_of)

slide: st.SearchStrategy[Slide] = st.one_of(
    st.builds(TitleSlide, text, some(st.sampled_from(samples.milestones()), 12)),
    st.builds(SummarySlide, text, some(key, 5), some(st.builds(Block, text, some(text, 6)), 5), text),
    st.builds(
        MeasuresSlide,
        text,
        some(
            st.builds(
                MeasureRow,
                text,
                text,
                figure,
                st.sampled_from(Status),
                text,
                maybe_figure,
                limit,
                maybe_figure,
                maybe_figure,
                text,
                text,
                kept,
                st.one_of(st.none(), st.floats(-1e9, 1e12)),
            ),
            9,
        ),
        text,
        maybe_figure,
        text,
    ),
    st.builds(FiguresSlide, text, some(key, 10), text),
    st.builds(
        ObjectivesSlide,
        text,
        some(
            st.builds(
                ObjectiveRow,
                text,
                text,
                maybe_figure,
                limit,
                st.one_of(st.none(), st.just(DAY)),
                text,
                text,
                text,
                st.booleans(),
                kept=kept,
            ),
            8,
        ),
        text,
        some(text, 5),
    ),
    st.builds(
        JourneySlide,
        text,
        some(
            st.builds(
                JourneyStage,
                text,
                text,
                some(text, 4),
                some(st.sampled_from(samples.milestones()), 4),
                st.one_of(st.none(), st.floats(-2, 2)),
                text,
                st.integers(0, 99),
                st.integers(0, 99),
                some(text, 5),
                here=st.booleans(),
                target=st.one_of(st.none(), st.floats(-2, 2)),
            ),
            9,
        ),
        text,
        some(st.builds(JourneyGap, text, text, text), 4),
    ),
    st.builds(MessageSlide, text, some(text, 8), some(text, 8), text),
    table,
    st.builds(OwnTableSlide, table),
    st.builds(PointsSlide, text, some(st.builds(Block, text, some(text, 6)), 7), text, text, text),
    st.builds(PeopleSlide, text, some(person, 40), text),
    st.builds(
        OwnPeopleSlide,
        text,
        some(st.builds(OwnPerson, person, text, text, st.sampled_from(Status), text), 25),
        text,
    ),
)


def test_blocks_of_one_sentence_leave_room_for_what_lies_between_them():
    """Seven sentences in five blocks: 407 of lines and 4 × 50 + 24 between them make 631 of 587."""
    long = "Nordwestdeutsche Binnenschifffahrtsgesellschaft mit beschränkter Haftung und Compagnie " * 4
    blocks = (Block("", ()), Block("0", ("0", "0", long)), Block("", ()), Block("0", ()), Block("", ()))
    assert_fits(drawn_pages(samples.deck((TitleSlide(), SummarySlide("", (), blocks, "")))))


@given(slide, text, text, text)
def test_whatever_a_slide_says_it_fits_and_is_told_in_full(
    one: Slide, account: str, company: str, title: str
) -> None:
    slides = (one,) if isinstance(one, TitleSlide) else (TitleSlide(), one)
    pages, in_full = drawn(samples.deck(slides, account=account, company=company, title=title))
    assert_fits(pages)
    told = squeezed("".join(text.text for page in pages for text in page.texts)), *map(squeezed, in_full)
    lost = [text for text in texts_to_tell(one) if not any(squeezed(text) in each for each in told)]
    assert lost == []


def squeezed(text: str) -> str:
    """Return a text as it may be drawn, without what depends on where its lines end."""
    return "".join(clean(text).split())


def texts_to_tell(part: object) -> Iterator[str]:
    """Yield the texts of a slide that a reader must find somewhere in the deck.

    Figures tell their values; a journey tells touchpoints and words of feelings only where they have room,
    and of many gaps how many they are; of ours nothing internal is known.
    """
    match part:
        case Figure() | JourneySlide() | TitleSlide():
            return
        case KeyFigure():
            yield part.word
        case PointsSlide() if not part.quote.strip():
            yield from texts_to_tell((part.title, part.blocks, part.source))
        case OwnPerson(person=Person(side=Side.OURS)):
            yield part.person.name
        case Cell():
            yield from (part.text if part.figure is None else part.figure.text(), part.sub)
        case str():
            yield part
        case tuple():
            for one in part:
                yield from texts_to_tell(one)
        case _ if is_dataclass(part):
            for field in fields(part):
                value = getattr(part, field.name)
                if not isinstance(value, Enum):
                    yield from texts_to_tell(value)
