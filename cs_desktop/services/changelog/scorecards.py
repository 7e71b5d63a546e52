"""What changed in a scorecard, told by measure and field instead of as it is stored."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.content import CardContent, read_content
from cs_desktop.domain.scorecards.differences import differences
from cs_desktop.domain.scorecards.editing import MeasureChoice
from cs_desktop.domain.scorecards.shown import ScorecardPage
from cs_desktop.domain.vocabulary import SurveyKind

CONTENT = {(Kind.SCORECARD, "draft"), (Kind.SCORECARD_VERSION, "content")}
"""Columns that hold a whole scorecard."""
Stored = Mapping[str, Any] | None


def stages_named(stored: object) -> Iterator[ObjectKey]:
    """Yield the lifecycle stage that a stored scorecard is for, if it is for one."""
    rule = stored.get("rule") if isinstance(stored, Mapping) else None
    stage = str(rule.get("lifecycle", "")) if isinstance(rule, Mapping) else ""
    if stage.isdecimal():
        yield ObjectKey(Kind.LIFECYCLE_STAGE, int(stage))


def card_changes(
    label: str, old: Stored, new: Stored, stage: Callable[[int], str]
) -> Iterator[tuple[str, str, str]] | None:
    """Return label, old and new text of what changed; None where one of the two cannot be read.

    `label` is what the column is called, `stage` returns the name of a lifecycle stage.
    """
    try:
        was, now = (None if stored is None else read_content(stored, "") for stored in (old, new))
    except KnownError:
        return None
    if was is None or now is None:
        return iter([(label, _summary(was), _summary(now))])
    found = differences(was, now, _page(was, now, stage))
    return ((one.what, one.before, one.after) for one in found)


def _summary(content: CardContent | None) -> str:
    if content is None:
        return ""
    weights = [tr("{name} {weight}%", name=one.name, weight=typed(one.weight)) for one in content.measures]
    return ", ".join(weights) or tr("no measures")


def _page(was: CardContent, now: CardContent, stage: Callable[[int], str]) -> ScorecardPage:
    """Return what names units and stages; own metrics have none here."""
    choices = tuple(
        MeasureChoice(
            *(key, entry.name, str(entry.unit), entry.kind, entry.window_days, entry.stale_days),
            is_survey=key in set(SurveyKind),
        )
        for key, entry in MEASURABLE.items()
    )
    ids = {int(one.rule.lifecycle) for one in (was, now) if one.rule.lifecycle.isdecimal()}
    return ScorecardPage((), choices, (), tuple((one, stage(one)) for one in ids), Bands(), date.min)
