"""Where customers are lost, in words: for tooltips, for a table that is copied, for what is read aloud."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Figure, Unit, value_text
from cs_desktop.domain.journey.effects import FEW, USUAL, WINDOW, Effect, Side, Verdict
from cs_desktop.domain.journey.losses_shown import Losses, StageLosses
from cs_desktop.domain.journey.stays import LossWay

WAYS = {
    LossWay.CHURNED: marked("Churned"),
    LossWay.WENT_BACK: marked("Went back"),
    LossWay.OVERSTAYED: marked("Overstayed"),
}
VERDICTS = {
    Verdict.FEW: marked("Too few accounts to tell"),
    Verdict.CHANCE: marked("May be chance"),
    Verdict.FEWER: marked("Fewer are lost since"),
    Verdict.MORE: marked("More are lost since"),
}


def lost_figure(stage: StageLosses, losses: Losses) -> Figure:
    """Return how many accounts were lost at a stage, with what says so."""
    return Figure(
        label=tr("Lost at {stage}", stage=stage.name),
        value=stage.figures.lost,
        unit=Unit.COUNT,
        formula=formula(losses),
        source=source(),
        as_of=losses.as_of,
    )


def lost_arr_figure(label: str, arr: int, losses: Losses) -> Figure:
    """Return the ARR that was lost, with what says so."""
    return Figure(
        label=label,
        value=arr,
        unit=Unit.MONEY,
        formula=tr("ARR of each account on the day before it was lost there, by its last loss at the stage"),
        source=source(),
        as_of=losses.as_of,
        currency=losses.currency,
    )


def formula(losses: Losses) -> str:
    """Return what it means to be lost at a stage."""
    return tr(
        "Lost at a stage is an account that churned in it, went back from it, or stayed longer than "
        "{percent}% of its expected days. Each counts once, by its last loss there.",
        percent=losses.lost_after,
    )


def source() -> str:
    """Return where the figures come from."""
    return tr("Lifecycle history and subscriptions")


def time_words(losses: Losses) -> str:
    """Return of which time the losses are."""
    if losses.after is None:
        return tr("all that is known, as of {day}", day=day_text(losses.as_of))
    return tr("{start} – {end}", start=day_text(losses.after), end=day_text(losses.as_of))


def coverage(losses: Losses) -> str:
    """Return of how many accounts this tells, and of how many it cannot."""
    parts = [trn("{count} account", "{count} accounts", losses.accounts), time_words(losses)]
    if losses.left_out:
        parts.append(
            trn(
                "{count} left out: no stage or no first day as a customer",
                "{count} left out: no stage or no first day as a customer",
                losses.left_out,
            )
        )
    if losses.undated:
        parts.append(
            trn(
                "{count} in its stage since an unknown day, so never too long",
                "{count} in their stage since an unknown day, so never too long",
                losses.undated,
            )
        )
    return " · ".join(parts)


def ways_text(stage: StageLosses) -> str:
    """Return how many were lost in what way; empty where none was."""
    told = ((way, stage.figures.ways.get(way, 0)) for way in LossWay)
    return ", ".join(f"{tr(WAYS[way])} {count:,}" for way, count in told if count)


def side_text(side: Side) -> str:
    """Return how many of how many were lost."""
    if not side.of:
        return tr("no account")
    share = value_text(side.share, Unit.SHARE)
    return tr("{lost} of {of} lost ({share})", lost=side.lost, of=side.of, share=share)


def effect_formula() -> str:
    """Return how before and after are compared."""
    return tr(
        "Of the accounts that came into the stage up to {window} days before and after the bridge was done, "
        "the share that was lost there while their stay was not yet too long, or within {usual} days where "
        "no time is expected. Accounts whose time is not over are left out. Nothing is said of fewer than "
        "{few} accounts; “may be chance” is p > 0.05 in Fisher's exact test.",
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
    return " ".join(parts)


def stage_name(losses: Losses, lifecycle_id: int) -> str:
    """Return what a stage of life is called; empty where it is not told of."""
    return next((one.name for one in losses.stages if one.figures.lifecycle_id == lifecycle_id), "")


def as_table(losses: Losses) -> str:
    """Return everything as text with tabs, which a spreadsheet takes as cells."""
    return "\n".join("\t".join(cells) for cells in _rows(losses)) + "\n"


def _rows(losses: Losses) -> Iterator[tuple[str, ...]]:
    ways = tuple(tr(WAYS[way]) for way in LossWay)
    yield (tr("Where we lose customers"), coverage(losses))
    yield (tr("Stage"), tr("In it now"), tr("Lost"), *ways, tr("ARR lost"), tr("Expected days"))
    for stage in losses.stages:
        figures = stage.figures
        yield (
            _cell(stage.name),
            str(figures.here),
            str(figures.lost),
            *(str(figures.ways.get(way, 0)) for way in LossWay),
            money_short(figures.lost_arr, losses.currency),
            "" if stage.expected_days is None else str(stage.expected_days),
        )
    yield (formula(losses), source())
    if losses.effects:
        yield ()
        yield (tr("Bridge"), tr("Stage"), tr("Done"), tr("Before"), tr("After"), tr("What it says"))
        for effect in losses.effects:
            yield (
                _cell(effect.bridge.title),
                _cell(stage_name(losses, effect.bridge.lifecycle_id)),
                day_text(effect.bridge.done_on),
                side_text(effect.before),
                side_text(effect.after),
                tr(VERDICTS[effect.verdict]),
            )
        yield (effect_formula(),)


def _cell(text: str) -> str:
    """Return a text that stays in its cell and is no formula of a spreadsheet."""
    flat = " ".join(text.split())
    return "'" + flat if flat[:1] in ("=", "+", "-", "@") else flat
