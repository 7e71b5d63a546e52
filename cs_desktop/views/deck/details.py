"""What stands below the page of a deck: this slide, its speaker notes, and the data that it shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.controllers.deck.texts import NOTES as NOTES_FIELD
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.deck.data_tab import DataTab
from cs_desktop.views.deck.notes_tab import NotesTab, note_lines
from cs_desktop.views.deck.slide_tab import SlideTab
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label, set_look

SLIDE, NOTES, DATA = "slide", "notes", "data"
_HEIGHT = 40


class _Tab(LayoutButton):
    """A tab with how much is behind it."""

    def __init__(self, theme: Theme, name: str) -> None:
        self._name, self._count = (
            Label(name, TextStyle.BODY_MEDIUM, "text2"),
            Label("", TextStyle.CELL, "text3"),
        )
        super().__init__(theme, "tab", row(self._name, self._count, spacing=6), name)
        self.setCheckable(True)
        self.toggled.connect(lambda on: set_look(self._name, "tone", "" if on else "text2"))

    def count(self, text: str) -> None:
        """Say how much is behind it."""
        self._count.setText(text)
        self._count.setVisible(bool(text))
        name = self._name.text()
        self.setAccessibleName(f"{name}, {text}" if text else name)
        self.updateGeometry()


class DeckDetails(QWidget):
    """Three tabs about the slide that one is at."""

    turned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.slide, self.data = SlideTab(theme), DataTab(theme)
        self.fields = self.slide.fields
        self.notes = NotesTab(theme, self.fields[NOTES_FIELD])
        pages = {SLIDE: self.slide, NOTES: self.notes, DATA: self.data}
        names = {SLIDE: tr("This slide"), NOTES: tr("Speaker notes"), DATA: tr("Data")}
        self._stack, self._group = QStackedWidget(), QButtonGroup(self)
        self.tabs = {key: _Tab(theme, name) for key, name in names.items()}
        bar = row(spacing=22, margins=(24, 0, 24, 0))
        for key, tab in self.tabs.items():
            self._stack.addWidget(pages[key])
            self._group.addButton(tab)
            bar.addWidget(tab)
            tab.clicked.connect(lambda _on, key=key: self.show_tab(key))
        bar.addStretch(1)
        self._pages = pages
        head = Panel("surface", "bottom")
        head.setLayout(bar)
        fix_height(head, _HEIGHT)
        self.setLayout(column(head, self._stack, spacing=0))
        self.show_tab(SLIDE)

    def show_tab(self, key: str) -> None:
        """Show a tab."""
        self.tabs[key].setChecked(True)
        self._stack.setCurrentWidget(self._pages[key])
        self.turned.emit(key)

    def show_slide(
        self,
        deck: DeckShown | None,
        slide: SlideShown | None,
        stored: SlideDesign | None = None,
        *,
        editable: bool,
    ) -> None:
        """Show the slide that one is at, or the same one anew; `stored` is without what is being typed."""
        if deck is None:
            slide = None
        if deck is not None:
            self.slide.show_slide(deck, slide, stored, editable=editable)
        else:
            self.slide.leave()
        self.notes.show_slide(deck, slide)
        self.data.show_slide(slide)
        lines, rows = note_lines(slide), len(slide.figures) if slide is not None else 0
        self.tabs[NOTES].count(count_text(lines) if lines else "")
        self.tabs[DATA].count(trn("{count} row", "{count} rows", rows) if rows else "")

    def reveal(self) -> None:
        """Show the tab on which a text waits for an answer."""
        notes = self.fields[NOTES_FIELD]
        waits = notes.message or notes.conflict_bar is not None
        self.show_tab(NOTES if waits else SLIDE)

    def edit_title(self) -> None:
        """Write the title of the slide, wherever one is in these tabs."""
        self.show_tab(SLIDE)
        self.slide.edit_title()
