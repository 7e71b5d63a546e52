"""One rule of segments, or one touch model, as a card of a form."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.segmenting import SegmentRule, TouchRule
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.form import needed
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.form_values import fill, text_of
from cs_desktop.views.widgets.money_edit import MoneyEdit
from cs_desktop.views.widgets.pieces import Panel, column, row

LARGEST_COUNT = 9_999
SEPARATOR = "|"


class CountEdit(QLineEdit):
    """A whole number, or nothing."""

    @property
    def count(self) -> int | None:
        """Return the number; None where the text is empty or no number."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() and int(text) <= LARGEST_COUNT else None

    def set_count(self, count: int | None) -> None:
        """Show a number, or none."""
        self.setText("" if count is None else str(count))

    def problem(self) -> str:
        """Return what is wrong with the text, with an example; empty if nothing."""
        wrong = bool(self.text().strip()) and self.count is None
        return tr("Enter a whole number, such as 15.") if wrong else ""


class RuleCard(Panel):
    """Fields of one rule in rows of two, with signs to move it and to take it away."""

    changed = Signal()
    raised = Signal()
    removed = Signal()

    def __init__(
        self, theme: Theme, name: FormRow, lines: Sequence[Sequence[FormRow]], *, ordered: bool
    ) -> None:
        super().__init__("", "box")
        self.rows = [name, *(field for fields in lines for field in fields)]
        head = row(spacing=2)
        head.addWidget(name, 1)
        if ordered:
            head.addWidget(icon_button(theme, "arrow-up", tr("Move this rule up"), self.raised.emit))
        head.addWidget(icon_button(theme, "trash-2", tr("Remove this rule"), self.removed.emit))
        box = column(spacing=8, margins=(10, 8, 10, 10))
        box.addLayout(head)
        for fields in lines:
            line = row(spacing=8)
            for field in fields:
                line.addWidget(field, 1)
            box.addLayout(line)
        self.setLayout(box)
        for field in self.rows:
            field.changed.connect(self.changed)

    def line(self) -> str:
        """Return the whole rule as one line, which `fill_line` reads."""
        texts = (" ".join(text_of(field.editor).split()).replace(SEPARATOR, "/") for field in self.rows)
        return f" {SEPARATOR} ".join((*texts, str(self.rule_id)))

    def fill_line(self, line: str) -> None:
        """Show a rule that `line` returned."""
        *texts, _ = (text.strip() for text in line.split(SEPARATOR))
        for field, text in zip(self.rows, texts, strict=False):
            fill(field.editor, text)

    @property
    def rule_id(self) -> int:
        """Return the id of the stored rule; 0 for a new one."""
        raise NotImplementedError

    @staticmethod
    def id_in(line: str) -> int:
        """Return the id of the rule that a line is about."""
        told = line.rpartition(SEPARATOR)[2].strip()
        return int(told) if told.isascii() and told.isdigit() else 0


class SegmentCard(RuleCard):
    """A segment with its bounds."""

    def __init__(self, theme: Theme, currency: str, rule: SegmentRule) -> None:
        self.stored = rule
        self.segment, self.industry, self.region = (
            QLineEdit(text) for text in (rule.segment, rule.industry, rule.region)
        )
        self.arr_from, self.arr_below = MoneyEdit(currency), MoneyEdit(currency)
        self.arr_from.set_minor(rule.arr_from)
        self.arr_below.set_minor(rule.arr_below)
        name_needed = needed(self.segment, tr("Enter a segment, such as Enterprise."))
        super().__init__(
            theme,
            FormRow(theme, tr("Segment"), self.segment, name_needed),
            [
                (
                    FormRow(theme, tr("ARR from"), self.arr_from, self.arr_from.problem),
                    FormRow(theme, tr("ARR below"), self.arr_below, self.arr_below.problem),
                ),
                (
                    FormRow(theme, tr("Industry"), self.industry, lambda: ""),
                    FormRow(theme, tr("Region"), self.region, lambda: ""),
                ),
            ],
            ordered=True,
        )
        for field in (self.arr_from, self.arr_below, self.industry, self.region):
            field.setPlaceholderText(tr("Any"))

    @property
    def rule_id(self) -> int:
        """Return the id of the stored rule; 0 for a new one."""
        return self.stored.id

    def rule(self) -> SegmentRule:
        """Return what was entered."""
        return replace(
            self.stored,
            segment=self.segment.text().strip(),
            arr_from=self.arr_from.minor,
            arr_below=self.arr_below.minor,
            industry=self.industry.text().strip(),
            region=self.region.text().strip(),
        )


class TouchCard(RuleCard):
    """A touch model with its bound, its load and its rhythm."""

    def __init__(self, theme: Theme, currency: str, rule: TouchRule) -> None:
        self.stored = rule
        self.name = QLineEdit(rule.name)
        self.arr_from = MoneyEdit(currency, required=True)
        self.arr_from.set_minor(rule.arr_from)
        counts = (rule.accounts_low, rule.accounts_high, rule.review_days, rule.contact_days)
        self.low, self.high, self.review, self.contact = (CountEdit() for _ in counts)
        for edit, count in zip((self.low, self.high, self.review, self.contact), counts, strict=True):
            edit.set_count(count)
        super().__init__(
            theme,
            FormRow(theme, tr("Name"), self.name, needed(self.name, tr("Enter a name, such as High touch."))),
            [
                (
                    FormRow(theme, tr("ARR from"), self.arr_from, self.arr_from.problem),
                    FormRow(theme, tr("Days between reviews"), self.review, self.review.problem),
                ),
                (
                    FormRow(theme, tr("Accounts a CSM, from"), self.low, self.low.problem),
                    FormRow(theme, tr("to"), self.high, self.high.problem),
                ),
                (FormRow(theme, tr("Days between contacts"), self.contact, self.contact.problem),),
            ],
            ordered=False,
        )

    @property
    def rule_id(self) -> int:
        """Return the id of the stored touch model; 0 for a new one."""
        return self.stored.id

    def rule(self) -> TouchRule:
        """Return what was entered; the bound must make sense."""
        return replace(
            self.stored,
            name=self.name.text().strip(),
            arr_from=self.arr_from.minor or 0,
            accounts_low=self.low.count,
            accounts_high=self.high.count,
            review_days=self.review.count,
            contact_days=self.contact.count,
        )
