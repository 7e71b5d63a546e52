"""The columns of the list of reviews, and how its cells are drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from cs_desktop.common.language import marked
from cs_desktop.domain.figures import Status
from cs_desktop.domain.reviews.overview import Group, ReviewRow
from cs_desktop.views.itemmodels.record_model import RecordColumn
from cs_desktop.views.reviews_place.words import day_words, kind_text, standing
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.marks import paint_avatar
from cs_desktop.views.widgets.record_delegate import RecordDelegate

AVATAR = 20


def columns(state: Callable[[ReviewRow], tuple[str, Status]]) -> tuple[RecordColumn, ...]:
    """Return the columns; `state` says what is to be known of a review in the group that is shown."""
    return (
        RecordColumn(
            *("account", marked("Account"), 190, lambda row: row.account, lambda row: row.account.casefold()),
            grows=True,
        ),
        RecordColumn(
            *("title", marked("Review"), 190, lambda row: row.title or kind_text(row)),
            lambda row: (row.kind, row.title.casefold()),
            grows=True,
        ),
        RecordColumn("day", marked("Date"), 165, day_words, lambda row: (row.day, row.starts_at)),
        RecordColumn(
            "state", marked("State"), 210, lambda row: state(row)[0], lambda row: (row.day, row.met)
        ),
        RecordColumn(
            *("owner", marked("Owner"), 130, lambda row: row.owner, lambda row: row.owner.casefold()), drop=1
        ),
        RecordColumn(
            *("segment", marked("Segment"), 120, lambda row: row.segment, lambda row: row.segment.casefold()),
            drop=2,
        ),
    )


class ReviewPainter:
    """Draws the cells that are more than a text."""

    def __init__(self, delegate: RecordDelegate) -> None:
        self._delegate = delegate
        self.group, self.today = Group.OVERDUE, date.min
        delegate.painters = {"account": self._account, "title": self._title, "state": self._state}

    def state(self, row: ReviewRow) -> tuple[str, Status]:
        """Return what is to be known of a review."""
        return standing(row, self.group, self.today)

    def _account(self, painter: QPainter, box: QRect, row: ReviewRow) -> None:
        tile = QRectF(box.left() + 0.5, box.center().y() - AVATAR / 2 + 0.5, AVATAR - 1, AVATAR - 1)
        paint_avatar(painter, tile, row.account, self._delegate.theme.tokens)
        rest = box.adjusted(AVATAR + 8, 0, 0, 0)
        self._delegate.text(painter, rest, row.account, "text", TextStyle.CELL_MEDIUM)

    def _title(self, painter: QPainter, box: QRect, row: ReviewRow) -> None:
        self._delegate.text(painter, box, row.title or kind_text(row), "text")

    def _state(self, painter: QPainter, box: QRect, row: ReviewRow) -> None:
        text, status = self.state(row)
        if status is Status.NONE:
            self._delegate.text(painter, box, text, "text2")
        else:
            self._delegate.judged(painter, box, text, status)
