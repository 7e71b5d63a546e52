"""What changed since the last review, in lines that lead to where it comes from."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.since import Changed, since_last
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews.part import ReviewSection, WholeList
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import Label

_ICONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MILESTONE: "diamond",
        Kind.MEASURE: "target",
        Kind.PLAN_ACTION: "square-check",
        Kind.AGREEMENT: "check",
        Kind.VALUE_CONFIRMATION: "circle-check",
        Kind.CONTACT: "users",
        Kind.SUBSCRIPTION_EVENT: "file-text",
        Kind.METRIC: "pulse",
        Kind.ACTIVITY: "messages-square",
        Kind.ACCOUNT: "building-2",
        Kind.SUCCESS_PLAN: "history",
    }
)


class SincePart(ReviewSection):
    """Tells it while a review is open: once it is closed, its frozen figures hold."""

    asked = Signal(object)
    """The Changed whose source is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Since the last review"))
        self._changed: tuple[Changed, ...] = ()
        self.list = WholeList(theme, tr("What changed since the last review"))
        self.list.setToolTip(tr("Enter or a click shows where it comes from"))
        self.none = Label(
            tr("Nothing that the plan, its measures, the contracts or the people tell."),
            *(TextStyle.CELL, "text2"),
            wrap=True,
        )
        self.add(self.list, inset=0)
        self.add(self.none)
        self.list.opened.connect(lambda place: self.asked.emit(self._changed[place]))

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what changed before a review."""
        del editable
        day, self._changed = since_last(shown, review)
        self.setVisible(day is not None and review.status in OPEN)
        self.said.setText(day_text(day))
        self.none.setVisible(not self._changed)
        self.list.show_all(
            [
                Line(
                    place,
                    one.text,
                    end=short_day_text(one.day, shown.today) if one.day is not None else "",
                    icon="gauge" if one.field == "health" else _ICONS[one.kind],
                )
                for place, one in enumerate(self._changed)
            ]
        )
