"""The pages of the deck that is built: drawn as they are to be seen, here and before an audience."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.deck.preview import PagesController, Wanted
from cs_desktop.views.deck.present import PresentView
from cs_desktop.views.deck.slide_painter import THUMB
from cs_desktop.views.wiring.deck_desk import DeckDesk


class DeckPagesWiring(QObject):
    """Asks for the pages that are to be seen, the one that one looks at first."""

    def __init__(self, desk: DeckDesk) -> None:
        super().__init__(desk.around.window)
        self._desk = desk
        self._screen = desk.screen
        self.pages = PagesController(desk.around.jobs)
        self.pages.setParent(self)
        self.present: PresentView | None = None
        self._shown: tuple[int, int] | None = None
        """The slide and page that the builder shows."""
        self.pages.drawn.connect(self._show)
        self.pages.counted.connect(self._count)
        self.pages.failed.connect(lambda error: desk.around.window.toasts.warn(str(error)))
        self._screen.pages_wanted.connect(self._want)
        desk.around.actions[ActionId.PRESENT_DECK].triggered.connect(self._begin)

    def forget(self) -> None:
        """Draw nothing more, as when one leaves the deck."""
        self.pages.forget()
        if self.present is not None:
            self.present.close()

    def _want(self) -> None:
        """Ask for the page that is looked at, for those beside it, and for all in small."""
        screen = self._screen
        deck, slide = screen.deck, screen.slide
        if deck is None or not screen.isVisible():
            return
        places = {one.design.id: one.place for one in deck.slides if one.place is not None}
        wanted: list[Wanted] = []
        if self.present is not None:
            wanted += self._beside(self.present.pixels)
        wanted += self._beside(screen.middle.page.pixels)
        density = screen.devicePixelRatioF()
        small = [Wanted(one, 0, round(THUMB.width() * density)) for one in places]
        # What one looks at first, in small too.
        at = None if slide is None else slide.design.id
        small.sort(key=lambda one: one.slide_id != at)
        mine = wanted[:1]
        if mine:
            self._show_known(mine[0])
        self.pages.want(deck.deck, places, [*mine, *small, *wanted[1:]])

    def _beside(self, width: int) -> list[Wanted]:
        """Return the page that is looked at, the next and the one before, so wide."""
        screen = self._screen
        slide = screen.slide
        if slide is None:
            return []
        at = slide.design.id
        here = [(at, screen.page)] if slide.place is not None else []
        near = (screen.count.beside(at, screen.page, by) for by in (1, -1))
        return [Wanted(*one, width) for one in (*here, *(one for one in near if one is not None))]

    def _show_known(self, one: Wanted) -> None:
        """Show at once what is drawn already, even if it is to be drawn again."""
        image = self.pages.image(one)
        if self.present is not None:
            if image is not None:
                self._show_presented(image)
        elif image is not None:
            self._screen.show_page(image)
        elif self._shown != (one.slide_id, one.page):
            self._screen.show_page(None)
        self._shown = (one.slide_id, one.page)

    def _show(self, one: Wanted, image: QImage) -> None:
        screen = self._screen
        slide = screen.slide
        if one.page == 0 and one.width == round(THUMB.width() * screen.devicePixelRatioF()):
            screen.slides.list.set_thumb(one.slide_id, image)
        if slide is None or (one.slide_id, one.page) != (slide.design.id, screen.page):
            return
        if self.present is not None and one.width == self.present.pixels:
            self._show_presented(image)
        if one.width == screen.middle.page.pixels:
            screen.show_page(image)

    def _show_presented(self, image: QImage) -> None:
        screen = self._screen
        slide = screen.slide
        if self.present is not None and slide is not None:
            number = screen.count.number(slide.design.id, screen.page)
            self.present.show_page(image, number, screen.count.all, slide.title)

    def _count(self, counts: dict[int, int], ending: int) -> None:
        self._screen.show_counts(counts, ending)

    def _begin(self) -> None:
        """Show the pages alone, from the one that is looked at."""
        screen = self._screen
        if self.present is not None or screen.deck is None or not screen.count.all:
            return
        if screen.slide is not None and screen.slide.place is None:
            screen.turn(1)
        view = self.present = PresentView(self._desk.around.window)
        view.turned.connect(screen.turn)
        view.gone_to.connect(self._go_to_end)
        view.width_changed.connect(self._want)
        view.ended.connect(self._end)
        view.begin()
        self._want()

    def _go_to_end(self, last: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        screen = self._screen
        here = 0 if screen.slide is None else screen.count.number(screen.slide.design.id, screen.page)
        screen.turn((screen.count.all if last else 1) - here)

    def _end(self) -> None:
        view, self.present = self.present, None
        if view is not None:
            view.deleteLater()
        self._want()
        self._screen.take_focus()
