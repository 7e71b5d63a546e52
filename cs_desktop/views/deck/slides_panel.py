"""The left side of the builder: how many slides there are, the list of them, and the keys that work on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.pages import PageCount
from cs_desktop.views.deck.slide_list import SlideList
from cs_desktop.views.deck.slide_rows import included_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height, fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, key_cap, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

WIDTH = 272
_HEAD, _FOOT = 44, 36


class SlidesPanel(Panel):
    """Shows the slides of a deck, and says which is to be added."""

    add_requested = Signal(object)
    """A SlideKey."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "right")
        fix_width(self, WIDTH)
        self.list = SlideList(theme)
        self._count = ElidedLabel("", TextStyle.BODY, "text2")
        self.add = Button(theme, tr("Add"), "quiet", "plus", name=tr("Add a slide"))
        self._menu = QMenu(self)
        self.add.clicked.connect(self._open_menu)
        head, title = QWidget(), Label(tr("Slides"), TextStyle.SECTION)
        fix_height(head, _HEAD)
        box = row(title, spacing=8, margins=(16, 0, 8, 0))
        box.addWidget(self._count, 1)
        box.addWidget(self.add)
        head.setLayout(box)
        self.list.menu_requested.connect(self._offer)
        inner = column(spacing=0, margins=(0, 8, 0, 8))
        inner.addWidget(self.list)
        whole = column(head, line(), spacing=0, margins=(0, 0, 1, 0))
        whole.addLayout(inner, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot())
        self.setLayout(whole)

    def show_deck(self, deck: DeckShown, count: PageCount, *, editable: bool) -> None:
        """Show the slides of a deck."""
        self._count.setText(included_text(deck))
        editable = editable and deck.frozen is None
        self.list.editable = editable
        self.list.show_deck(deck, count)
        self._fill_menu(addable(deck))
        self.add.setEnabled(editable and bool(self._menu.actions()))

    def clear(self) -> None:
        """Show no slides."""
        self._count.setText("")
        self.list.slides.show(())
        self.add.setEnabled(False)

    def _foot(self) -> QWidget:
        """Return the keys that work on the list."""
        foot = QWidget()
        fix_height(foot, _FOOT)
        box = row(spacing=4, margins=(12, 0, 8, 0))
        for part in (key_cap("Alt"), key_cap("↑"), key_cap("Alt"), key_cap("↓")):
            box.addWidget(part)
        box.addWidget(ElidedLabel(tr("Reorder"), TextStyle.CAPTION, "text3"))
        box.addSpacing(4)
        box.addWidget(key_cap("Space"))
        box.addWidget(ElidedLabel(tr("Include"), TextStyle.CAPTION, "text3"))
        box.addStretch(1)
        foot.setLayout(box)
        return foot

    def _fill_menu(self, keys: Sequence[SlideKey]) -> None:
        self._menu.clear()
        for key in keys:
            kind = SLIDE_KINDS[key]
            action = self._menu.addAction(tr(kind.name))
            action.setToolTip(tr(kind.purpose))
            action.triggered.connect(lambda _checked=False, key=key: self.add_requested.emit(key))
        self._menu.setToolTipsVisible(True)

    def _open_menu(self) -> None:
        self._menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))

    def _offer(self, _slide_id: object, at: QPoint) -> None:
        """Offer what can be done with the slide that one is at."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        slides, place = self.list.slides.rows, self.list.currentIndex().row()
        one = slides[place]
        include = menu.addAction(tr("Leave out") if one.included else tr("Include"), self.list.toggle)
        up = menu.addAction(tr("Move up"), lambda: self.list.move_slide(-1))
        down = menu.addAction(tr("Move down"), lambda: self.list.move_slide(1))
        remove = menu.addAction(tr("Delete"), lambda: self.list.remove_requested.emit(one.id))
        include.setEnabled(self.list.editable)
        up.setEnabled(self.list.editable and place > 0)
        down.setEnabled(self.list.editable and place + 1 < len(slides))
        remove.setEnabled(self.list.editable)
        menu.popup(at)


def addable(deck: DeckShown) -> tuple[SlideKey, ...]:
    """Return the kinds of slides that may be added to a deck; of one's own pages there may be many."""
    there = {slide.design.key for slide in deck.slides}
    of_book = deck.entry.account_id is None
    return tuple(
        key
        for key in SlideKey
        if key is SlideKey.TEXT
        or (key not in there and (key.value.startswith("book") == of_book or key in _BOTH))
    )


_BOTH = frozenset({SlideKey.TITLE, SlideKey.APPENDIX})
"""Kinds that every deck may have, whatever it is about."""
