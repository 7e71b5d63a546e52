"""A value that is edited where it stands: F2 or a click opens it, Enter keeps, Esc restores, Tab moves on.

Typing is stored in between, after a pause or a long while; the editor does not notice. Whatever comes back,
what was typed is never replaced: a refused text stays in its editor, another's text stands beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.domain.stored_text import StoredText
from cs_desktop.domain.word_diff import both
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.conflict_bar import ConflictBar, who_and_when
from cs_desktop.views.widgets.editors import LineEditor, TextEditor
from cs_desktop.views.widgets.field_face import FieldFace
from cs_desktop.views.widgets.note_editor import NoteEditor
from cs_desktop.views.widgets.typing import Pace, TypingClock

PACE = Pace()
QUOTED = 80
"""Characters of another's text that a line under the editor quotes."""


class InlineField(FieldFace):
    """One editable text with its name.

    `show` words the stored text for reading (a date, say); editing shows it as stored. What is to be stored
    is announced by `entered`; each is answered, in order, by `accept`, `reject` or `show_conflict`.
    """

    entered = Signal(str, str)
    """The stored text that the editing began from, and the new one."""
    typed = Signal(str, str)
    """The same, often, while one types: a draft of it should outlive a crash."""
    abandoned = Signal()
    """What was typed is not wanted any more."""
    overtaken = Signal(str, str)
    """The same as `typed`, when someone else's text is found stored: who was it? See `name_other`."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        style: TextStyle = TextStyle.CELL,
        lines: int = 1,
        empty: str = "",
        show: Callable[[str], str] = str,
        whole: bool = False,
        rich: bool = False,
        closed: Sequence[str] = (),
        pace: Pace = PACE,
    ) -> None:
        """Make a field of so many lines; of a `whole` one no half is ever stored while one still types.

        A `rich` one has the editor of notes; one that is `closed` takes none but these texts.
        """
        super().__init__(theme, name, style, lines, empty, rich=rich, closed=closed)
        self._show, self._whole = show, whole
        self._stored = StoredText()
        self._opened = ""
        """What was stored when the editor was opened, to go back to."""
        self._theirs: str | None = None
        """What someone else stored while one types here."""
        self._editing = False
        self._conflict: Conflict | None = None
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
    def unsettled(self) -> bool:
        """Return whether there is typed text here that is not on its way to be stored."""
        return self._conflict is not None or (self._editing and self._text() != self.value.strip())

    @property
    def awaits(self) -> bool:
        """Return whether a text that was entered has not been answered yet."""
        return bool(self._stored.sent)

    @property
    def message(self) -> str:
        """Return what is said about the text in the editor; empty if nothing."""
        return self.notice.text

    @property
    def conflict_bar(self) -> ConflictBar | None:
        """Return the bar with mine and theirs, where one is open."""
        return self.bar if self._conflict is not None else None

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these texts while one types."""
        if isinstance(self.editor, LineEditor):
            self.editor.set_choices(choices)

    def start_over(self, text: str) -> None:
        """Stand for another thing with this stored text; whatever was under way here belonged to the last."""
        self._stored = StoredText(text)
        self._settle(text)

    def set_value(self, text: str) -> None:
        """Show the stored text as it was read; what is typed here is never replaced by it."""
        if self._stored.sent:
            # While an edit is on its way, what was read may be older; it is read again after the answer.
            return
        if self._conflict is not None:
            self._compare_with(self._conflict, text)
        elif not self._editing:
            self._stored.known = text
            self.show_value(self._show(text))
        elif text.strip() == self.value.strip():
            self._forget_theirs()
        elif text != self._theirs:
            self._tell_theirs(text, tr("This changed meanwhile"))
            self.overtaken.emit(self._stored.known, self._text())

    def edit(self) -> None:
        """Open the editor on the stored text."""
        if self._editing or self._conflict is not None:
            return
        self._opened = self.value
        self._open(self.value, focus=True)
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
        if self._theirs is not None and text == self.value.strip():
            self._stored.known = text = self._theirs
        self._settle(text)
        self._announce(text.strip())

    def restore(self) -> None:
        """Close the editor and go back to what was stored when it was opened.

        What has been stored in between is written back as an edit of its own, so that undo brings it again;
        where someone else has changed it since, theirs stands.
        """
        if not self._editing:
            return
        back = self._opened if self._theirs is None else self._theirs
        if self._theirs is not None:
            self._stored.known = self._theirs
        self._settle(back)
        self._announce(back.strip())

    def accept(self) -> None:
        """Take the oldest text entered as stored."""
        if self._stored.sent:
            self._stored.taken()

    def reject(self, message: str, *, of_text: bool = True) -> None:
        """Give the oldest text entered back with what is wrong: with the text itself, or with storing it."""
        if not self._stored.sent:
            return
        text = self._stored.sent[0]
        if not self._stored.refused():
            return
        if self._editing and of_text:
            # Half a text needs no telling off; it is looked at again when one leaves.
            return
        if not self._editing:
            self._open(text, focus=self.button.hasFocus())
        if of_text:
            self.say(message, Status.RISK)
        else:
            self.say(
                tr("{message} Your text is kept as a draft.", message=message),
                Status.RISK,
                tr("Try again"),
                self._store_and_stay,
            )

    def give_up(self) -> None:
        """Show what is stored again: the oldest text entered is not, and is looked after elsewhere."""
        if self._stored.sent and self._stored.refused() and not self._editing:
            self._settle(self.value)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show the oldest text entered beside what someone else stored meanwhile."""
        if not self._stored.sent or not self._stored.refused():
            return
        if self._editing:
            self._tell_theirs(str(conflict.theirs), who_and_when(conflict))
            return
        self._compare_with(conflict, str(conflict.theirs))

    def name_other(self, conflict: Conflict) -> None:
        """Say who stored the other text, while one goes on typing."""
        if self._editing and self._theirs == str(conflict.theirs):
            self._tell_theirs(self._theirs, who_and_when(conflict))

    def _text(self) -> str:
        return self.editor.value().strip()

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
        if self._whole or self._theirs is not None or text == self.value.strip():
            self.keep_draft()
            return
        self._clock.stop()
        self.say("", Status.RISK)
        self._announce(text)

    def _open(self, text: str, *, focus: bool) -> None:
        self._editing = True
        self.open_editor(text, focus=focus)

    def _tell_theirs(self, theirs: str, what: str) -> None:
        self._theirs = theirs
        shown = shortened(self._show(theirs), QUOTED) or "nothing"
        self.say(
            tr("{what}. It reads “{shown}” now; leave this field to see both.", what=what, shown=shown),
            Status.WATCH,
        )

    def _forget_theirs(self) -> None:
        if self._theirs is not None:
            self._theirs = None
            self.say("", Status.WATCH)

    def _compare_with(self, conflict: Conflict, theirs: str) -> None:
        """Show mine and theirs, unless they are the same by now."""
        self._stored.known = theirs
        mine = str(conflict.mine).strip()
        if theirs.strip() == mine:
            self._settle(theirs)
            self.abandoned.emit()
            return
        known = conflict.theirs == theirs
        self._conflict = conflict if known else replace(conflict, theirs=theirs, by="", at=None)
        made_before = self.bar
        bar = self.open_bar(self._conflict, self._show)
        if bar is not made_before:
            bar.keep_requested.connect(self._keep_mine)
            bar.take_requested.connect(self._take_theirs)
            bar.both_requested.connect(self._edit_both)

    def _keep_mine(self) -> None:
        assert self._conflict is not None
        mine = str(self._conflict.mine).strip()
        self._settle(mine)
        self._announce(mine)

    def _take_theirs(self) -> None:
        self._settle(self.value)
        self.abandoned.emit()

    def _edit_both(self) -> None:
        assert self._conflict is not None
        mine, theirs = str(self._conflict.mine), self.value
        one_line = not isinstance(self.editor, TextEditor | NoteEditor)
        text = " / ".join(filter(None, (mine, theirs))) if one_line else both(mine, theirs)
        self._settle(theirs)
        self._opened = theirs
        self._open(text, focus=True)
        self.keep_draft()

    def _settle(self, text: str) -> None:
        # The flag falls first: closing takes the focus away, which must not count as an entry.
        self._editing = False
        self._conflict = self._theirs = None
        self._clock.stop()
        self.show_value(self._show(text))
