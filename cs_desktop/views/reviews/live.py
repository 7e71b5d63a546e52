"""A review while it is held, in letters for the whole room, and led by keys."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.reviews import editing
from cs_desktop.domain.reviews.content import Item, ReviewHead
from cs_desktop.domain.reviews.live import clock_text, current_place, running
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import title_of
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.roles import speak_as
from cs_desktop.views.widgets.text import ElidedLabel, Label, set_look

MORE = 5
"""Minutes that a point is given at a time."""
SECOND_MS = 1000
_OF_WIDTH = 24
"""The letters are this part of the window's width."""


class LiveScreen(Panel):
    """Covers the window as long as the meeting lasts. Whoever leaves it finds it where it was."""

    gesture = Signal(object)
    action_requested = Signal()
    """An action is to be decided."""
    opened = Signal()
    noting = Signal(object)
    """The id of the point to which one begins to write a note; what is in `entry` is stored so far."""
    noted = Signal(object, object)
    """That the note is written, and the Gesture that stores it, which may be empty."""
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__("surface")
        self.setParent(window)
        self._window, self._now = window, now
        self._shown: ReviewsShown | None = None
        self._review: ReviewHead | None = None
        self._items: Sequence[Item] = ()
        self._at = 0
        """The place of the point that is looked at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.Dialog)
        self.title = ElidedLabel("", TextStyle.EMPTY_TITLE, "text2")
        self.whole = Label("", TextStyle.EMPTY_TITLE, "text2", tabular=True)
        self.place = Label("", TextStyle.OUTCOME, "text2")
        self.point = Label("", TextStyle.ROOM, wrap=True)
        self.clock = Label("", TextStyle.ROOM, tabular=True)
        self.clock.setAccessibleName(tr("Time left for this point"))
        self.warning = Label("", TextStyle.OUTCOME, "watch")
        self.notes = Label("", TextStyle.OUTCOME, "text2", wrap=True)
        self.following = Label("", TextStyle.OUTCOME, "text2", wrap=True)
        self.entry = QPlainTextEdit()
        self.entry.setFont(font(TextStyle.OUTCOME))
        self.entry.setTabChangesFocus(True)
        self.entry.setPlaceholderText(tr("What is said to this point? Esc keeps it"))
        self.entry.installEventFilter(self)
        self.entry.hide()
        self.line = QLineEdit()
        self.line.setFont(font(TextStyle.OUTCOME))
        self.line.setPlaceholderText(tr("What is decided? Enter keeps it, Esc does not"))
        self.line.setAccessibleName(tr("Decision"))
        self.line.returnPressed.connect(self._keep_decision)
        self.line.installEventFilter(self)
        self.line.hide()
        self._keys = self._make_keys(theme)
        self._letters = (self.point, self.clock)
        self._tick = QTimer(self, interval=SECOND_MS)
        self._tick.timeout.connect(self._tell_time)
        self._lay_out()
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the window."""
        self.setGeometry(self._window.rect())
        self._at = current_place(self._items)
        self._fill()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tick.start()
        self.opened.emit()

    def close_screen(self) -> None:
        """Uncover the window; the meeting goes on."""
        self._keep_note()
        self._tick.stop()
        self.hide()
        self.left.emit()

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Take in what was read; a meeting that is over, or another review, uncovers the window."""
        goes_on = self._review is not None and review.id == self._review.id and editable
        before = self._items
        self._shown, self._review = shown, review
        self._items = shown.book.items_of(review.id)
        if self.isVisible() and not goes_on:
            self.close_screen()
        elif self.isVisible():
            was = before[self._at].id if self._at < len(before) else None
            done_now = next((one.done for one in self._items if one.id == was), False)
            self._at = current_place(self._items) if done_now else self._at
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold the meeting by keys."""
        key = event.key()
        do = {
            Qt.Key.Key_Space: self.check,
            Qt.Key.Key_Right: lambda: self.look(1),
            Qt.Key.Key_Down: lambda: self.look(1),
            Qt.Key.Key_Left: lambda: self.look(-1),
            Qt.Key.Key_Up: lambda: self.look(-1),
            Qt.Key.Key_N: self.write_note,
            Qt.Key.Key_A: self.action_requested.emit,
            Qt.Key.Key_D: self.write_decision,
            Qt.Key.Key_Plus: self.give_time,
            Qt.Key.Key_Escape: self.close_screen,
        }.get(Qt.Key(key))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window; Esc and Ctrl Enter leave what is written."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line and event.key() == Qt.Key.Key_Escape:
                self.line.clear()
                self._put_away(self.line)
                return True
            if watched is self.entry and _ends(event):
                self._keep_note()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the letters grow with the window, for those at the back of the room."""
        super().resizeEvent(event)
        made = font(TextStyle.ROOM, tabular=True)
        made.setPixelSize(max(made.pixelSize(), self.width() // _OF_WIDTH))
        for label in self._letters:
            label.setFont(made)

    def check(self) -> None:
        """Check the point off and go on; one that is done is opened again."""
        item = self._item
        if item is not None:
            self.gesture.emit(editing.check_point(item, done=not item.done))

    def look(self, by: int) -> None:
        """Look at the next point, or the one before."""
        self._keep_note()
        self._at = min(max(self._at + by, 0), len(self._items))
        self._fill()

    def give_time(self) -> None:
        """Give the point five minutes more."""
        item = self._item
        if item is not None:
            self.gesture.emit(editing.set_minutes(item, item.minutes + MORE))

    def write_note(self) -> None:
        """Write down what is said to the point."""
        item = self._item
        if item is not None:
            self.entry.setPlainText(item.notes)
            self.entry.setAccessibleName(tr("Notes to {point}", point=item.text))
            self._noted = item
            self.entry.show()
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.noting.emit(item.id)
            self.entry.moveCursor(self.entry.textCursor().MoveOperation.End)

    def note(self, item_id: int) -> bool:
        """Look at a point and write a note to it; return whether it is on the agenda."""
        place = next((at for at, one in enumerate(self._items) if one.id == item_id), None)
        if place is not None:
            self.look(place - self._at)
            self.write_note()
        return place is not None

    def write_decision(self) -> None:
        """Write down what is decided."""
        self.line.clear()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    _noted: Item | None = None

    @property
    def _item(self) -> Item | None:
        return self._items[self._at] if self._at < len(self._items) else None

    def _keep_note(self) -> None:
        item, self._noted = self._noted, None
        if item is not None:
            gesture = editing.note_point(item, self.entry.toPlainText())
            self._put_away(self.entry)
            self.noted.emit(item.id, gesture)

    def _keep_decision(self) -> None:
        text = self.line.text().strip()
        self.line.clear()
        self._put_away(self.line)
        if text and self._shown is not None and self._review is not None:
            known = self._shown.book.decisions_of(self._review.id)
            self.gesture.emit(editing.add_decision(known, text))

    def _put_away(self, editor: QWidget) -> None:
        editor.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        review, item = self._review, self._item
        if review is None:
            return
        first_month = self._shown.fiscal_start if self._shown is not None else 1
        title = title_of(review.title, review.kind, review.day, first_month)
        self.title.setText(title)
        self.setAccessibleName(title)
        count = len(self._items)
        if item is None:
            self.place.setText(tr("All {count} points are done.", count=count) if count else "")
            self.point.setText(tr("Thank you") if count else tr("The agenda has no points yet"))
        else:
            self.place.setText(tr("{place} of {count}", place=self._at + 1, count=count))
            self.point.setText(f"✓ {item.text}" if item.done else item.text)
        self.notes.setText(item.notes if item is not None else "")
        self.notes.setVisible(bool(self.notes.text()))
        rest = [one.text for one in self._items[self._at + 1 : self._at + 3]]
        then = tr("Then: {points}", points=" · ".join(rest)) if rest else ""
        self.following.setText(then if count else tr("Leave with Esc, and begin the agenda with a template."))
        self._tell_time()

    def _tell_time(self) -> None:
        review, item = self._review, self._item
        if review is None or review.began_at is None:
            self.clock.setText("")
            self.whole.setText("")
            return
        at = running(self._items, review.began_at, self._now())
        # Time runs for the point that is on; of another one its length is told.
        on = item is not None and self._at == at.place
        self.clock.setText(
            clock_text(at.point_left) if on else tr("{count} min", count=item.minutes) if item else ""
        )
        self.whole.setText(tr("{time} left in all", time=clock_text(at.left)) if self._items else "")
        over = on and at.over
        set_look(self.clock, "tone", "watch" if over else "")
        self.warning.setText(
            tr("Over time: go on with Space, or take {count} more minutes", count=MORE) if over else ""
        )

    def _make_keys(self, theme: Theme) -> FlowRow:
        keys = FlowRow()
        for text, do in (
            (tr("Done, next (Space)"), self.check),
            (tr("Note (N)"), self.write_note),
            (tr("Decision (D)"), self.write_decision),
            (tr("Action (A)"), self.action_requested.emit),
            (tr("+5 minutes (+)"), self.give_time),
            (tr("Leave (Esc)"), self.close_screen),
        ):
            button = Button(theme, text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, do=do: do())
            keys.add(button)
        return keys

    def _lay_out(self) -> None:
        inside = column(spacing=14, margins=(0, 0, 0, 0))
        inside.addStretch(1)
        top = row(self.point, self.clock, spacing=24)
        top.setStretch(0, 1)
        top.setAlignment(self.clock, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.place)
        inside.addLayout(top)
        for part in (self.warning, self.notes, self.entry, self.line, self.following):
            inside.addWidget(part)
        inside.addStretch(2)
        holder = Panel("surface")
        holder.setLayout(inside)
        area = scrolling(holder)
        head = row(self.title, self.whole, spacing=24)
        head.setStretch(0, 1)
        box = column(spacing=20, margins=(48, 32, 48, 24))
        box.addLayout(head)
        box.addWidget(area, 1)
        box.addWidget(self._keys)
        self.setLayout(box)


def _ends(event: QKeyEvent) -> bool:
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (entered and held)
