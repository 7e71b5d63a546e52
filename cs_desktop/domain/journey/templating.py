"""What of an account's map is worth keeping as a template."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Card, MapContent, MapMilestone
from cs_desktop.domain.journey.milestones import day_of
from cs_desktop.domain.journey.words import BridgeState, CardKind, GapState


def as_template(content: MapContent, days: Sequence[StageDays]) -> MapContent:
    """Return a map without what holds for its account only.

    Gaps are open again and bridges planned, moments have not been felt, and a milestone is reckoned from the
    first day of its stage, where both days are known. `days` are those of the stages.
    """
    starts = {stage.id: planned.start for stage, planned in zip(content.stages, days, strict=False)}
    return replace(
        content,
        head=replace(content.head, id=0, account_id=None, template_id=None, edition=0, starts_on=None),
        cards=tuple(_card(card) for card in content.cards if content.is_placed(card)),
        milestones=tuple(
            _milestone(one, starts.get(one.stage_id or 0))
            for one in content.milestones
            if one.stage_id in content.stage_places
        ),
    )


def _card(card: Card) -> Card:
    state = {CardKind.GAP: GapState.OPEN.value, CardKind.BRIDGE: BridgeState.PLANNED.value}.get(card.kind, "")
    return replace(card, state=state, mood=None, baseline=None)


def _milestone(milestone: MapMilestone, start: date | None) -> MapMilestone:
    day = day_of(milestone)
    if day is None or start is None:
        return milestone
    return replace(milestone, after_days=max((day - start).days, 0))
