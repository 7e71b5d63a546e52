"""The health of all accounts or of one with their names, for scripts."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np

from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import health_of


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """An account by name with its health."""

    name: str
    external_id: str
    health: AccountHealth


def health_report(ctx: Context, as_of: date, account_id: int | None = None) -> tuple[AccountStanding, ...]:
    """Return the health of all accounts or of one: the worst first, those without a score last."""
    facts = ctx.workspace.read(lambda c: accounts(c, account_id))
    scores = health_of(ctx, np.array([one.id for one in facts], np.int64), as_of).accounts()
    found = [
        AccountStanding(one.name, one.external_id, health) for one, health in zip(facts, scores, strict=True)
    ]
    return tuple(sorted(found, key=_place))


def _place(one: AccountStanding) -> tuple[float, str]:
    score = one.health.score
    return (math.inf if score is None else score, one.name.casefold())
