"""The measures of a score as rows of a table, with what moved and the total under them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Status, number_text
from cs_desktop.domain.health.explained import explained, feed_of, latest_words
from cs_desktop.domain.health.feeds import source_text
from cs_desktop.domain.health.moves import Move, Moved, why
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.standing import Contribution, shown_score

_SHOWN = 0.05
_DIFFERS = 0.5
"""Points of weight that show in a whole percentage."""


def points_text(points: float) -> str:
    """Return points with their sign."""
    return f"{'+' if points >= _SHOWN else ''}{number_text(points, 1)}"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of the scorecard, a cap, one that gave points then and is gone, or the total."""

    id: int
    measure: str
    """Its key; empty for the total."""
    name: str
    value: str
    score: str
    status: Status
    weight: float
    """Effective, of 100; what the bar shows."""
    own_weight: float
    weight_text: str
    points: float
    points_text: str
    moved_text: str
    source: str
    read: str
    told: str = ""
    """Everything, for the tooltip."""
    quiet: bool = False
    """Whether it has no say."""
    is_total: bool = False


def measure_rows(shown: HealthShown, moved: Moved | None) -> tuple[MeasureRow, ...]:
    """Return a row for each measure, the greatest gain first; then those without a say, caps, the total."""
    parts = sorted(shown.health.contributions, key=lambda part: (part.is_cap, not part.has_say, -part.points))
    moves = {_key(move.given): move for move in moved.moves} if moved is not None else {}
    known = moved is not None and moved.points is not None
    rows = [_row(part, shown, moves.pop(_key(part), None), known=known) for part in parts]
    rows += [_gone(move, shown) for move in moves.values()]
    rows.append(_total(shown, moved))
    return tuple(_numbered(rows))


def _numbered(rows: list[MeasureRow]) -> Iterator[MeasureRow]:
    for place, row in enumerate(rows, 1):
        yield replace(row, id=place)


def _key(part: Contribution) -> tuple[bool, str]:
    return part.is_cap, part.name if part.is_cap else part.measure


def _row(part: Contribution, shown: HealthShown, move: Move | None, *, known: bool) -> MeasureRow:
    scored = part.score is not None and not part.is_cap
    return MeasureRow(
        id=0,
        measure=part.measure,
        name=part.name,
        value=latest_words(part, shown),
        score=str(shown_score(part.score or 0.0)) if scored else "–",
        status=shown.bands.band(part.score).status if scored and part.score is not None else Status.NONE,
        weight=part.effective_weight,
        own_weight=part.weight,
        weight_text="" if part.is_cap else _weight_text(part),
        points=part.points,
        points_text=points_text(part.points),
        moved_text=_moved_text(move, known=known),
        source=tr("Scorecard") if part.is_cap else source_text(feed_of(part.measure, shown)),
        read=_read(part, shown),
        told="\n".join(line for line in (explained(part, shown), _move_line(move)) if line),
        quiet=not part.has_say,
    )


def _gone(move: Move, shown: HealthShown) -> MeasureRow:
    """Return the row of what gave points then, and stands on the scorecard no more."""
    return MeasureRow(
        id=0,
        measure=move.given.measure,
        name=move.given.name,
        value=why(move),
        score="–",
        status=Status.NONE,
        weight=0.0,
        own_weight=0.0,
        weight_text="",
        points=0.0,
        points_text="–",
        moved_text=points_text(move.points),
        source="" if move.given.is_cap else source_text(feed_of(move.given.measure, shown)),
        read="–",
        told=_move_line(move),
        quiet=True,
    )


def _total(shown: HealthShown, moved: Moved | None) -> MeasureRow:
    parts = shown.health.contributions
    measures = sum(not part.is_cap for part in parts)
    total = sum(part.points for part in parts)
    weight = sum(part.effective_weight for part in parts)
    change = None if moved is None else moved.points
    return MeasureRow(
        id=0,
        measure="",
        name=tr("Total"),
        value=trn("{count} measure", "{count} measures", measures),
        score="",
        status=Status.NONE,
        weight=0.0,
        own_weight=0.0,
        weight_text=tr("{number}%", number=number_text(weight, 0)),
        points=total,
        points_text=points_text(total),
        moved_text="–" if change is None else points_text(change),
        source="",
        read="",
        told=tr("50 and the points sum to the calculated score."),
        is_total=True,
    )


def _weight_text(part: Contribution) -> str:
    effective = number_text(part.effective_weight, 0)
    if abs(part.effective_weight - part.weight) < _DIFFERS:
        return tr("{number}%", number=effective)
    return tr("{own}% → {effective}%", own=number_text(part.weight, 0), effective=effective)


def _moved_text(move: Move | None, *, known: bool) -> str:
    if not known:
        return "–"
    return points_text(0.0 if move is None else move.points)


def _move_line(move: Move | None) -> str:
    if move is None:
        return ""
    reason = why(move)
    said = tr("Moved by {points} points", points=points_text(move.points))
    return f"{said}: {reason}" if reason else said


def _read(part: Contribution, shown: HealthShown) -> str:
    if feed_of(part.measure, shown).is_live and not part.missing:
        return tr("Live")
    return "–" if part.as_of is None else short_day_text(part.as_of, shown.as_of)
