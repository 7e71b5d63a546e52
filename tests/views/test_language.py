"""Choosing the language of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from cs_desktop.common.language import ENGLISH, language, speak
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.widgets.pieces import IconMark
from tests.views.conftest import Desk


def test_a_language_is_remembered_and_told_to_need_a_new_start(desk: Desk) -> None:
    assert desk.program.actions[ActionId.LANGUAGE_SYSTEM].isChecked()
    desk.choose(ActionId.LANGUAGE_GERMAN)
    assert "Start the program again to read it in Deutsch." in desk.texts()
    assert desk.program.actions[ActionId.LANGUAGE_GERMAN].isChecked()
    assert not desk.program.actions[ActionId.LANGUAGE_SYSTEM].isChecked()
    assert desk.program.preferences.settings.language == "de"
    assert language() is ENGLISH


@pytest.fixture
def german(tmp_path: Path) -> Iterator[None]:
    """Choose German before the program starts."""
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "settings.json").write_text('{"version": 2, "language": "de"}', encoding="utf-8")
    yield
    speak(ENGLISH)
    QLocale.setDefault(QLocale("C"))
    for translator in QApplication.instance().findChildren(QTranslator):
        QApplication.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.usefixtures("german")
def test_in_german_an_account_opens_with_its_words_and_marks(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    assert language().code == "de"
    assert {"Überblick", "Personen  1", "Gewünschtes Ergebnis", "Einzelheiten"} & set(desk.texts())
    for place in desk.window.findChildren(IconMark):
        # An icon's name is not a word: one that was translated has no drawing.
        assert not place.grab().isNull()


@pytest.mark.usefixtures("german")
def test_in_german_keys_are_called_as_on_a_german_keyboard(desk: Desk) -> None:
    desk.choose(ActionId.SHORTCUTS)
    sheet = desk.wiring.finding.keys.panel
    assert sheet is not None
    caps = {label.text() for label in sheet.findChildren(QLabel) if label.property("key")}
    assert {"Strg", "Umschalt", "Eingabe", "Links", "Esc"} <= caps
    assert not {"Ctrl", "Shift", "Enter", "Return"} & caps
    desk.type("umschalt f")
    assert sheet.rows[ActionId.SEARCH].isVisible()
    assert not sheet.rows[ActionId.QUIT].isVisible()
