"""The labels of scorecards, rules of signals, and what people say of health."""

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

_POSITION = number("position")

HEALTH_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.SCORECARD: {
        "name": FieldLabel("name"),
        "position": _POSITION,
        "version": number("version"),
        "draft": FieldLabel("draft", Form.FIELDS),
        "ended_on": day("last day"),
        "notes": NOTES,
    },
    Kind.SCORECARD_VERSION: {
        "scorecard_id": link("scorecard", Kind.SCORECARD),
        "number": number("number"),
        "published_on": day("published on"),
        **texts(made_by="made by", note="note"),
        "content": FieldLabel("content", Form.FIELDS),
    },
    Kind.HEALTH_OVERRIDE: {
        "account_id": ACCOUNT,
        "score": number("score"),
        "reason": word("reason"),
        "note": FieldLabel("note"),
        "from_day": day("first day"),
        "until": day("last day"),
        "ended_on": day("ended on"),
        "member_id": link("team member", Kind.TEAM_MEMBER),
    },
    Kind.PULSE: {
        "account_id": ACCOUNT,
        "day": day("day"),
        "rating": word("rating"),
        "reasons": FieldLabel("reasons", Form.FIELDS),
        "note": FieldLabel("note"),
        "member_id": link("team member", Kind.TEAM_MEMBER),
    },
    Kind.SIGNAL_RULE: {
        **texts(key="key", name="name", feed="fed by", unit="unit"),
        "kind": word("kind"),
        "window_days": number("days of a window"),
        "opens": word("opens"),
        "threshold": number("threshold"),
        "floor": number("floor"),
        "severity": word("severity"),
        **texts(title="what to do", why="reason"),
        "once_a_month": yes("asks once a month"),
        "answer_days": number("days to answer"),
        "least_points": number("fewest points"),
        "active": yes("active"),
        "position": _POSITION,
        "notes": NOTES,
    },
}
