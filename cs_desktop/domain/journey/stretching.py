"""Making a card longer or shorter at one of its edges."""

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import EIGHTHS, MapContent
from cs_desktop.domain.journey.geometry import INSET, Box, TextHeight
from cs_desktop.domain.journey.guides import Guide, Neighbours, edges_of
from cs_desktop.domain.journey.layout import Layout, card_height, eighth_at
from cs_desktop.domain.journey.stacking import Stretch, stretch_of


class Stretched:
    """A card one of whose edges is pulled to the eighth nearest to the mouse."""

    def __init__(self, content: MapContent, layout: Layout, card_id: int, *, left: bool) -> None:
        """`left` pulls the left edge, otherwise the right one."""
        self._content, self._layout, self._left = content, layout, left
        self._card = content.cards_by_id[card_id]
        self._was = stretch_of(self._card, content.stage_places, len(content.stages))
        self._now = self._was
        self._neighbours = Neighbours(content, layout, {card_id})

    def pull(self, edge: float) -> None:
        """Pull the edge to a place across; a card keeps an eighth at least."""
        at = _eighth_or_end(self._layout, edge)
        if self._left:
            self._now = Stretch(min(at, self._was.end - 1), self._was.end)
        else:
            self._now = Stretch(self._was.first, max(at, self._was.first + 1))

    def box(self, lines: TextHeight) -> Box:
        """Return where the card is drawn while one pulls."""
        edges, before = edges_of(self._layout), self._layout.cards[self._card.id]
        left = edges[self._now.first] + INSET / 2
        width = edges[self._now.end] - INSET / 2 - left
        asked = self._content.asked.get(self._card.id, ())
        return Box(left, before.y, width, card_height(self._card, width, lines, asked))

    def guides(self) -> tuple[Guide, ...]:
        """Return what the card is in line with."""
        box = self._layout.cards[self._card.id]
        return self._neighbours.guides(self._now, box.y, box.height)

    def gesture(self) -> Gesture:
        """Return the gesture that makes the card so long."""
        builder = GestureBuilder("Resize card")
        if self._now != self._was:
            stage, start = divmod(self._now.first, EIGHTHS)
            builder.put(
                *(Kind.JOURNEY_CARD, self._card.id),
                stage_id=self._content.stages[stage].id,
                start=start,
                length=self._now.end - self._now.first,
            )
        return builder.made()


def _eighth_or_end(layout: Layout, x: float) -> int:
    """Return the nearest eighth; the right edge of the last stage counts as one more."""
    last = len(layout.stages) * EIGHTHS
    nearest = eighth_at(layout, x)
    if nearest == last - 1 and layout.width - x < layout.stages[-1].box.width / (2 * EIGHTHS):
        return last
    return nearest
