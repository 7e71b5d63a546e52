"""The slides of the deck that show parts of the map: each leads there, and its parts lead back to the map."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.deck_places import DeckPlace, Part
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import bridges_of, objectives_of
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.journey.line_button import LineButton
from cs_desktop.views.journey.tying import texts_of
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_INSET = 18
_ICONS = {CardKind.GAP: "gap", CardKind.BRIDGE: "bridge"}


class DeckPart(Section):
    """Shows DeckPlaces of the map on screen."""

    slide_requested = Signal(int)
    """The page on which a slide begins."""
    card_requested = Signal(object)
    objective_requested = Signal(object)
    """The id of what one goes to on the map, or in the list of objectives."""
    audience_chosen = Signal(object)
    """The Audience whose deck is to be told of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Slides of the deck"))
        self._theme = theme
        self.audience = SegmentedButtons(theme)
        self.audience.add(Audience.INTERNAL.value, tr("Internal"))
        self.audience.add(Audience.CLIENT.value, tr("Client"))
        self.audience.choose(Audience.INTERNAL.value)
        self._whose = Audience.INTERNAL
        self.audience.chosen.connect(self._turn)
        self.add(row(self.audience, 0))
        self._rows = column(spacing=2)
        self.add(self._rows)
        self.slides: list[LineButton] = []
        self._places: Sequence[DeckPlace] | None = None
        self._why = ""
        self._shown: JourneyShown | None = None
        self._card: Card | None = None

    def show_places(self, places: Sequence[DeckPlace] | None, why: str = "") -> None:
        """Show the slides; None while they are not known, or where `why` says that there are none."""
        self._places, self._why = places, why
        self._fill()

    def show_chosen(self, shown: JourneyShown | None, card: Card | None) -> None:
        """Show of a map which slides show a card, or the objectives that it leads to."""
        self._shown, self._card = shown, card
        self._fill()

    def lines_near(self) -> list[LineButton]:
        """Return a line for each slide that shows the chosen card, or an objective that it leads to."""
        content = self._shown.content if self._shown else None
        if content is None:
            return []
        chosen, leads_to = _chain(content, self._card)
        notes = ((place, _note(place, chosen, leads_to)) for place in self._places or ())
        return [self._slide(place, note) for place, note in notes if note]

    def _turn(self, key: str) -> None:
        self._whose = Audience(key)
        self.show_places(None)
        self.audience_chosen.emit(self._whose)

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.slides = []
        content = self._shown.content if self._shown else None
        self.setVisible(content is not None and content.head.account_id is not None)
        if content is None or self._shown is None:
            return
        if self._places is None:
            self._say(self._why or tr("Reading…"))
            return
        chosen, leads_to = _chain(content, self._card)
        for place in self._places:
            known = [part for part in place.parts if _is_known(self._shown, content, part)]
            if known:
                self._show_place(place, known, content, chosen, leads_to)
        if self._whose is Audience.CLIENT:
            self._say(tr("As the client's deck begins: without gaps and bridges until they are released."))
        elif not self.slides:
            self._say(tr("Nothing of this map is on a slide: the deck shows the account's first map."))
        elif chosen is not None and not any(chosen in place.parts for place in self._places):
            self._say(tr("This card is on no slide: the deck shows the three gaps that need work first."))
        else:
            self._say(tr("In the internal deck as it begins, with all gaps and bridges."))

    def _show_place(
        self,
        place: DeckPlace,
        known: Sequence[Part],
        content: MapContent,
        chosen: Part | None,
        leads_to: frozenset[Part],
    ) -> None:
        line = self._slide(place, _note(place, chosen, leads_to))
        self.slides.append(line)
        self._rows.addWidget(line)
        inside = QWidget()
        box = column(spacing=0, margins=(_INSET, 0, 0, 6))
        for part in known:
            box.addWidget(self._line(content, part))
        inside.setLayout(box)
        self._rows.addWidget(inside)

    def _slide(self, place: DeckPlace, note: str) -> LineButton:
        text = tr("Page {page}: {title}", page=place.page, title=place.title)
        told = tr("{slide}\nOpens the deck as a PDF on this page", slide=text)
        line = LineButton(self._theme, "presentation", text, note, told=told)
        line.clicked.connect(lambda: self.slide_requested.emit(place.page))
        return line

    def _line(self, content: MapContent, part: Part) -> LineButton:
        kind, part_id = part
        if kind is Kind.OBJECTIVE:
            assert self._shown is not None
            line = LineButton(self._theme, "target", texts_of(self._shown.objectives)[part_id])
            line.clicked.connect(lambda: self.objective_requested.emit(part_id))
            return line
        card = content.cards_by_id[part_id]
        line = LineButton(self._theme, _ICONS.get(card.kind, "square"), card.title)
        line.clicked.connect(lambda: self.card_requested.emit(part_id))
        return line

    def _say(self, text: str) -> None:
        self._rows.addWidget(Label(text, TextStyle.CAPTION, "text3", wrap=True))


def _note(place: DeckPlace, chosen: Part | None, leads_to: frozenset[Part]) -> str:
    if chosen in place.parts:
        return tr("this card")
    return tr("its objective") if leads_to.intersection(place.parts) else ""


def _chain(content: MapContent, card: Card | None) -> tuple[Part | None, frozenset[Part]]:
    """Return a card as a part of the deck, if it may be one, and the objectives that it leads to."""
    if card is None or card.kind not in _ICONS:
        return None, frozenset()
    bridges = bridges_of(content, card.id) if card.kind is CardKind.GAP else (card,)
    served = (one for bridge in bridges for one in objectives_of(content, bridge.id))
    return (Kind.JOURNEY_CARD, card.id), frozenset((Kind.OBJECTIVE, one) for one in served)


def _is_known(shown: JourneyShown, content: MapContent, part: Part) -> bool:
    kind, part_id = part
    if kind is Kind.OBJECTIVE:
        return any(one.id == part_id for one in shown.objectives)
    return part_id in content.cards_by_id
