"""What to do today: home."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, major, opened, print_json, say
from cs_desktop.common.dates import day_text
from cs_desktop.domain.attention import Item, Weights
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.home import HomePage, Scope
from cs_desktop.domain.outreach import Target
from cs_desktop.services.home import load_home
from cs_desktop.services.me import my_member
from cs_desktop.services.portfolio import load_portfolio

SHOWN = 20


@click.command()
@click.argument("file", type=FILE)
@click.option("--me", default="", help="Who of the team you are, by name; else the system's user name says.")
@click.option("--team", is_flag=True, help="Everybody's accounts, not one's own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with everything.")
def home(file: Path, me: str, *, team: bool, as_json: bool) -> None:
    """List what to do today in workspace FILE, ranked, each with its reason."""
    with opened(file) as ctx:
        member = my_member(ctx, me)
        scope = Scope.TEAM if team else Scope.MINE
        page = load_home(ctx, load_portfolio(ctx), scope, member, Weights())
    if member is None and not team:
        known = ", ".join(name for _, name in page.members) or "nobody yet"
        raise click.UsageError(f"Say who you are with --me, or use --team; on the team: {known}.")
    if as_json:
        print_json(_document(page))
    else:
        _print(page)


def _print(page: HomePage) -> None:
    for place, item in enumerate(page.items[:SHOWN], 1):
        finding = item.finding
        due = "" if finding.due is None else f"  {day_text(finding.due)}"
        say(f"{place:>3}  {item.points.total:>3}  {finding.title}  {item.account.name}{due}")
        say(f"          {finding.rule.label}: {finding.why}")
    if not page.items:
        say("Nothing to do today.")
    if len(page.items) > SHOWN:
        say(f"{len(page.items) - SHOWN:,} more: see them with --json.")
    for target in page.targets:
        if target.expected is not None:
            say(f"{target.label}: {target.text} {target.of} · {target.note}")


def _document(page: HomePage) -> dict[str, object]:
    return {
        "as_of": page.as_of.isoformat(),
        "scope": page.scope.value,
        "items": [_entry(item) for item in page.items],
        "done_today": page.done_today,
        "snoozed": page.snoozed,
        "targets": [_target(target) for target in page.targets],
        "figures": [_figure(figure) for figure in page.tiles],
        "signals": [
            {"name": feed.name, "feed": feed.feed, "accounts_with_data": feed.accounts, "accounts": feed.of}
            for feed in page.feeds
        ],
    }


def _target(target: Target) -> dict[str, object]:
    return {
        "label": target.label,
        "done": target.done,
        "target": target.target,
        "expected_by_today": target.expected,
        "status": target.status.value,
        "formula": target.formula,
        "source": target.source,
    }


def _figure(figure: Figure) -> dict[str, object]:
    """Return a figure with all that a reader needs to trust it; money in the currency's major unit."""
    is_money = figure.unit is Unit.MONEY and figure.value is not None
    return {
        "label": figure.label,
        "value": major(int(figure.value or 0), figure.currency) if is_money else figure.value,
        "unit": figure.unit.value,
        "currency": figure.currency or None,
        "formula": figure.formula,
        "source": figure.source,
        "as_of": figure.as_of.isoformat(),
        "note": figure.note,
    }


def _entry(item: Item) -> dict[str, object]:
    finding, points = item.finding, item.points
    return {
        "rule": finding.key,
        "title": finding.title,
        "why": finding.why,
        "source": finding.source,
        "account": item.account.name,
        "due": finding.due.isoformat() if finding.due else None,
        "state": item.state.value,
        "points": {"total": points.total, "time": points.time, "arr": points.arr, "state": points.state},
    }
