"""How an account stands: its band and its quadrant, as words alone."""

from enum import StrEnum

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import word_text


class Band(StrEnum):
    """How an account is doing, by its score."""

    HEALTHY = "healthy"
    WATCH = "watch"
    AT_RISK = "at_risk"

    @property
    def label(self) -> str:
        """Return the name as it is shown."""
        return word_text(self)

    @property
    def status(self) -> Status:
        """Return the judgment that its mark shows."""
        return _STATUS[self]


_STATUS = {Band.HEALTHY: Status.GOOD, Band.WATCH: Status.WATCH, Band.AT_RISK: Status.RISK}


_QUADRANTS = {
    "happy_successful": marked("Happy & Successful"),
    "trapped": marked("Trapped"),
    "accessible": marked("Accessible"),
    "high_risk": marked("High risk"),
}


class Quadrant(StrEnum):
    """Where outcome and experience put an account."""

    HAPPY_SUCCESSFUL = "happy_successful"
    TRAPPED = "trapped"
    """They get what they need but do not like it."""
    ACCESSIBLE = "accessible"
    """To competition: they like it but do not get what they need."""
    HIGH_RISK = "high_risk"

    @property
    def label(self) -> str:
        """Return the name as it is shown."""
        return tr(_QUADRANTS[self.value])
