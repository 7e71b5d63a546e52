"""The metrics that the program knows by name, so that imports, health and decks mean the same thing."""

from cs_desktop.domain.metrics.catalogue_of_service import COMMERCIAL, COMMUNICATION, RELATIONSHIP, SUPPORT
from cs_desktop.domain.metrics.catalogue_of_use import ADOPTION, ONBOARDING, OUTCOMES, SURVEYED, SURVEYS
from cs_desktop.domain.metrics.entry import CatalogueEntry

CATALOGUE: tuple[CatalogueEntry, ...] = (
    *(*ADOPTION, *OUTCOMES, *ONBOARDING, *SURVEYS),
    *(*SUPPORT, *RELATIONSHIP, *COMMUNICATION, *COMMERCIAL),
)
"""What points are entered, imported or derived for, by topic."""

BY_KEY = {entry.key: entry for entry in CATALOGUE}
MEASURABLE = {entry.key: entry for entry in (*CATALOGUE, *SURVEYED)}
"""What a scorecard or a signal may look at: metrics, and what survey answers say."""
