"""The values of a measure that people enter, and what a person decides of measures, as gestures."""

from dataclasses import replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import EnteredPoint, PlanContent, PlanMeasure
from cs_desktop.domain.plan.measuring import check, read_value
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.vocabulary import PlanStatus


def enter_value(
    shown: PlanShown,
    measure: PlanMeasure,
    day: date | None,
    text: str,
    note: str,
    point_id: int | None = None,
) -> Gesture:
    """Return what enters a value of a measure, or with `point_id` what corrects one.

    A day has one value: where it has another one already, that is replaced.

    Raises:
        InputError: there is no day or it is ahead, or the text is no value of such a measure.
    """
    if day is None:
        raise InputError(tr("Enter a date such as 2027-01-31."))
    if day > shown.today:
        raise InputError(tr("{day} is ahead; enter what was measured.", day=day_text(day)))
    value = read_value(measure, text, shown.currency)
    if value is None:
        raise InputError(tr("Enter the value that was measured."))
    entered = shown.content.points_of.get(measure.id, ()) if shown.content else ()
    same_day = next((one for one in entered if one.day == day and one.id != point_id), None)
    builder = GestureBuilder("Enter value" if point_id is None else "Change value")
    if point_id is not None:
        builder.put(Kind.MEASURE_POINT, point_id, day=day, value=value, note=note)
        if same_day is not None:
            builder.drop(Kind.MEASURE_POINT, [same_day.id])
    elif same_day is not None:
        builder.put(Kind.MEASURE_POINT, same_day.id, value=value, note=note)
    else:
        builder.add(Kind.MEASURE_POINT, measure_id=measure.id, day=day, value=value, note=note)
    gone = {point_id, same_day.id if same_day is not None else None}
    kept = [(one.day, one.value) for one in entered if one.id not in gone]
    _set_current(builder, measure, [*kept, (day, value)])
    return builder.made()


def delete_value(content: PlanContent, measure: PlanMeasure, point: EnteredPoint) -> Gesture:
    """Return what deletes a value of a measure; the newest of the others is where it is from then on."""
    builder = GestureBuilder("Delete value")
    builder.drop(Kind.MEASURE_POINT, [point.id])
    entered = content.points_of.get(measure.id, ())
    _set_current(builder, measure, [(one.day, one.value) for one in entered if one.id != point.id])
    return builder.made()


def _set_current(builder: GestureBuilder, measure: PlanMeasure, values: list[tuple[date, float]]) -> None:
    """Keep the newest value beside the measure, where portfolio and deck read it."""
    day, value = max(values, default=(None, None), key=lambda one: one[0])
    builder.put(Kind.MEASURE, measure.id, current=value, current_on=day)


def take_baseline(shown: PlanShown, measure: PlanMeasure) -> Gesture:
    """Return what takes the baseline from the metric: its value on the baseline's day, else on today.

    Raises:
        InputError: the metric says nothing up to that day, or the target would be reached before it begins.
    """
    day = measure.baseline_on or shown.today
    series = shown.measured.get(measure.id)
    known = list(zip(series.days, series.values, strict=True)) if series is not None else []
    past = [value for at, value in known if at <= day]
    if not past:
        raise InputError(
            tr(
                "The metric has no value up to {day}; choose a later day, or enter the baseline.",
                day=day_text(day),
            )
        )
    check(replace(measure, baseline=past[-1], baseline_on=day))
    builder = GestureBuilder("Take baseline from metric")
    builder.put(Kind.MEASURE, measure.id, baseline=past[-1], baseline_on=day)
    return builder.made()


def set_progress(objective_id: int, stands: Progress | None, reason: str, today: date) -> Gesture:
    """Return what says by hand where an objective stands; with None what its measures tell holds again.

    Raises:
        InputError: nobody said why.
    """
    if stands is None:
        builder = GestureBuilder("Take back progress set by hand")
        builder.put(Kind.OBJECTIVE, objective_id, override="", override_reason="", override_on=None)
        return builder.made()
    if not reason.strip():
        raise InputError(tr("Say why it stands elsewhere than its measures tell."))
    builder = GestureBuilder("Set progress of objective")
    builder.put(
        Kind.OBJECTIVE,
        objective_id,
        override=stands.value,
        override_reason=reason.strip(),
        override_on=today,
    )
    return builder.made()


def set_status(content: PlanContent, status: PlanStatus) -> Gesture:
    """Return what decides on the plan itself; nothing where it is so already."""
    builder = GestureBuilder("Set status of success plan")
    if content.head.status != status.value:
        builder.put(Kind.SUCCESS_PLAN, content.head.id, status=status.value)
    return builder.made()
