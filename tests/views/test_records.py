"""Tables of records, and rows of parts that flow."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable, shares


@dataclass(frozen=True)
class _Thing:
    id: int
    name: str


COLUMNS = (
    RecordColumn("name", "Name", 100, lambda one: one.name, field="name", grows=True),
    RecordColumn("id", "Id", 50, lambda one: str(one.id), drop=1),
)
ROWS = ["A head", _Thing(1 << 60, "One"), _Thing(7, "Two"), "Another", _Thing(8, "Three")]


@pytest.fixture
def model():
    made = RecordModel(COLUMNS)
    made.use_texts(lambda one: {"name": one.name})
    made.show(ROWS)
    return made


def test_the_model_keeps_qt_s_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    model.show(ROWS[:2])
    qtmodeltester.check(model)


def test_records_are_found_by_id_and_heads_are_not_walked_to(model, qtbot, theme):
    table = RecordTable(theme, model, RecordDelegate(theme, COLUMNS), "Things")
    qtbot.addWidget(table)
    table.show()
    assert (model.place_of(1 << 60), model.place_of(4711)) == (1, None)
    assert table.select(7)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_id == 8
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_id == 7
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == 1 << 60
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1 << 60]
    model.show([ROWS[4], ROWS[1]])
    assert table.selected_ids == (1 << 60,)


def test_only_another_text_is_entered(model, qtbot):
    index = model.index(1, 0)
    with qtbot.assertNotEmitted(model.entered):
        model.setData(index, " One ")
    with qtbot.waitSignal(model.entered) as entered:
        model.setData(index, "Uno")
    assert entered.args == [ROWS[1], "name", "Uno"]


@given(st.integers(0, 2000))
def test_columns_share_the_room(room):
    widths = shares(COLUMNS, room)
    assert widths[0] >= 100
    assert widths[1] in (0, 50)
    if room >= 150:
        assert sum(widths) == room


def test_parts_go_on_in_the_next_row(qtbot):
    flow = FlowRow(10)
    qtbot.addWidget(flow)
    for _ in range(3):
        part = QLabel("x")
        part.setFixedSize(100, 20)
        flow.add(part)
    # Two of 100 with 10 between fit into 210; three need 320.
    assert (flow.heightForWidth(320), flow.heightForWidth(319), flow.heightForWidth(50)) == (20, 50, 80)
    flow.clear()
    assert flow.heightForWidth(320) == 0
