"""How to begin a success plan: blueprints, one's own first, each with what it is for, and an empty plan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintEntry, PlanStarts, ShippedBlueprint, summary
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, centred, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

WIDTH = 720


class PlanStartPage(QWidget):
    """Lists what a plan can be started from; stands in the place of a plan, or beside one."""

    gesture = Signal(object)
    """Never sent: without a plan there is none to do a gesture to."""
    shipped_chosen = Signal(str)
    own_chosen = Signal(object)
    empty_chosen = Signal()
    wanted = Signal()
    """It came on screen: what can be started from is to be read."""

    def __init__(self, theme: Theme, *, beside: bool = False) -> None:
        """Make a page without lines; one that stands `beside` a plan starts another one."""
        super().__init__()
        self._theme, self._beside = theme, beside
        self._starts: PlanStarts | None = None
        self._editable = True
        self._held: QWidget | None = None
        self._first: Button | None = None
        self._outer: QVBoxLayout = column(spacing=0)
        self.setLayout(self._outer)
        # Its buttons take the keyboard; what is put on the page goes on to the first of them.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_plan(self, _shown: PlanShown, *, editable: bool) -> None:
        """Stand in for the plan that an account does not have."""
        if editable != self._editable:
            self._editable = editable
            if self._starts is not None:
                self._list(self._starts)
        self.wanted.emit()

    def show_starts(self, starts: PlanStarts) -> None:
        """List what a plan can be started from; where nothing can be written, only say that there is none."""
        if starts != self._starts:
            self._starts = starts
            self._list(starts)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first that can be started."""
        super().focusInEvent(event)
        self._begin(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start with Enter."""
        focus = self.window().focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _begin(self, reason: Qt.FocusReason) -> None:
        if self._first is not None:
            self._first.setFocus(reason)

    def _list(self, starts: PlanStarts) -> None:
        had_keyboard = self._held is not None and self._held.isAncestorOf(self.window().focusWidget())
        if self._held is not None:
            self._outer.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._first = None
        self._held = self._make(starts)
        self._outer.addWidget(self._held)
        if had_keyboard or self.hasFocus():
            self._begin(Qt.FocusReason.OtherFocusReason)

    def _make(self, starts: PlanStarts) -> QWidget:
        side = 16 if self._beside else 24
        lines = column(*self._head(), 12, spacing=4, margins=(side, 28 if not self._beside else 12, side, 24))
        if self._editable:
            own = [self._own(entry) for entry in starts.own]
            shipped = [self._shipped(one) for one in starts.shipped]
            for title, found in (
                (tr("Own blueprints"), own),
                (tr("Blueprints of the program"), shipped),
            ):
                if own and found:
                    lines.addSpacing(8)
                    lines.addWidget(Label(title, TextStyle.CAPTION, "text3"))
                for line in found:
                    lines.addWidget(line)
            lines.addWidget(self._empty())
        lines.addStretch(1)
        return centred(lines, WIDTH)

    def _head(self) -> list[QWidget]:
        text = tr("This workspace is read only, so nothing can be changed.")
        if self._editable:
            text = tr("Write down what this customer wants to reach, in their words, and how both will know.")
        about = Label(text, TextStyle.BODY, "text2", wrap=True)
        if self._beside:
            return [about]
        return [Label(tr("No success plan yet"), TextStyle.EMPTY_TITLE), about]

    def _own(self, entry: BlueprintEntry) -> QWidget:
        edition = tr("edition {number}", number=entry.edition) if entry.edition else tr("not published yet")
        about = " · ".join(part for part in (entry.segment, entry.use_case, edition) if part)
        if entry.blueprint is None:
            return self._row(entry.name, (about, entry.problem), None)
        start = self._start(tr("Start from {template}", template=entry.name))
        start.clicked.connect(lambda: self.own_chosen.emit(entry.id))
        return self._row(entry.name, (about, summary_text(entry.blueprint)), start)

    def _shipped(self, one: ShippedBlueprint) -> QWidget:
        start = self._start(tr("Start from {template}", template=one.name))
        start.clicked.connect(lambda: self.shipped_chosen.emit(one.key))
        return self._row(one.name, (one.about, summary_text(one.blueprint)), start)

    def _empty(self) -> QWidget:
        start = self._start(tr("Start an empty plan"))
        start.clicked.connect(self.empty_chosen)
        return self._row(tr("Empty plan"), (tr("Begin with the customer's own words."),), start)

    def _start(self, name: str) -> Button:
        button = Button(self._theme, tr("Start"), "default", name=name)
        if self._first is None:
            self._first = button
        return button

    def _row(self, name: str, texts: Sequence[str], start: Button | None) -> QWidget:
        line = Panel("surface", "bottom")
        box = row(spacing=12, margins=(0, 10, 0, 10))
        about = Label(texts[0], TextStyle.CELL, "text2", wrap=True)
        more = [Label(text, TextStyle.CAPTION, "text3", wrap=True) for text in texts[1:]]
        box.addLayout(column(ElidedLabel(name, TextStyle.SECTION), about, *more, spacing=3), 1)
        if start is not None:
            box.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setLayout(box)
        return line


def summary_text(blueprint: Blueprint) -> str:
    """Return what a blueprint holds: "3 objectives · 8 actions · 3 milestones · 90 days"."""
    objectives, actions, milestones = summary(blueprint)
    parts = [
        trn("{count} objective", "{count} objectives", objectives),
        trn("{count} action", "{count} actions", actions),
        trn("{count} milestone", "{count} milestones", milestones),
    ]
    if blueprint.days:
        parts.append(trn("{count} day", "{count} days", blueprint.days))
    return " · ".join(parts)
