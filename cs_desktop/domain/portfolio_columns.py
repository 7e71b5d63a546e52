"""What the portfolio can show, sort by and group by."""

from enum import StrEnum


class PortfolioColumn(StrEnum):
    """One thing known of each account; the value is its name in saved views."""

    NAME = "name"
    ARR = "arr"
    ARR_CHANGE = "arr_change"
    """ARR today less ARR a year ago."""
    OWNER = "owner"
    SEGMENT = "segment"
    """Sorted by segment, and within it by touch model."""
    TOUCH = "touch"
    LIFECYCLE = "lifecycle"
    INDUSTRY = "industry"
    REGION = "region"
    TIER = "tier"
    HEALTH = "health"
    QUADRANT = "quadrant"
    RENEWAL = "renewal"
    NOTICE = "notice"
    """The day by which the customer has to give notice."""
    REVIEW = "review"
    """The next business review."""
    FORECAST = "forecast"
    LAST_CONTACT = "last_contact"
    CONFIRMED = "confirmed"
    """The value that contacts confirmed."""
    SINCE = "since"
    """The day from which it is a customer."""
    PARENT = "parent"
    RELATION = "relation"
    ID = "id"
    """The external id."""


_GROUPABLE = frozenset(
    {
        *(PortfolioColumn.OWNER, PortfolioColumn.SEGMENT, PortfolioColumn.TOUCH, PortfolioColumn.LIFECYCLE),
        *(PortfolioColumn.INDUSTRY, PortfolioColumn.REGION, PortfolioColumn.TIER, PortfolioColumn.HEALTH),
        *(PortfolioColumn.QUADRANT, PortfolioColumn.RENEWAL, PortfolioColumn.REVIEW),
        *(PortfolioColumn.FORECAST, PortfolioColumn.PARENT, PortfolioColumn.RELATION),
    }
)


def groupable(column: PortfolioColumn) -> bool:
    """Return whether accounts can be put in groups by the column: health by band, days by month."""
    return column in _GROUPABLE
