"""Finding one account by what a person calls it."""

from cs_desktop.common.errors import KnownError
from cs_desktop.models.queries.accounts import matching
from cs_desktop.services.context import Context


def find_account(ctx: Context, text: str) -> int:
    """Return the id of the account with this external id, else with this name; case does not matter.

    Raises:
        KnownError: there is none, or more than one.
    """
    found = ctx.workspace.read(lambda c: matching(c, text))
    if not found:
        raise KnownError(f"No account is called {text!r}; give its name or external id as it stands.")
    if len(found) > 1:
        raise KnownError(f"{len(found)} accounts are called {text!r}; give the external id of one.")
    return found[0][0]
