"""A chart as a table: for reading aloud, and for exact values."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.charts.table import ChartTable, chart_table
from cs_desktop.domain.figures import told_apart
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.record_delegate import PAD
from cs_desktop.views.widgets.row_drawing import paint_ground

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 26
_NARROWEST = 104
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChartTableModel(QAbstractTableModel):
    """A row a day or category, the newest day first; a column a series, and one for what happened."""

    def __init__(self, spec: ChartSpec) -> None:
        super().__init__()
        self._spec = spec
        self._table: ChartTable = chart_table(spec)
        self._events: dict[object, str] = {}
        for event in spec.events:
            before = self._events.get(event.day, "")
            self._events[event.day] = f"{before}, {event.name}" if before else event.name

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._table.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else 1 + len(self._table.names) + bool(self._events)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, or how."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._is_value(index.column()) else _LEFT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._is_value(section) else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._is_value(section):
            return self._table.names[section - 1]
        return self._table.head if section == 0 else tr("What happened")

    def _is_value(self, column: int) -> bool:
        return 1 <= column <= len(self._table.names)

    def _text(self, row: int, column: int) -> str:
        places = self._table.places
        place = places[len(places) - 1 - row] if isinstance(places[0], date) else places[row]
        if self._is_value(column):
            at = len(places) - 1 - row if isinstance(place, date) else row
            axis = self._spec.y_axis
            return told_apart(self._table.columns[column - 1][at], axis.unit, axis.currency)
        if column:
            return self._events.get(place, "")
        return day_text(place) if isinstance(place, date) else place


class _Cells(QStyledItemDelegate):
    """Draws cells as other tables do, in lower rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        first = index.column() == 0
        paint_ground(painter, option.rect, self._theme.tokens, selected=selected, hovered=False, first=first)
        painter.setFont(font(TextStyle.CELL, tabular=True))
        painter.setPen(self._theme.color("text"))
        box = option.rect.adjusted(PAD, 0, -PAD, -1)
        text = elided(painter.fontMetrics(), str(index.data()), Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)


class ChartTableView(QTableView):
    """Shows a ChartSpec as rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model: ChartTableModel | None = None
        self._cells = _Cells(theme)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.changed.connect(self._fit)
        self._fit()

    def show_chart(self, spec: ChartSpec) -> None:
        """Show another chart."""
        before, self._model = self._model, ChartTableModel(spec)
        self.setModel(self._model)
        self.setAccessibleName(spec.title)
        if before is not None:
            before.deleteLater()

    def _fit(self) -> None:
        self.horizontalHeader().setMinimumSectionSize(scaled(_NARROWEST))
        self.horizontalHeader().setFont(font(TextStyle.CAPTION_MEDIUM))
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
