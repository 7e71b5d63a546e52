"""The slide of the journey, made from the account's map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.keys import key_of
from cs_desktop.domain.deck.slides import JourneyGap, JourneySlide, JourneyStage, Milestone, MilestoneState
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Card, Emotion, MapContent, MapMilestone, Persona, Stage
from cs_desktop.domain.journey.milestones import day_of, milestone_state, planned_day
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import bridges_of, objectives_of, open_gaps, uncovered
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.vocabulary import words
from cs_desktop.models.queries.journey import map_entries
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts.released_journey import target_persona
from cs_desktop.services.deck.titles.journey import journey_title
from cs_desktop.services.journey.showing import load_journey


def read_journey(ctx: Context, account_id: int) -> JourneyShown | None:
    """Return the map that an account shows first; None where it has none, or one without stages."""
    if not ctx.workspace.read(lambda connection: map_entries(connection, account_id)):
        return None
    shown = load_journey(ctx, account_id)
    return shown if shown.content is not None and shown.content.stages else None


def dated_milestones(shown: JourneyShown) -> tuple[Milestone, ...]:
    """Return the milestones that stand on the slide, each once, as the stages have them."""
    content = shown.content
    if content is None:
        return ()
    days = (_days_of(shown, place) for place in range(len(content.stages)))
    return _once(
        one
        for stage, span in zip(content.stages, days, strict=True)
        for one in _milestones(content, stage, span, shown.today)
    )


def _once(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return milestones without those that a second stage repeats, for stages may share a day."""
    return tuple({(one.name, one.day): one for one in milestones}.values())


def journey_slide(
    shown: JourneyShown,
    account: str,
    numbers: Mapping[int, int],
    *,
    curve: bool = True,
    target: bool = True,
    gaps: bool = True,
) -> JourneySlide:
    """Return the slide: stages with goals, milestones and feelings, and the gaps that need work first.

    `numbers` are those of the objectives on the slide of the next period, by their ids. `curve`, `target`
    and `gaps` say which of feelings, aimed-at feelings and gaps are told.
    """
    content = shown.content
    assert content is not None
    if not gaps:
        content = _without_gaps(content)
    ranked = _ranked(content)
    source = f"Source: journey map {content.head.name} as of {day_text(shown.today)}."
    if ranked:
        source += " Gaps without a bridge come first, then those open longest."
    stages = [_stage(shown, content, place, stage) for place, stage in enumerate(content.stages)]
    told = _Feelings(content)
    return JourneySlide(
        _title(shown, content, account, stages),
        tuple(
            replace(
                one,
                feeling=told.now(stage.id)[0] if curve else None,
                word=told.now(stage.id)[1] if curve else "",
                target=told.target(stage.id) if target else None,
            )
            for one, stage in zip(stages, content.stages, strict=True)
        ),
        source,
        tuple(_gap(content, gap, numbers) for gap in ranked),
    )


class _Feelings:
    """What a map says of how each stage feels, and is to feel."""

    def __init__(self, content: MapContent) -> None:
        aimed = target_persona(content)
        others = [one for one in content.personas if one is not aimed]
        self._now = _emotions(content, others[0] if others else None)
        self._target = _emotions(content, aimed)

    def now(self, stage_id: int) -> tuple[float | None, str]:
        """Return how a stage feels, and in a word; None and nothing where nobody said."""
        found = self._now.get(stage_id)
        return (None, "") if found is None else (found.value, found.word)

    def target(self, stage_id: int) -> float | None:
        """Return how a stage is to feel."""
        found = self._target.get(stage_id)
        return None if found is None else found.value


def _emotions(content: MapContent, persona: Persona | None) -> dict[int, Emotion]:
    if persona is None:
        return {}
    return {one.stage_id: one for one in content.emotions if one.persona_id == persona.id}


def _without_gaps(content: MapContent) -> MapContent:
    gone = (CardKind.GAP, CardKind.BRIDGE)
    return replace(content, cards=tuple(card for card in content.cards if card.kind not in gone), links=())


def _title(shown: JourneyShown, content: MapContent, account: str, stages: Sequence[JourneyStage]) -> str:
    """Return the title; it counts the milestones that stand on the slide."""
    place = content.stage_places.get(shown.standing.stage_id) if shown.standing else None
    told = _once(one for stage in stages for one in stage.milestones)
    return journey_title(
        account,
        "" if place is None else content.stages[place].name,
        (sum(one.state is MilestoneState.REACHED for one in told), len(told)),
        len(open_gaps(content)),
        len(uncovered(content)),
    )


def _stage(shown: JourneyShown, content: MapContent, place: int, stage: Stage) -> JourneyStage:
    cards = [card for card in content.cards if card.stage_id == stage.id]
    gaps = [card for card in open_gaps(content) if card.stage_id == stage.id]
    missing = {card.id for card in uncovered(content)}
    days = _days_of(shown, place)
    return JourneyStage(
        stage.name,
        _days_text(days),
        tuple(card.title for card in cards if card.kind is CardKind.GOAL),
        tuple(_milestones(content, stage, days, shown.today)),
        open_gaps=len(gaps),
        unbridged=sum(gap.id in missing for gap in gaps),
        touchpoints=tuple(card.title for card in cards if card.kind is CardKind.TOUCHPOINT),
        here=shown.standing is not None and shown.standing.stage_id == stage.id,
    )


def _days_of(shown: JourneyShown, place: int) -> StageDays:
    return shown.days[place] if place < len(shown.days) else StageDays(None, None)


def _days_text(days: StageDays) -> str:
    if days.start is None:
        return ""
    if days.end is None:
        return f"from {day_text(days.start)}"
    return f"{short_day_text(days.start, days.end)} – {day_text(days.end)}"


def _milestones(content: MapContent, stage: Stage, days: StageDays, today: date) -> list[Milestone]:
    """Return the milestones of a stage that have a day, in their order."""
    mine = [one for one in content.milestones if _is_in(content, one, stage, days)]
    dated = [(day, one) for one in mine if (day := planned_day(one, days)) is not None]
    return [
        Milestone(one.name, day, milestone_state(one, day, today))
        for day, one in sorted(dated, key=lambda pair: (pair[0], pair[1].id))
    ]


def _is_in(content: MapContent, milestone: MapMilestone, stage: Stage, days: StageDays) -> bool:
    if milestone.stage_id in content.stage_places:
        return milestone.stage_id == stage.id
    day = day_of(milestone)
    return day is not None and days.share(day) is not None


def _ranked(content: MapContent) -> list[Card]:
    """Return the open gaps: first those without a bridge, then those open longest, then as on the map."""
    missing = {card.id for card in uncovered(content)}
    return sorted(
        open_gaps(content),
        key=lambda gap: (
            gap.id not in missing,
            gap.opened_on or date.max,
            content.stage_places.get(gap.stage_id or 0, len(content.stages)),
            gap.id,
        ),
    )


def _gap(content: MapContent, gap: Card, numbers: Mapping[int, int]) -> JourneyGap:
    stage = next((stage.name for stage in content.stages if stage.id == gap.stage_id), "")
    since = f"since {day_text(gap.opened_on)}" if gap.opened_on else ""
    bridges = bridges_of(content, gap.id)
    served = {one for bridge in bridges for one in objectives_of(content, bridge.id)}
    return JourneyGap(
        gap.title,
        ", ".join(part for part in (stage, since) if part),
        "; ".join(filter(None, (_bridge(content, bridge, numbers) for bridge in bridges))),
        keys=tuple(key_of(Kind.JOURNEY_CARD, card.id) for card in (gap, *bridges)),
        leads_to=tuple(key_of(Kind.OBJECTIVE, one) for one in numbers if one in served),
    )


def _bridge(content: MapContent, bridge: Card, numbers: Mapping[int, int]) -> str:
    state = words(bridge.state).lower() if bridge.state else ""
    said = ", ".join(part for part in (bridge.title, state) if part)
    served = [str(numbers[one]) for one in objectives_of(content, bridge.id) if one in numbers]
    return f"{said} → objective {' and '.join(served)}" if served else said
