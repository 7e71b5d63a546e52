"""Making a deck, making another from it, and deleting one."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import Period, add_months, fiscal_quarter, quarter_of
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.new_account import length_problem
from cs_desktop.models import deleting
from cs_desktop.models.tables import Account, Attachment, Deck, DeckSlide, DeckSnapshot, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.changing import slides_in, stored_deck
from cs_desktop.services.deck.stored.frozen import frozen_files

_SHORT: Mapping[DeckTemplate, str] = MappingProxyType(
    {
        DeckTemplate.EBR: "EBR",
        DeckTemplate.QBR: "QBR",
        DeckTemplate.HANDOVER: "plan hand-over",
        DeckTemplate.RENEWAL: "renewal case",
        DeckTemplate.PORTFOLIO: "Portfolio review",
    }
)
_CARRIED: Mapping[SlideKey, tuple[str, ...]] = MappingProxyType(
    {SlideKey.WORLD: ("priorities",), SlideKey.TOPIC: ("topic", "points")}
)
"""What people write of a customer and that holds for longer than a period, by slide and place."""


def new_deck(
    ctx: Context,
    account_id: int | None,
    template: DeckTemplate,
    audience: Audience,
    period: str = "",
    name: str = "",
    initiator: object = None,
) -> tuple[int, Change]:
    """Make a deck with the slides of a template, and return its id.

    Without a period it is the last full quarter, or the running one where the account came later. What was
    written of the customer's priorities and topic is carried over from the deck of this kind before, unless
    that one was for ourselves and this is for the client.

    Raises:
        InputError: the name is too long.
        KnownError: the account is gone, the period is none, or the template is not for it.
    """
    if problem := length_problem(name):
        raise InputError(problem)

    def work(tx: WriteTx) -> int:
        account = _account(tx, account_id)
        refuse_unfit(template, audience, account_id)
        chosen = _period(tx, account, period)
        before = _before(tx, account_id, template, audience)
        deck = Deck(
            id=tx.new_id(),
            account_id=account_id,
            name=_free_name(tx, account_id, name.strip() or usual_name(account, template, chosen)),
            template=template.value,
            audience=audience.value,
            period=chosen,
            made_on=tx.today,
            released={},
            every_page={} if before is None else dict(before.every_page),
        )
        tx.recorder.label = f"Add deck {shortened(deck.name)}"
        tx.session.add(deck)
        tx.session.flush()
        _add_slides(tx, deck, {} if before is None else _carried(tx, before))
        return deck.id

    written = ctx.workspace.write("Add deck", work, initiator)
    assert written.change is not None
    return written.value, written.change


def duplicate_deck(ctx: Context, deck_id: int, initiator: object = None) -> tuple[int, Change]:
    """Make another deck of the same design, and return its id; frozen states stay with the first.

    Raises:
        KnownError: the deck is gone.
    """

    def work(tx: WriteTx) -> int:
        deck = stored_deck(tx, deck_id)
        tx.recorder.label = f"Duplicate deck {shortened(deck.name)}"
        values = {**_values(deck), "id": tx.new_id(), "made_on": tx.today, "snapshot_id": None}
        values["name"] = _free_name(tx, deck.account_id, deck.name)
        tx.session.add(Deck(**values))
        tx.session.flush()
        for slide in slides_in(tx, deck_id):
            tx.session.add(DeckSlide(**{**_values(slide), "id": tx.new_id(), "deck_id": values["id"]}))
        return int(values["id"])

    written = ctx.workspace.write("Duplicate deck", work, initiator)
    assert written.change is not None
    return written.value, written.change


def delete_deck(ctx: Context, deck_id: int, initiator: object = None) -> Change:
    """Delete a deck with its slides and frozen states; undo brings all of it back.

    Raises:
        KnownError: it is gone already.
    """

    def work(tx: WriteTx) -> None:
        deck = stored_deck(tx, deck_id)
        tx.recorder.label = f"Delete deck {shortened(deck.name)}"
        query = select(DeckSnapshot.id).where(DeckSnapshot.deck_id == deck_id)
        files = frozen_files(tx, tx.session.scalars(query))
        deleting.delete_rows(tx, {Deck.__tablename__: [deck_id], Attachment.__tablename__: files})

    change = ctx.workspace.write("Delete deck", work, initiator).change
    assert change is not None
    return change


def refuse_unfit(template: DeckTemplate, audience: Audience, account_id: int | None) -> None:
    """Refuse a template that is not for an account, for the whole book, or for a client.

    Raises:
        KnownError: it is not.
    """
    told = TEMPLATES[template]
    if told.own_only and account_id is not None:
        raise KnownError(tr("A portfolio review is about all accounts; begin it in Reviews."))
    if not told.own_only and account_id is None:
        raise KnownError(tr("This template is about one account; begin it on the account's page."))
    if told.own_only and audience is Audience.CLIENT:
        raise KnownError(tr("A portfolio review tells of all customers and is never for a client."))


def usual_name(account: Account | None, template: DeckTemplate, period: str) -> str:
    """Return what a deck is called unless somebody names it: "Halden EBR, Q3 2026"."""
    told = " ".join(reversed(period.split("-")))
    what = _SHORT[template] if account is None else f"{shortened(account.name, 200)} {_SHORT[template]}"
    return f"{what}, {told}"


def checked_period(tx: WriteTx, name: str) -> Period:
    """Return the period of a name, which has begun.

    Raises:
        KnownError: it is none, or lies ahead.
    """
    period = fiscal_quarter(name, _first_month(tx))
    if period.start > tx.today:
        raise KnownError(
            tr(
                "{name} begins on {start}; choose a period that has begun.",
                name=period.name,
                start=period.start,
            )
        )
    return period


def _period(tx: WriteTx, account: Account | None, name: str) -> str:
    if name:
        return checked_period(tx, name).name
    since: date | None = None if account is None else account.customer_since
    running = quarter_of(tx.today, _first_month(tx))
    full = quarter_of(add_months(running.start, -1), _first_month(tx))
    return running.name if since is not None and full.end - timedelta(days=1) < since else full.name


def _first_month(tx: WriteTx) -> int:
    workspace = tx.session.get(Workspace, 1)
    assert workspace is not None
    return workspace.fiscal_start


def _account(tx: WriteTx, account_id: int | None) -> Account | None:
    account = None if account_id is None else tx.session.get(Account, account_id)
    if account_id is not None and account is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion to go on."))
    return account


def _before(tx: WriteTx, account_id: int | None, template: DeckTemplate, audience: Audience) -> Deck | None:
    query = select(Deck).where(
        Deck.account_id.is_not_distinct_from(account_id), Deck.template == template.value
    )
    if audience is Audience.CLIENT:
        # What was written for ourselves alone must not reach a client by itself.
        query = query.where(Deck.audience == Audience.CLIENT.value)
    return tx.session.scalars(query.order_by(Deck.made_on.desc(), Deck.id.desc()).limit(1)).first()


def _carried(tx: WriteTx, before: Deck) -> dict[str, dict[str, Any]]:
    """Return what is carried over from a deck, by the key of its slide."""
    found: dict[str, dict[str, Any]] = {}
    for slide in slides_in(tx, before.id):
        if slide.key in _CARRIED:
            places = _CARRIED[SlideKey(slide.key)]
            found[slide.key] = {place: slide.texts[place] for place in places if place in slide.texts}
    return found


def _add_slides(tx: WriteTx, deck: Deck, carried: Mapping[str, dict[str, Any]]) -> None:
    told = TEMPLATES[DeckTemplate(deck.template)]
    for position, key in enumerate(told.slides):
        texts = carried.get(key.value, {})
        tx.session.add(
            DeckSlide(
                id=tx.new_id(),
                deck_id=deck.id,
                key=key.value,
                position=position,
                included=told.included(key, Audience(deck.audience)) or bool(texts.get("topic")),
                texts=texts,
            )
        )


def _free_name(tx: WriteTx, account_id: int | None, name: str) -> str:
    """Return a name that no other deck of the account has: "Halden EBR, Q3 2026 (2)"."""
    taken = set(tx.session.scalars(select(Deck.name).where(Deck.account_id.is_not_distinct_from(account_id))))
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name} ({number})"
    return free


def _values(item: Deck | DeckSlide) -> dict[str, Any]:
    return {column.key: getattr(item, column.key) for column in item.__table__.columns}
