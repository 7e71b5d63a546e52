"""A back-test in plain words: the headline, and what one must know before believing it."""

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.backtest.estimates import estimate_text
from cs_desktop.domain.backtest.result import (
    FEWEST,
    PLENTY,
    Backtest,
    Estimate,
    Outcome,
)
from cs_desktop.domain.figures import number_text

_MOST, _SOME = 0.8, 0.65
"""From which AUC on the score sees most, and some, of what is coming."""


def headline(found: Backtest) -> str:
    """Return in plain words what was found, good or bad."""
    losses = trn("{count} loss", "{count} losses", found.losses)
    if not found.enough:
        if found.losses < FEWEST:
            return tr(
                "Too few losses to judge the score: {losses}, {least} are needed",
                losses=losses,
                least=FEWEST,
            )
        return tr("Too few accounts that stayed to judge the score beside {losses}", losses=losses)
    words = _verdict(found.auc)
    return tr("{verdict}: AUC {auc}, {losses}", verdict=words, auc=estimate_text(found.auc), losses=losses)


def _verdict(auc: Estimate) -> str:
    if auc.is_below(0.5):
        return tr("The score points the wrong way: who was lost had the better scores")
    if not auc.is_above(0.5):
        return tr("The score does not tell who will be lost; chance (0.5) is within the interval")
    value = auc.value or 0.0
    if value >= _MOST:
        return tr("The score sees most of the churn coming")
    if value >= _SOME:
        return tr("The score sees some of the churn coming")
    return tr("The score sees little more of the churn coming than chance would")


def caution(found: Backtest) -> str:
    """Return what one must know before believing it; empty where there is nothing."""
    if not found.enough:
        return tr(
            "Wait for more month-ends, import an older past, take the longer horizon or another outcome. "
            "What is counted below is no judgment."
        )
    if found.few:
        return tr("Fewer than {plenty} losses: take this as a hint, not as a finding.", plenty=PLENTY)
    return ""


def basis(found: Backtest) -> str:
    """Return what it rests on."""
    outcome = found.question.outcome
    what = tr("{label}: {meaning}", label=outcome.label, meaning=outcome.meaning)
    if outcome is not Outcome.FLAG:
        what = tr("{what}, within {days} days", what=what, days=found.question.horizon_days)
    seen = trn("{count} observation", "{count} observations", found.counted.observations)
    of = trn("{count} account", "{count} accounts", found.counted.accounts)
    parts = [tr("{what}. {seen} of {accounts}", what=what, seen=seen, accounts=of)]
    if found.losses:
        seen = number_text(found.counted.followed, 0)
        losses = trn("{count} loss", "{count} losses", found.losses)
        parts.append(tr("{seen} of them followed by one of {losses}", seen=seen, losses=losses))
    if found.month_ends:
        first, last = month_text(found.month_ends[0]), month_text(found.month_ends[-1])
        parts.append(tr("month-ends {first} to {last}", first=first, last=last))
    if found.unfinished:
        months = trn("{count} later month-end", "{count} later month-ends", found.unfinished)
        parts.append(tr("{months} left out, not over yet", months=months))
    if found.unscored:
        parts.append(
            trn("{count} without a score left out", "{count} without a score left out", found.unscored)
        )
    parts.append(tr("data until {day}", day=day_text(found.as_of)))
    return "; ".join(parts) + "."


def scored_by(found: Backtest) -> str:
    """Return which scorecards made the scores."""
    cards = ", ".join(found.scorecards)
    if found.question.by_today:
        return tr("Scored by the scorecards of today: {cards}", cards=cards)
    return tr("Scored by the scorecards of their time: {cards}", cards=cards)
