"""What someone else stored in a field while one types into it: told under the editor, then beside one's own.

What was typed is never replaced by it; which text stands in the end is for the user to say.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.domain.word_diff import both
from cs_desktop.views.widgets.conflict_bar import ConflictBar, who_and_when
from cs_desktop.views.widgets.editors import TextEditor
from cs_desktop.views.widgets.field_face import FieldFace
from cs_desktop.views.widgets.note_editor import NoteEditor

QUOTED = 80
"""Characters of another's text that a line under the editor quotes."""


class OtherText(QObject):
    """The other text of one field, as long as there is one."""

    kept = Signal(str)
    """The user wants their own text, which is this one, to be stored over the other's."""
    taken = Signal()
    """The user wants the other text to stand."""
    joined = Signal(str)
    """The user wants to edit this text, which has both."""

    def __init__(self, face: FieldFace, show: Callable[[str], str]) -> None:
        """Speak in a field's place; `show` words a stored text for reading."""
        super().__init__(face)
        self._face, self._show = face, show
        self._text: str | None = None
        self._conflict: Conflict | None = None

    @property
    def text(self) -> str | None:
        """Return the other text that was told of while one types; None where there is none."""
        return self._text

    @property
    def conflict(self) -> Conflict | None:
        """Return what the user has to settle; None where nothing."""
        return self._conflict

    @property
    def bar(self) -> ConflictBar | None:
        """Return the bar with both texts, where it is open."""
        return self._face.bar if self._conflict is not None else None

    def tell(self, text: str, conflict: Conflict | None = None) -> None:
        """Say under the editor what is stored by now, and who did it where that is known."""
        self._text = text
        what = who_and_when(conflict) if conflict is not None else tr("This changed meanwhile")
        shown = shortened(self._show(text), QUOTED) or tr("nothing")
        self._face.say(
            tr("{what}. It reads “{shown}” now; leave this field to see both.", what=what, shown=shown),
            Status.WATCH,
        )

    def name(self, conflict: Conflict) -> None:
        """Say who stored the text that was told of."""
        if self._text is not None and self._text == str(conflict.theirs):
            self.tell(self._text, conflict)

    def take_back(self) -> None:
        """Tell of no other text any more: what is stored is what one types."""
        if self._text is not None:
            self._text = None
            self._face.say("", Status.WATCH)

    def stand_beside(self, conflict: Conflict, text: str) -> None:
        """Show one's own text and the other's, which may have changed since the conflict arose."""
        known = conflict.theirs == text
        self._conflict = conflict if known else replace(conflict, theirs=text, by="", at=None)
        made_before = self._face.bar
        bar = self._face.open_bar(self._conflict, self._show)
        if bar is not made_before:
            bar.keep_requested.connect(self._keep)
            bar.take_requested.connect(self.taken)
            bar.both_requested.connect(self._join)

    def forget(self) -> None:
        """Know of no other text, as once all is settled."""
        self._text = self._conflict = None

    def _keep(self) -> None:
        assert self._conflict is not None
        self.kept.emit(str(self._conflict.mine).strip())

    def _join(self) -> None:
        assert self._conflict is not None
        mine, theirs = str(self._conflict.mine), str(self._conflict.theirs)
        one_line = not isinstance(self._face.editor, TextEditor | NoteEditor)
        self.joined.emit(" / ".join(filter(None, (mine, theirs))) if one_line else both(mine, theirs))
