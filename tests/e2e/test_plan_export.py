"""`export plan` as a process: what is shared leaves the house, in one line or in a file."""

import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from cs_desktop.services.plan.starting import start_from_shipped
from tests.commands import run_all
from tests.workspaces import add_account, context, new_workspace

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "export", "plan", *(str(a) for a in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_plan_is_written_as_pdf_and_workbook(tmp_path: Path) -> None:
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    start_from_shipped(context(workspace), add_account(workspace, external_id="H-1"), "renewal-case")
    add_account(workspace, "Empty")
    workspace.close()
    pdf, xlsx = tmp_path / "plan.pdf", tmp_path / "plan.xlsx"
    made = run(path, "--account", "H-1", "--plan", "renewal CASE", "--paper", "letter", "--out", pdf)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"Wrote {pdf}")
    assert pdf.read_bytes().startswith(b"%PDF")
    export = ("export", "plan", path, "--account")
    written, missing, wrong = run_all(
        (*export, "Halden Freight", "--no-actions", "--out", xlsx),
        (*export, "Empty", "--out", tmp_path / "no.pdf"),
        (*export, "Empty", "--out", tmp_path / "no.doc"),
    )
    assert written.status == 0
    assert load_workbook(xlsx).sheetnames == ["Plan", "Objectives", "Milestones"]
    assert (missing.status, missing.err.count("\n")) == (1, 1)
    assert "no success plan yet" in missing.err
    assert wrong.status == 2
    assert list(tmp_path.glob("no.*")) == []
