"""Where everything of a map is: the one layout that canvas, PDF, SVG and picture share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest

from cs_desktop.domain.journey.content import EIGHTHS, Answer, Card, Lane, MapContent, Stage
from cs_desktop.domain.journey.extras import (
    CHIP_GAP,
    CHIP_HEIGHT,
    GHOST_HEIGHT,
    asking,
    chip_of,
    ghost_rows,
    serving,
)
from cs_desktop.domain.journey.geometry import (
    HEAD_HEIGHT,
    INSET,
    LABEL_WIDTH,
    MAX_STAGE_WIDTH,
    MIN_STAGE_WIDTH,
    ROW_GAP,
    STAGE_WIDTH,
    Box,
    TextHeight,
)
from cs_desktop.domain.journey.stacking import Stretch, stack, stretch_of
from cs_desktop.domain.journey.subtitles import room_below
from cs_desktop.domain.journey.words import CardKind, LaneKind

LINE = 16.0
FOLDED_HEIGHT = 26.0
_LANE_PADDING = 8.0
_CARD_PADDING = 12.0
_TEXT_INSET = 20.0
_ICON = 20.0
_WITH_ICON = frozenset({CardKind.TOUCHPOINT, CardKind.MOMENT, CardKind.GAP, CardKind.BRIDGE})
_LEAST: Mapping[LaneKind, float] = {LaneKind.MILESTONES: 60.0, LaneKind.EMOTION: 118.0}
NAME_WIDTH = 104.0
"""Of a milestone's name at most, before it takes a second line."""
_SECOND_LINE = 14.0
_LEAST_OF_OTHERS = 44.0
_BRIDGE_ROOM = 38.0
"""Between a gap and the bridge over it, for the arrow."""
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """Something of the map, by its id, and its box."""

    id: int
    box: Box


@dataclass(frozen=True)
class Layout:
    """The boxes of a map. The origin is the upper left corner of the first stage's first lane.

    Heads of stages lie above it (y from -HEAD_HEIGHT), labels of lanes left of it (x from -LABEL_WIDTH).
    """

    stages: tuple[Placed, ...]
    """From the first lane's top to the last lane's bottom."""
    lanes: tuple[Placed, ...]
    cards: Mapping[int, Box]
    unplaced: tuple[int, ...]
    """Ids of the cards whose stage or lane is gone; they are listed, not drawn."""
    width: float
    height: float
    ghosts: Mapping[int, Box] = field(default_factory=dict)
    """Where the missing bridges of gaps would be, by the gaps' ids."""
    chips: Mapping[int, Box] = field(default_factory=dict)
    """Where it is told which objectives bridges serve, by the bridges' ids."""

    @property
    def frame(self) -> Box:
        """Return the box of everything, heads and labels included."""
        return Box(-LABEL_WIDTH, -HEAD_HEIGHT, LABEL_WIDTH + self.width, HEAD_HEIGHT + self.height)


def lay_out(
    content: MapContent, lines: TextHeight, room: float = 0.0, more: Mapping[int, float] | None = None
) -> Layout:
    """Return where everything of a map is; `lines` says how many lines a title takes.

    Stages that nobody gave a width share the `room` that is there across, where they need less. `more` is
    what cards need below what they say, by their ids.
    """
    widths = stage_widths(content.stages, room)
    edges = [0.0, *accumulate(widths)]
    boxes = _Boxes(asking(content), serving(content), more or {})
    lanes, y = [], 0.0
    by_lane = _by_lane(content)
    for lane in content.lanes:
        height = _fill(content, lane, by_lane.get(lane.id, []), edges, y, lines, boxes)
        lanes.append(Placed(lane.id, Box(0.0, y, edges[-1], height)))
        y += height
    return Layout(
        stages=tuple(
            Placed(stage.id, Box(edges[place], 0.0, widths[place], y))
            for place, stage in enumerate(content.stages)
        ),
        lanes=tuple(lanes),
        cards=boxes.cards,
        unplaced=tuple(card.id for card in content.cards if not content.is_placed(card)),
        width=edges[-1],
        height=y,
        ghosts=boxes.ghosts,
        chips=boxes.chips,
    )


@dataclass(frozen=True, slots=True)
class _Boxes:
    """What has its place by now, and what asks for one."""

    asking: frozenset[int]
    serving: frozenset[int]
    more: Mapping[int, float]
    cards: dict[int, Box] = field(default_factory=dict)
    ghosts: dict[int, Box] = field(default_factory=dict)
    chips: dict[int, Box] = field(default_factory=dict)


def stage_widths(stages: Sequence[Stage], room: float) -> list[float]:
    """Return how wide each stage is; those without a width of their own share what is left of the room."""
    widths = [_stage_width(stage.width) for stage in stages]
    free = [place for place, stage in enumerate(stages) if not stage.width]
    left = int(room - sum(widths))
    if free and left > 0:
        each, rest = divmod(left, len(free))
        for place in free:
            widths[place] = min(widths[place] + each, float(MAX_STAGE_WIDTH))
        # To the point: a stripe beside the last one would look like a mistake.
        widths[free[-1]] = min(widths[free[-1]] + rest, float(MAX_STAGE_WIDTH))
    return widths


def _stage_width(wanted: int) -> float:
    return float(min(max(wanted, MIN_STAGE_WIDTH), MAX_STAGE_WIDTH)) if wanted else STAGE_WIDTH


def _by_lane(content: MapContent) -> dict[int, list[Card]]:
    found: dict[int, list[Card]] = {}
    for card in content.cards:
        if content.is_placed(card) and card.lane_id is not None:
            found.setdefault(card.lane_id, []).append(card)
    return found


def _fill(
    content: MapContent,
    lane: Lane,
    cards: list[Card],
    edges: list[float],
    top: float,
    lines: TextHeight,
    boxes: _Boxes,
) -> float:
    """Give each card of a lane its box, and return the lane's height."""
    if lane.folded:
        return FOLDED_HEIGHT
    stretches = {card.id: stretch_of(card, content.stage_places, len(content.stages)) for card in cards}
    y = top + _LANE_PADDING
    gap = _BRIDGE_ROOM if lane.kind is LaneKind.GAPS else ROW_GAP
    rows = stack(cards, stretches)
    asked = ghost_rows(rows, (card for card in cards if card.id in boxes.asking), stretches)
    for row, gap_ids in zip_longest(rows, asked, fillvalue=()):
        tallest = 0.0
        for card in row:
            left, width = _across(edges, stretches[card.id])
            height = card_height(card, width, lines, content.asked.get(card.id, ()))
            height += boxes.more.get(card.id, 0.0)
            box = boxes.cards[card.id] = Box(left, y, width, height)
            if card.id in boxes.serving:
                boxes.chips[card.id] = chip_of(box)
                height += CHIP_GAP + CHIP_HEIGHT
            tallest = max(tallest, height)
        for gap_id in gap_ids:
            left, width = _across(edges, stretches[gap_id])
            boxes.ghosts[gap_id] = Box(left, y, width, GHOST_HEIGHT)
            tallest = max(tallest, GHOST_HEIGHT)
        y += tallest + gap
    needed = y - gap + _LANE_PADDING - top if cards else 0.0
    least = _LEAST.get(lane.kind, _LEAST_OF_OTHERS)
    if lane.kind is LaneKind.MILESTONES and _wraps(content, edges, lines):
        least += _SECOND_LINE
    return max(needed, float(lane.height), least)


def _wraps(content: MapContent, edges: list[float], lines: TextHeight) -> bool:
    """Return whether the name of any milestone takes a second line, of those that share its stage's width."""
    counts = Counter(one.stage_id for one in content.milestones)
    for milestone in content.milestones:
        place = content.stage_places.get(milestone.stage_id or 0)
        width = STAGE_WIDTH if place is None else edges[place + 1] - edges[place]
        if lines(milestone.name, min(width / counts[milestone.stage_id], NAME_WIDTH)) > 1:
            return True
    return False


def _across(edges: list[float], stretch: Stretch) -> tuple[float, float]:
    """Return where a card begins and how wide it is."""
    left = _x(edges, stretch.first) + INSET / 2
    return left, _x(edges, stretch.end) - INSET / 2 - left


def _x(edges: list[float], eighth: int) -> float:
    """Return where an eighth begins, counted from the first stage on."""
    place, rest = divmod(eighth, EIGHTHS)
    if rest == 0:
        return edges[place]
    return edges[place] + (edges[place + 1] - edges[place]) * rest / EIGHTHS


def card_height(card: Card, width: float, lines: TextHeight, asked: tuple[Answer, ...] = ()) -> float:
    """Return how high a card is at a width; a title that takes very many lines is cut short."""
    if card.kind is CardKind.OWNER:
        return _CARD_PADDING + LINE
    room = width - _TEXT_INSET - (_ICON if card.kind in _WITH_ICON else 0.0)
    count = min(lines(card.title, max(room, LINE)), _MOST_LINES)
    return _CARD_PADDING + LINE * count + room_below(card, asked)


def eighth_at(layout: Layout, x: float) -> int:
    """Return the eighth whose beginning is nearest to a place, counted from the first stage on."""
    places = [
        (placed.box.x + placed.box.width * part / EIGHTHS, number * EIGHTHS + part)
        for number, placed in enumerate(layout.stages)
        for part in range(EIGHTHS)
    ]
    return min(places, key=lambda place: abs(place[0] - x))[1] if places else 0
