"""Reading where an account is in its life, and how long it took where it was."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.domain.journey.losing import Course, Life, Paid, Rules, course_of, lifecycle_rules
from cs_desktop.domain.journey.whereabouts import Whereabouts, past_stays, stage_times, stay_figures
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.models.queries.commercial import arr_steps, won_renewals
from cs_desktop.models.queries.journey_losing import StageOfLife, live_maps, stages_of_life
from cs_desktop.models.queries.journey_stays import lifecycle_steps
from cs_desktop.services.account_tiles import time_to_value
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily


def load_whereabouts(ctx: Context, account_id: int) -> Whereabouts | None:
    """Return where an account is; None where it is gone."""
    today = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _load(read, account_id, today))


def _load(read: Read, account_id: int, today: date) -> Whereabouts | None:
    found = read(lambda connection: accounts(connection, account_id))
    if not found:
        return None
    stages = read(stages_of_life)
    names = {stage.id: stage.name for stage in stages}
    course = _course(read, account_id, found[0].customer_since, stages, today)
    if course is None:
        course = Course(account_id, (), (), (), _rules(read, account_id, stages))
    ids = [stage.id for stage in stages]
    return Whereabouts(
        account_id,
        today,
        "" if course.here is None else names.get(course.here, ""),
        (*stay_figures(course, names, today), time_to_value(found[0], today)),
        past_stays(course, names, today),
        stage_times(course, names, ids, today),
        found[0].name,
        names.get(found[0].lifecycle_id or 0, ""),
    )


def _course(
    read: Read, account_id: int, since: date | None, stages: Sequence[StageOfLife], today: date
) -> Course | None:
    entered = read(lambda connection: lifecycle_steps(connection, account_id))
    steps = read(lambda connection: arr_steps(connection, account_id))
    paid = tuple(Paid(step.arr, step.start, step.end) for step in steps)
    renewed = read(lambda connection: won_renewals(connection, account_id))
    life = Life(account_id, since, entered, paid, renewed.get(account_id, ()))
    return course_of(life, _rules(read, account_id, stages), today)


def _rules(read: Read, account_id: int, stages: Sequence[StageOfLife]) -> Rules:
    """Return what is expected: by the account's oldest map that is not archived, else by the lifecycle."""
    rules = lifecycle_rules((one.id, one.expected_days) for one in stages)
    own = next(iter(read(lambda connection: live_maps(connection, account_id))), None)
    return rules if own is None else rules.over(own.days, own.lost_after)
