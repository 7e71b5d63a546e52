"""What stands below the rules of signals: the one that one is on, and what can be done with it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.signals.precision import Precision
from cs_desktop.domain.signals.shown import RuleShown
from cs_desktop.domain.signals.words import OUTCOMES, condition_text
from cs_desktop.views.signals.words import fed_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import explanation


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with how right it was within a horizon; None while that is being read."""

    shown: RuleShown
    precision: Precision | None

    @property
    def id(self) -> int:
        """Return its id, as a table of records asks for it."""
        return self.shown.id


class RuleStrip(Panel):
    """What is known of a rule, and what can be done with it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self._title = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self._opens = Label("", TextStyle.CELL, "text2", wrap=True)
        self._past = Label("", TextStyle.CELL, "text2", wrap=True)
        self.edit = Button(theme, tr("Edit"), "default", "pen-line")
        self.enter = Button(theme, tr("Enter data"), "default", "plus")
        self.signals = Button(theme, tr("Show its signals"), "default", "list-filter")
        self.switch = Button(theme, tr("Switch off"), "default", "hide")
        self.drop = Button(theme, tr("Back to built-in"), "default", "undo-2")
        self._ways = FlowRow()
        for button in (self.edit, self.enter, self.signals, self.switch, self.drop):
            self._ways.add(button)
        words = QWidget()
        words.setLayout(column(self._title, self._opens, self._past, spacing=3))
        self.setLayout(column(words, self._ways, spacing=8, margins=(20, 10, 20, 10)))
        self.hide()

    @property
    def told(self) -> str:
        """Return what is said of the rule."""
        return f"{self._opens.text()} {self._past.text()}"

    def show_rule(self, line: RuleLine | None, as_of: date, *, editable: bool) -> None:
        """Show another rule, or none."""
        self.setVisible(line is not None)
        if line is None:
            return
        shown, rule = line.shown, line.shown.rule
        self._title.setText(tr("{signal}: {todo}", signal=tr(rule.name), todo=tr(rule.title)))
        self._opens.setText(
            tr(
                "{condition}. Fed by {feed}: {data}.",
                condition=condition_text(rule),
                feed=shown.feed,
                data=fed_text(shown),
            )
        )
        self._past.setText(_past_told(line, as_of))
        figure = line.precision.figure(as_of) if line.precision is not None else None
        self._past.setToolTip(explanation(figure) if figure is not None else "")
        self.signals.setVisible(shown.open > 0)
        for button in (self.edit, self.enter, self.switch):
            button.setVisible(editable)
        self.drop.setVisible(editable and shown.stored)
        own = not shown.built_in
        self._word(self.drop, tr("Delete") if own else tr("Back to built-in"))
        self.drop.set_icon("trash-2" if own else "undo-2")
        self._word(self.enter, tr("Enter answers") if rule.is_survey else tr("Enter data"))
        words = tr("Switch off") if rule.active else tr("Switch on")
        self._word(self.switch, words)
        self.switch.set_icon("hide" if rule.active else "show")
        self._ways.arrange()

    @staticmethod
    def _word(button: Button, words: str) -> None:
        button.setText(f" {words}")
        button.setAccessibleName(words)


def _past_told(line: RuleLine, as_of: date) -> str:
    """Return what followed the openings, and what people answered."""
    parts = []
    precision = line.precision
    if precision is not None:
        figure = precision.figure(as_of)
        said = figure.note or figure.reason
        parts.append(
            tr(
                "Followed by a loss of ARR within {days} days: {said}.",
                days=precision.horizon,
                said=said.rstrip("."),
            )
        )
        if precision.first is not None and precision.last is not None:
            parts.append(
                tr(
                    "Month-ends {first} to {last}.",
                    first=day_text(precision.first),
                    last=day_text(precision.last),
                )
            )
    answers = line.shown.answers
    if answers:
        told = ", ".join(f"{tr(OUTCOMES[outcome])} {count_text(count)}" for outcome, count in answers.items())
        number = trn("{count} answer", "{count} answers", sum(answers.values()))
        parts.append(tr("{answers}: {told}.", answers=number, told=told))
    return " ".join(parts)
