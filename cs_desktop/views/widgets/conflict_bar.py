"""What to do where two people changed the same text: both are shown beside what they began from."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import tr, trc
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.domain.word_diff import Piece, Side, word_diff
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.diff_text import DiffText
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label


class ConflictBar(Panel):
    """Shows a conflict and asks for one of three ways out. Nothing is lost before one is taken."""

    keep_requested = Signal()
    """Store mine after all."""
    take_requested = Signal()
    """Let theirs stand."""
    both_requested = Signal()
    """Go on with both texts in the editor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(edge="box")
        self._theme = theme
        self._title = Label("", TextStyle.CELL_MEDIUM, wrap=True)
        self._base = DiffText(theme, tr("Before"))
        self._mine = DiffText(theme, tr("Yours"))
        self._theirs = DiffText(theme, trc("version", "Theirs"))
        self.keep = self._button(tr("Keep mine"), self.keep_requested.emit)
        self.take = self._button(tr("Take theirs"), self.take_requested.emit)
        self.both = self._button(tr("Edit both"), self.both_requested.emit)
        head = row(spacing=8, margins=(10, 8, 10, 6))
        head.addLayout(column(StatusMark(theme, Status.WATCH), 0, margins=(0, 2, 0, 0)))
        head.addWidget(self._title, 1)
        box = column(spacing=0)
        box.addLayout(head)
        for name, text, button in (
            (tr("Yours"), self._mine, self.keep),
            (trc("version", "Theirs"), self._theirs, self.take),
            (tr("Before"), self._base, None),
        ):
            box.addWidget(line())
            box.addWidget(_block(name, text, button))
        box.addWidget(line())
        last = FlowRow()
        last.add(self.both)
        box.addLayout(column(last, margins=(8, 2, 8, 2)))
        self.setLayout(box)

    @property
    def title(self) -> str:
        """Return the line that says what happened."""
        return self._title.text()

    def show_conflict(self, conflict: Conflict, show: Callable[[str], str] = str) -> None:
        """Show a conflict of texts; `show` words a stored text for reading."""
        base, mine, theirs = (show(str(text)) for text in (conflict.base, conflict.mine, conflict.theirs))
        self._title.setText(tr("{conflict} while you typed.", conflict=who_and_when(conflict)))
        self._base.show_pieces((Piece(base, Side.BOTH),) if base else ())
        self._mine.show_pieces(word_diff(base, mine))
        self._theirs.show_pieces(word_diff(base, theirs))
        self.setAccessibleName(tr("{title} Keep mine, take theirs or edit both.", title=self._title.text()))

    def _button(self, text: str, on_click: Callable[[], object]) -> Button:
        button = Button(self._theme, text, "link")
        button.clicked.connect(on_click)
        return button


def _block(name: str, text: DiffText, button: Button | None) -> QWidget:
    head = FlowRow(spacing=12)
    told = Label(name, TextStyle.CAPTION, "text3")
    head.add(told)
    if button is not None:
        told.setMinimumHeight(button.sizeHint().height())
        head.add(button)
    part = QWidget()
    part.setLayout(column(head, text, spacing=0, margins=(10, 4, 6, 4)))
    return part


def who_and_when(conflict: Conflict) -> str:
    """Return who stored the other text and when, as the beginning of a sentence."""
    who = conflict.by or tr("Someone")
    if conflict.at is None:
        return tr("{who} changed this", who=who)
    at = conflict.at.astimezone()
    return tr("{who} changed this on {day} at {time}", who=who, day=day_text(at.date()), time=time_text(at))
