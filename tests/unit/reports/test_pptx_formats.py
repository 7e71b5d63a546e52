"""How a native chart's numbers read: as our own figures do, in the words that its program knows."""

import pytest

from cs_desktop.domain.charts.spec import Axis
from cs_desktop.domain.figures import Unit
from cs_desktop.reports.pptx.formats import number_format, shown_value
from cs_desktop.reports.pptx.workbook import column_letter


@pytest.mark.parametrize(
    ("unit", "values", "body"),
    [
        # $1.18M, $29.3M, $640K, $950: three digits of the largest, and its letter.
        (Unit.MONEY, (1_180_000, 20), '"$"#,##0.00,,"M"'),
        (Unit.MONEY, (29_300_000,), '"$"#,##0.0,,"M"'),
        (Unit.MONEY, (640_000, -5), '"$"#,##0,"K"'),
        (Unit.MONEY, (999_600,), '"$"#,##0.00,,"M"'),
        (Unit.MONEY, (950,), '"$"#,##0'),
        (Unit.MONEY, (), '"$"#,##0'),
        (Unit.SHARE, (0.926,), "0.0%"),
        (Unit.COUNT, (12.0,), "#,##0"),
        (Unit.POINTS, (3.5,), '#,##0.0" pts"'),
        (Unit.HOURS, (3.5,), '#,##0.0" hours"'),
        (Unit.DAYS, (3, 40), '#,##0" days"'),
        (Unit.NUMBER, (3.25, 8), "#,##0.00"),
        (Unit.NUMBER, (32.5, 8), "#,##0.0"),
        (Unit.NUMBER, (325.5, 8), "#,##0"),
        (Unit.NUMBER, (27, 41), "#,##0"),
    ],
)
def test_numbers_have_the_digits_of_our_figures(unit: Unit, values: tuple[float, ...], body: str) -> None:
    assert number_format(Axis(unit, "USD"), values) == f'{body};"−"{body}'


def test_money_is_told_in_whole_units_of_its_currency() -> None:
    # 64,000,000 cents are $640,000; yen have no smaller unit, dinars a thousand.
    for currency, shown in (("USD", 640_000), ("JPY", 64_000_000), ("KWD", 64_000)):
        assert shown_value(64_000_000, Axis(Unit.MONEY, currency)) == shown
    assert shown_value(None, Axis(Unit.MONEY, "USD")) is None
    assert shown_value(0.5, Axis(Unit.SHARE)) == 0.5


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
