"""The labels of reviews, and of what plans and reviews are made from."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    NOTES,
    FieldLabel,
    Form,
    day,
    link,
    number,
    texts,
    word,
    yes,
)

_REVIEW = link("review", Kind.REVIEW)
_POSITION = number("position")

REVIEW_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.REVIEW: {
        "account_id": ACCOUNT,
        "kind": word("kind"),
        **texts(title="title", starts_at="time of day", place="place", reason="reason"),
        "day": day("day"),
        "host_id": link("host", Kind.TEAM_MEMBER),
        "status": word("status"),
        "notes": NOTES,
        "shared_notes": FieldLabel("shared notes"),
        "began_at": FieldLabel("begun at", Form.TIME),
        "closed_at": FieldLabel("closed at", Form.TIME),
        "closed_by": FieldLabel("closed by"),
        "frozen": FieldLabel("figures when it was closed", Form.FIELDS),
    },
    Kind.REVIEW_ITEM: {
        "review_id": _REVIEW,
        "text": FieldLabel("point"),
        "minutes": number("minutes"),
        "position": _POSITION,
        "done": yes("done"),
        "notes": NOTES,
    },
    Kind.REVIEW_PERSON: {
        "review_id": _REVIEW,
        "contact_id": link("contact", Kind.CONTACT),
        "member_id": link("team member", Kind.TEAM_MEMBER),
        "state": word("attendance"),
    },
    Kind.REVIEW_DECISION: {
        "review_id": _REVIEW,
        "text": FieldLabel("decision"),
        "position": _POSITION,
    },
    Kind.COMMITMENT: {
        "review_id": _REVIEW,
        "objective_id": link("objective", Kind.OBJECTIVE),
        "measure_id": link("measure", Kind.MEASURE),
        "text": FieldLabel("commitment"),
        "baseline": number("baseline"),
        "baseline_on": day("day of the baseline"),
        "target": number("target"),
        "target_high": number("upper end of the target"),
        "unit": FieldLabel("unit"),
        "due": day("due"),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "contact_id": link("owner at the customer", Kind.CONTACT),
        "position": _POSITION,
        "came_from_id": FieldLabel("commitment that it carries on", Form.OPAQUE),
        "scored_in_id": link("review at which it was scored", Kind.REVIEW),
        "result": number("result"),
        "result_on": day("day of the result"),
        "score": word("score"),
        "decision": word("decision"),
        "notes": NOTES,
    },
    Kind.CADENCE: {
        "account_id": ACCOUNT,
        "touch_model_id": link("touch model", Kind.TOUCH_MODEL),
        "kind": word("kind"),
        "months": number("months between reviews"),
        "starts_on": day("first day"),
    },
    Kind.PLAN_BLUEPRINT: {
        **texts(name="name", segment="segment", use_case="use case"),
        "edition": number("edition"),
        "published_on": day("published on"),
        "content": FieldLabel("content", Form.FIELDS),
        "draft": FieldLabel("draft", Form.FIELDS),
        "notes": NOTES,
    },
    Kind.LIBRARY_MEASURE: {
        **texts(name="name", definition="definition", unit="unit", use_case="use case"),
        "kind": word("kind"),
        "metric_id": link("metric", Kind.METRIC),
        "position": _POSITION,
    },
    Kind.AGENDA_TEMPLATE: {
        "name": FieldLabel("name"),
        "kind": word("kind"),
        "items": FieldLabel("points", Form.FIELDS),
        "position": _POSITION,
    },
    Kind.HOLIDAY: {"day": day("day"), "name": FieldLabel("name")},
}
