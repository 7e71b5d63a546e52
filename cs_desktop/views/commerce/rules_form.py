"""Segments and touch models: the rules, who would move, and then their applying."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.form_text import Entry
from cs_desktop.domain.segmenting import Mover, Moves, Rules, SegmentRule, TouchRule
from cs_desktop.views.commerce.rule_cards import RuleCard, SegmentCard, TouchCard
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SHOWN = 100
"""Accounts that a preview lists; it counts the others."""


class RulesForm(Form):
    """The first press shows who moves, the second applies; a change of a rule asks for the first again."""

    preview_requested = Signal()
    apply_requested = Signal()

    def __init__(self, theme: Theme, currency: str, rules: Rules) -> None:
        super().__init__(theme, tr("Show who moves"))
        self._theme, self._currency = theme, currency
        self._previewed: Rules | None = None
        self.segments: list[SegmentCard] = []
        self.touch_models: list[TouchCard] = []
        self.add_text(
            tr("The first rule that fits gives an account its segment. What was set for a reason stays.")
        )
        self._found: QVBoxLayout = column(spacing=6)
        found = QWidget()
        found.setLayout(self._found)
        self.add_part(found)
        self._segment_box = self._list(tr("Segments"), tr("Add rule"), self._add_empty_rule)
        self._touch_box = self._list(tr("Touch models"), tr("Add touch model"), self._add_empty_model)
        for rule in rules.segments:
            self._add_segment(SegmentCard(theme, currency, rule))
        for model in rules.touch_models:
            self._add_touch(TouchCard(theme, currency, model))
        self.submitted.connect(self._go_on)

    def entered(self) -> Rules:
        """Return what was entered; every field must make sense."""
        return Rules(
            tuple(card.rule() for card in self.segments), tuple(card.rule() for card in self.touch_models)
        )

    def entries(self) -> tuple[Entry, ...]:
        """Return the rules, a line each."""
        return (
            Entry(tr("Segments"), "\n".join(card.line() for card in self.segments)),
            Entry(tr("Touch models"), "\n".join(card.line() for card in self.touch_models)),
        )

    def put_in(self, texts: Sequence[str]) -> None:
        """Show rules as `entries` told them; those that are stored keep their ids."""
        segments, models = (text.split("\n") if text else [] for text in texts)
        known_rules = {card.rule_id: card.stored for card in self.segments}
        known_models = {card.rule_id: card.stored for card in self.touch_models}
        for card in (*self.segments, *self.touch_models):
            card.removed.emit()
        for told in segments:
            rule = known_rules.get(RuleCard.id_in(told), SegmentRule(""))
            segment = SegmentCard(self._theme, self._currency, rule)
            segment.fill_line(told)
            self._add_segment(segment)
        for told in models:
            model = known_models.get(RuleCard.id_in(told), TouchRule("", 0))
            touch = TouchCard(self._theme, self._currency, model)
            touch.fill_line(told)
            self._add_touch(touch)

    def tell_others(self, before: Sequence[str], now: Sequence[str], mine: Sequence[str]) -> None:
        """Say nothing: what would move is shown before it is applied."""

    def show_moves(self, found: Moves) -> None:
        """Show who would move, and offer to go on."""
        self._previewed = self.entered()
        self.set_busy(busy=False)
        self._clear()
        self._found.addWidget(Label(_headline(found), TextStyle.SECTION, wrap=True))
        for text in _notes(found):
            self._found.addWidget(Label(text, TextStyle.CELL, "text2", wrap=True))
        for mover in found.movers[:SHOWN]:
            self._found.addWidget(_row(mover))
        more = len(found.movers) - SHOWN
        if more > 0:
            self._found.addWidget(
                Label(trn("and {count} more", "and {count} more", more), TextStyle.CELL, "text3")
            )
        self._found.addWidget(line())
        count = found.segment_count
        self.finish.setText(
            trn("Apply to {count} account", "Apply to {count} accounts", count) if count else tr("Save rules")
        )
        self.show_start()

    def _go_on(self) -> None:
        self.set_busy(busy=True)
        if self._previewed == self.entered():
            self.apply_requested.emit()
        else:
            self.preview_requested.emit()

    def _forget_preview(self) -> None:
        self.edited.emit()
        self._previewed = None
        self._clear()
        self.finish.setText(tr("Show who moves"))

    def _clear(self) -> None:
        while (item := self._found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_empty_rule(self) -> None:
        card = SegmentCard(self._theme, self._currency, SegmentRule(""))
        self._add_segment(card)
        card.segment.setFocus()
        self._forget_preview()

    def _add_empty_model(self) -> None:
        card = TouchCard(self._theme, self._currency, TouchRule("", 0))
        self._add_touch(card)
        card.name.setFocus()
        self._forget_preview()

    def _add_segment(self, card: SegmentCard) -> None:
        self.segments.append(card)
        card.raised.connect(lambda: self._raise(card))
        self._take_in(card, self._segment_box)
        card.removed.connect(lambda: self.segments.remove(card))
        card.removed.connect(lambda: self._take_out(card))

    def _add_touch(self, card: TouchCard) -> None:
        self.touch_models.append(card)
        self._take_in(card, self._touch_box)
        card.removed.connect(lambda: self.touch_models.remove(card))
        card.removed.connect(lambda: self._take_out(card))

    def _take_in(self, card: RuleCard, box: QVBoxLayout) -> None:
        box.addWidget(card)
        self.watch(*card.rows)
        card.changed.connect(self._forget_preview)

    def _take_out(self, card: RuleCard) -> None:
        self.unwatch(*card.rows)
        card.hide()
        card.deleteLater()
        self._forget_preview()

    def _raise(self, card: SegmentCard) -> None:
        place = self.segments.index(card)
        if place == 0:
            return
        self.segments.insert(place - 1, self.segments.pop(place))
        self._segment_box.removeWidget(card)
        self._segment_box.insertWidget(place - 1, card)
        self._forget_preview()

    def _list(self, title: str, add: str, do: Callable[[], None]) -> QVBoxLayout:
        button = Button(self._theme, add, "link", "plus", icon_role="accent_text", icon_size=14)
        button.clicked.connect(do)
        part = QWidget()
        box = column(spacing=8)
        box.addLayout(row(Label(title, TextStyle.SECTION), 0, button))
        cards: QVBoxLayout = column(spacing=8)
        box.addLayout(cards)
        part.setLayout(box)
        self.add_part(part)
        return cards


def _headline(found: Moves) -> str:
    if not found.movers:
        return tr("Nobody moves.")
    segments = trn(
        "{count} account changes its segment", "{count} accounts change their segment", found.segment_count
    )
    touch = trn("{count} its touch model", "{count} their touch model", found.touch_count)
    return tr("{segments}, {touch}.", segments=segments, touch=touch)


def _notes(found: Moves) -> Sequence[str]:
    notes = []
    if found.kept:
        notes.append(
            trn(
                "{count} account stays for a reason of its own.",
                "{count} accounts stay for a reason of their own.",
                found.kept,
            )
        )
    if found.unsorted:
        notes.append(
            trn(
                "{count} account fits no rule and keeps its segment.",
                "{count} accounts fit no rule and keep their segment.",
                found.unsorted,
            )
        )
    return notes


def _row(mover: Mover) -> QWidget:
    where = tr("{before} → {after}", before=mover.before or "–", after=mover.after or "–")
    part = QWidget()
    box = column(ElidedLabel(mover.name, TextStyle.CELL_MEDIUM), spacing=0)
    box.addWidget(ElidedLabel(f"{where} · {mover.why}", TextStyle.CAPTION, "text2"))
    part.setLayout(box)
    return part
