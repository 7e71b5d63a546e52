"""The real pages of a deck as pictures, drawn off the window's thread: what one looks at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.services.deck.pictures import PictureBook
from cs_desktop.services.page_pictures import PagePicture

LANE = "deck pictures"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that is to be seen: of the slide with this id, counted from 0, so many pixels wide.

    To the last slide belong the pages that come behind it.
    """

    slide_id: int
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class _Request:
    deck: AnyDeck
    places: dict[int, int]
    """By slide's id where it stands in the deck."""
    wanted: Sequence[Wanted]


class PagesController(QObject):
    """Draws the pages that are wanted, one after the other; another request comes before what is left.

    A page that did not change since it was drawn last is not told again.
    """

    drawn = Signal(object, object)
    """What was Wanted, and the page as QImage."""
    counted = Signal(object, int)
    """How many pages each slide has, by its id, of those that were drawn so far; and how many come behind."""
    rested = Signal()
    """All that was wanted is drawn."""
    failed = Signal(object)
    """KnownError: a page cannot be drawn."""

    _finished = Signal(object, object, object)
    _ended = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._book = PictureBook()
        self._newest: _Request | None = None
        self._job: Job | None = None
        self._told: dict[Wanted, tuple[PagePicture, QImage]] = {}
        """What is on screen, by what was wanted."""
        self._counts: dict[int, int] = {}
        self._ending = 0
        self._ended.connect(self._count_ending, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def want(self, deck: AnyDeck, places: dict[int, int], wanted: Sequence[Wanted]) -> None:
        """Draw pages of a deck, the first ones first; `places` says where each slide stands in it."""
        self._newest = _Request(deck, places, tuple(one for one in wanted if one.slide_id in places))
        if self._job is None:
            self._start()

    def image(self, one: Wanted) -> QImage | None:
        """Return a page as it was drawn last; None where it was not, or not lately."""
        told = self._told.get(one)
        return None if told is None else told[1]

    def forget(self) -> None:
        """Draw nothing more, and everything anew next time, as when another deck is opened."""
        self._newest = None
        self._told.clear()
        self._counts.clear()
        self._ending = 0
        self._book = PictureBook()

    def _start(self) -> None:
        request, book = self._newest, self._book
        assert request is not None

        def work(job: Job) -> None:
            for done, one in enumerate(request.wanted):
                if done and request is not self._newest:
                    return
                job.report(done, len(request.wanted))
                place = request.places[one.slide_id]
                picture = book.picture(request.deck, place, one.page, one.width)
                pages = book.pages(request.deck, place)
                told = self._told.get(one)
                if told is None or told[0] is not picture or self._counts.get(one.slide_id) != pages:
                    self._finished.emit(one, (picture, _image(picture)), pages)
            # Only when all is drawn that one looks at: for this every slide is laid out.
            self._ended.emit(book.ending_pages(request.deck))

        def fail(error: KnownError) -> None:
            self.failed.emit(error)

        self._job = self._jobs.run(work, lambda _none: None, fail, lane=LANE)
        self._job.ended.connect(lambda: self._go_on(request))

    def _go_on(self, request: _Request) -> None:
        self._job = None
        if self._newest is not None and self._newest is not request:
            self._start()
        elif self._newest is not None:
            self.rested.emit()

    @Slot(object, object, object)
    def _tell(self, one: Wanted, made: tuple[PagePicture, QImage], pages: int) -> None:
        if self._newest is None:
            return
        self._told = {known: kept for known, kept in self._told.items() if known in self._newest.wanted}
        self._told[one] = made
        if self._counts.get(one.slide_id) != pages:
            self._counts[one.slide_id] = pages
            self.counted.emit(dict(self._counts), self._ending)
        self.drawn.emit(one, made[1])

    @Slot(int)
    def _count_ending(self, pages: int) -> None:
        if self._newest is not None and pages != self._ending:
            self._ending = pages
            self.counted.emit(dict(self._counts), pages)


def _image(picture: PagePicture) -> QImage:
    """Return a page as Qt draws it; works on any thread."""
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    # A copy of its own: the bytes may go before it does.
    return image.copy()
