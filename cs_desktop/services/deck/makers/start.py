"""Why we started: the desired outcome in the customer's words, and the measures that were agreed on."""

from collections.abc import Iterator, Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.words import target_with_unit, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.deck.facts.plan import MeasureTold, PlanTold
from cs_desktop.services.deck.facts.shared import SharedFacts
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
_MOST = 6


def start_slide(facts: SharedFacts, design: SlideDesign) -> PointsSlide | Absent:
    """Return why the customer came to us, and what shows whether it was worth it."""
    plan = facts.plan
    outcome = design.text("outcome") or start_texts(facts)["outcome"]
    measures = plan.measures if plan is not None else ()
    if plan is None:
        if not outcome:
            return NO_OUTCOME
        title = start_title(facts.account.name, 0)
        return PointsSlide(
            title, _own_metric(facts), "Source: the account, in the customer's words.", outcome
        )
    if not outcome and not measures:
        return NO_OUTCOME
    signed = plan.agreed.state is SignOff.SIGNED and plan.agreed.day is not None
    title = start_title(
        facts.account.name, len(measures), day_text(plan.agreed.day) if signed and measures else ""
    )
    blocks = (
        [Block("How we measure it", tuple(_lines(measures, facts.workspace.currency)))] if measures else []
    )
    blocks += _own_metric(facts)
    if design.shows("agreed_by") and (agreed := tuple(_agreed(plan))):
        blocks.append(Block("Who agreed", agreed))
    return PointsSlide(
        title,
        tuple(blocks),
        f"Source: {plan.name or 'success plan'}, version {plan.version}; see the appendix.",
        outcome,
    )


def start_texts(facts: SharedFacts) -> Mapping[str, str]:
    """Return the desired outcome."""
    plan = facts.plan
    return {"outcome": (plan.outcome if plan is not None else "") or facts.account.desired_outcome}


def _own_metric(facts: SharedFacts) -> tuple[Block, ...]:
    said = facts.account.customer_metric
    return (Block("How you measure us", (said,)),) if said else ()


def _lines(measures: tuple[MeasureTold, ...], currency: str) -> Iterator[str]:
    fitting = measures if len(measures) <= _MOST else measures[: _MOST - 1]
    for one in fitting:
        yield _line(one, currency)
    if len(fitting) < len(measures):
        yield f"And {counted(len(measures) - len(fitting), 'further measure')}."


def _line(measure: MeasureTold, currency: str) -> str:
    due = f" by {day_text(measure.due)}" if measure.due else ""
    if measure.target is None:
        return f"{measure.name}: target still to be agreed"
    target = target_with_unit(measure, currency)
    if measure.kind == MeasureKind.DONE:
        return f"{measure.name}{due}"
    if measure.baseline is None:
        return f"{measure.name}: {target}{due}"
    return f"{measure.name}: from {value_with_unit(measure, measure.baseline, currency)} to {target}{due}"


def _agreed(plan: PlanTold) -> Iterator[str]:
    """Yield who agreed to the plan, or to which objectives, and when."""
    if plan.agreed.state is SignOff.SIGNED and plan.agreed.day is not None:
        yield f"{plan.agreed.who}, {day_text(plan.agreed.day)}: the whole plan"
        return
    said: dict[str, int] = {}
    for one in plan.objectives:
        if one.agreed.state is SignOff.SIGNED and one.agreed.day is not None:
            who = f"{one.agreed.who}, {day_text(one.agreed.day)}"
            said[who] = said.get(who, 0) + 1
    yield from (f"{who}: {counted(count, 'objective')}" for who, count in said.items())
