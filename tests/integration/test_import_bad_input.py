"""Bad files: one clear line each, and not a byte of the workspace changed."""

import codecs
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.services.importing import ImportKind
from tests.importing import Importer, fresh_importer

GOOD = {
    ImportKind.ACCOUNTS: "external_id,name,customer_since\nB-1,Birch,2026-01-01\n",
    ImportKind.CONTACTS: "account,name\nA-1,Ann\n",
    ImportKind.PRODUCTS: "name\nPro\n",
    ImportKind.SUBSCRIPTIONS: "account,product,arr,start\nA-1,Pro,5,2026-01-01\n",
    ImportKind.METRICS: "account,metric,date,value\nA-1,usage,2026-01-01,5\n",
    ImportKind.SURVEYS: "account,survey,kind,date,score\nA-1,S,nps,2026-01-01,9\n",
    ImportKind.ACTIVITIES: "account,kind,date\nA-1,call,2026-01-01\n",
    ImportKind.CHURN: "account,date,category\nA-1,2026-01-01,price\n",
    ImportKind.OPPORTUNITIES: "account,kind,date\nA-1,upsell,2026-01-01\n",
}


@pytest.fixture
def importer(tmp_path: Path) -> Iterator[Importer]:
    with fresh_importer(tmp_path) as fresh:
        fresh.run("accounts", "external_id,name\nA-1,Alder\n")
        yield fresh


def content_of(importer: Importer) -> bytes:
    return importer.workspace.path.read_bytes()


SPOILT: dict[str, Callable[[str], bytes]] = {
    "empty": lambda _: b"",
    "only a mark": lambda _: codecs.BOM_UTF8,
    "only a heading": lambda text: text.splitlines()[0].encode(),
    "a NUL byte": lambda text: text.encode()[:-3] + b"\0" + text.encode()[-3:],
    "UTF-16 without its mark": lambda text: text.encode("utf-16-le"),
    "half a UTF-16 character": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")[:-1],
    "UTF-32": lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"),
    "an image": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "an old workbook": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "a damaged workbook": lambda _: b"PK\x03\x04" + bytes(100),
    "an open quote": lambda text: (text + 'A-1,"open\n').encode(),
    "a field of 50 MB": lambda text: text.encode() + b'"' + b"x" * 50_000_000 + b'"\n',
    "other headings": lambda text: ("this,that\n" + text.partition("\n")[2]).encode(),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("kind", [ImportKind.ACCOUNTS, ImportKind.METRICS])
def test_a_spoilt_file_gives_one_line_and_writes_nothing(
    importer: Importer, kind: ImportKind, spoil: Callable[[str], bytes]
) -> None:
    path = importer.folder / "spoilt.csv"
    path.write_bytes(spoil(GOOD[kind]))
    before = content_of(importer)
    with pytest.raises(KnownError) as raised:
        importer.run(kind, path, skip_bad=True)
    assert "spoilt.csv" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 300
    assert content_of(importer) == before


def test_a_missing_file_and_a_folder(importer: Importer) -> None:
    for path in (importer.folder / "missing.csv", importer.folder):
        with pytest.raises(KnownError, match=r"There is no file|is a folder"):
            importer.run("accounts", path)


@pytest.mark.parametrize("kind", GOOD, ids=str)
def test_one_bad_row_keeps_all_others_out(importer: Importer, kind: ImportKind) -> None:
    good = GOOD[kind]
    width = good.splitlines()[0].count(",") + 1
    before = content_of(importer)
    for bad in ("x," * width + "x", "," * (width - 1) + "\t"):
        result = importer.run(kind, good + bad + "\n")
        assert [rejected.row for rejected in result.rejected] == [3]
        assert not result.written
        assert content_of(importer) == before
    assert importer.run(kind, good + "x," * width + "x\n", skip_bad=True).created == 1


@pytest.mark.parametrize("kind", [kind for kind in GOOD if "A-1" in GOOD[kind]], ids=str)
def test_an_unknown_account_and_an_impossible_date_are_named(importer: Importer, kind: ImportKind) -> None:
    unknown = importer.run(kind, GOOD[kind].replace("A-1", "A-9"))
    assert [(bad.row, bad.column) for bad in unknown.rejected] == [(2, "account")]
    assert "“A-9”" in unknown.rejected[0].reason
    if "2026-01-01" in GOOD[kind]:
        impossible = importer.run(kind, GOOD[kind].replace("2026-01-01", "2026-02-29"))
        assert "“2026-02-29” is not a day of the calendar" in impossible.rejected[0].reason


@pytest.mark.parametrize("kind", GOOD, ids=str)
def test_every_kind_comes_in_once(importer: Importer, kind: ImportKind) -> None:
    first = importer.run(kind, GOOD[kind])
    assert (first.created, first.rejected) == (1, ())
    assert first.change is not None
    before = content_of(importer)
    again = importer.run(kind, GOOD[kind])
    assert (again.created, again.updated, again.unchanged, again.change) == (0, 0, 1, None)
    assert content_of(importer) == before


def test_progress_can_stop_an_import_at_any_point(importer: Importer) -> None:
    path = importer.file("name\n" + "".join(f"Account {i}\n" for i in range(6000)))
    phases: list[tuple[int, int | None, str]] = []
    before = content_of(importer)

    class StopHereError(Exception):
        pass

    def record(done: int, total: int | None, phase: str) -> None:
        phases.append((done, total, phase))

    # A copy is imported to its end to learn where it could be stopped.
    copy = importer.folder / "copy"
    copy.mkdir()
    shutil.copy(path, copy)
    with fresh_importer(copy) as other:
        other.run("accounts", copy / path.name, progress=record)
    assert [phase for _, _, phase in phases] == ["Reading"] * 3 + ["Checking", "Backing up"] + ["Writing"] * 4
    assert phases[0] == (2000, 6000, "Reading")
    for stop_at in phases:

        def stop(*reported: object, wanted: object = stop_at) -> None:
            if reported == wanted:
                raise StopHereError

        with pytest.raises(StopHereError):
            importer.run("accounts", path, progress=stop)
        assert content_of(importer) == before
