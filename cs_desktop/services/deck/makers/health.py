"""The health score, where it may be told, and what people say."""

from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.domain.charts.spec import Zone
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import ChartPanel, FiguresSlide, KeyFigure
from cs_desktop.domain.figures import Status, plural
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import words
from cs_desktop.services.deck.facts.shared import HealthTold, SharedFacts
from cs_desktop.services.deck.key_figures import health_key, health_panel, survey_key
from cs_desktop.services.deck.makers.made import Absent, source_line

NOTHING = Absent(
    marked("There is neither a health score nor a survey in this period that may be shown."),
    (marked("Release the health score for this deck, or ask users once a quarter."),),
)
_MOST = 100


def health_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return health and surveys; without a score that was released, the surveys alone."""
    health = facts.health
    surveys = facts.surveys if design.shows("surveys") else ()
    figures = [_score_key(health)] if health is not None and health.score is not None else []
    figures += [survey_key(score, facts) for score in surveys]
    panels = _course(health) if health is not None and design.shows("trend") else ()
    if not figures and not panels:
        return NOTHING
    what = "surveys" if health is None else "scorecard and surveys" if surveys else "scorecard"
    return FiguresSlide(health_title(health, surveys), tuple(figures), source_line(facts, what), panels)


def health_title(health: HealthTold | None, surveys: tuple[SurveyScore, ...]) -> str:
    """Return the score and how it moved, and what people say; of what may be told alone."""
    said = survey_words(surveys[0]) if surveys else ""
    if health is None or health.score is None:
        if said:
            return said
        return f"Health moved from {health.trend[0][1]} to {health.trend[-1][1]}" if health else ""
    told = f"Health is {health.score}, {health.band}"
    if health.before is not None and health.before != health.score:
        told += f", {'up' if health.score > health.before else 'down'} from {health.before}"
    return f"{told}; {said}" if said else told


def _score_key(health: HealthTold) -> KeyFigure:
    """Return the score beside what it was before the period."""
    key = health_key(health)
    if health.before is None:
        return key
    return replace(key, figure=replace(key.figure, note=f"{health.before} before the period"))


def survey_words(score: SurveyScore) -> str:
    """Return what a survey came to, with how many answered."""
    answers = f"from {plural(score.n, 'answer')}"
    if score.score.value is None:
        return f"{words(score.kind)} has {plural(score.n, 'answer')}, too few to tell"
    figure = score.score.value
    text = f"{figure:.0f}" if score.kind.value == "nps" else f"{100 * figure:.1f}%"
    return f"{words(score.kind)} is {text.replace('-', '−')} {answers}"


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
