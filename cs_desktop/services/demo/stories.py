"""Archetypes: what makes one account's years differ from another's.

A story sets causes only: what a customer could reach, how warm it is, what befalls it. Whether it then
leaves, stays or grows is decided by chance from the state that these causes led to.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Blow(Enum):
    """Something that befalls an account from outside."""

    CHAMPION_LEAVES = auto()
    REORGANISATION = auto()
    SQUEEZE = auto()
    """The budget is cut."""
    RIVAL = auto()
    """Another vendor is let in."""
    MERGER = auto()
    INSOLVENCY = auto()


Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Story:
    """An archetype; ranges are drawn from evenly. Shares and pressures run from 0 to 1."""

    key: str
    weight: float
    """Likelihood among accounts that were not cast by hand."""
    potential: Range = (0.74, 0.92)
    """Adoption that the account can reach."""
    ramp: Range = (2.0, 4.5)
    """Months that adoption takes to get two thirds of the way."""
    warmth: Range = (0.62, 0.85)
    """Relationship that it returns to."""
    recovery: float = 0.14
    """How much of a lost relationship returns each month."""
    pressure: Range = (0.0, 0.22)
    """Pressure on the price."""
    overbuy: Range = (0.0, 0.12)
    """Share of the seats bought that nobody needs."""
    season: Range = (0.05, 0.2)
    """How much use rises and falls with the business's own season."""
    value_cap: Range = (0.85, 0.98)
    """Value that the product can give, however well it is adopted."""
    exposure: float = 1.0
    """How much outages hurt; above 1 none is missed."""
    appetite: float = 1.0
    """How readily a healthy account buys more."""
    joined: tuple[int, int] | None = None
    """Months in which it joins, counted from the end of what is shown; None for any time."""
    blows: tuple[tuple[Blow, Range], ...] = ()
    """What befalls it, and how many months before its turning renewal."""
    returns: bool = False
    """Comes back some months after it left."""
    late_paper: bool = False
    """Its last renewal passed without a signature."""
    prospect: bool = False
    classic: bool = False
    """Began on the old product and moves to the new one."""


_SLOW: Range = (7.0, 11.0)
_COOL: Range = (0.38, 0.58)

STORIES = {
    story.key: story
    for story in (
        Story("steady", 26),
        Story(
            "rocket",
            8,
            potential=(0.9, 0.98),
            ramp=(1.5, 2.5),
            warmth=(0.75, 0.9),
            pressure=(0.0, 0.1),
            appetite=3.0,
        ),
        Story(
            "slow_adopter",
            7,
            potential=(0.28, 0.52),
            ramp=_SLOW,
            warmth=(0.45, 0.62),
            joined=(-30, -14),
            overbuy=(0.1, 0.3),
        ),
        Story("champion_recovered", 7, recovery=0.3, blows=((Blow.CHAMPION_LEAVES, (6.0, 9.0)),)),
        Story(
            "champion_lost",
            6,
            recovery=0.03,
            warmth=(0.45, 0.65),
            blows=((Blow.CHAMPION_LEAVES, (6.0, 9.0)), (Blow.REORGANISATION, (5.0, 7.0))),
        ),
        Story("outage_hit", 7, exposure=2.4, warmth=(0.55, 0.75)),
        Story("price_sensitive", 7, pressure=(0.4, 0.6), blows=((Blow.SQUEEZE, (3.5, 6.0)),)),
        Story("over_licensed", 7, overbuy=(0.36, 0.5), potential=(0.68, 0.85)),
        Story("seasonal", 6, season=(0.4, 0.6)),
        Story("onboarding", 6, joined=(-5, -1), ramp=(2.5, 5.0)),
        Story(
            "returned",
            2,
            potential=(0.3, 0.5),
            ramp=_SLOW,
            warmth=_COOL,
            joined=(-33, -30),
            blows=((Blow.RIVAL, (4.0, 6.0)), (Blow.CHAMPION_LEAVES, (5.0, 7.0))),
            returns=True,
        ),
        Story("overdue", 4, joined=(-26, -26), late_paper=True, warmth=(0.5, 0.7)),
        Story("merger", 3, blows=((Blow.MERGER, (3.5, 6.0)),)),
        Story("insolvency", 1.5, pressure=(0.3, 0.5), blows=((Blow.INSOLVENCY, (2.0, 8.0)),)),
        Story(
            "product_gap", 4, value_cap=(0.3, 0.42), potential=(0.55, 0.75), blows=((Blow.RIVAL, (3.0, 6.0)),)
        ),
        # They get what they need and do not like it.
        Story("trapped", 4, warmth=(0.3, 0.42), exposure=1.8, potential=(0.72, 0.86), recovery=0.1),
        Story("classic", 3, classic=True, joined=(-50, -48)),
        Story("prospect", 7, prospect=True),
    )
}


def weighted() -> list[tuple[Story, float]]:
    """Return the stories with their weights."""
    return [(story, story.weight) for story in STORIES.values()]
