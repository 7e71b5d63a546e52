"""What stands on every page beside its slide, and what does not."""

from dataclasses import fields

from PySide6.QtCore import Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.content import PageParts
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.tick_row import SwitchRow

_NAMES = {
    "confidentiality": marked("Mark as confidential"),
    "number": marked("Page number"),
    "logos": marked("Both logos in the footer"),
    "sources": marked("Source and data date"),
}


class EveryPageSection(Section):
    """A switch for each part."""

    switched = Signal(str, bool)
    """A field of PageParts, and whether it is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Every page"))
        self.rows = {one.name: SwitchRow(theme, tr(_NAMES[one.name])) for one in fields(PageParts)}
        for key, line in self.rows.items():
            line.toggled.connect(lambda on, key=key: self.switched.emit(key, on))
            self.add(line)

    def show_parts(self, parts: PageParts, *, editable: bool) -> None:
        """Show which are on."""
        for key, line in self.rows.items():
            line.show_state(on=getattr(parts, key), editable=editable)
