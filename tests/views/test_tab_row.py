"""The tabs of an account fit any room, and each can be reached."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cs_desktop.views.account.tab_row import NARROWEST, WIDEST, Fit, TabRow, fitting
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button

NAMES = ("Overview", "Journey", "Success plan", "Reviews", "Health", "People", "Timeline")


def test_gaps_give_way_then_numbers_then_the_last_tabs() -> None:
    names, numbers = [60, 50, 90], [0, 0, 20]
    # 200 + 20 and two gaps of 20, of 10; without the number, 200 and two gaps of 15, of 10.
    assert fitting(names, numbers, 40, 260) == Fit(WIDEST, numbers=True, count=3)
    assert fitting(names, numbers, 40, 900) == Fit(WIDEST, numbers=True, count=3)
    assert fitting(names, numbers, 40, 240) == Fit(NARROWEST, numbers=True, count=3)
    assert fitting(names, numbers, 40, 230) == Fit(15, numbers=False, count=3)
    assert fitting(names, numbers, 40, 220) == Fit(NARROWEST, numbers=False, count=3)
    # Two and the chooser: 60 + 50 + 40 and two gaps of 10; one of them; however little room, the first.
    assert fitting(names, numbers, 40, 170) == Fit(NARROWEST, numbers=False, count=2)
    assert fitting(names, numbers, 40, 110) == Fit(NARROWEST, numbers=False, count=1)
    assert fitting(names, numbers, 40, 10) == Fit(NARROWEST, numbers=False, count=1)


def whole(button: Button) -> bool:
    """Return whether all of a tab is seen, or none of it."""
    return button.isHidden() or button.width() >= button.sizeHint().width()


def test_no_tab_is_cut_and_each_can_be_reached_in_any_room(qtbot: QtBot, theme: Theme) -> None:
    row = TabRow(theme)
    qtbot.addWidget(row)
    buttons = [Button(theme, name, "tab") for name in NAMES]
    for place, button in enumerate(buttons):
        button.setCheckable(True)
        button.setAutoExclusive(True)
        row.insert(place, button)
    row.set_count(buttons[5], 1480)
    buttons[6].setChecked(True)
    row.show()
    for width in (900, 620, 480, 360, 240, 160):
        row.resize(width, 40)
        qtbot.waitUntil(lambda: all(whole(button) for button in buttons))
        shown = [button for button in buttons if button.isVisible()]
        assert buttons[6] in shown
        assert shown[-1].geometry().right() < width
        assert row.chooser.isVisible() == bool(row.in_chooser) == (len(shown) < len(buttons))
        assert [*shown, *row.in_chooser] == sorted(buttons, key=lambda button: not button.isVisible())
    row.chooser.click()
    (menu,) = row.findChildren(QMenu)
    offered = menu.actions()
    assert "People  1,480" in [action.text() for action in offered]
    assert "Timeline" not in [action.text() for action in offered]
    offered[-1].trigger()
    menu.close()
    # What is chosen there comes into sight.
    assert buttons[5].isChecked()
    assert buttons[5].isVisible()
    assert buttons[6].isHidden()
