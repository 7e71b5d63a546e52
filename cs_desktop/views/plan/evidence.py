"""A field of a form that holds a file as evidence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.widgets.text import ElidedLabel


class EvidenceField(QWidget):
    """Attaches a file; what it holds as text is the file's path, as long as there is such a file."""

    changed = Signal()

    def __init__(self, theme: Theme, ask_file: Callable[[Callable[[Path], None]], None]) -> None:
        super().__init__()
        self.path: Path | None = None
        self.button = Button(theme, tr("Attach evidence…"), "link")
        self.button.clicked.connect(lambda: ask_file(self.take))
        self._name = ElidedLabel(tr("No file"), TextStyle.BODY, "text2")
        self.setLayout(row(self.button, self._name, 0))
        self.setFocusProxy(self.button)

    def take(self, path: Path | None) -> None:
        """Hold a file, or none."""
        self.path = path
        self._name.setText(path.name if path is not None else tr("No file"))
        self.changed.emit()

    def value(self) -> str:
        """Return the path as text; empty for none."""
        return str(self.path) if self.path is not None else ""

    def set_value(self, text: str) -> None:
        """Hold the file of a path again, if it is still there."""
        self.take(Path(text) if text and Path(text).is_file() else None)
