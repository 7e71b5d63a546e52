"""Whatever a plan says, it is read whole where it can be, and nothing is pushed out of its place."""

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.views.plan.objective_cells import room_for
from cs_desktop.views.plan.objective_head import MEASURED
from cs_desktop.views.plan.objectives import ObjectiveTable
from cs_desktop.views.plan.ticked_panel import TickedChange, TickedPanel
from cs_desktop.views.theme.theme import Theme
from tests.unit.domain.plan.test_judging import a_measure, shown

WIDTH = 340
"""Of the panel beside a plan."""
WORD = "Betriebsunterbrechungsversicherung" * 8


@pytest.mark.parametrize("code", ["en", "de"])
def test_values_days_and_judgments_stand_whole_in_their_columns(
    qtbot: QtBot, theme: Theme, code: str
) -> None:
    speak(load_language(code))
    try:
        table = ObjectiveTable(theme)
        qtbot.addWidget(table)
        measures = (
            a_measure(kind="done", unit="", baseline=0.0, target=1.0, current=0.0),
            a_measure(id=2, unit="$ a month", baseline=612_000.0, target=520_000.0, current=548_000.0),
        )
        table.resize(1400, 300)
        table.show_plan(shown(*measures), editable=True)
        table.show()
        qtbot.waitExposed(table)
        for column in MEASURED:
            assert not table.isColumnHidden(column)
            assert table.columnWidth(column) >= room_for(column, table.lines.rows) > 0
        # Where there is little room columns go, and those that stay are whole.
        table.resize(640, 300)
        kept = [column for column in MEASURED if not table.isColumnHidden(column)]
        assert 0 < len(kept) < len(MEASURED)
        assert all(table.columnWidth(column) >= room_for(column, table.lines.rows) for column in kept)
    finally:
        speak(ENGLISH)


def test_long_changes_to_look_through_stay_in_their_panel(qtbot: QtBot, theme: Theme) -> None:
    panel = TickedPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(WIDTH, 500)
    panel.show_changes(WORD, [("Changes", [TickedChange("a", WORD, f"{WORD} → 22")])], (WORD,))
    panel.show()
    qtbot.waitExposed(panel)
    buttons = panel.findChildren(QPushButton)
    assert len(buttons) == 3
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    (area,) = panel.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
