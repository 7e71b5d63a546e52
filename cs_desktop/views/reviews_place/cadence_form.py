"""How often reviews are held: the form for an account, and for the touch models."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.reviews.cadence import KINDS, MOST_MONTHS, CadenceRule, cadence_text
from cs_desktop.views.commerce.rule_cards import CountEdit
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label


@dataclass(frozen=True, slots=True)
class CadenceOf:
    """What one card of the form is about."""

    key: int
    """The id of the account or of the touch model."""
    name: str
    rules: Mapping[str, CadenceRule]
    """Its own."""
    inherited: Mapping[str, CadenceRule] = field(default_factory=dict)
    """What holds where it has none of its own."""
    days: int | None = None
    """The touch model's days between reviews, which hold where nothing else does."""


class CadenceForm(Form):
    """Months between QBRs and between EBRs, and the day from which they are counted."""

    def __init__(self, theme: Theme, today: Callable[[], date], cards: Sequence[CadenceOf]) -> None:
        super().__init__(theme, tr("Save cadence"))
        self._cards = tuple(cards)
        self.seen: dict[int, Mapping[str, CadenceRule]] = {card.key: card.rules for card in cards}
        """What is stored as far as the user was told, by the keys of the cards."""
        self._months: dict[tuple[int, str], CountEdit] = {}
        self._days: dict[int, DayEdit] = {}
        self.add_text(tr("QBRs are for champions, EBRs for sponsors. 3 months is quarterly; 0 holds none."))
        for card in cards:
            if len(cards) > 1:
                self.add_part(Label(card.name, TextStyle.SECTION, wrap=True))
            self._add_card(theme, today, card)

    def entered(self, key: int) -> dict[str, CadenceRule | None]:
        """Return the rules of a card by kind; None where it has none of its own."""
        starts_on = self._days[key].day
        found: dict[str, CadenceRule | None] = {}
        for kind in KINDS:
            months = self._months[key, kind].count
            found[kind] = None if months is None else CadenceRule(months, starts_on)
        return found

    def changed_cards(self) -> tuple[int, ...]:
        """Return the keys of the cards that say something else than before."""
        return tuple(
            card.key
            for card in self._cards
            if self.entered(card.key) != {kind: card.rules.get(kind) for kind in KINDS}
        )

    def _add_card(self, theme: Theme, today: Callable[[], date], card: CadenceOf) -> None:
        names = {"qbr": tr("Months between QBRs"), "ebr": tr("Months between EBRs")}
        for kind in KINDS:
            edit = CountEdit()
            rule = card.rules.get(kind)
            edit.set_count(rule.months if rule is not None else None)
            self._months[card.key, kind] = edit
            row = self.add(names[kind], edit, partial(_problem, edit), hint=_hint(card, kind))
            if len(self._cards) > 1:
                edit.setAccessibleName(tr("{field}, {name}", field=row.name, name=card.name))
        day = DayEdit(theme, today)
        day.set_day(next((one.starts_on for one in card.rules.values() if one.starts_on), None))
        self._days[card.key] = day
        self.add(tr("Counted from"), day, day.problem, hint=tr("Empty for the quarters of the fiscal year."))


def _hint(card: CadenceOf, kind: str) -> str:
    known = card.inherited.get(kind)
    if known is not None:
        return tr("Empty for the touch model's: {every}", every=cadence_text(known.months))
    if kind == "qbr" and card.days:
        return trn(
            "Empty for the touch model's {count} day", "Empty for the touch model's {count} days", card.days
        )
    return tr("Empty where none are held.")


def _problem(edit: CountEdit) -> str:
    if edit.problem() or (edit.count or 0) > MOST_MONTHS:
        return tr("Enter 0 to {most} months; 0 holds none.", most=MOST_MONTHS)
    return ""
