"""How one looks at the portfolio now: filter, columns, sorting, grouping, and the view that it came from."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS, SavedView, Sorting, ViewLayout, layout_of
from cs_desktop.views.itemmodels.portfolio_model import BY_RENEWAL

SORTED_BY_AT_MOST = 4
WIDEST = 1200


class PortfolioLook(QObject):
    """Holds it and says when it is another; nothing here knows of widgets."""

    filtered = Signal()
    """The text of the filter is another."""
    laid_out = Signal()
    """Columns, sorting or grouping are others."""
    chosen = Signal()
    """Another view is the chosen one, or it has been departed from."""
    changed = Signal()
    """After any of these, and after another width: worth remembering."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._layout = ViewLayout(sort=BY_RENEWAL)
        self._widths: dict[PortfolioColumn, int] = {}
        self._view: SavedView | None = BUILT_IN_VIEWS[0]

    @property
    def text(self) -> str:
        """Return the filter as one types it."""
        return self._text

    @property
    def layout(self) -> ViewLayout:
        """Return columns, sorting and grouping; no columns stand for those shown unasked."""
        return self._layout

    @property
    def widths(self) -> Mapping[PortfolioColumn, int]:
        """Return the widths that the user chose."""
        return self._widths

    @property
    def view(self) -> SavedView | None:
        """Return the view that was chosen last, if it is still there."""
        return self._view

    @property
    def departs(self) -> bool:
        """Return whether filter or layout are others than those of the chosen view."""
        view = self._view
        return view is None or (self._text.strip(), self._layout) != (view.query, _full(view.layout))

    def choose(self, view: SavedView) -> None:
        """Look as a view says."""
        self._view = view
        self._set(view.query, _full(view.layout))
        self.chosen.emit()

    def know(self, views: tuple[SavedView, ...]) -> None:
        """Take note of the workspace's own views as they are now."""
        if self._view is None or self._view.id is None:
            return
        here = self._view.id
        found = next((view for view in views if view.id == here), None)
        if found != self._view:
            kept = not self.departs and found is not None
            self._view = found
            if kept and found is not None:
                self._set(found.query, _full(found.layout))
            self.chosen.emit()
            self.changed.emit()

    def became(self, view: SavedView) -> None:
        """Take a view that was just made of the present look as the chosen one."""
        self._view = view
        self.chosen.emit()
        self.changed.emit()

    def set_text(self, text: str) -> None:
        """Filter by another text."""
        self._set(text, self._layout)

    def set_columns(self, columns: tuple[PortfolioColumn, ...]) -> None:
        """Show these columns, of which the accounts' names are always the first; none for those unasked."""
        name = PortfolioColumn.NAME
        ordered = (name, *(c for c in columns if c is not name)) if columns else ()
        self._set(self._text, replace(self._layout, columns=ordered))

    def sort(self, by: Sorting) -> None:
        """Sort by these columns, the first one first."""
        self._set(self._text, replace(self._layout, sort=by))

    def sort_by(self, column: PortfolioColumn, *, descending: bool) -> None:
        """Sort by one column alone."""
        self.sort(((column, descending),))

    def turn(self, column: PortfolioColumn, *, added: bool) -> None:
        """Sort by a column, or the other way round; `added` behind those sorted by, and last not at all."""
        sort = self._layout.sort
        known = dict(sort)
        if not added:
            alone = len(sort) == 1 and column in known
            self.sort_by(column, descending=alone and not known[column])
            return
        if column not in known:
            kept = (*sort[: SORTED_BY_AT_MOST - 1], (column, False))
        elif not known[column]:
            kept = tuple((c, not d if c is column else d) for c, d in sort)
        else:
            kept = tuple((c, d) for c, d in sort if c is not column) or sort
        self.sort(kept)

    def group_by(self, column: PortfolioColumn | None) -> None:
        """Put the accounts in groups, or in none."""
        self._set(self._text, replace(self._layout, group=column))

    def set_width(self, column: PortfolioColumn, width: int) -> None:
        """Give a column another width, 0 for its own."""
        if width:
            self._widths[column] = width
        else:
            self._widths.pop(column, None)
        self.laid_out.emit()
        self.changed.emit()

    def reset_columns(self) -> None:
        """Show the columns that are shown unasked, in their own widths."""
        self._widths.clear()
        self.set_columns(())
        self.laid_out.emit()

    def stored(self) -> dict[str, object]:
        """Return it as plain JSON."""
        view = self._view
        return {
            "text": self._text,
            "layout": self._layout.stored(),
            "widths": {column.value: width for column, width in self._widths.items()},
            "view": "" if view is None else view.name if view.id is None else view.id,
        }

    def restore(self, stored: object, own: tuple[SavedView, ...]) -> None:
        """Look as was remembered; what makes no sense is left out. `own` are the workspace's views."""
        if not isinstance(stored, Mapping):
            self.choose(BUILT_IN_VIEWS[0])
            return
        key = stored.get("view")
        self._view = next((v for v in (*BUILT_IN_VIEWS, *own) if key == (v.id or v.name)), None)
        widths = stored.get("widths")
        self._widths = {
            column: min(int(width), WIDEST)
            for column in PortfolioColumn
            if isinstance(widths, Mapping)
            and isinstance(width := widths.get(column.value), int)
            and width > 0
        }
        layout = stored.get("layout")
        known = layout_of(layout) if isinstance(layout, Mapping) else ViewLayout()
        text = stored.get("text")
        self._set(text if isinstance(text, str) else "", _full(known))
        self.laid_out.emit()
        self.chosen.emit()

    def _set(self, text: str, layout: ViewLayout) -> None:
        before_text, before_layout, departed = self._text, self._layout, self.departs
        self._text, self._layout = text, layout
        if text != before_text:
            self.filtered.emit()
        if layout != before_layout:
            self.laid_out.emit()
        if departed != self.departs:
            self.chosen.emit()
        if (text, layout) != (before_text, before_layout):
            self.changed.emit()


def _full(layout: ViewLayout) -> ViewLayout:
    """Return a layout that sorts by something."""
    return layout if layout.sort else replace(layout, sort=BY_RENEWAL)
