"""Outages: days on which our service failed for all who use a data centre."""

from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.services.demo.chance import Subject, pick, pick_weighted, stream, whole
from cs_desktop.services.demo.library import Library
from cs_desktop.services.demo.options import Horizon

EVERYWHERE = ""
_MONTHS_APART = (2, 4)
_HOSTING = (("us", 0.4), ("eu", 0.4), ("apac", 0.1), (EVERYWHERE, 0.1))
_MINUTES = (25, 320)


@dataclass(frozen=True, slots=True)
class Outage:
    """One failure; `hosting` is the data centre, empty where all failed."""

    month: int
    day: date
    minutes: int
    hosting: str
    name: str

    def meets(self, hosting: str) -> bool:
        """Return whether accounts in a data centre met it."""
        return self.hosting in (EVERYWHERE, hosting)


def outages(library: Library, seed: int, horizon: Horizon) -> tuple[Outage, ...]:
    """Return all outages of the time shown, by day; the same for every account."""
    rng = stream(seed, Subject.WORLD)
    found = []
    month = 1
    while month < horizon.months:
        hosting = pick_weighted(rng, _HOSTING)
        name = pick(rng, library.texts["outages"]["names"]).format(hosting=hosting.upper() or "main")
        low, high = _MINUTES
        minutes = int(low + (high - low) * rng.random() ** 1.5)
        day = horizon.start(month) + timedelta(days=whole(rng, 0, 26))
        found.append(Outage(month, day, minutes, hosting, name))
        month += whole(rng, *_MONTHS_APART)
    return tuple(found)
