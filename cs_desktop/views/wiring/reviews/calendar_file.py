"""Reviews as a calendar file: what goes into it is asked, then where to write it."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.reviews.place import ReviewsPlaceController
from cs_desktop.views.files import ask_save
from cs_desktop.views.reviews_place.calendar_form import CalendarForm
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form_panel import FormPanel

CALENDARS = marked("Calendar files (*.ics)")


class _Write(Protocol):
    """Writes reviews into a calendar file."""

    def __call__(self, path: Path, *, attendees: bool) -> None:
        """Write the file; with `attendees` the customer's people stand in it."""
        ...


class CalendarFiles:
    """Writes one review, an account's, or those of a list."""

    def __init__(
        self, window: MainWindow, theme: Theme, controller: ReviewsPlaceController, forms: FormPanel
    ) -> None:
        self._window, self._theme, self._controller, self._forms = window, theme, controller, forms

    def write_review(self, review_id: int, title: str, account_id: int | None) -> None:
        """Write one review."""

        def write(path: Path, *, attendees: bool) -> None:
            self._controller.export(path, [review_id], attendees=attendees)

        self._ask(title, title, write, account_id)

    def write_account(self, account_id: int, account: str) -> None:
        """Write all reviews of an account."""

        def write(path: Path, *, attendees: bool) -> None:
            self._controller.export_account(path, account_id, attendees=attendees)

        told = tr("All reviews of {account}", account=account)
        self._ask(told, tr("Reviews {account}", account=account), write, account_id)

    def write_list(self, ids: Collection[int]) -> None:
        """Write the reviews of a list."""

        def write(path: Path, *, attendees: bool) -> None:
            self._controller.export(path, ids, attendees=attendees)

        told = trn("{count} review, as filtered", "{count} reviews, as filtered", len(ids))
        self._ask(told, tr("Reviews"), write, None)

    def _ask(self, told: str, name: str, write: _Write, account_id: int | None) -> None:
        form = CalendarForm(self._theme, told)

        def store(path: Path) -> None:
            attendees = form.people.isChecked()
            self._forms.close_form(form)
            write(path, attendees=attendees)

        def ask() -> None:
            file = safe_name(name, ".ics", "Reviews")
            ask_save(self._window, tr("Save as calendar file"), CALENDARS, file, store)

        form.submitted.connect(ask)
        self._forms.open(form, tr("Save as calendar file"), account_id)
