"""The notes of a review: internal ones, and those that the customer gets to read."""

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.reviews.fields import texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.views.reviews.part import ReviewSection
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.text import Label

SPECS = (
    FieldSpec("notes", marked("Notes"), TextStyle.BODY, 6, marked("Write what only we should know")),
    FieldSpec(
        "shared_notes",
        marked("Shared notes"),
        TextStyle.BODY,
        6,
        marked("Write what the customer gets to read"),
    ),
)


class NotesPart(ReviewSection):
    """Two fields; what is typed is stored in between, kept as a draft and never lost to somebody else's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Notes"))
        self.said.setText(tr("internal"))
        self.fields = FieldGroup(theme, Kind.REVIEW, SPECS)
        # At rest a field has a margin of its own.
        self.add(self.fields["notes"], inset=14)
        self.add(Label(tr("Shared with the customer"), TextStyle.CELL_MEDIUM, "text2"))
        self.add(self.fields["shared_notes"], inset=14)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the notes of a review."""
        del shown, editable
        self.fields.show(review.id, review.title, texts_of(review))

    def start_over(self) -> None:
        """Stand for no review any more."""
        self.fields.leave()
