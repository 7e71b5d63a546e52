"""Use against what was agreed as success."""

from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide, KeyFigure
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS
from cs_desktop.services.deck.criteria import Criterion, criteria_of, panels_with_goals
from cs_desktop.services.deck.facts.keys import ADOPTION, trend_keys
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.measures import now_figure, way_of
from cs_desktop.services.deck.titles.use import adoption_title

NO_USE = Absent(
    marked("No figures of use lie in this period."),
    (marked("Import the use by day, or enter it under Metrics."),),
)
_MOST, _CHARTS = 4, 2


def adoption_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | Absent:
    """Return how much is used: what has a goal first, then what moved most."""
    keys = tuple(dict.fromkeys((*ADOPTION, *trend_keys(facts))))
    moves, criteria = facts.leading(keys), criteria_of(facts, keys)
    if not moves:
        return NO_USE
    named = {one.move.key for one in criteria}
    figures = [_goal_key(one, facts) for one in criteria]
    figures += [move_key(move) for move in moves if move.key not in named]
    panels = panels_with_goals(facts, criteria, moves, _CHARTS) if design.shows("charts") else ()
    return FiguresSlide(
        adoption_title(criteria, moves), tuple(figures[:_MOST]), source_line(facts, "metrics"), panels
    )


def _goal_key(one: Criterion, facts: SharedFacts) -> KeyFigure:
    """Return where a metric with a goal is, beside where it came from and is to go."""
    currency = facts.workspace.currency
    figure, progress = now_figure(one.measure, facts.as_of, currency), one.measure.progress
    if figure is None or progress is None:
        return move_key(one.move)
    told = replace(figure, note=way_of(one.measure, currency), status=PROGRESS_STATUS[progress])
    return KeyFigure(told, word=PROGRESS[progress])
