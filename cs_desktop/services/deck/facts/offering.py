"""What of an account could be released for a client's deck, item by item, and what each item says."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import in_english
from cs_desktop.common.money import money_full
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.sharing import OfferedItem, ShareItem, ShareKind
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.ties import bridges_of, open_gaps
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.plan import PlanTold
from cs_desktop.services.deck.facts.shared import HealthTold, MoneyTold


def offered_items(facts: DeckFacts) -> tuple[OfferedItem, ...]:
    """Return the shareable items of an account, in the order of the slides that show them, in English."""
    currency = facts.workspace.currency
    with in_english():
        return (
            *(_worths(facts.plan, currency) if facts.plan is not None else ()),
            *(_health(facts.health) if facts.health is not None else ()),
            *(_journey(facts.journey.content) if facts.journey and facts.journey.content else ()),
            *(_money(facts, facts.money, currency) if facts.money is not None else ()),
        )


def _worths(plan: PlanTold, currency: str) -> Iterator[OfferedItem]:
    for one in plan.confirmations:
        if one.worth is not None:
            text = f"{one.measure or one.objective}: {money_full(one.worth, currency)} a year, {one.who}"
            yield _item(ShareKind.WORTH, text, SlideKey.VALUE, one.id)


def _health(health: HealthTold) -> Iterator[OfferedItem]:
    yield _item(ShareKind.HEALTH, f"Health {health.score} of 100, {health.band}", SlideKey.HEALTH)
    if len(health.trend) > 1:
        (first, before), (last, now) = health.trend[0], health.trend[-1]
        text = f"Health from {before} on {day_text(first)} to {now} on {day_text(last)}, by week"
        yield _item(ShareKind.TREND, text, SlideKey.HEALTH)


def _journey(content: MapContent) -> Iterator[OfferedItem]:
    names = {stage.id: stage.name for stage in content.stages}
    first = content.personas[0].id if content.personas else None
    for one in content.emotions:
        if one.persona_id == first and one.stage_id in names:
            said = f"{number_text(one.value, 1)}{f', {one.word}' if one.word else ''}"
            yield _item(
                ShareKind.EMOTION, f"How {names[one.stage_id]} feels: {said}", SlideKey.JOURNEY, one.stage_id
            )
    for gap in open_gaps(content):
        bridges = ", ".join(card.title for card in bridges_of(content, gap.id))
        text = f"Gap in {names[gap.stage_id]}: {gap.title}" if gap.stage_id in names else f"Gap: {gap.title}"
        yield _item(
            ShareKind.GAP, f"{text}; bridged by {bridges}" if bridges else text, SlideKey.JOURNEY, gap.id
        )


def _money(facts: DeckFacts, money: MoneyTold, currency: str) -> Iterator[OfferedItem]:
    paid = money_full(money.arr_on(facts.as_of), currency)
    yield _item(ShareKind.ARR, f"ARR of {paid}, and how it moved", SlideKey.COMMERCIAL)
    for one in money.subscriptions:
        term = f", term until {day_text(one.term_end)}" if one.term_end else ""
        text = f"{one.product}: {money_full(one.arr, currency)} a year{term}"
        yield _item(ShareKind.SUBSCRIPTION, text, SlideKey.COMMERCIAL, one.id)
    if money.renewal is not None:
        due, amount = money.renewal.due, money.renewal.amount
        told = f", {money_full(amount, currency)}" if amount is not None else ""
        yield _item(ShareKind.RENEWAL, f"Renewal on {day_text(due)}{told}", SlideKey.COMMERCIAL)


def _item(kind: ShareKind, text: str, slide: SlideKey, item_id: int = 0) -> OfferedItem:
    return OfferedItem(ShareItem(kind, item_id), text, slide.value)
