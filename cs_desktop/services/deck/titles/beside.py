"""What the slides beside plan and metrics say, in a sentence each."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.text import capitalized
from cs_desktop.domain.vocabulary import RoadmapState
from cs_desktop.services.deck.titles.counting import counted, listed, number


def world_title(
    changed: int, review: str, since: date | None, *, priorities: int, measured: bool = False
) -> str:
    """Return how much changed since the last review, and beside how many priorities of theirs."""
    if changed and since is not None:
        after = f"since the {dated_review(review, since)}" if review else f"since {day_text(since)}"
        return capitalized(f"{counted(changed, 'thing')} changed {after}")
    if priorities:
        told = counted(priorities, "priority", "priorities")
        return capitalized(f"{told} of yours {'leads' if priorities == 1 else 'lead'} what we do")
    if measured:
        return "This is how you measure us, in your own words"
    return "This is what you want to reach, in your own words"


def dated_review(review: str, day: date) -> str:
    """Return the name of a review with its day, unless it has that of its quarter."""
    return review if any(char.isdigit() for char in review) else f"{review} on {day_text(day)}"


def learned_title(learned: int, follows: int, review: str = "") -> str:
    """Return how much was learned, and how much follows from it."""
    where = f" at the {review}" if review else ""
    lessons, ways = counted(learned, "thing"), counted(follows, "thing")
    if learned and follows:
        return capitalized(f"we learned {lessons}{where}, and do {ways} differently")
    if learned:
        return capitalized(f"we learned {lessons}{where}")
    return capitalized(
        f"we do {ways} differently since the {review}" if review else f"we do {ways} differently"
    )


def decided_title(decisions: int, review: str) -> str:
    """Return how much was decided at a review."""
    shape = "shapes" if decisions == 1 else "shape"
    return capitalized(f"{counted(decisions, 'decision')} of the {review} {shape} what we do now")


def people_title(theirs: int, ours: int, sponsor: str) -> str:
    """Return how many work together; `sponsor` is the sponsor's name, empty where nobody is."""
    told = f"{counted(theirs, 'person', 'people')} on your side"
    if ours:
        told += f" and {number(ours)} on ours"
    verb = "works" if theirs == 1 and not ours else "work"
    said = f"{told} {verb} on this together" if ours else f"{told} {verb} with us"
    return capitalized(
        f"{said}; {sponsor} is the sponsor" if sponsor else f"{said}; a sponsor is still to be named"
    )


def own_people_title(known: int, against: int, first_gap: str) -> str:
    """Return how many people we know, how many are against us, and what is missing most."""
    told = f"we know {counted(known, 'person', 'people')}"
    if against:
        told += f", {number(against)} of them against us"
    return capitalized(f"{told}; {first_gap}" if first_gap else f"{told}, and nothing is missing")


def roadmap_title(states: Sequence[str], dues: Sequence[date | None], today: date, whom: str = "you") -> str:
    """Return how much of what matters is there, and when the next of it comes.

    `whom` says to whom it matters, empty where nobody said that it does.
    """
    released = sum(state == RoadmapState.RELEASED for state in states)
    left = len(states) - released
    ahead = [
        day
        for state, day in zip(states, dues, strict=True)
        if day is not None and day >= today and state != RoadmapState.RELEASED
    ]
    if not left:
        matter = f" that {'matters' if released == 1 else 'matter'} to {whom}" if whom else ""
        told = f"all {number(released)} items" if released > 1 else "the one item"
        return capitalized(f"{told}{matter} {'are' if released > 1 else 'is'} released")
    matter = f" that {'matters' if left == 1 else 'matter'} to {whom}" if whom else ""
    what = f"{counted(left, 'item')}{matter} {'is' if left == 1 else 'are'} on the way"
    said = [what]
    if released:
        said.append(f"{number(released)} {'is' if released == 1 else 'are'} released")
    told = listed(said)
    if not ahead:
        return capitalized(told)
    lone = left == 1 and not released
    when = "it is planned for" if lone else "the next is planned for"
    return capitalized(f"{told}; {when} {month_text(min(ahead))}")


def risks_title(behind: int, late: int, worse: int) -> str:
    """Return how many measures are behind, steps past their day, and figures of support worse than before."""
    told = [
        f"{counted(behind, 'measure')} {'is' if behind == 1 else 'are'} behind" if behind else "",
        f"{counted(late, 'step')} {'is' if late == 1 else 'are'} overdue" if late else "",
        f"{counted(worse, 'figure')} of support {'is' if worse == 1 else 'are'} worse" if worse else "",
    ]
    return capitalized(listed([part for part in told if part]))


def own_risks_title(signals: int, shared: int, band: str = "") -> str:
    """Return the band of the account, how many signals are open, and how many risks the customer knows of."""
    told = [
        f"the account is {'at risk' if band == 'At risk' else 'on watch'}" if band else "",
        f"{counted(signals, 'signal')} {'is' if signals == 1 else 'are'} open" if signals else "",
        f"the customer knows of {counted(shared, 'risk')}" if shared else "",
    ]
    parts = [part for part in told if part]
    return capitalized(listed(parts)) if parts else "What is missing among the people is the risk"


def terms_title(subscriptions: int, products: int, due: date | None) -> str:
    """Return how many subscriptions run, and when the next renewal is."""
    told = f"{counted(subscriptions, 'subscription')} {'runs' if subscriptions == 1 else 'run'}"
    if products > 1:
        told += f" for {number(products)} products"
    return capitalized(f"{told}; the renewal is on {day_text(due)}" if due else told)


def details_title(measures: int, metrics: int) -> str:
    """Return how much is listed."""
    told = [
        counted(measures, "measure") if measures else "",
        counted(metrics, "metric") if metrics else "",
    ]
    parts = [part for part in told if part]
    count = measures + metrics
    return capitalized(f"{listed(parts)} {'stands' if count == 1 else 'stand'} behind this review")
