"""The editable fields of an account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.text import Label

LABEL_WIDTH = 104


def day_shown(text: str) -> str:
    """Return a stored day in words; anything else as it is."""
    try:
        return day_text(date.fromisoformat(text))
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """How one field of the account is shown and edited."""

    key: str
    name: str
    style: TextStyle = TextStyle.CELL
    lines: int = 1
    empty: str = ""
    show: Callable[[str], str] = str


DETAILS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Name"),
    FieldSpec("owner", "Owner"),
    FieldSpec("lifecycle", "Lifecycle", empty="Add a stage"),
    FieldSpec("segment", "Segment"),
    FieldSpec("tier", "Tier"),
    FieldSpec("industry", "Industry"),
    FieldSpec("region", "Region"),
    FieldSpec("customer_since", "Customer since", empty="Add a date", show=day_shown),
    FieldSpec("first_value", "First value", empty="Add a date", show=day_shown),
    FieldSpec("website", "Website"),
)
OUTCOME = FieldSpec(
    "desired_outcome", "Desired outcome", TextStyle.OUTCOME, 3, "Add what this customer wants to achieve"
)
METRIC = FieldSpec(
    "customer_metric", "Their own metric for us", TextStyle.BODY, 3, "Add how they measure us, in their words"
)
NOTES = FieldSpec("notes", "Notes", TextStyle.CELL, 6, "Add internal notes")
CHOICES = ("owner", "lifecycle", "segment", "tier", "industry", "region")
"""Fields that offer what other accounts have."""


class AccountFields(QObject):
    """The editors of one page, by field; they may stand anywhere on it."""

    entered = Signal(str, str, str)
    """Field, the text that its editor was filled with, and the new one."""

    def __init__(self, theme: Theme, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._fields: dict[str, InlineField] = {}
        for spec in specs:
            field = InlineField(
                theme, spec.name, style=spec.style, lines=spec.lines, empty=spec.empty, show=spec.show
            )
            field.entered.connect(lambda base, new, key=spec.key: self.entered.emit(key, base, new))
            self._fields[spec.key] = field

    def __getitem__(self, key: str) -> InlineField:
        return self._fields[key]

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show stored texts; an open editor is left alone."""
        for key, field in self._fields.items():
            field.set_value(values.get(key, ""))

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer what other accounts have."""
        for key, texts in choices.items():
            self._fields[key].set_choices(texts)

    def reject(self, key: str, message: str) -> None:
        """Give a text back with what is wrong with it."""
        self._fields[key].reject(message)

    def show_conflict(self, conflict: Conflict) -> None:
        """Give a text back beside what someone else stored."""
        self._fields[conflict.field].show_conflict(conflict)

    def commit(self) -> None:
        """Finish open editors, as before one leaves the page."""
        for field in self._fields.values():
            field.commit()

    def discard(self) -> None:
        """Close open editors, whose account is not on screen any more."""
        for field in self._fields.values():
            if field.editing:
                field.restore()


def details_grid(fields: AccountFields, specs: Sequence[FieldSpec]) -> QWidget:
    """Return names at the left and editors at the right."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for place, spec in enumerate(specs):
        name = Label(spec.name, TextStyle.CELL, "text3")
        name.setFixedWidth(LABEL_WIDTH)
        name.setMinimumHeight(26)
        grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(fields[spec.key], place, 1)
    return holder


def choices_of(portfolio: Portfolio) -> dict[str, list[str]]:
    """Return what accounts have in the fields that repeat, to offer it where one types."""
    return {key: sorted({getattr(row, key) for row in portfolio.rows} - {""}) for key in CHOICES}
