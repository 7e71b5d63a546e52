"""The subscriptions with their terms, and the renewal; of each what may be told."""

from dataclasses import replace

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.slides import (
    Align,
    Cell,
    Column,
    FiguresSlide,
    KeyFigure,
    OwnTableSlide,
    Row,
    TableSlide,
)
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.services.deck import words as say
from cs_desktop.services.deck.facts.own import DeckFacts
from cs_desktop.services.deck.facts.own import Terms as SoldTerms
from cs_desktop.services.deck.facts.shared import MoneyTold, SharedFacts, SubscriptionTold
from cs_desktop.services.deck.key_figures import arr_key, arr_panel
from cs_desktop.services.deck.makers.made import Absent, source_line
from cs_desktop.services.deck.titles.beside import terms_title

NO_MONEY = Absent(
    marked("There is no subscription that may be shown."),
    (marked("Enter a subscription, or release commercial figures for this deck."),),
)
_WHERE = "Subscriptions of this account"


def commercial_slide(facts: SharedFacts, design: SlideDesign) -> FiguresSlide | TableSlide | Absent:
    """Return the subscriptions that may be told; where none may, ARR and renewal alone."""
    del design
    money = facts.money
    if money is None:
        return NO_MONEY
    if money.subscriptions and (money.levels is None or len(money.subscriptions) > 1):
        return _table(facts, money, {})
    panels = (arr_panel(facts, money),) if money.levels is not None else ()
    return FiguresSlide(
        _title(facts, money), _figures(facts, money), source_line(facts, "subscriptions"), panels
    )


def own_commercial_slide(
    facts: DeckFacts, design: SlideDesign
) -> FiguresSlide | TableSlide | OwnTableSlide | Absent:
    """Return the same for ourselves, with what each is sold at where that was asked for."""
    money = facts.money
    terms = {one.subscription_id: one for one in facts.terms} if design.shows("discounts") else {}
    if money is None or not money.subscriptions or not terms:
        return commercial_slide(facts, design)
    return OwnTableSlide(_table(facts, money, terms))


def _table(facts: SharedFacts, money: MoneyTold, terms: dict[int, SoldTerms]) -> TableSlide:
    columns = (
        Column("Product", 2.6),
        Column("A year", 1.2, Align.END),
        Column("Since", 1.3),
        Column("Term ends", 1.3),
        *((Column("List price", 1.2, Align.END), Column("Discount", 1.1, Align.END)) if terms else ()),
    )
    rows = tuple(_row(facts, one, terms) for one in money.subscriptions)
    return TableSlide(
        _title(facts, money), columns, rows, source_line(facts, "subscriptions"), _figures(facts, money)
    )


def _title(facts: SharedFacts, money: MoneyTold) -> str:
    if money.levels is not None:
        return say.money_title(facts, money)
    if money.subscriptions:
        products = len({one.product for one in money.subscriptions})
        due = money.renewal.due if money.renewal is not None else None
        return terms_title(len(money.subscriptions), products, due)
    assert money.renewal is not None
    return f"The subscription renews on {day_text(money.renewal.due)}"


def _figures(facts: SharedFacts, money: MoneyTold) -> tuple[KeyFigure, ...]:
    found = []
    if money.levels is not None:
        key = arr_key(facts, money)
        names = [one.product for one in money.subscriptions]
        found.append(replace(key, caption=f"{names[0]}, a year") if len(names) == 1 else key)
    renewal = money.renewal
    if renewal is not None and renewal.amount is not None:
        amount = _money(facts, "Up for renewal", renewal.amount, "what is up on that day")
        found.append(KeyFigure(amount, f"up for renewal on {day_text(renewal.due)}"))
    elif renewal is not None:
        days = (renewal.due - facts.as_of).days
        formula = "the end of the term, or the renewal that is open before it"
        due = Figure("Renewal", days, Unit.COUNT, formula, _WHERE, facts.as_of, said=day_text(renewal.due))
        found.append(KeyFigure(due, "next renewal"))
    return tuple(found)


def _row(facts: SharedFacts, one: SubscriptionTold, terms: dict[int, SoldTerms]) -> Row:
    sold = terms.get(one.id)
    listed = None if sold is None else sold.list_arr
    off = None if sold is None else sold.discount
    return Row(
        (
            Cell(one.product, strong=True),
            Cell(
                figure=_money(facts, f"{one.product}, a year", one.arr, "what the subscription pays a year")
            ),
            Cell(day_text(one.start)),
            Cell(day_text(one.term_end) if one.term_end else "Open"),
            *(
                (
                    Cell(figure=_money(facts, f"{one.product}, list price", listed, "list price a year"))
                    if listed is not None
                    else Cell("–"),
                    Cell(figure=_discount(facts, one, off)) if off is not None else Cell("–"),
                )
                if terms
                else ()
            ),
        )
    )


def _money(facts: SharedFacts, label: str, value: int, formula: str) -> Figure:
    return Figure(label, value, Unit.MONEY, formula, _WHERE, facts.as_of, currency=facts.workspace.currency)


def _discount(facts: SharedFacts, one: SubscriptionTold, off: float) -> Figure:
    return Figure(
        f"{one.product}, discount", off, Unit.SHARE, "1 − price / list price, as entered", _WHERE, facts.as_of
    )
