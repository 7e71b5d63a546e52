"""main.py home as scripts use it."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cs_desktop.cli import main
from cs_desktop.cli.parts import opened
from cs_desktop.models.tables import Account, Activity, Review, TeamMember, ValueConfirmation
from cs_desktop.models.write import WriteTx
from cs_desktop.services.team import save_member, team_rows
from tests.workspaces import TODAY, new_workspace


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace whose one account, Ana's, has a review that is overdue by five days."""
    monkeypatch.setenv("CS_DESKTOP_NOW", f"{TODAY}T12:00:00")
    monkeypatch.setenv("LOGNAME", "nobody.here")
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)

    def fill(tx: WriteTx) -> None:
        ana, halden = tx.new_id(), tx.new_id()
        tx.session.add(TeamMember(id=ana, name="Ana Ruiz"))
        tx.session.flush()
        tx.session.add(Account(id=halden, name="Halden Freight", owner_id=ana))
        tx.session.flush()
        day = TODAY - timedelta(days=5)
        tx.session.add(Review(id=tx.new_id(), account_id=halden, kind="qbr", day=day))

    workspace.write("Fill", fill)
    workspace.close()
    return path


def test_what_to_do_is_listed_with_its_reason(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["home", str(file), "--me", "Ana Ruiz"]) == 0
    told = capsys.readouterr().out
    # 40 past due, no ARR in the book, 20 for what is overdue
    assert told.splitlines() == [
        "  1   60  Hold the overdue review: QBR  Halden Freight  Oct 8, 2026",
        "          Review due: it was planned for Oct 8, 2026",
    ]


def test_the_system_s_name_says_who_one_is(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ana.ruiz")
    assert main(["home", str(file), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["scope"], document["as_of"]) == ("mine", "2026-10-13")
    (item,) = document["items"]
    assert (item["rule"], item["due"], item["state"]) == ("review", "2026-10-08", "risk")
    assert item["points"] == {"total": 60, "time": 40, "arr": 0, "state": 20}
    assert all(signal["accounts_with_data"] == 0 for signal in document["signals"])


def test_who_is_unknown_is_asked_in_one_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["home", str(file)]) == 2
    assert "Say who you are with --me, or use --team; on the team: Ana Ruiz." in capsys.readouterr().err
    assert main(["home", str(file), "--team"]) == 0


def test_outreach_is_told_against_what_was_agreed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(file) as ctx:
        (row,) = team_rows(ctx)
        save_member(ctx, row.id, replace(row.entry, proactive_target=22, reactive_target=4))
        account = ctx.workspace.read(lambda c: c.execute(select(Account.id)).scalar_one())

        def call(tx: WriteTx) -> None:
            tx.session.add(
                Activity(
                    id=tx.new_id(),
                    account_id=account,
                    kind="call",
                    day=TODAY,
                    direction="proactive",
                    member_id=row.id,
                )
            )

            # Minor units: 123,456.78 dollars.
            kept = {"contact_name": "Dana Ford", "day": TODAY, "worth": 12_345_678, "result": {}}
            tx.session.add(ValueConfirmation(id=tx.new_id(), account_id=account, made_at=tx.now, **kept))

        ctx.workspace.write("Call", call)
    assert main(["home", str(file), "--me", "Ana Ruiz"]) == 0
    # Of the 22 working days of October 2026 nine have passed: 22 × 9 / 22 = 9, and 4 × 9 / 22 = 1.6.
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Proactive outreach, Oct 2026: 1 of 22 · Behind · 9 expected by today",
        "Reactive outreach, Oct 2026: 0 of 4 · Behind · 1 expected by today",
    ]
    assert main(["home", str(file), "--me", "Ana Ruiz", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    proactive, reactive, hours = document["targets"]
    assert (proactive["done"], proactive["target"], proactive["expected_by_today"]) == (1, 22, 9)
    assert (reactive["done"], reactive["status"]) == (0, "risk")
    assert hours["expected_by_today"] is None
    value = next(one for one in document["figures"] if one["label"] == "Value confirmed")
    assert (value["value"], value["unit"], value["currency"]) == (123_456.78, "money", "USD")
    assert value["formula"] == "sum of the value that contacts confirmed, without what was revoked"
    assert all(target["formula"] and target["source"] for target in document["targets"])
    assert document["done_today"] == 0
