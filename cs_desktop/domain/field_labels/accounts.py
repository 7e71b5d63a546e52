"""The labels of what describes an account: itself, its people, its files."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    EXTERNAL_ID,
    NOTES,
    FieldLabel,
    Form,
    day,
    link,
    money,
    texts,
    word,
)

ACCOUNTS_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.ACCOUNT: {
        **texts(name="name", industry="industry", region="region", segment="segment", tier="tier"),
        **texts(website="website", desired_outcome="desired outcome", notes="notes"),
        **texts(customer_metric="customer's own metric", touch_model_reason="reason for the touch model"),
        "segment_reason": FieldLabel("reason for the segment"),
        "external_id": EXTERNAL_ID,
        "parent_id": link("parent account", Kind.ACCOUNT),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "lifecycle_id": link("lifecycle stage", Kind.LIFECYCLE_STAGE),
        "touch_model_id": link("touch model", Kind.TOUCH_MODEL),
        "relation": word("relation"),
        "customer_since": day("customer since"),
        "first_value": day("first value"),
        "acquisition_cost": money("acquisition cost"),
        "onboarding_cost": money("onboarding cost"),
        "custom": FieldLabel("own fields", Form.FIELDS),
    },
    Kind.ACCOUNT_ATTRIBUTE: {
        "account_id": ACCOUNT,
        "field": word("field"),
        "value": FieldLabel("value"),
        "valid_from": day("valid from"),
    },
    Kind.CONTACT: {
        **texts(name="name", title="title", email="email"),
        "account_id": ACCOUNT,
        "role": word("role"),
        "influence": word("influence"),
        "sentiment": word("sentiment"),
        "reports_to_id": link("reports to", Kind.CONTACT),
        "left_on": day("left on"),
        "trained_on": day("trained on"),
        "phone": FieldLabel("phone"),
        "notes": NOTES,
    },
    Kind.ATTACHMENT: {
        "account_id": ACCOUNT,
        "role": word("role"),
        "name": FieldLabel("name"),
        "media_type": FieldLabel("type"),
        "size": FieldLabel("size", Form.SIZE),
        "sha256": FieldLabel("content", Form.OPAQUE),
        "added_at": FieldLabel("added at", Form.TIME),
    },
}
