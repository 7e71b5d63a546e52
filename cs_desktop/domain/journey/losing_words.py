"""Where customers are lost, in words: for tooltips, for a table that is copied, for what is read aloud."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.journey.effect_words import VERDICTS, effect_formula, side_text
from cs_desktop.domain.journey.losses_shown import Losses, StageLosses
from cs_desktop.domain.journey.stays import LossWay

WAYS = {
    LossWay.CHURNED: marked("Churned"),
    LossWay.WENT_BACK: marked("Went back"),
    LossWay.OVERSTAYED: marked("Overstayed"),
}


def lost_figure(stage: StageLosses, losses: Losses) -> Figure:
    """Return how many accounts were lost at a stage, with what says so."""
    return Figure(
        label=tr("Lost at {stage}", stage=stage.name),
        value=stage.figures.lost,
        unit=Unit.COUNT,
        formula="\n".join(filter(None, (formula(losses), renewed_words(stage.figures.renewed)))),
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
        "{percent} of its expected days. Each counts once, by its last loss there.",
        percent=_percents(losses.lost_after),
    )


def _percents(known: tuple[int, ...]) -> str:
    if known[0] == known[-1]:
        return tr("{number}%", number=known[0])
    return tr("{least}% to {most}%, as the account's own map says,", least=known[0], most=known[-1])


def renewed_words(count: int, arr: str = "") -> str:
    """Return that so many of those who went back had renewed; empty where nobody had."""
    if not count:
        return ""
    who = trn(
        "{count} of those who went back had a renewal won there or in the next stage",
        "{count} of those who went back had a renewal won there or in the next stage",
        count,
    )
    told = tr("{who} ({arr} ARR)", who=who, arr=arr) if arr else who
    return tr("{who}: by the definition lost at the stage, but not as a customer.", who=told)


def renewed_figure(losses: Losses) -> Figure:
    """Return the ARR of those who went back after a renewal that was won, with what says so."""
    return Figure(
        label=tr("ARR that went back with a won renewal"),
        value=sum(one.figures.renewed_arr for one in losses.stages),
        unit=Unit.MONEY,
        formula=tr(
            "ARR of each account that went back, where a renewal that was won (renewed, expanded or reduced) "
            "was due in the stage that it left or in the one that it went back to"
        ),
        source=tr("Lifecycle history, renewals and subscriptions"),
        as_of=losses.as_of,
        currency=losses.currency,
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
    parts = [f"{tr(WAYS[way])} {count:,}" for way, count in told if count]
    if stage.figures.renewed:
        parts.append(tr("of these with a won renewal {count}", count=f"{stage.figures.renewed:,}"))
    return ", ".join(parts)


def stage_name(losses: Losses, lifecycle_id: int) -> str:
    """Return what a stage of life is called; empty where it is not told of."""
    return next((one.name for one in losses.stages if one.figures.lifecycle_id == lifecycle_id), "")


def as_table(losses: Losses) -> str:
    """Return everything as text with tabs, which a spreadsheet takes as cells."""
    return "\n".join("\t".join(cells) for cells in _rows(losses)) + "\n"


def _rows(losses: Losses) -> Iterator[tuple[str, ...]]:
    ways = tuple(tr(WAYS[way]) for way in LossWay)
    yield (tr("Where we lose customers"), coverage(losses))
    yield (
        tr("Stage"),
        tr("In it now"),
        tr("Lost"),
        *ways,
        tr("ARR lost"),
        tr("Expected days"),
        tr("Went back with a won renewal"),
    )
    for stage in losses.stages:
        figures = stage.figures
        yield (
            _cell(stage.name),
            str(figures.here),
            str(figures.lost),
            *(str(figures.ways.get(way, 0)) for way in LossWay),
            money_short(figures.lost_arr, losses.currency),
            "" if stage.expected_days is None else str(stage.expected_days),
            str(figures.renewed),
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
