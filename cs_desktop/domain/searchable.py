"""Which fields hold words that a person typed, told by their labels: all texts but a few."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import FIELD_LABELS, Form, field_label
from cs_desktop.domain.vocabulary import words

NOT_TYPED: Mapping[Kind, frozenset[str]] = {
    Kind.WORKSPACE: frozenset({"currency", "accent", "typeface", "work_days"}),
    # Past values of fields that are searched as they are now.
    Kind.ACCOUNT_ATTRIBUTE: frozenset({"value"}),
    Kind.POINT_BATCH: frozenset({"source"}),
    Kind.ATTACHMENT: frozenset({"media_type"}),
    Kind.SAVED_VIEW: frozenset({"layout"}),
    Kind.JOURNEY_REVISION: frozenset({"made_by"}),
    Kind.JOURNEY_WORKSHOP: frozenset({"agenda"}),
    Kind.MEASURE: frozenset({"scale", "steps"}),
    Kind.SUCCESS_PLAN: frozenset({"learning"}),
    Kind.AGREEMENT: frozenset({"terms", "made_by"}),
    Kind.VALUE_CONFIRMATION: frozenset({"result", "made_by"}),
    Kind.REVIEW: frozenset({"starts_at", "closed_by", "frozen"}),
    Kind.PLAN_BLUEPRINT: frozenset({"content", "draft"}),
    Kind.AGENDA_TEMPLATE: frozenset({"items"}),
    Kind.METRIC: frozenset({"scale", "derived_from"}),
    Kind.SCORECARD: frozenset({"draft"}),
    Kind.SCORECARD_VERSION: frozenset({"made_by", "content"}),
    Kind.PULSE: frozenset({"reasons"}),
    Kind.SIGNAL_RULE: frozenset({"key", "feed", "unit"}),
    Kind.DECK: frozenset({"period", "released", "every_page"}),
    Kind.DECK_SLIDE: frozenset({"title_basis", "texts", "options"}),
    Kind.DECK_SNAPSHOT: frozenset({"made_by"}),
    Kind.BRAND: frozenset({"accent", "typeface"}),
}
"""Texts that the program makes."""
NAMING = frozenset({"name", "title", "company", "external_id"})
"""Columns whose words say what a thing is; what is found there comes first."""
_DAYS = ("day", "found_on", "made_on", "added_at")
"""Columns that say when a thing happened."""

SEARCHED: Mapping[Kind, tuple[str, ...]] = {
    kind: found
    for kind, labels in FIELD_LABELS.items()
    if (
        found := tuple(
            column
            for column, label in labels.items()
            if label.form in (Form.TEXT, Form.FIELDS) and column not in NOT_TYPED.get(kind, ())
        )
    )
}
"""The searched columns of each kind that has some."""
MOMENTS: Mapping[Kind, tuple[str, ...]] = {
    kind: tuple(column for column in _DAYS if column in FIELD_LABELS[kind]) for kind in SEARCHED
}
"""The columns of each kind that say when it happened."""


def texts_of(kind: Kind, values: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield column, field's name and text of each searched field of a row that holds one.

    `values` are as the file stores them; the user's own fields come one by one, each by its own name.
    """
    for column in SEARCHED[kind]:
        text = values.get(column)
        label = field_label(kind, column)
        if label.form is Form.FIELDS:
            yield from ((column, own, str(value)) for own, value in _fields(text) if value not in (None, ""))
        elif text:
            yield column, words(label.text), str(text)


def _fields(text: object) -> Iterator[tuple[str, Any]]:
    """Yield names and values of stored JSON; nothing where damage left none."""
    try:
        values = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return
    if isinstance(values, dict):
        yield from values.items()
