"""Whether a workspace is whole: check, and repair."""

from dataclasses import asdict
from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, clock, opened, print_json, progress, say
from cs_desktop.common.dates import moment_text
from cs_desktop.domain.check import CheckResult, Repaired, Severity
from cs_desktop.domain.figures import plural
from cs_desktop.services.checking import check_closed, rebuild_closed, repair_or_look_again
from cs_desktop.services.workspaces import with_suffix


@click.command()
@click.argument("file", type=FILE)
@click.option("--repair", is_flag=True, help="After a backup, do what the list says that a repair would do.")
@click.option("--rebuild", "new", type=FILE, help="Write what the log of FILE tells into this new workspace.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def check(ctx: click.Context, file: Path, *, repair: bool, new: Path | None, as_json: bool) -> None:
    """Compare the tables of workspace FILE with its log, and look for damage of any kind.

    The file is not changed unless --repair is given. Exit status 1 where something is wrong.
    """
    if repair and new:
        raise click.UsageError("--repair mends FILE itself, --rebuild makes a new one; choose one of them.")
    with progress() as report:
        if new:
            result = rebuild_closed(file, with_suffix(new), clock(), report)
        else:
            result = check_closed(file, clock(), report)
    repaired: Repaired | None = None
    if repair and result.plan is not None:
        if not as_json:
            _print(result)
        with opened(file) as context, progress() as report:
            repaired = repair_or_look_again(context, result.plan, report)
    after = repaired.result if repaired else result
    if as_json:
        print_json(_document(result, repaired))
    else:
        if repaired:
            say(f"\nRepaired; the workspace as it was before is kept as {repaired.backup}.\n")
        _print(after)
    if not after.clean:
        ctx.exit(1)


def _document(result: CheckResult, repaired: Repaired | None) -> dict[str, object]:
    document = _told(result)
    document["repaired"] = repaired is not None
    if repaired:
        document["backup"] = repaired.backup
        document["after"] = _told(repaired.result)
    return document


def _told(result: CheckResult) -> dict[str, object]:
    return {
        "file": result.name,
        "checked_at": result.at.isoformat(timespec="seconds"),
        "clean": result.clean,
        "problems": result.problems,
        "looked_at": asdict(result.looked),
        "findings": [{"severity": f.severity, **_plain(asdict(f))} for f in result.findings],
        "not_listed": result.unlisted,
        "repair": list(result.plan.lines) if result.plan else [],
    }


def _plain(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return {
        key: part.encode("utf-8", "replace").decode() if isinstance(part, str) else part
        for key, part in value.items()
    }


def _print(result: CheckResult) -> None:
    for finding in result.findings:
        mark = "Note" if finding.severity is Severity.NOTE else "Problem"
        say(f"{mark}: {finding.text} {finding.remedy}")
    if result.unlisted:
        say(f"and {result.unlisted:,} more like these")
    looked = result.looked
    entries = "1 entry" if looked.change_sets == 1 else f"{looked.change_sets:,} entries"
    blocks = plural(looked.point_blocks, "block")
    counts = (
        f"{plural(looked.rows, 'row')}, {plural(looked.changes, 'change')} in {entries} of the log, "
        f"{blocks} of metric points, {plural(looked.attachments, 'attachment')}"
    )
    when = moment_text(result.at.astimezone())
    if result.clean:
        say(f"{result.name} is whole ({when}): {counts}")
        return
    say(f"{result.name}: {plural(result.problems, 'problem')} ({when}) in {counts}")
    if result.plan:
        say("A repair (--repair) would:")
        for line in result.plan.lines:
            say(f"  - {line}")
    else:
        say("A repair could not mend this.")
