"""What a journey map holds, as it is read from the file: nothing of it knows where it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cs_desktop.domain.journey.words import CardKind, LaneKind

EIGHTHS = 8
"""A card begins and ends at an eighth of a stage's width."""


@dataclass(frozen=True, slots=True)
class Persona:
    """One of those who take the journey."""

    id: int
    name: str
    position: int
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A column; see the table for the meaning of each field."""

    id: int
    name: str
    position: int
    lifecycle_id: int | None = None
    expected_days: int | None = None
    starts_on: date | None = None
    width: int = 0
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A row; see the table for the meaning of each field."""

    id: int
    kind: LaneKind
    name: str
    position: int
    height: int = 0
    folded: bool = False
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card; see the table for the meaning of each field."""

    id: int
    lane_id: int | None
    stage_id: int | None
    kind: CardKind
    start: int = 0
    length: int = EIGHTHS
    row: int = 0
    title: str = ""
    notes: str = ""
    evidence: str = "assumed"
    mood: int | None = None
    way: str = ""
    state: str = ""
    owner_id: int | None = None
    opened_on: date | None = None
    due: date | None = None
    closed_on: date | None = None
    metric_id: int | None = None
    baseline: float | None = None
    target: float | None = None
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the questions that one asks at a moment, and what was answered; empty while nobody did."""

    id: int
    card_id: int
    question: str
    answer: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Emotion:
    """How a persona feels in a stage, -2 to +2."""

    id: int
    persona_id: int
    stage_id: int
    value: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """From a gap to a bridge, or from a bridge to an objective."""

    id: int
    source_id: int
    target_id: int | None = None
    objective_id: int | None = None


@dataclass(frozen=True, slots=True)
class MapMilestone:
    """A milestone as the map shows it."""

    id: int
    name: str
    stage_id: int | None = None
    party: str = "shared"
    due: date | None = None
    reached_on: date | None = None
    after_days: int | None = None
    notes: str = ""
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class MapHead:
    """What is said of the map as a whole; see the table for the meaning of each field."""

    id: int
    name: str
    account_id: int | None = None
    status: str = "draft"
    locked: bool = False
    segment: str = ""
    owner_id: int | None = None
    starts_on: date | None = None
    lost_after: int = 150
    template_id: int | None = None
    edition: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A map in a list: whose it is, and what it is called."""

    id: int
    name: str
    account_id: int | None
    status: str
    locked: bool
    segment: str
    edition: int
    stages: int


@dataclass(frozen=True)
class MapContent:
    """A whole map. Stages and lanes are in their order; everything else in the order of its ids."""

    head: MapHead
    stages: tuple[Stage, ...] = ()
    lanes: tuple[Lane, ...] = ()
    cards: tuple[Card, ...] = ()
    personas: tuple[Persona, ...] = ()
    emotions: tuple[Emotion, ...] = ()
    links: tuple[Link, ...] = ()
    milestones: tuple[MapMilestone, ...] = ()
    answers: tuple[Answer, ...] = ()
    """By their place, whichever moment they are asked at."""

    @cached_property
    def stage_places(self) -> Mapping[int, int]:
        """Return the place of each stage among the columns, by its id."""
        return {stage.id: place for place, stage in enumerate(self.stages)}

    @cached_property
    def lane_places(self) -> Mapping[int, int]:
        """Return the place of each lane among the rows, by its id."""
        return {lane.id: place for place, lane in enumerate(self.lanes)}

    @cached_property
    def cards_by_id(self) -> Mapping[int, Card]:
        """Return the cards by id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def asked(self) -> Mapping[int, tuple[Answer, ...]]:
        """Return the questions of each moment that has any, in order, by the card's id."""
        found: dict[int, list[Answer]] = {}
        for answer in self.answers:
            found.setdefault(answer.card_id, []).append(answer)
        return {card_id: tuple(those) for card_id, those in found.items()}

    @cached_property
    def emotions_by_id(self) -> Mapping[int, Emotion]:
        """Return the feelings by id."""
        return {emotion.id: emotion for emotion in self.emotions}

    def is_placed(self, card: Card) -> bool:
        """Return whether both its stage and its lane are there."""
        return card.stage_id in self.stage_places and card.lane_id in self.lane_places

    def first_eighth(self, card: Card) -> int | None:
        """Return where a card begins, in eighths of a stage from the first stage on; None without a stage."""
        place = None if card.stage_id is None else self.stage_places.get(card.stage_id)
        return None if place is None else place * EIGHTHS + card.start
