"""Retention of the whole workspace and of slices."""

from dataclasses import dataclass

from cs_desktop.analytics import products
from cs_desktop.analytics import retention as calculation
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import ByProduct, Group, Retention
from cs_desktop.models.queries import accounts, commercial, workspace
from cs_desktop.services.context import Context
from cs_desktop.services.frames import attributes_frame, steps_frame

SLICES = ("segment", "industry", "product", "owner", "region")


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """The whole and, if asked for, its slices: groups, or by product."""

    currency: str
    whole: Retention
    groups: tuple[Group, ...] | None = None
    by_product: ByProduct | None = None
    product_names: dict[int, str] | None = None


def retention_report(ctx: Context, period: Period, by: str | None = None) -> RetentionReport:
    """Return how ARR moved over a period, in all and by one of `SLICES`."""
    currency, steps = ctx.workspace.read(
        lambda c: (workspace.workspace_facts(c).currency, commercial.step_columns(c))
    )
    frame = steps_frame(steps)
    whole = calculation.retention(frame, period)
    if by is None:
        return RetentionReport(currency, whole)
    if by == "product":
        names = ctx.workspace.read(workspace.product_names)
        by_product = products.retention_by_product(frame, period)
        return RetentionReport(currency, whole, by_product=by_product, product_names=names)
    history = attributes_frame(ctx.workspace.read(accounts.attribute_history))
    groups = calculation.retention_by(frame, history, period, by)
    return RetentionReport(currency, whole, _named(ctx, by, groups))


def _named(ctx: Context, by: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups by name, where the history holds ids."""
    if by != "owner":
        return groups
    names = ctx.workspace.read(workspace.member_names)
    named = [Group(names.get(int(g.name), g.name) if g.name else "", g.retention) for g in groups]
    return tuple(sorted(named, key=lambda group: (group.name == "", group.name)))
