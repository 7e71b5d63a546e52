"""What a map holds, in one line."""

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.words import CardKind, GapState


def summary(content: MapContent) -> str:
    """Return how many milestones are reached, and how many gaps are closed or have no bridge."""
    reached = sum(one.reached_on is not None for one in content.milestones)
    milestones = trn("{count} milestone", "{count} milestones", len(content.milestones))
    gaps = [card for card in content.cards if card.kind is CardKind.GAP]
    closed = sum(gap.state == GapState.CLOSED for gap in gaps)
    bridged = {link.source_id for link in content.links}
    open_ones = sum(gap.state != GapState.CLOSED and gap.id not in bridged for gap in gaps)
    return " · ".join(
        (
            tr("{milestones}, {reached} reached", milestones=milestones, reached=reached),
            tr(
                "{gaps}, {closed} closed, {open} without a bridge",
                gaps=trn("{count} gap", "{count} gaps", len(gaps)),
                closed=closed,
                open=open_ones,
            ),
        )
    )
