"""The columns of the table of people, and how each cell is drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.coverage import MET_WITHIN
from cs_desktop.domain.figures import Status
from cs_desktop.domain.people import (
    AGAINST,
    HIGH,
    INFLUENCES,
    KEY_ROLES,
    LOW,
    MEDIUM,
    NEUTRAL,
    ROLES,
    SENTIMENTS,
    SUPPORTS,
    Person,
)
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.itemmodels.record_model import RecordColumn
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.marks import paint_avatar
from cs_desktop.views.widgets.record_delegate import RecordDelegate

SENTIMENT_STATUS = {SUPPORTS: Status.GOOD, NEUTRAL: Status.WATCH, AGAINST: Status.RISK, "": Status.NONE}
_BARS = {HIGH: 3, MEDIUM: 2, LOW: 1}
_WEIGHT = {word: place for place, word in enumerate(ROLES)}
_LEVEL = {HIGH: 0, MEDIUM: 1, LOW: 2, "": 3}
_FEELING = {SUPPORTS: 0, NEUTRAL: 1, AGAINST: 2, "": 3}


def role_text(person: Person) -> str:
    """Return what a person is to us."""
    return tr(ROLES.get(person.role, person.role))


def sentiment_text(person: Person) -> str:
    """Return whether a person is for us."""
    return tr(SENTIMENTS.get(person.sentiment, person.sentiment))


def influence_text(person: Person) -> str:
    """Return how much a person decides."""
    return tr(INFLUENCES.get(person.influence, person.influence))


def touch_text(person: Person, today: date) -> str:
    """Return when a person was last met, and how long ago that is."""
    if person.last_touch is None:
        return tr("Never met")
    days = (today - person.last_touch).days
    ago = tr("today") if days == 0 else tr("{days} d", days=days)
    return f"{day_text(person.last_touch)} · {ago}"


def touch_status(person: Person, today: date) -> Status | None:
    """Return whether a person was not met for too long; None where that is in order or they left."""
    if person.has_left(today):
        return None
    if person.last_touch is None:
        return Status.RISK if person.role in KEY_ROLES else None
    days = (today - person.last_touch).days
    if days > 2 * MET_WITHIN:
        return Status.RISK
    return Status.WATCH if days > MET_WITHIN else None


def _day(value: date | None) -> str:
    return day_text(value) if value else ""


COLUMNS = (
    RecordColumn(
        "name",
        marked("Name"),
        220,
        lambda p: joined(p.name, p.title),
        lambda p: p.name.casefold(),
        "name",
        grows=True,
    ),
    RecordColumn("role", marked("Role"), 118, role_text, lambda p: _WEIGHT.get(p.role, 9), "role"),
    RecordColumn(
        "sentiment",
        marked("Support"),
        122,
        sentiment_text,
        lambda p: _FEELING.get(p.sentiment, 4),
        "sentiment",
    ),
    RecordColumn(
        "influence",
        marked("Influence"),
        128,
        influence_text,
        lambda p: _LEVEL.get(p.influence, 4),
        "influence",
        drop=1,
    ),
    RecordColumn(
        "reports_to",
        marked("Reports to"),
        124,
        lambda p: p.reports_to,
        lambda p: p.reports_to.casefold(),
        "reports_to",
        drop=4,
    ),
    RecordColumn(
        "touch",
        marked("Last touch"),
        172,
        lambda p: touch_text(p, date.max),
        lambda p: p.last_touch or date.min,
    ),
    RecordColumn(
        "trained_on",
        marked("Trained on"),
        100,
        lambda p: _day(p.trained_on),
        lambda p: p.trained_on or date.min,
        "trained_on",
        drop=3,
    ),
    RecordColumn(
        "left_on",
        marked("Left on"),
        100,
        lambda p: _day(p.left_on),
        lambda p: p.left_on or date.min,
        "left_on",
        drop=2,
    ),
)


class PeoplePainter:
    """Draws the cells of a person that are more than a text."""

    def __init__(self, delegate: RecordDelegate) -> None:
        self._delegate = delegate
        self.today = date.min
        delegate.painters |= {
            "name": self._name,
            "role": self._role,
            "sentiment": self._sentiment,
            "influence": self._influence,
            "touch": self._touch,
        }

    def _gone(self, person: Person) -> bool:
        return person.has_left(self.today)

    def _name(self, painter: QPainter, box: QRect, person: Person) -> None:
        tokens, gone = self._delegate.theme.tokens, self._gone(person)
        edge = 24
        avatar = QRectF(box.left() + 0.5, box.center().y() - edge / 2 + 0.5, edge, edge)
        paint_avatar(painter, avatar, person.name, tokens, person=True)
        rest = box.adjusted(edge + 10, 0, 0, 0)
        role = "text3" if gone else "text"
        used = self._delegate.text(
            painter, rest, person.name, role, TextStyle.BODY_MEDIUM, elide=Qt.TextElideMode.ElideMiddle
        )
        if person.title:
            self._delegate.text(painter, rest.adjusted(used, 0, 0, 0), f" · {person.title}", "text3")

    def _role(self, painter: QPainter, box: QRect, person: Person) -> None:
        key = person.role in KEY_ROLES and not self._gone(person)
        style = TextStyle.CELL_MEDIUM if key else TextStyle.CELL
        self._delegate.text(painter, box, role_text(person), "text" if key else "text2", style)

    def _sentiment(self, painter: QPainter, box: QRect, person: Person) -> None:
        status = SENTIMENT_STATUS.get(person.sentiment, Status.NONE)
        role = "text3" if status is Status.NONE else "text2"
        self._delegate.judged(painter, box, sentiment_text(person), status, role)

    def _influence(self, painter: QPainter, box: QRect, person: Person) -> None:
        tokens = self._delegate.theme.tokens
        filled = _BARS.get(person.influence, 0)
        base = box.center().y() + 6
        for place in range(3):
            height = 4 + 3 * place
            color = tokens.text2 if place < filled else tokens.border_strong
            painter.fillRect(QRect(box.left() + place * 5, base - height, 3, height), QColor(color))
        role = "text2" if filled else "text3"
        self._delegate.text(painter, box.adjusted(22, 0, 0, 0), influence_text(person), role)

    def _touch(self, painter: QPainter, box: QRect, person: Person) -> None:
        text = touch_text(person, self.today)
        status = touch_status(person, self.today)
        if status is not None:
            self._delegate.judged(painter, box, text, status)
        else:
            role = "text3" if person.last_touch is None else "text2"
            self._delegate.text(painter, box.adjusted(16, 0, 0, 0), text, role)


def today_columns(today: Callable[[], date]) -> tuple[RecordColumn, ...]:
    """Return the columns whose texts are as of a day that is asked for each time."""
    return tuple(
        replace(column, text=lambda p: touch_text(p, today())) if column.key == "touch" else column
        for column in COLUMNS
    )
