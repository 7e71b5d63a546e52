"""The parts of one blueprint: a table to write in, what stands behind a part, and buttons to add to it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.blueprint_editing import (
    KINDS,
    SIDES,
    PartRow,
    rows_of,
    with_field,
    with_part,
    without,
)
from cs_desktop.domain.plan.blueprints import Blueprint
from cs_desktop.domain.plan.words import unit_name
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.library.part_details import PartDetails
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable


def _days(days: int | None) -> str:
    return "" if days is None else str(days)


def _kind(part: PartRow) -> str:
    """Return what it is; measures stand in from their objective."""
    word = tr(KINDS[part.kind])
    return f"\u2003{word}" if part.kind is Kind.MEASURE else word


def _unit(part: PartRow) -> str:
    return unit_name(part.unit)


COLUMNS = (
    RecordColumn("kind", marked("Part"), 104, _kind),
    RecordColumn("text", marked("Text"), 180, lambda part: part.text, field="text", grows=True),
    RecordColumn(
        "side", marked("Side"), 100, lambda part: tr(SIDES[part.side]) if part.side else "", field="side"
    ),
    RecordColumn("unit", marked("Unit"), 110, _unit, field="unit", drop=2),
    RecordColumn(
        "start", marked("From day"), 84, lambda part: _days(part.start), field="start", right=True, drop=1
    ),
    RecordColumn("days", marked("Until day"), 80, lambda part: _days(part.days), field="days", right=True),
)


class BlueprintParts(QWidget):
    """Shows a Blueprint; says what it is to be."""

    changed = Signal(object, object)
    """The Blueprint as it was, and as it is to be."""
    refused = Signal(str)
    """Why something that was typed cannot be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._blueprint: Blueprint | None = None
        self._editable = False
        self._await: str | None = None
        """The part that was added last, to be gone to."""
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(
            lambda part: {
                "text": part.text,
                "side": tr(SIDES[part.side]) if part.side else "",
                "unit": part.unit,
                "start": _days(part.start),
                "days": _days(part.days),
            }
        )
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.closed = {"side": lambda: [tr(word) for word in SIDES.values()]}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Parts of the blueprint"))
        self.details = PartDetails(theme)
        self.add_buttons = {
            kind: Button(theme, tr(word), "quiet", "plus", name=tr("Add: {part}", part=tr(word)))
            for kind, word in KINDS.items()
        }
        foot = Panel("sunken", "top")
        foot.setLayout(row(*self.add_buttons.values(), 0, spacing=4, margins=(16, 4, 16, 4)))
        self._box = column(spacing=0)
        self._box.addWidget(self.table, 1)
        self._box.addWidget(self.details)
        self._box.addWidget(foot)
        self.setLayout(self._box)
        self.model.entered.connect(self._enter)
        self.table.delete_requested.connect(self._drop)
        self.table.picked.connect(lambda _place: self._show_details())
        self.details.changed.connect(self._change)
        for kind, button in self.add_buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self._add(kind))

    def show_blueprint(self, blueprint: Blueprint | None, *, editable: bool) -> None:
        """Show the parts of a blueprint, which can be changed or only be read."""
        self._blueprint, self._editable = blueprint, editable and blueprint is not None
        self.model.editable = self._editable
        for button in self.add_buttons.values():
            button.setVisible(self._editable)
        self.model.show(rows_of(blueprint) if blueprint is not None else ())
        if self._await is not None:
            wanted, self._await = self._await, None
            place = next((one.id for one in rows_of(blueprint or Blueprint()) if one.key == wanted), None)
            if place is not None:
                self.table.select(place)
                self.table.take_focus()
        self._show_details()

    def _show_details(self) -> None:
        blueprint, place = self._blueprint, self.table.current_id
        part = self.model.row(place) if place is not None else None
        self.details.show_part(blueprint or Blueprint(), part, editable=self._editable)
        # The details take room from the table: the row that they are about stays in view.
        self._box.activate()
        self.table.scrollTo(self.table.currentIndex())

    def _enter(self, part: PartRow, field: str, text: str) -> None:
        self._change(lambda blueprint: with_field(blueprint, part, field, text))

    def _drop(self) -> None:
        place = self.table.current_id
        if place is not None:
            part = self.model.row(place)
            self._change(lambda blueprint: without(blueprint, part))

    def _add(self, kind: Kind) -> None:
        place = self.table.current_id
        at = self.model.row(place) if place is not None else None

        def add(blueprint: Blueprint) -> Blueprint:
            made, self._await = with_part(blueprint, kind, at)
            return made

        self._change(add)

    def _change(self, change: Callable[[Blueprint], Blueprint]) -> None:
        was = self._blueprint
        if was is None or not self._editable:
            return
        try:
            draft = change(was)
        except InputError as error:
            self.refused.emit(str(error))
            return
        if draft != was:
            # The next change begins where this one ends, though that is not read again yet.
            self._blueprint = draft
            self.changed.emit(was, draft)
