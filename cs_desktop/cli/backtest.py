"""Whether the health score saw the losses coming that there were."""

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from cs_desktop.cli.parts import FILE, Day, opened, print_json, progress, say
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.backtest.result import HORIZONS, Backtest, Estimate, Outcome, Question, Suggestion
from cs_desktop.domain.backtest.sections import Section, mismatch_counts, sections
from cs_desktop.domain.backtest.suggested import weights_section
from cs_desktop.domain.backtest.told import basis, caution, headline, scored_by
from cs_desktop.domain.progress import Progress
from cs_desktop.services.backtest import run_backtest
from cs_desktop.services.backtest.suggesting import suggest_weights
from cs_desktop.services.context import Context

_LISTED = 10
"""Lines of one table; the whole list is in the JSON document."""


@click.command()
@click.argument("file", type=FILE)
@click.option("--horizon", type=click.Choice([str(one) for one in HORIZONS]), default=str(HORIZONS[0]))
@click.option("--outcome", type=click.Choice([one.value for one in Outcome]), default=Outcome.ARR.value)
@click.option("--as-of", type=Day(), default=None, help="Nothing later counts; today if not given.")
@click.option("--by-today", is_flag=True, help="Score the past by the scorecards of today.")
@click.option("--suggest", is_flag=True, help="Suggest weights, too; nothing is changed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def backtest(
    file: Path,
    horizon: str,
    outcome: str,
    as_of: date | None,
    *,
    by_today: bool,
    suggest: bool,
    as_json: bool,
) -> None:
    """Hold the health scores of workspace FILE against the losses that followed.

    Outcomes: arr (all ARR gone), reduced (some of it), event (a churn event), flag (custom.churn_flag).
    """
    question = Question(Outcome(outcome), int(horizon), by_today)
    with opened(file) as ctx, progress() as report:
        day = as_of or ctx.clock.today()
        found = run_backtest(ctx, question, day, report)
        suggestion, refusal = _suggested(ctx, question, day, report) if suggest else (None, "")
    if as_json:
        print_json(_document(found, suggestion) | {"refusal": refusal or None})
        return
    for line in (headline(found), caution(found), basis(found), scored_by(found)):
        if line:
            say(line)
    for part in sections(found):
        _print(part)
    if suggestion is not None:
        _print(weights_section(suggestion))
    if refusal:
        say(f"\nNo weights suggested. {refusal}")


def _suggested(
    ctx: Context, question: Question, day: date, report: Progress
) -> tuple[Suggestion | None, str]:
    """Return the suggestion, or why there is none: what was tested is worth printing all the same."""
    try:
        return suggest_weights(ctx, question, day, report), ""
    except KnownError as error:
        return None, str(error)


def _print(part: Section) -> None:
    say("")
    say(f"{part.title}. {part.finding}" if part.finding else part.title)
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(part.headings):
        table.add_column(heading, justify="left" if place in part.words else "right", no_wrap=place > 0)
    for row in part.rows[:_LISTED]:
        table.add_row(*row)
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, highlight=False)
    console.print(table)
    if len(part.rows) > _LISTED:
        say(f"… and {len(part.rows) - _LISTED:,} more; --json lists them all.")


def _document(found: Backtest, suggestion: Suggestion | None) -> dict[str, object]:
    question = found.question
    whole = found.counted
    return {
        "outcome": question.outcome,
        "horizon_days": question.horizon_days,
        "by_today": question.by_today,
        "as_of": found.as_of.isoformat(),
        "month_ends": [day.isoformat() for day in found.month_ends],
        "month_ends_unfinished": found.unfinished,
        "observations": whole.observations,
        "accounts": whole.accounts,
        "followed": whole.followed,
        "losses": found.losses,
        "unscored": found.unscored,
        "enough": found.enough,
        "headline": headline(found),
        "auc": _estimate(found.auc),
        "draws": found.draws,
        "scorecards": list(found.scorecards),
        "bands": [
            {
                "band": row.band,
                **asdict(row.counted),
                "precision": row.counted.rate,
                "recall": row.recall,
                "lift": _estimate(row.lift),
            }
            for row in found.bands
        ],
        "calibration": {
            "brier": found.calibration.brier,
            "base_brier": found.calibration.base_brier,
            "bins": [
                {"low": one.low, "high": one.high, **asdict(one.counted), "rate": _estimate(one.rate)}
                for one in found.calibration.bins
            ],
        },
        "lead": None if found.lead is None else asdict(found.lead),
        "measures": [
            {
                "measure": one.key,
                "coverage": one.coverage,
                "followed": one.followed,
                "auc": _estimate(one.auc),
                "left_out": _estimate(one.left_out),
            }
            for one in found.measures
        ],
        "segments": [
            {
                "name": one.name,
                **asdict(one.counted),
                "losses": one.losses,
                "auc": _estimate(one.auc),
            }
            for one in found.segments
        ],
        "mismatch_counts": {kind.value: count for kind, count in mismatch_counts(found.mismatches)},
        "mismatches": [
            {"kind": one.kind, "account": one.name, "day": one.day.isoformat() if one.day else None}
            for one in found.mismatches
        ],
        "suggestion": None if suggestion is None else _suggestion(suggestion),
    }


def _estimate(one: Estimate) -> dict[str, float | None]:
    return {"value": one.value, "low": one.low, "high": one.high}


def _suggestion(one: Suggestion) -> dict[str, object]:
    return {
        "scorecard": one.scorecard,
        "version": one.version,
        "weights": [
            {
                "measure": weight.key,
                "present": weight.present,
                "suggested": weight.suggested,
                "wrong_sign": weight.wrong_sign,
                "no_data": weight.no_data,
            }
            for weight in one.weights
        ],
        "held_out": asdict(one.held_out) | {"losses": one.losses, "folds": one.folds},
        "present_auc": _estimate(one.present_auc),
        "suggested_auc": _estimate(one.suggested_auc),
        "gain": _estimate(one.gain),
    }
