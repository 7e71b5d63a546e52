"""The labels of what was agreed."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import ACCOUNT, NOTES, FieldLabel, day, link, number, texts, word

PLAN_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.SUCCESS_PLAN: {
        "account_id": ACCOUNT,
        "name": FieldLabel("name"),
        "status": word("status"),
        "next_review": day("next review"),
    },
    Kind.OBJECTIVE: {
        "plan_id": link("success plan", Kind.SUCCESS_PLAN),
        **texts(text="objective", category="category"),
        "state": word("state"),
        "position": number("position"),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "contact_id": link("owner at the customer", Kind.CONTACT),
    },
    Kind.MEASURE: {
        "objective_id": link("objective", Kind.OBJECTIVE),
        **texts(name="name", unit="unit"),
        "kind": word("kind"),
        "metric_id": link("metric", Kind.METRIC),
        "baseline": number("baseline"),
        "baseline_on": day("day of the baseline"),
        "target": number("target"),
        "current": number("current value"),
        "current_on": day("day of the current value"),
        "due": day("due"),
    },
    Kind.REVIEW: {
        "account_id": ACCOUNT,
        "kind": word("kind"),
        "title": FieldLabel("title"),
        "day": day("day"),
        "status": word("status"),
        "notes": NOTES,
    },
    Kind.PROMISE: {
        "account_id": ACCOUNT,
        "text": FieldLabel("promise"),
        "made_on": day("made on"),
        "due": day("due"),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "outcome": word("outcome"),
        "settled_on": day("settled on"),
    },
}
