"""All that we know of an account, and what of it a deck for the client is made from."""

from dataclasses import dataclass, field, replace

from cs_desktop.domain.deck.sharing import Released, ShareItem, ShareKind
from cs_desktop.domain.figures import plural
from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.surveys import FEWEST, SurveyScore
from cs_desktop.services.deck.facts.beside import BesideTold, OwnBeside
from cs_desktop.services.deck.facts.plan import PlanTold
from cs_desktop.services.deck.facts.released_journey import journey_for_client
from cs_desktop.services.deck.facts.shared import HealthTold, MoneyTold, SharedFacts


@dataclass(frozen=True, slots=True)
class Terms:
    """What one subscription is sold at; internal."""

    subscription_id: int
    list_arr: int | None
    """In minor units."""
    discount: float | None
    """A fraction off the list price."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a measure is thought to be worth and nobody confirmed; never part of a total."""

    measure_id: int
    amount: int
    """Minor units of money a year."""
    formula: str
    """With its numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFacts(SharedFacts):
    """The same with all that is shareable, whether it was released or not, and what is internal."""

    standing: AccountHealth
    """The health with what made it, overrides included."""
    standing_before: AccountHealth
    """As of the day before the period."""
    terms: tuple[Terms, ...]
    estimates: tuple[Estimate, ...]
    notes: str
    """Of the account."""
    own: OwnBeside = field(default_factory=OwnBeside)


def for_client(facts: DeckFacts, released: Released) -> SharedFacts:
    """Return what a customer is shown: shared fields, and of what is shareable what was released.

    It is an object of its own: what is internal is not among its fields.
    """
    return SharedFacts(
        workspace=facts.workspace,
        account=facts.account,
        period=facts.period,
        as_of=facts.as_of,
        prepared_on=facts.prepared_on,
        contacts=facts.contacts,
        members=facts.members,
        moves=facts.moves,
        measured=facts.measured,
        surveys=tuple(map(_survey, facts.surveys)),
        plan=None if facts.plan is None else _plan(facts.plan, released),
        review=facts.review,
        next_review=facts.next_review,
        journey=None if facts.journey is None else journey_for_client(facts.journey, released),
        health=None if facts.health is None else _health(facts.health, released),
        money=None if facts.money is None else _money(facts.money, released),
        beside=_beside(facts.beside),
    )


def _survey(score: SurveyScore) -> SurveyScore:
    """Return a survey without its score where so few answered that it would tell who said what."""
    if score.n >= FEWEST:
        return score
    unknown = Stated(None, f"{plural(score.n, 'answer')} so far; a score needs {FEWEST}")
    return replace(score, score=unknown, mean=unknown, favourable=0, unfavourable=0)


def _beside(beside: BesideTold) -> BesideTold:
    changed = beside.changed
    return beside if changed is None else replace(beside, changed=replace(changed, people=()))


def _plan(plan: PlanTold, released: Released) -> PlanTold:
    return replace(
        plan,
        confirmations=tuple(
            one if ShareItem(ShareKind.WORTH, one.id) in released else replace(one, worth=None, formula="")
            for one in plan.confirmations
        ),
    )


def _health(health: HealthTold, released: Released) -> HealthTold | None:
    score, trend = (ShareItem(kind) in released for kind in (ShareKind.HEALTH, ShareKind.TREND))
    if not score and not trend:
        return None
    told = health if trend else replace(health, trend=())
    return told if score else replace(told, score=None, band="", quadrant="", before=None, measures=())


def _money(money: MoneyTold, released: Released) -> MoneyTold | None:
    told = MoneyTold(
        money.levels if ShareItem(ShareKind.ARR) in released else None,
        tuple(one for one in money.subscriptions if ShareItem(ShareKind.SUBSCRIPTION, one.id) in released),
        money.renewal if ShareItem(ShareKind.RENEWAL) in released else None,
    )
    return None if told == MoneyTold() else told
