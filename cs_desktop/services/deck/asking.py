"""What we ask of the customer: what the data shows to be missing, what matters most first."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.progress import LATE
from cs_desktop.services.deck.facts.plan import PlanTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.titles.counting import counted, small
from cs_desktop.services.deck.words import worse


def asks(facts: SharedFacts) -> tuple[str, ...]:
    """Return the decisions that we ask for, each a sentence; there is always one."""
    return tuple(_asks(facts))


def _asks(facts: SharedFacts) -> Iterator[str]:
    plan, money = facts.plan, facts.money
    if facts.renewing:
        renewal = money.renewal if money is not None else None
        yield (
            f"Decide on renewing from {day_text(renewal.due)}."
            if renewal
            else "Decide with us on the renewal."
        )
    if not facts.account.desired_outcome and not (plan is not None and plan.outcome):
        yield "Say in your words what this year has to bring."
    if plan is not None:
        yield from _of_plan(facts, plan)
    elif moved := worse(facts):
        yield f"Agree who on each side takes care of {small(moved[0].name)}."
    if plan is None or not plan.still_open:
        yield "Agree on measurable objectives for the next period."
    if facts.contact("sponsor") is None:
        yield "Name an executive sponsor on your side."
    if not facts.surveys:
        yield "Let us ask your users how they find the work with us."
    if facts.next_review is None or facts.next_review <= facts.prepared_on:
        yield "Set the day of the next review."


def _of_plan(facts: SharedFacts, plan: PlanTold) -> Iterator[str]:
    late = [one for one in plan.measures if one.progress in LATE]
    if late:
        yield f"Agree who on each side brings {small(late[0].name)} back on pace."
    overdue = [
        (day, one.id, one.text)
        for one in plan.actions
        if one.party is Party.THEIRS and (day := one.overdue_since(facts.prepared_on))
    ]
    if overdue:
        day, _, text = min(overdue)
        yield f"Set a new day for “{text}”, which was due {day_text(day)}."
    unsigned = [one for one in plan.still_open if one.agreed.state is not SignOff.SIGNED]
    if unsigned:
        which = "the objective" if len(unsigned) == 1 else f"the {counted(len(unsigned), 'objective')}"
        yield f"Agree today on {which} of the next period."
    elif not late and plan.still_open:
        yield "Confirm the objectives of the next period and their owners."
