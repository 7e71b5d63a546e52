"""The slides of an executive business review, made from its facts."""

from collections.abc import Sequence
from datetime import date, timedelta

from cs_desktop.common.dates import MONTHS, day_text
from cs_desktop.common.money import money_short
from cs_desktop.common.periods import Period, add_months
from cs_desktop.domain.charts import Axis, ChartKind, ChartSpec, Series, Threshold
from cs_desktop.domain.figures import Figure, Unit, plural
from cs_desktop.domain.health import FORMULAS as HEALTH_FORMULAS
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.retention import FORMULAS
from cs_desktop.domain.series_role import SeriesRole
from cs_desktop.domain.slides import (
    ASK,
    DID_NOT,
    WORKED,
    Audience,
    Block,
    ChartPanel,
    Deck,
    FiguresSlide,
    KeyFigure,
    MessageSlide,
    Milestone,
    MilestoneState,
    ObjectiveRow,
    ObjectivesSlide,
    Slide,
    SummarySlide,
    TitleSlide,
    appendix,
)
from cs_desktop.domain.surveys import FORMULAS as SURVEY_FORMULAS
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind, words
from cs_desktop.services.account_page import arr_chart, usage_chart
from cs_desktop.services.account_tiles import time_to_value
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts import ADOPTION, OUTCOME, SUPPORT, USE, DeckFacts, for_client, trend_keys
from cs_desktop.services.deck.journey import journey_slide
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.plan import plan_rows

TITLE = "Executive business review"
_INTERNAL = "Internal"
_QUARTERS = {"Q1": "First", "Q2": "Second", "Q3": "Third", "Q4": "Fourth"}
_FIGURES_A_SLIDE = 4
_ADOPTION_FIGURES = 2
"""The other two places are for health and for how people feel."""


def build_deck(facts: DeckFacts, audience: Audience) -> Deck:
    """Return the whole deck; its appendix names every figure that the slides show.

    A deck for the client has neither money nor health, feelings nor gaps; one for ourselves says on each
    page that it is. Without a journey map there is no slide of the journey.
    """
    if audience is Audience.CLIENT:
        facts = for_client(facts)
    body: tuple[Slide, ...] = (
        _title_slide(facts),
        _summary(facts),
        _outcomes(facts),
        *_journey(facts),
        _trend(facts),
        _adoption(facts),
        _support(facts),
        _next_period(facts),
    )
    return Deck(
        title=TITLE,
        subtitle=period_words(facts.period.name),
        account=facts.account.name,
        company=facts.workspace.company,
        period_name=" ".join(reversed(facts.period.name.split("-"))),
        day=facts.prepared_on,
        slides=(*body, appendix(body)),
        confidentiality=_INTERNAL if audience is Audience.INTERNAL else facts.workspace.confidentiality,
        footer=facts.workspace.footer,
        accent=facts.workspace.accent,
        audience=audience,
    )


def period_words(name: str) -> str:
    """Return a period's name in words: "Third quarter 2026", "Year 2026"."""
    year, _, quarter = name.partition("-")
    return f"{_QUARTERS[quarter]} quarter {year}" if quarter else f"Year {year}"


def _title_slide(facts: DeckFacts) -> TitleSlide:
    titles = [c.title or words(c.role) for c in facts.contacts if c.role in ("sponsor", "champion")]
    prepared = f"Prepared for {' and '.join(titles[:2])}" if titles else ""
    return TitleSlide(prepared, tuple(_milestones(facts)))


def _milestones(facts: DeckFacts) -> list[Milestone]:
    account = facts.account
    found = []
    if account.customer_since and account.customer_since <= facts.as_of:
        found.append(Milestone("Signed", account.customer_since, MilestoneState.REACHED))
    if account.first_value and account.first_value <= facts.as_of:
        found.append(Milestone("First value", account.first_value, MilestoneState.REACHED))
    if facts.renewal:
        found.append(Milestone("Renewal", facts.renewal, MilestoneState.DUE))
    return found


def _summary(facts: DeckFacts) -> SummarySlide:
    blocks = (
        Block(WORKED, say.worked(facts)),
        Block(DID_NOT, say.did_not(facts)),
        Block(ASK, say.asks(facts)),
    )
    return SummarySlide(say.summary_title(facts), _headline(facts), blocks, _source(facts))


def _headline(facts: DeckFacts) -> tuple[KeyFigure, ...]:
    """Return up to three figures that a sponsor asks for first: outcome, adoption, how people feel."""
    outcome = [_key(move) for move in facts.moved(OUTCOME)]
    adoption = [_key(move) for move in facts.moved(ADOPTION)]
    feeling = [_survey_key(score, facts) for score in facts.surveys]
    support = [_key(move) for move in facts.moved(SUPPORT)]
    first = [*outcome[:1], *adoption[:1], *feeling[:1]]
    use = [_key(move) for move in facts.moved(USE)]
    rest = [key for key in (*adoption[1:], *use, *support, *feeling[1:]) if key not in first]
    return tuple([*first, *rest][:3])


def _outcomes(facts: DeckFacts) -> Slide:
    title = say.outcome_title(facts)
    figures = [_key(move) for move in facts.moved(OUTCOME)]
    if facts.account.first_value and facts.account.first_value <= facts.as_of:
        figures.append(KeyFigure(time_to_value(facts.account, facts.as_of), "from signing to first value"))
    if not figures:
        wanted = facts.account.desired_outcome
        return MessageSlide(
            title,
            (
                f"What you want to reach: {wanted}"
                if wanted
                else "The desired outcome is not written down yet.",
            ),
            (
                "Say which result would make this year a success, in your own words.",
                "Choose one to three measures that would show it, with a baseline from your data.",
                "Agree on a target and a date, and on who confirms the result on your side.",
            ),
            _source(facts),
        )
    if facts.account.desired_outcome:
        figures[0] = KeyFigure(figures[0].figure, facts.account.desired_outcome, figures[0].word)
    return FiguresSlide(title, tuple(figures), _source(facts), _panels(facts, OUTCOME, 1))


def _journey(facts: DeckFacts) -> tuple[Slide, ...]:
    if facts.journey is None:
        return ()
    numbers = {one.id: number for number, one in enumerate(facts.plan, 1)}
    return (journey_slide(facts.journey, facts.account.name, numbers),)


def _trend(facts: DeckFacts) -> Slide:
    figures = [_arr_key(facts)] if facts.subscriptions else []
    figures += [_key(move) for move in facts.leading(trend_keys(facts))[:1]]
    panels = list(_panels(facts, trend_keys(facts), 1))
    if facts.subscriptions:
        chart = arr_chart(facts.steps, facts.workspace.currency, _chart_start(facts), facts.as_of)
        panels.insert(0, ChartPanel(chart))
    title = say.trend_title(facts)
    if not panels:
        return MessageSlide(
            title,
            ("We have no figures of your use for this period.",),
            ("Tell us who can share use by day.", "We bring the trend to the next review."),
            _source(facts),
        )
    return FiguresSlide(title, tuple(figures), _source(facts), tuple(panels))


def _arr_key(facts: DeckFacts) -> KeyFigure:
    before = money_short(facts.arr_on(facts.period.start), facts.workspace.currency)
    figure = Figure(
        label="ARR",
        value=facts.arr_on(facts.as_of),
        unit=Unit.MONEY,
        formula=FORMULAS["arr_end"],
        source="Subscriptions of this account",
        as_of=facts.as_of,
        currency=facts.workspace.currency,
        note=f"{before} on {day_text(facts.period.start)}",
    )
    return KeyFigure(figure, "subscriptions, a year")


def _adoption(facts: DeckFacts) -> Slide:
    figures = [_health_key(facts)] if facts.health.band else []
    figures += [_key(move) for move in facts.leading(ADOPTION)[:_ADOPTION_FIGURES]]
    figures += [_survey_key(score, facts) for score in facts.surveys]
    title = say.adoption_title(facts)
    if not figures:
        return MessageSlide(
            title,
            ("We have no figures of your use, and nobody was asked how they find it.",),
            ("Tell us who can share use by day.", "Let us ask your users once a quarter."),
            _source(facts),
        )
    panels = (*_panels(facts, ADOPTION, 1), *_health_panel(facts))
    return FiguresSlide(title, tuple(figures[:_FIGURES_A_SLIDE]), _source(facts), panels)


def _support(facts: DeckFacts) -> Slide:
    figures = [_key(move) for move in facts.leading(SUPPORT)]
    title = say.support_title(facts)
    if not figures:
        return MessageSlide(
            title,
            ("We have no tickets or outages on record for this period.",),
            ("Tell us of any that you remember.", "We bring response and resolution times next time."),
            _source(facts),
        )
    return FiguresSlide(title, tuple(figures[:_FIGURES_A_SLIDE]), _source(facts), _panels(facts, SUPPORT, 2))


def _next_period(facts: DeckFacts) -> ObjectivesSlide:
    """Return what is to be agreed: the open objectives of the success plan.

    Without any it is the measures that matter most, their targets left to the meeting.
    """
    if facts.plan:
        count = plural(len(facts.plan), "objective")
        title = f"{count} of the success plan to agree on for the next period"
        source = f"Source: success plan as of {day_text(facts.as_of)}; see the appendix."
        return ObjectivesSlide(title, plan_rows(facts.plan, facts.as_of), source, say.asks(facts)[:2])
    moves = [*facts.moved(OUTCOME), *facts.moved(ADOPTION)[:2], *facts.moved(SUPPORT)[:1]]
    theirs = next((c.title or words(c.role) for c in facts.contacts if c.role == "sponsor"), "")
    due = add_months(facts.period.end, 3) - timedelta(days=1)
    rows = tuple(
        ObjectiveRow(move.name, "target to agree today", move.figure(), None, due, "Customer success", theirs)
        for move in moves
    )
    if rows:
        title = f"{say.counted(len(rows))} to agree for the next period, with an owner on both sides"
    else:
        title = "The objectives of the next period are still to be agreed"
    source = "Targets are set in the meeting; none is proposed without your baseline."
    return ObjectivesSlide(title, rows, source, say.asks(facts)[:2])


def _key(move: MetricMove) -> KeyFigure:
    word = "" if not move.is_notable else "Better" if move.is_better else "Worse"
    return KeyFigure(move.figure(), word=word)


def _health_key(facts: DeckFacts) -> KeyFigure:
    health = facts.health
    assert health.band is not None
    assert health.calculated is not None
    known = ", ".join(c.name for c in health.contributions if not c.missing and c.weight)
    figure = Figure(
        label="Health score of 100",
        value=shown_score(health.calculated),
        unit=Unit.NUMBER,
        formula=HEALTH_FORMULAS["calculated"],
        source=f"Standard scorecard: {known}",
        as_of=health.as_of,
        status=health.band.status,
    )
    return KeyFigure(figure, word=health.band.label)


def _survey_key(score: SurveyScore, facts: DeckFacts) -> KeyFigure:
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


def _panels(facts: DeckFacts, keys: Sequence[str], limit: int) -> tuple[ChartPanel, ...]:
    since = _chart_start(facts)
    by_key = {m.metric.key: m for m in facts.measured}
    charts = (usage_chart(by_key[move.key], since, facts.as_of) for move in facts.leading(keys))
    drawn = [chart for chart in charts if not chart.is_empty]
    return tuple(ChartPanel(chart) for chart in drawn[:limit])


def _chart_start(facts: DeckFacts) -> date:
    """Return the first day of the period before, so that a chart shows what the sentences compare."""
    return facts.period.start - (facts.period.end - facts.period.start)


def _health_panel(facts: DeckFacts) -> tuple[ChartPanel, ...]:
    if len(facts.health_trend) < 2:
        return ()
    days, scores = zip(*facts.health_trend, strict=True)
    chart = ChartSpec(
        kind=ChartKind.LINE,
        title="Health score",
        subtitle=f"Points of 100, {_span(Period(days[0], days[-1]))}",
        series=(Series("Health", scores, days, SeriesRole.SECOND),),
        y_axis=Axis(Unit.NUMBER),
        thresholds=(
            Threshold(facts.workspace.healthy_from, f"Healthy {facts.workspace.healthy_from}"),
            Threshold(facts.workspace.watch_from, f"Watch {facts.workspace.watch_from}"),
        ),
        source="Standard scorecard",
        as_of=facts.as_of,
    )
    return (ChartPanel(chart),)


def _span(period: Period) -> str:
    first, last = period.start, period.end
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"


def _source(facts: DeckFacts) -> str:
    return f"Source: metrics, surveys and subscriptions up to {day_text(facts.as_of)}; see the appendix."
