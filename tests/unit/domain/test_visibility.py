"""Who may see what is decided for every stored column, and for no other."""

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.visibility import VISIBILITY, Visibility, visibility
from cs_desktop.models import tables
from cs_desktop.models.base import LoggedBase

LOGGED = {cls.__tablename__: cls for cls in vars(tables).values() if isinstance(cls, type)}


def test_it_is_decided_for_every_column_and_for_no_other() -> None:
    stored = {
        Kind(name): set(cls.__table__.columns.keys()) - {"id"}
        for name, cls in LOGGED.items()
        if issubclass(cls, LoggedBase)
    }
    assert {kind: set(columns) for kind, columns in VISIBILITY.items()} == stored


@pytest.mark.parametrize(
    ("kind", "column", "seen"),
    [
        # The examples of the product's table.
        (Kind.CONTACT, "influence", Visibility.INTERNAL),
        (Kind.CONTACT, "sentiment", Visibility.INTERNAL),
        (Kind.PULSE, "rating", Visibility.INTERNAL),
        (Kind.ACCOUNT, "notes", Visibility.INTERNAL),
        (Kind.SUBSCRIPTION, "discount", Visibility.INTERNAL),
        (Kind.SIGNAL_RULE, "title", Visibility.INTERNAL),
        (Kind.JOURNEY_EMOTION, "value", Visibility.SHAREABLE),
        (Kind.SUBSCRIPTION, "arr", Visibility.SHAREABLE),
        (Kind.CONTACT, "role", Visibility.SHARED),
        (Kind.MEASURE, "target", Visibility.SHARED),
        (Kind.MILESTONE, "due", Visibility.SHARED),
        (Kind.REVIEW_DECISION, "text", Visibility.SHARED),
        (Kind.REVIEW, "no such column", Visibility.INTERNAL),
    ],
)
def test_it_is_what_was_agreed(kind: Kind, column: str, seen: Visibility) -> None:
    assert visibility(kind, column) is seen
