"""One card in full."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.field_words import BRIDGE_WAYS, EVIDENCES, STATE_NAMES, TOUCH_WAYS
from cs_desktop.domain.journey.questions import ask, suggested, take_away
from cs_desktop.domain.journey.setting import NOT_KNOWN, STATES, set_field, set_state
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import bridges_of, gaps_of
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.answers import Questions
from cs_desktop.views.journey.inspector.names import MOOD_ICONS, MOODS
from cs_desktop.views.journey.inspector.page import Choices, FieldRows, PartPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import column, line
from cs_desktop.views.widgets.section import Section

_TITLE = FieldSpec("title", marked("Title"), TextStyle.TITLE, 2, marked("Add a title"))
_DATE = marked("Add a date")
_ROWS = (
    FieldSpec("bridge_way", marked("Kind"), closed=tuple(BRIDGE_WAYS.values())),
    FieldSpec("touch_way", marked("Kind"), empty=marked("Not said"), closed=tuple(TOUCH_WAYS.values())),
    FieldSpec("owner", marked("Owner"), whole=True, empty=marked("Nobody")),
    FieldSpec("opened_on", marked("Open since"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("due", marked("Due"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("closed_on", marked("Ended on"), empty=_DATE, show=day_shown, whole=True),
)
_PROOF = (
    FieldSpec("metric", marked("Metric"), whole=True, empty=marked("Choose a metric")),
    FieldSpec("baseline", marked("Baseline"), whole=True, empty=marked("Add a number")),
    FieldSpec("target", marked("Target"), whole=True, empty=marked("Add a number")),
)
_NOTES = FieldSpec("notes", marked("Notes"), lines=5, empty=marked("Add internal notes"), rich=True)
_OF_KIND: Mapping[CardKind, tuple[str, ...]] = {
    CardKind.GOAL: ("owner", "due"),
    CardKind.TOUCHPOINT: ("touch_way", "owner", "due"),
    CardKind.MOMENT: ("owner",),
    CardKind.OWNER: ("owner",),
    CardKind.GAP: ("owner", "opened_on", "due", "closed_on"),
    CardKind.BRIDGE: ("bridge_way", "owner", "due", "closed_on"),
}
_PROVEN: Mapping[CardKind, tuple[str, ...]] = {
    CardKind.BRIDGE: ("metric", "baseline", "target"),
    CardKind.METRIC: ("metric", "baseline", "target"),
}


class CardPage(PartPage):
    """Shows a card with the fields of its kind; what is chosen and not typed is told as gestures."""

    gesture = Signal(object)
    go_requested = Signal(object)
    """The id of a card to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, FieldGroup(theme, Kind.JOURNEY_CARD, (_TITLE, *_ROWS, *_PROOF, _NOTES)), "title"
        )
        self._shown: JourneyShown | None = None
        self.questions = Questions(theme)
        self.questions.asked.connect(self._ask)
        self.questions.dropped.connect(lambda id_: self.gesture.emit(take_away(id_)))
        self.states = {
            kind: Choices(theme, "", {one: tr(STATE_NAMES[one]) for one in states})
            for kind, states in STATES.items()
        }
        for choices in self.states.values():
            choices.chosen.connect(self._set_state)
        self.evidence = Choices(theme, tr("Evidence"), {key: tr(text) for key, text in EVIDENCES.items()})
        self.evidence.chosen.connect(lambda level: self._set("evidence", level))
        self.mood = Choices(
            theme, tr("How it felt"), {key: tr(text) for key, text in MOODS.items()}, MOOD_ICONS
        )
        self.mood.chosen.connect(lambda mood: self._set("mood", int(mood) if mood else None))
        self._rows, self._proof_rows = (
            FieldRows(self.fields, _ROWS),
            FieldRows(self.fields, _PROOF, inside=True),
        )
        self._proof = Section(tr("How we will know it works"))
        self._ties = Section(tr("Linked with"))
        self._tied = column(spacing=2)
        self._listed: tuple[tuple[int, str, str], ...] = ()
        self._lay_out()

    def show_card(self, shown: JourneyShown, card: Card, texts: Mapping[str, str], *, editable: bool) -> None:
        """Show a card, or the same one anew; open editors of the same one stay open."""
        content = shown.content
        assert content is not None
        self._turn_to(card.id)
        self._shown = shown
        self.fields.show(card.id, shortened(card.title) or tr("card"), texts)
        owners = sorted(shown.owners.values())
        self.fields.set_choices({"owner": owners, "metric": sorted(shown.metrics.values())})
        self._facts.setText(_place(content, card))
        self.delete.setEnabled(editable)
        for kind, choices in self.states.items():
            choices.setVisible(kind is card.kind)
            choices.show_answer(card.state or STATES[kind][0], editable=editable)
        self.evidence.setVisible(card.kind not in NOT_KNOWN)
        self.evidence.show_answer(card.evidence, editable=editable)
        self.mood.setVisible(card.kind is CardKind.MOMENT)
        self.mood.show_answer("" if card.mood is None else str(card.mood), editable=editable)
        self._rows.show_only(_OF_KIND.get(card.kind, ()))
        proven = _PROVEN.get(card.kind, ())
        self._proof_rows.show_only(proven)
        self._proof.setVisible(bool(proven))
        self._proof.title.setText(
            tr("What it shows") if card.kind is CardKind.METRIC else tr("How we will know it works")
        )
        self._show_questions(content, card, editable=editable)
        self._show_ties([*gaps_of(content, card.id), *bridges_of(content, card.id)])

    def leave(self) -> None:
        """Show none any more."""
        super().leave()
        self.questions.fields.leave()

    def _show_questions(self, content: MapContent, card: Card, *, editable: bool) -> None:
        is_moment = card.kind is CardKind.MOMENT
        self.questions.setVisible(is_moment)
        answers = content.asked.get(card.id, ()) if is_moment else ()
        self.questions.show_questions(
            answers, suggested(content, card) if is_moment else (), editable=editable
        )

    def _show_ties(self, cards: Sequence[Card]) -> None:
        self._ties.setVisible(bool(cards))
        listed = tuple((one.id, one.title, "gap" if one.kind is CardKind.GAP else "bridge") for one in cards)
        if listed == self._listed:
            return
        self._listed = listed
        while (item := self._tied.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.hide()
                button.deleteLater()
        for card_id, title, icon in listed:
            self._tied.addWidget(self._tie(card_id, title, icon), 0, Qt.AlignmentFlag.AlignLeft)

    def _tie(self, card_id: int, title: str, icon: str) -> QWidget:
        button = Button(self._theme, shortened(title), "link", icon, name=tr("Go to {name}", name=title))
        button.setToolTip(title)
        button.clicked.connect(lambda: self.go_requested.emit(card_id))
        return button

    def _set(self, field: str, value: object) -> None:
        if self._shown is not None and self._shown.content is not None and self._shown_id is not None:
            self.gesture.emit(set_field(self._shown.content, [self._shown_id], field, value))

    def _set_state(self, state: str) -> None:
        if self._shown is not None and self._shown.content is not None and self._shown_id is not None:
            content, today = self._shown.content, self._shown.today
            self.gesture.emit(set_state(content, [self._shown_id], state, today))

    def _ask(self, questions: tuple[str, ...]) -> None:
        if self._shown is not None and self._shown.content is not None and self._shown_id is not None:
            self.gesture.emit(ask(self._shown.content, self._shown_id, questions))

    def _lay_out(self) -> None:
        self._proof.add(self._proof_rows)
        self._ties.add(self._tied)
        notes = Section(tr("Notes"), edge="")
        notes.add(self.fields[_NOTES.key])
        self._fill(
            self._head(),
            *self.states.values(),
            line(),
            self._rows,
            self.mood,
            self.evidence,
            line(),
            self._ties,
            self._proof,
            self.questions,
            notes,
        )


def _place(content: MapContent, card: Card) -> str:
    """Return in which lane and stage a card stands."""
    stage = content.stage_places.get(card.stage_id or 0)
    lane = content.lane_places.get(card.lane_id or 0)
    names = (
        content.stages[stage].name if stage is not None else "",
        content.lanes[lane].name if lane is not None else "",
    )
    return " · ".join(name for name in names if name) or tr("Not placed")
