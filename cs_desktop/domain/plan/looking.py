"""When a plan was looked at last, and when somebody should again."""

from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import PlanContent

USUAL_DAYS = 30
"""A plan may go so long without being looked at, where nothing else is set."""


@dataclass(frozen=True, slots=True)
class PlanLook:
    """A plan that runs, with what counts as looking at it."""

    id: int
    account_id: int
    name: str
    check_days: int | None
    """Days that it may go; None for the usual number."""
    next_review: date | None
    """The day on which somebody wants to look at it next."""
    checked_on: date | None
    changed_on: date | None
    """The last day on which anything of it was changed."""
    reviewed_on: date | None
    """The last day on which a review was held."""

    @property
    def days(self) -> int:
        """Return how long it may go without being looked at."""
        return self.check_days or USUAL_DAYS

    @property
    def last(self) -> date | None:
        """Return when it was looked at last: by saying so, by any change, or at a review."""
        known = [day for day in (self.checked_on, self.changed_on, self.reviewed_on) if day is not None]
        return max(known, default=None)

    def due(self, today: date) -> date | None:
        """Return since when, or on which day, it should be looked at; None where that is not near.

        Near is today or earlier: the day that was set, unless it was looked at since, else the days that it
        may go after the last look.
        """
        last = self.last
        wanted = self.next_review
        if wanted is not None and wanted <= today and (last is None or last < wanted):
            return wanted
        if last is None:
            return today
        lapsed = last + timedelta(days=self.days)
        return lapsed if lapsed <= today else None


def looked_at(content: PlanContent, today: date) -> Gesture:
    """Return what notes that a plan was looked at today; nothing where that is noted."""
    builder = GestureBuilder("Note a look at the plan")
    if content.head.checked_on != today:
        builder.put(Kind.SUCCESS_PLAN, content.head.id, checked_on=today)
    return builder.made()
