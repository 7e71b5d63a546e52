"""Money in the fields of a review's objectives: typed as people speak of it, kept in minor units."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.chain import new_rows
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.frozen import Numbers, Scored
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.views.reviews.commitment_editor import CommitmentEditor
from cs_desktop.views.reviews.measure_chooser import MeasureChooser
from cs_desktop.views.reviews.row_fix import RowFix
from cs_desktop.views.reviews.scored import ResultLine
from cs_desktop.views.theme.theme import Theme

TODAY = date(2026, 10, 13)
REVIEW = ReviewHead(*(1, 5, "qbr", "", TODAY, "", "", None, "planned", "", "", "", None, None, "", None))
# From $400,000 to $520,000, in cents.
ENTRY = CommitmentEntry(
    *(10, 1, 7, None, "Save on freight", 40_000_000.0, TODAY, 52_000_000.0, None, "money"),
    *(date(2027, 1, 12), None, None, 0, None, None, None, None, "", "", ""),
)
SHOWN = ReviewsShown(
    5, TODAY, ReviewBook((REVIEW,), commitments=(ENTRY,)), PlanShown(5, TODAY, (), None, currency="USD")
)
(ROW,) = new_rows(SHOWN, REVIEW)


def _typed(qtbot: QtBot, row: RowFix, texts: Mapping[str, str]) -> Mapping[str, object]:
    """Type texts into the fields of these names, press Enter in the last, and return what is to be stored."""
    qtbot.addWidget(row)
    row.show()
    stored: list[Gesture] = []
    row.gesture.connect(stored.append)
    for name, text in texts.items():
        (field,) = (one for one in row.findChildren(QLineEdit) if one.accessibleName() == name)
        field.selectAll()
        qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (gesture,) = stored
    made = [change.values for change in (*gesture.puts, *gesture.adds) if "target" in change.values]
    return made[0]


def test_an_objective_shows_and_takes_amounts(qtbot: QtBot, theme: Theme) -> None:
    editor = CommitmentEditor(theme, SHOWN, REVIEW, ROW)
    lines = {one.accessibleName(): one.text() for one in editor.findChildren(QLineEdit)}
    assert (lines["Baseline"], lines["Target"]) == ("400000", "520000")
    assert _typed(qtbot, editor, {"Target": "$1.2M"}) == {"target": 120_000_000.0}


def test_a_measure_of_ones_own_takes_amounts(qtbot: QtBot, theme: Theme) -> None:
    texts = {
        "What is measured, such as Planner satisfaction": "Freight saved",
        "Unit, such as % or h": "money",
        "Baseline": "400,000",
        "Target": "520K",
    }
    made = _typed(qtbot, MeasureChooser(theme, SHOWN, REVIEW, ROW), texts)
    assert (made["baseline"], made["target"]) == (40_000_000.0, 52_000_000.0)


@pytest.mark.parametrize(("text", "value"), [("$530,000.50", 53_000_050.0), ("-4", -400.0)])
def test_a_result_is_an_amount(qtbot: QtBot, text: str, value: float) -> None:
    one = Scored(
        *(10, 7, 1, ENTRY.text, TODAY, "Freight saved", Numbers(unit="money"), 40_000_000.0, 52_000_000.0),
        *(None, None, None, "", None, "", False, "", 0, None),
    )
    line = ResultLine(one, "USD")
    qtbot.addWidget(line)
    qtbot.keyClicks(line, text)
    with qtbot.waitSignal(line.entered) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [value]
