"""Marks, pills, figures and text in the gallery."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.presence import Present
from cs_desktop.views.gallery.showing import Maker, hold, housed
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.people_here import PeopleHere
from cs_desktop.views.widgets.pieces import (
    Avatar,
    IconMark,
    Logo,
    QuadrantMark,
    Sparkline,
    StatusMark,
    column,
    key_cap,
    row,
    tag,
)
from cs_desktop.views.widgets.pills import QuadrantPill, StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, Label
from cs_desktop.views.widgets.tiles import Tile, TileStrip

PILLS = (
    (Status.GOOD, "82 Healthy"),
    (Status.WATCH, "61 Watch"),
    (Status.RISK, "38 At risk"),
    (Status.NONE, "No score"),
)
TODAY = date(2026, 10, 13)
ARR = Figure(
    "ARR", 2_930_000_000, Unit.MONEY, "Sum of running contracts", "Subscriptions", TODAY, "USD",
    note="15.4% in 12 months", status=Status.GOOD, history=(20, 21, 24, 23, 26, 29),
)  # fmt: skip
LATE = Figure(
    "At-risk ARR", 341_000_000, Unit.MONEY, "", "", TODAY, "USD", note="14 accounts", status=Status.RISK
)
UNKNOWN = Figure("NRR", None, Unit.SHARE, "", "", TODAY, reason="No contract is a year old")


def _pill(status: Status, text: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        pill = StatusPill(theme)
        pill.say(text, status)
        return pill

    return make


def _quadrant(quadrant: Quadrant) -> Maker:
    def make(theme: Theme) -> QWidget:
        pill = QuadrantPill(theme)
        pill.say(quadrant)
        return pill

    return make


def _together(*makers: Maker) -> Maker:
    def make(theme: Theme) -> QWidget:
        group = QWidget()
        group.setLayout(row(*(maker(theme) for maker in makers), 0, spacing=8))
        return group

    return make


def _strip(*, large: bool) -> Maker:
    def make(theme: Theme) -> QWidget:
        strip = TileStrip(theme, large=large)
        house = housed(strip)
        strip.show_figures((ARR, LATE, UNKNOWN))
        return house

    return make


def _tile(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        if state == "alone":
            return Tile(theme, ARR, large=True)
        strip = TileStrip(theme, large=True)
        house = housed(strip)
        if state == "being read":
            strip.wait()
        else:
            strip.show_figures((replace(ARR, query="arr>0"), UNKNOWN if state == "unknown" else LATE))
        strip.setFixedSize(480, strip.sizeHint().height())
        for button in strip.findChildren(QPushButton):
            hold(button, state)
        return house

    return make


def _history(values: tuple[float, ...]) -> Maker:
    return lambda theme: Sparkline(theme, values, QSize(56, 24))


def _people(theme: Theme) -> QWidget:
    made = PeopleHere(theme)
    house = housed(made)
    made.show_people(PEOPLE, TODAY)
    return house


def _type(_theme: Theme) -> QWidget:
    group = QWidget()
    samples = (Label(f"{style.name.replace('_', ' ').capitalize()} 1,234", style) for style in TextStyle)
    group.setLayout(column(*samples, spacing=2))
    return group


def _elided(_theme: Theme) -> QWidget:
    label = ElidedLabel("A very long name that has to give way somewhere", TextStyle.BODY)
    label.setFixedWidth(180)
    return label


SINCE = datetime(2026, 10, 13, 9, 5, tzinfo=UTC)
PEOPLE = (Present("mira", "laptop-3", SINCE, "Importing usage.csv"), Present("jon", "desk-1", SINCE))
CHAPTERS = (
    Chapter("Judgments", tuple(Specimen(status.value, _pill(status, text)) for status, text in PILLS)),
    Chapter("Quadrants", tuple(Specimen(quadrant.label, _quadrant(quadrant)) for quadrant in Quadrant)),
    Chapter(
        "Marks",
        (
            Specimen("status", _together(*(lambda theme, s=s: StatusMark(theme, s) for s in Status))),
            Specimen(
                "quadrant", _together(*(lambda theme, q=q: QuadrantMark(theme, q) for q in (*Quadrant, None)))
            ),
            Specimen("logo", lambda theme: Logo(theme, 26)),
            Specimen("account", lambda theme: Avatar(theme, "Halden Freight")),
            Specimen("person", lambda theme: Avatar(theme, "Ana Ruiz", person=True)),
            Specimen("icon", lambda theme: IconMark(theme, "settings")),
            Specimen("history", lambda theme: Sparkline(theme, (3, 4, 4, 6, 5, 8), QSize(56, 24))),
            Specimen("key", lambda _theme: key_cap("Ctrl")),
            Specimen("fact", lambda _theme: tag("ARR $640K")),
        ),
    ),
    Chapter(
        "Sparkline",
        (
            Specimen("rising", _history((3, 4, 4, 6, 5, 8))),
            Specimen("falling", _history((8, 8, 6, 6, 3, 1))),
            Specimen("level", _history((5, 5, 5, 5))),
            Specimen("one value", _history((5,))),
            Specimen("none", _history(())),
        ),
    ),
    Chapter(
        "Tile",
        tuple(
            Specimen(state, _tile(state))
            for state in ("alone", "hover", "pressed", "disabled", "unknown", "being read")
        ),
        2,
    ),
    Chapter(
        "Tiles",
        (Specimen("large", _strip(large=True), wide=True), Specimen("small", _strip(large=False), wide=True)),
    ),
    Chapter("People here", (Specimen("two, one busy", _people),)),
    Chapter("Type", (Specimen("every style", _type), Specimen("too long", _elided))),
)
