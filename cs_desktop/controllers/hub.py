"""Who needs to know what changed: committed changes reach those who show them, a little later and once."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cs_desktop.domain.changes import Change, Kind

COALESCE_MS = 50


@dataclass(frozen=True, slots=True)
class _Subscription:
    owner: QObject
    kinds: frozenset[Kind]
    slot: Callable[[Change], None]


class ChangeHub(QObject):
    """Delivers changes to subscribers on its own thread, those of 50 ms as one."""

    _published = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subscriptions: list[_Subscription] = []
        self._pending: list[Change] = []
        self._sent: deque[Change] = deque()
        """Published, by whatever thread, and not yet received on this one."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COALESCE_MS)
        self._timer.timeout.connect(self._deliver)
        self._published.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    def publish(self, change: Change) -> None:
        """Pass a committed change on; may be called from any thread."""
        self._sent.append(change)
        self._published.emit(change)

    def subscribe(self, owner: QObject, kinds: frozenset[Kind], slot: Callable[[Change], None]) -> None:
        """Call `slot` with changes of these kinds until `owner` is destroyed.

        Changes that `owner` itself began are left out: it knows them.
        """
        self._subscriptions.append(_Subscription(owner, kinds, slot))
        owner.destroyed.connect(lambda: self._remove(owner))

    @property
    def waits(self) -> bool:
        """Return whether something that was published is still to be delivered."""
        return bool(self._sent) or self._timer.isActive()

    def close(self) -> None:
        """Deliver nothing any more, as the program ends."""
        self._timer.stop()
        self._sent.clear()
        self._pending.clear()
        self._subscriptions.clear()

    def _remove(self, owner: QObject) -> None:
        self._subscriptions = [s for s in self._subscriptions if s.owner is not owner]

    @Slot(object)
    def _collect(self, change: Change) -> None:
        if self._sent:
            self._sent.popleft()
        self._pending.append(change)
        if not self._timer.isActive():
            self._timer.start()

    def _deliver(self) -> None:
        pending, self._pending = self._pending, []
        for subscription in tuple(self._subscriptions):
            meant = [
                change
                for change in pending
                if change.initiator is not subscription.owner and change.kinds & subscription.kinds
            ]
            if meant:
                subscription.slot(merged(meant))


def merged(changes: list[Change]) -> Change:
    """Return several changes as one: the union of what they touched, named after the last."""
    last = max(changes, key=lambda change: change.pos)
    ids: dict[Kind, frozenset[int] | None] = {}
    for change in changes:
        for kind, touched in change.ids.items():
            known = ids.get(kind, frozenset())
            ids[kind] = None if touched is None or known is None else known | touched
    return Change(last.change_set_id, last.pos, last.label, ids, last.initiator)
