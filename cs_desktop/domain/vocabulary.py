"""The field's words as the workspace stores them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.common.language import tr


class Word(StrEnum):
    """One of the words that a field may hold; any other in a file is damage."""

    @classmethod
    def _missing_(cls, value: object) -> "Word":
        raise DamagedValueError(value)


class Relation(Word):
    """Whether an account pays us."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"


class SubscriptionEventKind(Word):
    """What happened to a subscription on a day."""

    NEW = "new"
    RENEW = "renew"
    EXPAND = "expand"
    REDUCE = "reduce"
    MOVE = "move"
    CANCEL = "cancel"


class Forecast(Word):
    """How sure the commercial owner is of a renewal."""

    COMMIT = "commit"
    LIKELY = "likely"
    AT_RISK = "at_risk"


class RenewalOutcome(Word):
    """How a renewal ended."""

    RENEWED = "renewed"
    EXPANDED = "expanded"
    REDUCED = "reduced"
    LOST = "lost"


class ContactRole(Word):
    """What a contact is to us."""

    SPONSOR = "sponsor"
    CHAMPION = "champion"
    POWER_USER = "power_user"
    DECISION_MAKER = "decision_maker"
    DETRACTOR = "detractor"
    USER = "user"
    OTHER = "other"


class MetricKind(Word):
    """How a metric's points over a window become one value."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    MAX = "max"
    AGE = "age"
    """The newest point's value, and the days since its own."""


class MissingPolicy(Word):
    """What a measure of a scorecard counts where it has no data, or only stale data."""

    SHARE = "share"
    """Its weight goes to the other measures."""
    NEUTRAL = "neutral"
    """50, with its weight."""
    ZERO = "zero"
    """0, with its weight."""


class SurveyKind(Word):
    """The survey's question, which fixes how answers are counted."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    OTHER = "other"


class ActivityKind(Word):
    """The form a touch took."""

    ON_SITE = "on_site"
    CALL = "call"
    EMAIL = "email"
    WEBINAR = "webinar"
    PODCAST = "podcast"
    TRAINING = "training"
    QBR = "qbr"
    EBR = "ebr"
    COMMUNITY = "community"
    KNOWLEDGE_BASE = "knowledge_base"
    ADVISORY_BOARD = "advisory_board"
    USER_GROUP = "user_group"
    OUTAGE = "outage"
    NOTE = "note"
    OTHER = "other"


class Direction(Word):
    """Who started it."""

    PROACTIVE = "proactive"
    REACTIVE = "reactive"


class Purpose(Word):
    """What it was for: to lower a risk or to add value."""

    RISK = "risk"
    VALUE = "value"


class ChurnCategory(Word):
    """Why a customer left, in the words one can act on."""

    POOR_ADOPTION = "poor_adoption"
    PRODUCT_FIT = "product_fit"
    PRICE = "price"
    RELATIONSHIP = "relationship"
    SERVICE = "service"
    COMPETITOR = "competitor"
    BEYOND_CONTROL = "beyond_control"
    OTHER = "other"


class OpportunityKind(Word):
    """What the CSM found."""

    UPSELL = "upsell"
    CROSS_SELL = "cross_sell"


class TaskKind(Word):
    """Why the program made a task; those that people make have none."""

    REASON_MISSING = "reason_missing"
    """A subscription was reduced or cancelled, and nobody said why."""
    FROM_HOME = "from_home"
    """Something on Home was turned into a task."""


class AttentionState(Word):
    """What a person did with something that was put before them."""

    DONE = "done"
    SNOOZED = "snoozed"
    TASK = "task"
    ACKNOWLEDGED = "acknowledged"
    """Somebody has seen it and is at it; it stays in sight."""
    RESOLVED = "resolved"


class SignalOutcome(Word):
    """What became of a signal that was resolved."""

    ACTED = "acted"
    """It was right, and something was done about it in time."""
    CAME_TRUE = "came_true"
    """It was right, and what it warned of happened."""
    FALSE_ALARM = "false_alarm"
    KNOWN = "known"
    """It told nothing new."""


class OverrideReason(Word):
    """Why a person sets a score that is not the calculated one."""

    KNOWN_RISK = "known_risk"
    """We know of something that no measure sees."""
    RISK_HANDLED = "risk_handled"
    """What pulls the score down is being dealt with."""
    DATA_WRONG = "data_wrong"
    SEASONAL = "seasonal"
    ONBOARDING = "onboarding"
    EXECUTIVE_WORD = "executive_word"
    """Somebody who decides has told us."""
    OTHER = "other"


class PulseRating(Word):
    """What the CSM makes of an account."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


class PulseReason(Word):
    """What a pulse is felt from."""

    ADOPTION = "adoption"
    VALUE = "value"
    RELATIONSHIP = "relationship"
    SPONSOR = "sponsor"
    SUPPORT = "support"
    PRODUCT = "product"
    PRICE = "price"
    COMPETITOR = "competitor"
    ORGANISATION = "organisation"
    """Something changes at the customer's."""
    OTHER = "other"


class PlanStatus(Word):
    """What was decided of a success plan, apart from how far it has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class ObjectiveState(Word):
    """What was decided of an objective, apart from how far it has come."""

    OPEN = "open"
    PARKED = "parked"
    """Put aside for a later plan."""
    MET = "met"
    DROPPED = "dropped"


class MeasureKind(Word):
    """What a measure is to do."""

    RAISE = "raise"
    LOWER = "lower"
    KEEP_AT_LEAST = "keep_at_least"
    KEEP_AT_MOST = "keep_at_most"
    STAY_WITHIN = "stay_within"
    SCALE = "scale"
    """One of some words, in order."""
    DONE = "done"
    """Done or not done."""


class WorthPeriod(Word):
    """How often a unit of a measure is worth its money."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ReviewKind(Word):
    """Which business review."""

    QBR = "qbr"
    EBR = "ebr"
    SUCCESS = "success"


class ReviewStatus(Word):
    """Where a review stands."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Attendance(Word):
    """Whether someone comes to a review, and came."""

    INVITED = "invited"
    COMING = "coming"
    DECLINED = "declined"
    CAME = "came"
    MISSED = "missed"


class Score(Word):
    """How far a commitment was kept."""

    MET = "met"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped"


class Decision(Word):
    """What becomes of a commitment once it is scored."""

    CARRY = "carry"
    RAISE = "raise"
    CLOSE = "close"
    REPLACE = "replace"


class PromiseOutcome(Word):
    """Whether a promise was kept."""

    KEPT = "kept"
    BROKEN = "broken"


class RoadmapState(Word):
    """How far something on the roadmap is."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    RELEASED = "released"
    DROPPED = "dropped"


DATED_ATTRIBUTES = ("segment", "owner", "industry", "region", "lifecycle", "tier")
"""Account attributes that keep a dated history, because figures are sliced by them."""
ATTRIBUTE_COLUMNS: Mapping[str, str] = MappingProxyType({"owner": "owner_id", "lifecycle": "lifecycle_id"})
"""The account's columns of those attributes that hold an id under another name."""


def words(value: StrEnum | str) -> str:
    """Return a stored word as a person reads it: `power_user` is "Power user", QBR stays in capitals."""
    text = str(value)
    if text in ("qbr", "ebr", "nps", "csat", "ces"):
        return text.upper()
    return text.replace("_", " ").capitalize()


def word_text(value: StrEnum | str) -> str:
    """Return a stored word in the user's language, for the screen; `words` is for what is stored."""
    return tr(words(value))
