"""The command line as scripts use it: a process, its output and its exit status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Answer, refuse_all, refused, run_all

ROOT = Path(__file__).parents[2]
ACCOUNTS = """external_id,name,segment,industry,owner,customer_since
H-1,Halden Freight,Enterprise,Freight,Ada,2025-01-01
B-2,Brightmoor Foods,Mid-market,Food,Bob,2025-02-01
J-3,株式会社サンプル,Mid-market,Food,Ada,2025-03-01
"""
# Halden grows by a second product, Brightmoor ends inside the year, the third comes new; amounts have cents.
SUBSCRIPTIONS = """external_id,account,product,arr,start,end
S1,H-1,Plan,430000.10,2025-01-01,
S2,H-1,Mobile,210000.05,2026-04-01,
S3,Brightmoor Foods,Plan,100000,2025-02-01,2026-06-30
S4,J-3,Plan,0.99,2026-02-01,
"""


def run(*arguments: object, now: str = "2026-10-13T12:00:00") -> subprocess.CompletedProcess[str]:
    """Run the program as a script would."""
    command = [sys.executable, str(ROOT / "main.py"), *(str(a) for a in arguments)]
    environment = {**os.environ, "CS_DESKTOP_NOW": now, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a workspace made and filled by three commands, and the files that it is from."""
    folder = tmp_path_factory.mktemp("made")
    file = folder / "team.csdesk"
    commands: list[tuple[object, ...]] = [("new", file, "--company", "Corvane")]
    for kind, content in (("accounts", ACCOUNTS), ("subscriptions", SUBSCRIPTIONS)):
        source = folder / f"{kind}.csv"
        source.write_text(content, encoding="utf-8")
        commands.append(("import", file, kind, source))
    answers = run_all(*commands)
    assert [answer.status for answer in answers] == [0, 0, 0], answers
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    """Return the workspace in a copy of that folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "team.csdesk"


def test_from_csv_to_metrics_exact_to_the_cent(workspace):
    """2026: start 430,000.10 + 100,000; Mobile is expansion 210,000.05; Brightmoor churns; new 0.99.

    NRR = (530,000.10 + 210,000.05 − 100,000) / 530,000.10; GRR = 430,000.10 / 530,000.10.
    """
    year = ("--from", "2026-01-01", "--to", "2027-01-01")
    asked = ("metrics", workspace, *year)
    answer, segments, products, table = run_all(
        (*asked, "--json"),
        (*asked, "--by", "segment", "--json"),
        (*asked, "--by", "product", "--json"),
        asked,
    )
    assert answer.status == 0
    found = json.loads(answer.out)
    amounts = {name: found[name] for name in ("arr_start", "new", "expansion", "contraction", "churned")}
    assert amounts == {
        "arr_start": 530000.10,
        "new": 0.99,
        "expansion": 210000.05,
        "contraction": 0,
        "churned": 100000,
    }
    assert found["arr_end"] == 640001.14
    assert found["nrr"] == pytest.approx(640000.15 / 530000.10, abs=1e-12)
    assert found["grr"] == pytest.approx(430000.10 / 530000.10, abs=1e-12)
    assert (found["accounts_start"], found["accounts_end"], found["accounts_lost"]) == (2, 2, 1)
    assert set(found["formula"]) >= {"nrr", "grr", "logo_churn", "arr_start"}
    groups = {group["name"]: group for group in json.loads(segments.out)["groups"]}
    assert groups["Enterprise"]["arr_end"] == 640000.15
    assert groups["Mid-market"]["churned"] == 100000
    assert {g["name"] for g in json.loads(products.out)["groups"]} == {"Plan", "Mobile"}
    assert "$640,001.14" in table.out


def test_an_empty_workspace_answers_null(tmp_path):
    file = tmp_path / "empty.csdesk"
    month = ("metrics", file, "--from", "2026-01-01", "--to", "2026-02-01", "--json")
    slices = ("segment", "industry", "product", "owner", "region")
    _, whole, *sliced = run_all(("new", file), month, *((*month, "--by", by) for by in slices))
    found = json.loads(whole.out)
    assert (found["arr_start"], found["nrr"], found["grr"], found["logo_churn"]) == (0, None, None, None)
    assert "groups" not in found
    assert [json.loads(answer.out)["groups"] for answer in sliced] == [[]] * len(slices)


def test_output_is_utf_8_whatever_the_system_writes(workspace, monkeypatch):
    """As on Windows, where a file that output goes into is written in cp1252, which has no ≤ and no 株."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    year = ("--from", "2026-01-01", "--to", "2027-01-01")
    answer = run("metrics", workspace, *year, "--json")
    assert answer.returncode == 0, answer.stderr
    assert "≤" in json.loads(answer.stdout)["formula"]["arr_start"]
    answer = run("export", "deck", workspace, "--account", "株", "--out", workspace.with_suffix(".pdf"))
    refused(Answer(answer.returncode, answer.stdout, answer.stderr), 1, "'株'")


def test_the_same_file_again_changes_nothing(workspace, tmp_path):
    before = workspace.read_bytes()
    answer = run("import", workspace, "subscriptions", tmp_path / "subscriptions.csv", "--json")
    result = json.loads(answer.stdout)
    assert (result["created"], result["updated"], result["unchanged"], result["change"]) == (0, 0, 4, None)
    assert workspace.read_bytes() == before


def test_a_deck_is_written_for_a_name_in_another_script(workspace, tmp_path):
    out = tmp_path / "deck.pdf"
    answer = run(
        "export", "deck", workspace, "--account", "株式会社サンプル", "--period", "2026-Q3", "--out", out
    )
    assert answer.returncode == 0, answer.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    assert "pages" in answer.stdout


def test_help_tells_what_every_command_does():
    answer = run("--help")
    assert answer.returncode == 0
    commands = ("new", "demo", "import", "metrics", "export", "screenshots")
    for command, helped in zip(commands, run_all(*((one, "--help") for one in commands)), strict=True):
        assert command in answer.stdout
        assert helped.status == 0
        assert f"Usage: main.py {command}" in helped.out


def test_a_dry_run_and_bad_rows_write_nothing_and_name_the_row(workspace, tmp_path):
    before = workspace.read_bytes()
    source = tmp_path / "bad.csv"
    source.write_text(
        "account,product,arr,start\nH-1,Plan,12,2026-01-01\nNobody,Plan,5,2026-02-30\n", encoding="utf-8"
    )
    good = tmp_path / "good.csv"
    good.write_text("external_id,name\nX-9,Perrin Books\n", encoding="utf-8")
    bad, dry = run_all(
        ("import", workspace, "subscriptions", source), ("import", workspace, "accounts", good, "--dry-run")
    )
    assert bad.status == 1
    assert "Line 3" in bad.err
    assert "nothing was written" in bad.out
    assert dry.status == 0
    assert workspace.read_bytes() == before
    assert run("import", workspace, "subscriptions", source, "--skip-bad").returncode == 0
    assert workspace.read_bytes() != before


def test_decks_of_all_customers_go_into_one_folder(workspace, tmp_path):
    folder = tmp_path / "decks"
    folder.mkdir()
    answer = run("export", "deck", workspace, "--all", "--audience", "client", "--out", folder)
    assert answer.returncode == 0, answer.stderr
    (folder / "Contact sheet.pdf").unlink()
    written = sorted(path.name for path in folder.iterdir())
    assert written, answer.stderr
    assert all(name.endswith(" EBR 2026-Q3.pdf") for name in written)
    assert f"Wrote {len(written)} deck" in answer.stdout
    assert all((folder / name).read_bytes().startswith(b"%PDF-") for name in written)


def test_what_is_wrong_is_one_line_and_the_exit_status_says_which_kind(workspace, tmp_path):
    out = tmp_path / "x.pdf"
    source = tmp_path / "accounts.csv"
    year = ("--from", "2026-01-01", "--to", "2027-01-01")
    deck = ("export", "deck", workspace)
    refuse_all(
        (1, "does not exist", ("metrics", tmp_path / "gone.csdesk", *year)),
        (1, "not a CS Desktop workspace", ("metrics", source, *year)),
        (1, "exists already", ("new", workspace)),
        (1, "is a folder", ("new", ".")),
        (1, "gone.csv", ("import", workspace, "accounts", tmp_path / "gone.csv")),
        (1, "No account is called", (*deck, "--account", "Nobody", "--out", out)),
        (1, "not a period", (*deck, "--account", "H-1", "--period", "Q9", "--out", out)),
        (1, "folder", (*deck, "--account", "H-1", "--out", tmp_path / "no" / "deck.pdf")),
        (2, "must end in .pdf", (*deck, "--account", "H-1", "--out", tmp_path / "x")),
        (2, "--account NAME or --all", (*deck, "--account", "H-1", "--all", "--out", tmp_path)),
        (1, "cannot name the files", (*deck, "--all", "--names", "{name}", "--out", tmp_path)),
        (2, "'widgets' is not one of", ("import", workspace, "widgets", source)),
        (2, "is not a date", ("metrics", workspace, "--from", "2026-02-30", "--to", "2027-01-01")),
        (2, "must lie after", ("metrics", workspace, "--from", "2026-02-01", "--to", "2026-02-01")),
        (2, "Missing option", ("metrics", workspace)),
        (2, "No such option", ("metrics", workspace, *year, "--nonsense")),
        (2, "No such command", ("frobnicate", workspace)),
    )
    assert not out.exists()


def test_a_target_that_cannot_be_written_is_named_and_nothing_is_left(workspace, tmp_path):
    (tmp_path / "taken.pdf").mkdir()
    answer = run("export", "deck", workspace, "--account", "H-1", "--out", tmp_path / "taken.pdf")
    assert answer.returncode == 1
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix not in (".csv", ".csdesk", ".d")) == [
        "taken.pdf"
    ]


def test_a_clock_that_is_no_time_is_named(workspace):
    answer = run("metrics", workspace, "--from", "2026-01-01", "--to", "2027-01-01", now="noon")
    assert answer.returncode == 1
    assert "CS_DESKTOP_NOW" in answer.stderr
