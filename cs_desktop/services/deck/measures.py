"""The measures of a success plan as figures and sentences, said as the plan says them."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.domain.deck.kept import KEPT_WORDS
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.plan.progress import FORMULA as EXPECTED_FORMULA
from cs_desktop.domain.plan.progress import KEEPS, Progress
from cs_desktop.domain.plan.words import Spoken, target_said, target_with_unit, unit_said, value_said
from cs_desktop.domain.plan.words import value_with_unit as with_unit
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.deck.facts.plan import MeasureTold, PlanTold
from cs_desktop.services.deck.titles.counting import small
from cs_desktop.services.deck.titles.measures import Lone

PLAN = "Success plan"


def now_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure is; None where nobody knows."""
    formula, source = origin(measure)
    said = value_said(measure, measure.current, currency)
    day = measure.current_on or as_of
    return value_figure(measure, measure.name, measure.current, said, formula, source, day)


def origin(measure: MeasureTold) -> tuple[str, str]:
    """Return how the value of a measure comes about, and where it is from."""
    if measure.source:
        return "newest point of its metric", f"Metric “{measure.source}”"
    return "as entered in the success plan", PLAN


def baseline_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure began; None where nobody said."""
    said = value_said(measure, measure.baseline, currency)
    name, day = f"{measure.name}, baseline", measure.baseline_on or as_of
    return value_figure(
        measure, name, measure.baseline, said, "where the measure stood when it began", PLAN, day
    )


def target_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure is to be; None where nobody said."""
    said = limit_said(measure, target_said(measure, currency))
    due = f", due {day_text(measure.due)}" if measure.due else ""
    formula = f"target of the success plan{due}"
    return value_figure(measure, f"{measure.name}, target", measure.target, said, formula, PLAN, as_of)


def limit_said(measure: MeasureTold, target: str) -> str:
    """Return the target of a measure with what it is where it is to be kept: "at least 80.0%"."""
    return f"{KEPT_WORDS.get(measure.kind, '')} {target}".strip()


def kept_of(measure: MeasureTold | None) -> MeasureKind | None:
    """Return how a measure is to be at its target all the time; None where it is on its way there."""
    return MeasureKind(measure.kind) if measure is not None and measure.kind in KEEPS else None


def expected_figure(measure: MeasureTold, as_of: date, currency: str) -> Figure | None:
    """Return where a measure was planned to be by the deck's day; None where its numbers do not say."""
    said = value_said(measure, measure.expected, currency)
    formula = "its target, to be kept all the time" if measure.kind in KEEPS else EXPECTED_FORMULA
    name = f"{measure.name}, planned for {day_text(as_of)}"
    return value_figure(measure, name, measure.expected, said, formula, PLAN, as_of)


def value_figure(
    measure: Spoken,
    label: str,
    value: float | None,
    said: str,
    formula: str,
    source: str,
    as_of: date,
) -> Figure | None:
    """Return a value of a measure, said by its words, with its sign; None where there is none."""
    if value is None:
        return None
    unit = unit_said(measure)
    # What a sign at the number or a word says already is not said again.
    named = f"{label}, {unit}" if unit and unit not in said else label
    return Figure(named, value, Unit.NUMBER, formula, source, as_of, said=said)


def reading(plan: PlanTold | None, metric: str) -> MeasureTold | None:
    """Return the first measure of a plan that reads a metric, by its name, and has a value.

    Where there is one, its value stands for the metric wherever a large figure does.
    """
    measures = plan.measures if plan is not None else ()
    return next((one for one in measures if one.source == metric and one.current is not None), None)


def lone_of(measures: Sequence[MeasureTold], currency: str) -> Lone | None:
    """Return the only measure of a plan for its title; None where there are more, or it is done or not."""
    if len(measures) != 1 or measures[0].kind == MeasureKind.DONE:
        return None
    (one,) = measures
    return Lone(
        one.name,
        "" if one.baseline is None else value_said(one, one.baseline, currency),
        "" if one.current is None else value_said(one, one.current, currency),
        "" if one.target is None else limit_said(one, target_with_unit(one, currency)),
        rose=(one.current or 0.0) > (one.baseline or 0.0),
        keeps=one.kind in KEEPS,
    )


def way_of(measure: MeasureTold, currency: str) -> str:
    """Return where a measure came from and is to go, its unit told elsewhere: "from 5.8, target 8".

    Of what is to be kept it is that: "keep at least 80.0%".
    """
    target = target_said(measure, currency) if measure.target is not None else ""
    if measure.kind in KEEPS:
        return f"keep {limit_said(measure, target)}" if target else ""
    if measure.kind == MeasureKind.DONE or measure.baseline is None:
        return f"target {target}" if target else ""
    start = value_said(measure, measure.baseline, currency)
    return f"from {start}, target {target}" if target else f"from {start}"


def sentence(measure: MeasureTold, currency: str) -> str:
    """Return what became of a measure: "Satisfaction rose from 5.9 to 6.4 of 10; the target is 8."."""
    said = _course(measure, currency)
    if measure.target is None or measure.current is None or measure.kind == MeasureKind.DONE:
        return f"{said}."
    target = target_said(measure, currency)
    if measure.kind in KEEPS:
        return f"{said}; {limit_said(measure, target)} is to be kept."
    if measure.progress is Progress.MET:
        return f"{said} and met the target of {target}."
    return f"{said}; the target is {target}."


def late_sentence(measure: MeasureTold, as_of: date, today: date, currency: str) -> str:
    """Return the same of one that is late: where it was planned to be on a day, or since when it was due."""
    course = _course(measure, currency)
    if measure.current is None or measure.target is None or measure.kind in KEEPS:
        return sentence(measure, currency)
    if measure.progress is Progress.OVERDUE and measure.due is not None:
        return f"{course}; {target_said(measure, currency)} was due {day_text(measure.due)}."
    if measure.expected is None or measure.kind == MeasureKind.DONE:
        return sentence(measure, currency)
    planned = _planned(measure, measure.expected, currency)
    return f"{course}, behind the {planned} planned for {short_day_text(as_of, today)}."


def behind_sentence(measure: MeasureTold, as_of: date, today: date, currency: str) -> str:
    """Return the same of one that may be late, with its target beside where it was planned to be by a day."""
    is_told = measure.current is None or measure.kind == MeasureKind.DONE
    if is_told or measure.expected is None or measure.expected == measure.target:
        return sentence(measure, currency)
    planned = _planned(measure, measure.expected, currency)
    where = f"the plan for {short_day_text(as_of, today)} was {planned}"
    return f"{_course(measure, currency)}; {where} and the target is {target_said(measure, currency)}."


def _planned(measure: MeasureTold, expected: float, currency: str) -> str:
    """Return where a measure should be with the decimals that its own values have, or what tells it apart."""
    scale = 2 if measure.unit == Unit.SHARE else 0
    known = [v for v in (measure.baseline, measure.target, measure.current) if v is not None]
    least = max(len(f"{round(v * 10**scale, 9):.15g}".partition(".")[2]) for v in known)
    now = value_said(measure, measure.current, currency)
    texts = (value_said(measure, round(expected, least + scale + more), currency) for more in range(4))
    return next((text for text in texts if text != now), value_said(measure, expected, currency))


def _course(measure: MeasureTold, currency: str) -> str:
    """Return its way, in verbs that fit one thing and many."""
    name, current = measure.name, measure.current
    if current is None:
        return f"Nobody has measured {small(name)} yet"
    if measure.kind == MeasureKind.DONE:
        return f"{name} is {'done' if current >= 1 else 'not done yet'}"
    now = with_unit(measure, current, currency)
    before = value_said(measure, measure.baseline, currency)
    if measure.baseline is None or measure.kind in KEEPS:
        return f"{name} stood at {now}"
    if before == value_said(measure, current, currency):
        return f"{name} still stood at {now}"
    return f"{name} {'rose' if current > measure.baseline else 'fell'} from {before} to {now}"
