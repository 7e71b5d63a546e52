"""The measures of a plan that a slide tells: all but those that were left out of it."""

from dataclasses import replace

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.services.deck.facts.plan import ObjectiveTold, PlanTold
from cs_desktop.services.deck.makers.made import Absent

_CHOOSE = marked("Choose measures on the tab “This slide”.")
NOTHING_CHOSEN = Absent(marked("All measures of the plan are left out of this slide."), (_CHOOSE,))
NONE_MEASURED = Absent(marked("None of the measures chosen for this slide has a value yet."), (_CHOOSE,))


def chosen(plan: PlanTold, design: SlideDesign) -> PlanTold:
    """Return the plan with the measures that a slide tells, and no objective without one of them."""
    if not design.left_out:
        return plan
    kept = (_chosen(one, design.left_out) for one in plan.objectives)
    return replace(plan, objectives=tuple(one for one in kept if one.measures))


def version_said(plan: PlanTold, shown: PlanTold) -> str:
    """Return which plan a slide rests on: "Plan, version 3, 3 of its 5 measures" where some are left out."""
    told = f"{plan.name or 'success plan'}, version {plan.version}"
    count, total = len(shown.measures), len(plan.measures)
    return told if count == total else f"{told}, {count} of its {total} measures"


def _chosen(objective: ObjectiveTold, left_out: frozenset[int]) -> ObjectiveTold:
    return replace(objective, measures=tuple(one for one in objective.measures if one.id not in left_out))
