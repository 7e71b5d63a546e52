"""Overrides that end soon are told."""

from datetime import timedelta

from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import OverrideReason
from cs_desktop.services.attention.overrides import overrides_ending
from tests.workspaces import TODAY


def _row(id_: int, days: int | None) -> PortfolioRow:
    if days is None:
        return PortfolioRow(id_)
    override = Override(80, OverrideReason.SEASONAL, "", TODAY, TODAY + timedelta(days=days), id=id_ + 10)
    return PortfolioRow(id_, health=80, override=override, shadow=55.5, shadow_band=Band.WATCH)


def test_an_override_is_told_from_seven_days_before_its_last_one() -> None:
    rows = [_row(1, 8), _row(2, 7), _row(3, 0), _row(4, None)]
    found = list(overrides_ending(rows, TODAY))
    assert [(one.account_id, one.about_id, one.due) for one in found] == [
        (2, 12, TODAY + timedelta(days=7)),
        (3, 13, TODAY),
    ]
    assert found[0].why == "set to 80 until Oct 20, 2026. Calculated 55, Watch"
