"""The templates of agendas: one's own and those of the program, and the parts of the one that one is at."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.reviews.agenda_editing import (
    KINDS,
    AgendaRow,
    PartKind,
    moved,
    rows_of,
    with_field,
    with_part,
    without,
)
from cs_desktop.domain.reviews.agendas import Agenda, shipped, total_minutes
from cs_desktop.domain.reviews.words import KIND_NAMES
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.library.template_list import Key, TemplateList
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import ElidedLabel, Label


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


COLUMNS = (
    RecordColumn("kind", marked("Part"), 136, lambda part: tr(KINDS[part.kind])),
    RecordColumn("text", marked("Text"), 120, lambda part: part.text, field="text", grows=True),
    RecordColumn(
        "minutes", marked("Minutes"), 78, lambda part: _number(part.minutes), field="minutes", right=True
    ),
    RecordColumn(
        "days", marked("Days before"), 104, lambda part: _number(part.days), field="days", right=True
    ),
)


class AgendasPage(QWidget):
    """Shows templates of agendas; says what is done with which one."""

    changed = Signal(object, object)
    """An own Agenda as it was, and as it is to be."""
    add_requested = Signal(object)
    """The Agenda that a new one is to be like."""
    first_requested = Signal(object)
    """The id of the template that reviews of its kind are to begin with."""
    delete_requested = Signal(object)
    refused = Signal(str)
    """Why something that was typed cannot be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._own: tuple[Agenda, ...] = ()
        self._key: Key | None = None
        self._editable = True
        self._await: int | None = None
        """The row that was added or moved last, to be gone to."""
        self.list = TemplateList(
            theme, tr("Templates of agendas"), tr("Own templates"), tr("Templates of the program")
        )
        self.title = ElidedLabel("", TextStyle.TITLE)
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self.kind = ChoiceBox(theme, [tr(name) for name in KIND_NAMES.values()])
        self.kind.setAccessibleName(tr("Kind of review"))
        self.kind.setMinimumWidth(scaled(200))
        self.first = Button(theme, tr("Begin reviews with it"), "default")
        self.copy = Button(theme, tr("Make it my own"), "default", "copy")
        self.remove = icon_button(theme, "trash-2", tr("Delete template"), self._ask_delete)
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(
            lambda part: {"text": part.text, "minutes": _number(part.minutes), "days": _number(part.days)}
        )
        self._delegate = RecordDelegate(theme, COLUMNS)
        self.table = RecordTable(theme, self.model, self._delegate, tr("Parts of the template"))
        self.add_buttons = {
            kind: Button(theme, tr(word), "quiet", "plus", name=tr("Add: {part}", part=tr(word)))
            for kind, word in KINDS.items()
        }
        self.up = icon_button(theme, "arrow-up", tr("Move up (Alt Up)"), lambda: self._move(-1))
        self.down = icon_button(theme, "arrow-down", tr("Move down (Alt Down)"), lambda: self._move(1))
        self._lay_out()
        self._connect()

    def show_agendas(self, own: Sequence[Agenda], *, editable: bool) -> None:
        """Show the templates; one stays at the one that one was at, or goes to one that is new."""
        self._own, self._editable = tuple(own), editable
        self._key = self.list.show_templates(
            [self._line(one) for one in own],
            [Line(kind, shipped(kind).name, below=tr(name)) for kind, name in KIND_NAMES.items()],
            editable=editable,
        )
        self._show()

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._own, self._key, self._await = (), None, None
        self.list.start_over()

    @property
    def agenda(self) -> Agenda | None:
        """Return the template that one is at."""
        if isinstance(self._key, str):
            return shipped(self._key)
        return next((one for one in self._own if one.id == self._key), None)

    def _line(self, one: Agenda) -> Line:
        end = tr("{count} min", count=total_minutes([point.minutes for point in one.points]))
        below = tr(KIND_NAMES.get(one.kind, one.kind))
        return Line(one.id, one.name, end=end, below=below, name=one.name if self._editable else None)

    def _show(self) -> None:
        agenda = self.agenda
        own = agenda is not None and agenda.id is not None and self._editable
        self.title.setText(agenda.name if agenda else "")
        self._about.setText(self._state(agenda) if agenda else "")
        self.kind.setVisible(own)
        if agenda is not None and agenda.kind in KIND_NAMES:
            self.kind.setCurrentIndex(list(KIND_NAMES).index(agenda.kind))
        self.first.setVisible(own and agenda is not None and not self._is_first(agenda))
        self.remove.setVisible(own)
        self.copy.setVisible(agenda is not None and agenda.id is None and self._editable)
        self.model.editable = own
        for button in (*self.add_buttons.values(), self.up, self.down):
            button.setVisible(own)
        self.model.show(rows_of(agenda) if agenda is not None else ())
        if self._await is not None:
            wanted, self._await = self._await, None
            if self.table.select(wanted):
                self.table.take_focus()

    def _is_first(self, agenda: Agenda) -> bool:
        """Return whether new reviews of its kind begin with it."""
        first = next((one for one in self._own if one.kind == agenda.kind), None)
        return first is None if agenda.id is None else first is not None and first.id == agenda.id

    def _state(self, agenda: Agenda) -> str:
        parts = [
            tr(KIND_NAMES.get(agenda.kind, agenda.kind)),
            tr("{count} min", count=total_minutes([point.minutes for point in agenda.points])),
            trn("{count} preparation task", "{count} preparation tasks", len(agenda.prep)),
            tr("New reviews of this kind begin with it.")
            if self._is_first(agenda)
            else tr("Another template of this kind comes first."),
        ]
        return " · ".join(parts)

    def _lay_out(self) -> None:
        top = QWidget()
        box = column(spacing=6, margins=(20, 14, 16, 12))
        box.addLayout(row(self.title, 0, self.copy, self.first, self.remove, spacing=8))
        box.addWidget(self._about)
        box.addLayout(row(self.kind, 0))
        top.setLayout(box)
        foot = Panel("sunken", "top")
        foot.setLayout(
            row(*self.add_buttons.values(), 0, self.up, self.down, spacing=4, margins=(16, 4, 16, 4))
        )
        right = column(top, spacing=0)
        right.addWidget(self.table, 1)
        right.addWidget(foot)
        whole = row(self.list, line(vertical=True), spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _key: self.table.take_focus())
        self.list.named.connect(self._rename)
        self.list.delete_requested.connect(lambda _key: self._ask_delete())
        self.model.entered.connect(self._enter)
        self.table.delete_requested.connect(self._drop)
        self.copy.clicked.connect(lambda: self.add_requested.emit(self.agenda))
        self.first.clicked.connect(lambda: self.first_requested.emit(self._key))
        self.kind.activated.connect(self._choose_kind)
        for kind, button in self.add_buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self._add(kind))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def _pick(self, key: Key) -> None:
        if key != self._key:
            self._key = key
            self._show()

    def _rename(self, key: Key, name: str) -> None:
        one = next((one for one in self._own if one.id == key), None)
        if one is not None and name.strip() and name.strip() != one.name:
            self.changed.emit(one, replace(one, name=name.strip()))

    def _ask_delete(self) -> None:
        if isinstance(self._key, int) and self._editable:
            self.delete_requested.emit(self._key)

    def _choose_kind(self, place: int) -> None:
        self._change(lambda agenda: replace(agenda, kind=list(KIND_NAMES)[place]))

    def _enter(self, part: AgendaRow, field: str, text: str) -> None:
        self._change(lambda agenda: with_field(agenda, part, field, text))

    def _drop(self) -> None:
        place = self.table.current_id
        if place is not None:
            part: AgendaRow = self.model.row(place)
            self._change(lambda agenda: without(agenda, part))

    def _add(self, kind: PartKind) -> None:
        self._change_and_go(lambda agenda: with_part(agenda, kind))

    def _move(self, step: int) -> None:
        place = self.table.current_id
        if place is not None:
            part: AgendaRow = self.model.row(place)
            self._change_and_go(lambda agenda: moved(agenda, part, step))

    def _change_and_go(self, change: Callable[[Agenda], tuple[Agenda, int]]) -> None:
        """Do what makes a row one goes to, once it is there."""

        def do(agenda: Agenda) -> Agenda:
            made, place = change(agenda)
            self._await = place if made != agenda else None
            return made

        self._change(do)

    def _change(self, change: Callable[[Agenda], Agenda]) -> None:
        agenda = self.agenda
        if agenda is None or agenda.id is None or not self._editable:
            return
        try:
            wanted = change(agenda)
        except InputError as error:
            self.refused.emit(str(error))
            return
        if wanted != agenda:
            # The next change begins where this one ends, though that is not read again yet.
            self._own = tuple(wanted if one.id == wanted.id else one for one in self._own)
            self.changed.emit(agenda, wanted)
