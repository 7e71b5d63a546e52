"""What the results are worth, with how that is reckoned; confirmed apart from estimates."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import Align, Cell, Column, KeyFigure, Row, TableSlide
from cs_desktop.domain.figures import Figure, Status, Unit, number_text
from cs_desktop.domain.plan.words import value_with_unit
from cs_desktop.domain.plan.worth import FORMULA
from cs_desktop.services.deck.facts.own import DeckFacts, Estimate
from cs_desktop.services.deck.facts.plan import ConfirmationTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.makers.made import Absent
from cs_desktop.services.deck.makers.outcomes import ESTIMATE, confirmed_total, result_measure
from cs_desktop.services.deck.titles.others import value_title

NOTHING_CONFIRMED = Absent(
    marked("There is no confirmed result whose worth may be shown."),
    (
        marked("Ask a contact to confirm a result as value, on the plan's page."),
        marked("In a deck for the client, release the worth of each confirmed result."),
    ),
)
_COLUMNS = (
    Column("Result", 2.6),
    Column("Change", 1.6),
    Column("How it is calculated", 3.4),
    Column("Confirmed by", 1.7),
    Column("Worth a year", 1.3, Align.END),
)


def value_slide(facts: SharedFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return the confirmed results with their worth, its sum, and what that is beside the subscription."""
    return _slide(facts, design, ())


def own_value_slide(facts: DeckFacts, design: SlideDesign) -> TableSlide | Absent:
    """Return the same, below the sum what is estimated and nobody confirmed."""
    return _slide(facts, design, _estimates(facts) if design.shows("estimates") else ())


def _slide(facts: SharedFacts, design: SlideDesign, estimates: Sequence[Row]) -> TableSlide | Absent:
    entries = [one for one in facts.plan.confirmations if one.worth is not None] if facts.plan else []
    total = confirmed_total(facts, entries)
    if total is None:
        return NOTHING_CONFIRMED
    who = {one.who for one in entries}
    figures = [KeyFigure(total, "confirmed worth a year", "Confirmed")]
    if design.shows("return") and (gain := return_figure(facts, total)) is not None:
        figures.append(KeyFigure(gain, "of the yearly subscription"))
    rows = [_row(facts, one) for one in entries]
    if len(entries) > 1 or estimates:
        rows.append(
            Row((Cell("Confirmed", strong=True), Cell(), Cell(), Cell(), Cell(figure=total)), total=True)
        )
    return TableSlide(
        value_title(len(entries), total.text(), who.pop() if len(who) == 1 else ""),
        _COLUMNS,
        (*rows, *estimates),
        f"Source: confirmations of value up to {day_text(facts.prepared_on)}; worth = {FORMULA}.",
        tuple(figures),
        "Estimates are no part of the sum." if estimates else "",
    )


def _row(facts: SharedFacts, one: ConfirmationTold) -> Row:
    currency = facts.workspace.currency
    measure = result_measure(one)
    change = "–"
    if one.result is not None:
        change = value_with_unit(measure, one.result, currency)
        if one.since is not None:
            change = f"{value_with_unit(measure, one.since, currency)} → {change}"
    worth = Figure(
        label=f"{one.measure or one.objective}, confirmed worth a year",
        value=one.worth,
        unit=Unit.MONEY,
        formula=one.formula or "as the customer stated it",
        source=f"Confirmation by {one.who}" if one.who else "Confirmation of value",
        as_of=one.day,
        currency=currency,
    )
    return Row(
        (
            Cell(one.measure or one.objective, f"“{one.quote}”" if one.quote else "", strong=True),
            Cell(change),
            Cell(one.formula or "As the customer stated it"),
            Cell(one.who, day_text(one.day)),
            Cell(figure=worth),
        )
    )


def _estimates(facts: DeckFacts) -> tuple[Row, ...]:
    measures = {one.id: one for one in facts.plan.measures} if facts.plan is not None else {}
    return tuple(
        _estimate(facts, measures[one.measure_id].name, one)
        for one in facts.estimates
        if one.measure_id in measures
    )


def _estimate(facts: DeckFacts, name: str, one: Estimate) -> Row:
    figure = Figure(
        label=f"{name}, estimated worth a year",
        value=one.amount,
        unit=Unit.MONEY,
        formula=one.formula,
        source="Success plan; nobody confirmed it",
        as_of=facts.as_of,
        currency=facts.workspace.currency,
        note=ESTIMATE,
    )
    return Row(
        (
            Cell(name, "Estimate", status=Status.NONE),
            Cell(),
            Cell(one.formula),
            Cell("Nobody yet"),
            Cell(figure=figure),
        )
    )


def return_figure(facts: SharedFacts, total: Figure) -> Figure | None:
    """Return how many times the yearly subscription the confirmed worth is; None where that is not told."""
    money = facts.money
    if money is None or money.levels is None or not total.value:
        return None
    paid = money.arr_on(facts.as_of)
    if paid <= 0:
        return None
    times = float(total.value) / paid
    return Figure(
        label="Return on the subscription",
        value=times,
        unit=Unit.NUMBER,
        formula="confirmed worth a year / ARR",
        source="Confirmations of value and subscriptions",
        as_of=facts.as_of,
        said=f"{number_text(times, 1 if times >= 1 else 2)} times",
    )
