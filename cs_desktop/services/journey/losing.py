"""Reading where customers are lost: for all, for a segment, for the maps that follow a template."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.periods import add_months
from cs_desktop.domain.journey.effects import FEW, Bridge, Effect, comings_of, effect_of
from cs_desktop.domain.journey.losing import (
    Course,
    Life,
    Paid,
    Rules,
    course_of,
    lifecycle_rules,
    stage_figures,
    undated,
)
from cs_desktop.domain.journey.losses_shown import Losses, LossScope, StageLosses, TemplateChoice
from cs_desktop.domain.journey.stays import Entered
from cs_desktop.models.queries.commercial import ArrStep, step_columns, won_renewals
from cs_desktop.models.queries.journey_losing import (
    DoneBridge,
    MapRules,
    StageOfLife,
    customers,
    done_bridges,
    lifecycle_histories,
    live_maps,
    stages_of_life,
)
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily

MOST_EFFECTS = 50
"""So many bridges are told of at most, those done last."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the whole workspace."""

    currency: str
    stages: Sequence[StageOfLife]
    accounts: Sequence[tuple[int, str, date | None]]
    histories: Mapping[int, list[Entered]]
    paid: Mapping[int, list[Paid]]
    renewed: Mapping[int, tuple[date, ...]]
    maps: Sequence[MapRules]
    bridges: Sequence[DoneBridge]


def load_losses(ctx: Context, scope: LossScope) -> Losses:
    """Return where customers of a scope are lost."""
    today = ctx.clock.today()
    return losses_of(read_steadily(ctx.workspace, _read), scope, today)


def _read(read: Read) -> _Read:
    return _Read(
        read(workspace_facts).currency,
        read(stages_of_life),
        read(customers),
        read(lifecycle_histories),
        _paid(read(step_columns)),
        read(won_renewals),
        read(live_maps),
        read(done_bridges),
    )


def _paid(steps: Iterable[ArrStep]) -> dict[int, list[Paid]]:
    found: dict[int, list[Paid]] = {}
    for step in steps:
        found.setdefault(step.account_id, []).append(Paid(step.arr, step.start, step.end))
    return found


def losses_of(known: _Read, scope: LossScope, today: date) -> Losses:
    """Return where customers of a scope are lost, from what was read."""
    template = next((one for one in known.maps if one.id == scope.template_id), None)
    mine = _maps_by_account(known.maps)
    chosen = [
        (account_id, since)
        for account_id, segment, since in known.accounts
        if (scope.segment is None or segment == scope.segment)
        and (template is None or any(one.template_id == template.id for one in mine.get(account_id, ())))
    ]
    rules = lifecycle_rules((one.id, one.expected_days) for one in known.stages)
    if template is not None:
        rules = rules.over(template.days, template.lost_after)
    courses = list(_courses(known, chosen, mine, rules, today))
    after = None if scope.months is None else add_months(today, -scope.months)
    figures = stage_figures(courses, [one.id for one in known.stages], after)
    names = template.names if template is not None else {}
    return Losses(
        scope,
        today,
        after,
        known.currency,
        accounts=len(courses),
        left_out=len(chosen) - len(courses),
        undated=undated(courses),
        stages=tuple(
            StageLosses(names.get(stage.id, stage.name), told, rules.expected[stage.id].days)
            for stage, told in zip(known.stages, figures, strict=True)
            if template is None or stage.id in names or told.here or told.lost
        ),
        effects=_effects(known, {account_id for account_id, _since in chosen}, template, courses, today),
        segments=tuple(sorted({segment for _id, segment, _since in known.accounts})),
        templates=_templates(known.maps),
        lost_after=tuple(sorted({one.rules.lost_after for one in courses} or {rules.lost_after})),
    )


def _maps_by_account(maps: Sequence[MapRules]) -> dict[int, list[MapRules]]:
    found: dict[int, list[MapRules]] = {}
    for one in maps:
        if one.account_id is not None:
            found.setdefault(one.account_id, []).append(one)
    return found


def _courses(
    known: _Read,
    chosen: Iterable[tuple[int, date | None]],
    mine: Mapping[int, Sequence[MapRules]],
    rules: Rules,
    today: date,
) -> Iterable[Course]:
    """Yield the courses of those of whom a stage is known; an account's own map says what is too long."""
    for account_id, since in chosen:
        entered = known.histories.get(account_id, ())
        if not entered:
            continue
        paid, renewed = tuple(known.paid.get(account_id, ())), known.renewed.get(account_id, ())
        life = Life(account_id, since, tuple(entered), paid, renewed)
        own = next(iter(mine.get(account_id, ())), None)
        expected = rules if own is None else rules.over(own.days, own.lost_after)
        course = course_of(life, expected, today)
        if course is not None:
            yield course


def _effects(
    known: _Read, chosen: set[int], template: MapRules | None, courses: Sequence[Course], today: date
) -> tuple[Effect, ...]:
    """Return what each bridge moved; the same one on several maps counts from the day it was first done.

    Those of which most can be said come first, then those done last.
    """
    roots = {bridge.source_id for bridge in known.bridges}
    alive = {one.id: one for one in known.maps}
    by_root: dict[object, list[DoneBridge]] = {}
    for bridge in known.bridges:
        home = alive.get(bridge.map_id)
        if home is None or bridge.done_on > today:
            continue
        of_scope = home.account_id in chosen if home.account_id is not None else template in (None, home)
        if of_scope:
            by_root.setdefault(_root(bridge, roots), []).append(bridge)
    firsts = [(min(those, key=lambda one: (one.done_on, one.id)), len(those)) for those in by_root.values()]
    firsts.sort(key=lambda one: (one[0].done_on, one[0].id), reverse=True)
    comings = comings_of(courses, today)
    effects = [
        effect_of(Bridge(one.id, one.title, one.lifecycle_id, one.done_on, count), comings)
        for one, count in firsts[:MOST_EFFECTS]
    ]
    return tuple(sorted(effects, key=lambda one: min(one.before.of, one.after.of, FEW), reverse=True))


def _root(bridge: DoneBridge, roots: Collection[int | None]) -> object:
    """Return what tells a bridge from others: its card in the template, else its stage and its name."""
    if bridge.source_id is not None or bridge.id in roots:
        return bridge.source_id or bridge.id
    return bridge.lifecycle_id, bridge.title.strip().casefold()


def _templates(maps: Sequence[MapRules]) -> tuple[TemplateChoice, ...]:
    following = [one.template_id for one in maps if one.account_id is not None]
    own = [one for one in maps if one.account_id is None]
    return tuple(
        TemplateChoice(one.id, one.name, following.count(one.id))
        for one in sorted(own, key=lambda one: one.name)
    )
