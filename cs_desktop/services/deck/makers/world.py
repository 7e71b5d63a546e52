"""Their world: what matters to them, and what changed since the last review."""

from collections.abc import Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.beside import world_title

NOTHING_KNOWN = Absent(
    marked("Neither a desired outcome nor a priority is written down, and nothing changed."),
    (marked("Enter the desired outcome of the account, or the priorities on this slide."),),
)
PRIORITIES, CHANGED = "Your priorities", "What changed"
_MOST = 10
"""Changes that are told; of more it is said how many."""


def world_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return their priorities, typed or as the plan has them, and what changed."""
    outcome, metric = _outcome(facts), facts.account.customer_metric
    priorities = design.lines("priorities")
    typed = design.lines("changed")
    every = _every(facts)
    changed = typed or _changes(facts)
    if not any((outcome, metric, priorities, changed)):
        return NOTHING_KNOWN
    told = facts.beside.changed
    since = None if told is None else told.since
    blocks = [
        Block(PRIORITIES, priorities) if priorities else None,
        Block(CHANGED, changed) if changed else None,
    ]
    return PointsSlide(
        world_title(
            len(typed or every),
            told.review if told is not None else "",
            since,
            priorities=len(priorities),
            measured=bool(metric),
        ),
        tuple(block for block in blocks if block is not None),
        f"Source: success plan, metrics and reviews up to {day_text(facts.prepared_on)}.",
        # The desired outcome leads the slide of why we started; here it stands in for a metric of theirs.
        metric or outcome,
        "How you measure us" if metric else "Your desired outcome, in your own words" if outcome else "",
    )


def world_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return what the data says of what changed."""
    return {"priorities": "", "changed": "\n".join(_changes(facts))}


def _outcome(facts: SharedFacts) -> str:
    plan = facts.plan.outcome if facts.plan is not None else ""
    return plan or facts.account.desired_outcome


def _every(facts: SharedFacts) -> tuple[str, ...]:
    """Return all that changed, who left last."""
    told = facts.beside.changed
    return (*told.lines, *told.people) if told is not None else ()


def _changes(facts: SharedFacts) -> tuple[str, ...]:
    told = _every(facts)
    if len(told) <= _MOST:
        return told
    return (*told[: _MOST - 1], f"And {len(told) - _MOST + 1} more.")
