"""Journey maps: an account's own and the templates they come from, with their workshops and revisions.

Whatever is part of a map names the map, so that a whole map is read by one query a table.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class JourneyMap(LoggedBase):
    """The way a customer takes; a template where it is no account's."""

    __tablename__ = "journey_map"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    status: Mapped[str] = mapped_column(default="draft")
    """A `MapStatus`."""
    locked: Mapped[bool] = mapped_column(default=False)
    """Whether nobody may change it until it is unlocked."""
    segment: Mapped[str] = mapped_column(default="")
    """Of a template: the segment it is meant for; empty for any."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    starts_on: Mapped[date | None]
    """The first day of the first stage; of a map without it, the day the account became a customer."""
    lost_after: Mapped[int] = mapped_column(default=150)
    """Per cent of a stage's expected days after which an account that is still in it counts as lost there."""
    template_id: Mapped[int | None]
    """The template that it came from, which may be gone by now."""
    edition: Mapped[int] = mapped_column(default=0)
    """Of a template: how often it was published. Of a map: the template's edition that it follows."""
    notes: Mapped[str] = mapped_column(default="")


class JourneyPersona(LoggedBase):
    """One of those who take the journey, each with a curve of emotion."""

    __tablename__ = "journey_persona"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    source_id: Mapped[int | None]
    """The part of the template that it came from; so on each part of a map."""


class JourneyStage(LoggedBase):
    """A stage: a column of the map."""

    __tablename__ = "journey_stage"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    lifecycle_id: Mapped[int | None] = mapped_column(ForeignKey("lifecycle_stage.id"), index=True)
    """The stage of the customer's life that it stands for."""
    expected_days: Mapped[int | None]
    starts_on: Mapped[date | None]
    """Where it was fixed by hand; otherwise it begins where the one before it ends."""
    width: Mapped[int] = mapped_column(default=0)
    """In points at 100%; 0 for the usual width."""
    source_id: Mapped[int | None]


class JourneyLane(LoggedBase):
    """A lane: a row of the map, of one kind."""

    __tablename__ = "journey_lane"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    kind: Mapped[str]
    """A `LaneKind`."""
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    """In points at 100%; 0 for as high as its cards need."""
    folded: Mapped[bool] = mapped_column(default=False)
    source_id: Mapped[int | None]


class JourneyCard(LoggedBase):
    """A card in a lane, from one stage on and perhaps over several."""

    __tablename__ = "journey_card"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    lane_id: Mapped[int | None] = mapped_column(ForeignKey("journey_lane.id"), index=True)
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("journey_stage.id"), index=True)
    """Empty where its stage went while somebody else moved it: it is then shown as not placed."""
    kind: Mapped[str]
    """A `CardKind`."""
    start: Mapped[int] = mapped_column(default=0)
    """Where in its stage it begins, in eighths of a stage's width."""
    length: Mapped[int] = mapped_column(default=8)
    """How far it stretches, in eighths of a stage's width."""
    row: Mapped[int] = mapped_column(default=0)
    """Its place in the stack, from the top of the lane."""
    title: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="assumed")
    """An `Evidence`."""
    mood: Mapped[int | None]
    """Of a moment: how it felt, -2 to +2; empty while it has not come."""
    way: Mapped[str] = mapped_column(default="")
    """Of a touchpoint: an `ActivityKind`; of a bridge: a `BridgeWay`."""
    state: Mapped[str] = mapped_column(default="")
    """Of a gap: a `GapState`; of a bridge: a `BridgeState`."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    opened_on: Mapped[date | None]
    due: Mapped[date | None]
    closed_on: Mapped[date | None]
    """Of a gap: when it was closed; of a bridge: when it was done."""
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metric.id"), index=True)
    """Of a metric card: what it shows; of a bridge: how one will know that it works."""
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    source_id: Mapped[int | None]


class JourneyAnswer(LoggedBase):
    """What was answered to one of the questions that one asks at a moment."""

    __tablename__ = "journey_answer"

    card_id: Mapped[int] = mapped_column(ForeignKey("journey_card.id"), index=True)
    map_id: Mapped[int | None] = mapped_column(ForeignKey("journey_map.id"), index=True)
    question: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class JourneyEmotion(LoggedBase):
    """How a persona feels in a stage."""

    __tablename__ = "journey_emotion"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    persona_id: Mapped[int] = mapped_column(ForeignKey("journey_persona.id"), index=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("journey_stage.id"), index=True)
    value: Mapped[float]
    """-2 to +2."""
    word: Mapped[str] = mapped_column(default="")


class JourneyLink(LoggedBase):
    """From a gap to the bridge over it, or from a bridge to the objective that it serves."""

    __tablename__ = "journey_link"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("journey_card.id"), index=True)
    target_id: Mapped[int | None] = mapped_column(ForeignKey("journey_card.id"), index=True)
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id"), index=True)


class Milestone(LoggedBase):
    """What is to be reached, seen in map, plan and deck; a template's has no account."""

    __tablename__ = "milestone"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    map_id: Mapped[int | None] = mapped_column(ForeignKey("journey_map.id"), index=True)
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("journey_stage.id"), index=True)
    """Where it stands in the map."""
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("success_plan.id"), index=True)
    name: Mapped[str]
    party: Mapped[str] = mapped_column(default="shared")
    """A `Party`: ours, theirs or shared."""
    due: Mapped[date | None]
    reached_on: Mapped[date | None]
    after_days: Mapped[int | None]
    """Of a template: days from the beginning of its stage."""
    notes: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int | None]


class JourneyRevision(LoggedBase):
    """A state of a map worth coming back to.

    It keeps nothing of the map: what the map held is what the change log says of the moment at which this
    row was made.
    """

    __tablename__ = "journey_revision"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    """A `RevisionKind`: why it was kept."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(default="")


class JourneyWorkshop(LoggedBase):
    """Half a day at a map: an agenda, votes, and the priorities that came of it."""

    __tablename__ = "journey_workshop"

    map_id: Mapped[int] = mapped_column(ForeignKey("journey_map.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    agenda: Mapped[dict[str, Any]]
    """The steps with their minutes, see `domain.journey.workshop`."""
    step: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
    dots: Mapped[int] = mapped_column(default=5)
    """How many votes each of those present has."""


class JourneyVote(LoggedBase):
    """The dots that one of those present gave a card."""

    __tablename__ = "journey_vote"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("journey_workshop.id"), index=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("journey_card.id"), index=True)
    voter: Mapped[str]
    dots: Mapped[int] = mapped_column(default=1)
