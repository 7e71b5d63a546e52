"""An account with one subscription, and what was stored of it."""

from datetime import date

from sqlalchemy import select

from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import LossReason, NewEvent, NewSubscription
from cs_desktop.domain.subscription_course import Course, course_of
from cs_desktop.domain.vocabulary import ChurnCategory, SubscriptionEventKind
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.queries.commercial import ArrStep, arr_steps
from cs_desktop.models.tables import Account, Subscription, SubscriptionEvent, TeamMember
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.subscriptions.changing import add_subscription, record_event
from cs_desktop.services.subscriptions.storing import event_of
from tests.workspaces import add_account, context

START = date(2025, 1, 1)
TERM_END = date(2026, 1, 1)
PRICE = LossReason(ChurnCategory.PRICE, "Too expensive.", "No budget owner.", "list price", "Mail of Nov 3")


class Book:
    """One account, Halden, that pays 100.00 a year for Plan from 2025 on."""

    def __init__(self, workspace: WorkspaceFile) -> None:
        self.workspace, self.ctx = workspace, context(workspace)

        def owner(tx: WriteTx) -> int:
            member = TeamMember(id=tx.new_id(), name="Ana Ruiz")
            tx.session.add(member)
            return member.id

        self.owner = workspace.write("Add owner", owner).value
        self.account = add_account(workspace, "Halden", owner_id=self.owner)
        add_subscription(self.ctx, self.account, NewSubscription("Plan", 100_00, START, TERM_END))
        self.subscription = self.rows(Subscription)[0].id

    def record(self, kind: SubscriptionEventKind, day: date, arr: int = 0, **fields: object) -> Change:
        """Record an event of the subscription."""
        return record_event(self.ctx, self.subscription, NewEvent(kind, day, arr, **fields))

    def rows(self, table: type[LoggedBase]) -> list:
        """Return all rows of a table, by id."""
        return list(self.workspace.read(lambda c: c.execute(select(table).order_by(table.id)).all()))

    def course(self) -> Course:
        """Return the course of the subscription as somebody sees it now."""
        subscription = next(s for s in self.rows(Subscription) if s.id == self.subscription)
        rows = [e for e in self.rows(SubscriptionEvent) if e.subscription_id == self.subscription]
        return course_of((row.position, event_of(row)) for row in rows).completed(subscription.term_end)

    def steps(self) -> list[ArrStep]:
        """Return the intervals of constant ARR."""
        return self.workspace.read(arr_steps)

    def arr_on(self, day: date) -> int:
        """Return the account's ARR on a day, as every figure counts it."""
        return sum(s.arr for s in self.steps() if s.start <= day and (s.end is None or day < s.end))

    def relation(self) -> str:
        """Return whether the account is a customer."""
        return next(row.relation for row in self.rows(Account))
