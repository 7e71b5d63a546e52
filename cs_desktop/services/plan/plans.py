"""An account's success plans as wholes: a new one, another like one, none of one any more."""

from dataclasses import dataclass

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models.tables import Account, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class MadePlan:
    """What came of making a plan."""

    change: Change
    plan_id: int


def add_plan(ctx: Context, account_id: int, initiator: object = None) -> MadePlan:
    """Add an empty plan, a draft that begins today.

    Raises:
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
        taken = set(tx.session.scalars(select(SuccessPlan.name).where(SuccessPlan.account_id == account_id)))
        plan = SuccessPlan(
            id=tx.new_id(),
            account_id=account_id,
            name=free_name(tr("Success plan {year}", year=tx.today.year), taken),
            status=PlanStatus.DRAFT.value,
            starts_on=tx.today,
            checked_on=tx.today,
        )
        tx.session.add(plan)
        tx.recorder.label = f"Add success plan of {shortened(account.name)}"
        return plan.id

    written = ctx.workspace.write("Add success plan", work, initiator)
    assert written.change is not None
    return MadePlan(written.change, written.value)


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that no other has: the one wanted, else with a number behind it."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name
