"""The table of names is whole."""

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import FIELD_LABELS, KIND_LABELS, Form
from cs_desktop.models.base import LoggedBase

LOGGED = {cls.__tablename__: cls for cls in LoggedBase.__subclasses__() if cls.__module__.startswith("cs_")}


def test_every_logged_table_has_a_name():
    assert {kind.value for kind in KIND_LABELS} == set(LOGGED)


@pytest.mark.parametrize("table", sorted(LOGGED))
def test_every_column_has_a_label_and_no_label_is_left_over(table):
    columns = set(LOGGED[table].__table__.columns.keys()) - {"id"}
    assert set(FIELD_LABELS[Kind(table)]) == columns


@pytest.mark.parametrize("table", sorted(LOGGED))
def test_every_foreign_key_is_shown_as_the_name_of_what_it_points_at(table):
    for column in LOGGED[table].__table__.columns:
        for key in column.foreign_keys:
            label = FIELD_LABELS[Kind(table)][column.name]
            assert (label.form, label.link) == (Form.LINK, Kind(key.column.table.name)), column
