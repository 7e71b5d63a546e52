"""Fields that stand on a page for good and are about one thing after another: kept while half-filled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.form_text import Entry
from cs_desktop.views.widgets.form_values import change_of, fill, text_of
from cs_desktop.views.wiring.desk import AccountDesk


class KeptFields(QObject):
    """Keeps what is typed where something is added, such as a line for a new action.

    What was typed about one thing never stands at another: it goes when the page turns to that, and stands
    there again when the page turns back.
    """

    edited = Signal()
    """A field holds something else."""

    def __init__(self, desk: AccountDesk, word: str, *fields: QWidget) -> None:
        """Keep fields that are empty; keys of their drafts begin with `word`."""
        super().__init__(desk.window)
        self._forms, self.word, self._fields = desk.writing.forms, word, fields
        self._about: tuple[int, str] | None = None
        for field in fields:
            signal = change_of(field)
            assert signal is not None
            signal.connect(self.edited)

    def turn_to(self, account_id: int, account: str, about: str) -> None:
        """Let the fields be about a thing of an account, by its key, from now on."""
        if self._about == (account_id, about):
            return
        self.leave()
        self.begin(account_id, account, about)

    def begin(self, account_id: int, account: str, about: str) -> None:
        """Go on with what stands in the fields, as what is stored of a thing."""
        self._about = (account_id, about)
        label = tr("{form} · {account}", form=self._fields[0].accessibleName(), account=account)
        self._forms.begin(self, f"{self.word}:{about}", label, account_id)

    def stop(self) -> None:
        """Be about nothing, since what was entered is on its way."""
        self._about = None
        self._forms.stop(self)

    def leave(self) -> None:
        """Let the fields be empty, and keep what was in them."""
        if self._about is not None:
            self._about = None
            self._forms.leave(self)
            self.put_in(("",) * len(self._fields))

    def entries(self) -> Sequence[Entry]:
        """Return what each field holds, in order."""
        return tuple(Entry(one.accessibleName(), text_of(one)) for one in self._fields)

    def texts(self) -> tuple[str, ...]:
        """Return the text of each field, in order."""
        return tuple(entry.text for entry in self.entries())

    def put_in(self, texts: Sequence[str]) -> None:
        """Let each field hold a text, in order."""
        for field, text in zip(self._fields, texts, strict=True):
            fill(field, text)

    def tell_others(self, before: Sequence[str], now: Sequence[str], mine: Sequence[str]) -> None:
        """Say nothing: what is added changes nothing that is there."""

    def announce(self, text: str, way_on: str = "", on_way_on: Callable[[], object] | None = None) -> None:
        """Say nothing: a line is seen at a glance, and emptied by its own keys."""

    def start_over(self) -> None:
        """There is nothing that was said."""

    def setFocus(self) -> None:  # noqa: N802 - as Qt calls it
        """Take the keyboard."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
