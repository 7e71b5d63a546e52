"""The texts of a review as they are edited."""

from collections.abc import Mapping

from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.services.reviews.fields import review_fields


def texts_of(review: ReviewHead) -> Mapping[str, str]:
    """Return a review's fields as they are edited."""
    return review_fields(review)
