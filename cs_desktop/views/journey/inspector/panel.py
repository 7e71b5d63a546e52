"""The inspector of a map: the page of what is chosen, and who changed that last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import short_day_text, time_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.content import Card, Lane, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.inspector.card import CardPage
from cs_desktop.views.journey.inspector.names import CARD_NAMES
from cs_desktop.views.journey.inspector.others import HeadPage, LanePage, MilestonePage, StagePage
from cs_desktop.views.journey.inspector.page import PartPage
from cs_desktop.views.journey.inspector.several import SeveralPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel

Part = Card | Stage | Lane | MapMilestone | MapHead
Texts = Callable[[Part, JourneyShown], Mapping[str, str]]


class MapInspector(QWidget):
    """Shows what is chosen on a map; what is not typed is told as gestures."""

    gesture = Signal(object)
    delete_requested = Signal()
    go_requested = Signal(object)
    """The id of a card to go to."""
    changes_requested = Signal(object, str)
    """The ObjectKey whose history is wanted, and what it is called."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        """`texts` words the fields of a part as they are edited."""
        super().__init__()
        self._texts = texts
        self.key: ObjectKey | None = None
        """What is shown; None for several cards, and for nothing."""
        self._name = ""
        self._today = date.min
        self.card, self.stage, self.lane = CardPage(theme), StagePage(theme), LanePage(theme)
        self.milestone, self.head, self.several = MilestonePage(theme), HeadPage(theme), SeveralPage(theme)
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.delete_requested.connect(self.delete_requested)
        self._stack.addWidget(self.several)
        self.several.delete_requested.connect(self.delete_requested)
        for telling in (self.card, self.lane, self.milestone, self.several):
            telling.gesture.connect(self.gesture)
        self.card.go_requested.connect(self.go_requested)
        self._edited = ElidedLabel("", TextStyle.CAPTION, "text2")
        self.changes = Button(theme, tr("Show changes"), "link")
        self.changes.clicked.connect(self._show_changes)
        self.setLayout(column(self._stack, self._foot(theme), spacing=0))

    @property
    def pages(self) -> tuple[PartPage, ...]:
        """Return the pages of one part each."""
        return (self.card, self.stage, self.lane, self.milestone, self.head)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the page."""
        super().focusInEvent(event)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(event.reason())

    def show_part(self, shown: JourneyShown, key: ObjectKey, *, editable: bool) -> str | None:
        """Show a part of the map, and return what it is; None where it is not there."""
        part = _find(shown, key)
        if part is None:
            return None
        if key != self.key:
            self._edited.setText("")
        self._today = shown.today
        texts = self._texts(part, shown)
        match part:
            case Card():
                self.card.show_card(shown, part, texts, editable=editable)
                self._turn(self.card, key, part.title)
                return tr(CARD_NAMES[part.kind])
            case Stage():
                self.stage.show_stage(shown, part, texts, editable=editable)
                self._turn(self.stage, key, part.name)
                return tr("Stage")
            case Lane():
                self.lane.show_lane(shown, part, texts, editable=editable)
                self._turn(self.lane, key, part.name)
                return tr("Lane")
            case MapMilestone():
                self.milestone.show_milestone(shown, part, texts, editable=editable)
                self._turn(self.milestone, key, part.name)
                return tr("Milestone")
            case MapHead():
                self.head.show_head(shown, texts)
                self._turn(self.head, key, part.name)
                return tr("Journey map")

    def show_several(self, shown: JourneyShown, cards: Sequence[Card], *, editable: bool) -> str:
        """Show what several cards share, and return what they are."""
        self.several.show_cards(shown, cards, editable=editable)
        self._turn(self.several, None, "")
        self._edited.setText("")
        return trn("{count} card", "{count} cards", len(cards))

    def show_edited(self, key: ObjectKey, who: str, when: datetime) -> None:
        """Show who changed what is shown last, and when, in local time."""
        if key == self.key:
            today = self._today
            told = time_text(when) if when.date() == today else short_day_text(when.date(), today)
            self._edited.setText(tr("Edited {when} by {name}", when=told, name=who))

    def leave(self) -> None:
        """Show nothing any more."""
        self.key = None
        self._edited.setText("")
        self._leave_all_but(None)

    def _turn(self, page: QWidget, key: ObjectKey | None, name: str) -> None:
        before = self._stack.currentWidget()
        had_keyboard = (
            before is not None and before is not page and before.isAncestorOf(self.window().focusWidget())
        )
        self._stack.setCurrentWidget(page)
        self._leave_all_but(page)
        self.key, self._name = key, name
        self.changes.setVisible(key is not None)
        if had_keyboard:
            self.setFocus()

    def _leave_all_but(self, page: QWidget | None) -> None:
        for other in self.pages:
            if other is not page:
                other.leave()
        if self.several is not page:
            self.several.leave()

    def _show_changes(self) -> None:
        if self.key is not None:
            self.changes_requested.emit(self.key, self._name)

    def _foot(self, theme: Theme) -> QWidget:
        foot = Panel("surface", "top")
        fix_height(foot, 40)
        box = row(IconMark(theme, "history", "text3", 14), spacing=8, margins=(16, 0, 16, 0))
        box.addWidget(self._edited, 1)
        box.addWidget(self.changes)
        foot.setLayout(box)
        return foot


def _find(shown: JourneyShown, key: ObjectKey) -> Part | None:
    content = shown.content
    if content is None:
        return None
    parts: Mapping[Kind, Sequence[Part]] = {
        Kind.JOURNEY_CARD: content.cards,
        Kind.JOURNEY_STAGE: content.stages,
        Kind.JOURNEY_LANE: content.lanes,
        Kind.MILESTONE: content.milestones,
        Kind.JOURNEY_MAP: (content.head,),
    }
    return next((part for part in parts.get(key.kind, ()) if part.id == key.id), None)
