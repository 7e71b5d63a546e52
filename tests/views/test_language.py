"""Choosing the language of the window."""

from cs_desktop.common.language import ENGLISH, language
from cs_desktop.controllers.actions import ActionId
from tests.views.conftest import Desk


def test_a_language_is_remembered_and_told_to_need_a_new_start(desk: Desk) -> None:
    assert desk.program.actions[ActionId.LANGUAGE_SYSTEM].isChecked()
    desk.choose(ActionId.LANGUAGE_GERMAN)
    assert "Start the program again to read it in Deutsch." in desk.texts()
    assert desk.program.actions[ActionId.LANGUAGE_GERMAN].isChecked()
    assert not desk.program.actions[ActionId.LANGUAGE_SYSTEM].isChecked()
    assert desk.program.preferences.settings.language == "de"
    assert language() is ENGLISH
