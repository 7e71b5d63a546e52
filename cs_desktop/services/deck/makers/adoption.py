"""Use against what was agreed as success."""

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.services.deck.criteria import criteria_of, panels_with_goals
from cs_desktop.services.deck.facts.keys import ADOPTION, trend_keys
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import move_key
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.measures import target_figure
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
    with_goal = [one.move for one in criteria]
    ordered = dict.fromkeys((*(move.key for move in with_goal), *(move.key for move in moves)))
    by_key = {move.key: move for move in moves}
    figures = [move_key(by_key[key]) for key in ordered][:_MOST]
    panels = panels_with_goals(facts, criteria, moves, _CHARTS) if design.shows("charts") else ()
    goals = [
        f"{one.measure.name}: {one.goal_text}"
        for one in criteria
        if target_figure(one.measure, facts.as_of, facts.workspace.currency) is not None
    ]
    told = f" Goals of the success plan: {', '.join(goals)}." if goals else ""
    return FiguresSlide(
        adoption_title(criteria, moves), tuple(figures), source_line(facts, "metrics") + told, panels
    )
