"""The labels of what was planned and agreed."""

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
)

_PLAN = link("success plan", Kind.SUCCESS_PLAN)
_OBJECTIVE = link("objective", Kind.OBJECTIVE)
_MEASURE = link("measure", Kind.MEASURE)
_REVIEW = link("review", Kind.REVIEW)
_OURS = link("owner", Kind.TEAM_MEMBER)
_THEIRS = link("owner at the customer", Kind.CONTACT)
_POSITION = number("position")
_SHARED = FieldLabel("shared notes")
_LEDGER: Mapping[str, FieldLabel] = {
    "contact_id": link("contact", Kind.CONTACT),
    "contact_name": FieldLabel("name of the contact"),
    "day": day("day"),
    "quote": FieldLabel("quote"),
    "made_at": FieldLabel("entered at", Form.TIME),
    "made_by": FieldLabel("entered by"),
    "revokes_id": FieldLabel("entry that it takes back", Form.OPAQUE),
    "reason": FieldLabel("reason"),
}

PLAN_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.SUCCESS_PLAN: {
        "account_id": ACCOUNT,
        **texts(name="name", outcome="desired outcome"),
        "status": word("status"),
        "starts_on": day("first day"),
        "ends_on": day("last day"),
        "next_review": day("next review"),
        "checked_on": day("last looked at"),
        "check_days": number("days between looks"),
        "version": number("version"),
        "blueprint_id": FieldLabel("blueprint", Form.OPAQUE),
        "edition": number("edition"),
        "learning": FieldLabel("hours to learn", Form.FIELDS),
        "notes": NOTES,
        "shared_notes": _SHARED,
    },
    Kind.OBJECTIVE: {
        "plan_id": _PLAN,
        **texts(text="objective", category="category"),
        "state": word("state"),
        "position": _POSITION,
        "owner_id": _OURS,
        "contact_id": _THEIRS,
        "asked_on": day("asked to agree"),
        "override": word("progress as set by hand"),
        "override_reason": FieldLabel("reason for that progress"),
        "override_on": day("day of that progress"),
        "notes": NOTES,
        "shared_notes": _SHARED,
    },
    Kind.MEASURE: {
        "objective_id": _OBJECTIVE,
        **texts(name="name", unit="unit", definition="definition", worth_note="source of the worth"),
        "kind": word("kind"),
        "metric_id": link("metric", Kind.METRIC),
        "baseline": number("baseline"),
        "baseline_on": day("day of the baseline"),
        "target": number("target"),
        "target_high": number("upper end of the target"),
        "current": number("current value"),
        "current_on": day("day of the current value"),
        "due": day("due"),
        "position": _POSITION,
        "library_id": FieldLabel("measure of the library", Form.OPAQUE),
        "scale": FieldLabel("scale", Form.FIELDS),
        "steps": FieldLabel("steps on the way", Form.FIELDS),
        "worth_value": FieldLabel("worth of a unit", Form.MONEY),
        "worth_period": word("period of the worth"),
        "worth_share": number("per cent attributed to us"),
    },
    Kind.MEASURE_POINT: {
        "measure_id": _MEASURE,
        "day": day("day"),
        "value": number("value"),
        "note": FieldLabel("note"),
    },
    Kind.PLAN_ACTION: {
        "plan_id": _PLAN,
        "objective_id": _OBJECTIVE,
        "review_id": _REVIEW,
        "text": FieldLabel("action"),
        "party": word("side"),
        "owner_id": _OURS,
        "contact_id": _THEIRS,
        "starts_on": day("first day"),
        "due": day("due"),
        "done_on": day("done on"),
        "position": _POSITION,
        "notes": NOTES,
    },
    Kind.PLAN_DEPENDENCY: {
        "plan_id": _PLAN,
        "action_id": link("action that waits", Kind.PLAN_ACTION),
        "milestone_id": link("milestone that waits", Kind.MILESTONE),
        "needs_action_id": link("action that it waits for", Kind.PLAN_ACTION),
        "needs_milestone_id": link("milestone that it waits for", Kind.MILESTONE),
        "lag": number("working days between"),
    },
    Kind.AGREEMENT: {
        "account_id": ACCOUNT,
        "plan_id": _PLAN,
        "objective_id": _OBJECTIVE,
        "review_id": _REVIEW,
        **_LEDGER,
        "terms": FieldLabel("terms", Form.FIELDS),
    },
    Kind.VALUE_CONFIRMATION: {
        "account_id": ACCOUNT,
        "plan_id": _PLAN,
        "objective_id": _OBJECTIVE,
        "measure_id": _MEASURE,
        "review_id": _REVIEW,
        **_LEDGER,
        "result": FieldLabel("result", Form.FIELDS),
        "worth": FieldLabel("value", Form.MONEY),
        "attachment_id": link("evidence", Kind.ATTACHMENT),
        "sha256": FieldLabel("content of the evidence", Form.OPAQUE),
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
