"""What a write tells the rest of the program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that change; the name of the table they live in."""

    WORKSPACE = "workspace"
    TEAM_MEMBER = "team_member"
    TOUCH_MODEL = "touch_model"
    LIFECYCLE_STAGE = "lifecycle_stage"
    ACCOUNT = "account"
    ACCOUNT_ATTRIBUTE = "account_attribute"
    CONTACT = "contact"
    PRODUCT = "product"
    SUBSCRIPTION = "subscription"
    SUBSCRIPTION_EVENT = "subscription_event"
    RENEWAL = "renewal"
    RENEWAL_SUBSCRIPTION = "renewal_subscription"
    METRIC = "metric"
    POINT_BATCH = "point_batch"
    SURVEY = "survey"
    SURVEY_ANSWER = "survey_answer"
    ACTIVITY = "activity"
    ACTIVITY_CONTACT = "activity_contact"
    TASK = "task"
    CHURN_EVENT = "churn_event"
    OPPORTUNITY = "opportunity"
    IMPORTED_ROW = "imported_row"
    ATTACHMENT = "attachment"
    SEGMENT_RULE = "segment_rule"
    SAVED_VIEW = "saved_view"
    ATTENTION_MARK = "attention_mark"
    SUCCESS_PLAN = "success_plan"
    OBJECTIVE = "objective"
    MEASURE = "measure"
    REVIEW = "review"
    PROMISE = "promise"
    MEASURE_POINT = "measure_point"
    PLAN_ACTION = "plan_action"
    PLAN_DEPENDENCY = "plan_dependency"
    AGREEMENT = "agreement"
    VALUE_CONFIRMATION = "value_confirmation"
    REVIEW_ITEM = "review_item"
    REVIEW_PERSON = "review_person"
    REVIEW_DECISION = "review_decision"
    COMMITMENT = "commitment"
    CADENCE = "cadence"
    PLAN_BLUEPRINT = "plan_blueprint"
    LIBRARY_MEASURE = "library_measure"
    AGENDA_TEMPLATE = "agenda_template"
    HOLIDAY = "holiday"
    SCORECARD = "scorecard"
    SCORECARD_VERSION = "scorecard_version"
    HEALTH_OVERRIDE = "health_override"
    PULSE = "pulse"
    SIGNAL_RULE = "signal_rule"
    DECK = "deck"
    DECK_SLIDE = "deck_slide"
    DECK_SNAPSHOT = "deck_snapshot"
    BRAND = "brand"
    ROADMAP_ITEM = "roadmap_item"
    ROADMAP_INTEREST = "roadmap_interest"
    JOURNEY_MAP = "journey_map"
    JOURNEY_PERSONA = "journey_persona"
    JOURNEY_STAGE = "journey_stage"
    JOURNEY_LANE = "journey_lane"
    JOURNEY_CARD = "journey_card"
    JOURNEY_ANSWER = "journey_answer"
    JOURNEY_EMOTION = "journey_emotion"
    JOURNEY_LINK = "journey_link"
    MILESTONE = "milestone"
    JOURNEY_REVISION = "journey_revision"
    JOURNEY_WORKSHOP = "journey_workshop"
    JOURNEY_VOTE = "journey_vote"


@dataclass(frozen=True, slots=True)
class Change:
    """What one committed change set touched.

    `ids` maps each kind to the ids touched; None stands for "too many to name: all of this kind may
    have changed". `pos` is the change set's place in this file's log, `initiator` who asked.
    """

    change_set_id: int
    pos: int
    label: str
    ids: dict[Kind, frozenset[int] | None]
    initiator: object = None

    @property
    def kinds(self) -> frozenset[Kind]:
        """Return the kinds touched."""
        return frozenset(self.ids)


@dataclass(frozen=True, slots=True)
class Merged:
    """The edit went in; another's edit of other fields is kept beside it."""

    change: Change | None
    """None where the stored value was already the new one, so nothing was written."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone changed the same field since the editor read it; nothing was written."""

    kind: Kind
    id: int
    field: str
    base: object
    mine: object
    theirs: object
    by: str = ""
    """Who stored theirs; empty where the log does not tell."""
    at: datetime | None = None
    """When, in UTC."""


Place = tuple[Kind, int, str]
"""One field of one object; the whole object where the field is empty."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """One thing that undoing did not touch, in words."""

    place: Place
    subject: str
    """What it is about, such as "Account Halden Freight"."""
    field: str
    """The field's name in the middle of a sentence; empty for the whole object."""
    was: str
    """What the change that was to be undone had left there."""
    back: str
    """What undoing would bring back."""
    now: str
    by: str
    """Who made it what it is now; empty where the log does not tell."""
    at: datetime | None
    """When, in UTC."""
    reason: str
    """Why it was left alone, as a sentence."""
    anyway: bool
    """Whether it can be taken back all the same."""


@dataclass(frozen=True, slots=True)
class Reverted:
    """The result of undoing or redoing a change set."""

    change: Change | None
    left_alone: tuple[Conflict, ...] = ()
    """Fields that someone changed since: these were not touched."""
    report: tuple[LeftAlone, ...] = ()
    """The same in words, up to a bound; `uncounted` tells of how many more there are."""
    uncounted: int = 0
    account_id: int | None = None
    """The one account that it is about, None where there are several or none."""
