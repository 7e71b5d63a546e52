"""The outline of a map beside its canvas: the same map as a tree, for the keyboard and screen readers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import Card, Lane, MapContent, Stage
from cs_desktop.domain.journey.emotions import added_persona, feeling_before, set_feeling
from cs_desktop.domain.journey.outline import (
    Heap,
    OutlineNode,
    OutlineOrder,
    filtered,
    in_stack,
    outline_of,
)
from cs_desktop.domain.journey.outlining import (
    added_at,
    kind_to_add,
    milestone_added,
    moved_across,
    moved_along,
    moved_in_stack,
    moved_to,
    removed,
    renamed,
)
from cs_desktop.domain.journey.rows import lane_moved
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.structure import stage_added, stage_moved
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.new_titles import NEW_TITLES
from cs_desktop.views.journey.outline_texts import OutlineTexts
from cs_desktop.views.journey.outline_view import OutlineView, Way
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_MOVES = {Way.ALONG: moved_along, Way.ACROSS: moved_across, Way.IN_STACK: moved_in_stack}
_NAMED = (Kind.JOURNEY_CARD, Kind.MILESTONE, Kind.JOURNEY_EMOTION, Kind.JOURNEY_PERSONA)
"""What is named here once it is added."""


class OutlinePanel(Panel):
    """Shows a JourneyShown as a tree; says what is chosen in it and what is to be done."""

    gesture = Signal(object)
    """A Gesture to do."""
    chosen = Signal(object)
    """The kinds and ids of what the user chose, a tuple."""
    delete_requested = Signal(object)
    """The Kind of the one stage or lane that is to be deleted, which is chosen."""
    order_chosen = Signal()
    close_requested = Signal()
    left = Signal()
    """Esc was pressed: the keyboard goes back to the canvas."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "left")
        self._shown: JourneyShown | None = None
        self._order = OutlineOrder.STAGES
        self._awaits = False
        """Whether what is added next was asked for here, and is to be named here."""
        self.tree = OutlineView(theme)
        self.filter = QLineEdit()
        self.orders = SegmentedButtons(theme)
        self._none = Label("", TextStyle.BODY, "text2", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out(theme)
        self._connect()

    @property
    def order(self) -> OutlineOrder:
        """Return what stands at the top of the tree."""
        return self._order

    def choose_order(self, order: OutlineOrder) -> None:
        """Put stages or lanes at the top of the tree."""
        self.orders.choose(order.value)
        if order is self._order:
            return
        self._order = order
        chosen = [(node.kind, node.id) for node in self.tree.chosen_nodes()]
        self.tree.start_over()
        self._refresh()
        self.tree.choose(chosen)

    def show_journey(self, shown: JourneyShown | None, *, editable: bool) -> None:
        """Show a map, or the same one anew; none at all where it is not looked at."""
        self._shown = shown
        self.tree.rows.editable = editable
        self._refresh()

    def choose(self, parts: Sequence[tuple[Kind, int]]) -> None:
        """Select what was chosen on the canvas."""
        self.tree.choose(parts)

    def take_added(self, ids: Sequence[int]) -> bool:
        """Write the title of what was just added, if it was asked for here; returns whether it was."""
        if not self._awaits or not self.isVisible():
            return False
        found = [(kind, id_, 0) for id_ in ids for kind in _NAMED]
        self._awaits = not any(self.tree.write(key) for key in found)
        return not self._awaits

    def _refresh(self) -> None:
        content = self._content
        if self._shown is None or content is None:
            return
        nodes = outline_of(content, self._order)
        texts = OutlineTexts(self._shown)
        wanted = self.filter.text().strip().casefold()
        if wanted:
            nodes = filtered(nodes, lambda node: wanted in texts.all_of(node).casefold())
        self.tree.show_nodes(nodes, texts, all_open=bool(wanted))
        self._none.setText(
            tr("Nothing on this map matches {text}.", text=self.filter.text().strip())
            if wanted
            else tr("This map is empty: add a stage to begin.")
        )
        self._stack.setCurrentIndex(0 if nodes else 1)

    @property
    def _content(self) -> MapContent | None:
        return self._shown.content if self._shown else None

    def _say_chosen(self) -> None:
        parts = [(node.kind, node.id) for node in self.tree.chosen_nodes()]
        self.chosen.emit(tuple(dict.fromkeys(parts)))

    def _write(self, node: OutlineNode, text: str) -> None:
        self.gesture.emit(renamed(node.kind, node.id, text))

    def _add(self, node: OutlineNode) -> None:
        content = self._content
        if content is None or not self.tree.rows.editable:
            return
        kind = kind_to_add(content, node)
        made: Gesture | None = None
        if kind is not None:
            made = added_at(content, node, kind, tr(NEW_TITLES[kind]))
        elif node.stage_id is not None and _holds(content, node) is LaneKind.MILESTONES:
            made = milestone_added(node.stage_id, tr("New milestone"))
        elif isinstance(node.part, Stage) and node.lane_id is None:
            made = stage_added(content, tr("New stage"), content.stage_places[node.id] + 1)
        elif node.stage_id is not None and _holds(content, node) is LaneKind.EMOTION:
            made = _feeling_added(content, node.stage_id)
        elif node.kind is Kind.JOURNEY_PERSONA or node.part is Heap.PERSONAS:
            made = added_persona(content, tr("New persona"))
        if made is not None:
            # A new stage is named on the canvas.
            self._awaits = not isinstance(node.part, Stage) or node.lane_id is not None
            self.gesture.emit(made)

    def _delete(self) -> None:
        nodes = self.tree.chosen_nodes()
        if not self.tree.rows.editable or not nodes:
            return
        if len(nodes) == 1 and isinstance(nodes[0].part, Stage | Lane):
            self.delete_requested.emit(nodes[0].kind)
        elif gesture := removed(nodes):
            self.gesture.emit(gesture)

    def _move(self, way: Way, step: int) -> None:
        content, nodes = self._content, self.tree.chosen_nodes()
        if content is None or not self.tree.rows.editable:
            return
        cards = {node.id for node in nodes if isinstance(node.part, Card)}
        gesture: Gesture | None = None
        if cards:
            gesture = _MOVES[way](content, cards, step)
        elif len(nodes) == 1 and way is Way.IN_STACK:
            gesture = _moved_group(content, nodes[0], step)
        if gesture:
            self.gesture.emit(gesture)

    def _drop(self, ids: list[int], node: OutlineNode, place: int | None) -> None:
        content = self._content
        if content is None or node.stage_id is None or node.lane_id is None:
            return
        before = node if isinstance(node.part, Card) else None
        if place is not None and place < len(node.children):
            before = node.children[place]
        there = [card.id for card in in_stack(content, node.stage_id, node.lane_id)]
        at = there.index(before.id) if before is not None and before.id in there else None
        if gesture := moved_to(content, ids, node.stage_id, node.lane_id, at):
            self.gesture.emit(gesture)

    def _connect(self) -> None:
        tree = self.tree
        tree.chosen.connect(self._say_chosen)
        tree.add_requested.connect(self._add)
        tree.delete_requested.connect(self._delete)
        tree.move_requested.connect(self._move)
        tree.left.connect(self.left)
        tree.left_upwards.connect(self.filter.setFocus)
        tree.rows.written.connect(self._write)
        tree.rows.dropped.connect(self._drop)
        self.filter.textChanged.connect(lambda _text: self._refresh())
        self.filter.returnPressed.connect(tree.setFocus)
        self.orders.chosen.connect(lambda key: self.choose_order(OutlineOrder(key)))
        self.orders.chosen.connect(lambda _key: self.order_chosen.emit())

    def _lay_out(self, theme: Theme) -> None:
        self.setAccessibleName(tr("Outline"))
        self.filter.setPlaceholderText(tr("Filter the outline"))
        self.filter.setAccessibleName(tr("Filter the outline"))
        self.filter.setClearButtonEnabled(True)
        self.orders.add(OutlineOrder.STAGES.value, tr("By stage"))
        self.orders.add(OutlineOrder.LANES.value, tr("By lane"))
        self.orders.choose(self._order.value)
        head = row(spacing=8, margins=(12, 6, 6, 6))
        head.addWidget(self.orders)
        head.addStretch()
        head.addWidget(icon_button(theme, "x", tr("Close the outline"), self.close_requested.emit))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(12, 12, 12, 12)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._none)
        box = column(spacing=0)
        box.addLayout(head)
        box.addLayout(row(self.filter, margins=(12, 0, 12, 8)))
        box.addWidget(self._stack, 1)
        self.setLayout(box)
        self.setFocusProxy(self.tree)


def _holds(content: MapContent, node: OutlineNode) -> LaneKind | None:
    place = None if node.lane_id is None else content.lane_places.get(node.lane_id)
    return None if place is None else content.lanes[place].kind


def _feeling_added(content: MapContent, stage_id: int) -> Gesture | None:
    """Return the gesture that adds how the first persona feels in a stage of whom nobody said it yet."""
    felt = {one.persona_id for one in content.emotions if one.stage_id == stage_id}
    persona = next((one.id for one in content.personas if one.id not in felt), None)
    if persona is None:
        return None
    return set_feeling(content, persona, stage_id, feeling_before(content, persona, stage_id))


def _moved_group(content: MapContent, node: OutlineNode, step: int) -> Gesture | None:
    """Return the gesture that moves a stage or a lane of the tree by one place, where it has one there."""
    if isinstance(node.part, Stage):
        place = content.stage_places[node.id] + step
        return stage_moved(content, node.id, place) if 0 <= place < len(content.stages) else None
    if isinstance(node.part, Lane):
        place = content.lane_places[node.id] + step
        return lane_moved(content, node.id, place) if 0 <= place < len(content.lanes) else None
    return None
