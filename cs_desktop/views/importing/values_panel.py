"""Under the columns: the values of the one that is current, and what each of them becomes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.import_values import Accepts, Meaning, ValueTable
from cs_desktop.domain.import_words import field_name, ours_name
from cs_desktop.views.importing.choice_cell import ChoiceDelegate, Choices
from cs_desktop.views.importing.choice_table import ChoiceTable
from cs_desktop.views.importing.columns_table import paint_note
from cs_desktop.views.itemmodels.import_values import (
    BECOMES,
    REMARK,
    ROWS,
    TEXT,
    ImportValuesModel,
    Index,
)
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column, line
from cs_desktop.views.widgets.text import ElidedLabel, Label

_SHARES = {TEXT: 32, ROWS: 10, BECOMES: 30, REMARK: 28}


class ValueDelegate(ChoiceDelegate):
    """Draws what a value becomes as a field to choose from."""

    choice_column = BECOMES

    def choices(self, index: Index) -> Choices:
        """Return what the value can become; where new ones are taken over, one can also be typed."""
        model = _model(index)
        table, value = model.table, model.value(index.row())
        assert table is not None
        found: list[tuple[object, str]] = [(ours, ours_name(table.accepts, ours)) for ours in table.choices]
        if value.meaning is Meaning.MAPPED and value.ours not in table.choices:
            found.append((value.ours, value.ours))
        if value.text:
            is_open = table.accepts is Accepts.ANY
            stays = tr("As it is: “{text}”", text=value.text) if is_open else tr("Reject these rows")
            if value.ours not in table.choices or value.meaning is not Meaning.KNOWN:
                found.append((None, stays))
        found.append(("", tr("Nothing")))
        return found

    def current(self, index: Index) -> object:
        """Return what it becomes."""
        value = _model(index).value(index.row())
        return None if value.meaning in (Meaning.UNKNOWN, Meaning.NEW) else value.ours

    def is_set(self, index: Index) -> bool:
        """Return whether it becomes anything."""
        return bool(_model(index).value(index.row()).ours)

    def editor_name(self, index: Index) -> str:
        """Name the value."""
        return tr("What {value} becomes", value=_model(index).value(index.row()).text or tr("(empty)"))

    def typed(self, index: Index, text: str) -> object:
        """Take a new value over, where the field takes any."""
        table = _model(index).table
        is_open = table is not None and table.accepts is Accepts.ANY
        return text if text and is_open else self.current(index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() == REMARK and _model(index).value(index.row()).meaning is Meaning.UNKNOWN:
            self.paint_ground(painter, option)
            paint_note(painter, option, str(index.data()), self._theme)
        else:
            super().paint(painter, option, index)


class ValuesPanel(Panel):
    """Shows a ValueTable; hidden where a column has none."""

    chosen = Signal(str, str, object)
    """The field, the value, and ours that it becomes ("" for nothing, None: as it is)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "top")
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._told = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.model = ImportValuesModel(self)
        self.table = ChoiceTable(
            theme, self.model, ValueDelegate(theme, self), tr("Values of the column"), _SHARES
        )
        self.model.chosen.connect(self._choose)
        head = column(self._title, self._told, spacing=2, margins=(20, 10, 20, 8))
        box = column(spacing=0, margins=(0, 1, 0, 0))
        box.addLayout(head)
        box.addWidget(line())
        box.addWidget(self.table, 1)
        self.setLayout(box)
        self.hide()

    def show_values(self, heading: str, table: ValueTable | None) -> None:
        """Show the values of a column with this heading; None hides the panel."""
        old = self.model.table
        self.model.show(table)
        self.setVisible(table is not None)
        if table is None:
            return
        if old is None or (old.place, old.field) != (table.place, table.field):
            self._start(table)
        self._title.setText(tr("Values of “{column}”", column=heading))
        self._told.setText(" ".join(_told(table)))

    def _start(self, table: ValueTable) -> None:
        """Begin at the first value that is not known."""
        unknown = [i for i, value in enumerate(table.values) if value.meaning is Meaning.UNKNOWN]
        if table.values:
            self.table.setCurrentIndex(self.model.index(unknown[0] if unknown else 0, BECOMES))
            self.table.scrollToTop()

    def _choose(self, text: str, ours: str | None) -> None:
        if self.model.table is not None:
            self.chosen.emit(self.model.table.field, text, ours)


def _told(table: ValueTable) -> list[str]:
    name = field_name(table.field)
    told = [
        trn("{count} value goes to {field}.", "{count} values go to {field}.", len(table.values), field=name)
    ]
    unknown = table.with_meaning(Meaning.UNKNOWN)
    if unknown:
        told.append(trn("{count} is not known.", "{count} are not known.", len(unknown)))
        rows = sum(value.count for value in unknown)
        if table.is_whole:
            told.append(trn("{count} row would be rejected.", "{count} rows would be rejected.", rows))
    new = table.with_meaning(Meaning.NEW)
    if new:
        told.append(trn("{count} is new and taken over.", "{count} are new and taken over.", len(new)))
    if table.more:
        told.append(trn("{count} rarer one is not listed.", "{count} rarer ones are not listed.", table.more))
    if not table.is_whole:
        told.append(tr("The rows are being counted."))
    return told


def _model(index: Index) -> ImportValuesModel:
    model = index.model()
    assert isinstance(model, ImportValuesModel)
    return model
