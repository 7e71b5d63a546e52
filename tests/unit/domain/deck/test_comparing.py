"""What became otherwise between two decks: found whatever moved, and nothing where nothing did."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.comparing import Difference, Otherwise, compared
from cs_desktop.domain.deck.content import AnyDeck, Deck, SlideMark
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.slides import (
    ChartPanel,
    ChartsSlide,
    FiguresSlide,
    KeyFigure,
    MessageSlide,
    Slide,
)
from cs_desktop.domain.figures import Figure, Unit
from tests.unit.domain.deck.anything import decks

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def page(title: str, *said: str) -> MessageSlide:
    return MessageSlide(title, said)


def use(value: float, day: date, title: str = "Use grew") -> FiguresSlide:
    figure = Figure("Seats used", value, Unit.SHARE, "used / paid", "usage", day)
    return FiguresSlide(title, (KeyFigure(figure),), f"Source: usage up to {day}")


def deck(*slides: tuple[str, Slide], notes: str = "") -> AnyDeck:
    return Deck(
        *("Review", "", "Halden", "Corvane", "Q3 2026", SEPTEMBER),
        tuple(slide for _, slide in slides),
        tuple(SlideMark(key, notes) for key, _ in slides),
    )


def test_slides_titles_figures_texts_and_notes_that_are_otherwise_are_told() -> None:
    old = deck(
        ("support", page("No outage")), ("world", page("Two depots", "A new COO")), ("use", use(0.7, JUNE))
    )
    new = deck(
        ("use", use(0.845, SEPTEMBER, "Use passed 80%")),
        ("world", page("Two depots", "A new CFO")),
        ("risks", page("One port may close")),
        notes="Pause",
    )
    assert compared(old, new) == (
        Difference(Otherwise.DROPPED, "support", "No outage"),
        # One of the two that changed places was moved: the other stayed.
        Difference(Otherwise.TITLE, "use", "Use passed 80%", "Use grew", "Use passed 80%"),
        Difference(Otherwise.NOTES, "use", "Use passed 80%", "", "Pause"),
        Difference(Otherwise.FIGURE, "use", "Seats used", "70.0%", "84.5%", JUNE, SEPTEMBER),
        Difference(Otherwise.MOVED, "world", "Two depots", "2", "2"),
        Difference(Otherwise.NOTES, "world", "Two depots", "", "Pause"),
        Difference(Otherwise.TEXT, "world", "Two depots", "A new COO", "A new CFO"),
        Difference(Otherwise.ADDED, "risks", "One port may close"),
    )


def test_a_line_is_told_by_its_last_value_where_no_figure_tells_it() -> None:
    def charts(day: date, *values: float | None) -> ChartsSlide:
        spec = ChartSpec(ChartKind.LINE, "Use", "", (Series("Seats", values),), Axis(Unit.SHARE), as_of=day)
        return ChartsSlide("Use", (ChartPanel(spec),), "")

    old, new = (deck(("use", charts(JUNE, 0.5, 0.7))), deck(("use", charts(SEPTEMBER, 0.7, 0.845, None))))
    assert compared(old, new) == (
        Difference(Otherwise.FIGURE, "use", "Seats", "70.0%", "84.5%", JUNE, SEPTEMBER),
    )


def test_a_figure_that_is_the_same_on_a_later_day_is_not_told_nor_the_appendix() -> None:
    slides = use(0.7, JUNE), use(0.7, SEPTEMBER)
    old, new = (deck(("use", slide), ("appendix", appendix([slide]))) for slide in slides)
    assert compared(old, new) == ()


@settings(max_examples=15)
@given(decks(), st.randoms(use_true_random=False))
def test_the_same_deck_has_no_difference_and_what_is_taken_out_is_told(made: AnyDeck, chance) -> None:
    assert compared(made, made) == ()
    if not made.slides:
        return
    gone = chance.randrange(len(made.slides))
    fewer = replace(
        made,
        slides=made.slides[:gone] + made.slides[gone + 1 :],
        marks=made.marks[:gone] + made.marks[gone + 1 :],
    )
    lost, won = compared(made, fewer), compared(fewer, made)
    assert [one.kind for one in lost].count(Otherwise.DROPPED) == 1
    assert [one.kind for one in won].count(Otherwise.ADDED) == 1
    assert Otherwise.MOVED not in {one.kind for one in (*lost, *won)}
