"""A score set by hand, a pulse against it, and where the two are listed: one story, by keys and clicks."""

from datetime import timedelta

from PySide6.QtCore import Qt
from sqlalchemy import select

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.vocabulary import PulseReason
from cs_desktop.models.tables import Account
from cs_desktop.services.health.overrides import overrides_of
from cs_desktop.services.health.pulses import pulses_of
from cs_desktop.views.judging.override_form import OverrideForm
from cs_desktop.views.judging.pulse_form import PulseForm
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.widgets.pills import StatusPill
from tests.views.conftest import Desk
from tests.workspaces import TODAY, add_metric, add_points

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOURS = 24.0


def _halden(desk: Desk) -> int:
    query = select(Account.id).where(Account.name == "Halden Freight")
    return desk.wiring.workspace.context().workspace.read(lambda c: c.execute(query).scalar_one())


def _measure(desk: Desk) -> None:
    """Let half of Halden's people use it, and tickets be solved in two days: both axes have data."""
    workspace, halden = desk.wiring.workspace.context().workspace, _halden(desk)
    days = [TODAY - timedelta(days=back) for back in range(0, 120, 7)]
    for key, value in (("weekly_active", 0.5), ("resolution_hours", HOURS)):
        add_points(workspace, halden, add_metric(workspace, key), dict.fromkeys(days, value))


def test_a_score_is_set_by_hand_and_a_pulse_stands_against_it(desk: Desk) -> None:
    desk.open_book()
    _measure(desk)
    desk.settle()
    desk.open_account()
    context, halden = desk.wiring.workspace.context(), _halden(desk)
    forms = desk.wiring.of_account.entered.forms

    # Usage of 0.5 is 70, a resolution in a day 75. Outcome keeps 55 of 100, experience 35, invoices none:
    # (55 × 70 + 35 × 75) / 90 = 71.9. The form refuses what makes no sense, at the field.
    desk.press(Qt.Key.Key_Y, CTRL | SHIFT)
    desk.settle()
    form = forms.form
    assert isinstance(form, OverrideForm)
    assert "Calculated 71, Healthy" in desk.texts()
    desk.type("650")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Enter a score from 0 to 100, such as 65." in desk.texts()
    form.score.selectAll()
    desk.type("45")
    assert "At risk" in desk.texts()
    form.reason.setFocus()
    desk.press(Qt.Key.Key_Down)
    form.until.setFocus()
    desk.type("+30d")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (override,) = overrides_of(context, halden)
    assert (override.score, override.until) == (45, TODAY + timedelta(days=30))
    assert "45 At risk · calculated 71" in _pills(desk)

    # A pulse of today, by its key; three reasons at most.
    desk.press(Qt.Key.Key_U, CTRL | SHIFT)
    desk.settle()
    pulse = forms.form
    assert isinstance(pulse, PulseForm)
    desk.press(Qt.Key.Key_3)
    for reason in (PulseReason.SPONSOR, PulseReason.PRICE, PulseReason.VALUE):
        desk.click(pulse.reasons.button(reason))
    assert not pulse.reasons.button(PulseReason.OTHER).isEnabled()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (newest,) = pulses_of(context, halden)
    assert newest.reasons == (PulseReason.VALUE, PulseReason.SPONSOR, PulseReason.PRICE)

    # It differs from the calculated score, whatever was set by hand, and leads back to the account.
    desk.wiring.navigation.go(ANALYTICS.key)
    screen = desk.wiring.pages.analytics.desk.screen
    screen.show_page("pulses")
    desk.settle()
    assert desk.wiring.pages.analytics.pulses is not None
    table = desk.wiring.pages.analytics.pulses.page.table
    desk.qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    told = [str(table.model().index(0, place).data()) for place in range(8)]
    assert told == [
        *("Halden Freight", "$640K", "Poor, Oct 13, 2026", "71 Healthy", "Oct 13, 2026"),
        *("Value, Sponsor, Price", "Ana Ruiz", "–"),
    ]
    table.take_focus()
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    desk.settle()

    # Ended by hand, the calculated score is back at once; undo takes that back.
    desk.press(Qt.Key.Key_Y, CTRL | SHIFT)
    desk.settle()
    assert isinstance(forms.form, OverrideForm)
    assert forms.form.end is not None
    desk.click(forms.form.end)
    desk.settle()
    assert "71 Healthy" in _pills(desk)
    desk.choose(ActionId.UNDO)
    desk.settle()
    desk.qtbot.waitUntil(lambda: "45 At risk · calculated 71" in _pills(desk))

    _filter_from_the_quadrant(desk)


def _filter_from_the_quadrant(desk: Desk) -> None:
    """What is chosen in the picture is a filter of the portfolio, and a view."""
    desk.wiring.navigation.go(ANALYTICS.key)
    desk.wiring.pages.analytics.desk.screen.show_page("quadrant")
    desk.settle()
    assert desk.wiring.pages.analytics.quadrant is not None
    page = desk.wiring.pages.analytics.quadrant.page
    assert [row.name for row in page.plane.rows] == ["Halden Freight"]
    assert "5 accounts without a place" in desk.texts()
    page.take_focus()
    desk.press(Qt.Key.Key_A, CTRL)
    assert "1 account, ARR $640K" in desk.texts()
    desk.click(page.list.as_view)
    assert desk.portfolio.look.text == 'id="A-0"'
    assert desk.shown_names() == ["Halden Freight"]
    assert desk.portfolio.views.name.isVisible()


def _pills(desk: Desk) -> list[str]:
    return [one.accessibleName() for one in desk.window.findChildren(StatusPill) if one.isVisible()]
