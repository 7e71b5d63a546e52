"""What an import is going to write, and the draft in which it is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from cs_desktop.common.errors import BugError
from cs_desktop.domain.importing import ImportMode, Outcome, Rejected
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.defaults import defaults
from cs_desktop.models.tables import (
    Account,
    AccountAttribute,
    Activity,
    ActivityContact,
    ChurnEvent,
    Contact,
    ImportedRow,
    LifecycleStage,
    Metric,
    Opportunity,
    Product,
    Subscription,
    SubscriptionEvent,
    Survey,
    SurveyAnswer,
    TeamMember,
)
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.layout import Layout
from cs_desktop.services.importing.planning.row_log import RowLog
from cs_desktop.services.importing.records import Record

Row = dict[str, Any]
"""A table's row, by column."""
Kind = type[LoggedBase]

INSERT_ORDER: tuple[Kind, ...] = (
    TeamMember,
    LifecycleStage,
    Product,
    Metric,
    Account,
    AccountAttribute,
    Contact,
    Subscription,
    SubscriptionEvent,
    Survey,
    SurveyAnswer,
    Activity,
    ActivityContact,
    ChurnEvent,
    Opportunity,
    ImportedRow,
)
"""What others point to comes first."""


@dataclass(slots=True)
class Plan:
    """Rows to insert, change and delete, and what to tell the user."""

    inserts: dict[Kind, list[Row]] = field(default_factory=dict)
    updates: dict[Kind, dict[int, Row]] = field(default_factory=dict)
    """By table and id: the changed columns."""
    deletes: list[tuple[Kind, int]] = field(default_factory=list)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A plan in the making, with what planners need to know."""

    connection: Connection
    layout: Layout
    mode: ImportMode
    today: date
    new_id: Callable[[], int]
    log: RowLog | None = None
    """Where what becomes of each row is noted, if anybody wants to know."""
    plan: Plan = field(default_factory=Plan)

    def insert(self, table: Kind, values: Mapping[str, object], row_id: int | None = None) -> Row:
        """Add a row, whole with its defaults and an id, and return it."""
        row = {**defaults(table.__table__), **values, "id": self.new_id() if row_id is None else row_id}
        if len(row) != len(table.__table__.columns):
            raise BugError(f"{table.__name__} has no column for some of {', '.join(values)}")
        self.plan.inserts.setdefault(table, []).append(row)
        return row

    def update(self, table: Kind, row_id: int, values: Row) -> None:
        """Change columns of a stored row."""
        if values:
            self.plan.updates.setdefault(table, {}).setdefault(row_id, {}).update(values)

    def count(
        self,
        line: int,
        outcome: Outcome,
        account_id: int | None = None,
        changed: Mapping[str, str] | None = None,
    ) -> None:
        """Count a row that can be taken by what becomes of it."""
        plan = self.plan
        if outcome is Outcome.NEW:
            plan.created += 1
        elif outcome is Outcome.CHANGED:
            plan.updated += 1
        elif outcome is Outcome.UNCHANGED:
            plan.unchanged += 1
        else:
            plan.skipped += 1
        if self.log is not None:
            self.log.note(line, outcome, account_id, changed)

    def reject(self, record: Record, bad: BadCell) -> None:
        """Report a row that cannot be taken."""
        column = self.layout.heading(bad.field) if bad.field else ""
        self.plan.rejected.append(Rejected(record.line, column, bad.reason))

    def warn(self, count: int, text: str) -> None:
        """Tell the user of something about several rows, if there are any."""
        if count:
            self.plan.warnings.append(text)
