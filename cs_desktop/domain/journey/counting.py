"""What a map holds, in one line."""

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.ties import uncovered
from cs_desktop.domain.journey.words import CardKind, GapState


def summary(content: MapContent) -> str:
    """Return how many milestones are reached, and how many gaps are closed or have no bridge.

    Of gaps nothing is said where there is none: a customer's map has none to be seen.
    """
    gaps = [card for card in content.cards if card.kind is CardKind.GAP]
    return " · ".join([_milestones(content), *([_gaps(content, len(gaps))] if gaps else [])])


def _milestones(content: MapContent) -> str:
    reached = sum(one.reached_on is not None for one in content.milestones)
    milestones = trn("{count} milestone", "{count} milestones", len(content.milestones))
    return tr("{milestones}, {reached} reached", milestones=milestones, reached=reached)


def _gaps(content: MapContent, count: int) -> str:
    closed = sum(card.kind is CardKind.GAP and card.state == GapState.CLOSED for card in content.cards)
    return tr(
        "{gaps}, {closed} closed, {open} without a bridge",
        gaps=trn("{count} gap", "{count} gaps", count),
        closed=closed,
        open=len(uncovered(content)),
    )
