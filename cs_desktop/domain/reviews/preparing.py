"""What is done before a review, counted back from its day; nothing is due on a day off."""

from datetime import date, timedelta

from cs_desktop.domain.plan.calendar import WorkCalendar


def prep_due(review_day: date, days: int, calendar: WorkCalendar) -> date:
    """Return until when something is done so many days before a review: that day, or the last one worked."""
    return calendar.day(calendar.number(review_day - timedelta(days=days)))


def moved_due(due: date, old_day: date, new_day: date, calendar: WorkCalendar) -> date:
    """Return when a task is due once its review moves: as many working days before it as it was."""
    return calendar.day(calendar.number(new_day) - calendar.between(due, old_day))
