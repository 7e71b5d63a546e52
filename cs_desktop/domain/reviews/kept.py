"""What a closed review has kept of its day, as one reads it."""

from collections.abc import Iterator

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.reviews.frozen import ReviewFigures, Standing


def kept_lines(figures: ReviewFigures) -> Iterator[tuple[str, str]]:
    """Yield each figure with what it is of: health, quadrant and ARR of the account, then the measures."""
    account = figures.account
    if account is not None and account.health is not None:
        band = Band(account.band).label if account.band in set(Band) else ""
        yield tr("Health"), ", ".join(part for part in (str(account.health), band) if part)
    if account is not None and account.quadrant in set(Quadrant):
        yield tr("Quadrant"), Quadrant(account.quadrant).label
    if account is not None and account.arr is not None:
        yield tr("ARR"), money_short(account.arr, figures.currency)
    for standing in figures.measures:
        if standing.current is not None:
            yield standing.measure, _measured(standing, figures.currency)


def _measured(one: Standing, currency: str) -> str:
    now = one.numbers.said(one.current, currency)
    if one.baseline is None or one.target is None:
        return now
    return tr(
        "{now}, on the way from {baseline} to {target}",
        now=now,
        baseline=one.numbers.said(one.baseline, currency),
        target=one.numbers.target_said(one.target, one.target_high, currency),
    )
