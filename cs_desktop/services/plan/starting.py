"""A success plan from a blueprint, and following its newer editions: each one step."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.blueprint_changes import BlueprintReview, followed, proposals
from cs_desktop.domain.plan.blueprinting import Newest, Setting, add_parts, first_day
from cs_desktop.domain.plan.blueprints import Blueprint
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models.points import reading
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.plan_content import holidays, plan_content
from cs_desktop.models.tables import Account, SuccessPlan, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.plan.blueprint_reading import edition_of, to_start_from
from cs_desktop.services.plan.changing import perform_on_plan
from cs_desktop.services.plan.plans import MadePlan, free_name
from cs_desktop.services.plan.shipped import shipped_blueprint


def start_from_shipped(ctx: Context, account_id: int, key: str, initiator: object = None) -> MadePlan:
    """Make a plan for an account from a blueprint that comes with the program.

    Raises:
        KnownError: there is no such blueprint, the account is gone, or the file refuses.
    """
    source = shipped_blueprint(key)
    return _start(ctx, account_id, source.name, source.blueprint, None, 0, initiator)


def start_from_own(ctx: Context, account_id: int, blueprint_id: int, initiator: object = None) -> MadePlan:
    """Make a plan for an account from the newest edition of an own blueprint, or its draft while it has none.

    Raises:
        KnownError: the blueprint or the account is gone, it is of a newer version of the program, or the
            file refuses.
    """
    name, edition, source = ctx.workspace.read(lambda connection: to_start_from(connection, blueprint_id))
    return _start(ctx, account_id, name, source, blueprint_id, edition, initiator)


def _start(
    ctx: Context,
    account_id: int,
    name: str,
    source: Blueprint,
    blueprint_id: int | None,
    edition: int,
    initiator: object,
) -> MadePlan:
    def work(tx: WriteTx) -> int:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
        taken = set(tx.session.scalars(select(SuccessPlan.name).where(SuccessPlan.account_id == account_id)))
        setting = read_setting(tx.session.connection(), account_id, tx.today)
        plan = SuccessPlan(
            id=tx.new_id(),
            account_id=account_id,
            name=free_name(name, taken),
            status=PlanStatus.DRAFT.value,
            outcome="" if account.desired_outcome else source.outcome,
            starts_on=tx.today,
            ends_on=setting.day(source.days),
            checked_on=tx.today,
            blueprint_id=blueprint_id,
            edition=edition,
        )
        tx.session.add(plan)
        tx.session.flush()
        builder = GestureBuilder("Add success plan")
        add_parts(builder, source, setting)
        perform_on_plan(tx, plan, builder.made())
        tx.recorder.label = f"Add success plan of {shortened(account.name)}"
        return plan.id

    written = ctx.workspace.write("Add success plan", work, initiator)
    assert written.change is not None
    return MadePlan(written.change, written.value)


def review_blueprint(ctx: Context, plan_id: int) -> BlueprintReview:
    """Return what the newest edition of a plan's blueprint would add to it or change in it.

    Raises:
        KnownError: the plan or its blueprint is gone, or there is no newer edition.
    """
    return ctx.workspace.read(lambda connection: _review(connection, plan_id)[0])


def follow_blueprint(
    ctx: Context,
    plan_id: int,
    edition: int,
    chosen: Collection[tuple[str, str]],
    initiator: object = None,
) -> Change:
    """Do what was chosen of a review of an edition, as one step; the plan follows it from now on.

    Raises:
        KnownError: the plan or the blueprint is gone, or another edition was published meanwhile.
    """

    def work(tx: WriteTx) -> None:
        connection = tx.session.connection()
        found, new, content = _review(connection, plan_id)
        if found.edition != edition:
            raise KnownError(tr("Another edition was published meanwhile; look through its changes."))
        plan = tx.session.get(SuccessPlan, plan_id)
        assert plan is not None
        setting = read_setting(connection, plan.account_id, first_day(content) or tx.today)
        wanted = [one for one in found.proposals if one.id in chosen]
        perform_on_plan(tx, plan, followed(new, content, wanted, setting, edition))
        account = tx.session.get(Account, plan.account_id)
        tx.recorder.label = f"Follow blueprint in {shortened(account.name if account else plan.name)}"

    change = ctx.workspace.write("Follow blueprint", work, initiator).change
    assert change is not None
    return change


def read_setting(connection: Connection, account_id: int, starts_on: date) -> Setting:
    """Return what a blueprint becomes a plan for: days off, the account's metrics, who looks after it."""
    work_days = connection.scalar(select(Workspace.work_days)) or ""
    known = metric_rows(connection)
    owner_id = connection.scalar(select(Account.owner_id).where(Account.id == account_id))
    return Setting(
        starts_on,
        WorkCalendar(frozenset(int(day) for day in work_days if day in "1234567"), holidays(connection)),
        {metric.key: metric.id for metric in known},
        newest_points(connection, account_id),
        owner_id,
    )


def newest_points(connection: Connection, account_id: int) -> dict[int, Newest]:
    """Return the newest point of each metric of an account, by the metric's id."""
    found: dict[int, Newest] = {}
    for metric in metric_rows(connection):
        days, values = reading.history(connection, account_id, metric.id)
        if len(days):
            found[metric.id] = (float(values[-1]), date.fromordinal(int(days[-1])))
    return found


def _review(connection: Connection, plan_id: int) -> tuple[BlueprintReview, Blueprint, PlanContent]:
    content = plan_content(connection, plan_id)
    if content is None:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
    head = content.head
    if head.blueprint_id is None:
        raise KnownError(tr("This plan was made from none of your own blueprints."))
    name, edition, _source = to_start_from(connection, head.blueprint_id)
    new = edition_of(connection, head.blueprint_id, edition)
    if new is None or edition <= head.edition:
        raise KnownError(tr("There is no newer edition of {blueprint}.", blueprint=name))
    base = edition_of(connection, head.blueprint_id, head.edition)
    found = BlueprintReview(plan_id, name, edition, head.edition, proposals(base, new, content))
    return found, new, content
