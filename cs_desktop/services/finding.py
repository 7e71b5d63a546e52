"""Finding one account by what a person calls it."""

from collections.abc import Sequence

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.models.queries.accounts import beginning, matching
from cs_desktop.models.queries.rows import deleted_rows, rows_of
from cs_desktop.services.context import Context

_LONGEST_ID = 19
"""Digits of the largest id, of 63 bits."""
_NEAR = 3
"""So many names are offered where one was not given whole."""


def find_account(ctx: Context, text: str) -> int:
    """Return the id of the account with this external id, else with this name; case does not matter.

    Raises:
        KnownError: there is none, or more than one.
    """
    found = ctx.workspace.read(lambda c: matching(c, text))
    near = [] if found else ctx.workspace.read(lambda c: beginning(c, text, _NEAR))
    if near:
        raise KnownError(
            tr("No account is called {text}; is {names} meant?", text=repr(text), names=", ".join(near))
        )
    return _only(found, text)


def find_account_ever(ctx: Context, text: str) -> int:
    """Return the id of the account that has this external id, name or id, or else of one that had it.

    An account that was deleted is found by what it was called then.

    Raises:
        KnownError: there never was one, or there is more than one.
    """
    present = ctx.workspace.read(lambda c: matching(c, text))
    if present:
        return _only(present, text)
    wanted = text.strip().casefold()
    gone = ctx.workspace.read(lambda c: deleted_rows(c, Kind.ACCOUNT.value))
    for column in ("external_id", "name"):
        found = [
            (account_id, str(values.get("name", "")))
            for account_id, values in gone.items()
            if str(values.get(column, "")).casefold() == wanted != ""
        ]
        if found:
            return _only(found, text)
    account_id = int(wanted) if wanted.isdecimal() and len(wanted) <= _LONGEST_ID else 0
    rows = ctx.workspace.read(lambda c: rows_of(c, Kind.ACCOUNT.value, [account_id]))
    return _only([(account_id, "") for account_id in rows], text)


def _only(found: Sequence[tuple[int, str]], text: str) -> int:
    if not found:
        raise KnownError(
            tr("No account is called {text}; give its name or external id as it stands.", text=repr(text))
        )
    if len(found) > 1:
        raise KnownError(
            tr(
                "{count} accounts are called {text}; give the external id of one.",
                count=len(found),
                text=repr(text),
            )
        )
    return found[0][0]
