"""The place Reviews, as a person uses it: from a cadence to a year of reviews, to one of them, to a file."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.reviews.overview import Group
from cs_desktop.domain.reviews.schedule import Hitch
from cs_desktop.views.reviews_place.cadence_form import CadenceForm
from cs_desktop.views.reviews_place.calendar_form import CalendarForm
from cs_desktop.views.reviews_place.schedule_form import ScheduleForm
from cs_desktop.views.reviews_place.screen import View
from cs_desktop.views.screen import REVIEWS
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


def _form(desk: Desk, kind: type) -> CadenceForm | ScheduleForm:
    desk.settle()
    form = desk.wiring.review_place.forms.form
    assert isinstance(form, kind)
    return form


def test_a_year_of_reviews_from_cadence_to_calendar(desk: Desk) -> None:
    desk.open_book()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.settle()
    place = desk.wiring.review_place
    screen = place.screen
    assert desk.window.shown is screen

    # Where nothing asks for a review, the form that schedules them leads to the one that says how often.
    screen.filters.search.setFocus()
    desk.type("nobody")
    desk.settle()
    desk.choose(ActionId.SCHEDULE_REVIEWS)
    _form(desk, ScheduleForm)
    desk.click(desk.button("Set how often reviews are held…"))
    screen.filters.search.clear()
    # A cadence for one of the touch models, in the panel.
    _form(desk, CadenceForm)
    desk.type("6")
    desk.press(Qt.Key.Key_Escape)
    desk.click(desk.button("Go on"))
    desk.settle()
    form = _form(desk, CadenceForm)
    assert form.news.startswith("Filled in is what you entered")
    desk.press(ENTER)
    desk.settle()
    assert place.forms.form is None
    assert screen.overview is not None
    (entry,) = screen.overview.cadences
    assert (entry.kind, entry.months) == ("qbr", 6)

    # What it asks for is not scheduled; the keyboard walks the groups' button and the table.
    desk.click(desk.button(f"Not scheduled {len(screen.overview.unscheduled)}"))
    assert screen.list.group is Group.UNSCHEDULED
    assert screen.list.model.rowCount() == len(screen.overview.unscheduled) > 0

    # A year is proposed; the first one is left out with Space, the rest is planned as one step.
    desk.choose(ActionId.SCHEDULE_REVIEWS)
    form = _form(desk, ScheduleForm)
    assert isinstance(form, ScheduleForm)
    proposed = form.wanted
    assert all(one.day is not None and one.day.isoweekday() <= 5 for one in proposed)
    form.list.setFocus()
    desk.press(SPACE)
    assert len(form.wanted) == len(proposed) - 1
    # Another one is held on a Saturday, which is said; its offer is the Monday after.
    key = form.wanted[0].key
    form.list.go_to(key)
    desk.press(Qt.Key.Key_F2)
    day = form.wanted[0].day
    saturday = day + timedelta(days=6 - day.isoweekday())
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type(f"{saturday:%Y-%m-%d}")
    desk.press(ENTER)
    assert form.list.hasFocus()
    moved = next(one for one in form.wanted if one.key == key)
    assert (moved.day, moved.hitch) == (saturday, Hitch.DAY_OFF)
    assert "Nobody works on" in form.day.notice.text
    desk.click(next(one for one in form.day.notice.findChildren(QAbstractButton) if one.isVisible()))
    moved = next(one for one in form.wanted if one.key == key)
    assert (moved.day, form.day.notice.text) == (saturday + timedelta(days=2), "")
    form.findChild(QCheckBox).setChecked(False)
    desk.press(ENTER, CTRL)
    desk.settle()
    assert len(screen.overview.reviews) == len(proposed) - 1

    # The list, the calendar and the timeline show them, and Enter opens one in its account.
    screen.list.choose_group(Group.LATER)
    assert screen.list.model.rowCount() == len(proposed) - 1
    screen.show_view(View.CALENDAR)
    first = screen.overview.reviews[0]
    while screen.calendar.month.accessibleName() != f"Calendar, {first.day:%b %Y}":
        desk.press(Qt.Key.Key_PageDown)
    screen.show_view(View.TIMELINE)
    assert screen.timeline.current is not None
    wanted = screen.timeline.current
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(ENTER)
    desk.settle()
    assert desk.wiring.account.account_id == wanted.account_id
    assert desk.account.tabs.shown == "reviews"
    review = desk.wiring.reviews.view.review
    assert review is not None
    assert review.id == wanted.id

    # Its preparation becomes tasks, once.
    desk.choose(ActionId.PREPARE_REVIEW)
    desk.settle()
    desk.choose(ActionId.PREPARE_REVIEW)
    desk.settle()
    assert any("already" in text for text in desk.texts())

    # Its own cadence, from the button on the tab.
    assert desk.wiring.reviews.cadence.text().strip() in ("Cadence: half-yearly", "Cadence")
    desk.click(desk.wiring.reviews.cadence)
    _form(desk, CadenceForm)
    desk.type("3")
    desk.press(ENTER)
    desk.settle()
    cadence = desk.wiring.reviews.cadence
    desk.qtbot.waitUntil(lambda: cadence.accessibleName() == "Cadence: quarterly", timeout=10_000)
    # The account's reviews go into a calendar file.
    target = desk.folder / "halden.ics"
    desk.choose(ActionId.EXPORT_REVIEWS)
    asked = desk.wiring.review_place.forms.form
    assert isinstance(asked, CalendarForm)
    # Nobody is written to unless one says so.
    assert not asked.people.isChecked()
    desk.press(SPACE)
    assert asked.people.isChecked()
    desk.press(SPACE)
    desk.click(asked.finish)
    desk.choose_file(target)
    desk.qtbot.waitUntil(target.exists)
    desk.settle()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"ATTENDEE" not in target.read_bytes()
    desk.wiring.navigation.go(REVIEWS.key)
    desk.settle()
    assert desk.wiring.actions.situation.place == REVIEWS.key


def test_filters_leave_what_one_looks_for(desk: Desk) -> None:
    desk.open_book()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.settle()
    screen = desk.wiring.review_place.screen
    screen.list.choose_group(Group.UNSCHEDULED)
    before = screen.list.model.rowCount()
    screen.filters.search.setFocus()
    desk.type("halden")
    desk.qtbot.waitUntil(lambda: screen.list.model.rowCount() < before)
    assert {screen.list.model.row(0).account} == {"Halden Freight"}
    assert screen.list.model.row(0).day == date(2025, 7, 1)
    desk.click(desk.button("Clear filters"))
    assert screen.list.model.rowCount() == before
