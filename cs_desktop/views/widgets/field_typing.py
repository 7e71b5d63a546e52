"""What one types into a field: when its editor opens and closes, and when what stands in it is announced."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from cs_desktop.domain.figures import Status
from cs_desktop.domain.stored_text import StoredText
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import LineEditor, TextEditor
from cs_desktop.views.widgets.field_face import FieldFace
from cs_desktop.views.widgets.field_other import OtherText
from cs_desktop.views.widgets.note_editor import NoteEditor
from cs_desktop.views.widgets.typing import Pace, TypingClock

PACE = Pace()


class TypedField(FieldFace):
    """One text that is typed; what is to be stored is announced by `entered`."""

    entered = Signal(str, str)
    """The stored text that the editing began from, and the new one."""
    typed = Signal(str, str)
    """The same, often, while one types: a draft of it should outlive a crash."""
    abandoned = Signal()
    """What was typed is not wanted any more."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        style: TextStyle,
        lines: int,
        empty: str,
        show: Callable[[str], str],
        pace: Pace,
        *,
        whole: bool,
        rich: bool,
        closed: Sequence[str],
    ) -> None:
        super().__init__(theme, name, style, lines, empty, rich=rich, closed=closed)
        self._show, self._whole = show, whole
        self._stored = StoredText()
        self._opened = ""
        """What was stored when the editor was opened, to go back to."""
        self._editing = False
        self._why_closed: Callable[[], str] = str
        self._proposal = ""
        self.other = OtherText(self, show)
        self.button.clicked.connect(self.edit)
        self.editor.typing.finished.connect(self.commit)
        self.editor.typing.abandoned.connect(self.restore)
        self.editor.typing.typed.connect(self._stroke)
        self._clock = TypingClock(pace, self)
        self._clock.draft_due.connect(self.keep_draft)
        self._clock.store_due.connect(self._store_and_stay)
        self.start_over("")

    @property
    def value(self) -> str:
        """Return the stored text, or the one on its way there."""
        return self._stored.newest

    @property
    def editing(self) -> bool:
        """Return whether the editor is open."""
        return self._editing

    @property
    def message(self) -> str:
        """Return what is said about the text in the editor; empty if nothing."""
        return self.notice.text

    def close_while(self, why: Callable[[], str]) -> None:
        """Open no editor while this tells a reason, which is then said in its place."""
        self._why_closed = why

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these texts while one types."""
        if isinstance(self.editor, LineEditor):
            self.editor.set_choices(choices)

    @property
    def proposal(self) -> str:
        """Return the text that holds where nothing is stored."""
        return self._proposal

    def propose(self, text: str) -> None:
        """Show and edit this text where nothing is stored; entering the same stores nothing."""
        if text == self._proposal:
            return
        if self._editing and self.editor.value().strip() == self._proposal.strip():
            # Nothing was typed over it yet.
            self.editor.set_value(text)
        self._proposal = text
        if not self._editing and self.other.conflict is None:
            self.show_value(self._told(self.value))

    def start_over(self, text: str) -> None:
        """Stand for another thing with this stored text; whatever was under way here belonged to the last."""
        self._stored = StoredText(text)
        self._settle(text)

    def edit(self) -> None:
        """Open the editor on the stored text, or say why that cannot be."""
        if self._editing or self.other.conflict is not None:
            return
        if why := self._why_closed():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.say(why, Status.WATCH)
            return
        self._opened = self.value
        self._open(self.value, focus=True)
        if isinstance(self.editor, TextEditor | NoteEditor):
            # One goes on with a text; a letter that replaced all of it would be a fright.
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.editor.selectAll()

    def put_in(self, base: str, text: str) -> None:
        """Enter a text that was kept as a draft, and that began from `base`; no conflict may be open."""
        self.commit()
        self._opened = self.value
        self._settle(text)
        self._send(base, text.strip())

    def commit(self) -> None:
        """Close the editor and announce what was typed, if it is another text."""
        if not self._editing:
            return
        text = self._text()
        theirs = self.other.text
        if theirs is not None and text == self.value.strip():
            self._stored.known = text = theirs
        self._settle(text)
        self._announce(text.strip())

    def restore(self) -> None:
        """Close the editor and go back to what was stored when it was opened.

        What has been stored in between is written back as an edit of its own, so that undo brings it again;
        where someone else has changed it since, theirs stands.
        """
        if not self._editing:
            return
        back, theirs = self._opened, self.other.text
        if theirs is not None:
            self._stored.known = back = theirs
        self._settle(back)
        self._announce(back.strip())

    def _text(self) -> str:
        text = self.editor.value().strip()
        return "" if text == self._proposal.strip() else text

    def _told(self, text: str) -> str:
        return self._show(text or self._proposal)

    def _announce(self, text: str) -> None:
        if text != self.value.strip():
            self._send(self.value, text)
        elif not self._stored.sent:
            self.abandoned.emit()

    def _send(self, base: str, text: str) -> None:
        self._stored.send(text)
        self.entered.emit(base, text)

    def _stroke(self) -> None:
        if self._editing:
            self._clock.stroke(composing=bool(self.editor.typing.composed))

    def keep_draft(self) -> None:
        """Ask for a draft of what is typed so far, now."""
        if self._editing:
            self.typed.emit(self._stored.known, self.editor.draft())

    def _store_and_stay(self) -> None:
        """Store what is typed so far; cursor, selection and the editor's own undo stay as they are."""
        text = self._text()
        if self._whole or self.other.text is not None or text == self.value.strip():
            self.keep_draft()
            return
        self._clock.stop()
        self.say("", Status.RISK)
        self._announce(text)

    def _open(self, text: str, *, focus: bool) -> None:
        self._editing = True
        self.open_editor(text or self._proposal, focus=focus)

    def _settle(self, text: str) -> None:
        # The flag falls first: closing takes the focus away, which must not count as an entry.
        self._editing = False
        self.other.forget()
        self._clock.stop()
        self.show_value(self._told(text))
