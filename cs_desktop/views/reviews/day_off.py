"""A line under a day that says when nobody works on it, and offers the next work day."""

from cs_desktop.common.dates import long_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.notice import FieldNotice


class DayOffNotice(FieldNotice):
    """Follows a field with a day; what is chosen stands, for a review may be held on a day off."""

    def __init__(self, theme: Theme, day: DayEdit, calendar: WorkCalendar) -> None:
        super().__init__(theme)
        self._day, self._calendar = day, calendar
        day.day_changed.connect(self.look)
        self.look()

    def follow(self, calendar: WorkCalendar) -> None:
        """Judge by another calendar from now on."""
        self._calendar = calendar
        self.look()

    def look(self) -> None:
        """Say what is so of the day."""
        day = self._day.day
        if day is None or self._calendar.is_work(day):
            self.clear()
            return
        after = self._calendar.on_or_after(day)
        told = (
            tr("{day} is a day off in the work calendar.", day=long_day_text(day))
            if day in self._calendar.holidays
            else tr("Nobody works on {day}, by the work calendar.", day=long_day_text(day))
        )
        way_on = tr("Take {day}", day=long_day_text(after))
        self.tell(told, Status.WATCH, way_on, lambda: self._day.set_day(after))
