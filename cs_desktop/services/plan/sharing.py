"""The shared plan as a file for the customer: PDF or XLSX."""

from dataclasses import dataclass, replace
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import language, tr
from cs_desktop.domain.plan.shared import SharedPlan
from cs_desktop.domain.plan.sharing import ShareFormat, ShareRequest, shared_plan
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.models.queries.plan_content import plan_entries
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.deck.logo import deck_logo
from cs_desktop.services.plan.showing import load_plan

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ExportedPlan:
    """The file, how many pages or sheets it has, and what a reader might miss in it."""

    path: Path
    pages: int
    warnings: tuple[str, ...] = ()


def export_plan(
    ctx: Context,
    account_id: int,
    plan_id: int | None,
    wanted: ShareRequest,
    out: Path,
    progress: Progress | None = None,
) -> ExportedPlan:
    """Write an account's plan for the customer; without an id the one that is under way.

    Raises:
        KnownError: the account has no plan, or the file cannot be written; no half file is left.
    """
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=out.parent)
        )
    report = progress or silent
    report(0, _WHOLE, tr("Reading the plan"))
    plan, warnings = read_shared(ctx, account_id, plan_id, wanted)
    report(20, _WHOLE, tr("Writing the plan"))
    if wanted.format is ShareFormat.XLSX:
        from cs_desktop.services.plan.workbook import plan_workbook  # noqa: PLC0415 - openpyxl takes its time

        content, pages = plan_workbook(plan), 1
    else:
        from cs_desktop.reports.plan.document import plan_pdf  # noqa: PLC0415 - reportlab is loaded for the first file

        made = plan_pdf(plan, wanted.paper)
        content, pages = made.content, made.pages
        warnings += tuple(
            tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
            for c in made.missing_glyphs
        )
    report(_WHOLE, _WHOLE, tr("Writing the file"))
    write_whole(content, out)
    return ExportedPlan(out, pages, warnings)


def read_shared(
    ctx: Context, account_id: int, plan_id: int | None, wanted: ShareRequest
) -> tuple[SharedPlan, tuple[str, ...]]:
    """Return what the customer is given of a plan, and what a reader might miss in it.

    Raises:
        KnownError: the account has no plan.
    """
    shown = load_plan(ctx, account_id, plan_id)
    if shown.content is None:
        raise KnownError(tr("This account has no success plan yet; start one first."))
    facts = ctx.workspace.read(workspace_facts)
    plan = shared_plan(shown, wanted, facts.company)
    plan = replace(plan, confidentiality=facts.confidentiality, language=language().locale.replace("_", "-"))
    if not wanted.brand:
        return plan, ()
    logo, missing = deck_logo(ctx, account_id)
    return replace(plan, accent=facts.accent, logo=logo), missing


def find_plan(ctx: Context, account_id: int, name: str | None) -> int | None:
    """Return the id of the plan of this name; None where no name is given. Case does not matter.

    Raises:
        KnownError: the account has no such plan, or several.
    """
    if name is None:
        return None
    entries = ctx.workspace.read(lambda connection: plan_entries(connection, account_id))
    found = [entry for entry in entries if entry.name.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0].id
    known = ", ".join(entry.name for entry in entries) or tr("none")
    if not found:
        raise KnownError(
            tr("No plan is called {name}; the account's plans: {plans}.", name=name, plans=known)
        )
    raise KnownError(tr("Several plans are called {name}; rename one of them first.", name=name))
