"""What the marks on two compared states mean, and the keys."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.differences import Way
from cs_desktop.views.journey.past.words import WAY_ICONS
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, key_cap, row
from cs_desktop.views.widgets.text import Label

_HEIGHT = 20
_MEANINGS = {
    Way.ADDED: marked("Added"),
    Way.REMOVED: marked("Removed, dashed"),
    Way.MOVED: marked("Moved, dashed where it was"),
    Way.RATED: marked("Re-rated"),
    Way.CHANGED: marked("Changed"),
    Way.CLOSED: marked("Closed or reached"),
}


class Legend(Panel):
    """One line, more where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        parts = FlowRow(spacing=14)
        for way, text in _MEANINGS.items():
            icon, role = WAY_ICONS[way]
            pair = Panel()
            fix_height(pair, _HEIGHT)
            pair.setLayout(
                row(IconMark(theme, icon, role, 14), Label(tr(text), TextStyle.CAPTION), spacing=5)
            )
            parts.add(pair)
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
        self.setLayout(column(parts, margins=(16, 5, 12, 5)))
