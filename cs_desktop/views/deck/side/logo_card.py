"""A logo as a card, with ways to choose another one and to show none."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.pictures import small_logo
from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.media import Media, media_of
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.logos import draw_tile
from cs_desktop.views.widgets.pieces import Avatar, column, equal, row
from cs_desktop.views.widgets.text import ElidedLabel

_EDGE = 26
_KINDS = {Media.PNG: "PNG", Media.JPEG: "JPEG"}


class LogoCard(LayoutButton):
    """Shows whose logo it is and of which kind; a click offers what can be done with it."""

    choose_requested = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        self._mark = Avatar(theme, "", _EDGE)
        self._name, self._kind = (
            ElidedLabel("", TextStyle.CELL_MEDIUM),
            ElidedLabel("", TextStyle.CAPTION, "text2"),
        )
        face = row(spacing=8, margins=(9, 7, 9, 7))
        face.addWidget(self._mark)
        face.addLayout(column(self._name, self._kind, spacing=0), 1)
        super().__init__(theme, "card", face)
        self._picture: Picture | None = None
        self._tile: QPixmap | None = None
        self._removable = False
        equal(self)
        self.clicked.connect(self._offer)

    def show_logo(self, name: str, whose: str, picture: Picture | None, *, removable: bool) -> None:
        """Show a name with its logo, or its first letter where there is none."""
        self._removable = removable
        if picture != self._picture:
            self._picture, self._tile = picture, _tile(picture, self.devicePixelRatioF())
            self._mark.set_logo(lambda _edge, _density: self._tile)
        self._mark.set_name(name)
        self._name.setText(name)
        told = tr("No logo")
        if picture is not None:
            told = tr("{whose}, {kind}", whose=whose, kind=_KINDS.get(media_of(picture.content), ""))
        self._kind.setText(told)
        self.setAccessibleName(tr("{whose} logo, {name}: {told}", whose=whose, name=name, told=told))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Choose a logo…")).triggered.connect(self.choose_requested)
        remove = menu.addAction(tr("Remove the logo"))
        remove.setEnabled(self._removable)
        remove.triggered.connect(self.remove_requested)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


def _tile(picture: Picture | None, density: float) -> QPixmap | None:
    if picture is None:
        return None
    try:
        return draw_tile(small_logo(picture.content), _EDGE, density)
    except KnownError:
        # The letter stands for it; the deck says why it is left out.
        return None
