"""Which metrics tell of what, and which of them lead."""

from cs_desktop.services.deck.facts.shared import SharedFacts

USE = ("usage", "usage_hours")
ADOPTION = ("weekly_active", "seats_used", "features_used")
SUPPORT = ("tickets", "first_response_minutes", "resolution_hours", "outage_minutes", "errors")
OUTCOME = ("outcome_attainment",)


def trend_keys(facts: SharedFacts) -> tuple[str, ...]:
    """Return the metrics that tell how much is used: volume where it is measured, else adoption."""
    return USE if facts.moved(USE) else ADOPTION
