"""Choosing files, without stopping the program while the user looks for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_desktop.common.language import marked, tr

WORKSPACES = marked("CS Desktop workspaces (*.csdesk)")
PDF = marked("PDF documents (*.pdf)")
PICTURES = marked("Pictures (*.png *.jpg *.jpeg *.webp)")
ANY = marked("All files (*)")


def ask_open(parent: QWidget, title: str, kind: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask for a file that exists; nothing happens if the user changes their mind."""
    dialog = _dialog(parent, title, kind)
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_open_many(parent: QWidget, title: str, kind: str, on_chosen: Callable[[list[Path]], None]) -> None:
    """Ask for one or more files that exist; nothing happens if the user changes their mind."""
    dialog = _dialog(parent, title, kind)
    dialog.filesSelected.connect(lambda paths: on_chosen([Path(path) for path in paths]))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.open()


def ask_folder(parent: QWidget, title: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask for a folder that exists; nothing happens if the user changes their mind."""
    dialog = _dialog(parent, title, ANY)
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def ask_save(parent: QWidget, title: str, kind: str, name: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask where to write a file; the dialog asks before one is replaced."""
    dialog = _dialog(parent, title, kind)
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kind != ANY:
        dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
    dialog.selectFile(name)
    dialog.open()


def open_outside(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    # The user's documents, never the program's own folder.
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setNameFilter(tr(kind))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
