"""The last changes of a plan, from the change log."""

from functools import partial

from sqlalchemy import Connection, select

from cs_desktop.common.language import tr
from cs_desktop.common.text import changed_text
from cs_desktop.domain.change_labels import change_done
from cs_desktop.domain.history import Operation
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.recent import Evidence, PlanPast, RecentChange
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.queries import history
from cs_desktop.models.queries.history import ChangeFacts, Objects, SetFilter
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Attachment
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.changelog.words import Wording
from cs_desktop.services.context import Context

SHOWN = 7
_FEW = 4
"""Changes of a step that are looked at to say in words what it was."""


def load_past(ctx: Context, content: PlanContent) -> PlanPast:
    """Return what was done to a plan lately, and the files that its ledger refers to."""
    ids = {entry.attachment_id for entry in content.confirmations if entry.attachment_id is not None}

    def files(connection: Connection) -> dict[int, Evidence]:
        query = select(Attachment.id, Attachment.name, Attachment.sha256).where(Attachment.id.in_(ids))
        return {row.id: Evidence(row.name, row.sha256) for row in connection.execute(query)}

    return PlanPast(content.head.id, load_recent(ctx, content), ctx.workspace.read(files) if ids else {})


def load_recent(ctx: Context, content: PlanContent, limit: int = SHOWN) -> tuple[RecentChange, ...]:
    """Return the newest changes of a plan and what it is made of, the newest first."""
    read = ctx.workspace.read
    scope = _scope(content)
    counts = read(partial(history.positions_of, scope=scope))
    newest = sorted(counts, reverse=True)[:limit]
    sets = read(partial(history.sets_at, wanted=SetFilter(), positions=newest))
    parts = {
        one.pos: read(partial(history.changes, pos=one.pos, after=-1, limit=_FEW, scope=scope))
        for one in sets
    }
    directory = Directory(read)
    directory.learn([change for changes in parts.values() for change in changes])
    wording = Wording(directory, read(workspace_facts).currency)
    return tuple(
        RecentChange(one.id, moment(one.clock), one.user, *_told(one.label, parts[one.pos], wording))
        for one in sets
    )


def _scope(content: PlanContent) -> Objects:
    return Objects(
        {
            "success_plan": {content.head.id},
            "objective": {one.id for one in content.objectives},
            "measure": {one.id for one in content.measures},
            "measure_point": {one.id for one in content.points},
            "plan_action": {one.id for one in content.actions},
            "milestone": {one.id for one in content.milestones},
            "agreement": {one.id for one in content.agreements},
            "value_confirmation": {one.id for one in content.confirmations},
        }
    )


def _told(label: str, changes: list[ChangeFacts], wording: Wording) -> tuple[str, str]:
    """Return what a step did, and the values where it changed just one thing, else the name of that thing."""
    lines = [line for change in changes for line in wording.lines(change)]
    if len(lines) == 1 and lines[0].operation is Operation.UPDATE:
        (line,) = lines
        values = changed_text(line.old or "–", line.new or "–")
        return tr("{field} of {name}", field=line.label, name=line.name or line.subject), values
    names = {line.name for line in lines}
    return change_done(label), names.pop() if len(names) == 1 else ""
