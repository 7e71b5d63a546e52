"""What the user enters of accounts, subscriptions, losses and renewals: each a step, stored and announced."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import Decision, LossReason, NewEvent, NewSubscription, RenewalEntry
from cs_desktop.domain.new_account import NewAccount
from cs_desktop.domain.subscription_course import Course
from cs_desktop.services.context import Context
from cs_desktop.services.new_account import account_of_site, add_account, added_account
from cs_desktop.services.subscriptions.changing import (
    add_subscription,
    correct_event,
    record_event,
    remove_event,
)
from cs_desktop.services.subscriptions.deleting import delete_subscription
from cs_desktop.services.subscriptions.losses import give_reason
from cs_desktop.services.subscriptions.renewing import delete_renewal, record_outcome, save_renewal


class CommerceController(QObject):
    """Stores what a form holds; one form is open at a time, and gets the answer."""

    stored = Signal(object)
    """The committed Change; None where nothing differed."""
    refused = Signal(object)
    """KnownError."""
    added = Signal(object)
    """The id of the account that was added."""
    site_found = Signal(str, str)
    """A website, and the name of the account that has it; empty where none has."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context

    def add_account(self, new: NewAccount) -> None:
        """Add an account."""

        def tell(change: Change | None) -> None:
            account_id = added_account(change) if change is not None else None
            if account_id is not None:
                self.added.emit(account_id)

        self._store(lambda ctx: add_account(ctx, new, self), tell)

    def look_up_site(self, website: str) -> None:
        """Find out whether an account has this website already."""
        context = self._context()
        self._jobs.run(
            lambda _job: account_of_site(context, website),
            lambda name: self.site_found.emit(website, name),
            lambda _error: None,
            key="site",
        )

    def add_subscription(self, account_id: int, new: NewSubscription) -> None:
        """Add a subscription to an account."""
        self._store(lambda ctx: add_subscription(ctx, account_id, new, self))

    def record_event(self, subscription_id: int, new: NewEvent, seen: Course) -> None:
        """Renew, expand, reduce, move or cancel a subscription."""
        self._store(lambda ctx: record_event(ctx, subscription_id, new, self, seen))

    def correct_event(self, subscription_id: int, event_id: int, right: NewEvent, seen: Course) -> None:
        """Put an entry right."""
        self._store(lambda ctx: correct_event(ctx, subscription_id, event_id, right, self, seen))

    def remove_event(self, subscription_id: int, event_id: int) -> None:
        """Remove an entry."""
        self._store(lambda ctx: remove_event(ctx, subscription_id, event_id, self))

    def delete_subscription(self, subscription_id: int, renewal_ids: Collection[int], seen: Course) -> None:
        """Delete a subscription that never was, with what belongs to it."""
        self._store(lambda ctx: delete_subscription(ctx, subscription_id, renewal_ids, self, seen))

    def give_reason(self, task_id: int, reason: LossReason) -> None:
        """Say why something was lost."""
        self._store(lambda ctx: give_reason(ctx, task_id, reason, self))

    def save_renewal(
        self, account_id: int, renewal_id: int | None, entry: RenewalEntry, seen: RenewalEntry | None
    ) -> None:
        """Add a renewal, or change one."""
        self._store(lambda ctx: save_renewal(ctx, account_id, renewal_id, entry, self, seen))

    def delete_renewal(self, renewal_id: int) -> None:
        """Delete a renewal."""
        self._store(lambda ctx: delete_renewal(ctx, renewal_id, self))

    def record_outcome(self, renewal_id: int, decision: Decision) -> None:
        """Record how a renewal ended."""
        self._store(lambda ctx: record_outcome(ctx, renewal_id, decision, self))

    def _store(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[Change | None], None] = lambda _change: None,
    ) -> None:
        context = self._context()

        def done(change: Change | None) -> None:
            self.stored.emit(change)
            then(change)

        def failed(error: KnownError) -> None:
            self.refused.emit(error)

        self._jobs.run(lambda _job: step(context), done, failed, keep=True)
