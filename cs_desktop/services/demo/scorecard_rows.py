"""A scorecard that the sample's team is working on: it is for new customers, and scores nobody yet."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cs_desktop.domain.scorecards.book import Rule
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD
from cs_desktop.domain.scorecards.content import CardContent, stored_content
from cs_desktop.domain.vocabulary import MissingPolicy
from cs_desktop.models.tables import Scorecard

_NEW_DAYS = 120
_WEIGHTS = {"weekly_active": 40, "features_used": 25, "csat": 20, "resolution_hours": 15}
_EARLY_USE = ((0.0, 10.0), (0.15, 50.0), (0.35, 70.0), (0.6, 100.0))
"""Of the licences a new customer uses few, and that is no reason to worry."""


def write_scorecards(add: Callable[..., int], texts: Mapping[str, str]) -> None:
    """Write the draft; `texts` are its name and notes."""
    standard = {measure.key: measure for measure in DEFAULT_SCORECARD.measures}
    measures = [replace(standard[key], weight=weight) for key, weight in _WEIGHTS.items()]
    measures[0] = replace(measures[0], curve=_EARLY_USE, missing=MissingPolicy.NEUTRAL)
    content = CardContent(tuple(measures), (), Rule(age_below=_NEW_DAYS), texts["notes"])
    add(Scorecard, name=texts["name"], draft=stored_content(content))
