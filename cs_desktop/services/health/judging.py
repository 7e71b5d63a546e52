"""What the forms of overrides and pulses begin with, read in one go."""

import numpy as np

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.health.judging import OverrideFacts, PulseFacts
from cs_desktop.domain.health.standing import Bands, Standing
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.services.context import Context
from cs_desktop.services.health.overrides import overrides_of
from cs_desktop.services.health.pulses import pulses_of
from cs_desktop.services.health.scoring import health_of


def override_facts(ctx: Context, account_id: int) -> OverrideFacts:
    """Return how an account's health stands with overrides.

    Raises:
        KnownError: there is no such account.
    """
    name, standing, bands = _standing(ctx, account_id)
    running = standing.override
    known = overrides_of(ctx, account_id)
    return OverrideFacts(
        account_id=account_id,
        name=name,
        today=ctx.clock.today(),
        bands=bands,
        calculated=standing.calculated,
        calculated_band=standing.calculated_band,
        running=running,
        past=tuple(one for one in known if one != running),
    )


def pulse_facts(ctx: Context, account_id: int) -> PulseFacts:
    """Return the pulses of an account beside its score.

    Raises:
        KnownError: there is no such account.
    """
    name, standing, _ = _standing(ctx, account_id)
    return PulseFacts(
        account_id=account_id,
        name=name,
        today=ctx.clock.today(),
        calculated=standing.calculated,
        calculated_band=standing.calculated_band,
        pulses=pulses_of(ctx, account_id),
    )


def _standing(ctx: Context, account_id: int) -> tuple[str, Standing, Bands]:
    found = ctx.workspace.read(lambda c: accounts(c, account_id))
    if not found:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
    scores = health_of(ctx, np.array([account_id], np.int64), ctx.clock.today())
    return found[0].name, scores.standing(0), scores.bands
