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

_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
)
"""Names that Windows gives to devices, whatever ending follows them."""
_LONGEST = 80


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


def safe_name(text: str, ending: str, fallback: str = "Deck") -> str:
    """Return text as a file name: what no system takes is left out, and it stays short."""
    name = (_kept(text)[:_LONGEST].rstrip(" .") or fallback) + ending
    first, dot, rest = name.partition(".")
    return f"{first}_{dot}{rest}" if first.rstrip().upper() in _DEVICES else name


def suggested_name(name: str) -> str:
    """Return the name under which somebody else's file is offered to be saved; its ending is kept."""
    stem, dot, ending = name.rpartition(".")
    kept = _kept(ending)
    return safe_name(stem, f".{kept}", "File") if dot and 0 < len(kept) <= 16 else safe_name(name, "", "File")


def _kept(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and c not in '<>:"/\\|?*').strip(" .")


def _dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    # The user's documents, never the program's own folder.
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setNameFilter(tr(kind))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
