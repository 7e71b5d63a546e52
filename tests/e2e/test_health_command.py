"""main.py health as scripts use it."""

import json
import math
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_desktop.cli import main
from cs_desktop.domain.health.override_entry import OverrideEntry
from cs_desktop.domain.vocabulary import OverrideReason
from cs_desktop.services.health.overrides import save_override
from tests.workspaces import TODAY, add_account, add_metric, add_points, context, new_workspace

ROOT = Path(__file__).parents[2]
KEYS = {"measure", "axis", "value", "as_of", "score", "weight", "effective_weight", "points", "missing"}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with one good, one capped and one empty account; the good one falls tomorrow.

    The empty one's score was set until then.
    """
    monkeypatch.setenv("CS_DESKTOP_NOW", f"{TODAY}T12:00:00")
    monkeypatch.setenv("PYTHONUTF8", "1")
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    names = ("Brightmoor Foods", "Halden Freight", "Zürich Käse")
    good, capped, empty = (add_account(workspace, name, external_id=name[:1]) for name in names)
    active, overdue = add_metric(workspace, "weekly_active"), add_metric(workspace, "invoice_days_overdue")
    add_points(workspace, good, active, {TODAY: 0.4, TODAY + timedelta(days=1): 0.0})
    add_points(workspace, capped, active, {TODAY: 0.8})
    add_points(workspace, capped, overdue, {TODAY: 60})
    entry = OverrideEntry(80, OverrideReason.EXECUTIVE_WORD, TODAY + timedelta(days=1), "Their COO said so")
    save_override(context(workspace), empty, entry, None)
    workspace.close()
    return path


def test_accounts_are_scored_worst_first_and_explained(file: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "health", str(file), "--json"]
    answer = subprocess.run(
        command, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    found = json.loads(answer.stdout)
    assert found["as_of"] == TODAY.isoformat()
    # Good: 0.4 is half of the way from 0.3 to 0.5, so 60; it alone counts: 60.
    # Capped: 0.8 is 100, 60 days overdue are half of the way from 30 to 90, so 25. Of the axes outcome keeps
    # its 55, none its 10: (55 × 100 + 10 × 25) / 65 = 88.46, capped at 69.
    assert [(one["name"], one["score"], one["band"]) for one in found["accounts"]] == [
        ("Brightmoor Foods", pytest.approx(60), "watch"),
        ("Halden Freight", pytest.approx(69), "watch"),
        ("Zürich Käse", 80, "healthy"),
    ]
    good, capped, empty = found["accounts"]
    assert (good["external_id"], good["outcome"], good["experience"], good["quadrant"]) == (
        *("B", pytest.approx(60), None, None),
    )
    active = good["contributions"][0]
    assert set(active) == KEYS
    assert (active["measure"], active["axis"], active["as_of"]) == ("weekly_active", "outcome", "2026-10-13")
    assert (active["value"], active["score"], active["points"]) == pytest.approx((0.4, 60, 10))
    assert (active["weight"], active["effective_weight"], active["missing"]) == (
        25,
        pytest.approx(100),
        False,
    )
    cap = capped["contributions"][-1]
    assert (cap["measure"], cap["weight"]) == ("An invoice is 60 days overdue", 0)
    assert cap["points"] == pytest.approx(69 - 5750 / 65)
    for one in (good, capped):
        total = math.fsum(part["points"] for part in one["contributions"])
        assert abs(50 + total - one["calculated"]) <= 1e-9
        assert one["override"] is None
    assert all(part["missing"] and part["points"] == 0 for part in empty["contributions"])
    assert empty["calculated"] is None
    assert empty["override"] == {
        "score": 80,
        "reason": "executive_word",
        "note": "Their COO said so",
        "from": "2026-10-13",
        "until": "2026-10-14",
        "by": None,
    }


def test_one_account_on_a_day_as_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert main(["health", str(file), "--account", "b", "--as-of", tomorrow]) == 0
    # The mean of 0.4 and 0 is 0.2, two thirds of the way from 0 to 50: 33.3, 16.7 points below 50.
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Health on Oct 14, 2026")
    assert told[-1].split() == [
        *("Brightmoor", "Foods", "33", "33", "–", "At", "risk", "–", "Weekly", "active", "users", "(−16.7)"),
    ]
    assert main(["health", str(file), "--account", "z"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1].split() == [
        *("Zürich", "Käse", "80", "–", "–", "Healthy", "(no", "calculated", "score)", "–", "–"),
    ]


def test_before_there_was_data_there_is_no_score(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = date(2020, 1, 1).isoformat()
    assert main(["health", str(file), "--as-of", early, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["accounts"]
    assert {(one["calculated"], one["band"], one["quadrant"]) for one in found} == {(None, None, None)}
    assert main(["health", str(file), "--as-of", early]) == 0
    assert "nothing that its scorecard asks for was known by that day" in capsys.readouterr().out
    assert main(["health", str(file), "--account", "bright"]) == 1
    assert "No account is called 'bright'; is Brightmoor Foods meant?" in capsys.readouterr().err
    assert main(["health", str(file), "--account", "Nobody"]) == 1
    assert "No account is called 'Nobody'" in capsys.readouterr().err
