"""Health of the book: how many accounts are in which band and quadrant, and how that moved."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import ChartPanel, FiguresSlide, KeyFigure
from cs_desktop.domain.figures import Figure, Status, Unit, plural
from cs_desktop.domain.health.standing import FORMULAS
from cs_desktop.services.deck.book.facts import BookFacts
from cs_desktop.services.deck.book.saying import ACTIVE, source
from cs_desktop.services.deck.makers.made import Absent

NO_SCORE = Absent(
    marked("No account has a health score."),
    (marked("Import metrics or surveys that a scorecard asks for."),),
)
_WHERE = "The scorecard that fits each account"


def book_health_slide(facts: BookFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return the slide."""
    del design
    if not facts.bands:
        return NO_SCORE
    figures = tuple(KeyFigure(_in_band(facts, band), word=band.label) for band in Band)
    return FiguresSlide(
        health_title(facts), figures, source(facts, "scorecards"), (_bands(facts), _quadrants(facts))
    )


def health_title(facts: BookFacts) -> str:
    """Return how many accounts are Healthy, and how many more or fewer are At risk than before."""
    scored, healthy = sum(facts.bands.values()), facts.bands[Band.HEALTHY]
    said = f"{healthy:,} of {plural(scored, 'account')} {'is' if scored == 1 else 'are'} Healthy"
    now, before = facts.bands[Band.AT_RISK], facts.bands_before[Band.AT_RISK]
    said += f"; {now:,} {'is' if now == 1 else 'are'} At risk"
    if not sum(facts.bands_before.values()) or now == before:
        return said
    return f"{said}, {'up' if now > before else 'down'} from {before:,}"


def _in_band(facts: BookFacts, band: Band) -> Figure:
    rows = facts.in_band(band)
    arr = sum(row.arr for row in rows)
    notes = [f"{facts.bands_before[band]:,} before the period"]
    if facts.has_money:
        notes.insert(0, f"{money_short(arr, facts.workspace.currency)} a year")
    return Figure(
        label=f"Accounts {band.label}",
        value=len(rows),
        unit=Unit.COUNT,
        formula=f"{ACTIVE} whose band after an override is {band.label}",
        source=_WHERE,
        as_of=facts.as_of,
        note=", ".join(notes),
        status=band.status if rows else Status.NONE,
    )


def _bands(facts: BookFacts) -> ChartPanel:
    day = day_text(facts.period.start)
    now = Series("On the last day", tuple(float(facts.bands[band]) for band in Band), role=SeriesRole.FIRST)
    before = Series(
        f"Before {day}", tuple(float(facts.bands_before[band]) for band in Band), role=SeriesRole.SECOND
    )
    chart = ChartSpec(
        ChartKind.BAR,
        "Accounts by band",
        _scored(facts),
        (before, now) if sum(facts.bands_before.values()) else (now,),
        Axis(Unit.COUNT),
        Axis(categories=tuple(band.label for band in Band)),
        source=_WHERE,
        as_of=facts.as_of,
        formula=FORMULAS["band"],
    )
    return ChartPanel(chart)


def _scored(facts: BookFacts) -> str:
    """Return how many accounts have a score, now and before the period."""
    now, before = (sum(bands.values()) for bands in (facts.bands, facts.bands_before))
    said = f"{now:,} with a score on {day_text(facts.as_of)}"
    return f"{said}, {before:,} before {day_text(facts.period.start)}" if before else said


def _quadrants(facts: BookFacts) -> ChartPanel:
    known = sum(facts.quadrants.values())
    chart = ChartSpec(
        ChartKind.BAR,
        "Accounts by quadrant",
        f"Number of accounts, {known:,} with data on both axes",
        (Series("Accounts", tuple(float(facts.quadrants[one]) for one in Quadrant) if known else ()),),
        Axis(Unit.COUNT),
        Axis(categories=tuple(one.label for one in Quadrant)),
        source=_WHERE,
        as_of=facts.as_of,
        formula=FORMULAS["quadrant"],
    )
    return ChartPanel(chart)
