"""Decks of many accounts: all that can be made are, the others are named with their reason."""

from datetime import date

import pypdfium2
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.deck.batch import BatchRequest
from cs_desktop.services.deck.batch import customers, export_decks
from tests.workspaces import add_account, context, new_workspace

OLD, NEW = date(2025, 9, 22), date(2026, 10, 7)


class Stopped(Exception):  # noqa: N818 - it is no error
    """The user has seen enough."""


@pytest.fixture
def ctx(tmp_path):
    file = new_workspace(tmp_path / "team.csdesk")
    for name, since in (("Halden", OLD), ("halden", OLD), ("Late", NEW)):
        add_account(file, name, customer_since=since)
    add_account(file, "Maybe", relation="prospect")
    (tmp_path / "out").mkdir()
    yield context(file)
    file.close()


def test_each_customer_has_a_file_and_a_row_on_the_contact_sheet(ctx, tmp_path):
    folder = tmp_path / "out"
    came = export_decks(ctx, customers(ctx), BatchRequest(folder))
    assert [one.path.name for one in came.written] == [
        "Halden EBR 2026-Q3.pdf",
        "halden EBR 2026-Q3 (2).pdf",
    ]
    assert [(one.account, "later period" in one.reason) for one in came.skipped] == [("Late", True)]
    assert came.sheet is not None
    assert len(list(folder.iterdir())) == 3
    page = pypdfium2.PdfDocument(came.sheet)[0]
    text = page.get_textpage().get_text_range()
    assert all(name in text for name in ("Halden", "halden", "Late", "choose a later period"))
    assert f"{came.written[0].pages} pages" in text
    pictures = [part for part in page.get_objects() if part.type == 3]
    assert len(pictures) == sum(min(one.pages, 5) for one in came.written)


def test_stopped_it_leaves_whole_files_only(ctx, tmp_path):
    folder = tmp_path / "out"

    def stop(done: int, _whole: int | None, _phase: str) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        export_decks(ctx, customers(ctx), BatchRequest(folder), stop)
    assert [path.name for path in folder.iterdir()] == ["Halden EBR 2026-Q3.pdf"]
    assert len(pypdfium2.PdfDocument(folder / "Halden EBR 2026-Q3.pdf")) > 1


def test_without_the_folder_nothing_is_begun(ctx, tmp_path):
    with pytest.raises(KnownError, match="does not exist"):
        export_decks(ctx, customers(ctx), BatchRequest(tmp_path / "gone"))


def test_decks_that_nobody_could_tell_apart_are_not_begun(ctx, tmp_path):
    folder = tmp_path / "out"
    with pytest.raises(KnownError, match="alike"):
        export_decks(ctx, customers(ctx), BatchRequest(folder, pattern="{template}"))
    assert list(folder.iterdir()) == []


def test_a_target_that_cannot_be_written_is_skipped_with_its_reason(ctx, tmp_path):
    (tmp_path / "out" / "Halden EBR 2026-Q3.pdf").mkdir()
    came = export_decks(ctx, customers(ctx), BatchRequest(tmp_path / "out", contact_sheet=False))
    assert [one.path.name for one in came.written] == ["halden EBR 2026-Q3 (2).pdf"]
    assert "cannot be written" in came.skipped[0].reason
    assert came.sheet is None
