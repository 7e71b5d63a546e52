"""What is shareable of an account, and whether it is released for this deck: nothing is by itself."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.domain.deck.sharing import OfferedItem, Released
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tick_row import TickRow


class ReleasedSection(Section):
    """A box for each item, under the slide on which it would stand."""

    switched = Signal(str, bool)
    """The key of an item, and whether the client is to see it."""

    def __init__(self, theme: Theme) -> None:
        self._count = Label("", TextStyle.CELL, "text2")
        super().__init__(tr("Released to the client"), self._count)
        self._theme = theme
        self._items: tuple[OfferedItem, ...] = ()
        self.rows: dict[str, TickRow] = {}
        self._parts: list[QWidget] = []
        self._heads: dict[str, Label] = {}
        """By the key of the slide."""
        self._told = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.add(self._told)
        self._list = column(spacing=6)
        self.add(self._list)

    def show_items(
        self, offered: Sequence[OfferedItem], released: Released, left_out: frozenset[str], *, editable: bool
    ) -> None:
        """Show what could be released, and what is; boxes that are there already stay.

        What is released is seen on no slide that is `left_out`, which are keys of slides.
        """
        self.setVisible(bool(offered))
        self._told.setText(tr("Shared item by item; internal until you tick it."))
        if tuple(offered) != self._items:
            self._make(tuple(offered))
        for one in offered:
            self.rows[one.item.key].show_state(on=one.item in released, editable=editable)
        for key, head in self._heads.items():
            name = tr(SLIDE_KINDS[SlideKey(key)].name)
            head.setText(tr("{slide}, a slide that is left out", slide=name) if key in left_out else name)
        count = sum(one.item in released for one in offered)
        self._count.setText(tr("{done} of {total}", done=count_text(count), total=count_text(len(offered))))

    def tell_frozen(self) -> None:
        """Say where the items of a frozen deck are: none can be released or taken back there."""
        self._told.setText(tr("What was released when the deck was frozen is in the frozen state."))
        self._count.setText("")
        self.show()

    def _make(self, offered: tuple[OfferedItem, ...]) -> None:
        for part in self._parts:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._items, self.rows, self._parts, self._heads = offered, {}, [], {}
        for key, items in _by_slide(offered).items():
            slide = tr(SLIDE_KINDS[SlideKey(key)].name)
            head = self._heads[key] = Label(slide, TextStyle.CAPTION_MEDIUM, "text2", wrap=True)
            self._put(head)
            for one in items:
                line = TickRow(self._theme, one.text)
                line.box.setAccessibleDescription(tr("On the slide {slide}", slide=slide))
                line.toggled.connect(lambda on, key=one.item.key: self.switched.emit(key, on))
                self.rows[one.item.key] = line
                self._put(line)

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._list.addWidget(part)


def _by_slide(offered: Sequence[OfferedItem]) -> Mapping[str, list[OfferedItem]]:
    found: dict[str, list[OfferedItem]] = {}
    for one in offered:
        found.setdefault(one.slide, []).append(one)
    return found
