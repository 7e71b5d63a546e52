"""The labels of metrics and surveys."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import ACCOUNT, FieldLabel, Form, day, link, number, texts, word, yes

MEASUREMENT_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.METRIC: {
        **texts(key="key", name="name", unit="unit"),
        "kind": word("kind"),
        "higher_is_better": yes("higher is better"),
        "window_days": number("days of a window"),
        "stale_days": number("days until stale"),
        "active_from": day("active from"),
        "active_to": day("active to"),
        **texts(definition="definition", topic="topic", derived_from="derived from"),
        "lag_days": number("days until a point is known"),
        "scale": FieldLabel("words for its values", Form.FIELDS),
    },
    Kind.POINT_BATCH: {
        "source": FieldLabel("source"),
        "count": number("points"),
        "first_day": day("first day"),
        "last_day": day("last day"),
        "note": FieldLabel("note"),
    },
    Kind.SURVEY: {
        "account_id": ACCOUNT,
        "name": FieldLabel("name"),
        "kind": word("question"),
        "scale_min": number("lowest score"),
        "scale_max": number("highest score"),
        "asked": number("people asked"),
    },
    Kind.SURVEY_ANSWER: {
        "survey_id": link("survey", Kind.SURVEY),
        "day": day("day"),
        "score": number("score"),
        "respondent": FieldLabel("respondent"),
    },
}
