"""What the CSM makes of an account: pulses, and an override where one knows more than the measures."""

from datetime import date, timedelta

from cs_desktop.domain.health.pulses import MOST_REASONS
from cs_desktop.domain.vocabulary import OverrideReason, PulseRating, PulseReason
from cs_desktop.models.tables import HealthOverride, Pulse
from cs_desktop.services.demo.chance import Rng, pick
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.latent import State

_QUARTERS = 5
_SHARE = 0.7
"""How many of the customers are felt at all, and how many quarters of theirs."""
_GOOD_FROM, _POOR_BELOW = 0.62, 0.45
_NOISE = 0.07
_HANDLED, _ENDED = 15, 16
"""The numbers of the accounts, cast by hand, whose score is set by hand now, or was once."""
_HANDLED_SCORE, _ENDED_SCORE = 64.0, 71.0


def write_judgments(desk: Desk, rng: Rng) -> None:
    """Write pulses of the last quarters, and overrides."""
    felt = rng.random() < _SHARE
    for quarter in range(_QUARTERS, 0, -1):
        told, noise, back = rng.random() < _SHARE, float(rng.standard_normal()), int(rng.random() * 60)
        month = desk.horizon.months - 3 * quarter + 2
        state = desk.history.states.get(month)
        if felt and told and state is not None:
            day = desk.horizon.start(month + 1) - timedelta(days=1 + back)
            _write_pulse(desk, rng, day, state, noise * _NOISE)
    _write_override(desk)


def _write_pulse(desk: Desk, rng: Rng, day: date, state: State, noise: float) -> None:
    """Write what one feels, which is more of people than of figures."""
    feel = 0.55 * state.relationship + 0.3 * state.value + 0.15 * (1 - state.pressure) + noise
    good, poor = feel >= _GOOD_FROM, feel < _POOR_BELOW
    rating = PulseRating.GOOD if good else PulseRating.POOR if poor else PulseRating.MIXED
    causes = {
        PulseReason.RELATIONSHIP: state.relationship,
        PulseReason.VALUE: state.value,
        PulseReason.PRICE: 1 - state.pressure,
        PulseReason.ADOPTION: state.adoption,
        PulseReason.PRODUCT: state.stability,
    }
    ordered = sorted(causes, key=lambda reason: causes[reason], reverse=good)
    count = 1 + int(rng.random() * MOST_REASONS)
    desk.add(
        Pulse,
        account_id=desk.account_id,
        day=day,
        rating=rating.value,
        reasons={"codes": [reason.value for reason in ordered[:count]]},
        note=pick(rng, desk.teller.library.texts["judgments"][rating.value]),
        member_id=desk.member(day),
    )


def _write_override(desk: Desk) -> None:
    number, until, texts = (
        desk.history.profile.number,
        desk.horizon.until,
        desk.teller.library.texts["judgments"],
    )
    if number == _HANDLED:
        first = until - timedelta(days=20)
        last = first + timedelta(days=65)
        _add(desk, _HANDLED_SCORE, OverrideReason.RISK_HANDLED, texts["handled"], first, last)
    elif number == _ENDED:
        first = until - timedelta(days=150)
        days = first + timedelta(days=90), first + timedelta(days=48)
        _add(desk, _ENDED_SCORE, OverrideReason.SEASONAL, texts["ended"], first, *days)


def _add(
    desk: Desk,
    score: float,
    reason: OverrideReason,
    note: str,
    first: date,
    until: date,
    ended_on: date | None = None,
) -> None:
    desk.add(
        HealthOverride,
        account_id=desk.account_id,
        score=score,
        reason=reason.value,
        note=note,
        from_day=first,
        until=until,
        ended_on=ended_on,
        member_id=desk.member(first),
    )
