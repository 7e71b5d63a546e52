"""The health score, where it may be told, and what people say."""

from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.common.text import capitalized
from cs_desktop.domain.charts.spec import Zone
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import ChartPanel, FiguresSlide, KeyFigure
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.override_told import shadow_text
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.shared import HealthTold, SharedFacts
from cs_desktop.services.deck.key_figures import health_key, health_panel, survey_key, survey_words
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.titles.counting import counted

NOTHING = Absent(
    marked("There is neither a health score nor a survey in this period that may be shown."),
    (marked("Release the health score for this deck, or ask users once a quarter."),),
)
_MOST = 100


def health_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return health and surveys; without a score that was released, the surveys alone."""
    health = facts.health
    known = sorted(facts.surveys, key=lambda one: one.score.value is None)
    surveys = tuple(known) if design.shows("surveys") else ()
    figures = [_score_key(health)] if health is not None and health.score is not None else []
    figures += [survey_key(score, facts) for score in surveys]
    panels = _course(health) if health is not None and design.shows("trend") else ()
    if not figures and not panels:
        return NOTHING
    what = "surveys" if health is None else "scorecard and surveys" if surveys else "scorecard"
    return FiguresSlide(health_title(health, surveys), tuple(figures), source_line(facts, what), panels)


def own_health_slide(facts: DeckFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return the same; where a person set the score, with the calculated one beside it."""
    made = health_slide(facts, design)
    if isinstance(made, Absent) or facts.standing.override is None or facts.health is None:
        return made
    first, *others = made.figures
    note = f"set by hand, {shadow_text(facts.standing.calculated)}"
    return replace(made, figures=(replace(first, figure=replace(first.figure, note=note)), *others))


def health_title(health: HealthTold | None, surveys: tuple[SurveyScore, ...]) -> str:
    """Return the score and how it moved, and what people say; of what may be told alone."""
    said = _surveys_words(surveys)
    if health is None or health.score is None:
        if said:
            return capitalized(said)
        return _course_words(health)
    told = f"Health is {health.score}, {health.band}"
    if health.before is not None and health.before != health.score:
        told += f", {'up' if health.score > health.before else 'down'} from {health.before}"
    return f"{told}; {said}" if said else told


def _course_words(health: HealthTold | None) -> str:
    """Return how the score went where its course alone may be told."""
    assert health is not None
    first, last = health.trend[0][1], health.trend[-1][1]
    return (
        f"Health held at {last} over half a year" if first == last else f"Health moved from {first} to {last}"
    )


def _score_key(health: HealthTold) -> KeyFigure:
    """Return the score beside what it was before the period."""
    key = health_key(health)
    if health.before is None:
        return key
    return replace(key, figure=replace(key.figure, note=f"{health.before} before the period"))


def _surveys_words(surveys: tuple[SurveyScore, ...]) -> str:
    """Return what the first survey came to, those with a score first; without any how many answered."""
    if not surveys or surveys[0].score.value is not None:
        return survey_words(surveys[0]) if surveys else ""
    answers = counted(sum(one.n for one in surveys), "answer")
    return f"{answers} so far, too few for a score"


def _course(health: HealthTold) -> tuple[ChartPanel, ...]:
    """Return the chart of the score over half a year, its bands tinted."""
    zones = (
        Zone(health.healthy_from, _MOST, f"Healthy, {health.healthy_from} and up", Status.GOOD),
        Zone(health.watch_from, health.healthy_from, "Watch", Status.WATCH, tinted=False),
        Zone(0, health.watch_from, f"At risk, under {health.watch_from}", Status.RISK),
    )
    return tuple(
        replace(panel, chart=replace(panel.chart, thresholds=(), zones=zones))
        for panel in health_panel(health)
    )
