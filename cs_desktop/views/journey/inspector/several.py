"""Several cards at once: what they have in common, said of all of them in one step."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import read_day
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.field_words import BRIDGE_WAYS, EVIDENCES, STATE_NAMES, TOUCH_WAYS
from cs_desktop.domain.journey.setting import NOT_KNOWN, STATES, set_field, set_state, shared
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.names import CARD_NAMES, MOOD_ICONS, MOODS
from cs_desktop.views.journey.inspector.page import Choices, FieldRows
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.field_group import FieldSpec
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import Label

_STATES = {CardKind.GAP: marked("State of the gaps"), CardKind.BRIDGE: marked("State of the bridges")}
_DIFFER = marked("Different; set for all")
_WAYS = {CardKind.BRIDGE: BRIDGE_WAYS, CardKind.TOUCHPOINT: TOUCH_WAYS}
_KEYS = {CardKind.BRIDGE: "bridge_way", CardKind.TOUCHPOINT: "touch_way"}
_SPECS = (
    FieldSpec("bridge_way", marked("Kind"), empty=_DIFFER, closed=tuple(BRIDGE_WAYS.values())),
    FieldSpec("touch_way", marked("Kind"), empty=_DIFFER, closed=tuple(TOUCH_WAYS.values())),
    FieldSpec("owner", marked("Owner"), empty=_DIFFER),
    FieldSpec("due", marked("Due"), empty=_DIFFER, show=day_shown),
)


class SeveralPage(Panel):
    """Shows what cards share; what is said goes to all of them as one gesture."""

    gesture = Signal(object)
    delete_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._shown: JourneyShown | None = None
        self._cards: Sequence[Card] = ()
        self._what = Label("", TextStyle.SECTION, wrap=True)
        self.fields = {spec.key: self._field(theme, spec) for spec in _SPECS}
        self._rows = FieldRows(self.fields, _SPECS)
        self.states = {
            kind: Choices(theme, tr(_STATES[kind]), {one: tr(STATE_NAMES[one]) for one in states})
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
        self.delete = Button(theme, tr("Delete all of them"), "default", "trash-2")
        self.delete.clicked.connect(self.delete_requested)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with whose they are."""
        super().focusInEvent(event)
        self.fields["owner"].button.setFocus(event.reason())

    def show_cards(self, shown: JourneyShown, cards: Sequence[Card], *, editable: bool) -> None:
        """Show what these cards have in common."""
        self._shown, self._cards = shown, cards
        kinds = Counter(card.kind for card in cards)
        self._what.setText(" · ".join(f"{count} × {tr(CARD_NAMES[kind])}" for kind, count in kinds.items()))
        only = next(iter(kinds)) if len(kinds) == 1 else None
        owner = shared(cards, "owner_id")
        due = shared(cards, "due")
        self.fields["owner"].set_value(shown.owners.get(owner, "") if isinstance(owner, int) else "")
        self.fields["owner"].set_choices(sorted(shown.owners.values()))
        self.fields["due"].set_value(due.isoformat() if isinstance(due, date) else "")
        if only in _WAYS:
            way = shared(cards, "way")
            self.fields[_KEYS[only]].set_value(tr(_WAYS[only].get(str(way), "")) if way else "")
        self._rows.show_only({"owner", "due"} | ({_KEYS[only]} if only in _KEYS else set()))
        for kind, choices in self.states.items():
            choices.setVisible(kind in kinds)
            those = [card for card in cards if card.kind is kind]
            choices.show_answer(_word(shared(those, "state")), editable=editable)
        known = [card for card in cards if card.kind not in NOT_KNOWN]
        self.evidence.setVisible(bool(known))
        self.evidence.show_answer(_word(shared(known, "evidence")), editable=editable)
        self.mood.setVisible(only is CardKind.MOMENT)
        moods = {card.mood for card in cards}
        mood = next(iter(moods)) if len(moods) == 1 else "differ"
        self.mood.show_answer("" if mood is None else str(mood), editable=editable)
        self.delete.setEnabled(editable)

    def close_while(self, why: Callable[[], str]) -> None:
        """Let nothing be typed while this tells a reason."""
        for field in self.fields.values():
            field.close_while(why)

    def leave(self) -> None:
        """Show none any more."""
        self._cards = ()
        for field in self.fields.values():
            field.start_over("")

    def commit(self) -> None:
        """Finish open editors."""
        for field in self.fields.values():
            field.commit()

    def _field(self, theme: Theme, spec: FieldSpec) -> InlineField:
        field = InlineField(
            *(theme, tr(spec.name)),
            empty=tr(spec.empty),
            show=spec.show,
            whole=True,
            closed=[tr(text) for text in spec.closed],
        )
        field.entered.connect(lambda _base, text: self._enter(spec.key, text))
        return field

    def _enter(self, key: str, text: str) -> None:
        """Store what was typed, or say why it cannot be."""
        field = self.fields[key]
        match key:
            case "owner":
                known = {
                    name.casefold(): id_ for id_, name in (self._shown.owners if self._shown else {}).items()
                }
                if text and text.casefold() not in known:
                    field.reject(
                        tr("Nobody of the team is called {name}; add them to the team first.", name=text)
                    )
                    return
                value: object = known.get(text.casefold())
                column_name = "owner_id"
            case "due":
                value, column_name = read_day(text), "due"
                if text and value is None:
                    field.reject(tr("Enter a date such as 2027-01-31."))
                    return
            case _:
                words: Mapping[str, str] = BRIDGE_WAYS if key == "bridge_way" else TOUCH_WAYS
                value = next((word for word, name in words.items() if tr(name) == text), "")
                column_name = "way"
        field.accept()
        self._set(column_name, value)

    def _set(self, field: str, value: object) -> None:
        content = self._content
        if content is not None:
            ids = [card.id for card in self._cards if field != "evidence" or card.kind not in NOT_KNOWN]
            self._tell(set_field(content, ids, field, value))

    def _set_state(self, state: str) -> None:
        content = self._content
        if content is not None and self._shown is not None:
            self._tell(set_state(content, [card.id for card in self._cards], state, self._shown.today))

    def _tell(self, gesture: Gesture) -> None:
        if gesture:
            self.gesture.emit(gesture)

    @property
    def _content(self) -> MapContent | None:
        return self._shown.content if self._shown else None

    def _lay_out(self) -> None:
        head = QWidget()
        head.setLayout(column(self._what, margins=(16, 12, 16, 10)))
        foot = QWidget()
        foot.setLayout(row(self.delete, 0, margins=(16, 10, 16, 12)))
        parts = (head, line(), *self.states.values(), self._rows, self.mood, self.evidence, line(), foot)
        box = column(*parts, spacing=0)
        box.addStretch(1)
        self.setLayout(box)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
