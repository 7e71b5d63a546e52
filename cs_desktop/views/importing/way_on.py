"""What the button says that leads from one step to the next, and what holds one up."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.import_mapping import DraftCheck
from cs_desktop.domain.import_preview import Preview
from cs_desktop.views.importing.steps import Step


@dataclass(frozen=True, slots=True)
class WayOn:
    """The words of the button, and those beside it."""

    text: str
    why_not: str = ""
    """What is wrong; it blocks the button."""
    hint: str = ""
    wait: bool = False
    """The button is blocked without anything being wrong."""


def way_on(
    step: Step,
    reachable: Sequence[bool],
    check: DraftCheck | None,
    preview: Preview | None,
    *,
    skip_bad: bool,
) -> WayOn | None:
    """Return the way on from a step; None from the last. `reachable` says of each where one can go."""
    if step is Step.FILE:
        ready = reachable[Step.KIND]
        return WayOn(tr("Continue"), hint="" if ready else tr("Choose a file first."), wait=not ready)
    if step is Step.KIND:
        ready = reachable[Step.COLUMNS]
        return WayOn(tr("Continue"), hint="" if ready else tr("Choose what the rows are."), wait=not ready)
    if step is Step.COLUMNS:
        problem = check.problem if check is not None else ""
        return WayOn(tr("Check the rows"), problem, tr("Nothing is written yet."), wait=check is None)
    return _import(preview, skip_bad=skip_bad) if step is Step.PREVIEW else None


def _import(preview: Preview | None, *, skip_bad: bool) -> WayOn:
    if preview is None or preview.is_sample:
        return WayOn(_import_text(preview.writes if preview else 0), tr("The rows are being checked."))
    if not preview.writes:
        return WayOn(_import_text(0), hint=tr("There is nothing to write."), wait=True)
    text = _import_text(preview.writes)
    if preview.rejected and not skip_bad:
        return WayOn(text, tr("Rows are rejected. Mend the file, or choose to import the others."))
    return WayOn(text, hint=tr("Nothing is written before you import."))


def _import_text(rows: int) -> str:
    return trn("Import {count} row", "Import {count} rows", rows)
