"""Buttons in the gallery."""

from PySide6.QtWidgets import QWidget

from cs_desktop.views.gallery.showing import Maker, Ringed, hold
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton, icon_button
from cs_desktop.views.widgets.chip import Chip
from cs_desktop.views.widgets.nav_button import NavButton
from cs_desktop.views.widgets.pieces import IconMark, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

KINDS = ("primary", "default", "quiet", "danger", "link", "filter", "tab")
STATES = ("rest", "hover", "pressed", "focus", "disabled")


def _button(kind: str, state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        button = Button(theme, "Export", kind)
        if state == "focus":
            return Ringed(theme, button)
        return button if state == "rest" else hold(button, state)

    return make


def _checked(kind: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        button = Button(theme, "Chosen", kind)
        button.setCheckable(True)
        button.setChecked(True)
        return button

    return make


def _icon(state: str) -> Maker:
    return lambda theme: _held(theme, icon_button(theme, "undo-2", "Undo"), state)


def _layout_button(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        face = row(
            IconMark(theme, "file-plus"),
            Label("New workspace", TextStyle.BODY_MEDIUM),
            margins=(12, 8, 12, 8),
        )
        return _held(theme, LayoutButton(theme, "card", face, "New workspace"), state)

    return make


def _held(theme: Theme, button: QWidget, state: str) -> QWidget:
    return Ringed(theme, button) if state == "focus" else hold(button, state)


def _segments(theme: Theme) -> QWidget:
    made = SegmentedButtons(theme)
    for key, text in (("day", " Day "), ("week", " Week "), ("month", " Month ")):
        made.add(key, text)
    made.choose("week")
    return made


def _nav(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        button = NavButton(theme, IconMark(theme, "table-2"), "Portfolio")
        button.set_count(1480)
        button.setChecked(state == "chosen")
        button.setFixedWidth(180)
        return _held(theme, button, state)

    return make


CHAPTERS = (
    *(
        Chapter(f"Button, {kind}", tuple(Specimen(state, _button(kind, state)) for state in STATES))
        for kind in KINDS
    ),
    Chapter("Buttons, chosen", tuple(Specimen(kind, _checked(kind)) for kind in ("filter", "tab"))),
    Chapter("Button, icon alone", tuple(Specimen(state, _icon(state)) for state in STATES)),
    Chapter("Button with a face", tuple(Specimen(state, _layout_button(state)) for state in STATES)),
    Chapter("Choices", (Specimen("one chosen", _segments),)),
    Chapter(
        "Sidebar line",
        tuple(Specimen(state, _nav(state)) for state in ("rest", "hover", "chosen", "focus")),
        4,
    ),
    Chapter(
        "Chip",
        (
            Specimen("rest", lambda theme: Chip(theme, "ARR over 100K")),
            Specimen("hover", lambda theme: hold(Chip(theme, "owner: me"), "hover")),
            Specimen("focus", lambda theme: Ringed(theme, Chip(theme, "owner: me"))),
            Specimen("error", lambda theme: Chip(theme, "arr>lots", "Write a number, such as arr>100k")),
        ),
    ),
)
