"""The tables of a review's page: nothing over anything else, however narrow, however long the words."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.views.reviews.grid import Column, WidgetGrid
from cs_desktop.views.widgets.text import ElidedLabel, Label

COLUMNS = (
    Column("#"),
    Column("Objective", grows=3),
    Column("Measure", grows=2, goes=3),
    Column("Start", number=True, goes=2),
    Column("Target", number=True, goes=1),
    Column("Score"),
)
pytestmark = pytest.mark.usefixtures("theme")
WORDS = "Keep planner hours under what was agreed in all of the depots"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(2000, 600)
    return page


@pytest.fixture
def grid(page: QWidget) -> WidgetGrid:
    grid = WidgetGrid(COLUMNS, "Objectives")
    grid.setParent(page)
    for number in range(3):
        figures = (Label("1,234,567%"), Label("9,876,543%"))
        grid.add(
            [
                Label(str(number)),
                ElidedLabel(WORDS),
                ElidedLabel(WORDS),
                *figures,
                Label("Partly met, proposed"),
            ]
        )
    page.show()
    return grid


def titles(grid: WidgetGrid) -> list[str]:
    heads = grid.findChildren(QLabel)[: len(COLUMNS)]
    return [head.text() for head in heads if head.isVisible()]


@pytest.mark.parametrize("width", [1400, 900, 700, 560, 480])
def test_what_is_there_has_its_room(qtbot: QtBot, grid: WidgetGrid, width: int) -> None:
    grid.resize(width, 400)
    qtbot.waitUntil(lambda: grid.width() == width)
    short = [
        label.text()
        for label in grid.findChildren(Label)
        if label.isVisible() and label.width() < label.minimumSizeHint().width()
    ]
    assert short == []
    assert all(isinstance(part, QWidget) and part.geometry().right() < width for part in grid.children()[1:])


def test_columns_go_one_after_the_other_and_come_back(qtbot: QtBot, grid: WidgetGrid) -> None:
    seen = []
    for width in (1400, 620, 480, 400, 1400):
        grid.resize(width, 400)
        qtbot.waitUntil(lambda width=width: grid.width() == width)
        seen.append(titles(grid))
    everything = [column.title for column in COLUMNS]
    assert seen[0] == seen[-1] == everything
    lost = [[title for title in everything if title not in kept] for kept in seen]
    assert lost[:4] == [[], ["Measure"], ["Measure", "Start"], ["Measure", "Start", "Target"]]


def test_the_words_share_what_the_others_leave(qtbot: QtBot, grid: WidgetGrid) -> None:
    grid.resize(1400, 400)
    qtbot.waitUntil(lambda: grid.width() == 1400)
    objective, measure = (part.width() for part in grid.findChildren(ElidedLabel)[:2])
    # Shares of 3 and 2, within a gap of 12 pixels each.
    assert abs((objective + 12) / (measure + 12) - 1.5) < 0.1
