"""Two states of a map compared: drawn as one or side by side, with a list of what differs."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.differences import Comparison, Difference
from cs_desktop.domain.journey.overlay import only_lanes_with, overlay, said_of
from cs_desktop.domain.journey.revisions import NOW, TEMPLATE, MapState, RevisionRow
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.past.compare_bar import OVERLAID, CompareBar
from cs_desktop.views.journey.past.differences import Differences
from cs_desktop.views.journey.past.legend import Legend
from cs_desktop.views.journey.past.marked import MarkedCanvas, card_of, marking
from cs_desktop.views.journey.past.states import shown_of
from cs_desktop.views.journey.past.telling import Teller
from cs_desktop.views.journey.past.zoom_keys import zoom_by_keys
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, equal, row
from cs_desktop.views.widgets.side_panel import PanelPlace


class ComparePage(QWidget):
    """Shows two MapStates; says which others are wanted."""

    back_requested = Signal()
    pair_chosen = Signal(object, object)
    """The ids of the older and the newer state, NOW for the map as it is."""
    restore_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._states: tuple[MapState, MapState] | None = None
        self._shown: JourneyShown | None = None
        self._found = Comparison((), ())
        self._editable = False
        self.bar = CompareBar(theme)
        self.before = MarkedCanvas(theme, tr("Journey map before"))
        self.canvas = MarkedCanvas(theme, tr("Journey map compared"))
        self.list = Differences(theme)
        self.legend = Legend(theme)
        self._tie(self.before, self.canvas)
        self._tie(self.canvas, self.before)
        maps = row(equal(self.before), equal(self.canvas), spacing=1)
        maps.setStretch(0, 1)
        maps.setStretch(1, 1)
        left = column(spacing=0)
        left.addLayout(maps, 1)
        left.addWidget(self.legend)
        body = row(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(self.list)
        held = QWidget()
        held.setLayout(body)
        self.place = PanelPlace(held)
        whole = column(self.bar, spacing=0)
        whole.addWidget(self.place, 1)
        self.setLayout(whole)
        self.before.hide()
        self._connect_parts()
        zoom_by_keys(self, self.canvas)
        self.setFocusProxy(self.list)

    def _connect_parts(self) -> None:
        self.bar.back_requested.connect(self.back_requested)
        self.bar.pair_chosen.connect(self.pair_chosen)
        self.bar.view_chosen.connect(lambda _view: self._show())
        self.list.looked.connect(self._look)
        self.list.narrowed.connect(lambda _only: self._show())
        self.list.restore_requested.connect(self._restore)
        for keys, do in (
            (QKeySequence(Qt.Key.Key_Escape), self.back_requested.emit),
            (QKeySequence(Qt.Key.Key_S), self.bar.switch_view),
        ):
            shortcut = QShortcut(keys, self, do)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room between maps and list."""
        super().resizeEvent(event)
        self.list.share(self.width())

    @property
    def canvases(self) -> tuple[MarkedCanvas, ...]:
        """Return the canvases that are to be seen."""
        return (self.canvas,) if self.bar.view == OVERLAID else (self.before, self.canvas)

    def show_rows(self, rows: Sequence[RevisionRow], template: str = "") -> None:
        """Offer these revisions to be compared, and the template that the map came from."""
        self.bar.show_rows(rows, template)

    def show_states(self, old: MapState, new: MapState, shown: JourneyShown, *, editable: bool) -> None:
        """Show what differs between two states; `shown` is what is known of the account now."""
        self._states, self._shown, self._editable = (old, new), shown, editable
        self._found = compare(old.content, new.content)
        self.bar.show_pair(_id(old), _id(new))
        teller = Teller(old.content, new.content)
        self.list.show_comparison(self._found, teller)
        text = tr("Restore revision {number}", number=old.row.number) if old.row else ""
        self.list.offer_restore(text, possible=editable)
        self._show()

    def _show(self) -> None:
        if self._states is None or self._shown is None:
            return
        overlaid = self.bar.view == OVERLAID
        if not overlaid and not self.before.isVisible():
            self.before.set_zoom(self.canvas.zoom / 100)
        self.before.setVisible(not overlaid)
        if overlaid:
            self._show_overlaid(*self._states, self._shown)
        else:
            self._show_beside(*self._states, self._shown)

    def _show_overlaid(self, old: MapState, new: MapState, shown: JourneyShown) -> None:
        both, teller = overlay(old.content, new.content, self._found), Teller(old.content, new.content)
        marks = {
            id_: marking(
                ones,
                teller.on_old if id_ < 0 else teller.on_new,
                gone=id_ < 0 or id_ in both.gone,
            )
            for id_, ones in both.cards.items()
        }
        state = replace(new, content=self._told(teller, both.content))
        stones = {id_: marking(ones, teller.on_new) for id_, ones in both.milestones.items()}
        self.canvas.show_marked(shown_of(state, shown), marks, stones, self._found.feelings, old.content)

    def _show_beside(self, old: MapState, new: MapState, shown: JourneyShown) -> None:
        teller, said = Teller(old.content, new.content), said_of(self._found, Kind.JOURNEY_CARD)
        stones = said_of(self._found, Kind.MILESTONE)
        for canvas, state, words in (
            (self.before, old, teller.on_old),
            (self.canvas, new, teller.on_new),
        ):
            there = state.content.cards_by_id
            canvas.show_marked(
                shown_of(replace(state, content=self._told(teller, state.content)), shown),
                {id_: marking(ones, words) for id_, ones in said.items() if id_ in there},
                {id_: marking(ones, words) for id_, ones in stones.items()},
                self._found.feelings,
            )
        heights = [canvas.lane_heights() for canvas in (self.before, self.canvas)]
        for canvas, others in zip((self.before, self.canvas), reversed(heights), strict=True):
            # What is the same stands beside itself.
            canvas.raise_lanes(others)

    def _told(self, teller: Teller, content: MapContent) -> MapContent:
        return teller.named(self._found, self._narrowed(content))

    def _narrowed(self, content: MapContent) -> MapContent:
        """Return a map with the lanes folded in which nothing differs, if that is wanted."""
        return only_lanes_with(content, self._found) if self.list.only.isChecked() else content

    def _look(self, one: Difference) -> None:
        """Bring what differs into view, on each canvas on which it is."""
        assert self._states is not None
        card = card_of(one, *(state.content for state in self._states))
        for canvas in self.canvases:
            if card is not None:
                canvas.show_card(card)
            else:
                canvas.show_part(one.kind, one.id)

    def _tie(self, leading: MarkedCanvas, following: MarkedCanvas) -> None:
        """Let one canvas pan and zoom with the other."""
        for mine, other in (
            (leading.lanes.horizontalScrollBar(), following.lanes.horizontalScrollBar()),
            (leading.lanes.verticalScrollBar(), following.lanes.verticalScrollBar()),
        ):
            mine.valueChanged.connect(other.setValue)

        def zoom(percent: int) -> None:
            if following.zoom != percent and following.isVisible():
                following.set_zoom(percent / 100)

        leading.zoom_changed.connect(zoom)

    def _restore(self) -> None:
        if self._states is not None and self._states[0].row is not None:
            self.restore_requested.emit(self._states[0].row.id)


def _id(state: MapState) -> int:
    if state.row is not None:
        return state.row.id
    return TEMPLATE if state.name else NOW
