"""Choosing files, without stopping the program while the user looks for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

WORKSPACES = "CS Desktop workspaces (*.csdesk)"
PDF = "PDF documents (*.pdf)"


def ask_open(parent: QWidget, title: str, kind: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask for a file that exists; nothing happens if the user changes their mind."""
    dialog = _dialog(parent, title, kind, on_chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_save(parent: QWidget, title: str, kind: str, name: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask where to write a file; the dialog asks before one is replaced."""
    dialog = _dialog(parent, title, kind, on_chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
    dialog.selectFile(name)
    dialog.open()


def open_outside(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def safe_name(text: str, ending: str) -> str:
    """Return text as a file name: what no system takes is left out, and it stays short."""
    kept = "".join(c for c in text if c.isprintable() and c not in '<>:"/\\|?*').strip(" .")
    return f"{kept[:80].rstrip() or 'Deck'}{ending}"


def _dialog(parent: QWidget, title: str, kind: str, on_chosen: Callable[[Path], None]) -> QFileDialog:
    # The user's documents, never the program's own folder.
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setNameFilter(kind)
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
