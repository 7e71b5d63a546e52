"""The tab "Data": each figure of a slide with formula, source and day, and the way to where it is entered."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import SlideShown
from cs_desktop.domain.figures import Figure
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import Label


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure at its place on the slide."""

    id: int
    figure: Figure


COLUMNS = (
    RecordColumn("label", marked("Figure"), 170, lambda row: row.figure.label, grows=True),
    RecordColumn("value", marked("Value"), 96, lambda row: row.figure.exact(), right=True),
    RecordColumn("formula", marked("Formula"), 220, lambda row: row.figure.formula, grows=True, drop=2),
    RecordColumn("source", marked("Source"), 150, lambda row: row.figure.source, drop=1),
    RecordColumn("as_of", marked("As of"), 112, lambda row: day_text(row.figure.as_of)),
)


class DataTab(QWidget):
    """Shows the figures of a slide; of the one that one is at everything is told in full."""

    place_requested = Signal(object)
    """The SlideKey of the slide on which the figure stands."""
    query_requested = Signal(str)
    """The portfolio's filter that shows what a figure is made of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._key: SlideKey | None = None
        self._rows: tuple[FigureRow, ...] = ()
        self.model = RecordModel(COLUMNS, self)
        self.model.editable = False
        delegate = RecordDelegate(theme, COLUMNS)
        self.table = RecordTable(theme, self.model, delegate, tr("Figures of this slide"))
        self.table.picked.connect(self._tell)
        self.table.opened.connect(lambda _id: self._go())
        self._told = Label("", TextStyle.CAPTION, "text2", wrap=True)
        self.enter = Button(theme, tr("Go to where it is entered"), "link")
        self.enter.clicked.connect(self._go)
        self._foot = Panel("sunken", "top")
        told = row(spacing=12, margins=(20, 6, 20, 6))
        told.addWidget(self._told, 1)
        told.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot.setLayout(told)
        self._empty = Label(
            tr("No figures on this slide: what it says is in words."), TextStyle.BODY, "text2", wrap=True
        )
        self._empty.setContentsMargins(24, 16, 24, 16)
        box = column(self._empty, spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(self._foot)
        self.setLayout(box)
        self.setFocusProxy(self.table)

    def show_slide(self, slide: SlideShown | None) -> None:
        """Show the figures of a slide."""
        figures = slide.figures if slide is not None else ()
        rows = tuple(FigureRow(place, one) for place, one in enumerate(figures, 1))
        key = slide.design.key if slide is not None else None
        if (key, rows) == (self._key, self._rows):
            return
        self._key, self._rows = key, rows
        self.model.show(rows)
        for part in (self.table, self._foot):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._tell(self.table.current_id or (1 if rows else None))

    def _tell(self, place: int | None) -> None:
        row = self._row(place)
        if row is None:
            self._told.setText("")
            return
        one = row.figure
        told = (
            (tr("{name}: {value}", name=one.label, value=one.exact())),
            tr("Formula: {formula}", formula=one.formula) if one.formula else "",
            tr("Source: {source}, {day}", source=one.source, day=day_text(one.as_of)) if one.source else "",
            one.reason,
        )
        self._told.setText("\n".join(text for text in told if text))

    def _row(self, place: int | None) -> FigureRow | None:
        return self._rows[place - 1] if place and place <= len(self._rows) else None

    def _go(self) -> None:
        row = self._row(self.table.current_id or 1)
        if row is not None and row.figure.query:
            self.query_requested.emit(row.figure.query)
        elif self._key is not None:
            self.place_requested.emit(self._key)
