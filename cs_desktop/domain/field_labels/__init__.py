"""What each kind of object and each of its fields is called, and how the field's values are read.

A test holds this table against the stored columns: none may be without a name.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.accounts import ACCOUNTS_FIELDS
from cs_desktop.domain.field_labels.commercial import COMMERCIAL_FIELDS
from cs_desktop.domain.field_labels.deck import DECK_FIELDS
from cs_desktop.domain.field_labels.form import FieldLabel, Form, KindLabel
from cs_desktop.domain.field_labels.health import HEALTH_FIELDS
from cs_desktop.domain.field_labels.journey import JOURNEY_FIELDS
from cs_desktop.domain.field_labels.kinds import KIND_LABELS
from cs_desktop.domain.field_labels.measurement import MEASUREMENT_FIELDS
from cs_desktop.domain.field_labels.plan import PLAN_FIELDS
from cs_desktop.domain.field_labels.reviews import REVIEW_FIELDS
from cs_desktop.domain.field_labels.work import WORK_FIELDS
from cs_desktop.domain.field_labels.workspace import WORKSPACE_FIELDS

__all__ = ["ATTRIBUTE_LINKS", "FIELD_LABELS", "KIND_LABELS", "FieldLabel", "Form", "KindLabel", "field_label"]

FIELD_LABELS: Mapping[Kind, Mapping[str, FieldLabel]] = MappingProxyType(
    {
        **WORKSPACE_FIELDS,
        **ACCOUNTS_FIELDS,
        **COMMERCIAL_FIELDS,
        **MEASUREMENT_FIELDS,
        **WORK_FIELDS,
        **PLAN_FIELDS,
        **REVIEW_FIELDS,
        **HEALTH_FIELDS,
        **DECK_FIELDS,
        **JOURNEY_FIELDS,
    }
)
"""By kind and column; ids of the rows themselves are not in it."""

ATTRIBUTE_LINKS: Mapping[str, Kind] = MappingProxyType(
    {"owner": Kind.TEAM_MEMBER, "lifecycle": Kind.LIFECYCLE_STAGE}
)
"""The dated attributes whose value is the id of another object, as text."""


def field_label(kind: Kind, column: str) -> FieldLabel:
    """Return the label of a column; of one that this program does not know the column's own name."""
    return FIELD_LABELS[kind].get(column) or FieldLabel(column.replace("_", " "))
