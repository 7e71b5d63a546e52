"""What a bridge moved, in words that say no more than the numbers allow."""

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Unit, value_text
from cs_desktop.domain.journey.effects import FEW, USUAL, WINDOW, Effect, Side, Verdict, chance

VERDICTS = {
    Verdict.FEW: marked("Too few accounts to tell"),
    Verdict.CHANCE: marked("May be chance"),
    Verdict.FEWER: marked("Fewer are lost since"),
    Verdict.MORE: marked("More are lost since"),
}

_TENTH = 0.001
"""A tenth of a per cent, to which shares are told."""


def side_text(side: Side) -> str:
    """Return how many of how many were lost."""
    if side.share is None:
        return tr("no account")
    return tr(
        "{lost} of {of} lost ({share})",
        lost=f"{side.lost:,}",
        of=f"{side.of:,}",
        share=share_text(side.share),
    )


def share_text(share: float) -> str:
    """Return a share in per cent; few are never said to be none, nor most to be all."""
    if 0 < share < _TENTH / 2:
        return tr("less than {number}", number=value_text(_TENTH, Unit.SHARE))
    if 1 - _TENTH / 2 <= share < 1:
        return tr("more than {number}", number=value_text(1 - _TENTH, Unit.SHARE))
    return value_text(share, Unit.SHARE)


def effect_formula() -> str:
    """Return how before and after are compared."""
    return tr(
        "Of the accounts that came into the stage up to {window} days before and after the bridge was done, "
        "the share that was lost there while their stay was not yet too long, or within {usual} days where "
        "no time is expected. Accounts whose time is not over are left out. Nothing is said of fewer than "
        "{few} accounts on either side. Fisher's exact test tells how often chance alone does as much, as "
        "if these accounts had been dealt out to before and after at random; in more than 5 of 100 cases it "
        "“may be chance”. What else changed at that time the numbers do not know.",
        window=WINDOW,
        usual=USUAL,
        few=FEW,
    )


def effect_text(effect: Effect) -> str:
    """Return what was lost before and after a bridge was done."""
    parts = [
        tr("Before: {side}.", side=side_text(effect.before)),
        tr("After: {side}.", side=side_text(effect.after)),
    ]
    if effect.undecided:
        parts.append(
            trn(
                "{count} account is still in its time.",
                "{count} accounts are still in their time.",
                effect.undecided,
            )
        )
    if not effect.is_few:
        parts.append(_chance_text(chance(effect.before, effect.after)))
    return " ".join(parts)


def _chance_text(share: float) -> str:
    cases = round(share * 100)
    number = (
        tr("less than 1") if share < 0.01 else tr("more than 99") if cases == 100 > share * 100 else cases
    )
    return tr("Chance alone makes as large a difference in {number} of 100 cases.", number=number)
