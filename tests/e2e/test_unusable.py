"""Files that cannot be used, as a script meets them: one line, exit status 1, nothing touched."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cs_desktop.models.schema import SCHEMA_VERSION
from tests.commands import run_all
from tests.full_disk import full_disk
from tests.mortals import mortal
from tests.schemas import content, only_known, stored
from tests.unusable import CASES, good, leave_journal, listing

ROOT = Path(__file__).parents[2]
YEAR = ("--from", "2026-01-01", "--to", "2027-01-01")


def test_each_way_is_one_line_and_nothing_is_touched(tmp_path: Path) -> None:
    paths = []
    for number, case in enumerate(CASES):
        (folder := tmp_path / str(number)).mkdir()
        paths.append(case.make(folder))
    before = listing(tmp_path)
    answers = run_all(*(("metrics", path, *YEAR) for path in paths))
    assert len(answers) == len(CASES)
    for case, (status, out, err) in zip(CASES, answers, strict=True):
        assert (status, out) == (1, ""), case
        assert re.fullmatch(r"Error: [^\n]+\n", err), case
        assert re.search(case.words, err), (case, err)
    assert listing(tmp_path) == before


def test_a_program_of_its_own_says_the_same(tmp_path: Path) -> None:
    """As the list above, by main.py itself, for whichever command meets the file."""
    file = tmp_path / "empty.csdesk"
    file.touch()
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "main.py"),
            "export",
            "deck",
            str(file),
            "--account",
            "x",
            "--out",
            "x.pdf",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"Error: empty\.csdesk is empty \(zero bytes\)[^\n]+\n", done.stderr)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.csdesk"]


@mortal
def test_permissions_on_the_command_line(tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("external_id,name\nX-9,Perrin Books\n", encoding="utf-8")
    kinds = {}
    for name in ("secret", "read-only", "folder", "half"):
        (folder := tmp_path / name).mkdir()
        kinds[name] = good(folder)
    kinds["secret"].chmod(0)
    kinds["read-only"].chmod(0o444)
    leave_journal(kinds["half"])
    for name in ("folder", "half"):
        kinds[name].parent.chmod(0o555)
    before = [listing(kinds[name].parent) for name in ("read-only", "folder", "half")]
    said = {
        ("metrics", "secret"): r"cannot be read \(permission denied\); ask its owner",
        ("metrics", "half"): r"left in the middle of a write and cannot be written here; copy both",
        ("import", "read-only"): r"is open for reading only; make it writable and open it again",
        ("import", "folder"): r"is open for reading only; make it writable and open it again",
    }
    last = {"metrics": YEAR, "import": ("accounts", accounts)}
    refused: list[tuple[object, ...]] = [(command, kinds[name], *last[command]) for command, name in said]
    fine = [("metrics", kinds[name], *YEAR) for name in ("read-only", "folder")]
    answers = run_all(*refused, *fine, ("new", kinds["folder"].with_name("new.csdesk")))
    for (status, out, err), words in zip(answers, said.values(), strict=False):
        assert (status, out) == (1, "")
        assert re.fullmatch(rf"Error: [^\n]*{words}[^\n]*\n", err), err
    assert [answer[0] for answer in answers[4:]] == [0, 0, 1]
    assert re.search(r"cannot be made here \(permission denied\)", answers[6][2])
    assert [listing(kinds[name].parent) for name in ("read-only", "folder", "half")] == before
    for name in ("folder", "half"):
        kinds[name].parent.chmod(0o755)


def test_an_older_file_is_upgraded_on_the_way(tmp_path: Path) -> None:
    path = stored(SCHEMA_VERSION - 1, tmp_path)
    before = path.read_bytes()
    ((status, out, err),) = run_all(("metrics", path, *YEAR))
    assert (status, err) == (0, "")
    assert "All accounts" in out
    (backup,) = (tmp_path / "team.csdesk.d" / "backups").iterdir()
    assert content(backup) == only_known(content(path), content(backup))
    assert path.read_bytes() != before


def test_a_full_disk_is_one_line_whatever_is_asked_for(tmp_path: Path) -> None:
    path = good(tmp_path)
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("external_id,name\n" + "X-9,Perrin Books\n" * 2000, encoding="utf-8")
    before = path.read_bytes()
    with full_disk():
        answers = run_all(
            ("new", tmp_path / "new.csdesk"),
            ("import", path, "accounts", accounts, "--skip-bad"),
            ("backup", path),
            ("export", "deck", path, "--account", "Halden Freight", "--out", tmp_path / "deck.pdf"),
        )
    for status, out, err in answers:
        assert (status, out) == (1, "")
        assert re.fullmatch(r"Error: [^\n]*(full|space|too large)[^\n]*\n", err), err
    assert path.read_bytes() == before
    assert not (tmp_path / "new.csdesk").exists()
    assert not (tmp_path / "deck.pdf").exists()


@pytest.mark.parametrize("command", ["metrics", "import"])
def test_a_synced_folder_costs_one_line_and_nothing_else(tmp_path: Path, command: str) -> None:
    (folder := tmp_path / "Nextcloud").mkdir()
    path = good(folder)
    (folder / "team (conflicted copy 2026-10-13 104200).csdesk").touch()
    source = tmp_path / "accounts.csv"
    source.write_text("external_id,name\nX-9,Perrin Books\n", encoding="utf-8")
    arguments = (command, path, "accounts", source) if command == "import" else (command, path, *YEAR)
    ((status, out, err),) = run_all(arguments)
    assert status == 0
    assert "Perrin" in out or "All accounts" in out or "1 new" in out
    copies, sync = err.splitlines()
    assert re.match(
        r"Note: Nextcloud or ownCloud kept another version of team\.csdesk beside it: team \(", copies
    )
    assert re.match(r"Note: team\.csdesk lies in a folder of Nextcloud or ownCloud\. Close it", sync)
