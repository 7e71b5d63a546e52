"""Copying, cutting and pasting cards of a map, between maps and accounts, and from a spreadsheet."""

from functools import partial

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr, trn
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.clipped import Clip
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.copies import copied_below
from cs_desktop.domain.journey.pasted_text import TextCard, read_cards
from cs_desktop.domain.journey.pasting import Target, check_room, foreign_links, paste_cards, paste_text
from cs_desktop.views.journey.clipboard import CARDS_TYPE, cards_for_clipboard, cards_on_clipboard
from cs_desktop.views.wiring.journey.desk import MapDesk

_ASKED_FROM = 25
"""So many lines of text may have been copied for something else."""
_NAMED_STAGES = 3
_KEYS = {
    ActionId.COPY_CARDS: QKeySequence.StandardKey.Copy,
    ActionId.CUT_CARDS: QKeySequence.StandardKey.Cut,
    ActionId.PASTE_CARDS: QKeySequence.StandardKey.Paste,
}


class ClipboardWiring(QObject):
    """Answers the keys of the clipboard where the keyboard is on the lanes; fields keep theirs."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        for action_id, keys in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), desk.view.canvas.lanes)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._press, action_id))
        desk.actions[ActionId.COPY_CARDS].triggered.connect(self._copy)
        desk.actions[ActionId.CUT_CARDS].triggered.connect(self._cut)
        desk.actions[ActionId.PASTE_CARDS].triggered.connect(self._paste)
        desk.actions[ActionId.DUPLICATE_CARDS].triggered.connect(self._duplicate)
        desk.window.closing.connect(_let_go)

    def _press(self, action_id: ActionId) -> None:
        """Do as the menu does; there it is off where it makes no sense."""
        self._desk.actions[action_id].trigger()

    @property
    def _content(self) -> MapContent | None:
        return self._desk.view.content

    def _copy(self) -> None:
        content, chosen = self._content, self._desk.view.canvas.scene.selected_cards()
        if content is not None and chosen:
            QApplication.clipboard().setMimeData(cards_for_clipboard(content, chosen))
            self._desk.window.toasts.tell(trn("Copied {count} card", "Copied {count} cards", len(chosen)))

    def _cut(self) -> None:
        self._copy()
        self._desk.view.delete_selected()

    def _duplicate(self) -> None:
        content = self._content
        if content is not None:
            self._do(copied_below(content, self._desk.view.canvas.scene.selected_cards()))

    def _paste(self) -> None:
        content, data = self._content, _held()
        if content is None:
            return
        try:
            clip = None if data is None else cards_on_clipboard(data)
            if clip is not None and clip.cards:
                self._paste_cards(content, clip)
                return
            self._paste_text(content, "" if data is None else data.text())
        except KnownError as error:
            self._desk.window.toasts.warn(str(error))

    def _paste_cards(self, content: MapContent, clip: Clip) -> None:
        shown = self._desk.view.shown
        objectives = {one.id for one in shown.objectives} if shown is not None else set[int]()
        self._do(paste_cards(content, clip, self._target(content), objectives))
        lost = foreign_links(clip, objectives)
        if lost:
            self._desk.window.toasts.tell(
                trn(
                    "Left out {count} link to an objective that is not this account's.",
                    "Left out {count} links to objectives that are not this account's.",
                    lost,
                )
            )

    def _paste_text(self, content: MapContent, text: str) -> None:
        cards = read_cards(text, content)
        check_room(content, len(cards))
        target = self._target(content)
        if not cards:
            self._desk.window.toasts.tell(tr("Nothing to paste: copy cards or lines of text first."))
        elif len(cards) < _ASKED_FROM:
            self._do(paste_text(content, cards, target))
        else:
            self._desk.window.toasts.tell(
                _question(content, cards, target),
                tr("Paste"),
                partial(self._paste_after_all, content.head.id, cards, target),
            )

    def _paste_after_all(self, map_id: int, cards: tuple[TextCard, ...], target: Target) -> None:
        content = self._content
        if content is None or content.head.id != map_id:
            return
        try:
            self._do(paste_text(content, cards, target))
        except KnownError as error:
            self._desk.window.toasts.warn(str(error))

    def _target(self, content: MapContent) -> Target:
        """Return the stage and the lane that are chosen, or those of the first chosen card."""
        chosen = self._desk.view.canvas.scene.chosen()
        cards = [content.cards_by_id[id_] for kind, id_ in chosen if kind is Kind.JOURNEY_CARD]
        first = min(cards, key=lambda card: content.first_eighth(card) or 0, default=None)
        stage = next((id_ for kind, id_ in chosen if kind is Kind.JOURNEY_STAGE), None)
        lane = next((id_ for kind, id_ in chosen if kind is Kind.JOURNEY_LANE), None)
        if first is not None:
            stage, lane = stage or first.stage_id, lane or first.lane_id
        return Target(stage, lane)

    def _do(self, gesture: Gesture) -> None:
        self._desk.view.gesture.emit(gesture)


def _question(content: MapContent, cards: tuple[TextCard, ...], target: Target) -> str:
    """Return what pasting would do, in one line."""
    count = trn("{count} card", "{count} cards", len(cards))
    first = content.stage_places.get(target.stage_id, 0) if target.stage_id is not None else 0
    places = sorted({first if card.stage is None else card.stage for card in cards})
    names = [content.stages[place].name for place in places if place < len(content.stages)]
    if len(names) > _NAMED_STAGES:
        return tr("The clipboard holds {cards} for {count} stages.", cards=count, count=len(names))
    return tr("The clipboard holds {cards} for {stages}.", cards=count, stages=", ".join(names))


def _held() -> QMimeData | None:
    """Return what the clipboard holds; None for nothing, which Qt's own words leave out."""
    return QApplication.clipboard().mimeData()


def _let_go() -> None:
    """Leave plain text: what Python put on the clipboard must not outlive it."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() and CARDS_TYPE in _formats():
        clipboard.setText(clipboard.text())


def _formats() -> list[str]:
    data = _held()
    return [] if data is None else data.formats()
