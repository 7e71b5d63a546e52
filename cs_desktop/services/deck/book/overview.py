"""The book as a whole: ARR, retention, and how ARR moved over the period."""

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import marked
from cs_desktop.common.money import money_short
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import ChartPanel, FiguresSlide, KeyFigure
from cs_desktop.domain.figures import Unit, plural
from cs_desktop.domain.retention import FORMULAS, Retention
from cs_desktop.services.deck.book.facts import BookFacts
from cs_desktop.services.deck.book.saying import money, source
from cs_desktop.services.deck.makers.made import Absent

NO_ACCOUNT = Absent(
    marked("No account is in this book."), (marked("Import accounts, or choose another filter."),)
)
_WHERE = "Subscriptions of this workspace"


def book_slide(facts: BookFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return the slide; a book without subscriptions speaks of accounts and their health alone."""
    del design
    if not facts.rows:
        return NO_ACCOUNT
    if not facts.has_money:
        figures = tuple(KeyFigure(tile) for tile in facts.tiles[:4])
        return FiguresSlide(_without_money(facts), figures, source(facts, "accounts and scorecards"))
    kept = facts.retention
    arr = money(
        facts,
        "ARR",
        kept.arr_end,
        FORMULAS["arr_end"],
        _WHERE,
        note=f"{money_short(kept.arr_start, facts.workspace.currency)} on {day_text(kept.period.start)}",
    )
    rates = [KeyFigure(tile) for tile in facts.tiles if tile.label in ("NRR", "GRR", "Logo churn a month")]
    return FiguresSlide(
        book_title(kept, facts.workspace.currency),
        (KeyFigure(arr, f"from {plural(kept.accounts_end, 'account')}"), *rates),
        source(facts, "subscriptions"),
        (_movement(facts), _course(facts)),
    )


def book_title(kept: Retention, currency: str) -> str:
    """Return how ARR moved, and what moved it most."""
    start, end = (money_short(arr, currency) for arr in (kept.arr_start, kept.arr_end))
    if not kept.arr_start:
        return f"The book began with nothing and stands at {end} a year"
    if start == end:
        return f"ARR held at {end}"
    won, lost = kept.new + kept.expansion, kept.contraction + kept.churned
    if kept.net_movement > 0:
        by = "new accounts" if kept.new >= kept.expansion else "expansion"
        less = f", {money_short(lost, currency)} were lost" if lost else ""
        return f"ARR grew from {start} to {end}, most of it by {by}{less}"
    by = "accounts that left" if kept.churned >= kept.contraction else "accounts that reduced"
    more = f"; {money_short(won, currency)} were won" if won else ""
    return f"ARR fell from {start} to {end}, most of it by {by}{more}"


def _without_money(facts: BookFacts) -> str:
    scored = sum(facts.bands.values())
    return f"The book has {plural(len(facts.rows), 'account')}, {scored:,} with a health score"


def _movement(facts: BookFacts) -> ChartPanel:
    """Return the chart of what was won and lost, and of what both came to."""
    kept = facts.retention
    steps = (
        ("New", kept.new),
        ("Expansion", kept.expansion),
        ("Contraction", -kept.contraction),
        ("Churn", -kept.churned),
        ("Net", kept.net_movement),
    )
    won, lost = (
        money_short(arr, facts.workspace.currency)
        for arr in (kept.new + kept.expansion, kept.contraction + kept.churned)
    )
    chart = ChartSpec(
        ChartKind.BAR,
        "What moved ARR",
        f"{facts.period.name}: {won} won, {lost} lost",
        (Series("ARR", tuple(float(value) for _, value in steps)),),
        Axis(Unit.MONEY, facts.workspace.currency),
        Axis(categories=tuple(name for name, _ in steps)),
        source=_WHERE,
        as_of=facts.as_of,
        formula="start + new + expansion − contraction − churn = end; per account, one movement each",
    )
    return ChartPanel(chart, 1.2)


def _course(facts: BookFacts) -> ChartPanel:
    days, values = zip(*facts.arr_months, strict=True)
    chart = ChartSpec(
        ChartKind.LINE,
        "ARR over twelve months",
        f"A year, {month_text(days[0])} to {month_text(days[-1])}",
        (Series("ARR", tuple(map(float, values)), days, SeriesRole.FIRST),),
        Axis(Unit.MONEY, facts.workspace.currency, from_zero=False),
        source=_WHERE,
        as_of=facts.as_of,
        formula=FORMULAS["arr_end"],
    )
    return ChartPanel(chart)
