"""The menu of a heading: sorting, grouping, hiding, and the way to all columns."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn, groupable
from cs_desktop.views.itemmodels.portfolio_columns import short_title
from cs_desktop.views.portfolio.head import PortfolioHead
from cs_desktop.views.portfolio.look import PortfolioLook


class HeadMenu(QObject):
    """Offers what can be done with the column under the mouse."""

    def __init__(self, head: PortfolioHead, look: PortfolioLook, show_columns: Callable[[], None]) -> None:
        super().__init__(head)
        self._head, self._look, self._show_columns = head, look, show_columns
        head.customContextMenuRequested.connect(self._open)

    def _open(self, at: QPoint) -> None:
        key = self._head.column_under(at)
        menu, look = QMenu(self._head), self._look
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def entry(text: str, do: Callable[[], object]) -> None:
            menu.addAction(text).triggered.connect(do)

        entry(tr("Sort ascending"), lambda: look.sort_by(key, descending=False))
        entry(tr("Sort descending"), lambda: look.sort_by(key, descending=True))
        if key not in dict(look.layout.sort):
            entry(tr("Sort by this too (Shift click)"), lambda: look.turn(key, added=True))
        menu.addSeparator()
        if groupable(key):
            entry(tr("Group by {column}", column=short_title(key)), lambda: look.group_by(key))
        if look.layout.group is not None:
            entry(tr("No groups"), lambda: look.group_by(None))
        if key is not PortfolioColumn.NAME:
            rest = tuple(c for c in self._head.shown_columns() if c is not key)
            entry(tr("Hide this column"), lambda: look.set_columns(rest))
        entry(tr("Usual width"), lambda: look.set_width(key, 0))
        menu.addSeparator()
        entry(tr("Columns, sorting, groups…"), self._show_columns)
        menu.popup(self._head.mapToGlobal(at))
