"""What to do as Qt's lists want it: frozen items in their rank."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.attention import Item
from cs_desktop.domain.dues import overdue_text
from cs_desktop.domain.figures import Status

ITEM_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class AttentionModel(QAbstractListModel):
    """Shows items in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._currency = ""
        self._as_of = date.min

    def show_items(self, items: Sequence[Item], currency: str, as_of: date) -> None:
        """Show other items."""
        shown = tuple(items)
        if (shown, currency, as_of) == (self._items, self._currency, self._as_of):
            return
        self.beginResetModel()
        self._items, self._currency, self._as_of = shown, currency, as_of
        self.endResetModel()

    @property
    def currency(self) -> str:
        """Return the currency of the amounts."""
        return self._currency

    @property
    def as_of(self) -> date:
        """Return the day that "today" is."""
        return self._as_of

    def item_at(self, place: int) -> Item:
        """Return the item at a place."""
        return self._items[place]

    def place_of(self, mark_id: int) -> int | None:
        """Return where an item stands, None if it is gone."""
        return next((place for place, item in enumerate(self._items) if item.mark_id == mark_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many items are shown."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an item, or all of it in words for a screen reader."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.finding.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index.row() + 1, item)
        return item if role == ITEM_ROLE else None

    def _words(self, place: int, item: Item) -> str:
        finding = item.finding
        parts = (
            tr("{place}. {title}", place=place, title=finding.title),
            explained(item),
            account_text(item, self._currency),
            due_text(finding.due, self._as_of),
            tr("{count} points", count=item.points.total),
            state_text(item.state),
        )
        return ", ".join(part for part in parts if part)


def explained(item: Item) -> str:
    """Return why an item is there."""
    return tr("{rule}: {why}", rule=item.finding.rule.label, why=item.finding.why)


def account_text(item: Item, currency: str) -> str:
    """Return the account with its ARR; empty where the item is about none."""
    if not item.account.arr:
        return item.account.name
    return tr("{account}, {arr}", account=item.account.name, arr=money_short(item.account.arr, currency))


def due_text(due: date | None, today: date) -> str:
    """Return when something is due, as seen from today; empty where it is not due on a day."""
    if due is None:
        return ""
    if due == today:
        return tr("Today")
    return overdue_text(due, today) if due < today else day_text(due)


def state_text(state: Status) -> str:
    """Return what a mark says."""
    return {
        Status.RISK: tr("at risk"),
        Status.WATCH: tr("watch"),
        Status.GOOD: tr("healthy"),
        Status.NONE: "",
    }[state]
