"""The slides of an executive or a quarterly business review, made from its facts."""

from collections.abc import Sequence
from datetime import timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.periods import add_months
from cs_desktop.domain.deck.content import AnyDeck, Audience, Deck
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deck.slides import (
    ASK,
    DID_NOT,
    WORKED,
    Block,
    ChartPanel,
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
)
from cs_desktop.domain.figures import plural
from cs_desktop.domain.vocabulary import words
from cs_desktop.services.account_page import arr_chart
from cs_desktop.services.account_tiles import time_to_value
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts import ADOPTION, OUTCOME, SUPPORT, USE, DeckFacts, for_client, trend_keys
from cs_desktop.services.deck.journey import journey_slide
from cs_desktop.services.deck.key_figures import (
    arr_key,
    chart_start,
    health_key,
    health_panel,
    move_key,
    panels_of,
    survey_key,
)
from cs_desktop.services.deck.plan import plan_rows

TITLES = {
    DeckTemplate.EBR: "Executive business review",
    DeckTemplate.QBR: "Quarterly business review",
}
_READERS = {DeckTemplate.EBR: ("sponsor", "champion"), DeckTemplate.QBR: ("champion",)}
"""The roles that a deck is prepared for."""
_INTERNAL = "Internal"
_QUARTERS = {"Q1": "First", "Q2": "Second", "Q3": "Third", "Q4": "Fourth"}
_FIGURES_A_SLIDE = 4
_ADOPTION_FIGURES = 2
"""The other two places are for health and for how people feel."""


def build_deck(facts: DeckFacts, audience: Audience, template: DeckTemplate = DeckTemplate.EBR) -> AnyDeck:
    """Return the whole deck; its appendix names every figure that the slides show.

    A deck for the client has neither money nor health, feelings nor gaps; one for ourselves says on each
    page that it is. Without a journey map there is no slide of the journey.
    """
    if audience is Audience.CLIENT:
        facts = for_client(facts)
    told = _for_sponsor(facts) if template is DeckTemplate.EBR else _for_champion(facts)
    body = (_title_slide(facts, _READERS[template]), _summary(facts), *told, _next_period(facts))
    return Deck(
        title=TITLES[template],
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


def _for_sponsor(facts: DeckFacts) -> tuple[Slide, ...]:
    """Return what an executive wants to know, the result first."""
    return (_outcomes(facts), *_journey(facts), _trend(facts), _adoption(facts), _support(facts))


def _for_champion(facts: DeckFacts) -> tuple[Slide, ...]:
    """Return what those want to know who work with it, their use first and no money."""
    return (_adoption(facts), _support(facts), *_journey(facts), _outcomes(facts))


def period_words(name: str) -> str:
    """Return a period's name in words: "Third quarter 2026", "Year 2026"."""
    year, _, quarter = name.partition("-")
    return f"{_QUARTERS[quarter]} quarter {year}" if quarter else f"Year {year}"


def _title_slide(facts: DeckFacts, readers: Sequence[str]) -> TitleSlide:
    titles = [c.title or words(c.role) for c in facts.contacts if c.role in readers]
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
    outcome = [move_key(move) for move in facts.moved(OUTCOME)]
    adoption = [move_key(move) for move in facts.moved(ADOPTION)]
    feeling = [survey_key(score, facts) for score in facts.surveys]
    support = [move_key(move) for move in facts.moved(SUPPORT)]
    first = [*outcome[:1], *adoption[:1], *feeling[:1]]
    use = [move_key(move) for move in facts.moved(USE)]
    rest = [key for key in (*adoption[1:], *use, *support, *feeling[1:]) if key not in first]
    return tuple([*first, *rest][:3])


def _outcomes(facts: DeckFacts) -> Slide:
    title = say.outcome_title(facts)
    figures = [move_key(move) for move in facts.moved(OUTCOME)]
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
    return FiguresSlide(title, tuple(figures), _source(facts), panels_of(facts, OUTCOME, 1))


def _journey(facts: DeckFacts) -> tuple[Slide, ...]:
    if facts.journey is None:
        return ()
    numbers = {one.id: number for number, one in enumerate(facts.plan, 1)}
    return (journey_slide(facts.journey, facts.account.name, numbers),)


def _trend(facts: DeckFacts) -> Slide:
    figures = [arr_key(facts)] if facts.subscriptions else []
    figures += [move_key(move) for move in facts.leading(trend_keys(facts))[:1]]
    panels = list(panels_of(facts, trend_keys(facts), 1))
    if facts.subscriptions:
        chart = arr_chart(facts.steps, facts.workspace.currency, chart_start(facts), facts.as_of)
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


def _adoption(facts: DeckFacts) -> Slide:
    figures = [health_key(facts)] if facts.health.band else []
    figures += [move_key(move) for move in facts.leading(ADOPTION)[:_ADOPTION_FIGURES]]
    figures += [survey_key(score, facts) for score in facts.surveys]
    title = say.adoption_title(facts)
    if not figures:
        return MessageSlide(
            title,
            ("We have no figures of your use, and nobody was asked how they find it.",),
            ("Tell us who can share use by day.", "Let us ask your users once a quarter."),
            _source(facts),
        )
    panels = (*panels_of(facts, ADOPTION, 1), *health_panel(facts))
    return FiguresSlide(title, tuple(figures[:_FIGURES_A_SLIDE]), _source(facts), panels)


def _support(facts: DeckFacts) -> Slide:
    figures = [move_key(move) for move in facts.leading(SUPPORT)]
    title = say.support_title(facts)
    if not figures:
        return MessageSlide(
            title,
            ("We have no tickets or outages on record for this period.",),
            ("Tell us of any that you remember.", "We bring response and resolution times next time."),
            _source(facts),
        )
    return FiguresSlide(
        title, tuple(figures[:_FIGURES_A_SLIDE]), _source(facts), panels_of(facts, SUPPORT, 2)
    )


def _next_period(facts: DeckFacts) -> ObjectivesSlide:
    """Return what is to be agreed: the open objectives of the success plan.

    Without any it is the measures that matter most, their targets left to the meeting.
    """
    if facts.plan:
        count = plural(len(facts.plan), "objective")
        title = f"{count} of the success plan to agree on for the next period"
        source = f"Source: success plan as of {day_text(facts.as_of)}; see the appendix."
        rows = plan_rows(facts.plan, facts.as_of, facts.workspace.currency)
        return ObjectivesSlide(title, rows, source, say.asks(facts)[:2])
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


def _source(facts: DeckFacts) -> str:
    return f"Source: metrics, surveys and subscriptions up to {day_text(facts.as_of)}; see the appendix."
