"""The next two weeks: the reviews of each working day, and those that nobody has planned yet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text, weekday_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.home import Day, ReviewEntry
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import Panel, column, equal, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

SHOWN = 2
"""Reviews of a day that are named; of the others it tells how many there are."""
_EMPTY_HEIGHT, _REVIEW, _MORE = 34, 38, 18
"""Height of a day without reviews, and what a review and the count of the others add."""


class ReviewMark(QWidget):
    """A ring for a QBR, two for an EBR, one with a dot for a success review, a dashed one for none yet."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.setFixedSize(QSize(12, 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("text2"), 1.3)
        if not self._kind:
            pen.setDashPattern([1.6, 1.6])
        painter.setPen(pen)
        painter.drawEllipse(QRectF(1, 1, 10, 10))
        if self._kind == ReviewKind.EBR.value:
            painter.drawEllipse(QRectF(3.6, 3.6, 4.8, 4.8))
        elif self._kind == ReviewKind.SUCCESS.value:
            painter.setBrush(self._theme.color("text2"))
            painter.drawEllipse(QRectF(4.6, 4.6, 2.8, 2.8))


class NextWeeks(Panel):
    """Shows days, and says which account the user opens."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self._theme = theme
        self._shown: tuple[tuple[Day, ...], date] = ((), date.min)
        self._count = Label("", TextStyle.CELL, "text3")
        head = row(Label(tr("Next two weeks"), TextStyle.SECTION), self._count, 0, margins=(20, 8, 16, 4))
        for kind, text in (
            (ReviewKind.QBR.value, tr("QBR")),
            (ReviewKind.EBR.value, tr("EBR")),
            ("", tr("To be planned")),
        ):
            head.addWidget(ReviewMark(theme, kind))
            head.addWidget(Label(text, TextStyle.CAPTION, "text2"))
            head.addSpacing(6)
        self._days = row(spacing=0, margins=(8, 0, 8, 0))
        box = column(spacing=0)
        box.addLayout(head)
        box.addLayout(self._days)
        self.setLayout(box)

    def show_days(self, days: Sequence[Day], today: date) -> None:
        """Show other days."""
        if self._shown == (tuple(days), today):
            return
        self._shown = (tuple(days), today)
        while (item := self._days.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        most = max((len(day.reviews) for day in days), default=0)
        height = _EMPTY_HEIGHT + _REVIEW * min(most, SHOWN) + (_MORE if most > SHOWN else 0)
        before: date | None = None
        for day in days:
            if before is not None:
                gap = line(vertical=True)
                if (day.day - before).days > 1:
                    # The days in between were left out.
                    gap.setFixedWidth(5)
                self._days.addWidget(gap)
            self._days.addWidget(self._make_day(day, today, height), 1)
            before = day.day
        self._count.setText(_counted(days))

    def _make_day(self, day: Day, today: date, height: int) -> QWidget:
        head = row(spacing=6)
        if day.day != today:
            head.addWidget(Label(weekday_text(day.day), TextStyle.CAPTION_MEDIUM, "text3"))
        else:
            badge = Label(tr("Today"), TextStyle.CAPTION_MEDIUM, "on_accent")
            badge.setProperty("badge", "accent")
            fix_height(badge, 16)
            head.addWidget(badge)
        head.addStretch(1)
        # As high on every day: the badge is higher than a name of a day.
        top = QWidget()
        top.setLayout(head)
        fix_height(top, 18)
        part = QWidget()
        fix_height(part, height)
        box = column(spacing=2, margins=(8, 2, 4, 6))
        box.addWidget(top)
        for review in day.reviews[:SHOWN]:
            box.addWidget(self._make_review(review, day.day))
        more = len(day.reviews) - SHOWN
        if more > 0:
            box.addWidget(
                Label(trn("and {count} more", "and {count} more", more), TextStyle.CAPTION, "text3")
            )
        box.addStretch(1)
        part.setLayout(box)
        return equal(part)

    def _make_review(self, review: ReviewEntry, day: date) -> QWidget:
        kind = review.label or tr("to be planned")
        second = row(ReviewMark(self._theme, review.kind), spacing=5)
        second.addWidget(ElidedLabel(kind, TextStyle.CAPTION, "text2"), 1)
        face = column(ElidedLabel(review.account, TextStyle.CELL_MEDIUM), spacing=0, margins=(4, 0, 2, 0))
        face.addLayout(second)
        told = tr("{review} of {account}, {day}", review=kind, account=review.account, day=day_text(day))
        button = LayoutButton(self._theme, "entry", face, told)
        button.setToolTip(plain_tooltip(told))
        fix_height(button, 36)
        button.clicked.connect(lambda: self.account_requested.emit(review.account_id))
        return button


def _counted(days: Sequence[Day]) -> str:
    reviews = [review for day in days for review in day.reviews]
    open_ = sum(1 for review in reviews if not review.kind)
    planned = len(reviews) - open_
    text = trn("{count} review", "{count} reviews", planned)
    if not open_:
        return text
    return tr(
        "{reviews}, {plan}", reviews=text, plan=trn("{count} to be planned", "{count} to be planned", open_)
    )
