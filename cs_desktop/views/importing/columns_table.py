"""The columns of the file on screen: what each is used for, and what is to be said of it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.importing.choice_cell import ChoiceDelegate, Choices
from cs_desktop.views.importing.choice_table import ChoiceTable
from cs_desktop.views.importing.grid import write
from cs_desktop.views.itemmodels.import_columns import (
    GOES_TO,
    HEADING,
    NOTE,
    SAMPLES,
    ImportColumnsModel,
    Index,
)
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status

MARK = 12
_SHARES = {HEADING: 22, SAMPLES: 26, GOES_TO: 28, NOTE: 24}


class ColumnDelegate(ChoiceDelegate):
    """Draws what a column goes to as a field to choose from, and its note with a mark."""

    choice_column = GOES_TO

    def __init__(self, theme: Theme, choices: Callable[[int], Choices], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._choices = choices

    def choices(self, index: Index) -> Choices:
        """Return what the column can be used for."""
        return self._choices(index.row())

    def current(self, index: Index) -> object:
        """Return what it is used for; where that is several things, a list has no name for it."""
        uses = _model(index).uses(index.row())
        return uses[0] if len(uses) == 1 else uses or None

    def is_set(self, index: Index) -> bool:
        """Return whether it is used."""
        return bool(_model(index).uses(index.row()))

    def editor_name(self, index: Index) -> str:
        """Name the column."""
        return tr("Where {column} goes", column=_model(index).heading(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() == NOTE and index.data():
            self.paint_ground(painter, option)
            paint_note(painter, option, str(index.data()), self._theme)
        else:
            super().paint(painter, option, index)


class ColumnsTable(ChoiceTable):
    """The columns; notes have a column of their own where there are any."""

    def __init__(self, theme: Theme, model: ImportColumnsModel, delegate: ColumnDelegate) -> None:
        super().__init__(theme, model, delegate, tr("Columns of the file"), _SHARES)
        self.hideColumn(NOTE)

    def show_notes(self, *, shown: bool) -> None:
        """Show the column of notes, or give its room to the others."""
        self.setColumnHidden(NOTE, not shown)
        self.share_room()


def paint_note(painter: QPainter, option: QStyleOptionViewItem, text: str, theme: Theme) -> None:
    """Draw what is wrong with something, with its mark."""
    box = option.rect.adjusted(8, 0, -8, 0)
    center = QPointF(box.left() + MARK / 2, box.center().y())
    paint_status(painter, center, Status.RISK, theme.tokens)
    painter.setPen(theme.color("risk_text"))
    painter.setFont(font(TextStyle.CELL))
    write(painter, box.adjusted(MARK + 6, 0, 0, 0), text)


def _model(index: Index) -> ImportColumnsModel:
    model = index.model()
    assert isinstance(model, ImportColumnsModel)
    return model
