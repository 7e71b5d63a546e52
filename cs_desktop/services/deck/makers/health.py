"""The health score, and what people say."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import health_key, health_panel, survey_key
from cs_desktop.services.deck.makers.made import Absent, source_line

NOTHING = Absent(
    marked("There is neither a health score nor a survey in this period that may be shown."),
    (marked("Release the health score for this deck, or ask users once a quarter."),),
)


def health_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return health and surveys."""
    health = facts.health
    scored = health is not None and health.score is not None
    figures = [health_key(health)] if health is not None and scored else []
    if design.shows("surveys"):
        figures += [survey_key(score, facts) for score in facts.surveys]
    panels = health_panel(health) if health is not None and design.shows("trend") else ()
    if not figures and not panels:
        return NOTHING
    if health is not None and scored:
        title = say.health_words(health)
    else:
        first = facts.surveys[0] if facts.surveys else None
        title = (
            f"{first.n:,} people said how they find the work"
            if first
            else "How health moved over half a year"
        )
    return FiguresSlide(title, tuple(figures), source_line(facts), panels)
