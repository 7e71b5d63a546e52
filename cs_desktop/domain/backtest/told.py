"""A back-test in words and tables, the same for the window, the command line and a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.backtest.result import (
    FEWEST,
    NEAR_DAYS,
    PLENTY,
    Backtest,
    Estimate,
    Lead,
    Mismatch,
    MismatchKind,
    Outcome,
    SuggestedWeight,
    Suggestion,
    formula,
)
from cs_desktop.domain.figures import Unit, number_text, value_text

_MOST, _SOME = 0.8, 0.65
"""From which AUC on the score sees most, and some, of what is coming."""


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


def headline(found: Backtest) -> str:
    """Return in plain words what was found, good or bad."""
    losses = trn("{count} loss", "{count} losses", found.losses)
    if not found.enough:
        if found.losses < FEWEST:
            return tr("Too few losses to judge the score: {losses}, {least} are needed", **_of(losses))
        return tr("Too few accounts that stayed to judge the score beside {losses}", losses=losses)
    words = _verdict(found.auc)
    return tr("{verdict}: AUC {auc}, {losses}", verdict=words, auc=estimate_text(found.auc), losses=losses)


def _of(losses: str) -> dict[str, object]:
    return {"losses": losses, "least": FEWEST}


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
    rows.append((tr("All"), *counts, share(whole.rate), share(1.0 if whole.followed else None), "1"))
    return Section(
        "bands",
        tr("Bands"),
        finding,
        _formulas(found, "precision", "recall", "lift", "interval"),
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
        _formulas(found, "calibration", "brier"),
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
        _formulas(found, "lead"),
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
        _formulas(found, "measure", "left_out", "interval"),
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
        _formulas(found, "auc", "interval"),
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


def weights_section(one: Suggestion) -> Section:
    """Return suggested weights beside those of the scorecard."""
    rows = tuple(
        (weight.name, number_text(weight.present, 0), number_text(weight.suggested, 0), _why(weight))
        for weight in one.weights
    )
    return Section(
        "weights",
        tr("Suggested weights"),
        suggestion_finding(one),
        "; ".join((formula("weights"), formula("held_out"))),
        (tr("Measure"), tr("Today"), tr("Suggested"), tr("Why")),
        rows,
        (0, 3),
    )


def suggestion_finding(one: Suggestion) -> str:
    """Return whether the suggested weights do better where they were not fitted."""
    if one.gain.value is None:
        return tr(
            "Not tested: {losses} in the held-out month-ends, {least} are needed",
            **_of(trn("{count} loss", "{count} losses", one.losses)),
        )
    if one.gain.is_above(0):
        words = tr("The suggestion does better on what it was not fitted to")
    elif one.gain.is_below(0):
        words = tr("The suggestion does worse on what it was not fitted to: leave the weights as they are")
    else:
        words = tr("The suggestion does not do better for certain on what it was not fitted to")
    return tr(
        "{words}: AUC {suggested}, today's {present}, difference {gain}",
        words=words,
        suggested=estimate_text(one.suggested_auc),
        present=estimate_text(one.present_auc),
        gain=estimate_text(one.gain, signed=True),
    )


def suggestion_note(one: Suggestion) -> str:
    """Return what a draft with these weights says of where they come from."""
    question = one.question
    return tr(
        "Weights suggested by the back-test of {day} ({outcome}, {days} days). {finding}",
        day=day_text(one.as_of),
        outcome=question.outcome.label,
        days=question.horizon_days,
        finding=suggestion_finding(one),
    )


def _why(weight: SuggestedWeight) -> str:
    if weight.no_data:
        return tr("no data")
    if weight.wrong_sign:
        return tr("left out: better scores went with more losses")
    return ""


def estimate_text(one: Estimate, decimals: int = 2, *, signed: bool = False) -> str:
    """Return a value with its interval, such as 0.71 (0.62–0.79); an en dash where there is none."""
    if one.value is None:
        return "–"
    value = _number(one.value, decimals, signed=signed)
    if one.low is None or one.high is None:
        return value
    low, high = (_number(edge, decimals, signed=signed) for edge in (one.low, one.high))
    between = tr("{low} to {high}", low=low, high=high) if signed else f"{low}–{high}"
    return f"{value} ({between})"


def _number(value: float, decimals: int, *, signed: bool) -> str:
    text = number_text(value, decimals)
    return f"+{text}" if signed and round(value, decimals) > 0 else text


def share(value: float | None) -> str:
    """Return a fraction as per cent."""
    return value_text(value, Unit.SHARE)


def formula_text(found: Backtest, key: str) -> str:
    """Return a formula in words."""
    return formula(key).replace("{draws}", number_text(found.draws, 0))


def _formulas(found: Backtest, *keys: str) -> str:
    told = [(_named(key), formula_text(found, key)) for key in keys]
    return "\n".join(f"{name}: {text}" if name else text for name, text in told)


def _named(key: str) -> str:
    """Return the heading that a formula is of; empty where it is of the whole table."""
    names = {
        "precision": tr("Precision"),
        "recall": tr("Recall"),
        "lift": tr("Lift"),
        "auc": tr("AUC"),
        "measure": tr("AUC"),
        "left_out": tr("AUC lost without it"),
        "brier": "Brier",
    }
    return names.get(key, "")


def range_text(low: float, high: float) -> str:
    """Return the scores of a group, such as 46–59; one where they are the same."""
    first, last = number_text(low, 0), number_text(high, 0)
    return first if first == last else f"{first}–{last}"
