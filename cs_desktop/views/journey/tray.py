"""What has no place on the map: cards whose stage or lane is gone, each with a way back."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.journey.looks import look_of
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, row, scrolling
from cs_desktop.views.widgets.text import Label, plain_tooltip

HEIGHT = 44
_MOST = 24
"""So many are shown one by one; all the others can be put back too."""
_LONGEST = 28


class Tray(Panel):
    """Lists the cards that are not placed; hidden while there are none."""

    put_back = Signal(object, object)
    """The ids of cards, and the id of the stage that they are to be put into; None for any."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        fix_height(self, HEIGHT)
        self.setAccessibleName(tr("Not placed"))
        self._theme = theme
        self._cards: tuple[Card, ...] = ()
        self._stages: tuple[tuple[int, str], ...] = ()
        self._editable = True
        self._title = Label("", TextStyle.BODY_MEDIUM)
        self._all = Button(theme, tr("Put all back"), "default")
        self._all.clicked.connect(self._put_all)
        self._area = scrolling()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = row(self._title, spacing=12, margins=(16, 1, 12, 0))
        box.addWidget(self._area, 1)
        box.addWidget(self._all)
        self.setLayout(box)
        self.hide()

    def show_cards(self, content: MapContent | None, *, editable: bool) -> None:
        """List what of a map is not placed; where nothing may be changed, only list it."""
        cards = () if content is None else tuple(one for one in content.cards if not content.is_placed(one))
        stages = () if content is None else tuple((stage.id, stage.name) for stage in content.stages)
        known = (self._cards, self._stages, self._editable)
        if (cards, stages, editable) == known:
            return
        self._cards, self._stages, self._editable = cards, stages, editable
        count = len(cards)
        self._title.setText(trn("Not placed: {count} card", "Not placed: {count} cards", count))
        # Without a stage there is nowhere to put them.
        self._all.setEnabled(editable and bool(stages))
        self._fill()
        self.setVisible(bool(cards))

    def _put_all(self) -> None:
        self.put_back.emit([card.id for card in self._cards], None)

    def _fill(self) -> None:
        held = Panel("sunken")
        box = row(spacing=6)
        for card in self._cards[:_MOST]:
            box.addWidget(self._button(card))
        if len(self._cards) > _MOST:
            rest = len(self._cards) - _MOST
            box.addWidget(Label(trn("and {count} more", "and {count} more", rest), TextStyle.CELL, "text2"))
        box.addStretch(1)
        held.setLayout(box)
        self._area.setWidget(held)

    def _button(self, card: Card) -> Button:
        title = card.title or word_text(card.kind)
        shown = title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
        name = tr("Put {card} back", card=title)
        button = Button(self._theme, shown, "default", look_of(card).icon, icon_size=14, name=name)
        button.setToolTip(plain_tooltip(title))
        button.setEnabled(self._editable and bool(self._stages))
        button.clicked.connect(partial(self._offer, button, card.id))
        return button

    def _offer(self, button: Button, card_id: int) -> None:
        """Ask for the stage."""
        menu = QMenu(button)
        for stage_id, name in self._stages:
            entry = menu.addAction(tr("Put into {stage}", stage=name).replace("&", "&&"))
            entry.triggered.connect(lambda _=False, stage=stage_id: self.put_back.emit([card_id], stage))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
