"""What the command palette finds in a workspace."""

from collections.abc import Iterable, Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.domain.palette import Group, PaletteBook, PaletteItem
from cs_desktop.domain.vocabulary import words
from cs_desktop.models.queries.palette import (
    Named,
    named_accounts,
    named_contacts,
    named_objectives,
    named_reviews,
)
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily


def load_palette(ctx: Context) -> PaletteBook:
    """Return the accounts, contacts, objectives and reviews of a workspace."""
    return PaletteBook(read_steadily(ctx.workspace, _items))


def _items(read: Read) -> list[PaletteItem]:
    accounts = read(named_accounts)
    names = {account.id: account.name for account in accounts}
    return [
        *(PaletteItem(Group.ACCOUNTS, a.name, a.word, a.id, a.id) for a in accounts),
        *_of(names, Group.CONTACTS, ((c, c.name, "") for c in read(named_contacts))),
        *_of(names, Group.OBJECTIVES, ((o, o.name, words(o.word)) for o in read(named_objectives))),
        *_of(names, Group.REVIEWS, ((r, *_review_texts(r)) for r in read(named_reviews))),
    ]


def _of(
    names: Mapping[int, str], group: Group, found: Iterable[tuple[Named, str, str]]
) -> Iterable[PaletteItem]:
    for thing, text, note in found:
        # An account that came or went between two reads: whoever asked is told of it and asks again.
        account = names.get(thing.account_id, "")
        detail = f"{account}, {note}" if note else account
        yield PaletteItem(group, text, detail, thing.id, thing.account_id)


def _review_texts(review: Named) -> tuple[str, str]:
    day = day_text(review.day)
    return (
        (review.name, f"{words(review.word)}, {day}") if review.name else (f"{words(review.word)}, {day}", "")
    )
