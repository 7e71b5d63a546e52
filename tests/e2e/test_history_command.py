"""main.py history as scripts use it."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cs_desktop.cli import main
from tests.e2e.test_command_line import ACCOUNTS, SUBSCRIPTIONS, run

LATER = "external_id,name,industry\nH-1,Halden Freight,Logistics\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a team's workspace whose second import of accounts moves Halden to logistics."""
    folder = tmp_path_factory.mktemp("history")
    file = folder / "team.csdesk"
    assert run("new", file, "--company", "Corvane").returncode == 0
    for kind, content, day in (
        ("accounts", ACCOUNTS, "2026-10-13"),
        ("subscriptions", SUBSCRIPTIONS, "2026-10-13"),
        ("accounts", LATER, "2026-10-20"),
    ):
        source = folder / "source.csv"
        source.write_text(content, encoding="utf-8")
        assert run("import", file, kind, source, now=f"{day}T12:00:00").returncode == 0
    return file


@pytest.fixture
def changed(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copy(made, tmp_path / "team.csdesk"))


def document(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """Return what the command prints, run within this process."""
    assert main(["history", *map(str, arguments), "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return json.loads(told.out)


def refused(capsys: pytest.CaptureFixture[str], status: int, words: str, *arguments: object) -> None:
    """Check that the command is refused with one clear line."""
    assert main(["history", *map(str, arguments)]) == status
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("Error: ")
    assert words in line


def test_what_was_changed_by_whom_and_when(changed):
    answer = run("history", changed, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    told = json.loads(answer.stdout)
    assert told["file"] == "team.csdesk"
    newest, *others = told["entries"]
    assert (newest["at"], newest["undo_of"], newest["undone_by"]) == ("2026-10-20T12:00:00.000Z", None, None)
    assert newest["person"]
    assert newest["label"].startswith("Import")
    industry = next(change for change in newest["changes"] if change["field"] == "industry")
    assert (industry["name"], industry["label"], industry["old"], industry["new"]) == (
        *("Halden Freight", "Industry", "Freight", "Logistics"),
    )
    assert [entry["label"] for entry in others][-1] == "Create workspace"


def test_the_same_in_words(changed, capsys):
    assert main(["history", str(changed), "--limit", "1"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert "Import" in first
    assert "    Account Halden Freight · Industry: Freight → Logistics" in lines
    assert lines[-1].startswith("There is more")


def test_filters(changed, capsys):
    everything = document(capsys, changed)["entries"]
    assert document(capsys, changed, "--since", "2026-10-19")["entries"] == everything[:1]
    assert document(capsys, changed, "--until", "2026-10-19")["entries"] == everything[1:]
    assert document(capsys, changed, "--text", "CREATE")["entries"] == everything[-1:]
    assert document(capsys, changed, "--limit", 2)["entries"] == everything[:2]
    assert document(capsys, changed, "--person", everything[0]["person"].upper())["entries"] == everything
    kinds = [entry["label"] for entry in document(capsys, changed, "--kind", "subscription")["entries"]]
    assert kinds == [e["label"] for e in everything if any(c["kind"] == "subscription" for c in e["changes"])]
    japanese = document(capsys, changed, "--account", "株式会社サンプル")["entries"]
    assert {change["account"] for entry in japanese for change in entry["changes"]} == {"株式会社サンプル"}
    assert document(capsys, changed, "--account", "j-3")["entries"] == japanese


def test_files(changed, tmp_path, capsys):
    out = tmp_path / "history.csv"
    assert main(["history", str(changed), "--account", "H-1", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert f"({len(rows)} changes)" in told
    assert {row["account"] for row in rows} == {"Halden Freight"}
    out = tmp_path / "history.json"
    assert main(["history", str(changed), "--out", str(out)]) == 0
    capsys.readouterr()
    assert json.loads(out.read_text(encoding="utf-8")) == document(capsys, changed)


def test_wrong_use_is_told_in_one_line(changed, tmp_path, capsys):
    refused(capsys, 2, "No account is called 'Nobody'", changed, "--account", "Nobody")
    refused(capsys, 2, "write it as 2026-10-13", changed, "--since", "13.10.2026")
    refused(capsys, 2, "must not lie before", changed, "--since", "2026-10-13", "--until", "2026-10-12")
    refused(capsys, 2, "Nobody called 'eve'", changed, "--person", "eve")
    refused(capsys, 2, "weather", changed, "--kind", "weather")
    refused(capsys, 2, ".csv or .json", changed, "--out", tmp_path / "history.xlsx")
    refused(capsys, 1, "nowhere", tmp_path / "nowhere.csdesk")
    refused(capsys, 1, "does not exist", changed, "--out", tmp_path / "no" / "history.csv")
