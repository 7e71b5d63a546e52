"""What the layer of feelings draws: the map with what surveys say, and what is not stored yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cs_desktop.domain.journey.content import Emotion, MapContent
from cs_desktop.domain.journey.emotions import feeling_of
from cs_desktop.domain.journey.feeling import Heard
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle

Item = TypeVar("Item", bound=QGraphicsItem)
Key = TypeVar("Key", int, int | None)


@dataclass(frozen=True, slots=True)
class DrawnFeelings:
    """A map's lane of emotion."""

    content: MapContent
    layout: Layout
    lane: Box
    now: float
    """The x of where the account is."""
    heard: Mapping[int, Heard]
    persona: int | None
    """Whose feelings are written."""
    hidden: frozenset[int]
    """The personas whose curves are hidden."""
    changed: Mapping[int, float] = field(default_factory=dict)
    """Values that are not stored yet, by feeling."""

    def emotion(self, feeling_id: int) -> Emotion:
        """Return a feeling."""
        return self.content.emotions_by_id[feeling_id]

    def value(self, emotion: Emotion) -> float:
        """Return how good a feeling is as it is shown now."""
        return self.changed.get(emotion.id, emotion.value)

    def felt(self, stage_id: int) -> Emotion | None:
        """Return what the chosen persona feels in a stage."""
        return None if self.persona is None else feeling_of(self.content, self.persona, stage_id)

    @property
    def personas(self) -> tuple[int, ...]:
        """Return the ids of the personas that have a curve to see."""
        felt = {one.persona_id for one in self.content.emotions} - self.hidden
        return tuple(one.id for one in self.content.personas if one.id in felt)


def keep(scene: QGraphicsScene, items: dict[Key, Item], wanted: Iterable[Key]) -> None:
    """Take away the items of what is gone."""
    kept = set(wanted)
    for key in [key for key in items if key not in kept]:
        scene.removeItem(items.pop(key))


def caption_width(text: str) -> float:
    """Return how wide a word beside a point is."""
    return QFontMetricsF(canvas_font(TextStyle.CAPTION_MEDIUM)).horizontalAdvance(text)
