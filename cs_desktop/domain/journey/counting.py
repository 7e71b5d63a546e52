"""What a map holds, counted in words."""

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.ties import uncovered
from cs_desktop.domain.journey.words import CardKind, GapState


def summary(content: MapContent) -> str:
    """Return both counts; of gaps nothing where there is none: a customer's map has none to be seen."""
    has_gaps = any(card.kind is CardKind.GAP for card in content.cards)
    return " · ".join([milestones_text(content), *([gaps_text(content)] if has_gaps else [])])


def milestones_text(content: MapContent) -> str:
    """Return how many milestones there are, and how many of them were reached."""
    reached = sum(one.reached_on is not None for one in content.milestones)
    return tr(
        "{milestones}, {reached} reached",
        milestones=trn("{count} milestone", "{count} milestones", len(content.milestones)),
        reached=reached,
    )


def gaps_text(content: MapContent) -> str:
    """Return how many gaps there are, how many are closed, and how many of the others have no bridge."""
    gaps = [card for card in content.cards if card.kind is CardKind.GAP]
    return tr(
        "{gaps}, {closed} closed, {open} without a bridge",
        gaps=trn("{count} gap", "{count} gaps", len(gaps)),
        closed=sum(gap.state == GapState.CLOSED for gap in gaps),
        open=len(uncovered(content)),
    )
