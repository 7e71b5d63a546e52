"""Files attached and got out again, by good people, careless people and bad ones."""

import hashlib
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.attachments import LIMIT, AttachmentRow, Role
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.media import Media
from cs_desktop.models import attachments as stored
from cs_desktop.models.tables import Attachment
from cs_desktop.models.write import WriteTx
from cs_desktop.services import attached, attachments
from cs_desktop.services.history import revert
from cs_desktop.services.opened_copies import OpenedCopies
from cs_desktop.services.workspaces import open_
from tests.pictures import bomb, docx, png
from tests.workspaces import NOON, add_account, context, dump, new_workspace


class Cabinet:
    """One account in a workspace of its own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "workspace"
        self.folder.mkdir()
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.workspace = new_workspace(self.folder / "a.csdesk")
        self.ctx = context(self.workspace)
        self.account = add_account(self.workspace)

    def source(self, name: str, content: bytes) -> Path:
        path = self.sources / name
        path.write_bytes(content)
        return path

    def attach(self, name: str, content: bytes, role: Role = Role.FILE) -> Change | None:
        return attachments.attach(self.ctx, self.account, self.source(name, content), role)

    def plant(self, name: str, content: bytes, media: str = "application/pdf") -> int:
        """Store a row as another program might write it."""
        sha256 = hashlib.sha256(content).hexdigest()

        def work(tx: WriteTx) -> int:
            stored.keep_content(tx, sha256, content)
            row = Attachment(
                id=tx.new_id(), account_id=self.account, role="file", name=name, media_type=media,
                size=len(content), sha256=sha256, added_at=tx.now,
            )  # fmt: skip
            tx.session.add(row)
            return row.id

        return self.workspace.write("Plant", work).value

    def files(self) -> tuple[AttachmentRow, ...]:
        return attached.files_of(self.ctx, self.account)

    def contents(self) -> int:
        """Return how many contents are stored."""
        return len(dump(self.workspace)["attachment_content"])


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    made = Cabinet(tmp_path)
    yield made
    made.workspace.close()


def test_a_file_goes_in_and_comes_out(cabinet: Cabinet) -> None:
    change = cabinet.attach("Report.pdf", b"%PDF-1.7 figures")
    assert change is not None
    assert change.label == "Attach Report.pdf to Halden Freight"
    assert change.kinds == {Kind.ATTACHMENT}
    (file,) = cabinet.files()
    assert (file.name, file.media, file.size, file.role) == ("Report.pdf", Media.PDF, 16, "file")
    assert file.added_at == NOON.now()
    assert file.by
    out = attached.save_as(cabinet.ctx, file.id, cabinet.sources / "out.pdf")
    assert out.read_bytes() == b"%PDF-1.7 figures"


def test_the_log_does_not_hold_the_content(cabinet: Cabinet) -> None:
    cabinet.attach("Notes.txt", b"a secret that is only in the content\n" * 50)
    texts = [str(row) for row in dump(cabinet.workspace, log=True)["change"]]
    assert any("Notes.txt" in text for text in texts)
    assert max(map(len, texts)) < 1000


def test_the_same_content_is_kept_once(cabinet: Cabinet) -> None:
    other = add_account(cabinet.workspace, "Kessel Dental")
    cabinet.attach("a.pdf", b"%PDF-1")
    cabinet.attach("b.pdf", b"%PDF-1")
    attachments.attach(cabinet.ctx, other, cabinet.sources / "a.pdf")
    assert cabinet.contents() == 1
    assert {file.name for file in cabinet.files()} == {"a.pdf", "b.pdf"}
    assert len(attached.files_of(cabinet.ctx, other)) == 1


def test_two_programs_attach_the_same_content(cabinet: Cabinet) -> None:
    other = open_(cabinet.workspace.path, NOON)
    source = cabinet.source("a.pdf", b"%PDF-1" + bytes(100_000))
    try:
        works = [
            threading.Thread(target=attachments.attach, args=(ctx, cabinet.account, source))
            for ctx in (cabinet.ctx, context(other)) * 4
        ]
        for work in works:
            work.start()
        for work in works:
            work.join()
    finally:
        other.close()
    assert len(cabinet.files()) == 8
    assert cabinet.contents() == 1


def test_undo_takes_the_file_off_and_redo_brings_it_back(cabinet: Cabinet) -> None:
    change = cabinet.attach("a.pdf", b"%PDF-1")
    assert change is not None
    before = cabinet.files()
    undone = revert(cabinet.ctx, change.change_set_id).change
    assert undone is not None
    assert cabinet.files() == ()
    assert cabinet.contents() == 1, "the bytes wait for a redo"
    revert(cabinet.ctx, undone.change_set_id)
    assert cabinet.files() == before
    assert attached.content_of(cabinet.ctx, before[0].sha256) == b"%PDF-1"


def test_remove_and_rename_are_one_step_each(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    (file,) = cabinet.files()
    renamed = attachments.rename(cabinet.ctx, file.id, "  Signed\u202e/contract.pdf ")
    assert renamed is not None
    assert renamed.label == "Rename a.pdf to Signedcontract.pdf"
    assert cabinet.files()[0].name == "Signedcontract.pdf"
    removed = attachments.remove(cabinet.ctx, file.id)
    assert removed is not None
    assert removed.label == "Remove Signedcontract.pdf from Halden Freight"
    assert cabinet.files() == ()
    revert(cabinet.ctx, removed.change_set_id)
    revert(cabinet.ctx, renamed.change_set_id)
    assert cabinet.files() == (file,)


def test_a_name_that_is_the_same_writes_nothing(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    assert attachments.rename(cabinet.ctx, cabinet.files()[0].id, "a.pdf") is None
    with pytest.raises(KnownError, match="Enter a name"):
        attachments.rename(cabinet.ctx, cabinet.files()[0].id, "  ")


def test_what_someone_removed_meanwhile_is_said(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    (file,) = cabinet.files()
    attachments.remove(cabinet.ctx, file.id)
    for act in (
        lambda: attachments.remove(cabinet.ctx, file.id),
        lambda: attachments.rename(cabinet.ctx, file.id, "b"),
        lambda: attachments.use_as_logo(cabinet.ctx, file.id),
        lambda: attached.save_as(cabinet.ctx, file.id, cabinet.sources / "x"),
    ):
        with pytest.raises(KnownError, match="removed by someone else"):
            act()


def test_an_account_that_is_gone_takes_no_file(cabinet: Cabinet) -> None:
    before = dump(cabinet.workspace)
    with pytest.raises(KnownError, match="account was deleted"):
        attachments.attach(cabinet.ctx, 12345, cabinet.source("a.pdf", b"%PDF-1"))
    assert dump(cabinet.workspace) == before


# What cannot be taken


def refused(cabinet: Cabinet, source: Path, words: str) -> None:
    before = cabinet.workspace.path.read_bytes()
    with pytest.raises(KnownError, match=words) as error:
        attachments.attach(cabinet.ctx, cabinet.account, source)
    assert "\n" not in str(error.value)
    assert cabinet.workspace.path.read_bytes() == before


def test_ten_megabytes_are_taken_and_a_byte_more_is_not(cabinet: Cabinet) -> None:
    content = os.urandom(1024) * (LIMIT // 1024)
    cabinet.attach("full.bin", content)
    (file,) = cabinet.files()
    assert file.size == LIMIT == 10 * 1024 * 1024
    assert attached.content_of(cabinet.ctx, file.sha256) == content
    refused(cabinet, cabinet.source("over.bin", content + b"x"), "larger than 10 MB")


def test_what_is_no_ordinary_file_is_refused(cabinet: Cabinet) -> None:
    refused(cabinet, cabinet.source("empty.txt", b""), "is empty")
    refused(cabinet, cabinet.sources, "is a folder")
    refused(cabinet, cabinet.sources / "missing.pdf", "cannot be read")
    refused(cabinet, Path("nul\0l"), "cannot be read")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices among its files")
def test_pipes_and_devices_are_refused_at_once(cabinet: Cabinet) -> None:
    pipe = cabinet.sources / "pipe"
    os.mkfifo(pipe)
    refused(cabinet, pipe, "is a device or a pipe")
    refused(cabinet, Path("/dev/zero"), "is a device or a pipe")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_the_workspace_does_not_go_into_itself(cabinet: Cabinet) -> None:
    refused(cabinet, cabinet.workspace.path, "is this workspace itself")
    link = cabinet.sources / "innocent.pdf"
    link.symlink_to(cabinet.workspace.path)
    refused(cabinet, link, "is this workspace itself")
    hard = cabinet.sources / "hard.pdf"
    hard.hardlink_to(cabinet.workspace.path)
    refused(cabinet, hard, "is this workspace itself")


def test_a_file_that_grows_while_it_is_read_is_refused(
    cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = cabinet.source("log.txt", b"line\n" * 1000)
    read = os.read

    def read_and_grow(descriptor: int, count: int) -> bytes:
        # What another program does between two of our reads.
        piece = read(descriptor, count)
        if piece and source.stat().st_size < 10_000:
            with source.open("ab") as file:
                file.write(b"more\n")
        return piece

    monkeypatch.setattr(os, "read", read_and_grow)
    refused(cabinet, source, "was changed while it was read")


# Names


PLANTED = [
    "../../etc/x",
    "..\\..\\x",
    "C:\\x",
    "/abs.txt",
    "con",
    "NUL.txt",
    "invoice\u202efdp.exe",
    "x" * 300,
    "",
    ".",
    "a\0b",
    "-rf",
    "~/x",
    "$(id)",
    "%2e%2e%2fx",
]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_name_leads_nowhere(cabinet: Cabinet, name: str, tmp_path: Path) -> None:
    planted = cabinet.plant(name, b"%PDF-1 planted")
    before = everything(tmp_path)
    (file,) = cabinet.files()
    assert file.name
    assert len(file.name) <= 255
    assert not set(file.name) & set("/\\\0\u202e")
    copies = OpenedCopies()
    try:
        copy = copies.make(cabinet.ctx, planted)
        assert copy.name == f"{file.sha256[:16]}.pdf"
        assert copy.read_bytes() == b"%PDF-1 planted"
        assert copy.parent.stat().st_mode & 0o077 == 0
    finally:
        copies.close()
    assert not copy.parent.exists()
    assert everything(tmp_path) == before


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize(
    "name", ["..\\..\\x", "C:\\x", "con", "invoice\u202efdp.exe", "-rf", "$(id)", "%2e%2e%2fx"]
)
def test_attaching_a_strange_name_writes_into_the_workspace_alone(cabinet: Cabinet, name: str) -> None:
    try:
        source = cabinet.source(name, b"%PDF-1")
    except OSError:
        pytest.skip("this system has no file of that name")
    before = everything(cabinet.folder.parent)
    attachments.attach(cabinet.ctx, cabinet.account, source)
    assert everything(cabinet.folder.parent) == before


# Getting them out


def test_saving_over_the_workspace_is_refused(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    before = cabinet.workspace.path.read_bytes()
    for name in ("a.csdesk", "a.csdesk-journal", "../workspace/a.csdesk"):
        with pytest.raises(KnownError, match="is this workspace itself"):
            attached.save_as(cabinet.ctx, cabinet.files()[0].id, cabinet.folder / name)
    assert cabinet.workspace.path.read_bytes() == before


def test_a_target_that_cannot_be_written_leaves_nothing(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    with pytest.raises(KnownError, match="cannot be written"):
        attached.save_as(cabinet.ctx, cabinet.files()[0].id, cabinet.sources / "none" / "a.pdf")
    (cabinet.sources / "folder").mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        attached.save_as(cabinet.ctx, cabinet.files()[0].id, cabinet.sources / "folder")
    assert {path.name for path in cabinet.sources.iterdir()} == {"a.pdf", "folder"}


def test_damaged_and_missing_content_is_said(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    (file,) = cabinet.files()
    alter(cabinet, "UPDATE attachment_content SET content = x'00'")
    with pytest.raises(KnownError, match=r"damaged .* run check"):
        attached.content_of(cabinet.ctx, file.sha256)
    alter(cabinet, "DELETE FROM attachment_content")
    with pytest.raises(KnownError, match=r"missing .* run check"):
        attached.save_as(cabinet.ctx, file.id, cabinet.sources / "out")
    # Attaching the file again heals both.
    cabinet.attach("a.pdf", b"%PDF-1")
    assert attached.content_of(cabinet.ctx, file.sha256) == b"%PDF-1"


def test_a_content_too_large_to_be_ours_is_not_taken_into_memory(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    alter(cabinet, f"UPDATE attachment_content SET content = zeroblob({LIMIT + 1})")
    with pytest.raises(KnownError, match="run check"):
        attached.content_of(cabinet.ctx, cabinet.files()[0].sha256)


def alter(cabinet: Cabinet, statement: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(cabinet.workspace.path)) as connection, connection:
        connection.execute(statement)


def test_only_what_cannot_run_is_opened_elsewhere(cabinet: Cabinet) -> None:
    # The row says PDF; the bytes say program.
    planted = cabinet.plant("invoice.pdf", b"MZ\x90\x00 program")
    copies = OpenedCopies()
    with pytest.raises(KnownError, match="save it"):
        copies.make(cabinet.ctx, planted)
    copies.close()


def test_a_copy_is_made_once_and_cannot_be_written(cabinet: Cabinet) -> None:
    cabinet.attach("a.docx", docx())
    copies = OpenedCopies()
    first = copies.make(cabinet.ctx, cabinet.files()[0].id)
    assert first.suffix == ".docx"
    assert not first.stat().st_mode & 0o222
    assert copies.make(cabinet.ctx, cabinet.files()[0].id) == first
    copies.close()
    assert not first.exists()


# Logos


def test_a_logo_takes_the_place_of_the_one_before_in_one_step(cabinet: Cabinet) -> None:
    first = cabinet.attach("old.png", png(8, 8), Role.LOGO)
    assert first is not None
    assert first.label == "Change logo of Halden Freight"
    cabinet.attach("Report.pdf", b"%PDF-1")
    old = attached.logo_hashes(cabinet.ctx)
    second = cabinet.attach("new.png", png(9, 9), Role.LOGO)
    assert second is not None
    assert [(file.role, file.name) for file in cabinet.files()] == [
        ("logo", "new.png"),
        ("file", "Report.pdf"),
    ]
    assert attached.logo_hashes(cabinet.ctx) != old
    revert(cabinet.ctx, second.change_set_id)
    assert attached.logo_hashes(cabinet.ctx) == old


def test_the_same_logo_again_writes_nothing(cabinet: Cabinet) -> None:
    cabinet.attach("a.png", png(), Role.LOGO)
    assert cabinet.attach("b.png", png(), Role.LOGO) is None


def test_an_attached_picture_becomes_the_logo(cabinet: Cabinet) -> None:
    cabinet.attach("a.png", png())
    (file,) = cabinet.files()
    assert file.can_be_logo
    assert attachments.use_as_logo(cabinet.ctx, file.id) is not None
    assert attachments.use_as_logo(cabinet.ctx, file.id) is None
    assert [f.role for f in cabinet.files()] == ["logo", "file"]
    assert cabinet.contents() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bomb(), "30,000 x 30,000 pixels"),
        (png(4097, 1), "at most 4,096"),
        (b"\x89PNG\r\n\x1a\n broken", "broken picture"),
        (b"%PDF-1", "cannot be a logo"),
        (b"GIF89a\x01\x00\x01\x00", "cannot be a logo"),
        (b'<svg onload="x()"/>', "cannot be a logo"),
    ],
)
def test_what_cannot_be_a_logo(cabinet: Cabinet, content: bytes, words: str) -> None:
    before = dump(cabinet.workspace)
    with pytest.raises(KnownError, match=words):
        cabinet.attach("logo.png", content, Role.LOGO)
    assert dump(cabinet.workspace) == before


# Purging


def test_contents_that_no_file_refers_to_can_be_purged(cabinet: Cabinet) -> None:
    cabinet.attach("a.pdf", b"%PDF-1")
    cabinet.attach("b.pdf", b"%PDF-22")
    attachments.remove(cabinet.ctx, next(f.id for f in cabinet.files() if f.name == "b.pdf"))
    assert cabinet.workspace.read(stored.unreferenced) == (1, 7)

    def purge(tx: WriteTx) -> int:
        # A transaction that logs nothing is not kept.
        add = Attachment(
            id=tx.new_id(), account_id=cabinet.account, role="file", name="c", media_type="", size=6,
            sha256=hashlib.sha256(b"%PDF-1").hexdigest(), added_at=tx.now,
        )  # fmt: skip
        tx.session.add(add)
        return stored.delete_unreferenced(tx)

    assert cabinet.workspace.write("Purge", purge).value == 1
    assert cabinet.workspace.read(stored.unreferenced) == (0, 0)
    assert cabinet.contents() == 1


# Bytes in, bytes out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(min_size=1, max_size=70_000))
def test_bytes_in_are_bytes_out(cabinet: Cabinet, content: bytes) -> None:
    source = cabinet.source("in.bin", content)
    attachments.attach(cabinet.ctx, cabinet.account, source)
    sha256 = hashlib.sha256(content).hexdigest()
    # As the disk has it: through a program of its own.
    copy = cabinet.sources / "copy.csdesk"
    shutil.copyfile(cabinet.workspace.path, copy)
    other = open_(copy, NOON)
    try:
        file = next(f for f in attached.files_of(context(other), cabinet.account) if f.sha256 == sha256)
        out = attached.save_as(context(other), file.id, cabinet.sources / "out.bin")
    finally:
        other.close()
    assert out.read_bytes() == content
