"""Where accounts stand: health."""

import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from cs_desktop.cli.parts import FILE, Day, opened, print_json
from cs_desktop.common.dates import day_text
from cs_desktop.domain.health.override_told import shadow_text
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import AccountHealth, Contribution, shown_score
from cs_desktop.domain.scorecards.card import Axis
from cs_desktop.services.finding import find_account
from cs_desktop.services.health.report import AccountStanding, health_report

_NOTHING = "–"


@click.command()
@click.argument("file", type=FILE)
@click.option("--account", default=None, help="Name or external id; all accounts if not given.")
@click.option("--as-of", type=Day(), default=None, help="Nothing later counts; today if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def health(file: Path, account: str | None, as_of: date | None, *, as_json: bool) -> None:
    """Score the accounts of workspace FILE, the worst first, with what each measure gave to the score.

    50 + the sum of an account's points is its calculated score; a cap that lowered it is an entry of its
    own. Accounts without data stand last and have no score. Where somebody set the score, it and its band are
    that one while it holds; what is calculated stays beside it.
    """
    with opened(file) as ctx:
        day = as_of or ctx.clock.today()
        only = None if account is None else find_account(ctx, account)
        found = health_report(ctx, day, only)
    if as_json:
        print_json({"as_of": day.isoformat(), "accounts": [_document(one) for one in found]})
    else:
        _print_table(found, day)


def _document(one: AccountStanding) -> dict[str, object]:
    health = one.health
    return {
        "name": one.name,
        "external_id": one.external_id,
        "score": health.score,
        "band": health.band,
        "calculated": health.calculated,
        "outcome": health.outcome,
        "experience": health.experience,
        "quadrant": health.quadrant,
        "contributions": [_contribution(part) for part in health.contributions],
        "override": None if health.override is None else _override(health.override),
    }


def _override(override: Override) -> dict[str, object]:
    return {
        "score": override.score,
        "reason": override.reason,
        "note": override.note,
        "from": override.from_day.isoformat(),
        "until": override.until.isoformat(),
        "by": override.by or None,
    }


def _contribution(part: Contribution) -> dict[str, object]:
    return {
        "measure": part.name if part.is_cap else part.measure,
        "axis": None if part.axis is Axis.NONE else part.axis,
        "value": part.value,
        "as_of": None if part.as_of is None else part.as_of.isoformat(),
        "score": part.score,
        "weight": part.weight,
        "effective_weight": part.effective_weight,
        "points": part.points,
        "missing": part.missing,
    }


def _print_table(found: tuple[AccountStanding, ...], day: date) -> None:
    table = Table(box=None, pad_edge=False, title=f"Health on {day_text(day)}", title_justify="left")
    table.add_column("Account")
    for heading in ("Score", "Outcome", "Experience"):
        table.add_column(heading, justify="right", no_wrap=True)
    for heading in ("Band", "Quadrant", "Pulled down most by"):
        table.add_column(heading, no_wrap=True)
    for one in found:
        health = one.health
        table.add_row(
            one.name,
            *(_whole(score) for score in (health.score, health.outcome, health.experience)),
            _band(health),
            health.quadrant.label if health.quadrant else _NOTHING,
            _worst(health.contributions),
        )
    # Wide enough not to cut a name where the output goes into a file.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 200, highlight=False)
    console.print(table)
    if not found:
        console.print("There are no accounts yet; import or enter some.")
    elif all(one.health.score is None for one in found):
        console.print("No account has a score: nothing that its scorecard asks for was known by that day.")


def _band(health: AccountHealth) -> str:
    if health.band is None:
        return _NOTHING
    if health.override is None:
        return health.band.label
    return f"{health.band.label} ({shadow_text(health.calculated)})"


def _whole(score: float | None) -> str:
    return _NOTHING if score is None else str(shown_score(score))


def _worst(parts: tuple[Contribution, ...]) -> str:
    least = min(parts, key=lambda part: part.points)
    return f"{least.name} ({least.points:+.1f})".replace("-", "−") if least.points < 0 else _NOTHING
