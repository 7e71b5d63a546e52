"""Which days of an account belong to which stage of its map: as it went, else as it was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Stage
from cs_desktop.domain.journey.stays import Stay


@dataclass(frozen=True, slots=True)
class Course:
    """How an account goes through the stages of a map up to today."""

    stages: Sequence[Stage]
    planned: Sequence[StageDays]
    """By the place of the stage."""
    stays: Sequence[Stay]
    today: date

    def place_on(self, day: date) -> int | None:
        """Return the place of the stage to which a day belongs; None for none of the map.

        That is the stage in which the account was by its stage history; where the history says nothing of
        the day, the one whose planned days hold it. Of several stages that stand for the same stage of
        life it is the one whose planned days hold the day, else the first of them.
        """
        planned = [place for place, days in enumerate(self.planned) if _holds(days, day)]
        stay = next((one for one in self.stays if _lasts(one, day)), None)
        if stay is None:
            return next(iter(planned), None)
        meant = [place for place, stage in enumerate(self.stages) if stage.lifecycle_id == stay.lifecycle_id]
        return next((place for place in meant if place in planned), next(iter(meant), None))

    def passed(self, place: int) -> "Span | None":
        """Return the days of a stage that the account has left; None where it is in it, or is to come.

        By its stage history where that knows the stage, else by the planned days, as long as those are
        over and the account is not in that stage or before it.
        """
        stage = self.stages[place]
        known = [
            stay
            for stay in self.stays
            if stage.lifecycle_id is not None and stay.lifecycle_id == stage.lifecycle_id
        ]
        if known:
            ends = [stay.end for stay in known if stay.end is not None]
            if len(ends) < len(known):
                return None
            return Span(min(stay.start for stay in known), max(ends) - timedelta(days=1))
        now = self.place_on(self.today)
        days = self.planned[place] if place < len(self.planned) else StageDays(None, None)
        if days.start is None or days.end is None or days.end > self.today:
            return None
        if now is not None and place >= now:
            return None
        return Span(days.start, days.end - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are over, both inclusive."""

    first: date
    last: date


def _holds(days: StageDays, day: date) -> bool:
    return days.start is not None and days.start <= day and (days.end is None or day < days.end)


def _lasts(stay: Stay, day: date) -> bool:
    return stay.start <= day and (stay.end is None or day < stay.end)
