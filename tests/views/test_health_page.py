"""The Health tab: an account's score explained, as a person meets it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from sqlalchemy import select

from cs_desktop.models.tables import Account, Milestone, Survey, SurveyAnswer
from cs_desktop.models.write import WriteTx
from cs_desktop.views.wiring.health import HEALTH
from tests.views.conftest import Desk
from tests.workspaces import TODAY, add_metric, add_points

ALT = Qt.KeyboardModifier.AltModifier


def _measure(desk: Desk) -> None:
    """Let half of Halden's people use it for two months, fewer before; some say what they think of it."""
    workspace = desk.wiring.workspace.context().workspace
    query = select(Account.id).where(Account.name == "Halden Freight")
    account = workspace.read(lambda c: c.execute(query).scalar_one())
    days = {TODAY - timedelta(days=back): 0.4 if back > 60 else 0.5 for back in range(0, 400, 7)}
    add_points(workspace, account, add_metric(workspace, "weekly_active"), days)

    def ask(tx: WriteTx) -> None:
        survey = Survey(
            id=tx.new_id(), account_id=account, name="Spring", kind="nps", scale_min=0, scale_max=10
        )
        tx.session.add(survey)
        tx.session.flush()
        for score in (0, 6, 8, 9):
            tx.session.add(
                SurveyAnswer(id=tx.new_id(), survey_id=survey.id, day=date(2026, 5, 4), score=score)
            )
        tx.session.add(
            Milestone(id=tx.new_id(), account_id=account, name="Depot 4 live", reached_on=date(2026, 8, 17))
        )

    workspace.write("Ask", ask)


def test_a_score_is_explained(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    view = desk.wiring.health.view
    desk.press(Qt.Key.Key_5, ALT)
    desk.settle()
    assert desk.account.tabs.shown == HEALTH.key
    assert "No score yet" in desk.texts()
    _measure(desk)
    desk.wiring.health.controller.read_anew()
    desk.qtbot.waitUntil(view.measures.isVisible)
    # Usage 0.5 is 70, NPS (1 − 2) / 4 = −25 is 37.5. Outcome keeps 55, experience 35 of 100, invoices none:
    # (55 × 70 + 35 × 37.5) / 90 = 57.36.
    assert {"57", "NPS is the only measure that pulls the score down."} <= {
        part for text in desk.texts() for part in (text, text.partition(".")[0] + ".")
    }
    assert any("13 points below Healthy" in text for text in desk.texts())
    table = view.measures.table
    told = [
        [table.model().index(row, column).data() for column in (0, 1, 2, 4, 7)]
        for row in range(table.model().rowCount())
    ]
    # 55 / 90 × 20 = 12.2 and 35 / 90 × −12.5 = −4.9
    assert told[:2] == [
        ["Weekly active users", "50.0%, average", "70", "+12.2", "Oct 13"],
        ["NPS", "−25.0 pts, 4 answers", "37", "−4.9", "May 4"],
    ]
    assert (told[2][1:4], len(told)) == (["no data", "–", "0.0"], 8)
    assert view.making.chart.accessibleDescription() == (
        "Neutral start 50, Weekly active users +12.2, NPS −4.9, Health score 57"
    )
    assert view.quadrant.chart.accessibleDescription().endswith("Trapped, outcome 70, experience 37")
    desk.press(Qt.Key.Key_5, ALT)
    assert table.hasFocus()
    desk.click(view.making.choice.button("30"))
    assert "No measure gives more or less than then." in desk.texts()
    desk.click(view.making.choice.button("90"))
    # 0.4 was 60: (55 × 60 + 35 × 37.5) / 90 = 51.25, so 55 / 90 × 10 = 6.1 more.
    assert view.making.chart.accessibleDescription() == (
        "Jul 15 51.3, Weekly active users +6.1 (40.0% → 50.0%), Today 57.4"
    )
    assert [table.model().index(row, 5).data() for row in range(3)] == ["+6.1", "0.0", "0.0"]
    assert told[-1][:1] == ["Total"]
    desk.press(Qt.Key.Key_5, ALT)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    panel = desk.wiring.health.points
    desk.qtbot.waitUntil(panel.isVisible)
    desk.qtbot.waitUntil(lambda: panel.shown is not None)
    answers = panel.table.model()
    assert [answers.index(row, 1).data() for row in range(4)] == ["9 of 10", "8 of 10", "6 of 10", "0 of 10"]
    assert "4 answers, May 4, 2026. 4 count today." in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    view.making.chart.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.key == "weekly_active")
    assert (panel.table.model().index(0, 0).data(), len(panel.shown.rows)) == ("Oct 13, 2026", 58)
    desk.press(Qt.Key.Key_Escape)
    desk.click(view.quadrant.as_table)
    trail = view.quadrant.table.model()
    assert [trail.index(0, column).data() for column in range(4)] == ["Oct 2026", "70", "37", "Trapped"]
    assert not view.quadrant.chart.isVisible()
    desk.click(view.trend.spans.button("year"))
    desk.window.grab()
    desk.window.resize(1024, 640)
    desk.settle()
    desk.window.grab()
    assert view.widget().width() == view.viewport().width()
