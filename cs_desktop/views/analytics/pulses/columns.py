"""The columns of the accounts with their pulse beside their score, and how the cells are drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.disagreement import Right
from cs_desktop.domain.health.pulse_rows import PulseRow
from cs_desktop.domain.health.pulses import reasons_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.itemmodels.portfolio_columns import money
from cs_desktop.views.itemmodels.record_model import RecordColumn
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.marks import BAND_STATUS, paint_avatar, paint_pill
from cs_desktop.views.widgets.record_delegate import RecordDelegate

AVATAR = 20
ARR = 1
"""The place of the column of ARR."""


def columns(currency: Callable[[], str]) -> tuple[RecordColumn, ...]:
    """Return the columns; those with the most to say of a disagreement stay longest."""
    return (
        RecordColumn(
            *("name", marked("Account"), 180, lambda row: row.account.name),
            lambda row: row.account.name.casefold(),
            grows=True,
        ),
        RecordColumn(
            *("arr", marked("ARR"), 80, lambda row: money(row.account.arr, currency())),
            lambda row: row.account.arr,
            right=True,
            drop=1,
        ),
        RecordColumn("pulse", marked("Pulse"), 170, pulse_text, _pulse_order),
        RecordColumn(
            "score", marked("Calculated"), 120, score_text, lambda row: (row.calculated or -1.0, row.id)
        ),
        RecordColumn("since", marked("Differ since"), 110, since_text, lambda row: _since(row) or date.max),
        RecordColumn(
            *("reasons", marked("Reasons"), 170, why_text, lambda row: why_text(row).casefold()),
            grows=True,
            drop=2,
        ),
        RecordColumn(
            *("owner", marked("Owner"), 120, lambda row: row.account.owner),
            lambda row: row.account.owner.casefold(),
            drop=3,
        ),
        RecordColumn(
            *("right", marked("Right earlier"), 150, right_text),
            lambda row: (row.rights[Right.PULSE], row.rights[Right.SCORE]),
            drop=4,
        ),
    )


def pulse_text(row: PulseRow) -> str:
    """Return the newest pulse with its day."""
    if row.held is None:
        return tr("no pulse yet")
    pulse = row.held.newest
    return tr("{rating}, {day}", rating=word_text(pulse.rating), day=day_text(pulse.day))


def score_text(row: PulseRow) -> str:
    """Return the calculated score with its band."""
    if row.calculated is None or row.band is None:
        return tr("No score")
    return f"{shown_score(row.calculated)} {row.band.label}"


def since_text(row: PulseRow) -> str:
    """Return since when they differ."""
    return day_text(_since(row)) if row.relation.is_disagreement else "–"


def why_text(row: PulseRow) -> str:
    """Return the reasons of the pulse, and its note."""
    if row.held is None:
        return ""
    pulse = row.held.newest
    return ". ".join(filter(None, (reasons_text(pulse), pulse.note)))


def right_text(row: PulseRow) -> str:
    """Return who was right where they differed earlier."""
    rights = row.rights
    told = (
        (rights[Right.PULSE], tr("pulse {count}", count=rights[Right.PULSE])),
        (rights[Right.SCORE], tr("score {count}", count=rights[Right.SCORE])),
        (rights[Right.OPEN], tr("open {count}", count=rights[Right.OPEN])),
    )
    return ", ".join(text for count, text in told if count) or "–"


class PulsePainter:
    """Draws the cells that are more than a text."""

    def __init__(self, delegate: RecordDelegate) -> None:
        self._delegate = delegate
        delegate.painters = {"name": self._name, "pulse": self._pulse, "score": self._score}

    def _name(self, painter: QPainter, box: QRect, row: PulseRow) -> None:
        tile = QRectF(box.left() + 0.5, box.center().y() - AVATAR / 2 + 0.5, AVATAR - 1, AVATAR - 1)
        paint_avatar(painter, tile, row.account.name, self._delegate.theme.tokens)
        rest = box.adjusted(AVATAR + 8, 0, 0, 0)
        self._delegate.text(painter, rest, row.account.name, "text", TextStyle.CELL_MEDIUM)

    def _pulse(self, painter: QPainter, box: QRect, row: PulseRow) -> None:
        if row.held is None:
            self._delegate.judged(painter, box, pulse_text(row), Status.NONE, "text2")
            return
        self._delegate.judged(painter, box, pulse_text(row), row.held.newest.status, "text")

    def _score(self, painter: QPainter, box: QRect, row: PulseRow) -> None:
        if row.band is None:
            self._delegate.text(painter, box, score_text(row), "text2")
            return
        status, tokens = BAND_STATUS[row.band], self._delegate.theme.tokens
        paint_pill(painter, box.left() - 2, box.center().y() + 1, score_text(row), status, tokens)


def _since(row: PulseRow) -> date | None:
    return None if row.held is None else row.held.since


def _pulse_order(row: PulseRow) -> tuple[int, date]:
    if row.held is None:
        return (-9, date.min)
    return (abs(row.apart), row.held.newest.day)
