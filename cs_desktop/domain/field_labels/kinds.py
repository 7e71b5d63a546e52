"""What each kind of object is called."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import KindLabel

KIND_LABELS: Mapping[Kind, KindLabel] = MappingProxyType(
    {
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
        Kind.JOURNEY_MAP: KindLabel("journey map", "journey maps"),
        Kind.JOURNEY_PERSONA: KindLabel("persona", "personas"),
        Kind.JOURNEY_STAGE: KindLabel("stage", "stages"),
        Kind.JOURNEY_LANE: KindLabel("lane", "lanes"),
        Kind.JOURNEY_CARD: KindLabel("card", "cards"),
        Kind.JOURNEY_ANSWER: KindLabel("answer at a moment", "answers at moments"),
        Kind.JOURNEY_EMOTION: KindLabel("emotion", "emotions"),
        Kind.JOURNEY_LINK: KindLabel("link", "links"),
        Kind.MILESTONE: KindLabel("milestone", "milestones"),
        Kind.JOURNEY_REVISION: KindLabel("revision of a map", "revisions of maps"),
        Kind.JOURNEY_WORKSHOP: KindLabel("workshop", "workshops"),
        Kind.JOURNEY_VOTE: KindLabel("vote", "votes"),
    }
)
