"""Values of metrics are entered beside an account, and metrics are worked on in the Library."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.library.screen import METRICS
from cs_desktop.views.metrics.metric_form import MetricForm
from cs_desktop.views.metrics.reading_form import ReadingForm
from cs_desktop.views.metrics.survey_form import SurveyForm
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def reading(desk: Desk) -> ReadingForm:
    form = desk.wiring.of_account.planning.readings.form
    assert form is not None
    return form


def values(desk: Desk) -> list[tuple[str, str]]:
    chosen = reading(desk).chosen
    assert chosen is not None
    return [(point.day.isoformat(), f"{point.value:g} {point.note}".strip()) for point in chosen.points]


def finish(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def test_readings_are_entered_by_keys_and_metrics_worked_on(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.choose(ActionId.ADD_READING)
    desk.settle()
    form = reading(desk)

    # What was measured before comes first; a word of a scale is chosen, a share is typed either way.
    assert form.choice.currentText() == "Usage"
    form.choose("seats_used")
    form.value.setFocus()
    desk.type("much")
    finish(desk)
    assert form.value_row.message == "Enter a share, such as 65% or 0.65."
    form.value.selectAll()
    desk.type("65")
    assert form.value_row.hint == "Read as 65.0%"
    finish(desk)
    assert values(desk) == [("2026-10-13", "0.65")]
    # The form is ready for the next value; on the same day it takes the place of the first.
    assert QApplication.focusWidget() is form.value
    assert form.day_row.worth_knowing == "65.0% stands there; it is replaced."
    desk.type("0.7")
    form.note.setText("Asked them")
    finish(desk)
    assert values(desk) == [("2026-10-13", "0.7 Asked them")]
    assert "Replaced reading Seats used of Halden Freight" in desk.texts()
    # It is corrected to another day, and deleted.
    desk.click(desk.button("70.0% on Oct 13, 2026, change"))
    assert (form.value.text(), form.note.text()) == ("70%", "Asked them")
    form.day.setText("2026-10-12")
    finish(desk)
    assert values(desk) == [("2026-10-12", "0.7 Asked them")]
    desk.click(desk.button("Delete value of Oct 12, 2026"))
    desk.settle()
    assert values(desk) == []
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert values(desk) == [("2026-10-12", "0.7 Asked them")]
    # A signal opens it for its own metric.
    account_id = desk.wiring.of_account.planning.around.account.account_id
    assert account_id is not None
    desk.wiring.of_account.planning.readings.open_reading(account_id, "reference_willingness")
    desk.settle()
    assert form.word.isVisible()
    form.word.setCurrentText("Willing")
    finish(desk)
    assert values(desk) == [("2026-10-13", "2")]
    form.choose("days_since_contact")
    assert "derived" in form.metric_row.worth_knowing

    # What surveys say is entered as answers.
    desk.wiring.of_account.planning.readings.open_reading(account_id, "csat")
    desk.settle()
    survey = desk.wiring.of_account.planning.readings.forms.form
    assert isinstance(survey, SurveyForm)
    survey.asked.setText("1")
    survey.answers.setPlainText("5 Ana Ruiz\n4 3")
    assert survey.answers_row.hint == "3 answers, CSAT 66.7%"
    finish(desk)
    assert survey.asked_row.message == "3 answered already; as many were asked at least."
    survey.asked.setText("4")
    finish(desk)
    assert "Entered survey CSAT Oct 2026 of Halden Freight" in desk.texts()
    desk.choose(ActionId.ADD_SURVEY)
    desk.settle()
    survey = desk.wiring.of_account.planning.readings.forms.form
    assert isinstance(survey, SurveyForm)
    survey.wave.setCurrentIndex(1)
    assert (survey.wave.currentText(), survey.asked.text()) == ("CSAT Oct 2026 (CSAT, 3 answers)", "4")
    desk.press(Qt.Key.Key_Escape)

    _work_on_the_catalogue(desk)


def _work_on_the_catalogue(desk: Desk) -> None:
    desk.wiring.navigation.go("library")
    desk.wiring.pages.library.screen.show_page(METRICS)
    desk.settle()
    wiring = desk.wiring.pages.metrics
    page = wiring.page
    assert page.list.hasFocus()
    # Nothing was left half-entered.
    assert "Kept what you entered: New reading" not in desk.texts()
    wiring.show_metric("reference_willingness")
    desk.settle()
    assert page.title.text() == "Willingness to be a reference"
    assert "1 of 6 accounts, newest Oct 13, 2026" in desk.texts()

    # It gets another name and window, then it is retired, which undo takes back.
    desk.press(Qt.Key.Key_Return)
    form = wiring.forms.form
    assert isinstance(form, MetricForm)
    form.name.setText("Would be a reference")
    form.window_days.setText("0")
    finish(desk)
    assert "Enter a whole number from 1 to 3650." in desk.texts()
    form.window_days.setText("180")
    finish(desk)
    assert page.title.text() == "Would be a reference"
    assert page.list.hasFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert page.state.text() == "Retired"
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert not page.state.isVisible()

    # One of one's own stands at the end, under its own head; what is taken is refused in the form.
    desk.choose(ActionId.ADD_CATALOGUE_METRIC)
    form = wiring.forms.form
    assert isinstance(form, MetricForm)
    form.name.setText("Tickets")
    finish(desk)
    assert form.message.startswith("There is a metric called Tickets already")
    form.name.setText("Cups of coffee")
    finish(desk)
    assert (page.title.text(), page.state.text()) == ("Cups of coffee", "Own metric")
