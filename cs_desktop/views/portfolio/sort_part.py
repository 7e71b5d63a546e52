"""What the portfolio is sorted by, chosen from lists: a column, then another within it, and so on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, short_title
from cs_desktop.views.portfolio.look import SORTED_BY_AT_MOST
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import column, row

_KEYS = tuple(column.key for column in COLUMNS)


class SortPart(QWidget):
    """One line for each column sorted by, and one more for the next."""

    changed = Signal(object)
    """The Sorting that is wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sort: Sorting = ()
        self._lines = [_Line(theme, place) for place in range(SORTED_BY_AT_MOST)]
        box = column(spacing=6)
        for place, line in enumerate(self._lines):
            line.choice.activated.connect(lambda _chosen, place=place: self._choose(place))
            line.way.clicked.connect(lambda _checked=False, place=place: self._turn(place))
            box.addWidget(line)
        self.setLayout(box)

    def show_sorting(self, sort: Sorting) -> None:
        """Show what the table is sorted by now."""
        self._sort = sort
        for place, line in enumerate(self._lines):
            line.show_level(sort[place] if place < len(sort) else None)
            line.setVisible(place <= len(sort))

    def _choose(self, place: int) -> None:
        chosen = self._lines[place].chosen
        kept = [level for level in self._sort[:place] if level[0] is not chosen]
        rest = [level for level in self._sort[place + 1 :] if level[0] is not chosen]
        if chosen is not None:
            down = dict(self._sort).get(chosen, False)
            kept.append((chosen, down))
        self.changed.emit((*kept, *rest) or self._sort)

    def _turn(self, place: int) -> None:
        sort = list(self._sort)
        key, down = sort[place]
        sort[place] = (key, not down)
        self.changed.emit(tuple(sort))


class _Line(QWidget):
    """A column and a way."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._first = place == 0
        nothing = [] if self._first else [tr("Nothing more")]
        self.choice = ChoiceBox(theme, [*nothing, *map(short_title, _KEYS)])
        self.choice.setAccessibleName(tr("Sort by") if self._first else tr("Then by"))
        self.way = icon_button(theme, "arrow-up", "")
        box = row(spacing=6)
        box.addWidget(self.choice, 1)
        box.addWidget(self.way)
        self.setLayout(box)

    @property
    def chosen(self) -> PortfolioColumn | None:
        """Return the column that is chosen, None for none."""
        place = self.choice.currentIndex() - (not self._first)
        return _KEYS[place] if place >= 0 else None

    def show_level(self, level: tuple[PortfolioColumn, bool] | None) -> None:
        """Show a column and whether it descends; none where nothing is sorted by yet."""
        self.way.setVisible(level is not None)
        key, down = level or (None, False)
        self.choice.setCurrentIndex(_KEYS.index(key) + (not self._first) if key else 0)
        name = tr("Descending, turn round") if down else tr("Ascending, turn round")
        self.way.set_icon("arrow-down" if down else "arrow-up")
        self.way.setAccessibleName(name)
        self.way.setToolTip(name)
