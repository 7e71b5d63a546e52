"""The form in which one chooses until when something is put off."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label


class UntilForm(Form):
    """Asks for a day after today."""

    chosen = Signal(object)
    """The date."""
    left = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Snooze"))
        self._today = today
        self._title = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self.add_part(self._title)
        self._day = DayEdit(theme, today, required=True)
        self.add(tr("Show it again on"), self._day, self._problem_of_day, hint=tr("such as +5d or +1m"))
        self.submitted.connect(lambda: self.chosen.emit(self._day.day))
        self.cancelled.connect(self.left)

    def ask_about(self, title: str) -> None:
        """Begin anew with another thing."""
        self._title.setText(title)
        self._day.set_day(None)
        self.start_over()

    def _problem_of_day(self) -> str:
        day = self._day.day
        if day is not None and day <= self._today():
            return tr("Choose a day after today, such as +3d.")
        return self._day.problem()
