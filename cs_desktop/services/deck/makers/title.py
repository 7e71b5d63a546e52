"""The first page: whose review it is, for whom it was prepared, and the way so far."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Milestone, MilestoneState, TitleSlide
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.journey import dated_milestones

_MOST = 2


def title_slide(facts: SharedFacts, design: SlideDesign, readers: Sequence[str]) -> TitleSlide:
    """Return the first page of a deck for contacts of some roles."""
    prepared = design.text("prepared") or title_texts(facts, readers)["prepared"]
    return TitleSlide(prepared, _way(facts) if design.shows("milestones") else ())


def title_texts(facts: SharedFacts, readers: Sequence[str]) -> Mapping[str, str]:
    """Return for whom it is prepared, by role; empty where nobody has one of the roles."""
    titles = [one.called for role in readers for one in facts.contacts if one.role == role and one.called]
    named = list(dict.fromkeys(titles))[:_MOST]
    return {"prepared": f"Prepared for {' and '.join(named)}" if named else ""}


def _way(facts: SharedFacts) -> tuple[Milestone, ...]:
    """Return the milestones of the slide of the journey, so that both count the same, else what is known."""
    on_map = dated_milestones(facts.journey) if facts.journey is not None else ()
    return on_map or tuple(_milestones(facts))


def _milestones(facts: SharedFacts) -> Iterator[Milestone]:
    """Yield those of the plan, and of the account what the plan does not name."""
    named = set()
    for one in facts.plan.milestones if facts.plan else ():
        day = one.reached_on or one.due
        if day is not None:
            named.add(one.name.casefold())
            yield Milestone(one.name, day, _state(one.reached_on, day, facts.prepared_on))
    account, money = facts.account, facts.money
    renewal = money.renewal.due if money is not None and money.renewal is not None else None
    own = (("Signed", account.customer_since), ("First value", account.first_value), ("Renewal", renewal))
    for name, day in own:
        if day is not None and name.casefold() not in named and (name == "Renewal" or day <= facts.as_of):
            state = MilestoneState.DUE if name == "Renewal" else MilestoneState.REACHED
            yield Milestone(name, day, state)


def _state(reached: date | None, day: date, today: date) -> MilestoneState:
    if reached is not None and reached <= today:
        return MilestoneState.REACHED
    return MilestoneState.MISSED if day < today else MilestoneState.DUE
