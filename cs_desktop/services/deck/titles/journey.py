"""What the journey says, in a sentence."""

from cs_desktop.common.text import capitalized
from cs_desktop.services.deck.titles.counting import counted, number


def journey_title(account: str, stage: str, milestones: tuple[int, int], gaps: int, unbridged: int) -> str:
    """Return how many milestones are reached and how many gaps are open; without either where they are.

    `stage` is the one that the account is in, empty where nobody knows; `milestones` are reached, and all.
    """
    reached, total = milestones
    parts = []
    if total:
        be = "is" if reached == 1 else "are"
        if reached == total:
            parts.append(
                "the milestone is behind us"
                if total == 1
                else f"all {number(total)} milestones are behind us"
            )
        elif reached:
            parts.append(f"{number(reached)} of {counted(total, 'milestone')} {be} behind us")
        else:
            parts.append(f"{counted(total, 'milestone')} {'lies' if total == 1 else 'lie'} ahead of us")
    if gaps:
        without = f", {number(unbridged)} without a bridge" if unbridged else ", each with a bridge"
        one = ", with a bridge" if not unbridged else ", without a bridge"
        parts.append(
            f"{counted(gaps, 'gap')} {'is' if gaps == 1 else 'are'} open{one if gaps == 1 else without}"
        )
    if parts:
        return capitalized("; ".join(parts))
    return f"{account} is in {stage}" if stage else f"This is the journey of {account}"
