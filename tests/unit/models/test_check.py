"""The content check: every kind of damage done past the program is found, and mended where it can be."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.check import CheckResult, Severity, Trouble
from cs_desktop.domain.progress import silent
from cs_desktop.models.backup import side_folder
from cs_desktop.models.check.repairing import MovedOnError
from cs_desktop.models.points.blocks import Block
from cs_desktop.models.tables import Account, Attachment, Contact, Renewal, TeamMember
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.checking import (
    check_closed,
    check_open,
    rebuild_closed,
    repair_open,
    repair_or_look_again,
)
from cs_desktop.services.history import revert, undo_stacks
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    dump,
    edit_account,
    new_workspace,
    open_,
)

LONG = "The weekly review stays with the plant managers. " * 8


def check(path: Path) -> CheckResult:
    """Check a closed file."""
    return check_closed(path, NOON, silent)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workspace with something of each kind in it."""
    file = tmp_path / "team.csdesk"
    file.write_bytes(_template())
    return file


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "team.csdesk"
        workspace = new_workspace(file)
        _fill(workspace)
        workspace.close()
        assert check(file).findings == ()
        return file.read_bytes()


def _fill(workspace: WorkspaceFile) -> None:
    account = add_account(workspace, industry="Freight", notes=LONG, custom={"seats": 3, "ü": [1.0, None]})
    other = add_account(workspace, "株式会社サンプル")
    add_subscription(workspace, account, add_product(workspace), ("new", date(2025, 1, 1), 500))
    add_points(workspace, account, add_metric(workspace), {TODAY - timedelta(n): n / 2 for n in range(300)})

    def work(tx) -> None:
        tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Ada"))
        tx.session.add(Renewal(id=tx.new_id(), account_id=other, due=TODAY, auto_renew=True))
        # A whole number in a column of fractions is stored as a fraction.
        tx.session.add(TeamMember(id=tx.new_id(), name="Bo", weekly_hours=32))

    workspace.write("Add people", work)
    ctx = context(workspace)
    edit_account(ctx, account, "notes", LONG, LONG + "And with finance.")
    edited = edit_account(ctx, account, "industry", "Freight", "Rail").change
    assert edited is not None
    revert(ctx, edited.change_set_id)
    gone = workspace.write(
        "Remove Bo", lambda tx: tx.session.delete(tx.session.query(TeamMember).one())
    ).change
    assert gone is not None
    revert(ctx, gone.change_set_id)
    content = b"logo" * 1000

    def attach(tx) -> None:
        tx.session.connection().exec_driver_sql(
            "INSERT INTO attachment_content VALUES (?,?)", (sha256(content).hexdigest(), content)
        )
        tx.bulk_insert(Attachment, [_attachment_row(tx, account, content)])

    workspace.write("Attach", attach)


def _attachment_row(tx, account: int, content: bytes) -> dict[str, object]:
    return {
        "id": tx.new_id(),
        "account_id": account,
        "role": "logo",
        "name": "logo.png",
        "media_type": "image/png",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "added_at": tx.now,
    }


def _damage(path: Path, *statements: str) -> None:
    """Change the file as another program would, past the log."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        connection.commit()


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workspace = open_(path, NOON)
    try:
        return dump(workspace)
    finally:
        workspace.close()


def _repair(path: Path) -> CheckResult:
    """Repair a closed file as its check says and return the check after it."""
    plan = check(path).plan
    assert plan is not None
    workspace = open_(path, NOON)
    try:
        repaired = repair_open(context(workspace), plan, silent)
    finally:
        workspace.close()
    assert (side_folder(path) / "backups" / repaired.backup).exists()
    return repaired.result


_MENDED = [
    ("UPDATE account SET industry='Freigxt' WHERE industry='Freight'", Trouble.VALUE, "Industry"),
    ("UPDATE account SET industry=x'46726569676874' WHERE industry='Freight'", Trouble.VALUE, "7 bytes"),
    ("UPDATE account SET industry='freight' WHERE industry='Freight'", Trouble.VALUE, "'freight'"),
    ("UPDATE account SET notes=notes || '.' WHERE notes<>''", Trouble.VALUE, "Notes"),
    (
        "UPDATE account SET name='Holden Freight' WHERE name LIKE 'Halden%'",
        Trouble.VALUE,
        "Halden Freight: Name",
    ),
    ("UPDATE account SET custom='{\"seats\": 3.0}' WHERE custom<>'{}'", Trouble.VALUE, "Custom"),
    ("UPDATE account SET owner_id=(SELECT id FROM team_member) WHERE notes<>''", Trouble.VALUE, "reads 'Bo'"),
    ("UPDATE team_member SET weekly_hours=32.5", Trouble.VALUE, "reads 32.5, the log says 32.0"),
    ("UPDATE renewal SET auto_renew=0", Trouble.VALUE, "株式会社サンプル, renewal"),
    ("UPDATE subscription_event SET arr=501", Trouble.VALUE, "Halden Freight, subscription event"),
    ("DELETE FROM contact", Trouble.MISSING, "Halden Freight, contact Ada is missing"),
    ("INSERT INTO task VALUES ('T',NULL,NULL,NULL,NULL,'',NULL,'','',77)", Trouble.EXTRA, "Task T is there"),
    (
        "INSERT INTO contact SELECT 5,'X','','','other','','',NULL,NULL,NULL,'','',78",
        Trouble.EXTRA,
        "Contact X",
    ),
    ("DELETE FROM account WHERE name LIKE 'Halden%'", Trouble.MISSING, "Halden Freight is missing"),
    ("UPDATE sqlite_sequence SET seq=900 WHERE name='change_set'", Trouble.COUNTER, "stands at 900"),
]


@pytest.mark.parametrize(("statement", "trouble", "words"), _MENDED)
def test_what_was_changed_past_the_log_is_found_and_set_back(path, statement, trouble, words):
    before = _content(path)
    _damage(path, statement)
    found = check(path)
    assert not found.clean
    assert {f.trouble for f in found.findings} == {trouble}
    assert any(words in f.text for f in found.findings), [f.text for f in found.findings]
    assert all(f.repairable and f.remedy.startswith("Repair: ") for f in found.findings)
    after = _repair(path)
    assert after.findings == ()
    assert _content(path) == before
    assert check(path).findings == ()


def test_everything_at_once_is_set_back_in_one_entry_of_the_log(path):
    before = _content(path)
    _damage(path, *(_MENDED[number][0] for number in (0, 3, 4, 5, 6, 7, 8, 9, 10, 11)))
    plan = check(path).plan
    assert plan is not None
    assert plan.lines[0] == "Make a backup of the workspace as it is now"
    assert "Take out 1 extra row that the log knows nothing of" in plan.lines
    assert _repair(path).clean
    assert _content(path) == before
    with closing(sqlite3.connect(path)) as connection:
        label = connection.execute("SELECT label FROM change_set ORDER BY pos DESC LIMIT 1").fetchone()[0]
    assert label == plan.label
    assert label.startswith("Repair: ")


def test_undoing_a_repair_does_not_bring_the_damage_back(path):
    before = _content(path)
    _damage(path, _MENDED[0][0], _MENDED[3][0], "DELETE FROM contact")
    plan = check(path).plan
    assert plan is not None
    workspace = open_(path, NOON)
    try:
        repaired = repair_open(context(workspace), plan, silent)
        assert repaired.change is not None
        # It is in nobody's way: the next undo is that of the edit before.
        steps = undo_stacks(context(workspace)).undo
        assert steps
        assert not any(step.label.startswith("Repair") for step in steps)
        revert(context(workspace), repaired.change.change_set_id)
        assert dump(workspace) == before
        assert check_open(context(workspace), silent).findings == ()
    finally:
        workspace.close()


def test_two_rows_that_swapped_a_unique_value_are_set_back(path):
    workspace = open_(path, NOON)
    add_metric(workspace, "seats")
    workspace.close()
    before = _content(path)
    _damage(
        path,
        "UPDATE metric SET key='x' WHERE key='usage'",
        "UPDATE metric SET key='usage' WHERE key='seats'",
        "UPDATE metric SET key='seats' WHERE key='x'",
    )
    assert _repair(path).clean
    assert _content(path) == before


def _overwrite(path: Path, kind: int, old: bytes, new: bytes) -> None:
    """Change bytes in the first page of a kind (10: a leaf of an index, 13: of a table) that has them."""
    content = path.read_bytes()
    for start in range(0, len(content), 4096):
        page = content[start : start + 4096]
        if page[0] == kind and old in page:
            path.write_bytes(content[:start] + page.replace(old, new, 1) + content[start + 4096 :])
            return
    pytest.fail("no page holds these bytes")


def test_an_index_that_does_not_fit_is_built_anew(path):
    before = _content(path)
    _overwrite(path, 10, b"Halden Freight", b"Helden Freight")
    found = check(path)
    assert [f.trouble for f in found.findings] == [Trouble.INDEX]
    assert "ix_account_name does not fit" in found.findings[0].text
    assert _repair(path).findings == ()
    assert _content(path) == before


def test_an_indexed_value_that_changed_on_the_disk_is_set_back_with_its_index(path):
    before = _content(path)
    name = "株式会社サンプル"
    _overwrite(path, 13, name.encode(), "株式会社サンブル".encode())
    # The log's entry has the name, too: whichever page was hit, it is found.
    troubles = {f.trouble for f in check(path).findings}
    assert troubles in ({Trouble.INDEX, Trouble.VALUE}, {Trouble.LOG, Trouble.VALUE})
    if Trouble.INDEX in troubles:
        assert _repair(path).findings == ()
        assert _content(path) == before


_LOG = [
    ("UPDATE change SET new='\"Raik\"' WHERE new='\"Rail\"'", "was altered"),
    ("UPDATE change SET new='not JSON' WHERE new='\"Rail\"'", "was altered"),
    ("UPDATE change SET entity_id='x' WHERE new='\"Rail\"'", "was altered"),
    ("UPDATE change SET op=x'00' WHERE new='\"Rail\"'", "was altered"),
    (
        "UPDATE change_set SET label='Ad people' WHERE label='Add people'",
        "'Ad people' of Oct 13, 2026 was altered",
    ),
    ("UPDATE change_set SET clock=clock*100000 WHERE pos=2", "of an unknown day was altered"),
    ("UPDATE change_set SET digest=x'00' WHERE pos=2", "was altered"),
    ("UPDATE actor SET user='eve'", "was altered"),
    ("DELETE FROM change WHERE set_pos=9 AND n=0", "misses some of its changes"),
    ("DELETE FROM change WHERE set_pos=(SELECT max(set_pos) FROM change)", "was altered"),
    ("DELETE FROM actor", "does not say who made it"),
    ("DELETE FROM change_set WHERE pos=3", "1 entry is missing from the log before entry 4"),
    ("DELETE FROM change_set WHERE pos=3", "changes of entry 3, but not the entry itself"),
    ("UPDATE change_set SET pos=900 WHERE pos=3", "is missing"),
    ("UPDATE change_set SET undo_of=5 WHERE undo_of IS NOT NULL", "undid an entry that is not there"),
]


@pytest.mark.parametrize(("statement", "words"), _LOG)
def test_damage_to_the_log_is_found_and_nothing_is_set_back_by_it(path, statement, words):
    _damage(path, statement, "UPDATE renewal SET auto_renew=0")
    found = check(path)
    assert any(f.trouble is Trouble.LOG and words in f.text for f in found.findings), found.findings
    # Which is right, the log or the table? Nobody can tell, so the table stays.
    assert found.plan is None or not found.plan.rows
    value = next(f for f in found.findings if f.trouble is Trouble.VALUE)
    assert not value.repairable


def test_entries_missing_at_the_end_are_noticed(path):
    _damage(
        path,
        "DELETE FROM change WHERE set_pos=(SELECT max(pos) FROM change_set)",
        "DELETE FROM change_set WHERE pos=(SELECT max(pos) FROM change_set)",
    )
    found = check(path)
    assert any("last entry was once number" in f.text for f in found.findings)
    assert found.plan is None


_BEYOND = [
    ("UPDATE point_block SET points=zeroblob(length(points))", "checksum"),
    ("UPDATE point_block SET crc=crc+1", "checksum"),
    ("UPDATE point_block SET count=count+1", "Halden Freight: the 287 points of 'Usage' in 2026 are not"),
    ("UPDATE point_block SET year=2027 WHERE year=2026", "checksum"),
    ("UPDATE point_block SET account_id=12", "Account 12"),
    ("UPDATE point_block SET days=x'0000'", "another form"),
    ("UPDATE point_block SET points='text'", "another form"),
    ("UPDATE point_backup SET content=x'00'", "cannot be read"),
    ("UPDATE point_backup SET batch_id=9", "no import that the log knows"),
    ("DELETE FROM attachment_content", "Halden Freight, file logo.png: its content is missing"),
    ("UPDATE attachment_content SET content=x'00'", "was altered"),
]


@pytest.mark.parametrize(("statement", "words"), _BEYOND)
def test_what_the_log_does_not_hold_is_found_and_says_what_to_do(path, statement, words):
    _damage(path, statement)
    found = check(path)
    assert any(words in f.text for f in found.findings), [f.text for f in found.findings]
    assert found.plan is None
    assert all("restore a backup" in f.remedy or "not touched" in f.remedy for f in found.findings)


def test_points_that_no_write_of_ours_makes_are_found_though_their_checksum_fits(path):
    with closing(sqlite3.connect(path)) as connection:
        key = connection.execute("SELECT metric_id, account_id, year FROM point_block").fetchone()
        for days, value, words in (
            ([1, 0], 1.0, "not in the order"),
            ([1, 365], 1.0, "outside their year"),
            ([1, 2], float("nan"), "no number"),
        ):
            block = Block(_packed("<i2", days), _packed("<f8", [value, 2.0]))
            connection.execute(
                "UPDATE point_block SET count=2, days=?, points=?, crc=? "
                "WHERE metric_id=? AND account_id=? AND year=?",
                (block.days, block.values, block.checksum(*key), *key),
            )
            connection.commit()
            assert any(words in f.text for f in check(path).findings)


def _packed(kind: str, numbers: list[float]) -> bytes:
    return np.array(numbers, kind).tobytes()


def test_a_content_that_nobody_refers_to_is_a_note(path):
    content = b"spare"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO attachment_content VALUES (?,?)", (sha256(content).hexdigest(), content)
        )
        connection.commit()
    found = check(path)
    assert found.clean
    assert [(f.trouble, f.severity) for f in found.findings] == [(Trouble.SPARE, Severity.NOTE)]


def test_a_value_changed_past_the_log_and_set_anew_since_is_a_note(path):
    _damage(path, "UPDATE account SET region='Nort' WHERE industry='Freight'")
    workspace = open_(path, NOON)
    account = next(row for row in dump(workspace)["account"] if "Nort" in row)
    edit_account(context(workspace), account[-1], "region", "Nort", "North")
    workspace.close()
    found = check(path)
    assert found.clean
    assert [f.trouble for f in found.findings] == [Trouble.PAST]
    assert "Halden Freight: Region was once changed past the log, from '' to 'Nort'" in found.findings[0].text


def test_text_that_is_no_utf8_is_found(path):
    before = _content(path)
    _damage(path, "UPDATE account SET region=CAST(x'ff41' AS TEXT) WHERE industry='Freight'")
    found = check(path)
    assert [f.trouble for f in found.findings] == [Trouble.VALUE]
    assert _repair(path).clean
    assert _content(path) == before


def test_damaged_pages_are_said_and_nothing_is_promised(path):
    content = path.read_bytes()
    for page in range(4096, len(content), 4096):
        damaged = path.with_name(f"page-{page}.csdesk")
        damaged.write_bytes(content[:page] + b"\xa5" * 4096 + content[page + 4096 :])
        found = check(damaged)
        assert found.problems


def test_a_workspace_with_damaged_pages_is_rebuilt_from_its_log(path):
    """Whatever page of a table is lost, the log gives its rows back; points are lost with theirs."""
    before, content = _content(path), path.read_bytes()
    pages = range(4096, len(content), 5 * 4096)
    rebuilt = 0
    for page in pages:
        damaged, new = path.with_name("damaged.csdesk"), path.with_name(f"new-{page}.csdesk")
        damaged.write_bytes(content[:page] + b"\xa5" * 4096 + content[page + 4096 :])
        try:
            after = rebuild_closed(damaged, new, NOON, silent)
        except KnownError:
            assert not new.exists()
            continue
        rebuilt += 1
        lost = {"point_block", "attachment_content"}
        assert {f.trouble for f in after.findings} <= {Trouble.ATTACHMENT}
        assert {k: v for k, v in _content(new).items() if k not in lost} == {
            k: v for k, v in before.items() if k not in lost
        }
    assert rebuilt > len(pages) / 2


def test_a_rebuilt_workspace_has_points_and_files_too_and_goes_on(path):
    new = path.with_name("new.csdesk")
    assert rebuild_closed(path, new, NOON, silent).findings == ()
    assert _content(new) == _content(path)
    workspace = open_(new, NOON)
    add_account(workspace, "The next")
    workspace.close()
    assert check(new).findings == ()
    with pytest.raises(KnownError, match="exists already"):
        rebuild_closed(path, new, NOON, silent)


def test_nothing_is_rebuilt_from_a_damaged_log(path):
    _damage(path, "UPDATE change SET new='0' WHERE new='\"Rail\"'")
    new = path.with_name("new.csdesk")
    with pytest.raises(KnownError, match="is damaged, too"):
        rebuild_closed(path, new, NOON, silent)
    assert not new.exists()


def test_a_table_emptied_is_listed_as_far_as_one_would_read(path):
    workspace = open_(path, NOON)
    account = add_account(workspace, "Many")

    def work(tx) -> None:
        for number in range(250):
            tx.session.add(Contact(id=tx.new_id(), account_id=account, name=f"C{number}"))

    workspace.write("Add", work)
    workspace.close()
    before = _content(path)
    _damage(path, "DELETE FROM contact")
    found = check(path)
    assert (len(found.findings), found.unlisted, found.problems) == (100, 151, 251)
    assert _repair(path).clean
    assert _content(path) == before


def test_a_repair_of_a_workspace_that_moved_on_is_refused(path):
    _damage(path, _MENDED[0][0])
    plan = check(path).plan
    assert plan is not None
    workspace = open_(path, NOON)
    try:
        add_account(workspace, "Somebody else's")
        with pytest.raises(MovedOnError, match="check it again"):
            repair_open(context(workspace), plan, silent)
        assert not check_open(context(workspace), silent).clean
        repaired = repair_or_look_again(context(workspace), plan, silent)
        assert repaired is not None
        assert repaired.result.clean
    finally:
        workspace.close()


def test_a_check_changes_no_byte_and_leaves_no_copy(path):
    _damage(path, _MENDED[0][0])
    before = path.read_bytes()
    left = set(path.parent.iterdir())
    assert not check(path).clean
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == left


def test_a_check_can_be_stopped_at_any_report(path):
    class StoppedError(Exception):
        pass

    reports = 0

    def count(_done: int, _total: int | None, _text: str) -> None:
        nonlocal reports
        reports += 1

    check_closed(path, NOON, count)
    assert reports > 8
    for last in range(1, reports):
        left = last

        def stop(_done: int, _total: int | None, _text: str) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise StoppedError

        with pytest.raises(StoppedError):
            check_closed(path, NOON, stop)


def test_a_file_that_stays_locked_is_said_to_be_in_use_not_damaged(path, monkeypatch):
    monkeypatch.setattr("cs_desktop.models.backup.making._PATIENCE_S", 0.1)
    monkeypatch.setattr("cs_desktop.models.connections._READ_TIMEOUT_S", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KnownError, match="in use by another program"):
            check(path)


def test_a_file_that_is_none_of_ours_is_refused(tmp_path):
    file = tmp_path / "notes.csdesk"
    file.write_text("Dear diary", encoding="utf-8")
    with pytest.raises(KnownError, match="not a CS Desktop workspace"):
        check(file)


def test_the_open_workspace_is_checked_while_others_write(path):
    workspace = open_(path, NOON)
    other = open_(path, NOON)
    written = []

    def write(_done: int, _total: int | None, _text: str) -> None:
        written.append(add_account(other, f"Meanwhile {len(written)}"))

    try:
        assert check_open(context(workspace), write).clean
        assert check_open(context(workspace), silent).clean
    finally:
        other.close()
        workspace.close()
    assert len(written) > 5


_WORK = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "industry", "notes", "points", "undo", "remove"]),
        st.integers(0, 9),
        st.sampled_from(["", "Freight", "株式会社", LONG, LONG + "2", "0", "1.0"]),
    ),
    max_size=8,
)


@given(steps=_WORK, damage=st.sampled_from([statement for statement, *_ in _MENDED]))
def test_any_work_is_clean_and_any_damage_to_it_is_set_back(tmp_path_factory, steps, damage):
    file = tmp_path_factory.mktemp("check") / "team.csdesk"
    file.write_bytes(_template())
    workspace = open_(file, NOON)
    try:
        metric = add_metric(workspace, "more")
        done: list[int] = []
        for step, which, text in steps:
            _work(workspace, metric, done, step, which, text)
        before = dump(workspace)
    finally:
        workspace.close()
    assert [f.text for f in check(file).findings if f.severity is Severity.PROBLEM] == []
    with closing(sqlite3.connect(file)) as connection:
        changed = connection.execute(damage).rowcount
        connection.commit()
    if changed:
        assert not check(file).clean
        assert _repair(file).clean
        assert _content(file) == before


def _work(workspace: WorkspaceFile, metric: int, done: list[int], step: str, which: int, text: str) -> None:
    """Do one thing as a user would, where it makes sense."""
    accounts = sorted(row[-1] for row in dump(workspace)["account"])
    account = accounts[which % len(accounts)]
    change = None
    if step == "add":
        add_account(workspace, text or "Unnamed")
    elif step in ("rename", "industry", "notes"):
        field = "name" if step == "rename" else step

        def put(tx) -> None:
            setattr(tx.session.get_one(Account, account), field, text)

        change = workspace.write("Edit", put).change
    elif step == "points":
        add_points(workspace, account, metric, {date(2026, 1, 1) + timedelta(which): float(which)})
    elif step == "undo" and done:
        change = revert(context(workspace), done[which % len(done)]).change
    elif step == "remove":

        def remove(tx) -> None:
            for contact in tx.session.query(Contact).filter_by(account_id=account):
                tx.session.delete(contact)

        change = workspace.write("Remove", remove).change
    if change is not None:
        done.append(change.change_set_id)
