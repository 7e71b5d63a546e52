"""Why we started: the desired outcome in the customer's words, and the measures that were agreed on."""

from collections.abc import Iterator, Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.common.text import capitalized
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.progress import KEEPS
from cs_desktop.domain.plan.words import KINDS, target_with_unit, value_said
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.deck.facts.plan import AgreedTold, MeasureTold, PlanTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.chosen import NOTHING_CHOSEN, chosen, version_said
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.titles.counting import counted
from cs_desktop.services.deck.titles.others import start_title

NO_OUTCOME = Absent(
    marked("Neither the desired outcome nor a measure of success is written down."),
    (
        marked("Write down the desired outcome in the customer's words, on the account or its plan."),
        marked("Give the objectives of the plan measures with baseline, target and day."),
    ),
)
TO_AGREE = Block(
    "Still to be agreed",
    (
        "Which one to three measures would show it, with a baseline from your data",
        "A target and a day for each",
        "Who on your side confirms the result",
    ),
)
_MOST = 6
"""Measures with a block of their own."""


def start_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return why the customer came to us, and what shows whether it was worth it."""
    plan = facts.plan
    outcome = design.text("outcome") or start_texts(facts)["outcome"]
    measures = plan.measures if plan is not None else ()
    if not outcome and not measures:
        return NO_OUTCOME
    if plan is None:
        title = start_title(facts.account.called, 0)
        return PointsSlide(title, (TO_AGREE,), "Source: the account, in the customer's words.", outcome)
    shown = chosen(plan, design)
    if not outcome and not shown.measures:
        return NOTHING_CHOSEN
    count, part = len(shown.measures), len(shown.measures) < len(measures)
    signed = plan.agreed.day if plan.agreed.state is SignOff.SIGNED else None
    by_whom = design.shows("agreed_by")
    return PointsSlide(
        start_title(facts.account.called, count, day_text(signed) if signed and count else "", part=part),
        tuple(_blocks(shown, facts.workspace.currency, agreed=by_whom and signed is None))
        or (() if part else (TO_AGREE,)),
        f"Source: {version_said(plan, shown)}; see the appendix.",
        outcome,
        f"Agreed by {_who(plan.agreed)}" if outcome and signed and by_whom else "",
    )


def start_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return the desired outcome."""
    plan = facts.plan
    return {"outcome": (plan.outcome if plan is not None else "") or facts.account.desired_outcome}


def _blocks(plan: PlanTold, currency: str, *, agreed: bool) -> Iterator[Block]:
    """Yield a block for each measure; of many one that says how many more there are."""
    signed = {one.id: one.agreed for one in plan.objectives}
    measures = plan.measures
    fitting = measures if len(measures) <= _MOST else measures[: _MOST - 1]
    for one in fitting:
        told = signed[one.objective_id]
        who = f"Agreed by {_who(told)}" if agreed and told.state is SignOff.SIGNED else ""
        yield Block(one.name, tuple(filter(None, (_way(one, currency), one.definition, who))))
    if len(fitting) < len(measures):
        rest = counted(len(measures) - len(fitting), "further measure")
        yield Block(capitalized(rest), ("See the outcomes and the appendix.",))


def _way(measure: MeasureTold, currency: str) -> str:
    due = f" {'until' if measure.kind in KEEPS else 'by'} {day_text(measure.due)}" if measure.due else ""
    if measure.target is None:
        return "Target still to be agreed"
    if measure.kind == MeasureKind.DONE:
        return f"To be done{due}"
    target = target_with_unit(measure, currency)
    if measure.baseline is None or measure.kind in KEEPS:
        return f"{KINDS[measure.kind] if measure.kind in KEEPS else 'Reach'} {target}{due}"
    return f"From {value_said(measure, measure.baseline, currency)} to {target}{due}"


def _who(agreed: AgreedTold) -> str:
    return ", ".join(filter(None, (agreed.who, day_text(agreed.day))))
