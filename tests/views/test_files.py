"""Files and logos of an account, handled as a person does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name, suggested_name
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.pictures import SHOWN_EDGE, small_logo, unpack_logo
from cs_desktop.services import attachments
from cs_desktop.views.account.file_row import FileRow
from cs_desktop.views.account.files import MORE, SHOWN, FilesSection
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


def row_of(desk: Desk, name: str) -> FileRow:
    return next(row for row in rows(desk) if row.button.accessibleName().startswith(f"{name},"))


def test_files_are_attached_by_the_dialog_and_by_dropping_them(desk: Desk) -> None:
    open_account(desk)
    assert "Drop contracts, notes or a logo here, up to 10 MB each." in desk.texts()

    # By the dialog.
    report = source(desk, "Report.pdf", b"%PDF-1.7 figures")
    desk.click(desk.button("Attach…"))
    with desk.qtbot.waitSignal(wired(desk).files.ended):
        desk.choose_file(report)
    desk.settle()
    shows(desk, ["Report.pdf"])
    assert "16 bytes" in rows(desk)[0].button.accessibleName()
    assert any(text.startswith("Attached Report.pdf to Halden Freight") for text in desk.texts())

    # What is dropped on the files is attached: it opens no workspace.
    here = desk.wiring.workspace.context().workspace.path
    attach(desk, source(desk, "Other.csdesk", b"not a workspace"))
    assert desk.wiring.workspace.context().workspace.path == here
    shows(desk, ["Report.pdf", "Other.csdesk"])

    # What cannot be attached says why, and the rest goes in.
    attach(desk, source(desk, "empty.txt", b""), desk.folder, source(desk, "good.txt", b"good"))
    shows(desk, ["Report.pdf", "Other.csdesk", "good.txt"])
    assert "empty.txt is empty; choose a file with content." in desk.texts()
    assert f"{desk.folder.name} is a folder; choose a file in it." in desk.texts()

    # A long list is shown bit by bit.
    context, account_id = desk.wiring.workspace.context(), desk.wiring.account.account_id
    assert account_id is not None
    for _ in range(SHOWN):
        attachments.attach(context, account_id, report)
    with desk.qtbot.waitSignal(wired(desk).files.loaded):
        wired(desk).files.show(account_id)
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == SHOWN)
    desk.click(desk.button(f"Show {min(3, MORE)} more"))
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == SHOWN + 3)


def test_files_are_undone_one_by_one_and_each_at_its_account(desk: Desk) -> None:
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
    desk.settle()

    # Another account has files of its own.
    desk.choose(ActionId.BACK)
    desk.portfolio.search.clear()
    desk.open_account("Kessel Dental")
    desk.qtbot.waitUntil(lambda: "Drop contracts, notes or a logo here, up to 10 MB each." in desk.texts())
    shows(desk, [])

    # Undoing leads to the account; redoing from the table to its row.
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


def test_files_that_wait_can_be_stopped_and_go_into_no_other_workspace(desk: Desk) -> None:
    open_account(desk)
    paths = [source(desk, f"{letter}.txt", letter.encode()) for letter in "abc"]
    at_once = wired(desk).files.started.connect(lambda _name: wired(desk).files.stop())
    attach(desk, *paths)
    shows(desk, ["a.txt"])
    # The next ones are counted from the start.
    wired(desk).files.started.disconnect(at_once)
    attach(desk, paths[1])
    shows(desk, ["a.txt", "b.txt"])

    # Those that wait while another workspace is opened stay out of it.
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


def test_a_file_is_renamed_where_it_stands_and_removed_with_a_way_back(desk: Desk) -> None:
    open_account(desk)
    attach(desk, source(desk, "scan0001.pdf", b"%PDF-1"))
    rows(desk)[0].button.setFocus()
    desk.press(Qt.Key.Key_F2)
    # The stem is selected, so the ending stays.
    desk.type("Contract")
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: names(desk) == ["Contract.pdf"])
    desk.settle()

    # Escape and an empty name leave the name.
    choose_from_menu(desk, rows(desk)[0], "Rename")
    desk.type("other")
    desk.press(Qt.Key.Key_Escape)
    shows(desk, ["Contract.pdf"])
    choose_from_menu(desk, rows(desk)[0], "Rename")
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    with desk.qtbot.waitSignal(wired(desk).files.refused):
        desk.press(Qt.Key.Key_Return)
    assert "Enter a name; a file cannot be without one." in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "Enter a name; a file cannot be without one." not in desk.texts()
    shows(desk, ["Contract.pdf"])

    # What is being typed stays when someone else attaches.
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
    desk.settle()

    # Removing offers the way back.
    row_of(desk, "half a name.pdf").button.setFocus()
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: names(desk) == ["theirs.txt"])
    assert any(text.startswith("Removed half a name.pdf from Halden Freight") for text in desk.texts())
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: sorted(names(desk)) == ["half a name.pdf", "theirs.txt"])


def test_files_are_saved_and_opened_as_copies_under_names_that_are_safe(desk: Desk, opener: Opener) -> None:
    open_account(desk)
    content = bytes(range(256)) * 100
    attach(
        desk,
        source(desk, "con.txt.bin", content),
        source(desk, "tool.pdf", b"MZ\x90\x00 program"),
        source(desk, "Report \u202efdp.exe", b"%PDF-1.7 figures"),
    )
    choose_from_menu(desk, row_of(desk, "con.txt.bin"), "Save as…")
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "con_.txt.bin"
    out = desk.folder / "out.bin"
    with desk.qtbot.waitSignal(wired(desk).files.saved):
        desk.choose_file(out)
    assert out.read_bytes() == content
    desk.settle()

    # What may run is only saved.
    desk.click(row_of(desk, "tool.pdf").button)
    desk.qtbot.waitUntil(lambda: any(d.isVisible() for d in desk.window.findChildren(QFileDialog)))
    (dialog,) = (d for d in desk.window.findChildren(QFileDialog) if d.isVisible())
    dialog.reject()
    (menu,) = row_of(desk, "tool.pdf").findChildren(QMenu)
    assert not next(a for a in menu.actions() if a.text() == "Open").isEnabled()
    assert opener.opened == []

    # A click opens a copy with a name of ours, which goes with the window.
    (report,) = (row for row in rows(desk) if row.button.accessibleName().startswith("Report"))
    desk.click(report.button)
    desk.qtbot.waitUntil(lambda: bool(opener.opened))
    (copy,) = opener.opened
    assert copy.suffix == ".pdf"
    assert len(copy.stem) == 16
    assert copy.read_bytes() == b"%PDF-1.7 figures"
    desk.settle()
    desk.window.close()
    assert not copy.parent.exists()


# Logos


def header_color(desk: Desk) -> QColor:
    """Return the colour in the middle of the mark beside the account's name."""
    header = desk.account.header
    avatar = header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (mark,) = (w for w in avatar if type(w).__name__ == "Avatar")
    return mark.grab().toImage().pixelColor(mark.rect().center())


def test_a_logo_stands_in_place_of_the_letter_until_undo_and_in_the_table(desk: Desk) -> None:
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
    shows(desk, [])

    # An attached picture is used as logo.
    attach(desk, source(desk, "brand.png", png(64, 64, BLUE)))
    with desk.qtbot.waitSignal(wired(desk).files.edited):
        choose_from_menu(desk, rows(desk)[0], "Use as logo")
    desk.qtbot.waitUntil(lambda: header_color(desk) == QColor(*BLUE))
    shows(desk, ["brand.png", "brand.png"])

    # It is there when the workspace is opened again.
    path = desk.wiring.workspace.context().workspace.path
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.portfolio.search.clear()

    def in_table() -> bool:
        image = desk.portfolio.table.grab().toImage()
        return any(image.pixelColor(26, y) == QColor(*BLUE) for y in range(image.height()))

    desk.qtbot.waitUntil(in_table)


def test_a_bad_logo_is_refused_in_one_line(desk: Desk) -> None:
    open_account(desk)
    for kind, content in (("bomb", bomb()), ("gif", b"GIF89a\x01\x00\x01\x00"), ("pdf", b"%PDF-1")):
        with desk.qtbot.waitSignal(wired(desk).files.failed) as failure:
            wired(desk).files.set_logo(source(desk, f"{kind}.png", content))
        assert f"{kind}.png" in str(failure.args[0])
        assert str(failure.args[0]) in desk.texts()
        desk.settle()
        shows(desk, [])

    # A picture cut short is none either.
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
