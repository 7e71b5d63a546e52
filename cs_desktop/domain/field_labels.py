"""What each kind of object and each of its fields is called, and how the field's values are read.

A test holds this table against the stored columns: none may be without a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind


class Form(Enum):
    """How a stored value is read."""

    TEXT = auto()
    WORD = auto()
    """One of our own words, such as `power_user`."""
    NUMBER = auto()
    MONEY = auto()
    """Minor units of the workspace's currency."""
    SHARE = auto()
    """A fraction, shown as per cent."""
    DAY = auto()
    TIME = auto()
    YES_NO = auto()
    LINK = auto()
    """The id of another object, shown as its name."""
    FIELDS = auto()
    """Values by the user's own names."""
    SIZE = auto()
    """Bytes."""
    OPAQUE = auto()
    """Of no meaning to a person."""


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A field's name in the middle of a sentence, how its values are read, and what it links to."""

    text: str
    """In English, as the labels of changes are stored."""
    form: Form = Form.TEXT
    link: Kind | None = None

    @property
    def shown(self) -> str:
        """Return the name in the user's language."""
        return tr(self.text)


@dataclass(frozen=True, slots=True)
class KindLabel:
    """A kind's name for one and for many, in the middle of a sentence."""

    one: str
    many: str
    """Both in English, as the labels of changes are stored."""

    @property
    def shown(self) -> str:
        """Return the name for one in the user's language."""
        return tr(self.one)

    @property
    def many_shown(self) -> str:
        """Return the name for many in the user's language."""
        return tr(self.many)


def _money(text: str) -> FieldLabel:
    return FieldLabel(text, Form.MONEY)


def _day(text: str) -> FieldLabel:
    return FieldLabel(text, Form.DAY)


def _number(text: str) -> FieldLabel:
    return FieldLabel(text, Form.NUMBER)


def _word(text: str) -> FieldLabel:
    return FieldLabel(text, Form.WORD)


def _share(text: str) -> FieldLabel:
    return FieldLabel(text, Form.SHARE)


def _yes(text: str) -> FieldLabel:
    return FieldLabel(text, Form.YES_NO)


def _link(text: str, kind: Kind) -> FieldLabel:
    return FieldLabel(text, Form.LINK, kind)


def _texts(**labels: str) -> dict[str, FieldLabel]:
    return {column: FieldLabel(text) for column, text in labels.items()}


_ACCOUNT = _link("account", Kind.ACCOUNT)
_EXTERNAL_ID = FieldLabel("external id")
_NOTES = FieldLabel("notes")
_REASON = FieldLabel("reason")

_KINDS: dict[Kind, KindLabel] = {
    Kind.WORKSPACE: KindLabel("workspace", "workspaces"),
    Kind.TEAM_MEMBER: KindLabel("team member", "team members"),
    Kind.TOUCH_MODEL: KindLabel("touch model", "touch models"),
    Kind.LIFECYCLE_STAGE: KindLabel("lifecycle stage", "lifecycle stages"),
    Kind.ACCOUNT: KindLabel("account", "accounts"),
    Kind.ACCOUNT_ATTRIBUTE: KindLabel("dated value", "dated values"),
    Kind.CONTACT: KindLabel("contact", "contacts"),
    Kind.PRODUCT: KindLabel("product", "products"),
    Kind.SUBSCRIPTION: KindLabel("subscription", "subscriptions"),
    Kind.SUBSCRIPTION_EVENT: KindLabel("subscription event", "subscription events"),
    Kind.RENEWAL: KindLabel("renewal", "renewals"),
    Kind.RENEWAL_SUBSCRIPTION: KindLabel("subscription in a renewal", "subscriptions in renewals"),
    Kind.METRIC: KindLabel("metric", "metrics"),
    Kind.POINT_BATCH: KindLabel("batch of metric points", "batches of metric points"),
    Kind.SURVEY: KindLabel("survey", "surveys"),
    Kind.SURVEY_ANSWER: KindLabel("survey answer", "survey answers"),
    Kind.ACTIVITY: KindLabel("activity", "activities"),
    Kind.ACTIVITY_CONTACT: KindLabel("participant", "participants"),
    Kind.TASK: KindLabel("task", "tasks"),
    Kind.CHURN_EVENT: KindLabel("loss", "losses"),
    Kind.OPPORTUNITY: KindLabel("opportunity", "opportunities"),
    Kind.IMPORTED_ROW: KindLabel("mark of an imported row", "marks of imported rows"),
    Kind.ATTACHMENT: KindLabel("attachment", "attachments"),
    Kind.SEGMENT_RULE: KindLabel("segment rule", "segment rules"),
    Kind.SAVED_VIEW: KindLabel("saved view", "saved views"),
    Kind.ATTENTION_MARK: KindLabel("mark on a thing to do", "marks on things to do"),
    Kind.SUCCESS_PLAN: KindLabel("success plan", "success plans"),
    Kind.OBJECTIVE: KindLabel("objective", "objectives"),
    Kind.MEASURE: KindLabel("measure", "measures"),
    Kind.REVIEW: KindLabel("review", "reviews"),
    Kind.PROMISE: KindLabel("promise", "promises"),
}

_FIELDS: dict[Kind, dict[str, FieldLabel]] = {
    Kind.WORKSPACE: {
        **_texts(company="company", currency="currency", accent="accent color", footer="footer"),
        **_texts(confidentiality="confidentiality mark"),
        "fiscal_start": _number("first month of the fiscal year"),
        "gross_margin": _share("gross margin"),
        "healthy_from": _number("lower bound of Healthy"),
        "watch_from": _number("lower bound of Watch"),
    },
    Kind.TEAM_MEMBER: {
        **_texts(name="name", role="role"),
        "weekly_hours": _number("weekly hours"),
        "utilisation": _share("share of hours that can be planned"),
        "admin_share": _share("share of hours for administration"),
        "proactive_target": _number("proactive touches a month"),
        "reactive_target": _number("reactive touches a month"),
    },
    Kind.TOUCH_MODEL: {
        "name": FieldLabel("name"),
        "arr_from": _money("lower bound of ARR"),
        "accounts_low": _number("fewest accounts of a CSM"),
        "accounts_high": _number("most accounts of a CSM"),
        "review_days": _number("days between reviews"),
        "contact_days": _number("days without a proactive touch"),
    },
    Kind.LIFECYCLE_STAGE: {
        "name": FieldLabel("name"),
        "position": _number("position"),
        "expected_days": _number("expected days"),
    },
    Kind.ACCOUNT: {
        **_texts(name="name", industry="industry", region="region", segment="segment", tier="tier"),
        **_texts(website="website", desired_outcome="desired outcome", notes="notes"),
        **_texts(customer_metric="customer's own metric", touch_model_reason="reason for the touch model"),
        "segment_reason": FieldLabel("reason for the segment"),
        "external_id": _EXTERNAL_ID,
        "parent_id": _link("parent account", Kind.ACCOUNT),
        "owner_id": _link("owner", Kind.TEAM_MEMBER),
        "lifecycle_id": _link("lifecycle stage", Kind.LIFECYCLE_STAGE),
        "touch_model_id": _link("touch model", Kind.TOUCH_MODEL),
        "relation": _word("relation"),
        "customer_since": _day("customer since"),
        "first_value": _day("first value"),
        "acquisition_cost": _money("acquisition cost"),
        "onboarding_cost": _money("onboarding cost"),
        "custom": FieldLabel("own fields", Form.FIELDS),
    },
    Kind.ACCOUNT_ATTRIBUTE: {
        "account_id": _ACCOUNT,
        "field": _word("field"),
        "value": FieldLabel("value"),
        "valid_from": _day("valid from"),
    },
    Kind.CONTACT: {
        **_texts(name="name", title="title", email="email"),
        "account_id": _ACCOUNT,
        "role": _word("role"),
        "influence": _word("influence"),
        "sentiment": _word("sentiment"),
        "reports_to_id": _link("reports to", Kind.CONTACT),
        "left_on": _day("left on"),
        "trained_on": _day("trained on"),
        "phone": FieldLabel("phone"),
        "notes": _NOTES,
    },
    Kind.PRODUCT: {
        "name": FieldLabel("name"),
        "external_id": _EXTERNAL_ID,
        "gross_margin": _share("gross margin"),
    },
    Kind.SUBSCRIPTION: {
        "account_id": _ACCOUNT,
        "product_id": _link("product", Kind.PRODUCT),
        "external_id": _EXTERNAL_ID,
        "arr": _money("ARR"),
        "start": _day("start"),
        "end": _day("end"),
        "term_end": _day("term end"),
        "list_arr": _money("list ARR"),
        "discount": _share("discount"),
    },
    Kind.SUBSCRIPTION_EVENT: {
        "subscription_id": _link("subscription", Kind.SUBSCRIPTION),
        "kind": _word("kind"),
        "effective": _day("effective"),
        "position": _number("order within the day"),
        "arr": _money("ARR"),
        "term_end": _day("term end"),
        "list_arr": _money("list ARR"),
        "discount": _share("discount"),
        "reason": _REASON,
    },
    Kind.RENEWAL: {
        "account_id": _ACCOUNT,
        "due": _day("due"),
        "notice_by": _day("notice by"),
        "auto_renew": _yes("renews by itself"),
        "commercial_owner": FieldLabel("commercial owner"),
        "forecast": _word("forecast"),
        "amount": _money("amount"),
        "outcome": _word("outcome"),
        "reason": _REASON,
    },
    Kind.RENEWAL_SUBSCRIPTION: {
        "renewal_id": _link("renewal", Kind.RENEWAL),
        "subscription_id": _link("subscription", Kind.SUBSCRIPTION),
    },
    Kind.METRIC: {
        **_texts(key="key", name="name", unit="unit"),
        "kind": _word("kind"),
        "higher_is_better": _yes("higher is better"),
        "window_days": _number("days of a window"),
        "stale_days": _number("days until stale"),
        "active_from": _day("active from"),
        "active_to": _day("active to"),
    },
    Kind.POINT_BATCH: {
        "source": FieldLabel("source"),
        "count": _number("points"),
        "first_day": _day("first day"),
        "last_day": _day("last day"),
    },
    Kind.SURVEY: {
        "account_id": _ACCOUNT,
        "name": FieldLabel("name"),
        "kind": _word("question"),
        "scale_min": _number("lowest score"),
        "scale_max": _number("highest score"),
        "asked": _number("people asked"),
    },
    Kind.SURVEY_ANSWER: {
        "survey_id": _link("survey", Kind.SURVEY),
        "day": _day("day"),
        "score": _number("score"),
        "respondent": FieldLabel("respondent"),
    },
    Kind.ACTIVITY: {
        "account_id": _ACCOUNT,
        "kind": _word("kind"),
        "day": _day("day"),
        "minutes": _number("minutes"),
        "direction": _word("direction"),
        "purpose": _word("purpose"),
        "notes": _NOTES,
        "member_id": _link("team member", Kind.TEAM_MEMBER),
        "cost": _money("cost"),
        "title": FieldLabel("title"),
    },
    Kind.ACTIVITY_CONTACT: {
        "activity_id": _link("activity", Kind.ACTIVITY),
        "contact_id": _link("contact", Kind.CONTACT),
    },
    Kind.TASK: {
        "title": FieldLabel("title"),
        "account_id": _ACCOUNT,
        "assignee_id": _link("assignee", Kind.TEAM_MEMBER),
        "due": _day("due"),
        "done_at": FieldLabel("done at", Form.TIME),
        "about_kind": _word("about"),
        "about_id": FieldLabel("what it is about", Form.OPAQUE),
        "kind": _word("kind"),
        "notes": _NOTES,
    },
    Kind.CHURN_EVENT: {
        "account_id": _ACCOUNT,
        "product_id": _link("product", Kind.PRODUCT),
        "day": _day("day"),
        "category": _word("category"),
        **_texts(detail="detail", stated_cause="stated cause", revealed_cause="revealed cause"),
        "evidence": FieldLabel("evidence"),
        "interview_on": _day("interview on"),
    },
    Kind.OPPORTUNITY: {
        "account_id": _ACCOUNT,
        "kind": _word("kind"),
        "self_serve": _yes("self-serve"),
        "amount": _money("amount"),
        "stage": _word("stage"),
        "found_by": FieldLabel("found by"),
        "found_on": _day("found on"),
        "handed_on": _day("handed to sales on"),
        "notes": _NOTES,
    },
    Kind.IMPORTED_ROW: {
        "kind": _word("kind"),
        "identity": FieldLabel("digest", Form.OPAQUE),
        "object_id": FieldLabel("object", Form.OPAQUE),
    },
    Kind.ATTACHMENT: {
        "account_id": _ACCOUNT,
        "role": _word("role"),
        "name": FieldLabel("name"),
        "media_type": FieldLabel("type"),
        "size": FieldLabel("size", Form.SIZE),
        "sha256": FieldLabel("content", Form.OPAQUE),
        "added_at": FieldLabel("added at", Form.TIME),
    },
    Kind.SEGMENT_RULE: {
        "position": _number("position"),
        "segment": FieldLabel("segment"),
        "arr_from": _money("lower bound of ARR"),
        "arr_below": _money("upper bound of ARR"),
        **_texts(industry="industry", region="region"),
    },
    Kind.SAVED_VIEW: {
        "place": _word("place"),
        "name": FieldLabel("name"),
        "position": _number("position"),
        "query": FieldLabel("filter"),
        "layout": FieldLabel("layout", Form.FIELDS),
    },
    Kind.ATTENTION_MARK: {
        "account_id": _ACCOUNT,
        "rule": _word("rule"),
        "about_kind": _word("about"),
        "about_id": FieldLabel("what it is about", Form.OPAQUE),
        "occasion": _day("occasion"),
        "state": _word("state"),
        "until": _day("snoozed until"),
        "note": FieldLabel("note"),
    },
    Kind.SUCCESS_PLAN: {
        "account_id": _ACCOUNT,
        "name": FieldLabel("name"),
        "status": _word("status"),
        "next_review": _day("next review"),
    },
    Kind.OBJECTIVE: {
        "plan_id": _link("success plan", Kind.SUCCESS_PLAN),
        **_texts(text="objective", category="category"),
        "state": _word("state"),
        "position": _number("position"),
        "owner_id": _link("owner", Kind.TEAM_MEMBER),
        "contact_id": _link("owner at the customer", Kind.CONTACT),
    },
    Kind.MEASURE: {
        "objective_id": _link("objective", Kind.OBJECTIVE),
        **_texts(name="name", unit="unit"),
        "kind": _word("kind"),
        "metric_id": _link("metric", Kind.METRIC),
        "baseline": _number("baseline"),
        "baseline_on": _day("day of the baseline"),
        "target": _number("target"),
        "current": _number("current value"),
        "current_on": _day("day of the current value"),
        "due": _day("due"),
    },
    Kind.REVIEW: {
        "account_id": _ACCOUNT,
        "kind": _word("kind"),
        "title": FieldLabel("title"),
        "day": _day("day"),
        "status": _word("status"),
        "notes": _NOTES,
    },
    Kind.PROMISE: {
        "account_id": _ACCOUNT,
        "text": FieldLabel("promise"),
        "made_on": _day("made on"),
        "due": _day("due"),
        "owner_id": _link("owner", Kind.TEAM_MEMBER),
        "outcome": _word("outcome"),
        "settled_on": _day("settled on"),
    },
}

KIND_LABELS: Mapping[Kind, KindLabel] = MappingProxyType(_KINDS)
FIELD_LABELS: Mapping[Kind, Mapping[str, FieldLabel]] = MappingProxyType(_FIELDS)
"""By kind and column; ids of the rows themselves are not in it."""

ATTRIBUTE_LINKS: Mapping[str, Kind] = MappingProxyType(
    {"owner": Kind.TEAM_MEMBER, "lifecycle": Kind.LIFECYCLE_STAGE}
)
"""The dated attributes whose value is the id of another object, as text."""


def field_label(kind: Kind, column: str) -> FieldLabel:
    """Return the label of a column; of one that this program does not know the column's own name."""
    return FIELD_LABELS[kind].get(column) or FieldLabel(column.replace("_", " "))
