"""The editable fields of one thing, such as an account: they may stand anywhere on its page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """How one field is shown and edited.

    Of a `whole` one nothing is stored before one leaves it: half a name would make somebody new.
    """

    key: str
    name: str
    style: TextStyle = TextStyle.CELL
    lines: int = 1
    empty: str = ""
    show: Callable[[str], str] = str
    whole: bool = False
    rich: bool = False
    """Whether it is a note with styles."""
    closed: tuple[str, ...] = ()
    """The only texts that it takes, in English; empty where it takes any."""


class FieldGroup(QObject):
    """The fields by key, all of the same thing. Names the field in all that it tells."""

    entered = Signal(object)
    """Typed, to be stored; answered by `accept`, `reject` or `show_conflict`."""
    typed = Signal(object)
    """Typed, to be kept as a draft."""
    abandoned = Signal(object)
    """FieldRef, of which no draft is needed any more."""
    left = Signal(object)
    """FieldRef, whose editor was open on typed text when the page turned to another thing."""

    history_requested = Signal(object, str)
    """FieldRef whose history is wanted, and what it is called."""

    overtaken = Signal(object)
    """Typed, into a field that someone else has changed meanwhile; answered by `name_other`."""

    def __init__(self, theme: Theme, kind: Kind, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._kind = kind
        self._id: int | None = None
        self._thing = ""
        self._specs = {spec.key: spec for spec in specs}
        self._fields = {spec.key: self._make(theme, spec) for spec in specs}

    def __getitem__(self, key: str) -> InlineField:
        return self._fields[key]

    def __contains__(self, key: object) -> bool:
        return key in self._fields

    @property
    def editing(self) -> bool:
        """Return whether one types in any of the fields."""
        return any(field.editing for field in self._fields.values())

    def show(self, item_id: int, thing: str, values: Mapping[str, str]) -> None:
        """Show the stored texts of a thing, which has a name; open editors of the same one are left alone."""
        if item_id != self._id:
            self.leave()
        self._id, self._thing = item_id, thing
        for key, field in self._fields.items():
            field.set_value(values.get(key, ""))

    def leave(self) -> None:
        """Stand for nothing any more."""
        for key, field in self._fields.items():
            if self._id is not None and field.unsettled:
                field.keep_draft()
                self.left.emit(self._ref(key))
            field.start_over("")
        self._id = None

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer texts in fields while one types."""
        for key, texts in choices.items():
            self._fields[key].set_choices(texts)

    def close_while(self, why: Callable[[], str]) -> None:
        """Let nothing be typed while this tells a reason, which a field then says."""
        for field in self._fields.values():
            field.close_while(why)

    def holds(self, ref: FieldRef) -> bool:
        """Return whether a field is one of these."""
        return (ref.kind, ref.id) == (self._kind, self._id) and ref.field in self._fields

    def awaits(self, ref: FieldRef) -> bool:
        """Return whether a text that one of these fields entered has not been answered yet."""
        return self.holds(ref) and self._fields[ref.field].awaits

    def accept(self, ref: FieldRef) -> None:
        """Tell the field that the oldest text it entered is stored."""
        if self.holds(ref):
            self._fields[ref.field].accept()

    def reject(self, ref: FieldRef, error: KnownError) -> None:
        """Give the oldest text that the field entered back with what is wrong with it."""
        if self.holds(ref):
            self._fields[ref.field].reject(str(error), of_text=isinstance(error, InputError))

    def show_conflict(self, conflict: Conflict) -> None:
        """Show the oldest text that the field entered beside what someone else stored."""
        if self.holds(FieldRef(conflict.kind, conflict.id, conflict.field)):
            self._fields[conflict.field].show_conflict(conflict)

    def name_other(self, conflict: Conflict) -> None:
        """Say who changed the field that one is typing into."""
        if self.holds(FieldRef(conflict.kind, conflict.id, conflict.field)):
            self._fields[conflict.field].other.name(conflict)

    def forget(self, ref: FieldRef) -> None:
        """Let the field show what is stored; the oldest text that it entered is looked after elsewhere."""
        if self.holds(ref):
            self._fields[ref.field].give_up()

    def put_in(self, draft: Draft) -> bool:
        """Enter a draft's text as if it were typed just now; return whether its field could take it."""
        field = self._fields.get(draft.typed.ref.field)
        if field is None or field.conflict_bar is not None:
            return False
        field.put_in(draft.typed.base, draft.typed.text)
        return True

    def enter(self, key: str, text: str) -> bool:
        """Enter a text that was typed elsewhere, as in a table; return whether the field could take it."""
        field = self._fields[key]
        if self._id is None or field.conflict_bar is not None:
            return False
        field.put_in(field.value, text)
        return True

    def commit(self) -> None:
        """Finish open editors, as before one leaves the page."""
        for field in self._fields.values():
            field.commit()

    def _make(self, theme: Theme, spec: FieldSpec) -> InlineField:
        field = InlineField(
            theme,
            tr(spec.name),
            style=spec.style,
            lines=spec.lines,
            empty=tr(spec.empty),
            show=spec.show,
            whole=spec.whole,
            rich=spec.rich,
            closed=[tr(text) for text in spec.closed],
        )
        field.entered.connect(lambda base, text: self.entered.emit(self._typed(spec.key, base, text)))
        field.typed.connect(lambda base, text: self.typed.emit(self._typed(spec.key, base, text)))
        field.overtaken.connect(lambda base, text: self.overtaken.emit(self._typed(spec.key, base, text)))
        field.abandoned.connect(lambda: self._abandon(spec.key))
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        field.customContextMenuRequested.connect(lambda at: self._offer(field.mapToGlobal(at), spec))
        return field

    def _offer(self, at: QPoint, spec: FieldSpec) -> None:
        """Offer what else can be done with a field."""
        if self._id is None:
            return
        menu = QMenu(self._fields[spec.key])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ref, name = self._ref(spec.key), tr("{name} of {thing}", name=tr(spec.name), thing=self._thing)
        history = menu.addAction(tr("History of {name}", name=tr(spec.name)))
        history.triggered.connect(lambda: self.history_requested.emit(ref, name))
        menu.popup(at)

    def _abandon(self, key: str) -> None:
        # An editor that loses the keyboard with its panel is closed when it stands for nothing any more.
        if self._id is not None:
            self.abandoned.emit(self._ref(key))

    def _ref(self, key: str) -> FieldRef:
        assert self._id is not None
        return FieldRef(self._kind, self._id, key)

    def _typed(self, key: str, base: str, text: str) -> Typed:
        return Typed(
            self._ref(key),
            tr("{name} of {thing}", name=tr(self._specs[key].name), thing=self._thing),
            base,
            text,
            self._fields[key].proposal,
        )
