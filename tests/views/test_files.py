"""Files and logos of an account, handled as a person does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.pictures import SHOWN_EDGE, small_logo, unpack_logo
from cs_desktop.services import attachments
from cs_desktop.views.account.file_row import FileRow
from cs_desktop.views.account.files import MORE, SHOWN, FilesSection
from cs_desktop.views.files import safe_name, suggested_name
from cs_desktop.views.wiring.files import FilesWiring
from tests.pictures import bomb, png
from tests.views.conftest import Desk, Opener

BLUE = (35, 85, 196)


def wired(desk: Desk) -> FilesWiring:
    return desk.wiring.attached


def section(desk: Desk) -> FilesSection:
    return desk.account.files


def rows(desk: Desk) -> list[FileRow]:
    found = [row for row in section(desk).findChildren(FileRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.mapTo(section(desk), QPoint()).y())


def names(desk: Desk) -> list[str]:
    return [row.button.accessibleName().split(",")[0] for row in rows(desk)]


def shows(desk: Desk, expected: list[str]) -> None:
    """Wait until just these files are listed; those of one moment stand in no order that matters."""
    desk.settle()
    desk.qtbot.waitUntil(lambda: sorted(names(desk)) == sorted(expected))


def source(desk: Desk, name: str, content: bytes) -> Path:
    path = desk.folder / name
    path.write_bytes(content)
    return path


def open_account(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.settle()


def drop(widget: QWidget, *paths: Path) -> None:
    """Drag files over a widget and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), *facts)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), *facts))


def attach(desk: Desk, *paths: Path) -> None:
    with desk.qtbot.waitSignal(wired(desk).files.ended):
        drop(section(desk), *paths)
    desk.settle()
    # A row that is not laid out yet takes no key.
    desk.qtbot.waitUntil(lambda: all(row.isVisible() for row in section(desk).findChildren(FileRow)))


def choose_from_menu(desk: Desk, row: FileRow, text: str) -> None:
    """Open a row's menu by its button and choose an entry, which must be there and enabled."""
    desk.click(desk.button(f"More for {row.button.accessibleName().split(',')[0]}"))
    (menu,) = row.findChildren(QMenu)
    (action,) = (a for a in menu.actions() if a.text() == text)
    assert action.isVisible()
    assert action.isEnabled()
    menu.close()
    # Without a display nothing gives the window its activity back.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    action.trigger()


def test_there_is_a_place_for_files_from_the_start(desk: Desk) -> None:
    open_account(desk)
    assert "Drop contracts, notes or a logo here, up to 10 MB each." in desk.texts()


def test_files_are_attached_by_the_dialog(desk: Desk) -> None:
    open_account(desk)
    report = source(desk, "Report.pdf", b"%PDF-1.7 figures")
    desk.click(desk.button("Attach…"))
    with desk.qtbot.waitSignal(wired(desk).files.ended):
        desk.choose_file(report)
    desk.settle()
    shows(desk, ["Report.pdf"])
    assert "16 bytes" in rows(desk)[0].button.accessibleName()
    assert any(text.startswith("Attached Report.pdf to Halden Freight") for text in desk.texts())


def test_several_files_are_dropped_at_once_and_undone_one_by_one(desk: Desk) -> None:
    open_account(desk)
    attach(desk, *(source(desk, f"{letter}.txt", letter.encode()) for letter in "abc"))
    shows(desk, ["a.txt", "b.txt", "c.txt"])
    for left in (["a.txt", "b.txt"], ["a.txt"], []):
        with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
            desk.choose(ActionId.UNDO)
        desk.qtbot.waitUntil(lambda left=left: sorted(names(desk)) == left)
        desk.settle()
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.REDO)
    desk.qtbot.waitUntil(lambda: names(desk) == ["a.txt"])


def test_undoing_an_attachment_leads_to_its_account(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "a.txt", b"a"))
    desk.portfolio.search.clear()
    desk.open_account("Kessel Dental")
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.account_shown]):
        desk.choose(ActionId.UNDO)
    assert desk.account.header_name == "Halden Freight"
    desk.choose(ActionId.BACK)
    desk.portfolio.search.clear()
    desk.portfolio.table.setCurrentIndex(desk.portfolio.model.index(0, 0))
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.REDO)
    assert desk.shown_names()[desk.portfolio.table.currentIndex().row()] == "Halden Freight"
    assert desk.shown_names()[0] != "Halden Freight"


def test_a_drop_on_the_files_opens_no_workspace(desk: Desk) -> None:
    open_account(desk)
    here = desk.wiring.workspace.context().workspace.path
    attach(desk, source(desk, "Other.csdesk", b"not a workspace"))
    assert desk.wiring.workspace.context().workspace.path == here
    shows(desk, ["Other.csdesk"])


def test_files_that_wait_can_be_stopped(desk: Desk) -> None:
    open_account(desk)
    paths = [source(desk, f"{letter}.txt", letter.encode()) for letter in "abc"]
    wired(desk).files.started.connect(lambda _name: wired(desk).files.stop())
    attach(desk, *paths)
    shows(desk, ["a.txt"])
    # The next ones are counted from the start.
    wired(desk).files.started.disconnect()
    attach(desk, paths[1])
    shows(desk, ["a.txt", "b.txt"])


def test_files_that_wait_do_not_go_into_another_workspace(desk: Desk) -> None:
    open_account(desk)
    other = desk.write_book("Other.csdesk")
    with desk.qtbot.waitSignal(wired(desk).files.started):
        drop(section(desk), *(source(desk, f"{n}.txt", b"%d" % n) for n in range(20)))
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(other)
    desk.settle()
    before = other.read_bytes()
    desk.open_account()
    shows(desk, [])
    assert other.read_bytes() == before
    assert not any("deleted" in text for text in desk.texts())


def test_what_cannot_be_attached_says_why_and_the_rest_goes_in(desk: Desk) -> None:
    open_account(desk)
    empty, good = source(desk, "empty.txt", b""), source(desk, "good.txt", b"good")
    attach(desk, empty, desk.folder, good)
    shows(desk, ["good.txt"])
    assert "empty.txt is empty; choose a file with content." in desk.texts()
    assert f"{desk.folder.name} is a folder; choose a file in it." in desk.texts()


def test_a_file_is_renamed_where_it_stands(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "scan0001.pdf", b"%PDF-1"))
    rows(desk)[0].button.setFocus()
    desk.press(Qt.Key.Key_F2)
    # The stem is selected, so the ending stays.
    desk.type("Contract")
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: names(desk) == ["Contract.pdf"])


def test_escape_and_an_empty_name_leave_the_name(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "a.pdf", b"%PDF-1"))
    choose_from_menu(desk, rows(desk)[0], "Rename")
    desk.type("other")
    desk.press(Qt.Key.Key_Escape)
    shows(desk, ["a.pdf"])
    choose_from_menu(desk, rows(desk)[0], "Rename")
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    with desk.qtbot.waitSignal(wired(desk).files.refused):
        desk.press(Qt.Key.Key_Return)
    assert "Enter a name; a file cannot be without one." in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "Enter a name; a file cannot be without one." not in desk.texts()


def test_what_is_being_typed_stays_when_someone_else_attaches(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "a.pdf", b"%PDF-1"))
    choose_from_menu(desk, rows(desk)[0], "Rename")
    desk.type("half a na")
    account_id = desk.wiring.account.account_id
    assert account_id is not None
    change = attachments.attach(
        desk.wiring.workspace.context(), account_id, source(desk, "theirs.txt", b"theirs")
    )
    assert change is not None
    with desk.qtbot.waitSignal(wired(desk).files.loaded):
        desk.wiring.hub.publish(change)
    desk.type("me")
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: sorted(names(desk)) == ["half a name.pdf", "theirs.txt"])


def test_removing_offers_the_way_back(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "a.pdf", b"%PDF-1"))
    rows(desk)[0].button.setFocus()
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: names(desk) == [])
    assert any(text.startswith("Removed a.pdf from Halden Freight") for text in desk.texts())
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: names(desk) == ["a.pdf"])


def test_saving_writes_the_same_bytes_under_a_name_that_is_safe(desk: Desk) -> None:
    open_account(desk)
    content = bytes(range(256)) * 100
    attach(desk, source(desk, "con.txt.bin", content))
    choose_from_menu(desk, rows(desk)[0], "Save as…")
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "con_.txt.bin"
    out = desk.folder / "out.bin"
    with desk.qtbot.waitSignal(wired(desk).files.saved):
        desk.choose_file(out)
    assert out.read_bytes() == content


def test_a_click_opens_a_copy_with_a_name_of_ours(desk: Desk, opener: Opener) -> None:
    open_account(desk)
    attach(desk, source(desk, "Report \u202efdp.exe", b"%PDF-1.7 figures"))
    desk.click(rows(desk)[0].button)
    desk.qtbot.waitUntil(lambda: bool(opener.opened))
    (copy,) = opener.opened
    assert copy.suffix == ".pdf"
    assert len(copy.stem) == 16
    assert copy.read_bytes() == b"%PDF-1.7 figures"
    desk.settle()
    desk.window.close()
    assert not copy.parent.exists()


def test_what_may_run_is_only_saved(desk: Desk, opener: Opener) -> None:
    open_account(desk)
    attach(desk, source(desk, "tool.pdf", b"MZ\x90\x00 program"))
    desk.click(rows(desk)[0].button)
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.reject()
    (menu,) = rows(desk)[0].findChildren(QMenu)
    assert not next(a for a in menu.actions() if a.text() == "Open").isEnabled()
    assert opener.opened == []


def test_a_long_list_is_shown_bit_by_bit(desk: Desk) -> None:
    open_account(desk)
    context, account_id = desk.wiring.workspace.context(), desk.wiring.account.account_id
    assert account_id is not None
    file = source(desk, "a.txt", b"a")
    for _ in range(SHOWN + 3):
        attachments.attach(context, account_id, file)
    with desk.qtbot.waitSignal(wired(desk).files.loaded):
        wired(desk).files.show(account_id)
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == SHOWN)
    desk.click(desk.button(f"Show {min(3, MORE)} more"))
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == SHOWN + 3)


def test_another_account_has_files_of_its_own(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "a.pdf", b"%PDF-1"))
    desk.choose(ActionId.BACK)
    desk.portfolio.search.clear()
    desk.open_account("Kessel")
    desk.qtbot.waitUntil(lambda: "Drop contracts, notes or a logo here, up to 10 MB each." in desk.texts())
    shows(desk, [])


# Logos


def header_color(desk: Desk) -> QColor:
    """Return the colour in the middle of the mark beside the account's name."""
    header = desk.account.header
    avatar = header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (mark,) = (w for w in avatar if type(w).__name__ == "Avatar")
    return mark.grab().toImage().pixelColor(mark.rect().center())


def test_a_logo_stands_in_place_of_the_letter_and_undo_takes_it_away(desk: Desk) -> None:
    open_account(desk)
    desk.choose(ActionId.SET_LOGO)
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.choose_file(source(desk, "logo.png", png(64, 64, BLUE)))
    desk.qtbot.waitUntil(lambda: header_color(desk) == QColor(*BLUE))
    shows(desk, ["logo.png"])
    assert ", Logo" in rows(desk)[0].button.accessibleName()
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: header_color(desk) != QColor(*BLUE))


def test_an_attached_picture_is_used_as_logo(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "brand.png", png(64, 64, BLUE)))
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        choose_from_menu(desk, rows(desk)[0], "Use as logo")
    desk.qtbot.waitUntil(lambda: header_color(desk) == QColor(*BLUE))
    shows(desk, ["brand.png", "brand.png"])


def test_a_logo_is_there_when_the_workspace_is_opened_again(desk: Desk) -> None:
    open_account(desk)
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        wired(desk).files.set_logo(source(desk, "logo.png", png(64, 64, BLUE)))
    desk.settle()
    path = desk.wiring.workspace.context().workspace.path
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.portfolio.search.clear()

    def in_table() -> bool:
        image = desk.portfolio.table.grab().toImage()
        return any(image.pixelColor(26, y) == QColor(*BLUE) for y in range(image.height()))

    desk.qtbot.waitUntil(in_table)


@pytest.mark.parametrize(
    "content", [bomb(), b"GIF89a\x01\x00\x01\x00", b"%PDF-1"], ids=["bomb", "gif", "pdf"]
)
def test_a_bad_logo_is_refused_in_one_line(desk: Desk, content: bytes) -> None:
    open_account(desk)
    with desk.qtbot.waitSignal(wired(desk).files.failed) as failure:
        wired(desk).files.set_logo(source(desk, "logo.png", content))
    assert str(failure.args[0]) in desk.texts()
    desk.settle()
    shows(desk, [])


def test_a_picture_cut_short_is_no_logo(desk: Desk) -> None:
    open_account(desk)
    whole = png(64, 64)
    with desk.qtbot.capture_exceptions(), desk.qtbot.waitSignal(wired(desk).files.failed) as failure:
        wired(desk).files.set_logo(source(desk, "logo.png", whole[:45]))
    assert "broken picture" in str(failure.args[0])
    desk.settle()
    shows(desk, [])


def test_logos_are_unpacked_small_and_within_bounds() -> None:
    image = small_logo(png(1000, 500, BLUE))
    assert (image.width(), image.height()) == (SHOWN_EDGE, SHOWN_EDGE // 2)
    assert isinstance(unpack_logo(png(3, 3)), QImage)
    with pytest.raises(KnownError, match="cannot be a logo"):
        unpack_logo(bomb())


# Names


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Report.pdf", "Report.pdf"),
        ("....etcx", "File.etcx"),
        ("C:Windowsx.exe", "CWindowsx.exe"),
        ("con", "con_"),
        ("CON.tar.gz", "CON_.tar.gz"),
        ("com1.txt", "com1_.txt"),
        ("NUL .txt", "NUL_.txt"),
        ("a?b*.p<d>f", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("", "File"),
        (".pdf", "File.pdf"),
        ("trailing. ", "trailing"),
    ],
)
def test_the_name_suggested_is_one_that_every_system_takes(name: str, suggested: str) -> None:
    assert suggested_name(name) == suggested


def test_the_name_of_a_deck_is_no_device_either() -> None:
    assert safe_name("Con", " EBR.pdf") == "Con EBR.pdf"
    assert safe_name("Aux", ".csdesk") == "Aux_.csdesk"
