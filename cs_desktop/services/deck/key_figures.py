"""The key figures and charts that the slides of a deck are made of."""

from dataclasses import replace
from datetime import date

from cs_desktop.common.dates import MONTHS, day_text, short_day_text
from cs_desktop.common.money import money_short
from cs_desktop.common.periods import Period, period_before
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series, Threshold
from cs_desktop.domain.deck.slides import ChartPanel, KeyFigure
from cs_desktop.domain.figures import Figure, Status, Unit, plural, value_text
from cs_desktop.domain.health.standing import FORMULAS as HEALTH_FORMULAS
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS
from cs_desktop.domain.retention import FORMULAS
from cs_desktop.domain.surveys import FORMULAS as SURVEY_FORMULAS
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind, words
from cs_desktop.models.queries.commercial import ArrStep
from cs_desktop.services.account_page import arr_chart
from cs_desktop.services.deck.facts.plan import MeasureTold
from cs_desktop.services.deck.facts.shared import HealthTold, MoneyTold, SharedFacts
from cs_desktop.services.deck.measures import now_figure, reading, way_of
from cs_desktop.services.deck.moves import MetricMove


def move_key(move: MetricMove) -> KeyFigure:
    """Return a metric and how it moved, with its word where that is notable."""
    word = "" if not move.is_notable else "Better" if move.is_better else "Worse"
    return KeyFigure(move.figure(), word=word)


def metric_key(facts: SharedFacts, move: MetricMove) -> KeyFigure:
    """Return a metric as the plan tells it, the same on all slides; where it does not, how it moved."""
    measure = reading(facts.plan, move.name)
    return move_key(move) if measure is None else measure_key(facts, measure)


def measure_key(facts: SharedFacts, measure: MeasureTold) -> KeyFigure:
    """Return where a measure is, which must be known, since when, where it came from and is to go."""
    currency, progress = facts.workspace.currency, measure.progress
    figure = now_figure(measure, facts.as_of, currency)
    assert figure is not None
    note = "; ".join(filter(None, (_day_said(facts, measure), way_of(measure, currency))))
    status = Status.NONE if progress is None else PROGRESS_STATUS[progress]
    return KeyFigure(
        replace(figure, note=note, status=status), word="" if progress is None else PROGRESS[progress]
    )


def how_told(facts: SharedFacts, move: MetricMove) -> str:
    """Return of which day the value is that stands for a metric, or how it is reckoned: "mean of Q3"."""
    measure = reading(facts.plan, move.name)
    return move.reckoned if measure is None else _day_said(facts, measure)


def _day_said(facts: SharedFacts, measure: MeasureTold) -> str:
    return f"on {short_day_text(measure.current_on, facts.as_of)}" if measure.current_on else ""


def arr_key(facts: SharedFacts, money: MoneyTold) -> KeyFigure:
    """Return what the account pays a year, beside what it paid when the period began."""
    before = money_short(money.arr_on(facts.period.start), facts.workspace.currency)
    figure = Figure(
        label="ARR",
        value=money.arr_on(facts.as_of),
        unit=Unit.MONEY,
        formula=FORMULAS["arr_end"],
        source="Subscriptions of this account",
        as_of=facts.as_of,
        currency=facts.workspace.currency,
        note=f"{before} on {day_text(facts.period.start)}",
    )
    return KeyFigure(figure, "subscriptions, a year")


def arr_panel(facts: SharedFacts, money: MoneyTold) -> ChartPanel:
    """Return the chart of what the account paid."""
    steps = [ArrStep(0, 0, 0, one.arr, one.start, one.end) for one in money.levels or ()]
    return ChartPanel(arr_chart(steps, facts.workspace.currency, chart_start(facts), facts.as_of))


def health_key(health: HealthTold) -> KeyFigure:
    """Return the health score, which must be known, with its band."""
    figure = Figure(
        label="Health score of 100",
        value=health.score,
        unit=Unit.NUMBER,
        formula=HEALTH_FORMULAS["score" if health.by_hand else "calculated"],
        source=f"Scorecard {health.scorecard}: {', '.join(health.measures)}",
        as_of=health.as_of,
        status=health.status,
    )
    return KeyFigure(figure, word=health.band)


def survey_key(score: SurveyScore, facts: SharedFacts) -> KeyFigure:
    """Return what a survey came to, with how many answered."""
    name = words(score.kind)
    is_nps = score.kind is SurveyKind.NPS
    rate = score.response_rate.value
    answered = plural(score.n, "answer") + (f", {rate:.0%} of those asked" if rate is not None else "")
    figure = Figure(
        label=name,
        value=score.score.value,
        unit=Unit.NUMBER if is_nps else Unit.SHARE,
        formula=SURVEY_FORMULAS[score.kind.value],
        source=f"{name} survey, n = {score.n:,}",
        as_of=facts.as_of,
        reason=score.score.reason,
        note=answered,
    )
    return KeyFigure(figure, "Net promoter score" if is_nps else f"{name}, favourable answers")


def survey_words(score: SurveyScore) -> str:
    """Return what a survey with a score came to, with how many answered."""
    unit = Unit.NUMBER if score.kind is SurveyKind.NPS else Unit.SHARE
    return f"{words(score.kind)} is {value_text(score.score.value, unit)} from {plural(score.n, 'answer')}"


def health_panel(health: HealthTold) -> tuple[ChartPanel, ...]:
    """Return the chart of the health score; of a single day there is none."""
    if len(health.trend) < 2:
        return ()
    days, scores = zip(*health.trend, strict=True)
    chart = ChartSpec(
        kind=ChartKind.LINE,
        title="Health score",
        subtitle=f"Points of 100, {_span(Period(days[0], days[-1]))}",
        series=(Series("Health", scores, days, SeriesRole.SECOND),),
        y_axis=Axis(Unit.NUMBER),
        thresholds=(
            Threshold(health.healthy_from, f"Healthy {health.healthy_from}"),
            Threshold(health.watch_from, f"Watch {health.watch_from}"),
        ),
        source=f"Scorecard {health.scorecard}",
        as_of=health.as_of,
    )
    return (ChartPanel(chart),)


def chart_start(facts: SharedFacts) -> date:
    """Return the first day of the period before, so that a chart shows what the sentences compare."""
    return period_before(facts.period).start


def _span(period: Period) -> str:
    first, last = period.start, period.end
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
