"""What the topics of the Success plan tab share."""

from dataclasses import dataclass

from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.views.plan.page import PlanView
from cs_desktop.views.wiring.desk import AccountDesk


@dataclass(frozen=True, slots=True)
class PlanDesk(AccountDesk):
    """The tab with its controller."""

    view: PlanView
    controller: PlanController
