"""The panel of links: what a gap or a bridge is linked with, what it can be, and the plan's objectives."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.deck_places import DeckPlace
from cs_desktop.domain.journey.shown import JourneyShown, PlanObjective
from cs_desktop.domain.journey.ties import (
    bridges_of,
    can_link,
    gaps_of,
    links_between,
    objectives_of,
    partners,
    served_by,
)
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.journey.deck_part import DeckPart
from cs_desktop.views.journey.line_button import LineButton
from cs_desktop.views.journey.tying import objective_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import ElidedLabel, Label

MOST = 60
"""So many targets are listed at most; typing brings up the others."""
_ICONS = {CardKind.GAP: "gap", CardKind.BRIDGE: "bridge"}


class LinksPanel(QWidget):
    """Shows the links of one card; says what is to be linked, parted or gone to."""

    card_requested = Signal(object)
    """Go to a card, by its id."""
    link_requested = Signal(object, object)
    """A card and the one it is to be linked with."""
    objective_requested = Signal(object, object)
    """A bridge and the objective it is to serve."""
    unlink_requested = Signal(object)
    """The ids of links to delete."""
    bridge_requested = Signal(object)
    """A gap that is to have a bridge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: JourneyShown | None = None
        self._card_id: int | None = None
        self._editable = True
        self._first: Callable[[], None] | None = None
        self._title = ElidedLabel("", TextStyle.TITLE)
        self._kind = Label("", TextStyle.CELL, "text3")
        self.filter = QLineEdit()
        self.filter.setProperty("look", "search")
        self.filter.setPlaceholderText(tr("Filter by name"))
        self.filter.setAccessibleName(tr("Filter what can be linked"))
        self.filter.textChanged.connect(self._fill_targets)
        self.filter.returnPressed.connect(self._take_first)
        self._linked, self._targets = Section(tr("Linked with")), Section(tr("Link to"))
        self._plan = Section(tr("Objectives of the success plan"))
        self.deck = DeckPart(theme)
        self.deck.card_requested.connect(self.card_requested)
        self.deck.objective_requested.connect(self.go_to_objective)
        self._lists = {part: column(spacing=2) for part in (self._linked, self._targets, self._plan)}
        self._targets.add(self.filter)
        for part, box in self._lists.items():
            part.add(box)
        self._lay_out()

    @property
    def card_id(self) -> int | None:
        """Return the card whose links are shown."""
        return self._card_id

    def show_links(self, shown: JourneyShown | None, card_id: int | None, *, editable: bool) -> None:
        """Show a card's links, or those of none; what one types in the filter stays for the same card."""
        if card_id != self._card_id:
            self.filter.clear()
        self._shown, self._card_id, self._editable = shown, card_id, editable
        content = shown.content if shown else None
        card = content.cards_by_id.get(card_id) if content is not None and card_id is not None else None
        here = self.window().focusWidget()
        linkable = card is not None and can_link(card)
        self._title.setText(card.title if card else tr("No card is chosen"))
        self._kind.setText(word_text(card.kind) if card else "")
        self._linked.setVisible(linkable)
        self._targets.setVisible(linkable and editable)
        self.deck.show_chosen(shown, card)
        self._fill_linked(content, card if linkable else None)
        self._fill_targets()
        self._fill_plan(content)
        stays = here is self.filter and not self._targets.isHidden()
        if self.isAncestorOf(here) and not stays:
            # What had the keyboard may be gone with its line.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_places(self, places: Sequence[DeckPlace] | None, why: str = "") -> None:
        """Show on which slides of the deck parts of the map stand; None while that is not known."""
        self.deck.show_places(places, why)
        content = self._shown.content if self._shown else None
        card = content.cards_by_id.get(self._card_id or 0) if content is not None else None
        self._fill_linked(content, card if card is not None and can_link(card) else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the filter."""
        super().focusInEvent(event)
        if not self.filter.isHidden() and not self._targets.isHidden():
            self.filter.setFocus(event.reason())

    def _fill_linked(self, content: MapContent | None, card: Card | None) -> None:
        rows: list[QWidget] = []
        if content is not None and card is not None:
            for other in (*bridges_of(content, card.id), *gaps_of(content, card.id)):
                ids = [link.id for link in links_between(content, card.id, other=other.id)]
                rows.append(self._with_end(self._to_card(other), ids, other.title))
            known = {one.id: one for one in self._objectives}
            for objective_id in objectives_of(content, card.id):
                ids = [link.id for link in links_between(content, card.id, objective=objective_id)]
                told = known.get(objective_id)
                text = objective_text(told) if told else tr("An objective of another account")
                line = LineButton(self._theme, "target", text, told=text)
                line.clicked.connect(lambda _=False, one=objective_id: self.go_to_objective(one))
                rows.append(self._with_end(line, ids, text))
            rows += self.deck.lines_near()
        nothing = tr("Nothing yet. Draw a line with L, or choose below.")
        self._fill(self._linked, rows or [Label(nothing, TextStyle.CELL, "text3", wrap=True)])

    def _fill_targets(self) -> None:
        lines = self._offers() if self._editable else []
        found = [(line, do) for text, line, do in lines if self._fits(text)]
        rows: list[QWidget] = []
        for (icon, text, note), do in found[:MOST]:
            button = LineButton(self._theme, icon, text, note)
            button.clicked.connect(do)
            rows.append(button)
        if len(found) > MOST:
            left = tr("{count} more; type a part of the name", count=len(found) - MOST)
            rows.append(Label(left, TextStyle.CELL, "text3", wrap=True))
        self._first = found[0][1] if found else None
        nothing = tr("Nothing of this name can be linked.")
        self._fill(self._targets, rows or [Label(nothing, TextStyle.CELL, "text3", wrap=True)])

    def _offers(self) -> list[tuple[str, tuple[str, str, str], Callable[[], None]]]:
        """Return all that the card can be linked with: what to look for, how it looks, what it does."""
        content, card_id = self._shown.content if self._shown else None, self._card_id
        card = content.cards_by_id.get(card_id) if content is not None and card_id is not None else None
        if content is None or card is None or not can_link(card):
            return []
        offers: list[tuple[str, tuple[str, str, str], Callable[[], None]]] = []
        stages = {stage.id: stage.name for stage in content.stages}
        possible = partners(content, card.id)
        for other in content.cards:
            if other.id in possible:
                note = stages.get(other.stage_id or 0, "")
                do = _call(self.link_requested, card.id, other.id)
                offers.append((other.title, (_ICONS[other.kind], other.title, note), do))
        if card.kind is CardKind.GAP:
            text = tr("New bridge over this gap")
            offers.append((text, ("plus", text, ""), _call(self.bridge_requested, card.id)))
        else:
            served = objectives_of(content, card.id)
            several = len({objective.plan for objective in self._objectives}) > 1
            for objective in self._objectives:
                if objective.id not in served:
                    text = objective_text(objective)
                    do = _call(self.objective_requested, card.id, objective.id)
                    offers.append((text, ("target", text, objective.plan if several else ""), do))
        return offers

    def _fill_plan(self, content: MapContent | None) -> None:
        rows: list[QWidget] = []
        for objective in self._objectives if content is not None else ():
            assert content is not None
            bridges = served_by(content, objective.id)
            text = objective_text(objective)
            head = row(Label(text, TextStyle.CELL_MEDIUM, wrap=True))
            part = QWidget()
            part.setObjectName(str(objective.id))
            box = column(spacing=2, margins=(0, 4, 0, 4))
            box.addLayout(head)
            for bridge in bridges:
                box.addWidget(self._to_card(bridge))
            if not bridges:
                box.addWidget(Label(tr("No bridge serves it yet."), TextStyle.CAPTION, "text3"))
            part.setLayout(box)
            rows.append(part)
        nothing = tr("No objective has been agreed yet.")
        self._fill(self._plan, rows or [Label(nothing, TextStyle.CELL, "text3", wrap=True)])

    def _to_card(self, card: Card) -> LineButton:
        state = word_text(card.state) if card.state else ""
        line = LineButton(self._theme, _ICONS.get(card.kind, "square"), card.title, state)
        line.clicked.connect(_call(self.card_requested, card.id))
        return line

    def _with_end(self, line: QWidget, link_ids: Sequence[int], name: str) -> QWidget:
        part = QWidget()
        box = row(spacing=4)
        box.addWidget(line, 1)
        if self._editable:
            end = icon_button(self._theme, "x", tr("Delete the link with {name}", name=name))
            end.clicked.connect(_call(self.unlink_requested, tuple(link_ids)))
            box.addWidget(end)
        part.setLayout(box)
        return part

    def go_to_objective(self, objective_id: int) -> None:
        """Scroll to an objective of the success plan."""
        part = self._plan.findChild(QWidget, str(objective_id))
        if part is not None:
            self._area.ensureWidgetVisible(part)

    def _take_first(self) -> None:
        if self._first is not None:
            self._first()

    def _fits(self, text: str) -> bool:
        return self.filter.text().strip().casefold() in text.casefold()

    @property
    def _objectives(self) -> tuple[PlanObjective, ...]:
        return self._shown.objectives if self._shown else ()

    def _fill(self, part: Section, rows: Iterable[QWidget]) -> None:
        box = self._lists[part]
        _empty(box)
        for one in rows:
            box.addWidget(one)

    def _lay_out(self) -> None:
        head = QWidget()
        head.setLayout(column(self._kind, self._title, spacing=2, margins=(16, 12, 16, 12)))
        inside = Panel("surface")
        body = column(head, self._linked, self._targets, self._plan, self.deck, spacing=0)
        body.addStretch(1)
        inside.setLayout(body)
        self._area = scrolling(inside)
        self.setLayout(column(self._area, spacing=0))


def _call(signal: SignalInstance, *values: object) -> Callable[[], None]:
    """Return what emits a signal with values; a click's own is left out."""

    def call(*_clicked: object) -> None:
        signal.emit(*values)

    return call


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
