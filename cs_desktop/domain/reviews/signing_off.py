"""Whether the customer can sign off what a review has set, and whether they have."""

from cs_desktop.domain.plan.content import AgreementEntry
from cs_desktop.domain.plan.ledger import holding
from cs_desktop.domain.reviews.chain import new_rows
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown


def can_sign_off(shown: ReviewsShown, review: ReviewHead) -> bool:
    """Return whether every objective that a review sets is measurable, and there is one."""
    rows = new_rows(shown, review)
    return bool(rows) and not any(row.gaps for row in rows)


def signed_off(shown: ReviewsShown, review: ReviewHead) -> AgreementEntry | None:
    """Return the newest agreement that was given on a review's day or after it, and holds."""
    content = shown.plan.content
    given = (
        [one for one in holding(content.agreements) if one.day >= review.day] if content is not None else []
    )
    return max(given, key=lambda one: (one.day, one.id), default=None)
