"""The tabs of maps, plans and reviews, which are built when somebody goes there."""

import pytest

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.actions.spec import Menu, Situation
from cs_desktop.controllers.actions.table import ACTIONS
from cs_desktop.views.wiring.planning import OF_JOURNEY, OF_PLAN
from tests.views.conftest import Desk

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
