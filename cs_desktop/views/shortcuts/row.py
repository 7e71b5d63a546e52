"""One line of the sheet: what is done, its keys, and taking new ones by pressing them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, LayoutButton, icon_button
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.pieces import column, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

HEIGHT = 34
_MODIFIERS = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
    *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
)
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyCaps(QWidget):
    """Keys side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._box = row(spacing=4)
        self.setLayout(self._box)

    def show_keys(self, names: tuple[str, ...]) -> None:
        """Show other keys."""
        while item := self._box.takeAt(0):
            if (cap := item.widget()) is not None:
                cap.deleteLater()
        for name in names:
            self._box.addWidget(key_cap(name))


class _Face(LayoutButton):
    """The line itself; while it records, every key is for it."""

    pressed_keys = Signal(object)
    """The QKeySequence that was pressed; an empty one for none."""
    gave_up = Signal()
    # Qt sends events before the constructor is through.
    recording = False
    """Whether keys are waited for."""

    def __init__(self, theme: Theme, text: str) -> None:
        self._words = ElidedLabel(text, TextStyle.CELL)
        self.caps = KeyCaps()
        self.hint = Label(tr("Press new keys"), TextStyle.CELL, "text3")
        self.hint.hide()
        face = row(self._words, spacing=8, margins=(8, 0, 8, 0))
        face.setStretch(0, 1)
        face.addWidget(self.hint)
        face.addWidget(self.caps)
        super().__init__(theme, "nav", face, text)
        # A button would insist on the room of all its words, which can be shortened.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        fix_height(self, HEIGHT)

    def record(self, *, on: bool) -> None:
        """Wait for keys, or no more."""
        self.recording = on
        self.hint.setVisible(on)
        self.caps.setVisible(not on)

    def event(self, event: QEvent) -> bool:
        """Take keys before any action does."""
        if self.recording and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        pressed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if self.recording and pressed is not None and pressed.key() not in _LEAVING:
            self._take(pressed)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up where the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if self.recording:
            self.gave_up.emit()

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif plain and key in _CLEARING:
            self.pressed_keys.emit(QKeySequence())
        else:
            self.pressed_keys.emit(QKeySequence(event.keyCombination()))


class _Answer(QWidget):
    """Why keys cannot be had, and the ways out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._message = Label("", TextStyle.CELL, "risk", wrap=True)
        self.take = Button(theme, tr("Use them here"), "link")
        self.leave = Button(theme, tr("Leave as it is"), "link")
        self.wanted = QKeySequence()
        """The keys that are asked about."""
        box = column(self._message, spacing=2, margins=(8, 0, 8, 6))
        box.addLayout(row(self.take, self.leave, 0, spacing=12))
        self.setLayout(box)

    def say(self, text: str, *, ways: bool) -> None:
        """Say something, with the ways out or without."""
        self._message.setText(text)
        self.take.setVisible(ways)
        self.leave.setVisible(ways)
        self.show()


class ShortcutRow(QWidget):
    """An action with its keys; says which new ones were pressed."""

    entered = Signal(object, object)
    """The ActionId, and the QKeySequence pressed for it."""
    confirmed = Signal(object, object)
    """The same, though another action has these keys."""
    reset_requested = Signal(object)

    def __init__(self, theme: Theme, action_id: ActionId, text: str) -> None:
        super().__init__()
        self.action_id, self.text = action_id, text
        self._theme = theme
        self.face = _Face(theme, text)
        self.reset = icon_button(theme, "undo-2", tr("Reset the keys of {action}", action=text))
        self._answer: _Answer | None = None
        line = row(self.face, self.reset, spacing=2)
        line.setStretch(0, 1)
        self._box = column(spacing=0)
        self._box.addLayout(line)
        self.setLayout(self._box)
        self.face.clicked.connect(self.begin)
        self.face.pressed_keys.connect(self._entered)
        self.face.gave_up.connect(self.end)
        self.reset.clicked.connect(lambda: self.reset_requested.emit(action_id))

    def show_keys(self, keys: str, *, changed: bool) -> None:
        """Show the keys that the action has, and whether they are other than its own."""
        sequence = QKeySequence(keys)
        self.face.caps.show_keys(key_names(sequence))
        spoken = sequence.toString(QKeySequence.SequenceFormat.NativeText) or tr("no keys")
        self.face.setAccessibleName(tr("{action}, {keys}", action=self.text, keys=spoken))
        self.reset.setVisible(changed)

    def begin(self) -> None:
        """Wait for new keys."""
        self._silence()
        self.face.record(on=True)
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Show the keys again."""
        self.face.record(on=False)
        self._silence()

    def refuse(self, reason: str) -> None:
        """Say why these keys cannot be, and go on waiting."""
        self._answered().say(reason, ways=False)

    def ask(self, holder: str, keys: QKeySequence) -> None:
        """Say who has these keys, and offer the ways out."""
        self.face.record(on=False)
        answer = self._answered()
        answer.wanted = keys
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        answer.say(tr("{keys} is for “{action}”.", keys=shown, action=holder), ways=True)
        answer.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> "_Answer":
        """Return what stands below; few lines ever need it."""
        if self._answer is None:
            answer = self._answer = _Answer(self._theme)
            answer.take.clicked.connect(lambda: self.confirmed.emit(self.action_id, answer.wanted))
            answer.leave.clicked.connect(self.end)
            self._box.addWidget(answer)
        return self._answer

    def _silence(self) -> None:
        if self._answer is not None:
            self._answer.hide()

    def _entered(self, keys: QKeySequence) -> None:
        self.entered.emit(self.action_id, keys)
