"""A few fields under a row: what is half-filled stays, and what somebody else stored is told."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.form_text import Entry, merged
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form_values import change_of, fill, text_of
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column


class RowFix(Panel):
    """Fields that are stored together. They are made anew with their row; what was typed goes along."""

    gesture = Signal(object)
    edited = Signal()
    """A field holds something else."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kept: Mapping[str, QWidget] = {}
        """The fields by name, in order."""
        self.begun: tuple[str, ...] = ()
        """What the fields held at first, in order."""
        self._asked: tuple[tuple[str, str], ...] = ()
        self._focused: QWidget | None = None
        """The field in which the keyboard was."""
        self.notice, self._news, self._others = FieldNotice(theme), FieldNotice(theme), FieldNotice(theme)
        self.told = QWidget()
        """What is said of the fields: what is wrong, what was put in, what somebody else stored."""
        self.told.setLayout(column(self._news, self._others, self.notice, spacing=4))

    def keep(self, fields: Mapping[str, QWidget]) -> None:
        """Begin with these fields as they are."""
        self.kept, self.begun = fields, tuple(text_of(field) for field in fields.values())
        for field in fields.values():
            signal = change_of(field)
            assert signal is not None
            signal.connect(self.edited)

    def take_over(self, before: QWidget) -> None:
        """Keep what was typed into the one that this one stands for."""
        if not isinstance(before, RowFix) or list(before.kept) != list(self.kept):
            return
        mine, begun = before.texts(), self.begun
        self.put_in(merged(before.begun, mine, begun))
        self.tell_others(before.begun, begun, mine)
        stored, own = dict(zip(self.kept, begun, strict=True)), dict(zip(self.kept, mine, strict=True))
        # It is asked until one has decided.
        still = [one for one in before.asked if stored[one[0]] == one[1] != own[one[0]]]
        self._ask((*self.asked, *(one for one in still if one not in self.asked)))
        for name, field in before.kept.items():
            if field.hasFocus():
                self.focus_shown(self.kept[name])

    def focus_shown(self, field: QWidget) -> None:
        """Let a field have the keyboard as soon as it is seen."""
        self._focused = field

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard from the fields that these stand for, which only what is seen can."""
        super().showEvent(event)
        focused, self._focused = self._focused, None
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asked(self) -> Sequence[tuple[str, str]]:
        """Return each field that somebody else stored otherwise, by its name, and their text."""
        return self._asked

    def entries(self) -> tuple[Entry, ...]:
        """Return what each field holds, in order."""
        return tuple(Entry(one.accessibleName(), text_of(one)) for one in self.kept.values())

    def texts(self) -> tuple[str, ...]:
        """Return the text of each field, in order."""
        return tuple(entry.text for entry in self.entries())

    def put_in(self, texts: Sequence[str]) -> None:
        """Let each field hold a text, in order."""
        for field, text in zip(self.kept.values(), texts, strict=True):
            if text_of(field) != text:
                fill(field, text)

    def tell_others(self, before: Sequence[str], now: Sequence[str], mine: Sequence[str]) -> None:
        """Ask which text is to be where somebody else stored another one than the user typed."""
        self._ask(
            tuple(
                (name, theirs)
                for name, old, theirs, own in zip(self.kept, before, now, mine, strict=True)
                if own not in (old, theirs) and old != theirs
            )
        )

    def announce(self, text: str, way_on: str = "", on_way_on: Callable[[], object] | None = None) -> None:
        """Say what is worth knowing of all the fields."""
        self._news.tell(text, Status.WATCH, way_on, on_way_on)

    def start_over(self) -> None:
        """Say nothing of what was typed before."""
        self._asked = ()
        for one in (self._news, self._others, self.notice):
            one.clear()

    def refuse(self, text: str) -> None:
        """Say why it was not stored."""
        self.notice.tell(text, Status.RISK)

    def _ask(self, asked: Sequence[tuple[str, str]]) -> None:
        self._asked = tuple(asked)
        if not asked:
            self._others.clear()
            return
        told = ", ".join(f"{self.kept[name].accessibleName()}: {theirs or '–'}" for name, theirs in asked)
        self._others.tell(
            tr("Somebody else stored meanwhile: {texts}. To save keeps yours.", texts=told),
            *(Status.WATCH, tr("Take theirs"), self._take_theirs),
        )

    def _take_theirs(self) -> None:
        for name, theirs in self._asked:
            fill(self.kept[name], theirs)
        self._ask(())
