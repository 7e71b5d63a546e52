"""Which parts of a slide are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.kinds import SLIDE_KINDS
from cs_desktop.domain.deck.shown import SlideShown
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tick_row import TickRow


class OptionsPart(QWidget):
    """A box for each option of a slide's kind."""

    switched = Signal(str, bool)
    """The option's key, and whether it is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, TickRow] = {}
        self._box = column(spacing=10)
        whole = column(Label(tr("Show"), TextStyle.CELL, "text2"), spacing=10)
        whole.addLayout(self._box)
        whole.addStretch(1)
        self.setLayout(whole)

    def show_slide(self, slide: SlideShown, *, editable: bool) -> None:
        """Show the options of a slide; boxes that are there already stay, with the keyboard on them."""
        options = SLIDE_KINDS[slide.design.key].options
        if list(self.rows) != [one.key for one in options]:
            self._make({one.key: tr(one.label) for one in options})
        for key, line in self.rows.items():
            line.show_state(on=slide.design.shows(key), editable=editable)
        self.setVisible(bool(options))

    def _make(self, names: dict[str, str]) -> None:
        for line in self.rows.values():
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.rows = {key: TickRow(self._theme, name) for key, name in names.items()}
        for key, line in self.rows.items():
            line.toggled.connect(lambda on, key=key: self.switched.emit(key, on))
            self._box.addWidget(line)
