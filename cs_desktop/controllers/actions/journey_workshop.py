"""What is done in a workshop at a journey map."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where


def _in_workshop(now: Situation) -> bool:
    return now.account and now.map and now.workshop


def _at_card(now: Situation) -> bool:
    return _in_workshop(now) and now.map_cards == 1


WORKSHOP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.START_WORKSHOP,
        marked("Hold a workshop at the map…"),
        Menu.MAP,
        icon="vote",
        when=lambda now: now.account and now.map and not now.workshop,
        where=EVERYWHERE | Where.MAP_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.SHOW_WORKSHOP,
        marked("Show agenda, votes and actions of the workshop"),
        Menu.MAP,
        icon="vote",
        when=_in_workshop,
        where=EVERYWHERE | Where.MAP_ITSELF,
    ),
    ActionSpec(
        ActionId.WORKSHOP_CLOCK,
        marked("Start or stop the clock of the workshop"),
        Menu.MAP,
        icon="clock",
        when=_in_workshop,
        writes=True,
    ),
    ActionSpec(
        ActionId.WORKSHOP_NEXT,
        marked("Go to the next step of the workshop"),
        Menu.MAP,
        icon="arrow-right",
        when=_in_workshop,
        writes=True,
    ),
    ActionSpec(
        ActionId.WORKSHOP_BACK,
        marked("Go back to the step before in the workshop"),
        Menu.MAP,
        icon="arrow-left",
        when=_in_workshop,
        writes=True,
    ),
    ActionSpec(
        ActionId.WORKSHOP_LONGER,
        marked("Give the step of the workshop 5 minutes more"),
        Menu.MAP,
        icon="plus",
        when=_in_workshop,
        writes=True,
    ),
    ActionSpec(
        ActionId.END_WORKSHOP,
        marked("End the workshop now…"),
        Menu.MAP,
        icon="log-out",
        when=_in_workshop,
        where=EVERYWHERE | Where.MAP_ITSELF,
        writes=True,
    ),
    ActionSpec(
        ActionId.VOTE_MORE,
        marked("Give the card a dot"),
        Menu.MAP,
        icon="vote",
        when=_at_card,
        where=EVERYWHERE | Where.MAP_CARD,
        writes=True,
    ),
    ActionSpec(
        ActionId.VOTE_LESS,
        marked("Take a dot back from the card"),
        Menu.MAP,
        icon="minus",
        when=_at_card,
        where=EVERYWHERE | Where.MAP_CARD,
        writes=True,
    ),
)
