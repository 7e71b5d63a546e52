"""A draft is worked on part by part: only the part that one is at changes, and it is read again."""

import pytest

from cs_desktop.common.errors import InputError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.blueprint_editing import rows_of, with_field, with_part, without
from cs_desktop.domain.plan.blueprints import Blueprint, read_blueprint, stored_blueprint
from cs_desktop.services.plan.shipped import shipped_blueprint

WHOLE = shipped_blueprint("renewal-case").blueprint
_SHOWN = ("kind", "key", "text", "side", "start", "days", "unit")


def _told(blueprint):
    return {row.key: [getattr(row, name) for name in _SHOWN] for row in rows_of(blueprint)}


@pytest.mark.parametrize("row", rows_of(WHOLE), ids=lambda row: row.key)
def test_a_field_changes_its_part_alone(row):
    for field, text in (("text", "Other words"), ("days", "7"), ("side", "Theirs"), ("unit", "letters")):
        changed = with_field(WHOLE, row, field, text)
        others = {key: told for key, told in _told(changed).items() if key != row.key}
        assert others == {key: told for key, told in _told(WHOLE).items() if key != row.key}
        assert read_blueprint(stored_blueprint(changed), "") == changed
    assert _told(with_field(WHOLE, row, "text", " Other words "))[row.key][2] == "Other words"


@pytest.mark.parametrize("row", rows_of(WHOLE), ids=lambda row: row.key)
def test_a_part_goes_with_what_waited_for_it_and_objectives_with_their_measures(row):
    left = without(WHOLE, row)
    keys = {one.key for one in rows_of(left)}
    gone = {one.key for one in rows_of(WHOLE)} - keys
    measures = {each.key for one in WHOLE.objectives if one.key == row.key for each in one.measures}
    assert gone == {row.key} | (measures if row.kind is Kind.OBJECTIVE else set())
    assert all({one.waits, one.needs} <= keys for one in left.dependencies)
    assert all(one.objective in keys or not one.objective for one in left.actions)


@pytest.mark.parametrize("kind", [Kind.OBJECTIVE, Kind.MEASURE, Kind.PLAN_ACTION, Kind.MILESTONE])
def test_a_new_part_gets_a_key_of_its_own(kind):
    blueprint, keys = WHOLE, []
    for _ in range(3):
        blueprint, key = with_part(blueprint, kind, None)
        keys.append(key)
    assert len(rows_of(blueprint)) == len({row.key for row in rows_of(blueprint)}) == len(rows_of(WHOLE)) + 3
    assert set(keys) <= {row.key for row in rows_of(blueprint) if row.kind is kind}


def test_a_measure_belongs_to_the_objective_that_one_is_at():
    first = rows_of(WHOLE)[0]
    blueprint, key = with_part(WHOLE, Kind.MEASURE, first)
    assert [one.key for one in blueprint.objectives[0].measures][-1] == key
    with pytest.raises(InputError, match="Add an objective first"):
        with_part(Blueprint(), Kind.MEASURE, None)


@pytest.mark.parametrize(
    ("field", "text"),
    [("text", " "), ("days", "-3"), ("days", "soon"), ("days", "99999"), ("side", "broker"), ("days", "٣")],
)
def test_what_makes_no_sense_is_refused(field, text):
    action = next(row for row in rows_of(WHOLE) if row.kind is Kind.PLAN_ACTION)
    with pytest.raises(InputError):
        with_field(WHOLE, action, field, text)
    assert with_field(WHOLE, action, "days", "").actions[0].days is None
