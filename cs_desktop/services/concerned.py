"""Whom a change concerns, so that one can be led there."""

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.context import Context
from cs_desktop.services.reading import read_steadily

MOST = 200
"""Objects that are looked up; who changes more of them was hardly at work on one account."""


def account_of(ctx: Context, change: Change) -> int | None:
    """Return the one account that a change is about; None for several, for none, or where the file fails.

    An account that was itself changed counts alone; else those count that the changed objects belong to,
    as an event to its subscription and that to an account, also where they are deleted by now.
    """
    accounts: frozenset[int] = frozenset()
    if Kind.ACCOUNT in change.ids:
        accounts = change.ids[Kind.ACCOUNT] or accounts
    elif None not in change.ids.values():
        keys = [ObjectKey(kind, object_id) for kind, ids in change.ids.items() for object_id in ids or ()]
        accounts = _owners(ctx, keys) if len(keys) <= MOST else accounts
    return next(iter(accounts)) if len(accounts) == 1 else None


def account_of_object(ctx: Context, kind: Kind, object_id: int) -> int | None:
    """Return the account that an object belongs to, also where it is deleted by now; None for none."""
    return next(iter(_owners(ctx, [ObjectKey(kind, object_id)])), None)


def _owners(ctx: Context, keys: list[ObjectKey]) -> frozenset[int]:
    def owners(directory: Directory) -> frozenset[int]:
        directory.look_up(keys)
        found = (directory.account_of(key) for key in keys)
        return frozenset(account.id for account in found if account is not None)

    try:
        return read_steadily(ctx.workspace, lambda read: owners(Directory(read)))
    except KnownError:
        # The change is made; nobody must believe that it was not.
        return frozenset()
