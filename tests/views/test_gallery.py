"""The gallery shows every shared part, in both themes."""

import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.common.settings import TextSize
from cs_desktop.views import widgets
from cs_desktop.views.gallery.showing import SHOWN, held_states
from cs_desktop.views.gallery.window import GalleryWindow
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.tokens import DARK, LIGHT


@pytest.fixture
def gallery(qtbot: QtBot, qapp: QApplication) -> GalleryWindow:
    load_typeface()
    window = GalleryWindow(qapp)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def shared_parts() -> set[type[QWidget]]:
    """Return every public widget class of the folder of shared parts."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.iter_modules(widgets.__path__):
        loaded = importlib.import_module(f"{widgets.__name__}.{module.name}")
        found |= {
            part
            for name, part in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(part, QWidget) and part.__module__ == loaded.__name__ and not name.startswith("_")
        }
    return found


def test_every_shared_part_is_shown_in_both_themes(gallery: GalleryWindow) -> None:
    parts = shared_parts()
    assert len(parts) > 30
    for pane in gallery.panes:
        shown = {kind for part in pane.findChildren(QWidget) for kind in type(part).__mro__}
        assert sorted(part.__name__ for part in parts - shown) == []


def test_the_panes_wear_their_themes(gallery: GalleryWindow) -> None:
    for pane, tokens in zip(gallery.panes, (LIGHT, DARK), strict=True):
        corner = pane.grab().toImage().pixelColor(2, 2)
        assert corner == QColor(tokens.surface)


def test_held_states_look_like_the_real_ones() -> None:
    sheet = "/* QPushButton:hover {} */ QPushButton { a: b; } QPushButton:hover, QLabel { color: red; }"
    assert held_states(sheet).splitlines()[1:] == [f' QPushButton[{SHOWN}="hover"] {{ color: red; }}']


def test_a_held_hover_differs_from_rest(gallery: GalleryWindow) -> None:
    primary = [
        button
        for button in gallery.panes[0].findChildren(QPushButton)
        if button.property("kind") == "primary" and button.isEnabled() and button.text() == "Export"
    ]
    colors = {button.property(SHOWN): button.grab().toImage().pixelColor(8, 15).name() for button in primary}
    assert colors[None] == LIGHT.accent.lower()
    assert colors["hover"] == LIGHT.accent_hover.lower()


def test_the_gallery_shows_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    load_typeface()
    window = GalleryWindow(qapp, TextSize.LARGEST)
    qtbot.addWidget(window)
    assert window.panes[0].findChildren(QPushButton)[0].font().pixelSize() == 17


def test_the_picture_shows_all_of_it(gallery: GalleryWindow) -> None:
    picture = gallery.picture()
    shown = sum(pane.width() for pane in gallery.panes), gallery.panes[0].height()
    assert (picture.width(), picture.height()) == shown
    assert picture.height() > gallery.height()
