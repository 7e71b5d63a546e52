"""What each quadrant means and what to do there."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.bands import Quadrant

_MEANS = {
    Quadrant.HAPPY_SUCCESSFUL: marked("renew and expand"),
    Quadrant.TRAPPED: marked("gets results, dislikes it"),
    Quadrant.ACCESSIBLE: marked("likes it, cannot justify it"),
    Quadrant.HIGH_RISK: marked("neither"),
}
_TO_DO = {
    Quadrant.HAPPY_SUCCESSFUL: marked(
        "They enjoy working with us and have what they were promised. "
        "Renew early, propose more, ask for a reference."
    ),
    Quadrant.TRAPPED: marked(
        "They get what they need but dislike it; switching costs keep them, and they tell their friends. "
        "Mend what their users complain of before you sell."
    ),
    Quadrant.ACCESSIBLE: marked(
        "Accessible to competition: they like it but cannot justify the expense. "
        "Agree on measurable results and have them confirmed."
    ),
    Quadrant.HIGH_RISK: marked(
        "Neither results nor joy. Speak with the sponsor now, and agree on one result that counts and a date."
    ),
}


def means(quadrant: Quadrant) -> str:
    """Return in a few words what it means to stand there."""
    return tr(_MEANS[quadrant])


def to_do(quadrant: Quadrant) -> str:
    """Return why accounts stand there, and what moves them up and to the right."""
    return tr(_TO_DO[quadrant])
