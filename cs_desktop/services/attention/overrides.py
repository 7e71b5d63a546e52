"""Overrides that end soon: then the calculated score is back by itself, and somebody should know."""

from collections.abc import Iterable, Iterator
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.override_told import calculated_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow

OVERRIDE_DAYS = 7
"""An override is put forward so many days before its last one."""


def overrides_ending(rows: Iterable[PortfolioRow], today: date) -> Iterator[Finding]:
    """Yield a finding for each override that holds and ends soon."""
    for row in rows:
        override = row.override
        if override is None or (override.until - today).days > OVERRIDE_DAYS:
            continue
        yield Finding(
            rule=Rule.OVERRIDE,
            about=Kind.HEALTH_OVERRIDE,
            about_id=override.id,
            account_id=row.id,
            occasion=override.until,
            title=tr("See whether the score set by hand still holds"),
            why=tr(
                "set to {score} until {day}. {calculated}",
                score=shown_score(override.score),
                day=day_text(override.until),
                calculated=calculated_text(row.shadow, row.shadow_band),
            ),
            source=tr("Overrides of health that hold today"),
            due=override.until,
            state=Status.WATCH,
        )
