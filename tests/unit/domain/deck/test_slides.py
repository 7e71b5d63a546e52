"""The content of a deck: complete figures, collected into the appendix, and nothing internal."""

import dataclasses
import typing
from datetime import date

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.domain.deck import slides
from cs_desktop.domain.deck.content import Deck, slide_title
from cs_desktop.domain.deck.figures import appendix, collect_figures
from cs_desktop.domain.deck.slides import (
    AppendixSlide,
    Block,
    Cell,
    ChartPanel,
    ChartsSlide,
    ClientSlide,
    Column,
    Definition,
    FiguresSlide,
    KeyFigure,
    MeasureRow,
    MeasuresSlide,
    MessageSlide,
    ObjectiveRow,
    ObjectivesSlide,
    Row,
    Slide,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit

DAY = date(2026, 9, 30)


def figure(label: str, value: float = 1) -> Figure:
    return Figure(label, value, Unit.COUNT, f"count of {label}", "usage", DAY)


def chart(title: str) -> ChartSpec:
    line = Series(title, (1.0,), (DAY,))
    return ChartSpec(ChartKind.LINE, title, "per week", (line,), source="usage", as_of=DAY)


SUMMARY = SummarySlide("It works", (KeyFigure(figure("a")),), (Block(slides.WORKED, ("Yes.",)),), "usage")
MEASURES = MeasuresSlide(
    "Four of five",
    (
        MeasureRow(
            *("m", "each", figure("c"), Status.GOOD, "On pace"),
            baseline=figure("b"),
            target=figure("t"),
            worth=figure("w"),
        ),
    ),
    "plan",
    total=figure("sum"),
)
CHARTS = ChartsSlide("It rose", (ChartPanel(chart("one")), ChartPanel(chart("two"))), "usage")
SUPPORT = FiguresSlide("Calm", (KeyFigure(figure("tickets")),), "desk", (ChartPanel(chart("one")),))
NEXT = ObjectivesSlide("Next", (ObjectiveRow("o", "m", figure("c"), None, None, "us", "them"),), "plan")
ALL: tuple[Slide, ...] = (TitleSlide(), SUMMARY, MEASURES, CHARTS, SUPPORT, NEXT, MessageSlide("Empty", ()))


def deck(content: tuple[Slide, ...] = ALL, accent: str = "#2355C4") -> Deck:
    return Deck("Review", "Third quarter", "Halden", "Corvane", "Q3 2026", DAY, content, accent=accent)


def test_figures_are_collected_once_in_the_order_of_showing() -> None:
    # "c" is shown by the measure and again by the objective.
    assert [f.label for f in collect_figures(ALL)] == ["a", "b", "c", "t", "w", "sum", "tickets"]


def test_the_appendix_defines_all_that_is_shown() -> None:
    made = appendix(ALL)
    assert [d.name for d in made.definitions] == ["a", "b", "c", "t", "w", "sum", "tickets", "one", "two"]
    assert made.definitions[0] == Definition("a", "1", "count of a", "usage", DAY)
    assert made.definitions[-1] == Definition("two", "1", "per week", "usage", DAY)
    assert appendix(()).definitions == ()


def test_the_appendix_says_where_a_line_starts_and_ends() -> None:
    def value(kind: ChartKind, *y: float | None) -> str:
        spec = ChartSpec(kind, "T", "U", (Series("s", y),))
        return appendix((ChartsSlide("S", (ChartPanel(spec),), ""),)).definitions[0].value

    assert value(ChartKind.LINE, None, 3, 9, 7, None) == "3 to 7"
    assert value(ChartKind.STEP, 3, 3) == "3"
    assert value(ChartKind.LINE, None) == ""
    # The first and the last of several bars tell nothing of the whole.
    assert value(ChartKind.BRIDGE, 10, 2, -3) == ""


def test_the_same_label_on_another_day_is_another_figure() -> None:
    earlier = dataclasses.replace(figure("a"), as_of=date(2026, 6, 30))
    two = dataclasses.replace(SUMMARY, figures=(KeyFigure(figure("a")), KeyFigure(earlier)))
    assert [d.as_of for d in appendix((two,)).definitions] == [DAY, date(2026, 6, 30)]


def test_only_the_first_page_takes_its_title_from_the_deck() -> None:
    made = deck()
    assert [slide_title(made, s) for s in ALL[:2]] == ["Review", "It works"]


def test_a_deck_refuses_an_accent_that_cannot_be_seen() -> None:
    with pytest.raises(KnownError, match="too light"):
        deck(accent="#FFEE00")


def test_content_has_no_field_for_internal_matter() -> None:
    """Whatever a client's deck can hold is plain words, numbers, days and the frozen types of the domain."""
    seen: set[type] = set()
    names: set[str] = set()

    def walk(kind: object) -> None:
        for part in typing.get_args(kind):
            walk(part)
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind not in seen:
            seen.add(kind)
            hints = typing.get_type_hints(kind)
            names.update(hints)
            for hint in hints.values():
                walk(hint)

    walk(Deck)
    walk(ClientSlide)
    assert {AppendixSlide, MeasureRow, Figure, ChartSpec} <= seen
    assert all(kind.__module__.startswith("cs_desktop.domain.") for kind in seen)
    internal = ("influence", "sentiment", "pulse", "internal", "discount", "politic", "signal", "override")
    assert [name for name in names if any(word in name for word in internal)] == []


def test_many_figures_of_one_kind_are_told_in_one_line() -> None:
    def renewal(name: str) -> Row:
        return Row((Cell(figure=Figure(f"Renewal of {name}", 1, Unit.MONEY, "amount", "terms", DAY, "USD")),))

    def told(names: str) -> list[str]:
        table = TableSlide("Due", (Column("Amount"),), tuple(renewal(name) for name in names), "terms")
        return [d.name for d in appendix((SUMMARY, table)).definitions]

    assert told("abcd") == ["a", "Renewal of a, and 3 more of its kind"]
    assert told("abc") == ["a", "Renewal of a", "Renewal of b", "Renewal of c"]
