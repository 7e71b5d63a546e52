"""Whom or what a form chose may be gone when it is saved: that is said, and nothing is written."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import RenewalEntry
from cs_desktop.domain.people import NewContact
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.timeline import NewActivity
from cs_desktop.services.activities import add_activity
from cs_desktop.services.contacts import add_contact
from cs_desktop.services.context import Context
from cs_desktop.services.subscriptions.renewing import save_renewal
from cs_desktop.services.tasks import add_task
from tests.workspaces import TODAY, add_account, context, dump, new_workspace

GONE = 99


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Context]:
    workspace = new_workspace(tmp_path / "a.csdesk")
    yield context(workspace)
    workspace.close()


@pytest.mark.parametrize(
    ("save", "told"),
    [
        (lambda ctx, a: add_contact(ctx, NewContact(a, "Nora", reports_to_id=GONE)), "choose another one"),
        (lambda ctx, a: add_task(ctx, NewTask("Call", a, assignee_id=GONE)), "choose somebody else"),
        (lambda ctx, a: add_activity(ctx, NewActivity(a, "call", TODAY, member_id=GONE)), "somebody else"),
        (
            lambda ctx, a: save_renewal(
                ctx, a, None, RenewalEntry(date(2027, 4, 1), subscription_ids=(GONE,))
            ),
            "choose the others again",
        ),
    ],
)
def test_what_refers_to_something_that_is_gone_is_not_written(
    book: Context, save: Callable[[Context, int], Change | None], told: str
) -> None:
    account = add_account(book.workspace)
    before = dump(book.workspace, log=True)
    with pytest.raises(KnownError, match=told):
        save(book, account)
    assert dump(book.workspace, log=True) == before
