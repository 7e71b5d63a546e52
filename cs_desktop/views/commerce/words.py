"""Words of commerce as a person reads them."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.vocabulary import ChurnCategory, Forecast, Relation, RenewalOutcome
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind

_EVENTS = {
    Kind.NEW: marked("Started"),
    Kind.RENEW: marked("Renewed"),
    Kind.EXPAND: marked("Expanded"),
    Kind.REDUCE: marked("Reduced"),
    Kind.MOVE: marked("Moved"),
    Kind.CANCEL: marked("Canceled"),
}
_CATEGORIES = {
    ChurnCategory.POOR_ADOPTION: marked("Poor adoption"),
    ChurnCategory.PRODUCT_FIT: marked("Product fit or gap"),
    ChurnCategory.PRICE: marked("Price"),
    ChurnCategory.RELATIONSHIP: marked("Relationship"),
    ChurnCategory.SERVICE: marked("Service"),
    ChurnCategory.COMPETITOR: marked("Competitor"),
    ChurnCategory.BEYOND_CONTROL: marked("Beyond our control"),
    ChurnCategory.OTHER: marked("Other"),
}
_FORECASTS = {
    Forecast.COMMIT: marked("Commit"),
    Forecast.LIKELY: marked("Likely"),
    Forecast.AT_RISK: marked("At risk"),
}
_OUTCOMES = {
    RenewalOutcome.RENEWED: marked("Renewed"),
    RenewalOutcome.EXPANDED: marked("Expanded"),
    RenewalOutcome.REDUCED: marked("Reduced"),
    RenewalOutcome.LOST: marked("Lost"),
}
_RELATIONS = {Relation.CUSTOMER: marked("Customer"), Relation.PROSPECT: marked("Prospect")}


def event_word(kind: Kind) -> str:
    """Return what happened."""
    return tr(_EVENTS[kind])


def category_word(category: ChurnCategory) -> str:
    """Return why something was lost."""
    return tr(_CATEGORIES[category])


def forecast_word(forecast: Forecast) -> str:
    """Return how sure a renewal is."""
    return tr(_FORECASTS[forecast])


def outcome_word(outcome: RenewalOutcome) -> str:
    """Return how a renewal ended."""
    return tr(_OUTCOMES[outcome])


def relation_word(relation: Relation) -> str:
    """Return what an account is to us."""
    return tr(_RELATIONS[relation])
