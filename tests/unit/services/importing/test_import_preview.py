"""What a preview says of each row, and that the import then does exactly this."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.importing import ImportKind, ImportMode, Outcome
from cs_desktop.domain.progress import silent
from cs_desktop.models.tables import Account
from cs_desktop.services.importing.guessing import guess_draft
from cs_desktop.services.importing.previewing import preview_import
from cs_desktop.services.importing.rejects import save_rejected
from cs_desktop.services.importing.run import run_import
from tests.drafting import imported, look_at, outcomes, previewed, request_of
from tests.importing import Importer, fresh_importer

FIRST = (
    "external_id,name,industry,customer_since\nA-1,Alder,Freight,2025-01-31\nA-2,Birch,Retail,2025-02-28\n"
)


def test_each_row_is_told_with_its_reason(importer: Importer) -> None:
    importer.run("accounts", FIRST)
    after = importer.file(
        "external_id,name,industry,customer_since\n"
        "A-1,Alder,Freight,2025-01-31\n"  # as it is
        "A-2,Birch,Health,2025-02-28\n"  # another industry
        "A-3,Cedar,Mining,2025-03-31\n"  # not known
        "A-4,Dogwood,Mining,31 March\n"  # no date
        "A-5,Elm\n",  # two cells of four
        "after.csv",
    )
    preview = previewed(importer, ImportKind.ACCOUNTS, after)
    assert outcomes(preview) == [
        (2, Outcome.UNCHANGED),
        (3, Outcome.CHANGED),
        (4, Outcome.NEW),
        (5, Outcome.REJECTED),
        (6, Outcome.REJECTED),
    ]
    changed, new, no_date, short = preview.rows[1:]
    assert changed.changed == {2: "Retail"}
    assert new.cells == ("A-3", "Cedar", "Mining", "2025-03-31")
    assert (no_date.place, no_date.reason) == (3, "“31 March” is not a date such as 2026-12-31")
    assert (short.place, short.reason) == (None, "the row has 2 cells, the heading 4")
    assert (preview.seen, preview.writes, preview.count(None), preview.is_sample) == (5, 2, 5, False)


@pytest.mark.parametrize(
    ("mode", "known", "fresh"),
    [
        (ImportMode.UPSERT, Outcome.CHANGED, Outcome.NEW),
        (ImportMode.CREATE, Outcome.UNCHANGED, Outcome.NEW),
        (ImportMode.UPDATE, Outcome.CHANGED, Outcome.LEFT_OUT),
    ],
)
def test_the_mode_says_what_becomes_of_known_and_new_rows(
    importer: Importer, mode: ImportMode, known: Outcome, fresh: Outcome
) -> None:
    importer.run("accounts", "external_id,name\nA-1,Alder\n")
    path = importer.file("external_id,name\nA-1,Alder Works\nA-2,Birch\n", "after.csv")
    assert outcomes(previewed(importer, ImportKind.ACCOUNTS, path, mode)) == [(2, known), (3, fresh)]


def test_a_row_of_metrics_is_what_becomes_of_its_points(importer: Importer) -> None:
    importer.run("accounts", "name\nAlder\nBirch\n")
    importer.run("metrics", "account,date,logins,seats\nAlder,2026-01-01,5,2\nBirch,2026-01-01,7,2\n")
    after = importer.file(
        "account,date,logins,seats\n"
        "Alder,2026-01-01,5,2\n"  # both points are there
        "Birch,2026-01-01,7,3\n"  # the seats differ
        "Alder,2026-01-02,1,\n"  # a new day
        "Birch,2026-01-03,,\n"  # no value at all
        "Cedar,2026-01-01,1,1\n",  # nobody knows the account
        "after.csv",
    )
    preview = previewed(importer, ImportKind.METRICS, after)
    assert outcomes(preview) == [
        (2, Outcome.UNCHANGED),
        (3, Outcome.CHANGED),
        (4, Outcome.NEW),
        (5, Outcome.LEFT_OUT),
        (6, Outcome.REJECTED),
    ]
    # New: Alder's log-ins of January 2. Changed: Birch's seats. Known: the two of Alder, Birch's log-ins.
    assert preview.points == (1, 1, 3)


def test_a_preview_writes_nothing(importer: Importer) -> None:
    importer.run("accounts", FIRST)
    before = importer.everything()
    previewed(importer, ImportKind.ACCOUNTS, importer.file(FIRST.replace("Retail", "Health"), "after.csv"))
    assert importer.everything() == before


def test_a_sample_says_so_and_reads_only_the_first_rows(importer: Importer) -> None:
    rows = "".join(f"A-{i},Account {i}\n" for i in range(5000))
    look = look_at(importer.file("external_id,name\n" + rows))
    request = request_of(look, guess_draft(ImportKind.ACCOUNTS, look))
    sample = preview_import(importer.context, request, silent, sample=True)
    assert (sample.is_sample, sample.seen, sample.total) == (True, 2000, 5000)
    whole = preview_import(importer.context, request, silent)
    assert (whole.is_sample, whole.seen, whole.count(Outcome.NEW), len(whole.rows)) == (
        False,
        5000,
        5000,
        2000,
    )


def test_a_file_that_changes_after_the_look_is_refused(importer: Importer) -> None:
    path = importer.file(FIRST)
    look = look_at(path)
    request = request_of(look, guess_draft(ImportKind.ACCOUNTS, look))
    path.write_text(FIRST.replace("Retail", "Health"))
    for act in (
        lambda: preview_import(importer.context, request, silent),
        lambda: run_import(importer.context, request),
    ):
        with pytest.raises(KnownError, match="was changed since"):
            act()
    assert importer.rows(Account, "name") == []


def test_the_import_tells_the_accounts_of_its_rows(importer: Importer) -> None:
    importer.run("accounts", FIRST)
    path = importer.file("account,name\nA-1,Ann\nA-1,Bob\nA-2,Cid\n", "people.csv")
    result = imported(importer, ImportKind.CONTACTS, path)
    ids = importer.account_ids()
    assert result.accounts == {Outcome.NEW: frozenset({ids["Alder"], ids["Birch"]})}


def test_rejected_rows_are_saved_with_the_reason_and_without_formulas(importer: Importer) -> None:
    path = importer.file(
        "name,notes,customer_since\n"
        "Alder,fine,2025-01-01\n"
        "=HYPERLINK(1),+1 (555) call,tomorrow\n"
        "Birch,-5,never\n"
        "Cedar,x,2025-01-01,surplus\n"
    )
    look = look_at(path)
    request = request_of(look, guess_draft(ImportKind.ACCOUNTS, look))
    preview = preview_import(importer.context, request, silent)
    out = importer.folder / "rejected.csv"
    assert save_rejected(request, preview, out, silent) == 3
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["name", "notes", "customer_since", "Reason"],
        [
            "'=HYPERLINK(1)",
            "'+1 (555) call",
            "tomorrow",
            "customer_since: “tomorrow” is not a date such as 2026-12-31",
        ],
        ["Birch", "-5", "never", "customer_since: “never” is not a date such as 2026-12-31"],
        ["Cedar", "x", "2025-01-01", "surplus", "the row has 4 cells, the heading 3"],
    ]


NAMES = st.sampled_from(["Alder", "Birch", "Cedar", "", "Dogwood"])
ROW = st.tuples(
    st.sampled_from(["A-1", "A-2", "A-3", ""]),
    NAMES,
    NAMES,
    st.sampled_from(["Freight", "Retail", ""]),
    st.sampled_from(["2025-01-31", "", "soon"]),
)
TABLE = st.lists(ROW, max_size=8)


@settings(deadline=None)
@given(first=TABLE, second=TABLE.filter(bool), mode=st.sampled_from(ImportMode))
def test_the_import_does_what_the_preview_promised(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], mode: ImportMode
) -> None:
    heading = ("external_id", "name", "parent", "industry", "customer_since")

    def text(rows: list[tuple[str, ...]]) -> str:
        return "".join(",".join(row) + "\n" for row in (heading, *rows, ("", "", "", "", "soon")))

    with tempfile.TemporaryDirectory() as folder, fresh_importer(Path(folder)) as importer:
        imported(importer, ImportKind.ACCOUNTS, importer.file(text(first), "first.csv"))
        path = importer.file(text(second), "second.csv")
        preview = previewed(importer, ImportKind.ACCOUNTS, path, mode)
        stored = _accounts(importer)
        result = imported(importer, ImportKind.ACCOUNTS, path, mode)
        now = _accounts(importer)
    promised = {outcome: preview.count(outcome) for outcome in Outcome}
    assert promised == {
        Outcome.NEW: result.created,
        Outcome.CHANGED: result.updated,
        Outcome.UNCHANGED: result.unchanged,
        Outcome.LEFT_OUT: result.skipped,
        Outcome.REJECTED: len(result.rejected),
    }
    assert preview.rejected == result.rejected
    # And the tables agree, looked at from outside.
    assert len(now.keys() - stored.keys()) == promised[Outcome.NEW]
    assert sum(stored[i] != now[i] for i in stored) <= promised[Outcome.CHANGED]
    if not promised[Outcome.CHANGED]:
        assert all(stored[i] == now[i] for i in stored)


def _accounts(importer: Importer) -> dict[int, tuple[object, ...]]:
    columns = ("id", "external_id", "name", "parent_id", "industry", "customer_since")
    return {row[0]: row for row in importer.rows(Account, *columns)}
