"""Reading what the page of an account's journey shows."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.content import MapContent, MapEntry
from cs_desktop.domain.journey.shown import JourneyShown, Standing
from cs_desktop.models.queries.journey import AccountLife, account_life, map_content, map_entries
from cs_desktop.models.queries.journey_past import newest_number
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.plans import plan_objectives
from cs_desktop.models.queries.workspace import member_names, stage_names
from cs_desktop.services.context import Context
from cs_desktop.services.journey.measured import read_measured
from cs_desktop.services.journey.own_templates import starts
from cs_desktop.services.reading import Read, read_steadily


def load_journey(ctx: Context, account_id: int, map_id: int | None = None) -> JourneyShown:
    """Return one map of an account: the one asked for, else the first of those that are not archived."""
    today = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _load(read, account_id, map_id, today))


def _load(read: Read, account_id: int, map_id: int | None, today: date) -> JourneyShown:
    entries = tuple(read(lambda connection: map_entries(connection, account_id)))
    templates = tuple(read(lambda connection: map_entries(connection, None)))
    chosen = _choose(entries, templates, map_id)
    content = None if chosen is None else read(lambda connection: map_content(connection, chosen))
    if content is None:
        return JourneyShown(account_id, today, entries, None, starts=read(starts))
    if content.head.account_id is None:
        # A template on the desk of an account: nothing of the account is shown with it.
        return _template(read, account_id, today, entries, templates, content)
    life = read(lambda connection: account_life(connection, account_id))
    days = stage_days(content.stages, content.head.starts_on or life.customer_since)
    measured = read_measured(read, content, days, life.customer_since, today)
    return JourneyShown(
        account_id,
        today,
        entries,
        content,
        days,
        _standing(life, content, today),
        owners=read(member_names),
        lifecycles=read(stage_names),
        metrics={metric.id: metric.name for metric in read(metric_rows)},
        objectives=tuple(read(lambda connection: plan_objectives(connection, account_id))),
        heard=measured.heard,
        readings=measured.readings,
        revision=read(lambda connection: newest_number(connection, content.head.id)),
        own=templates,
    )


def _template(
    read: Read,
    account_id: int,
    today: date,
    entries: tuple[MapEntry, ...],
    templates: tuple[MapEntry, ...],
    content: MapContent,
) -> JourneyShown:
    return JourneyShown(
        *(account_id, today, entries, content, stage_days(content.stages, None)),
        revision=read(lambda connection: newest_number(connection, content.head.id)),
        owners=read(member_names),
        lifecycles=read(stage_names),
        metrics={metric.id: metric.name for metric in read(metric_rows)},
        own=templates,
    )


def _choose(entries: tuple[MapEntry, ...], templates: Sequence[MapEntry], wanted: int | None) -> int | None:
    if any(entry.id == wanted for entry in (*entries, *templates)):
        return wanted
    live = [entry for entry in entries if entry.status != "archived"]
    return next((entry.id for entry in live or entries), None)


def _standing(life: AccountLife, content: MapContent, today: date) -> Standing | None:
    """Return where the account is: in the stage of the map that stands for its stage of life."""
    if life.lifecycle_id is None:
        return None
    stage = next((one for one in content.stages if one.lifecycle_id == life.lifecycle_id), None)
    if stage is None:
        return None
    since = life.since or life.customer_since
    if since is None or not stage.expected_days:
        return Standing(stage.id, since, 1.0)
    share = (today - since).days / stage.expected_days
    return Standing(stage.id, since, min(max(share, 0.0), 1.0))
