"""The open gaps of a map, ranked by what is lost at their stages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent, Stage
from cs_desktop.domain.journey.losing import StageFigures
from cs_desktop.domain.journey.stacking import stretch_of
from cs_desktop.domain.journey.ties import open_gaps
from cs_desktop.domain.journey.words import CardKind


@dataclass(frozen=True, slots=True)
class RankedGap:
    """An open gap and what is lost where it is."""

    gap: Card
    stages: tuple[str, ...]
    """The stages that it stretches over; none where it is not placed."""
    bridges: int
    lost: int | None
    """Accounts lost at these stages; None where none of them stands for a stage of life."""
    lost_arr: int
    renewed: int = 0
    """Of these accounts, those that went back with a renewal that was won."""


def ranked_gaps(content: MapContent, figures: Mapping[int, StageFigures]) -> tuple[RankedGap, ...]:
    """Return the open gaps of a map, first those at whose stages most ARR is lost, then most accounts.

    A gap that stretches over several stages counts what is lost at each stage of life that they stand for,
    once. Those of whose stages nothing is known come last; equal ones stand as on the map, from the left.
    """
    bridges = {card.id for card in content.cards if card.kind is CardKind.BRIDGE}
    over = Counter(link.source_id for link in content.links if link.target_id in bridges)
    found = [_ranked(content, gap, figures, over[gap.id]) for gap in open_gaps(content)]
    return tuple(sorted(found, key=lambda one: _order(content, one)))


def lost_at(figures: Iterable[StageFigures]) -> tuple[int, int]:
    """Return how many accounts were lost at stages, and the ARR; one lost at two of them counts at both."""
    told = list(figures)
    return sum(one.lost for one in told), sum(one.lost_arr for one in told)


def _ranked(content: MapContent, gap: Card, figures: Mapping[int, StageFigures], bridges: int) -> RankedGap:
    stages: tuple[Stage, ...] = ()
    if gap.stage_id in content.stage_places:
        stretch = stretch_of(gap, content.stage_places, len(content.stages))
        stages = content.stages[stretch.first // EIGHTHS : (stretch.end - 1) // EIGHTHS + 1]
    lives = {stage.lifecycle_id for stage in stages}
    known = [figures[life] for life in lives if life is not None and life in figures]
    lost, arr = lost_at(known)
    names, renewed = tuple(stage.name for stage in stages), sum(one.renewed for one in known)
    return RankedGap(gap, names, bridges, lost if known else None, arr, renewed)


def _order(content: MapContent, one: RankedGap) -> tuple[bool, int, int, int, int, int]:
    first = content.first_eighth(one.gap)
    place = len(content.stages) * EIGHTHS if first is None else first
    return one.lost is None, -one.lost_arr, -(one.lost or 0), place, one.gap.row, one.gap.id
