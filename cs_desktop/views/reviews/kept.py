"""The figures that a review kept when it was closed: they stay, whatever becomes of the account."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.frozen import thaw
from cs_desktop.domain.reviews.kept import kept_lines
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews.part import ReviewSection, WholeList
from cs_desktop.views.theme.theme import Theme


class KeptPart(ReviewSection):
    """Shown of a closed review."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Figures at the closing"))
        self.list = WholeList(theme, self.title.text(), opens_on_click=False)
        self.add(self.list, inset=0)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show what a review kept."""
        del shown, editable
        figures = thaw(review.frozen) if review.status == ReviewStatus.CLOSED and review.frozen else None
        told = list(kept_lines(figures)) if figures is not None else []
        self.setVisible(bool(told))
        self.said.setText(day_text(figures.as_of) if figures is not None else "")
        self.list.show_all(
            [Line(place, name, end=said, icon="lock") for place, (name, said) in enumerate(told)]
        )
