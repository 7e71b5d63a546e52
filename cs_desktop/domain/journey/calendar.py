"""The days of a map's stages, where an account stands between them, and where a day lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.dates import day_text, month_text, short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import Stage


@dataclass(frozen=True, slots=True)
class StageDays:
    """The days planned for a stage: from `start` to before `end`; None where nobody said."""

    start: date | None
    end: date | None

    def share(self, day: date) -> float | None:
        """Return how far into the stage a day lies, 0 to 1; None where it lies outside or nobody knows."""
        if self.start is None or self.end is None or not self.start <= day < self.end:
            return None
        return (day - self.start).days / (self.end - self.start).days


def stage_days(stages: Sequence[Stage], first_day: date | None) -> tuple[StageDays, ...]:
    """Return the planned days of each stage, in order.

    A stage begins on the day that was fixed for it, else where the one before it ends; it ends after its
    expected days, but where the next one's day was fixed, there. What begins before it should have ended
    is given one day, so that no stage is turned round.
    """
    starts: list[date | None] = []
    running = first_day
    for stage in stages:
        begun = stage.starts_on or running
        before = next((day for day in reversed(starts) if day is not None), None)
        if begun is not None and before is not None and begun <= before:
            begun = before + timedelta(days=1)
        starts.append(begun)
        running = _after(begun, stage.expected_days)
    return tuple(
        StageDays(start, _end(start, stage, starts[place + 1 :]))
        for place, (stage, start) in enumerate(zip(stages, starts, strict=True))
    )


def days_text(stage: Stage, days: StageDays) -> str:
    """Return from when to when a stage goes; in a template, which has no days, how long it is to take."""
    if days.start is None:
        if stage.expected_days is None:
            return tr("no days yet")
        return trn("{count} day", "{count} days", stage.expected_days)
    if days.end is None:
        return tr("from {day}", day=day_text(days.start))
    if days.start.year != days.end.year:
        return tr("{start} – {end}", start=month_text(days.start), end=month_text(days.end))
    start = short_day_text(days.start, days.end)
    return tr("{start} – {end}", start=start, end=day_text(days.end))


def _after(day: date | None, days: int | None) -> date | None:
    if day is None or not days or days <= 0:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _end(start: date | None, stage: Stage, later: Sequence[date | None]) -> date | None:
    if start is None:
        return None
    following = later[0] if later else None
    return following or _after(start, stage.expected_days)
