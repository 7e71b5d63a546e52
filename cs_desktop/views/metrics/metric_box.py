"""A list of metrics to choose one of, under the heads of their topics."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from cs_desktop.common.language import tr
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox

_KEY = Qt.ItemDataRole.UserRole


class MetricBox(ChoiceBox):
    """Offers metrics, those that are measured already first; a head cannot be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, [])
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setMaxVisibleItems(16)

    @property
    def key(self) -> str:
        """Return the key of the metric that is chosen; empty for none."""
        return str(self.currentData(_KEY) or "")

    def choose(self, key: str) -> None:
        """Choose a metric, if it is offered."""
        place = self.findData(key, _KEY)
        if place >= 0:
            self.setCurrentIndex(place)

    def show_metrics(self, metrics: Sequence[KnownMetric], measured: Collection[str] = ()) -> None:
        """Offer metrics, which come by topic; where nothing else changed nothing happens."""
        wanted: list[tuple[str, str]] = []
        first = [one for one in metrics if one.key in set(measured)]
        if first:
            wanted.append(("", tr("Measured so far")))
        wanted += [(one.key, one.name) for one in first]
        head = ""
        for one in metrics:
            if one.key in set(measured):
                continue
            if one.topic_text != head:
                head = one.topic_text
                wanted.append(("", head))
            wanted.append((one.key, one.name))
        if wanted == self._offered():
            return
        key = self.key
        with QSignalBlocker(self):
            self._items.clear()
            for item_key, text in wanted:
                self._items.appendRow(_item(item_key, text))
            place = self.findData(key, _KEY) if key else -1
            # Below the first head, which is none to choose.
            self.setCurrentIndex(max(place, min(1, len(wanted) - 1)))

    def _offered(self) -> list[tuple[str, str]]:
        items = [self._items.item(place) for place in range(self._items.rowCount())]
        return [(str(item.data(_KEY) or ""), item.text()) for item in items]


def _item(key: str, text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(key, _KEY)
    if not key:
        item.setEnabled(False)
        item.setFont(font(TextStyle.CAPTION))
    return item
