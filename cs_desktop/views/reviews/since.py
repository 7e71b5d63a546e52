"""What changed since the last review, in plain lines."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.since import since_last
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.views.reviews.part import ReviewSection
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.text import Label


class SincePart(ReviewSection):
    """Tells it while a review is open: once it is closed, its frozen figures hold."""

    def __init__(self) -> None:
        super().__init__(tr("Since the last review"))
        self.lines = Label("", TextStyle.CELL, wrap=True)
        self.add(self.lines)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what changed before a review."""
        del editable
        day, lines = since_last(shown, review)
        self.setVisible(day is not None and review.status in OPEN)
        self.said.setText(day_text(day))
        self.lines.setText("\n".join(lines) or tr("Nothing that the plan, its measures or the people tell."))
        self.lines.setAccessibleName(self.lines.text())
