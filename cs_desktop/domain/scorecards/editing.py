"""Working on the draft of a scorecard: the same content with one thing changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import marked, tr, trc
from cs_desktop.domain.scorecards.card import Axis, Cap, Curve, Measure, Side
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.typed_numbers import read_number
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy

MOST_MEASURES = 40
NAME_LIMIT, NOTE_LIMIT = 300, 2000
_MOST_DAYS = 3660
_NEW_WEIGHT = 10
MISSING = {
    MissingPolicy.SHARE: marked("Its weight goes to the others"),
    MissingPolicy.NEUTRAL: marked("Counts as 50"),
    MissingPolicy.ZERO: marked("Counts as 0"),
}
AMOUNTS = {
    MetricKind.SUM: marked("Sum"),
    MetricKind.MEAN: marked("Mean"),
    MetricKind.LAST: marked("Latest"),
    MetricKind.MAX: marked("Highest"),
}
SIDES = {Side.AT_LEAST: marked("at least"), Side.AT_MOST: marked("at most")}
_DAYS = {"window_days": 1, "stale_days": 1, "lag_days": 0, "age_from": 0, "age_below": 1}
"""Fields of days, with the fewest that one may enter."""


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A metric or kind of survey that can be a measure."""

    key: str
    name: str
    unit: str
    kind: MetricKind
    window_days: int
    stale_days: int
    lag_days: int = 0
    higher_is_better: bool = True
    topic: str = ""
    is_survey: bool = False


def axis_text(axis: Axis) -> str:
    """Return what an axis is called."""
    if axis is Axis.NONE:
        return tr("Neither")
    return trc("quadrant", "Outcome") if axis is Axis.OUTCOME else tr("Experience")


def with_measure(content: CardContent, choice: MeasureChoice, curve: Curve) -> CardContent:
    """Return the draft with one measure more: with what is left to 100, else a weight of 10.

    Surveys speak for the experience; of a metric only its reader can say what it speaks for.

    Raises:
        InputError: it is there already, or there are too many.
    """
    if any(measure.key == choice.key for measure in content.measures):
        raise InputError(tr("{name} is a measure of this scorecard already.", name=choice.name))
    if len(content.measures) >= MOST_MEASURES:
        raise InputError(tr("A scorecard has at most {most} measures.", most=MOST_MEASURES))
    left = 100 - content.total
    made = Measure(
        key=choice.key,
        name=choice.name[:NAME_LIMIT],
        weight=round(left, 6) if left > 1e-6 else _NEW_WEIGHT,
        axis=Axis.EXPERIENCE if choice.is_survey else Axis.NONE,
        curve=curve,
        kind=choice.kind,
        window_days=choice.window_days,
        stale_days=choice.stale_days,
    )
    return replace(content, measures=(*content.measures, made))


def without_measure(content: CardContent, key: str) -> CardContent:
    """Return the draft without a measure, and without the caps that look at it."""
    return replace(
        content,
        measures=tuple(measure for measure in content.measures if measure.key != key),
        caps=tuple(cap for cap in content.caps if cap.measure != key),
    )


def moved_measure(content: CardContent, key: str, step: int) -> CardContent:
    """Return the draft with a measure so many places further."""
    start = next((place for place, one in enumerate(content.measures) if one.key == key), None)
    return content if start is None else replace(content, measures=moved(content.measures, start, step))


def moved(parts: tuple[Any, ...], start: int, step: int) -> tuple[Any, ...]:
    """Return parts with one of them so many places further, at most at an end."""
    rest = [*parts[:start], *parts[start + 1 :]]
    rest.insert(min(max(start + step, 0), len(rest)), parts[start])
    return tuple(rest)


def with_changes(content: CardContent, key: str, **values: object) -> CardContent:
    """Return the draft with other values of a measure.

    Raises:
        InputError: the measure makes no sense with them.
    """
    try:
        return replace(
            content,
            measures=tuple(
                replace(one, **values) if one.key == key else one  # type: ignore[arg-type] # fields of a measure
                for one in content.measures
            ),
        )
    except KnownError as error:
        raise InputError(str(error)) from error


def with_typed(content: CardContent, key: str, field: str, text: str) -> CardContent:
    """Return the draft with what was typed for a field of a measure.

    Raises:
        InputError: it is no such value.
    """
    if field == "weight":
        return with_changes(content, key, weight=read_weight(text))
    if field in _DAYS:
        return with_changes(content, key, **{field: read_days(field, text)})
    if field == "name":
        return with_changes(content, key, name=read_name(text))
    if len(text) > NOTE_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=NOTE_LIMIT))
    return with_changes(content, key, **{field: text.strip()})


def with_weights(content: CardContent, weights: Mapping[str, float]) -> CardContent:
    """Return the draft with the weights of its measures by key; one that would have none is left out.

    Raises:
        InputError: a weight is none, or nothing is left.
    """
    kept = content
    for measure in content.measures:
        weight = weights.get(measure.key, measure.weight)
        if weight == 0:
            kept = without_measure(kept, measure.key)
        else:
            kept = with_changes(kept, measure.key, weight=weight)
    if not kept.measures:
        raise InputError(tr("A scorecard needs a measure that counts."))
    return kept


def spread_to_100(content: CardContent) -> CardContent:
    """Return the draft with weights in whole points that sum to 100, as near as can be to what they are.

    Each gets its share of 100 rounded down, at least 1; what is left goes to those that lost most.
    """
    total, count = content.total, len(content.measures)
    if not count:
        return content
    shares = [measure.weight / total * 100 for measure in content.measures]
    whole = [max(int(share + 1e-9), 1) for share in shares]
    while (left := 100 - sum(whole)) != 0:
        step = 1 if left > 0 else -1
        able = [place for place in range(count) if step > 0 or whole[place] > 1]
        # Of equal ones the first gains and the last loses, so that a heavier one never falls behind.
        place = max(able, key=lambda one: (step * (shares[one] - whole[one]), -step * one))
        whole[place] += step
    return replace(
        content,
        measures=tuple(
            replace(one, weight=weight) for one, weight in zip(content.measures, whole, strict=True)
        ),
    )


def with_cap(content: CardContent, key: str) -> CardContent:
    """Return the draft with a new cap on a measure: at most 49 where its curve scores least."""
    measure = next(one for one in content.measures if one.key == key)
    worst = min(measure.curve, key=lambda point: point[1])
    falls = measure.curve[0][1] > measure.curve[-1][1]
    side = Side.AT_LEAST if falls else Side.AT_MOST
    made = Cap(_free(measure.name, [cap.name for cap in content.caps]), key, side, worst[0], 49)
    return replace(content, caps=(*content.caps, made))


def with_cap_changed(content: CardContent, place: int, **values: object) -> CardContent:
    """Return the draft with other values of a cap."""
    caps = list(content.caps)
    caps[place] = replace(caps[place], **values)  # type: ignore[arg-type] # fields of a cap
    return replace(content, caps=tuple(caps))


def with_cap_typed(content: CardContent, place: int, field: str, text: str, unit: str = "") -> CardContent:
    """Return the draft with what was typed for a field of a cap; `unit` is that of its measure.

    Raises:
        InputError: it is no such value.
    """
    if field == "name":
        return with_cap_changed(content, place, name=read_name(text))
    if field == "threshold":
        return with_cap_changed(content, place, threshold=read_measured(text, unit))
    return with_cap_changed(content, place, limit=read_score(text))


def without_cap(content: CardContent, place: int) -> CardContent:
    """Return the draft without a cap."""
    return replace(content, caps=content.caps[:place] + content.caps[place + 1 :])


def with_rule(content: CardContent, **values: object) -> CardContent:
    """Return the draft for other accounts.

    Raises:
        InputError: the ages leave none.
    """
    rule = replace(content.rule, **values)  # type: ignore[arg-type] # fields of a rule
    if rule.age_from is not None and rule.age_below is not None and rule.age_from >= rule.age_below:
        raise InputError(tr("The first day of the age must come before the last; no account is both."))
    return replace(content, rule=rule)


def with_notes(content: CardContent, text: str) -> CardContent:
    """Return the draft with other notes.

    Raises:
        InputError: they are too long.
    """
    if len(text) > NOTE_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=NOTE_LIMIT))
    return replace(content, notes=text.strip())


def read_name(text: str) -> str:
    """Return the name that was typed.

    Raises:
        InputError: it is empty or too long.
    """
    name = " ".join(text.split())
    if not name:
        raise InputError(tr("Enter a name; it cannot be empty."))
    if len(name) > NAME_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=NAME_LIMIT))
    return name


def read_weight(text: str) -> float:
    """Return the weight that was typed.

    Raises:
        InputError: it is none.
    """
    weight = read_number(text)
    if weight is None or not 0 < weight <= 100:
        raise InputError(tr("Enter a weight above 0 and up to 100, such as 25."))
    return weight


def read_score(text: str) -> float:
    """Return the score that was typed.

    Raises:
        InputError: it is none.
    """
    score = read_number(text)
    if score is None or not 0 <= score <= 100:
        raise InputError(tr("Enter a score from 0 to 100."))
    return score


def read_measured(text: str, unit: str) -> float:
    """Return the value of a measure that was typed.

    Raises:
        InputError: it is none.
    """
    value = read_number(text, unit)
    if value is None:
        raise InputError(tr("Enter a number such as 65 or 0.4."))
    return value


def read_days(field: str, text: str) -> int:
    """Return the days that were typed.

    Raises:
        InputError: it is no number of days for that field.
    """
    fewest, bare = _DAYS[field], text.strip()
    if not (bare.isascii() and bare.isdigit() and fewest <= int(bare) <= _MOST_DAYS):
        raise InputError(tr("Enter days, from {fewest} to {most}.", fewest=fewest, most=_MOST_DAYS))
    return int(bare)


def read_age(field: str, text: str) -> int | None:
    """Return the age in days that was typed; None where nothing was."""
    return read_days(field, text) if text.strip() else None


def problems(content: CardContent, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what has to be done before the draft can be published, in sentences.

    `names` are what is missing besides, such as a stage that was deleted.
    """
    found = list(names)
    if not content.measures:
        return (*found, tr("Add a measure."))
    left = 100 - content.total
    if abs(left) > 1e-9:
        found.append(
            tr("The weights sum to {total}; make them sum to 100.", total=format(content.total, "g"))
        )
    return tuple(found)


def _free(name: str, taken: Sequence[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
