"""The labels of what we do."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    NOTES,
    FieldLabel,
    Form,
    day,
    link,
    money,
    number,
    word,
)

WORK_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.ACTIVITY: {
        "account_id": ACCOUNT,
        "kind": word("kind"),
        "day": day("day"),
        "minutes": number("minutes"),
        "direction": word("direction"),
        "purpose": word("purpose"),
        "notes": NOTES,
        "member_id": link("team member", Kind.TEAM_MEMBER),
        "cost": money("cost"),
        "title": FieldLabel("title"),
    },
    Kind.ACTIVITY_CONTACT: {
        "activity_id": link("activity", Kind.ACTIVITY),
        "contact_id": link("contact", Kind.CONTACT),
    },
    Kind.TASK: {
        "title": FieldLabel("title"),
        "account_id": ACCOUNT,
        "assignee_id": link("assignee", Kind.TEAM_MEMBER),
        "due": day("due"),
        "done_at": FieldLabel("done at", Form.TIME),
        "about_kind": word("about"),
        "about_id": FieldLabel("what it is about", Form.OPAQUE),
        "kind": word("kind"),
        "notes": NOTES,
    },
    Kind.ATTENTION_MARK: {
        "account_id": ACCOUNT,
        "rule": word("rule"),
        "about_kind": word("about"),
        "about_id": FieldLabel("what it is about", Form.OPAQUE),
        "occasion": day("occasion"),
        "state": word("state"),
        "until": day("snoozed until"),
        "note": FieldLabel("note"),
        "outcome": word("outcome"),
        "marked_on": day("marked on"),
    },
}
