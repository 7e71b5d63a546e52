"""What the topics of the Journey tab share."""

from dataclasses import dataclass

from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.wiring.desk import AccountDesk


@dataclass(frozen=True, slots=True)
class MapDesk(AccountDesk):
    """The tab with its controller."""

    view: JourneyView
    controller: JourneyController
