"""Lines of one or two texts with an icon, under heads that gather them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import tr
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    key: Hashable
    """What it stands for, known to who shows it; of a head, its own."""
    title: str
    end: str = ""
    """Beside the title, at the other edge."""
    below: str = ""
    icon: str = ""
    icon_role: str = "text2"
    is_head: bool = False
    name: str | None = None
    """What is edited in place; None where nothing is."""
    done: bool = False
    """Whether it needs nothing more, and so stands back."""

    @property
    def spoken(self) -> str:
        """Return all that the line says, as it is read aloud."""
        done = tr("done") if self.done else ""
        return ", ".join(text for text in (self.title, done, self.end, self.below) if text)


class LineModel(QAbstractListModel):
    """Holds lines; heads can be neither chosen nor edited."""

    named = Signal(object, str)
    """A line's key, and the name that somebody typed into it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self.editable = True

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; where they are those of before, nothing moves."""
        if list(lines) == list(self._lines):
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, place: int) -> Line | None:
        """Return the line at a place; None where there is none."""
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def place_of(self, key: Hashable) -> int | None:
        """Return where a line stands; None where it is not shown."""
        return next(
            (n for n, line in enumerate(self._lines) if line.key == key and not line.is_head),
            None,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the texts of a line, what is edited of it, or the line itself."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.EditRole:
            return line.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(text for text in (line.title, line.end, line.below) if text))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what somebody typed; the line changes once it is stored and read again."""
        line = self.line(index.row())
        if role != Qt.ItemDataRole.EditRole or line is None:
            return False
        if str(value).strip() != (line.name or ""):
            self.named.emit(line.key, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that lines can be chosen, and edited where they have a name."""
        line = self.line(index.row())
        if line is None or not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if line.is_head:
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable and line.name is not None else flags
