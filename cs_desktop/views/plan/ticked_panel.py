"""Changes to look through: ticked, and done as one step; what was changed by hand is not ticked."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, scrolling
from cs_desktop.views.widgets.text import Label, plain_tooltip

_ROOM = 262


@dataclass(frozen=True, slots=True)
class TickedChange:
    """A change that one may leave out."""

    id: Hashable
    text: str
    detail: str = ""
    """Below it: what was there, and what would be."""
    own: bool = False
    """Whether it would overwrite what somebody entered."""


class TickedPanel(Panel):
    """Lists changes in groups, with notes below them; says which are to be done."""

    apply_requested = Signal(object)
    """The ids of the changes that are ticked, as a frozenset."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._boxes: dict[QCheckBox, TickedChange] = {}
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self._area = scrolling()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._all = Button(theme, tr("Tick all"), "quiet")
        self._all.clicked.connect(lambda: self._tick(ticked=True))
        self._none = Button(theme, tr("Tick none"), "quiet")
        self._none.clicked.connect(lambda: self._tick(ticked=False))
        self.apply = Button(theme, "", "primary")
        self.apply.clicked.connect(self._ask)
        foot = Panel("surface", "top")
        ways = FlowRow()
        for button in (self.apply, self._all, self._none):
            ways.add(button)
        foot.setLayout(column(ways, margins=(16, 8, 16, 8)))
        head = QWidget()
        head.setLayout(column(self._about, margins=(16, 12, 16, 4)))
        box = column(head, spacing=0)
        box.addWidget(self._area, 1)
        box.addWidget(foot)
        self.setLayout(box)
        self.setFocusProxy(self.apply)

    def show_changes(
        self,
        about: str,
        groups: Sequence[tuple[str, Sequence[TickedChange]]],
        notes: Sequence[str] = (),
        nothing: str = "",
    ) -> None:
        """List changes under the titles of their groups; `nothing` is said where there is none."""
        self._about.setText(about)
        self._boxes = {}
        held, lines = QWidget(), column(spacing=4, margins=(16, 4, 16, 12))
        for title, changes in groups:
            if changes:
                lines.addSpacing(8)
                lines.addWidget(Label(title, TextStyle.SECTION))
            for one in changes:
                lines.addWidget(self._box(one))
                for text in (one.detail, tr("Changed by hand") if one.own else ""):
                    if text:
                        note = Label(text, TextStyle.CAPTION, "text3", wrap=True)
                        note.setContentsMargins(26, 0, 0, 4)
                        lines.addWidget(note)
        if not self._boxes:
            lines.addWidget(Label(nothing, TextStyle.BODY, "text2", wrap=True))
        if notes:
            lines.addSpacing(8)
            lines.addWidget(Label(tr("To know"), TextStyle.SECTION))
            for text in notes:
                lines.addWidget(Label(text, TextStyle.CELL, "text2", wrap=True))
        lines.addStretch(1)
        held.setLayout(lines)
        self._area.setWidget(held)
        for button in (self._all, self._none):
            button.setVisible(bool(self._boxes))
        self._count()

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """Return the boxes of the changes, in order."""
        return tuple(self._boxes)

    def _box(self, one: TickedChange) -> QCheckBox:
        box = QCheckBox()
        box.setFont(font(TextStyle.CELL))
        shown = elided(box.fontMetrics(), one.text, Qt.TextElideMode.ElideMiddle, scaled(_ROOM))
        box.setText(shown.replace("&", "&&"))
        box.setAccessibleName(", ".join(part for part in (one.text, one.detail) if part))
        box.setToolTip(plain_tooltip(one.text))
        box.setChecked(not one.own)
        box.toggled.connect(lambda _ticked: self._count())
        self._boxes[box] = one
        return box

    def _count(self) -> None:
        ticked = sum(box.isChecked() for box in self._boxes)
        text = trn("Apply {count} change", "Apply {count} changes", ticked) if ticked else tr("Leave it so")
        self.apply.setText(text)
        self.apply.setAccessibleName(text)

    def _tick(self, *, ticked: bool) -> None:
        for box in self._boxes:
            box.setChecked(ticked)

    def _ask(self) -> None:
        self.apply_requested.emit(frozenset(one.id for box, one in self._boxes.items() if box.isChecked()))
