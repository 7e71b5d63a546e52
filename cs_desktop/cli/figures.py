"""Figures of the whole workspace: metrics."""

import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from cs_desktop.cli.parts import FILE, Day, major, opened, print_json
from cs_desktop.common.money import money_full
from cs_desktop.common.periods import Period
from cs_desktop.domain.figures import Unit, value_text
from cs_desktop.domain.retention import FORMULAS, ProductGroup, Retention
from cs_desktop.services.context import Context
from cs_desktop.services.retention import SLICES, RetentionReport, retention_report

_AMOUNTS = ("arr_start", "new", "expansion", "contraction", "churned", "arr_end")
_RATES = ("nrr", "grr", "logo_churn")
_COUNTS = ("accounts_start", "accounts_end", "accounts_lost")
_NOT_SET = "Not set"


@click.command()
@click.argument("file", type=FILE)
@click.option("--from", "start", type=Day(), required=True, help="First day; opening ARR is read on it.")
@click.option("--to", "end", type=Day(), required=True, help="Day after the last; closing ARR is read on it.")
@click.option(
    "--by", type=click.Choice(SLICES), default=None, help="Slice by what held at the period's start."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def metrics(file: Path, start: date, end: date, by: str | None, *, as_json: bool) -> None:
    """ARR movement, NRR, GRR and logo churn of workspace FILE over a period.

    The year 2026 is --from 2026-01-01 --to 2027-01-01. With --by product the unit is account × product,
    so only opening, closing and net movement add up over the products.
    """
    if end <= start:
        raise click.UsageError(f"--to {end} must lie after --from {start}.")
    with opened(file) as ctx:
        report = _report(ctx, start, end, by)
    if as_json:
        print_json(_document(report))
    else:
        _print_table(report)


def _report(ctx: Context, start: date, end: date, by: str | None) -> RetentionReport:
    return retention_report(ctx, Period(start, end), by)


def _document(report: RetentionReport) -> dict[str, object]:
    document = _values(report.whole, report.currency)
    document["currency"] = report.currency
    document["from"] = report.whole.period.start.isoformat()
    document["to"] = report.whole.period.end.isoformat()
    document["formula"] = {name: FORMULAS[name] for name in (*_AMOUNTS, *_RATES, *_COUNTS)}
    groups = _groups(report)
    if groups is not None:
        document["groups"] = groups
    return document


def _groups(report: RetentionReport) -> list[dict[str, object]] | None:
    if report.by_product is not None:
        names = report.product_names or {}
        return [_product(g, names.get(g.product_id, ""), report.currency) for g in report.by_product.groups]
    if report.groups is None:
        return None
    return [
        {"name": group.name or _NOT_SET, **_values(group.retention, report.currency)}
        for group in report.groups
    ]


def _product(group: ProductGroup, name: str, currency: str) -> dict[str, object]:
    return {
        "name": name or _NOT_SET,
        **_values(group.retention, currency),
        "cross_sell": major(group.cross_sell, currency),
        "transfer_in": major(group.transfer_in, currency),
        "transfer_out": major(group.transfer_out, currency),
        "wallet": _values(group.wallet, currency),
    }


def _values(retention: Retention, currency: str) -> dict[str, object]:
    amounts: dict[str, object] = {name: major(getattr(retention, name), currency) for name in _AMOUNTS}
    return amounts | {name: getattr(retention, name) for name in (*_RATES, *_COUNTS)}


def _print_table(report: RetentionReport) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    rows: list[tuple[str, Retention]] = [("All accounts", report.whole)]
    rows += [(group.name or _NOT_SET, group.retention) for group in report.groups or ()]
    if report.by_product is not None:
        names = report.product_names or {}
        rows += [(names.get(g.product_id, _NOT_SET), g.retention) for g in report.by_product.groups]
    for heading in ("Start", "New", "Expansion", "Contraction", "Churned", "End", "NRR", "GRR", "Logo churn"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, retention in rows:
        amounts = [money_full(getattr(retention, key), report.currency) for key in _AMOUNTS]
        rates = [value_text(getattr(retention, key), Unit.SHARE) for key in _RATES]
        table.add_row(name, *amounts, *rates)
    # Wide enough not to cut an amount where the output goes into a file.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 200, highlight=False)
    console.print(table)
