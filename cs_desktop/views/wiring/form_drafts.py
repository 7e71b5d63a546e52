"""What is entered into forms, kept as drafts until it is stored, and put in again when a form is opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, SignalInstance

from cs_desktop.common.clock import Clock
from cs_desktop.common.language import tr
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.domain.form_text import FORM, Entry, form_text, merged, texts_in
from cs_desktop.views.drafts.offer import when_text
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.widgets.typing import Pace

Open = Callable[[int, str], None]
"""Opens a form again, by the account that it is about, 0 for none, and the key that it was begun with."""


class Filled(Protocol):
    """What is filled in: a `Form`, or a few fields that stand somewhere on a page."""

    @property
    def edited(self) -> SignalInstance:
        """The signal that says that a field holds something else."""

    @property
    def destroyed(self) -> SignalInstance:
        """As of every widget."""

    def entries(self) -> Sequence[Entry]:
        """Return what each field holds, in order."""

    def texts(self) -> tuple[str, ...]:
        """Return the text of each field, in order."""

    def put_in(self, texts: Sequence[str]) -> None:
        """Let each field hold a text, in order."""

    def tell_others(self, before: Sequence[str], now: Sequence[str], mine: Sequence[str]) -> None:
        """Say what was stored since the text of each field was begun, and what could not be put in."""

    def announce(self, text: str, way_on: str = "", on_way_on: Callable[[], object] | None = None) -> None:
        """Say what is worth knowing of the whole."""

    def start_over(self) -> None:
        """Say nothing of what was entered before."""

    def setFocus(self) -> None:  # noqa: N802 - as Qt calls it
        """Take the keyboard."""


@dataclass
class _Watched:
    ref: FieldRef
    label: str
    base: tuple[str, ...]
    """What the fields held before anything was entered."""


class FormDrafts(QObject):
    """Keeps a draft of each form that it was told of; one that is left half-filled is offered again."""

    def __init__(self, window: MainWindow, clock: Clock, drafts: DraftsController) -> None:
        super().__init__(window)
        self._window, self._clock, self._drafts = window, clock, drafts
        self._watched: dict[Filled, _Watched] = {}
        self._left: WeakKeyDictionary[Filled, FieldRef] = WeakKeyDictionary()
        """Those that were closed half-filled; what is in them may be on its way all the same."""
        self._ways: dict[str, Open] = {}
        self._asked: Draft | None = None
        """The draft that is to be put in once its form can be opened."""
        self._told: set[FieldRef] = set()
        """Those of which it was said that something was put in, until one stores it or starts over."""
        self._edited: set[Filled] = set()
        self._heard: set[Filled] = set()
        """Those whose edits are heard of."""
        self._due = QTimer(self, singleShot=True, interval=Pace().draft)
        self._due.timeout.connect(self.keep)

    def lead(self, what: str, way: Open) -> None:
        """Let forms whose key begins with a word be opened again by this."""
        self._ways[what] = way
        if self._asked is not None and self._word(self._asked) == what:
            draft, self._asked = self._asked, None
            # Once what gives the way is whole.
            QTimer.singleShot(0, self, lambda: self.put_in(draft))

    def put_in(self, draft: Draft) -> None:
        """Open the form that a draft was typed into, which takes it in."""
        ref = draft.typed.ref
        key = ref.field.removeprefix(FORM)
        way = self._ways.get(self._word(draft))
        # The tab of its form may be built only now, since there are drafts.
        self._asked = draft if way is None else None
        if way is not None:
            way(ref.id, key)

    def _word(self, draft: Draft) -> str:
        return draft.typed.ref.field.removeprefix(FORM).partition(":")[0]

    def begin(
        self, form: Filled, key: str, label: str, account_id: int | None = None, *, quietly: bool = False
    ) -> None:
        """Keep what is entered into a form from now on; what was entered there before is put in.

        A form that is kept for good is begun again each time that it opens. `quietly` says nothing of what is
        put in, since it is what one just entered.
        """
        ref = FieldRef(Kind.ACCOUNT, account_id or 0, FORM + key)
        # It may have been filled just now with what it begins with, which nobody entered.
        self._edited.discard(form)
        self.keep()
        known = self._watched.get(form)
        if known is not None and known.ref == ref:
            return
        if form not in self._heard:
            self._heard.add(form)
            form.edited.connect(lambda: self._note(form))
            form.destroyed.connect(lambda: self._forget(form))
        watched = _Watched(ref, label, form.texts())
        self._watched[form] = watched
        draft = self._drafts.known(ref)
        if draft is not None:
            self._restore(form, watched, draft, quietly=quietly)

    def base(self, form: Filled) -> Sequence[str]:
        """Return what a form held before anything was entered."""
        return self._watched[form].base

    def rebase(self, form: Filled, base: Sequence[str]) -> None:
        """Take note that other values are stored now than when a form was begun."""
        self._watched[form].base = tuple(base)

    def finish(self, form: Filled | None) -> None:
        """Forget what was entered into a form, since it is stored; it may have been closed meanwhile."""
        if form is None:
            return
        watched, left = self._watched.pop(form, None), self._left.pop(form, None)
        ref = watched.ref if watched is not None else left
        if ref is not None:
            self._abandon(ref)

    def settle(self, key: str, account_id: int | None = None) -> None:
        """Forget what was entered under a key, since it is stored; what holds it may have been made anew."""
        self.keep()
        self._abandon(FieldRef(Kind.ACCOUNT, account_id or 0, FORM + key))

    def stop(self, form: Filled) -> None:
        """Watch a form no more, and keep what was entered, since it is on its way."""
        self.keep()
        self._watched.pop(form, None)

    def offer(self, key: str, account_id: int | None = None) -> None:
        """Offer what was entered under a key, since it was not stored and stands nowhere any more."""
        self.keep()
        self._drafts.leave(FieldRef(Kind.ACCOUNT, account_id or 0, FORM + key))

    def leave(self, form: Filled) -> None:
        """Keep what was entered into a form that goes, and say how to go on with it."""
        self.keep()
        watched = self._watched.pop(form, None)
        draft = self._drafts.known(watched.ref) if watched is not None else None
        if draft is not None:
            self._left[form] = draft.typed.ref
            self._window.toasts.tell(
                tr("Kept what you entered: {form}", form=draft.typed.label),
                tr("Go on"),
                lambda: self.put_in(draft),
            )

    def keep(self) -> None:
        """Keep what was entered since the last time, without waiting."""
        self._due.stop()
        edited, self._edited = self._edited, set()
        for form in edited:
            watched = self._watched.get(form)
            if watched is not None:
                self._drafts.keep(self._typed(form, watched))

    def _abandon(self, ref: FieldRef) -> None:
        self._told.discard(ref)
        self._drafts.abandon(ref)

    def _forget(self, form: Filled) -> None:
        self._watched.pop(form, None)
        self._heard.discard(form)

    def _note(self, form: Filled) -> None:
        if form in self._watched:
            self._edited.add(form)
            if not self._due.isActive():
                self._due.start()

    def _typed(self, form: Filled, watched: _Watched) -> Typed:
        entries = form.entries()
        before = tuple(type(one)(one.name, text) for one, text in zip(entries, watched.base, strict=True))
        return Typed(watched.ref, watched.label, form_text(before), form_text(entries))

    def _restore(self, form: Filled, watched: _Watched, draft: Draft, *, quietly: bool) -> None:
        names = [entry.name for entry in form.entries()]
        base, typed = texts_in(draft.typed.base, names), texts_in(draft.typed.text, names)
        if base is None or typed is None:
            # The form has other fields now; the text can still be copied from the list of drafts.
            return
        self._drafts.claim(draft)
        form.put_in(merged(base, typed, watched.base))
        form.tell_others(base, watched.base, typed)
        ref = watched.ref
        if quietly and ref not in self._told:
            return
        self._told.add(ref)
        form.announce(
            tr(
                "Filled in is what you entered and did not store ({when}).",
                when=when_text(draft.at, self._clock.today()),
            ),
            tr("Start over"),
            lambda: self._start_over(form, watched),
        )

    def _start_over(self, form: Filled, watched: _Watched) -> None:
        form.put_in(watched.base)
        form.start_over()
        self._edited.discard(form)
        self._abandon(watched.ref)
        form.setFocus()
