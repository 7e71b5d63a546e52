"""Facts of a deck made by hand: nothing is read, so that a slide costs a millisecond."""

from dataclasses import replace
from datetime import date

from cs_desktop.common.periods import Period
from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.reviews.frozen import Numbers, Scored
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.plan import (
    ActionTold,
    AgreedTold,
    ConfirmationTold,
    MeasureTold,
    ObjectiveTold,
    PlanTold,
)
from cs_desktop.services.deck.facts.reviews import CommitmentTold, ReviewTold
from cs_desktop.services.deck.facts.shared import ArrLevel, MoneyTold, SharedAccount, SharedWorkspace

AS_OF, TODAY = date(2026, 9, 30), date(2026, 10, 26)
SIGNED = AgreedTold(SignOff.SIGNED, date(2026, 4, 14), "VP Operations")
_UNSCORED = AccountHealth(None, None, None, None, None, None, account_id=1, as_of=AS_OF, contributions=())
_ACCOUNT = SharedAccount(1, "Halden", date(2025, 9, 22), None, "97% leave on time", "")
_USUAL = DeckFacts(
    workspace=SharedWorkspace("Corvane", "USD", 1),
    account=_ACCOUNT,
    period=Period(date(2026, 7, 1), date(2026, 10, 1), "2026-Q3"),
    as_of=AS_OF,
    prepared_on=TODAY,
    contacts=(),
    members=(),
    moves={},
    measured=(),
    surveys=(),
    plan=None,
    review=None,
    next_review=None,
    journey=None,
    health=None,
    money=None,
    standing=_UNSCORED,
    standing_before=_UNSCORED,
    terms=(),
    estimates=(),
    notes="",
)


def facts(**values) -> DeckFacts:
    """Return facts of which nothing is known but what is given."""
    return replace(_USUAL, **values)


def account(**values) -> SharedAccount:
    """Return the account."""
    return replace(_ACCOUNT, **values)


def measure(measure_id=1, name="On-time starts", progress=Progress.ON_PACE, **values) -> MeasureTold:
    """Return departures from 89.5% to 97%, which are at 94.8% where 94% should be."""
    usual = {
        "definition": "share of weekly departures",
        "kind": "raise",
        "unit": "%",
        "scale": None,
        "baseline": 89.5,
        "baseline_on": date(2026, 4, 14),
        "target": 97.0,
        "target_high": None,
        "due": date(2026, 12, 31),
        "current": 94.8,
        "current_on": date(2026, 9, 28),
        "expected": 94.0,
        "source": "",
    }
    return MeasureTold(measure_id, measure_id, name, progress=progress, **{**usual, **values})


def objective(*measures: MeasureTold, agreed=SIGNED, state="open", **values) -> ObjectiveTold:
    """Return an objective with an owner on both sides."""
    number = measures[0].objective_id if measures else 99
    usual = {"text": f"Objective {number}", "ours": "CSM", "theirs": "COO"} | values
    progress = measures[0].progress if measures else Progress.NOT_STARTED
    return ObjectiveTold(
        number,
        usual["text"],
        "",
        state,
        usual["ours"],
        usual["theirs"],
        progress,
        agreed,
        tuple(measures),
    )


def plan(*objectives: ObjectiveTold, **values) -> PlanTold:
    """Return a plan that was agreed on."""
    made = PlanTold(1, "Plan", "active", "97% leave on time", 3, None, None, None, "", SIGNED, objectives)
    return replace(made, **values)


def confirmation(entry_id: int, worth: int | None = None, **values) -> ConfirmationTold:
    """Return a confirmed result: departures from 89.5% to 94.8%."""
    usual = ConfirmationTold(
        *(entry_id, "On time", "On-time starts", 1, {"kind": "raise", "unit": "%"}, 89.5, 94.8),
        *(date(2026, 9, 28), "", date(2026, 10, 16), "CFO", "It pays", worth),
        "$1K × 5.3 × 12 months = $63.6K" if worth is not None else "",
    )
    return replace(usual, **values)


def action(action_id: int, party, due: date | None, done_on: date | None = None) -> ActionTold:
    """Return what a side does."""
    return ActionTold(action_id, f"Do {action_id}", party, "Lead", None, due, done_on)


def commitment(number: int, score: str, *, confirmed: bool = True, consequence: str = "") -> CommitmentTold:
    """Return a commitment from 40% to 60%, with a result of 50%."""
    scored = Scored(
        *(number, 1, number, f"Promise {number}", date(2026, 7, 10), "Use", Numbers("raise", "%")),
        *(40.0, 60.0, None, 50.0, date(2026, 9, 30), "", 0.5, score, confirmed, "", 0, None),
    )
    return CommitmentTold(scored, date(2026, 9, 30), "CSM", "COO", consequence)


def review(*commitments: CommitmentTold) -> ReviewTold:
    """Return the review that scored commitments."""
    return ReviewTold("Q2 2026 QBR", date(2026, 7, 10), date(2026, 10, 10), commitments)


def money(arr: int) -> MoneyTold:
    """Return that the account pays an amount since it came."""
    return MoneyTold((ArrLevel(date(2025, 9, 22), None, arr),))
