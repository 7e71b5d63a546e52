"""Cards of a journey map are painted inside of their frames, however long their texts and short they are."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from shiboken6 import delete, isValid

from cs_desktop.domain.journey.content import Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import card_height
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import BridgeState, BridgeWay, CardKind, LaneKind
from cs_desktop.views.journey.canvas import JourneyCanvas
from cs_desktop.views.journey.cards import CardItem
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.journey.workshop.layer import WorkshopLayer
from cs_desktop.views.journey.wrapping import title_lines
from cs_desktop.views.theme.theme import Theme
from tests.workspaces import NOON

AROUND = 80


def _painted(theme: Theme, card: Card, width: float) -> tuple[QImage, Box]:
    """Return a card on a transparent ground, and its frame there."""
    box = Box(0, 0, width, card_height(card, width, title_lines))
    item = CardItem(theme, card)
    item.show_card(card, box)
    image = QImage(round(width) + 2 * AROUND, round(box.height) + 2 * AROUND, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(QPointF(AROUND, AROUND))
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return image, box


@pytest.mark.parametrize("width", [154.0, 72.0, 12.0])
@pytest.mark.parametrize("kind", list(CardKind))
def test_nothing_is_painted_beside_a_card(theme: Theme, kind: CardKind, width: float) -> None:
    today = NOON.today()
    card = Card(
        *(1, 1, 1, kind),
        title="Introduces everybody in customer success and support to the planners of the customer",
        way=BridgeWay.PRODUCT_CHANGE if kind is CardKind.BRIDGE else "",
        state=BridgeState.PLANNED if kind is CardKind.BRIDGE else "",
        opened_on=today,
        due=today,
    )
    image, box = _painted(theme, card, width)
    outside = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if not (AROUND <= x < AROUND + box.width and AROUND <= y < AROUND + box.height)
        and QColor(image.pixelColor(x, y)).alpha()
    ]
    assert outside == []


def test_a_workshop_uncovers_the_lane_of_what_is_chosen(theme: Theme) -> None:
    scene = JourneyScene(theme)
    kinds = (LaneKind.GOALS, LaneKind.NOTES, LaneKind.GAPS)
    lanes = tuple(Lane(3 + place, kind, kind.value, place) for place, kind in enumerate(kinds))
    cards = (Card(10, 3, 2, CardKind.GOAL), Card(11, 4, 2, CardKind.NOTE))
    content = MapContent(MapHead(1, "Journey"), (Stage(2, "Buy", 0),), lanes, cards)
    scene.show_journey(JourneyShown(4, NOON.today(), (), content))
    layer = WorkshopLayer(scene, theme)
    layer.show_workshop(LaneKind.GOALS, {})
    assert scene.layout is not None
    _goals, notes, gaps = (placed.box for placed in scene.layout.lanes)
    assert layer.covered == (notes, gaps)
    # As what was just added is.
    scene.select_cards([11])
    assert layer.covered == (gaps,)


def test_a_map_that_goes_tells_nobody_what_was_chosen(theme: Theme) -> None:
    canvas = JourneyCanvas(theme)
    scene, told = canvas.scene, []
    stages, lanes = (Stage(2, "Buy", 0),), (Lane(3, LaneKind.NOTES, "Notes", 0),)
    cards = tuple(Card(10 + row, 3, 2, CardKind.NOTE, row=row) for row in range(3))
    content = MapContent(MapHead(1, "Journey"), stages, lanes, cards)
    scene.show_journey(JourneyShown(4, NOON.today(), (), content))
    scene.select_cards([10, 11, 12])
    scene.selectionChanged.connect(lambda: told.append(len(told)))
    # The scene goes with it, and its items one by one.
    delete(canvas)
    assert not isValid(scene)
    assert told == []


@pytest.mark.parametrize("name", ["<b>Kickoff</b>", "Kick & <img src='x'>"])
def test_a_title_that_looks_like_markup_is_shown_as_it_is(theme: Theme, name: str) -> None:
    card = Card(1, 1, 1, CardKind.NOTE, title=name)
    item = CardItem(theme, card)
    item.show_card(card, Box(0, 0, 100, 30))
    assert "<b>" not in item.toolTip()
    assert "<img" not in item.toolTip()
