"""Laws of imports over any table: a second import changes nothing, undo takes it all back."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.models.tables import Account
from cs_desktop.services.history import revert
from cs_desktop.services.importing import ImportKind
from tests.importing import fresh_importer
from tests.workspaces import dump

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(
    str.strip
)
ids = st.sampled_from(["", "", "1", "2", "3", "4"])
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
TABLES = {
    ImportKind.ACCOUNTS: st.tuples(
        ids, names.filter(bool), names, st.sampled_from(["", "Ada", "ada", "Ben"])
    ),
    ImportKind.ACTIVITIES: st.tuples(ids, st.just("Alder"), st.sampled_from(["call", "QBR"]), days, names),
    ImportKind.METRICS: st.tuples(
        st.just("Alder"), st.sampled_from(["usage", "Usage", "own"]), days, st.integers(0, 3)
    ),
    ImportKind.CHURN: st.tuples(ids, st.just("Alder"), days, st.sampled_from(["price", "other"])),
}
HEADINGS = {
    ImportKind.ACCOUNTS: ("external_id", "name", "industry", "owner"),
    ImportKind.ACTIVITIES: ("external_id", "account", "kind", "date", "notes"),
    ImportKind.METRICS: ("account", "metric", "date", "value"),
    ImportKind.CHURN: ("external_id", "account", "date", "category"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("again")


def table(kind: ImportKind, rows: list[tuple[object, ...]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS[kind], *rows])
    return text.getvalue()


@given(
    data=st.data(),
    kind=st.sampled_from(sorted(TABLES)),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_second_import_changes_nothing_whatever_the_table(
    folder: Path, data: st.DataObject, kind: ImportKind, codec: str
) -> None:
    rows = data.draw(st.lists(TABLES[kind], min_size=1, max_size=10))
    with fresh_importer(folder) as importer:
        if kind is not ImportKind.ACCOUNTS:
            importer.run("accounts", "name\nAlder\n")
        path = importer.file(table(kind, rows), encoding="utf-8")
        first = importer.run(kind, path, skip_bad=True)
        assert first.written
        counted = first.created + first.updated + first.unchanged + len(first.rejected)
        assert counted <= len(rows)
        held = importer.everything()
        # The same rows in another encoding are the same rows.
        again = importer.run(kind, importer.file(table(kind, rows), "other.csv", codec), skip_bad=True)
        assert (again.created, again.updated, again.change) == (0, 0, None)
        assert importer.everything() == held


@given(st.lists(TABLES[ImportKind.ACCOUNTS], min_size=1, max_size=10))
def test_rows_without_an_id_all_come_in(folder: Path, rows: list[tuple[str, str, str, str]]) -> None:
    anonymous = [("", *row[1:]) for row in rows]
    with fresh_importer(folder) as importer:
        result = importer.run("accounts", table(ImportKind.ACCOUNTS, anonymous))
        assert (result.created, result.rejected) == (len(rows), ())
        assert sorted(importer.rows(Account, "name")) == sorted((row[1],) for row in rows)


@given(data=st.data(), kind=st.sampled_from(sorted(TABLES)))
def test_undo_takes_an_import_back_and_redo_brings_it_again(
    folder: Path, data: st.DataObject, kind: ImportKind
) -> None:
    first, second = (data.draw(st.lists(TABLES[kind], min_size=1, max_size=6)) for _ in range(2))
    with fresh_importer(folder) as importer:
        importer.run("accounts", "name\nAlder\n")
        importer.run(kind, table(kind, first), skip_bad=True)
        before = dump(importer.workspace)
        change = importer.run(kind, table(kind, second), skip_bad=True).change
        if change is None:
            return
        after = dump(importer.workspace)
        undone = revert(importer.context, change.change_set_id).change
        assert undone is not None
        assert dump(importer.workspace) == before
        revert(importer.context, undone.change_set_id)
        assert dump(importer.workspace) == after
