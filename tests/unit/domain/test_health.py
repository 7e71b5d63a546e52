"""Bands and quadrants."""

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.standing import Bands


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, Band.HEALTHY),
        (70, Band.HEALTHY),
        (69.99, Band.WATCH),
        (50, Band.WATCH),
        (49.99, Band.AT_RISK),
        (0, Band.AT_RISK),
        (0.1 * 3 / 0.3 * 70, Band.HEALTHY),
        (70 - 1e-13, Band.HEALTHY),  # 70 but for the last bits of a float
    ],
)
def test_a_band_includes_its_lower_bound(score: float, band: Band) -> None:
    assert Bands().band(score) is band


def test_bands_of_a_workspace() -> None:
    assert Bands(healthy_from=80, watch_from=60).band(79) is Band.WATCH
    with pytest.raises(KnownError, match="begin above Watch"):
        Bands(healthy_from=50, watch_from=50)


@pytest.mark.parametrize(
    ("outcome", "experience", "label"),
    [
        (50, 50, "Happy & Successful"),
        (50, 49.9, "Trapped"),
        (49.9, 50, "Accessible"),
        (49.9, 49.9, "High risk"),
    ],
)
def test_quadrants_by_their_corners(outcome: float, experience: float, label: str) -> None:
    assert Bands().quadrant(outcome, experience).label == label


def test_every_quadrant_has_a_label_of_its_own() -> None:
    assert len({quadrant.label for quadrant in Quadrant}) == 4
