"""Texts that are offered while one types: another list of them never takes the one away that is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from cs_desktop.views.widgets.editors import with_choices


def _offered(completer: QCompleter) -> list[str]:
    model = completer.completionModel()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_other_texts_are_offered_while_the_list_is_open(qtbot: QtBot) -> None:
    field = with_choices(QLineEdit(), ["Enterprise", "Mid-market"])
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Ent")
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    # As when the portfolio is read anew.
    with_choices(field, ["Enterprise", "Enterprise Plus", "Entry"])
    assert field.completer() is completer
    assert popup.isVisible()
    qtbot.keyClicks(popup, "e")
    assert (field.text(), _offered(completer)) == ("Ente", ["Enterprise", "Enterprise Plus"])
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Enterprise"
    assert not popup.isVisible()


def test_the_same_texts_leave_the_list_as_it_is(qtbot: QtBot) -> None:
    field = with_choices(QLineEdit(), ["Enterprise"])
    qtbot.addWidget(field)
    completer = field.completer()
    assert completer is not None
    with qtbot.assertNotEmitted(completer.model().modelReset):
        with_choices(field, ["Enterprise"])
