"""An override in words, at hand wherever its score is shown: the calculated one, the reason, the end."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import word_text


def calculated_text(calculated: float | None, band: Band | None) -> str:
    """Return the score that an override stands in for, such as "Calculated 55, Watch"."""
    if calculated is None or band is None:
        return tr("Nothing is calculated: no measure has data")
    return tr("Calculated {score}, {band}", score=shown_score(calculated), band=band.label)


def shadow_text(calculated: float | None) -> str:
    """Return the score that an override stands in for, in as few words as there are."""
    return (
        tr("no calculated score")
        if calculated is None
        else tr("calculated {score}", score=shown_score(calculated))
    )


def set_text(override: Override) -> str:
    """Return who set the score and for how long."""
    days = {"day": day_text(override.from_day), "until": day_text(override.until)}
    if override.by:
        return tr("Set by {who} on {day}, holds until {until}", who=override.by, **days)
    return tr("Set by hand on {day}, holds until {until}", **days)


def reason_text(override: Override) -> str:
    """Return why, with the note where there is one."""
    reason = word_text(override.reason)
    if not override.note:
        return tr("Reason: {reason}", reason=reason)
    return tr("Reason: {reason}. {note}", reason=reason, note=override.note)


def told(override: Override, calculated: float | None, band: Band | None) -> tuple[str, ...]:
    """Return all of it, a line each: what is calculated, who set the score until when, and why."""
    return calculated_text(calculated, band), set_text(override), reason_text(override)
