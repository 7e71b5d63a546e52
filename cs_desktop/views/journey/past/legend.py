"""What the marks on two compared states mean, and the keys."""

from PySide6.QtGui import QResizeEvent

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.differences import Way
from cs_desktop.views.journey.past.words import WAY_ICONS
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, key_cap, row
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.toast_place import KEPT_FREE

_HEIGHT = 20
_MEANINGS = {
    Way.ADDED: marked("Added"),
    Way.REMOVED: marked("Removed, dashed"),
    Way.MOVED: marked("Moved, dashed where it was"),
    Way.RATED: marked("Re-rated"),
    Way.CHANGED: marked("Changed"),
    Way.CLOSED: marked("Closed or reached"),
}


_APART = 14
_LEFT, _RIGHT = 16, 12


class Legend(Panel):
    """One line; in little room keys leave, the last first, and what the marks mean goes on in a next line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self.setObjectName(KEPT_FREE)
        self._parts = parts = FlowRow(spacing=_APART)
        self._meanings: list[Panel] = []
        self.hints: list[Panel] = []
        for way, text in _MEANINGS.items():
            icon, role = WAY_ICONS[way]
            pair = Panel()
            fix_height(pair, _HEIGHT)
            pair.setLayout(
                row(IconMark(theme, icon, role, 14), Label(tr(text), TextStyle.CAPTION), spacing=5)
            )
            parts.add(pair)
            self._meanings.append(pair)
        for keys, text in (
            (("Up", "Down"), tr("Next difference")),
            (("S",), tr("Side by side")),
            (("Esc",), tr("Back to the map")),
        ):
            pair = Panel()
            fix_height(pair, _HEIGHT)
            box = row(*(key_cap(key) for key in keys), spacing=4)
            box.addWidget(Label(text, TextStyle.CAPTION, "text2"))
            pair.setLayout(box)
            parts.add(pair)
            self.hints.append(pair)
        self.setLayout(column(parts, margins=(_LEFT, 5, _RIGHT, 5)))
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many keys as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _LEFT - _RIGHT
        room -= sum(part.sizeHint().width() + _APART for part in self._meanings)
        for hint in self.hints:
            room -= hint.sizeHint().width() + _APART
            hint.setVisible(room >= -_APART)
        self._parts.arrange()
