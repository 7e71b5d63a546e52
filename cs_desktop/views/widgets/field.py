"""A value that is edited where it stands: F2 or a click opens it, Enter keeps, Esc restores, Tab moves on.

Typing is stored in between, after a pause or a long while; the editor does not notice. Whatever comes back,
what was typed is never replaced: a refused text stays in its editor, another's text stands beside it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.conflict_bar import ConflictBar
from cs_desktop.views.widgets.field_typing import PACE, TypedField
from cs_desktop.views.widgets.typing import Pace


class InlineField(TypedField):
    """One editable text with its name.

    `show` words the stored text for reading (a date, say); editing shows it as stored. What is to be stored
    is announced by `entered`; each is answered, in order, by `accept`, `reject` or `show_conflict`.
    """

    overtaken = Signal(str, str)
    """The same as `typed`, when someone else's text is found stored: who was it? See `other.name`."""

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
        super().__init__(
            *(theme, name, style, lines, empty, show, pace), whole=whole, rich=rich, closed=closed
        )
        self.other.kept.connect(self._keep_mine)
        self.other.taken.connect(self._take_theirs)
        self.other.joined.connect(self._edit_both)

    @property
    def unsettled(self) -> bool:
        """Return whether there is typed text here that is not on its way to be stored."""
        return self.other.conflict is not None or (self._editing and self._text() != self.value.strip())

    @property
    def awaits(self) -> bool:
        """Return whether a text that was entered has not been answered yet."""
        return bool(self._stored.sent)

    @property
    def conflict_bar(self) -> ConflictBar | None:
        """Return the bar with mine and theirs, where one is open."""
        return self.other.bar

    def set_value(self, text: str) -> None:
        """Show the stored text as it was read; what is typed here is never replaced by it."""
        if self._stored.sent:
            # While an edit is on its way, what was read may be older; it is read again after the answer.
            return
        if self.other.conflict is not None:
            self._compare_with(self.other.conflict, text)
        elif not self._editing:
            self._stored.known = text
            self.show_value(self._told(text))
        elif text.strip() == self.value.strip():
            self.other.take_back()
        elif text != self.other.text:
            self.other.tell(text)
            self.overtaken.emit(self._stored.known, self._text())

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
            self.other.tell(str(conflict.theirs), conflict)
            return
        self._compare_with(conflict, str(conflict.theirs))

    def _compare_with(self, conflict: Conflict, theirs: str) -> None:
        """Show mine and theirs, unless they are the same by now."""
        self._stored.known = theirs
        if theirs.strip() == str(conflict.mine).strip():
            self._settle(theirs)
            self.abandoned.emit()
        else:
            self.other.stand_beside(conflict, theirs)

    def _keep_mine(self, mine: str) -> None:
        self._settle(mine)
        self._announce(mine)

    def _take_theirs(self) -> None:
        self._settle(self.value)
        self.abandoned.emit()

    def _edit_both(self, text: str) -> None:
        theirs = self.value
        self._settle(theirs)
        self._opened = theirs
        self._open(text, focus=True)
        self.keep_draft()
