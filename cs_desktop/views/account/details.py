"""The editable fields of an account."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.text import Label

LABEL_WIDTH = 104


def day_shown(text: str) -> str:
    """Return a stored day in words; anything else as it is."""
    try:
        return day_text(date.fromisoformat(text))
    except ValueError:
        return text


DETAILS: tuple[FieldSpec, ...] = (
    FieldSpec("name", marked("Name")),
    FieldSpec("owner", marked("Owner"), whole=True),
    FieldSpec("lifecycle", marked("Lifecycle"), empty=marked("Add a stage")),
    FieldSpec("segment", marked("Segment")),
    FieldSpec("tier", marked("Tier")),
    FieldSpec("industry", marked("Industry")),
    FieldSpec("region", marked("Region")),
    FieldSpec("customer_since", marked("Customer since"), empty=marked("Add a date"), show=day_shown),
    FieldSpec("first_value", marked("First value"), empty=marked("Add a date"), show=day_shown),
    FieldSpec("website", marked("Website")),
)
OUTCOME = FieldSpec(
    "desired_outcome",
    marked("Desired outcome"),
    TextStyle.OUTCOME,
    3,
    marked("Add what this customer wants to achieve"),
)
METRIC = FieldSpec(
    "customer_metric",
    marked("Their own metric for us"),
    TextStyle.BODY,
    3,
    marked("Add how they measure us, in their words"),
)
NOTES = FieldSpec("notes", marked("Notes"), lines=8, empty=marked("Add internal notes"), rich=True)
CHOICES = ("owner", "lifecycle", "segment", "tier", "industry", "region")
"""Fields that offer what other accounts have."""


def details_grid(fields: FieldGroup, specs: Sequence[FieldSpec]) -> QWidget:
    """Return names at the left and editors at the right."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for place, spec in enumerate(specs):
        name = Label(tr(spec.name), TextStyle.CELL, "text3")
        fix_width(name, LABEL_WIDTH)
        name.setMinimumHeight(26)
        grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(fields[spec.key], place, 1)
    return holder


def choices_of(portfolio: Portfolio) -> dict[str, list[str]]:
    """Return what accounts have in the fields that repeat, to offer it where one types."""
    return {key: sorted({getattr(row, key) for row in portfolio.rows} - {""}) for key in CHOICES}
