"""The deck builder's controller: what is done is shown at once, and is what is stored."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.deck.following import LANE
from cs_desktop.controllers.deck.page import DeckController
from cs_desktop.controllers.deck.preview import PagesController, Wanted
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.starting import new_deck
from tests.workspaces import add_account, context, new_workspace

PATIENCE_MS = 30_000


class Room:
    """A deck of an account, open."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.context: Context = context(new_workspace(path))
        self.qtbot = qtbot
        self.jobs, self.hub = Jobs(), ChangeHub()
        self.deck = DeckController(self.jobs, self.hub, lambda: self.context)
        self.pages = PagesController(self.jobs)
        self.shown: list[DeckShown] = []
        self.told: list[tuple[Wanted, QImage]] = []
        account = add_account(self.context.workspace, "Halden Freight")
        self.id, _ = new_deck(self.context, account, DeckTemplate.EBR, Audience.CLIENT)
        self.deck.loaded.connect(self.shown.append)
        self.pages.drawn.connect(lambda one, image: self.told.append((one, image)))
        self.deck.open(self.id)
        self.rest()

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy and bool(self.shown), timeout=PATIENCE_MS)

    @property
    def now(self) -> DeckShown:
        return self.shown[-1]

    def slide(self, key: SlideKey) -> SlideShown:
        return next(one for one in self.now.slides if one.design.key is key)

    @property
    def with_title(self) -> SlideShown:
        """A slide with a message of its own, which the data gives."""
        known = (
            one for one in self.now.slides if one.place is not None and one.design.key is not SlideKey.TITLE
        )
        return next(one for one in known if one.title == one.suggested != "")

    def look(self) -> list[SlideKey]:
        """Ask for all pages, and return of which slides any was told."""
        self.told.clear()
        places = {one.design.id: one.place for one in self.now.slides if one.place is not None}
        with self.qtbot.waitSignal(self.pages.rested, timeout=PATIENCE_MS):
            self.pages.want(self.now.deck, places, [Wanted(one, 0, 96) for one in places])
        keys = {one.design.id: one.design.key for one in self.now.slides}
        return [keys[one.slide_id] for one, _ in self.told]


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    made = Room(tmp_path / "a.csdesk", qtbot)
    yield made
    made.jobs.close()
    made.hub.close()
    made.context.workspace.close()


def shown_and_stored(room: Room, do: Callable[[], None]) -> tuple[DeckDesign, DeckDesign]:
    """Return the design as it is shown while nothing can be stored yet, and as it is once it is."""
    store = Event()
    room.jobs.run(lambda _job: store.wait(), lambda _none: None, lambda _error: None, lane=LANE)
    room.shown.clear()
    do()
    room.qtbot.waitUntil(lambda: bool(room.shown), timeout=PATIENCE_MS)
    at_once = room.now.design
    store.set()
    room.rest()
    return at_once, room.now.design


def test_what_is_done_is_shown_at_once_and_is_what_is_stored(room: Room) -> None:
    deck, before = room.deck, room.now.design
    title, summary = (room.slide(key).design.id for key in (SlideKey.TITLE, SlideKey.SUMMARY))
    for do in (
        lambda: deck.set_included(summary, on=False),
        lambda: deck.move_slide(title, 3),
        lambda: deck.set_option(title, "milestones", on=False),
        lambda: deck.set_part("number", on=False),
        lambda: deck.release(["health"], on=True),
        lambda: deck.remove_slide(summary),
    ):
        at_once, stored = shown_and_stored(room, do)
        assert at_once == stored
        assert at_once != before
        before = stored
    assert [one.key for one in before.slides[:4]].index(SlideKey.TITLE) == 2  # the summary before it is gone


def test_what_is_typed_is_on_the_page_before_it_is_stored_and_what_is_refused_is_not(room: Room) -> None:
    deck, slide = room.deck, room.with_title
    deck.type_text(slide.design.id, "title", "Two goals are\n met")
    room.qtbot.waitUntil(
        lambda: room.slide(slide.design.key).title == "Two goals are met", timeout=PATIENCE_MS
    )
    deck.stop_typing(slide.design.id, "title")
    room.qtbot.waitUntil(lambda: room.slide(slide.design.key).title == slide.title, timeout=PATIENCE_MS)
    room.rest()

    def refuse(_context: Context) -> Change | None:
        raise KnownError("Not now.")

    before = room.now.design
    refused: list[str] = []
    deck.do(
        refuse,
        lambda design: DeckDesign(design.template, design.audience),
        refused=lambda error: refused.append(str(error)),
    )
    room.rest()
    assert refused == ["Not now."]
    assert room.now.design == before


def test_a_page_is_drawn_again_only_where_it_changed(room: Room) -> None:
    first = room.look()
    assert first[0] is SlideKey.TITLE
    assert {image.width() for _, image in room.told} == {96}
    assert room.look() == []
    slide = room.with_title
    room.deck.type_text(slide.design.id, "title", "Another message")
    room.qtbot.waitUntil(lambda: room.slide(slide.design.key).title == "Another message", timeout=PATIENCE_MS)
    assert room.look() == [slide.design.key]
