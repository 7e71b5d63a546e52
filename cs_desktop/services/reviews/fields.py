"""The fields of a review that a person types as text where they stand."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.models.tables import Review
from cs_desktop.models.write import WriteTx
from cs_desktop.services.reviews.changing import open_review
from cs_desktop.services.text_fields import TextField, Value, as_text

FIELDS: Mapping[str, TextField] = MappingProxyType(
    {column: TextField(column, as_text) for column in ("notes", "shared_notes")}
)
"""By the name that a field has on screen."""


def put(tx: WriteTx, review: Review, name: str, value: Value) -> None:
    """Store a field's new value.

    Raises:
        KnownError: the review is closed.
    """
    setattr(open_review(tx, review.id), FIELDS[name].column, value)


def review_fields(review: ReviewHead) -> Mapping[str, str]:
    """Return the fields of a review as text, without asking the file."""
    return {name: field.show(review, lambda _table, _id: "") for name, field in FIELDS.items()}
