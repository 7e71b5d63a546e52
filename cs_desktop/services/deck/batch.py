"""Decks of many accounts, one after the other, into one folder."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.batch import BatchRequest, BatchResult, FileNames, Naming, Skipped, Written
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.domain.vocabulary import Relation
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Account
from cs_desktop.services.context import Context
from cs_desktop.services.deck.contact_sheet import write_contact_sheet
from cs_desktop.services.deck.export import export_deck
from cs_desktop.services.deck.periods import deck_period
from cs_desktop.services.deck.writing import check_folder


class _Named(NamedTuple):
    id: int
    external_id: str
    name: str


def customers(ctx: Context) -> tuple[int, ...]:
    """Return the accounts that decks are made of where all are asked for: the customers, by name."""
    query = (
        select(Account.id)
        .where(Account.relation == Relation.CUSTOMER.value)
        .order_by(Account.name, Account.id)
    )
    return ctx.workspace.read(lambda connection: tuple(connection.scalars(query)))


def export_decks(
    ctx: Context, account_ids: Sequence[int], request: BatchRequest, progress: Progress = silent
) -> BatchResult:
    """Write a deck of each account; one that cannot be made is skipped with its reason, the others go on.

    Stopped by `progress`, what is whole by then stays.

    Raises:
        KnownError: the folder is not there, there is no such period, or all files would be named alike.
    """
    check_folder(request.folder)
    facts = ctx.workspace.read(workspace_facts)
    today = ctx.clock.today()
    period = deck_period(request.period, facts.fiscal_start, today)
    accounts = ctx.workspace.read(lambda connection: _named(connection, account_ids))
    request.refuse_alike(len(accounts))
    names = FileNames(request)
    written: list[Written] = []
    skipped: list[Skipped] = []
    for number, account in enumerate(accounts, 1):
        progress(number - 1, len(accounts), account.name)
        naming = Naming(account.name, account.external_id, period.name, today, number)
        try:
            written.append(_write(ctx, account, names.name(naming), request))
        except KnownError as error:
            skipped.append(Skipped(account.name, str(error)))
    came = BatchResult(tuple(written), tuple(skipped))
    if not request.contact_sheet:
        return came
    title = tr("Decks of {period}", period=period.name)
    return replace(came, sheet=write_contact_sheet(came, request.folder, title, today, progress))


def _write(ctx: Context, account: _Named, name: str, request: BatchRequest) -> Written:
    path = request.folder / name
    made = export_deck(
        ctx, account.id, path, request.period, audience=request.audience, template=request.template
    )
    return Written(account.name, path, made.pages, made.warnings)


def _named(connection: Connection, account_ids: Sequence[int]) -> list[_Named]:
    """Return the accounts in the order asked for; those that are gone are left out."""
    query = select(Account.id, Account.external_id, Account.name).where(Account.id.in_(among(account_ids)))
    found = {row.id: _Named(*row) for row in connection.execute(query)}
    return [found[one] for one in account_ids if one in found]
