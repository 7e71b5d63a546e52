"""Ways to look at the portfolio that have a name: ready-made ones, and those kept in the workspace."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs_desktop.common.language import marked
from cs_desktop.domain.portfolio_columns import PortfolioColumn, groupable

Sorting = tuple[tuple[PortfolioColumn, bool], ...]
"""Columns with whether each descends, the first one first."""


@dataclass(frozen=True, slots=True)
class ViewLayout:
    """Which columns are shown in which order, how they are sorted, and by what they are grouped."""

    columns: tuple[PortfolioColumn, ...] = ()
    """Empty for the columns that the table shows unasked."""
    sort: Sorting = ()
    group: PortfolioColumn | None = None

    def stored(self) -> dict[str, object]:
        """Return it as the workspace keeps it."""
        return {
            "columns": [column.value for column in self.columns],
            "sort": [[column.value, descending] for column, descending in self.sort],
            "group": self.group.value if self.group else "",
        }


@dataclass(frozen=True, slots=True)
class SavedView:
    """One named view. Ready-made ones have no id and a name that is translated where it is shown."""

    id: int | None
    name: str
    query: str
    layout: ViewLayout = ViewLayout()


_BY_RENEWAL = ViewLayout(sort=((PortfolioColumn.RENEWAL, False),))
_BY_ARR = ViewLayout(sort=((PortfolioColumn.ARR, True),))
_LONGEST_SILENT = ViewLayout(sort=((PortfolioColumn.LAST_CONTACT, False),))
BUILT_IN_VIEWS: tuple[SavedView, ...] = (
    SavedView(None, marked("All accounts"), "", _BY_RENEWAL),
    SavedView(None, marked("My accounts"), "owner:me", _BY_RENEWAL),
    SavedView(None, marked("Renewing in 180 days"), "renewal<=180d", _BY_RENEWAL),
    SavedView(None, marked("Overdue"), "renewal:overdue", _BY_RENEWAL),
    SavedView(None, marked("At risk"), "health:at-risk", _BY_ARR),
    SavedView(None, marked("Trapped"), "quadrant:trapped", _BY_ARR),
    SavedView(None, marked("Silent for 90 days"), "contact>90d arr>0", _LONGEST_SILENT),
)


def layout_of(stored: Mapping[str, object]) -> ViewLayout:
    """Return a layout as it was stored; what this program does not know is left out."""
    pairs = [pair for pair in _listed(stored.get("sort")) if isinstance(pair, list) and len(pair) == 2]
    known = [(_column(name), descending is True) for name, descending in pairs]
    group = _column(stored.get("group"))
    return ViewLayout(
        columns=tuple(c for name in _listed(stored.get("columns")) if (c := _column(name))),
        sort=tuple((column, descending) for column, descending in known if column),
        group=group if group and groupable(group) else None,
    )


def _column(name: object) -> PortfolioColumn | None:
    return next((column for column in PortfolioColumn if column.value == name), None)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
