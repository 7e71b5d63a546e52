"""The objectives of the success plan, as the slide of the next period shows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.keys import key_of
from cs_desktop.domain.deck.slides import ObjectiveRow
from cs_desktop.domain.figures import plural
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.services.deck.facts.plan import ObjectiveTold
from cs_desktop.services.deck.facts.reviews import NextTold
from cs_desktop.services.deck.measures import kept_of, now_figure, target_figure


def plan_rows(
    plan: Sequence[ObjectiveTold],
    as_of: date,
    currency: str,
    following: Sequence[NextTold] = (),
    period: str = "",
) -> tuple[ObjectiveRow, ...]:
    """Return a row for each objective: where its measure is, where it is to be, by when, and by whom.

    Where a review set what is to be reached until the next one (`following`), it is that; what it took over
    from the period is marked with the period's name.
    """
    wanted = {one.objective_id: one for one in following}
    return tuple(_row(one, as_of, currency, wanted.get(one.id), period) for one in plan)


def _row(
    one: ObjectiveTold, as_of: date, currency: str, following: NextTold | None, period: str
) -> ObjectiveRow:
    first = one.measures[0] if one.measures else None
    if first is not None and following is not None and following.target is not None:
        first = replace(
            first, target=following.target, target_high=following.target_high, due=following.due or first.due
        )
    return ObjectiveRow(
        one.text,
        _name(one),
        None if first is None else now_figure(first, as_of, currency),
        None if first is None else target_figure(first, as_of, currency),
        None if first is None else first.due,
        one.ours,
        one.theirs,
        f"carried from {period}" if following is not None and following.carried and period else "",
        agreed=one.agreed.state is SignOff.SIGNED,
        keys=(key_of(Kind.OBJECTIVE, one.id),),
        kept=kept_of(first),
    )


def _name(objective: ObjectiveTold) -> str:
    if not objective.measures:
        return ""
    first, *further = objective.measures
    return f"{first.name}, and {plural(len(further), 'more measure')}" if further else first.name
