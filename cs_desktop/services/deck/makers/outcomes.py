"""Where the agreed measures stand: agreed before and confirmed after, each with who and when."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import MeasureRow, MeasuresSlide
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.plan.ledger import CONFIRMED_FORMULA, SignOff
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS, SaidMeasure, unit_said, value_with_unit
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.services.deck.facts.own import DeckFacts, Estimate
from cs_desktop.services.deck.facts.plan import (
    AgreedTold,
    ConfirmationTold,
    MeasureTold,
    ObjectiveTold,
    PlanTold,
)
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.chosen import NONE_MEASURED, NOTHING_CHOSEN, chosen, version_said
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.measures import (
    baseline_figure,
    expected_figure,
    kept_of,
    lone_of,
    now_figure,
    origin,
    target_figure,
)
from cs_desktop.services.deck.titles.measures import measures_title

NO_MEASURES = Absent(
    marked("No objective of a success plan has a measure with a value yet."),
    (
        marked("Say which result would make this year a success, in the customer's words."),
        marked("Give objectives one to three measures, each with baseline, target and day."),
    ),
)
ESTIMATE = "estimate, not confirmed"


def outcomes_slide(facts: SharedFacts, design: SlideDesign) -> MeasuresSlide | Absent:
    """Return where each measure is, beside where it was planned to be, and what is confirmed of it."""
    return _slide(facts, design, {})


def own_outcomes_slide(facts: DeckFacts, design: SlideDesign) -> MeasuresSlide | Absent:
    """Return the same with what is thought to be worth something and nobody confirmed, marked as that."""
    return _slide(facts, design, {one.measure_id: one for one in facts.estimates})


def _slide(
    facts: SharedFacts, design: SlideDesign, estimates: Mapping[int, Estimate]
) -> MeasuresSlide | Absent:
    plan = facts.plan
    if plan is None or not any(one.current is not None for one in plan.measures):
        return NO_MEASURES
    shown = chosen(plan, design)
    if not any(one.current is not None for one in shown.measures):
        return NONE_MEASURED if shown.measures else NOTHING_CHOSEN
    objectives = [one for one in shown.objectives if one.state != ObjectiveState.PARKED]
    rows = tuple(
        _row(facts, plan, objective, measure, design, estimates)
        for objective in objectives
        for measure in objective.measures
    )
    total = _total(facts, shown) if design.shows("worth") else None
    with_measures = [one for one in objectives if one.measures]
    part = len(shown.measures) < len(plan.measures)
    agreed = all(one.agreed.state is SignOff.SIGNED for one in with_measures)
    return MeasuresSlide(
        measures_title(
            [one.progress for one in shown.measures],
            agreed=agreed,
            worth=total.text() if total is not None else "",
            lone=lone_of(shown.measures, facts.workspace.currency),
            part=part,
        ),
        rows,
        f"Source: {version_said(plan, shown)}, values up to {day_text(facts.as_of)}; see the appendix.",
        total,
        sign_off_sentence(with_measures, part=part) if design.shows("sign_off") else "",
    )


def _total(facts: SharedFacts, plan: PlanTold) -> Figure | None:
    """Return the sum of the column; where more is confirmed elsewhere, its label says so."""
    here = {one.id for one in plan.measures}
    mine = [one for one in plan.confirmations if one.measure_id in here]
    total, whole = (confirmed_total(facts, entries) for entries in (mine, plan.confirmations))
    if total is None or whole is None or total.value == whole.value:
        return total
    return replace(total, label="Confirmed for these, a year")


def _row(
    facts: SharedFacts,
    plan: PlanTold,
    objective: ObjectiveTold,
    measure: MeasureTold,
    design: SlideDesign,
    estimates: Mapping[int, Estimate],
) -> MeasureRow:
    currency, as_of = facts.workspace.currency, facts.as_of
    progress = measure.progress
    now = now_figure(measure, as_of, currency)
    owners = " and ".join(filter(None, (objective.ours, objective.theirs)))
    unit = unit_said(measure)
    sub = measure.definition or ("" if now is not None and unit in now.text() else unit)
    confirmed = plan.confirmed_of(measure.id)
    return MeasureRow(
        measure.name,
        ", ".join(filter(None, (sub, owners if design.shows("owners") else ""))),
        _unknown(measure, facts) if now is None else _dated(now, confirmed, facts),
        Status.NONE if progress is None else PROGRESS_STATUS[progress],
        "Not measured" if progress is None else PROGRESS[progress],
        baseline_figure(measure, as_of, currency),
        target_figure(measure, as_of, currency),
        expected_figure(measure, as_of, currency) if design.shows("expected") else None,
        _worth(facts, plan, measure, estimates.get(measure.id)) if design.shows("worth") else None,
        agreed_words(objective.agreed),
        confirmed_words(confirmed, currency) if confirmed is not None else "",
        kept_of(measure),
        measure.target_high,
    )


def _dated(now: Figure, confirmed: ConfirmationTold | None, facts: SharedFacts) -> Figure:
    """Return a value with its day where a later one was confirmed, so that both are told apart."""
    if confirmed is None or confirmed.day <= now.as_of:
        return now
    return replace(now, note=f"on {short_day_text(now.as_of, facts.prepared_on)}")


def _unknown(measure: MeasureTold, facts: SharedFacts) -> Figure:
    formula, source = origin(measure)
    reason = "nobody has measured it yet"
    return Figure(measure.name, None, Unit.NUMBER, formula, source, facts.as_of, reason=reason)


def agreed_words(agreed: AgreedTold) -> str:
    """Return who agreed to an objective and when; empty where nobody did yet."""
    if agreed.day is None or agreed.state not in (SignOff.SIGNED, SignOff.CHANGED):
        return ""
    told = ", ".join(filter(None, (agreed.who, day_text(agreed.day))))
    return f"{told}, changed since" if agreed.state is SignOff.CHANGED else told


def confirmed_words(one: ConfirmationTold, currency: str) -> str:
    """Return who confirmed which result and when."""
    told = ", ".join(filter(None, (one.who, day_text(one.day))))
    if one.result is None:
        return told
    return f"{told}: {value_with_unit(result_measure(one), one.result, currency)}"


def result_measure(one: ConfirmationTold) -> SaidMeasure:
    """Return how the values of a confirmed result are read."""
    kept = one.numbers
    return SaidMeasure(str(kept.get("kind") or ""), str(kept.get("unit") or ""), kept.get("scale") or None)


def confirmed_total(facts: SharedFacts, entries: Iterable[ConfirmationTold]) -> Figure | None:
    """Return the sum of the worth that was confirmed and may be told; None where there is none."""
    told = [one for one in entries if one.worth is not None]
    if not told:
        return None
    return Figure(
        label="Confirmed, a year",
        value=sum(one.worth or 0 for one in told),
        unit=Unit.MONEY,
        formula=CONFIRMED_FORMULA,
        source="Confirmations of value by contacts; estimates are no part of it",
        as_of=max(one.day for one in told),
        currency=facts.workspace.currency,
    )


def _worth(
    facts: SharedFacts, plan: PlanTold, measure: MeasureTold, estimate: Estimate | None
) -> Figure | None:
    mine = [one for one in plan.confirmations if one.measure_id == measure.id]
    total = confirmed_total(facts, mine)
    if total is not None:
        told = [one.formula for one in mine if one.worth is not None and one.formula]
        formula = "; ".join(told) or "as the customer stated it"
        return Figure(
            label=f"{measure.name}, confirmed worth a year",
            value=total.value,
            unit=Unit.MONEY,
            formula=formula,
            source=f"Confirmation by {mine[-1].who}" if mine[-1].who else "Confirmation of value",
            as_of=total.as_of,
            currency=total.currency,
        )
    if estimate is None:
        return None
    return Figure(
        label=f"{measure.name}, estimated worth a year",
        value=estimate.amount,
        unit=Unit.MONEY,
        formula=estimate.formula,
        source="Success plan; nobody confirmed it",
        as_of=measure.current_on or facts.as_of,
        currency=facts.workspace.currency,
        note=ESTIMATE,
    )


def sign_off_sentence(objectives: Iterable[ObjectiveTold], *, part: bool = False) -> str:
    """Return in one sentence who agreed to which measures and when, by their places on the slide.

    `part` says that the plan has more measures than the slide.
    """
    places: dict[str, list[int]] = {}
    count = 0
    for one in objectives:
        said = _signed(one.agreed)
        for _ in one.measures:
            count += 1
            if said:
                places.setdefault(said, []).append(count)
    if not places:
        return "Customer sign-off: not asked for yet."
    if len(places) == 1 and len(next(iter(places.values()))) == count:
        (said,) = places
        whole = "the measure" if count == 1 else "all measures"
        return f"Customer sign-off: {whole}{' shown' if part else ''} {said}."
    parts = [
        f"measure{'' if len(found) == 1 else 's'} {_span(found)} {said}" for said, found in places.items()
    ]
    return f"Customer sign-off: {', '.join(parts)}."


def _signed(agreed: AgreedTold) -> str:
    if agreed.day is None or agreed.state is SignOff.NONE:
        return ""
    if agreed.state is SignOff.ASKED:
        return f"asked {day_text(agreed.day)}"
    by = f" by {agreed.who}" if agreed.who else ""
    changed = ", changed since" if agreed.state is SignOff.CHANGED else ""
    return f"agreed {day_text(agreed.day)}{by}{changed}"


def _span(places: list[int]) -> str:
    runs: list[list[int]] = []
    for one in places:
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
