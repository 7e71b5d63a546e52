"""What a back-test found as tables, the same for the window, the command line and a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.estimates import estimate_text, formulas, range_text, share
from cs_desktop.domain.backtest.result import (
    NEAR_DAYS,
    Backtest,
    Lead,
    Mismatch,
    MismatchKind,
)
from cs_desktop.domain.figures import Unit, number_text, value_text


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what was found, as a table."""

    key: str
    title: str
    finding: str
    formula: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = (0,)
    """The places of the columns that hold words; the others hold figures."""


def sections(found: Backtest) -> tuple[Section, ...]:
    """Return everything else that was found."""
    made = (_bands(found), _calibration(found), _lead(found), _measures(found), _segments(found))
    return tuple(part for part in (*made, _mismatches(found)) if part is not None)


def _bands(found: Backtest) -> Section:
    risk = found.bands[0]
    finding = ""
    if risk.lift.value is not None:
        finding = tr(
            "At risk: {lift} times the base rate; {recall} of what was lost was in it",
            lift=estimate_text(risk.lift),
            recall=share(risk.recall),
        )
    rows: list[tuple[str, ...]] = [
        (
            row.band.label,
            number_text(row.counted.observations, 0),
            number_text(row.counted.accounts, 0),
            number_text(row.counted.followed, 0),
            share(row.counted.rate),
            share(row.recall),
            estimate_text(row.lift),
        )
        for row in found.bands
    ]
    whole = found.counted
    counts = (number_text(one, 0) for one in (whole.observations, whole.accounts, whole.followed))
    # Of too few losses no lift is told, so there is nothing that 1 could stand beside.
    lift = "1" if found.enough else "–"
    rows.append((tr("All"), *counts, share(whole.rate), share(1.0 if whole.followed else None), lift))
    return Section(
        "bands",
        tr("Bands"),
        finding,
        formulas(found, "precision", "recall", "lift", "interval"),
        (
            tr("Band"),
            tr("Observations"),
            tr("Accounts"),
            tr("Followed by a loss"),
            tr("Precision"),
            tr("Recall"),
            tr("Lift"),
        ),
        tuple(rows),
    )


def _calibration(found: Backtest) -> Section | None:
    known = found.calibration
    if not known.bins:
        return None
    finding = ""
    if known.brier is not None and known.base_brier is not None:
        better = known.brier < known.base_brier
        brier, base = number_text(known.brier, 4), number_text(known.base_brier, 4)
        finding = (
            tr("Knowing the score helps: Brier {brier}, {base} without it", brier=brier, base=base)
            if better
            else tr(
                "Knowing the score does not help: Brier {brier}, {base} without it", brier=brier, base=base
            )
        )
    rows = tuple(
        (
            range_text(one.low, one.high),
            number_text(one.counted.observations, 0),
            number_text(one.counted.accounts, 0),
            share(one.rate.value),
            tr("{low} to {high}", low=share(one.rate.low), high=share(one.rate.high)),
        )
        for one in known.bins
    )
    headings = (tr("Score"), tr("Observations"), tr("Accounts"), tr("Followed by a loss"), tr("95% interval"))
    return Section(
        "calibration",
        tr("Calibration"),
        finding,
        formulas(found, "calibration", "brier"),
        headings,
        rows,
    )


def lead_finding(lead: Lead) -> str:
    """Return how early losses were seen."""
    if not lead.losses:
        return tr("No loss followed a month-end with a score")
    if lead.median_days is None:
        return tr(
            "None of {count} losses was At risk at the last month-end before",
            count=number_text(lead.losses, 0),
        )
    return tr(
        "{seen} of {count} losses were At risk before, half of them for {days} or longer",
        seen=number_text(lead.seen, 0),
        count=number_text(lead.losses, 0),
        days=value_text(lead.median_days, Unit.DAYS),
    )


def _lead(found: Backtest) -> Section | None:
    lead = found.lead
    if lead is None:
        return None
    rows = [
        (tr("At risk at the last month-end before"), number_text(lead.seen, 0)),
        (tr("At risk earlier, but not at the last month-end"), number_text(lead.earlier, 0)),
        (tr("Never at risk before"), number_text(lead.never, 0)),
        (tr("Lead time, median"), value_text(lead.median_days, Unit.DAYS)),
    ]
    if lead.quartiles is not None:
        low, high = (value_text(one, Unit.DAYS) for one in lead.quartiles)
        rows.append((tr("Lead time, middle half"), tr("{low} to {high}", low=low, high=high)))
    if lead.cut:
        rows.append(
            (tr("At risk since the first month-end, so perhaps for longer"), number_text(lead.cut, 0))
        )
    return Section(
        "lead",
        tr("Lead time"),
        lead_finding(lead),
        formulas(found, "lead"),
        (tr("Losses"), tr("Count")),
        tuple(rows),
    )


def _measures(found: Backtest) -> Section:
    rows = tuple(
        (
            one.name,
            share(one.coverage),
            number_text(one.followed, 0),
            estimate_text(one.auc),
            estimate_text(one.left_out, 3, signed=True),
        )
        for one in found.measures
    )
    tell = [one.name for one in found.measures if one.auc.is_above(0.5)]
    wrong = [one.name for one in found.measures if one.auc.is_below(0.5)]
    parts = []
    if found.enough:
        parts.append(
            tr("Tells by itself: {names}", names=", ".join(tell))
            if tell
            else tr("No measure tells by itself")
        )
    if wrong:
        parts.append(tr("points the wrong way: {names}", names=", ".join(wrong)))
    return Section(
        "measures",
        tr("Measures"),
        "; ".join(parts),
        formulas(found, "measure", "left_out", "interval"),
        (tr("Measure"), tr("Has data"), tr("Followed by a loss"), tr("AUC"), tr("AUC lost without it")),
        rows,
    )


def _segments(found: Backtest) -> Section | None:
    if not found.segments:
        return None
    rows = tuple(
        (
            one.name or tr("No segment"),
            number_text(one.counted.observations, 0),
            number_text(one.losses, 0),
            share(one.counted.rate),
            estimate_text(one.auc),
        )
        for one in found.segments
    )
    return Section(
        "segments",
        tr("Segments"),
        tr("As the accounts were in them at the month-end"),
        formulas(found, "auc", "interval"),
        (tr("Segment"), tr("Observations"), tr("Losses"), tr("Followed by a loss"), tr("AUC")),
        rows,
    )


def _mismatches(found: Backtest) -> Section:
    counts = mismatch_counts(found.mismatches)
    listed = ", ".join(tr("{kind}: {count}", kind=kind.label, count=count) for kind, count in counts)
    return Section(
        "mismatches",
        tr("Where the outcomes differ"),
        listed or tr("ARR, churn events and flags say the same"),
        tr(
            "an event and a loss of ARR within {days} days of each other are taken for the same",
            days=NEAR_DAYS,
        ),
        (tr("What"), tr("Account"), tr("Day")),
        tuple((one.kind.label, one.name, day_text(one.day)) for one in found.mismatches),
        (0, 1),
    )


def mismatch_counts(mismatches: Iterable[Mismatch]) -> tuple[tuple[MismatchKind, int], ...]:
    """Return how many there are of each kind that there is."""
    listed = [one.kind for one in mismatches]
    return tuple((kind, listed.count(kind)) for kind in MismatchKind if kind in listed)
