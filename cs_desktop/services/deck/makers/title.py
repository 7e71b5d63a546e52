"""The first page: whose review it is, for whom it was prepared, and the way so far."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Milestone, MilestoneState, TitleSlide
from cs_desktop.services.deck.facts.shared import SharedFacts

READERS = ("sponsor", "champion")
_MOST = 2


def title_slide(facts: SharedFacts, design: SlideDesign) -> TitleSlide:
    """Return the first page."""
    prepared = design.text("prepared") or title_texts(facts)["prepared"]
    return TitleSlide(prepared, tuple(_milestones(facts)) if design.shows("milestones") else ())


def title_texts(facts: SharedFacts, readers: Sequence[str] = READERS) -> Mapping[str, str]:
    """Return for whom it is prepared, by role; empty where nobody has one of the roles."""
    titles = [one.called for role in readers for one in facts.contacts if one.role == role and one.called]
    named = list(dict.fromkeys(titles))[:_MOST]
    return {"prepared": f"Prepared for {' and '.join(named)}" if named else ""}


def _milestones(facts: SharedFacts) -> Iterator[Milestone]:
    account = facts.account
    if account.customer_since and account.customer_since <= facts.as_of:
        yield Milestone("Signed", account.customer_since, MilestoneState.REACHED)
    if account.first_value and account.first_value <= facts.as_of:
        yield Milestone("First value", account.first_value, MilestoneState.REACHED)
    for one in facts.plan.milestones if facts.plan else ():
        day = one.reached_on or one.due
        if day is not None:
            yield Milestone(one.name, day, _state(one.reached_on, day, facts.prepared_on))
    if facts.money is not None and facts.money.renewal is not None:
        yield Milestone("Renewal", facts.money.renewal.due, MilestoneState.DUE)


def _state(reached: date | None, day: date, today: date) -> MilestoneState:
    if reached is not None and reached <= today:
        return MilestoneState.REACHED
    return MilestoneState.MISSED if day < today else MilestoneState.DUE
