"""The tabs of maps, plans and reviews, which are built when somebody goes there."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.actions.spec import Menu, Situation
from cs_desktop.controllers.actions.table import ACTIONS
from cs_desktop.models.tables import Account, Objective, Review, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.views.wiring.planning import OF_JOURNEY, OF_PLAN
from tests.views.conftest import Desk
from tests.workspaces import TODAY

_ELSEWHERE = {ActionId.REVIEW_CADENCES, ActionId.SCHEDULE_REVIEWS, ActionId.EXPORT_REVIEWS}
"""Answered by the place Reviews, which is always there."""


def test_what_every_page_of_an_account_offers_has_somebody_to_answer() -> None:
    here = Situation(ready=True, workspace=True, account=True)
    offered = {
        spec.id
        for spec in ACTIONS
        if spec.menu in (Menu.MAP, Menu.PLAN, Menu.REVIEW) and spec.is_possible(here)
    }
    assert offered == {*OF_JOURNEY, *OF_PLAN, *_ELSEWHERE}


@pytest.mark.parametrize(
    ("action", "title"),
    [(ActionId.LOSSES, "Where we lose customers"), (ActionId.WORK_CALENDAR, "Work calendar")],
)
def test_an_action_is_answered_though_nobody_went_to_its_tab(
    desk: Desk, action: ActionId, title: str
) -> None:
    desk.open_book()
    desk.open_account()
    desk.choose(action)
    assert desk.window.side.isVisible()
    assert title in desk.texts()
    # The second time there is nobody to be woken.
    desk.window.side.close_panel()
    desk.choose(action)
    assert desk.window.side.isVisible()


def _add_plan_and_review(tx: WriteTx) -> None:
    account_id = tx.session.scalars(select(Account.id).where(Account.name == "Halden Freight")).one()
    plan = SuccessPlan(id=tx.new_id(), account_id=account_id, name="Plan")
    tx.session.add(plan)
    tx.session.flush()
    for name in ("One", "Two"):
        tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text=name))
    tx.session.add(Review(id=tx.new_id(), account_id=account_id, kind="qbr", day=TODAY))


def test_the_tabs_say_what_they_hold_before_anybody_goes_there(desk: Desk) -> None:
    desk.open_book()
    context = desk.wiring.workspace.context()
    context.workspace.write("Plan", _add_plan_and_review)
    desk.open_account()
    assert {"Success plan  2", "Reviews  1"} <= set(desk.texts())
    # The same once they were read.
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert {"Success plan  2", "Reviews  1"} <= set(desk.texts())
