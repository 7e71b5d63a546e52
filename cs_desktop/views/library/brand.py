"""The brand of all decks: what a client's deck looks like unless that client has a brand of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.deck.side.brand import BrandPart
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.section import Card
from cs_desktop.views.widgets.text import Label

_WIDTH = 420


class BrandPage(QWidget):
    """Holds the brand in a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.brand = BrandPart(theme)
        card = Card(tr("Brand of all decks"))
        card.add(
            Label(
                tr("Every deck wears it; what differs for one client is set beside that client's deck."),
                *(TextStyle.CELL, "text2"),
                wrap=True,
            )
        )
        card.add(self.brand)
        fix_width(card, _WIDTH)
        inside = Panel("surface")
        across = row(spacing=0, margins=(20, 20, 20, 20))
        across.addLayout(column(card, 0, spacing=0))
        across.addStretch(1)
        inside.setLayout(across)
        area = scrolling(inside)
        self.setLayout(column(area, spacing=0))

    def take_focus(self) -> None:
        """Begin at our logo."""
        self.brand.own.setFocus(Qt.FocusReason.OtherFocusReason)
