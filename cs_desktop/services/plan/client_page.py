"""The page for the customer, as a workbook or a PDF form: written, read back, and taken in as one step."""

from collections.abc import Collection, Sequence
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.client_page import ClientPage, page_changes, page_rows, taken_in
from cs_desktop.domain.plan.library import LibraryEntry
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.models.queries.plan_content import plan_content
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Account, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.plan.changing import perform_on_plan
from cs_desktop.services.plan.library import read_fitting
from cs_desktop.services.plan.page_form import ENDING, page_form, read_form
from cs_desktop.services.plan.page_workbook import page_workbook, read_workbook
from cs_desktop.services.plan.showing import load_plan

_BEGINS = b"%PDF-"


def write_page(
    ctx: Context, account_id: int, plan_id: int, out: Path, paper: SheetSize = SheetSize.A4
) -> tuple[str, ...]:
    """Write the page of a plan: a line a measure, with places to tick and to fill in.

    A name that ends in .pdf makes it a form, any other a workbook. Returns the characters that no font has.

    Raises:
        KnownError: the plan is gone or has no open objective, or the file cannot be written.
    """
    shown = load_plan(ctx, account_id, plan_id)
    content = shown.content
    if content is None or content.head.id != plan_id:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))

    def fitting(text: str, taken: Collection[int]) -> Sequence[tuple[LibraryEntry, float | None]]:
        found = ctx.workspace.read(lambda connection: read_fitting(connection, account_id, text, taken=taken))
        return [(one.entry, one.baseline) for one in found.measures]

    facts = ctx.workspace.read(workspace_facts)
    rows = page_rows(content, fitting, facts.currency)
    if not rows:
        raise KnownError(tr("Add an objective with a measure before you send the customer a page."))
    missing: tuple[str, ...] = ()
    if out.suffix.casefold() == ENDING:
        made, missing = page_form(rows, content, shown.account, facts, shown.today, paper)
    else:
        made = page_workbook(rows, content, shown.account, facts.company, shown.today)
    write_whole(made, out)
    return missing


def read_page(ctx: Context, plan_id: int, path: Path) -> ClientPage:
    """Read a page that came back, and compare it with the plan as it is now; nothing is stored.

    Raises:
        KnownError: it is no such page, or another plan's, or a newer version's.
    """
    filled, problems = (read_form if _is_form(path) else read_workbook)(path, plan_id)
    content, currency = ctx.workspace.read(
        lambda connection: (plan_content(connection, plan_id), workspace_facts(connection).currency)
    )
    if content is None:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
    changes, notes = page_changes(filled, content, currency)
    return ClientPage(plan_id, path.name, filled, changes, (*problems, *notes))


def take_page(
    ctx: Context, page: ClientPage, chosen: Collection[str], initiator: object = None
) -> Change | None:
    """Store what was chosen of a page, as one step.

    Raises:
        KnownError: the plan is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        content = plan_content(tx.session.connection(), page.plan_id)
        plan = tx.session.get(SuccessPlan, page.plan_id)
        if content is None or plan is None:
            raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
        perform_on_plan(tx, plan, taken_in(page, content, chosen, tx.today))
        account = tx.session.get(Account, plan.account_id)
        tx.recorder.label = (
            f"Take in the customer's page of {shortened(account.name if account else plan.name)}"
        )

    return ctx.workspace.write("Take in the customer's page", work, initiator).change


def _is_form(path: Path) -> bool:
    """Return whether a file is a PDF, whatever it is called; one that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return _BEGINS in file.read(1024)
    except OSError:
        return False
