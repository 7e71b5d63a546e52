"""What the slides of why we started, value, objectives and mutual commitments say, in a sentence each."""

from cs_desktop.common.text import capitalized
from cs_desktop.services.deck.titles.counting import counted, listed, number


def start_title(account: str, measures: int, agreed_on: str = "", *, part: bool = False) -> str:
    """Return what success means for a customer: by how many measures, agreed on a day if they were.

    `part` says that there are more measures than these, so that nobody takes them for all.
    """
    if part and not measures:
        return f"{account} said what success means"
    if not measures:
        return f"{account} said what success means; the measures are still to be agreed"
    told = counted(measures, "measure")
    if part:
        told = "this measure" if measures == 1 else f"these {told}"
    if agreed_on:
        return f"On {agreed_on} {account} agreed to {told} of success"
    return capitalized(f"{told} {'says' if measures == 1 else 'say'} what success means for {account}")


def value_title(results: int, worth: str, who: str = "") -> str:
    """Return how much is confirmed, and by whom if it was one person."""
    by = f" by the {who}" if who else ""
    told = counted(results, "result")
    return capitalized(f"{told} worth {worth} a year {'is' if results == 1 else 'are'} confirmed{by}")


def objectives_title(total: int, measured: int, owned: int) -> str:
    """Return how many objectives are to be agreed, and whether they are ready for it.

    `measured` of them have a measure with a target, `owned` an owner on both sides.
    """
    told = counted(total, "objective")
    if measured == total and owned == total:
        ready = f"{number(total)} measurable objective{'' if total == 1 else 's'}"
        return capitalized(
            f"{ready} for the next period, {'with' if total == 1 else 'each with'} an owner on both sides"
        )
    gaps = []
    if measured < total:
        gaps.append(f"{number(total - measured)} without a target")
    if owned < total:
        gaps.append(f"{number(total - owned)} without an owner on both sides")
    return capitalized(f"{told} to agree on for the next period, {listed(gaps)}")


def actions_title(ours: int, theirs: int, overdue: int, done: int) -> str:
    """Return how many actions are open on each side, and how many of them are past their day."""
    total = ours + theirs
    if not total:
        return capitalized(f"{counted(done, 'action')} {'is' if done == 1 else 'are'} done and none is open")
    sides = [f"{number(count)} {whose}" for count, whose in ((ours, "ours"), (theirs, "yours")) if count]
    told = f"{counted(total, 'action')} {'is' if total == 1 else 'are'} open, {listed(sides)}"
    if overdue:
        return capitalized(f"{told}; {number(overdue)} {'is' if overdue == 1 else 'are'} overdue")
    return capitalized(told)
