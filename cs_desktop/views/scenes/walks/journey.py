"""The journey maps of accounts: how one begins a map, and one that is worked on."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker

WITHOUT, WITH = "Lysandre Digital", "Halden Freight"
"""An account of the sample workspace that has no map, and one whose map was written by hand."""


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the journeys of two accounts."""
    loaded = on.wiring.journey.controller.loaded
    return [
        Stop("journey-start", lambda: _open(on, WITHOUT), loaded),
        Stop("journey-template", lambda: _template(on), loaded),
        Stop("journey", lambda: _open(on, WITH), loaded),
        Stop("journey-card", lambda: _choose(on)),
        Stop("journey-closer", on.choose(ActionId.MAP_FIT_CHOSEN)),
        Stop("journey-moment", lambda: _details(on), on.wiring.journey.inspecting.details.told),
        Stop("journey-links", lambda: _links(on)),
        Stop("journey-losses", on.choose(ActionId.LOSSES), on.wiring.journey.losing.controller.loaded),
        Stop("journey-outline", on.choose(ActionId.MAP_OUTLINE)),
        Stop("journey-export", on.choose(ActionId.EXPORT_MAP)),
        Stop("journey-personas", lambda: _personas(on)),
        Stop("journey-compare", lambda: _compare(on), on.wiring.journey.past.controller.compared),
        Stop("journey-workshop", lambda: _hold_workshop(on), on.wiring.journey.workshop.controller.loaded),
        Stop("journey-left", lambda: _leave(on)),
    ]


def _open(on: Walker, name: str) -> None:
    model = on.wiring.portfolio_screen.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    tabs = on.wiring.account_screen.tabs
    once = Qt.ConnectionType.SingleShotConnection
    on.wiring.account_shown.connect(lambda: tabs.show_tab("journey"), once)
    on.wiring.open_account(next(row.id for row in rows if row.name == name))


def _template(on: Walker) -> None:
    """Work on one of the workspace's own templates, where the account has no map."""
    shown = on.wiring.journey.view.shown
    assert shown is not None
    assert shown.starts is not None
    on.wiring.journey.controller.choose_map(shown.starts.own[0].id)


def _choose(on: Walker) -> None:
    scene = on.wiring.journey.view.canvas.scene
    scene.select_cards(sorted(scene.cards)[:1])
    on.window.toasts.clear()


def _details(on: Walker) -> None:
    """Look at a moment with its questions in full."""
    scene = on.wiring.journey.view.canvas.scene
    moments = (id_ for id_, item in scene.cards.items() if item.card.kind is CardKind.MOMENT)
    scene.select_cards([min(moments)])
    on.wiring.actions[ActionId.MAP_DETAILS].trigger()


def _links(on: Walker) -> None:
    """Look at what a bridge is linked with, on a map of its own size."""
    on.wiring.actions[ActionId.MAP_FULL_SIZE].trigger()
    scene = on.wiring.journey.view.canvas.scene
    bridges = (id_ for id_, item in scene.cards.items() if item.card.kind is CardKind.BRIDGE)
    on.wiring.journey.linking.show_card(max(bridges))


def _personas(on: Walker) -> None:
    """Look at the feelings of the second persona, beside the panel of all of them."""
    on.wiring.actions[ActionId.MAP_OUTLINE].trigger()
    on.wiring.actions[ActionId.NEXT_PERSONA].trigger()
    on.wiring.actions[ActionId.PERSONAS].trigger()


def _compare(on: Walker) -> None:
    """Keep the map, move a card, and compare it with what was kept."""
    journey = on.wiring.journey
    past, content = journey.past, journey.view.content
    assert content is not None
    once = Qt.ConnectionType.SingleShotConnection
    builder = GestureBuilder("Move card")
    builder.put(Kind.JOURNEY_CARD, content.cards[0].id, stage_id=content.stages[2].id)

    def change(_change: object) -> None:
        journey.controller.gestured.connect(lambda _ids: on.choose(ActionId.COMPARE_MAP)(), once)
        journey.view.gesture.emit(builder.made())

    past.controller.done.connect(change, once)
    past.open()
    past.controller.keep("Before the QBR")


def _hold_workshop(on: Walker) -> None:
    on.wiring.journey.past.go_back()
    on.window.toasts.clear()
    on.choose(ActionId.START_WORKSHOP)()
    on.wiring.journey.workshop.panel.agenda.start.click()


def _leave(on: Walker) -> None:
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
