"""The deck builder: the slides, the page that one is at, and around it what belongs to it and to all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.deck.head import DeckHeader
from cs_desktop.views.deck.middle import DeckMiddle
from cs_desktop.views.deck.pages import PageCount
from cs_desktop.views.deck.slides_panel import SlidesPanel
from cs_desktop.views.deck.spot import Spot
from cs_desktop.views.deck.start import DeckStart
from cs_desktop.views.deck.unmade import Unmade
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button, offer_below
from cs_desktop.views.widgets.pieces import row

SIDE_WIDTH = 308
SIDE_FROM = 1180
"""Below this width the right side comes when it is asked for: the page would be too small beside it."""
BOTH_FROM = 940
"""Below this width the list of slides gives way to the right side, while that is there."""


class DeckScreen(Screen):
    """Shows a DeckShown and says what is done with its slides."""

    wide = True

    slide_picked = Signal(object)
    """The SlideShown that one is at now, also when it was made anew; None for none."""
    title_wanted = Signal()
    """The title on the page was clicked: it is to be written in its field."""
    pages_wanted = Signal()
    """Another page is to be seen, or the same one at another size."""
    counted = Signal(int)
    """How many pages the deck has, as far as that is known."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self.head = DeckHeader(theme)
        super().__init__(self.head, QWidget())
        self._theme = theme
        self.editable = True
        self.side = Spot("surface", "left")
        """At the right: template, brand, every page, checks, what leaves, snapshots, the export."""
        fix_width(self.side, SIDE_WIDTH)
        self.slides = SlidesPanel(theme)
        self.middle = DeckMiddle(theme, actions)
        self.details = self.middle.details
        """Below the preview: this slide, speaker notes, data."""
        self.start = DeckStart(theme)
        self.deck: DeckShown | None = None
        """What is shown."""
        self.count = PageCount()
        self._at: int | None = None
        self._awaited: int | None = None
        self.page = 0
        """Of the slide that one is at, counted from 0."""
        self._alone = self._side_wanted = False
        self.export = Button(theme, tr("Export"), "default", "download")
        self._make_tools(actions)
        whole: QHBoxLayout = row(spacing=0)
        whole.addWidget(self.slides)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.side)
        builder = QWidget()
        builder.setLayout(whole)
        self._stack = QStackedWidget()
        self.unmade = Unmade(theme)
        for page in (builder, self.start, self.unmade):
            self._stack.addWidget(page)
        self.setLayout(row(self._stack, spacing=0))
        self._connect()

    @property
    def slide(self) -> SlideShown | None:
        """Return the slide that one is at."""
        slides = self.deck.slides if self.deck is not None else ()
        return next((one for one in slides if one.design.id == self._at), None)

    def show_start(
        self, account: str, subject: str, templates: Sequence[DeckTemplate], *, first: bool
    ) -> None:
        """Show what a deck can be made from, about an account or, where it is empty, about the whole book."""
        self.start_over()
        self.head.show_start(account)
        self.start.show_templates(templates, subject, first=first, editable=self.editable)
        self._stack.setCurrentWidget(self.start)
        self.export.setEnabled(False)
        self._share()

    def show_unmade(self, why: str) -> None:
        """Say why nothing can be made of the deck."""
        self.start_over()
        self.unmade.explain(why, editable=self.editable)
        self._stack.setCurrentWidget(self.unmade)
        self.export.setEnabled(False)
        self._share()
        self.take_focus()

    def show_waiting(self) -> None:
        """Show the builder without a deck, which is being read."""
        self.start_over()
        self.slides.clear()
        self.middle.show_page(shown=True)
        self._stack.setCurrentIndex(0)

    def start_over(self) -> None:
        """Forget what was shown, as before another deck."""
        self.deck, self._at, self.page = None, None, 0
        self.count.forget()
        self.slides.list.forget_thumbs()
        self.middle.page.show_page(None, "", has_title=False)
        self.slide_picked.emit(None)

    def show_deck(self, deck: DeckShown) -> None:
        """Show a deck; one stays at the slide where one was, if it is still there."""
        first = self.deck is None
        before = self.slide
        place = self.deck.slides.index(before) if self.deck is not None and before is not None else 0
        self.deck = deck
        self.count.show_deck(deck)
        self._stack.setCurrentIndex(0)
        self.export.setEnabled(True)
        self.head.show_deck(deck)
        if any(one.design.id == self._awaited for one in deck.slides):
            self._at, self._awaited = self._awaited, None
        if self.slide is None and deck.slides:
            # One that was removed leaves one at the next.
            self._at = deck.slides[min(place, len(deck.slides) - 1)].design.id
        self.slides.show_deck(deck, self.count, editable=self.editable)
        if self._at is not None:
            self.slides.list.go_to(self._at)
        self._show_slide()
        self.counted.emit(self.count.all)
        if first:
            self._share()
        if first and self.isVisible():
            self.take_focus()

    def go_to(self, slide_id: int, page: int = 0) -> None:
        """Come to a page of a slide."""
        if (slide_id, page) == (self._at, self.page):
            return
        self._at, self.page = slide_id, page
        self.slides.list.go_to(slide_id)
        self._show_slide()

    def await_slide(self, slide_id: int) -> None:
        """Come to a slide as soon as it is shown."""
        if self.deck is not None and any(one.design.id == slide_id for one in self.deck.slides):
            self.go_to(slide_id)
        else:
            self._awaited = slide_id

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        found = self.count.beside(self._at, self.page, by)
        if found is not None:
            self.go_to(*found)

    def show_page(self, image: QImage | None) -> None:
        """Show the page that one is at, as it was drawn; None while it is not drawn yet."""
        slide = self.slide
        text = ""
        if slide is not None:
            number = self.count.number(self._at, self.page)
            told = tr("Page {number} of {count}", number=number, count=self.count.all)
            behind = self.count.is_behind(self._at, self.page)
            title = tr("Texts in full") if behind else slide.title or slide.name
            text = f"{told}, {title}"
        has_title = self.page == 0 and slide is not None and slide.design.key is not SlideKey.TITLE
        live = self.deck is not None and self.deck.frozen is None
        self.middle.page.show_page(image, text, has_title=has_title and live and self.editable)

    def take_focus(self) -> None:
        """Begin in the list of slides, or at the first template."""
        if self._stack.currentWidget() is self.start:
            self.start.take_focus()
        elif self._stack.currentWidget() is self.unmade:
            self.unmade.take_focus()
        else:
            place = self.middle.page if self.slides.isHidden() else self.slides.list
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; Esc ends seeing the page alone."""
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape and self._alone:
            self.middle.bar.alone.setChecked(False)
            self._show_alone(alone=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room of the right side where there is little."""
        super().resizeEvent(event)
        self._share()

    def show_side(self) -> None:
        """Show the right side also where there is little room."""
        if not self.side.isVisible():
            self.beside.setChecked(True)
            self._want_side(on=True)

    def say_export(self, text: str) -> None:
        """Say how far the export is; empty for none."""
        self.export.setText(" " + (text or tr("Export")))
        self.export.setAccessibleName(text or tr("Export"))

    def _make_tools(self, actions: ActionTable) -> None:
        duplicate = Button(self._theme, tr("Duplicate"), "default", "copy", name=tr("Duplicate the deck"))
        duplicate.follow(actions[ActionId.DUPLICATE_DECK])
        offer_below(self.export, actions.at(Where.DECK_ITSELF))
        self.beside = icon_button(self._theme, "sliders-horizontal", tr("Template, brand and checks"))
        self.beside.setCheckable(True)
        self.beside.clicked.connect(lambda on: self._want_side(on=on))
        assert self.tools is not None
        self.tools.setLayout(row(self.beside, duplicate, self.export, spacing=8))

    def _connect(self) -> None:
        view, bar, listed = self.middle.page, self.middle.bar, self.slides.list
        listed.picked.connect(self._pick)
        listed.page_requested.connect(self.turn)
        listed.opened.connect(self.title_wanted)
        view.width_changed.connect(self.pages_wanted)
        view.width_changed.connect(lambda: bar.say_zoom(view.factor))
        view.zoomed.connect(lambda: bar.say_zoom(view.factor))
        view.title_clicked.connect(self.title_wanted)
        view.turned.connect(self.turn)
        bar.turned.connect(self.turn)
        bar.zoomed.connect(view.zoom)
        bar.fit_requested.connect(lambda: view.zoom_to(None))
        bar.alone_requested.connect(lambda on: self._show_alone(alone=on))
        self.middle.left_out.include_requested.connect(listed.toggle)

    def _pick(self, slide_id: int) -> None:
        """Come to a slide that was picked in the list, which also follows where one goes."""
        if slide_id != self._at:
            self.go_to(slide_id)

    def _show_slide(self) -> None:
        slide = self.slide
        pages = self.count.of(self._at)
        self.page = min(self.page, max(pages - 1, 0))
        shown = slide is None or slide.place is not None
        self.middle.show_page(shown=shown)
        if slide is not None and not shown:
            self.middle.left_out.show_slide(slide, editable=self.editable)
        self.middle.bar.say(self.count.number(self._at, self.page), self.count.all)
        self.slide_picked.emit(slide)
        self.pages_wanted.emit()

    def show_counts(self, counts: dict[int, int], ending: int) -> None:
        """Know how many pages the slides have, and how many come behind the last one."""
        self.count.know(counts, ending)
        if self.deck is not None:
            self.slides.list.show_deck(self.deck, self.count)
        last = max(self.count.of(self._at) - 1, 0)
        if self.page > last:
            # The page that one was at is there no more.
            self.page = last
            self.pages_wanted.emit()
        self.middle.bar.say(self.count.number(self._at, self.page), self.count.all)
        self.counted.emit(self.count.all)

    def _want_side(self, *, on: bool) -> None:
        self._side_wanted = on
        self._share()

    def _show_alone(self, *, alone: bool) -> None:
        self._alone = alone
        self.details.setVisible(not alone)
        self._share()
        if alone:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def _share(self) -> None:
        wide = self.width() >= scaled(SIDE_FROM)
        self.beside.setVisible(not wide and self.deck is not None)
        has_side = not self._alone and (wide or self._side_wanted)
        self.side.setVisible(has_side)
        self.slides.setVisible(not (self._alone or (has_side and self.width() < scaled(BOTH_FROM))))
