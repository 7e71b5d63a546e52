"""A slide of metrics: what the plan reads as the plan tells it, the others by how they moved."""

from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck.criteria import Criterion, criteria_of, panels_with_goals
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import measure_key, metric_key
from cs_desktop.services.deck.makers.made import source_line
from cs_desktop.services.deck.measures import reading, sentence
from cs_desktop.services.deck.moves import MetricMove
from cs_desktop.services.deck.titles.use import goals_title, moved_title

_MOST, _CHARTS = 4, 2


def metrics_slide(
    facts: SharedFacts, design: SlideDesign, moves: tuple[MetricMove, ...], of: str
) -> FiguresSlide:
    """Return figures and charts of some metrics: what has a goal or is else told by the plan first.

    `of` is what they tell of: "use".
    """
    moves = tuple(sorted(moves, key=lambda move: reading(facts.plan, move.name) is None))
    criteria = criteria_of(facts, [move.key for move in moves])
    named = {one.move.key for one in criteria}
    others = (move for move in moves if move.key not in named)
    figures = [measure_key(facts, one.measure) for one in criteria]
    figures += [metric_key(facts, move) for move in others]
    panels = panels_with_goals(facts, criteria, moves, _CHARTS) if design.shows("charts") else ()
    return FiguresSlide(
        _title(facts, criteria, moves, of), tuple(figures[:_MOST]), source_line(facts, "metrics"), panels
    )


def _title(
    facts: SharedFacts, criteria: tuple[Criterion, ...], moves: tuple[MetricMove, ...], of: str
) -> str:
    """Return where the goals stand; without one what the plan says of a metric, else how they moved."""
    if criteria:
        return goals_title(criteria, of)
    told = next((one for move in moves if (one := reading(facts.plan, move.name)) is not None), None)
    if told is not None:
        return sentence(told, facts.workspace.currency).rstrip(".")
    return moved_title(moves, of)
