"""main.py backtest as scripts use it."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from cs_desktop.cli import main
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    new_workspace,
)

ROOT = Path(__file__).parents[2]


def test_what_was_known_is_held_against_what_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CS_DESKTOP_NOW", f"{TODAY}T12:00:00")
    monkeypatch.setenv("PYTHONUTF8", "1")
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    product, active = add_product(workspace), add_metric(workspace, "weekly_active")
    for name, usage, ended in (("Brightmoor Foods", 0.6, None), ("Halden Freight", 0.2, 160)):
        one = add_account(workspace, name)
        events = [("new", TODAY - timedelta(days=400), 100_00)]
        if ended:
            events.append(("cancel", TODAY - timedelta(days=ended), 0))
        add_subscription(workspace, one, product, *events)
        add_points(workspace, one, active, {TODAY - timedelta(days=10 * n): usage for n in range(25)})
    workspace.close()

    command = [sys.executable, str(ROOT / "main.py"), "backtest", str(path), "--json", "--suggest"]
    answer = subprocess.run(
        command, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    found = json.loads(answer.stdout)
    # Points from Feb 15 on: month-ends Feb to Jun 2026 are over 90 days later; one account is lost on May 6.
    assert found["month_ends"][0::4] == ["2026-02-28", "2026-06-30"]
    assert (found["observations"], found["followed"], found["losses"]) == (8, 3, 1)
    assert [(one["band"], one["observations"], one["precision"]) for one in found["bands"]] == [
        *(("at_risk", 3, 1.0), ("watch", 0, None), ("healthy", 5, 0.0)),
    ]
    # From the first month-end to May 6 are 67 days.
    assert (found["lead"]["seen"], found["lead"]["median_days"], found["lead"]["cut"]) == (1, 67.0, 1)
    assert (found["enough"], found["auc"]["value"], found["suggestion"]) == (False, None, None)
    assert found["refusal"] == "Weights can be suggested from 10 losses on; there are 1."
    assert found["mismatch_counts"] == {"no_event": 1}

    assert main(["backtest", str(path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Too few losses to judge the score: 1 loss, 10 are needed\n")
    assert "ARR lost without a churn event  Halden Freight  May 6, 2026" in told
    assert main(["backtest", str(path), "--outcome", "flag"]) == 1
    assert capsys.readouterr().err.startswith("Error: No account has a flag: ")
    assert main(["backtest", str(path), "--horizon", "30"]) == 2
