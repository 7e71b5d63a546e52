"""Which changes can make health another one: what all scores hang on, and what those of one account do."""

import hashlib
from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.entry import Derivation
from cs_desktop.domain.scorecards.book import ScorecardBook

OF_ALL = frozenset({Kind.WORKSPACE, Kind.METRIC, Kind.POINT_BATCH, Kind.SURVEY, Kind.SURVEY_ANSWER})
"""What the scores of all accounts are calculated from; the workspace keeps the bounds of the bands."""
OF_CARDS = frozenset({Kind.SCORECARD, Kind.SCORECARD_VERSION})
"""Scorecards. A draft is kept there too, but scores nobody; `book_key` tells the two apart."""
_RULES = frozenset({Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE})
_PEOPLE, _PLANS = (
    frozenset({Kind.CONTACT}),
    frozenset({Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.MEASURE, Kind.MEASURE_POINT}),
)
_TIMELINE = frozenset({Kind.ACTIVITY, Kind.ACTIVITY_CONTACT, Kind.CONTACT})
_LIVES = frozenset({Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT})
_DERIVED: Mapping[Derivation, frozenset[Kind]] = {
    Derivation.TRAINED: _PEOPLE,
    Derivation.KEY_PEOPLE: _PEOPLE,
    Derivation.LAST_CONTACT: _TIMELINE,
    Derivation.LAST_EXECUTIVE: _TIMELINE,
    Derivation.EXECUTIVE_MEETINGS: _TIMELINE,
    Derivation.SERVICE_CALLS: _TIMELINE,
    Derivation.OUTAGES: _TIMELINE,
    Derivation.OUTAGE_MINUTES: _TIMELINE,
    Derivation.FIRST_VALUE: frozenset({Kind.ACCOUNT}),
    Derivation.ONBOARDING_DAYS: _LIVES | {Kind.LIFECYCLE_STAGE},
    Derivation.ONBOARDING_ON_TIME: _LIVES | {Kind.LIFECYCLE_STAGE},
    Derivation.RESPONSES: frozenset(),
    Derivation.PLAN_MEASURES: _PLANS,
}
"""What each derivation reads, beside what all scores hang on anyway."""
MAY_MOVE_ONE = frozenset({Kind.HEALTH_OVERRIDE}).union(_RULES, *_DERIVED.values())
"""What may move scores of single accounts, whatever the scorecards."""
HEALTH_KINDS = OF_ALL | OF_CARDS | MAY_MOVE_ONE
"""Everything that a health score may hang on."""


def moves_one(book: ScorecardBook) -> frozenset[Kind]:
    """Return what moves the scores of single accounts by these scorecards."""
    found = {Kind.HEALTH_OVERRIDE}
    for version in book.all_versions():
        if not version.rule.is_any:
            found |= _RULES
        for measure in version.card.measures:
            entry = BY_KEY.get(measure.key)
            if entry is not None and entry.derived_from:
                found |= _DERIVED[Derivation(entry.derived_from)]
    return frozenset(found)


def book_key(book: ScorecardBook) -> str:
    """Return a short text that is another one where accounts may be scored otherwise."""
    return hashlib.blake2b(repr(book).encode(), digest_size=12).hexdigest()
