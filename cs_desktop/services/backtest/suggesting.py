"""Weights suggested by the workspace's own losses; only a draft, and only where somebody asks for it."""

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.backtest import judging, weights
from cs_desktop.analytics.backtest.panel import Observations
from cs_desktop.analytics.backtest.ranks import Draws, Ints
from cs_desktop.analytics.health.card_scores import CardScores, MeasureValues
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.result import FEWEST, Outcome, Question, SuggestedWeight, Suggestion
from cs_desktop.domain.backtest.suggested import suggestion_note
from cs_desktop.domain.changes import Change
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.domain.scorecards.book import CardVersion
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.services.backtest.material import Material, read_material
from cs_desktop.services.backtest.running import SEED, observations, panel_of
from cs_desktop.services.context import Context
from cs_desktop.services.scorecards.drafts import draft_with_weights


def suggest_weights(ctx: Context, question: Question, as_of: date, report: Progress = silent) -> Suggestion:
    """Return weights for the scorecard of today that scores most observations; nothing is written.

    Raises:
        KnownError: scikit-learn is not installed, or the past does not tell any weights.
    """
    if not weights.is_installed():
        raise KnownError(tr("Suggesting weights needs scikit-learn: install cs-desktop[weights]."))
    if question.outcome is Outcome.FLAG:
        raise KnownError(tr("A flag without a day tells no weights; choose another outcome."))
    material = read_material(ctx, as_of, report, by_today=True)
    report(0, None, tr("Fitting weights"))
    seen = observations(panel_of(ctx, material, question.outcome), material, question)
    version = _most_used(ctx, material, as_of)
    scored = _scored(material, seen, version)
    if scored.seen.losses < FEWEST:
        raise KnownError(
            tr(
                "Weights can be suggested from {least} losses on; there are {count}.",
                least=FEWEST,
                count=scored.seen.losses,
            )
        )
    return _suggestion(scored, version, question, date.fromordinal(material.until))


def use_suggestion(ctx: Context, one: Suggestion, initiator: object = None) -> Change | None:
    """Give the scorecard a draft with the suggested weights; it counts only once it is published.

    Raises:
        KnownError: the scorecard is gone.
    """
    wanted = {weight.key: weight.suggested for weight in one.weights}
    return draft_with_weights(ctx, one.scorecard_id, wanted, suggestion_note(one), initiator)


def _most_used(ctx: Context, material: Material, as_of: date) -> CardVersion:
    used = Counter(
        {(part.scorecard.name, part.scorecard.version): 0 for one in material.scores for part in one.parts}
    )
    for one in material.scores:
        for part in one.parts:
            used[part.scorecard.name, part.scorecard.version] += int((~np.isnan(part.calculated)).sum())
    ((name, number), _), *_ = used.most_common(1)
    in_force = ctx.workspace.read(scorecard_book).in_force(as_of)
    return next(one for one in in_force if (one.card.name, one.card.version) == (name, number))


def _scored(material: Material, seen: Observations, version: CardVersion) -> weights.Scored:
    """Return the observations that the scorecard scores, month by month."""
    kept, columns = [], []
    for one in material.scores:
        for number, part in enumerate(one.parts):
            if part.scorecard != version.card:
                continue
            here = np.flatnonzero(seen.day == one.as_of.toordinal())
            here = here[one.part[seen.account[here]] == number]
            kept.append(here)
            columns.append(_columns(part, one.place[seen.account[here]]))
    order = np.concatenate(kept)
    where = np.zeros(len(seen), bool)
    where[order] = True
    # Month by month is the order of the observations, too.
    values = MeasureValues(*(np.concatenate(column, axis=1) for column in zip(*columns, strict=True)))
    return weights.Scored(seen.kept(where), version.card, values)


def _columns(part: CardScores, places: Ints) -> tuple[NDArray[Any], ...]:
    measured = part.measured
    every = (measured.values, measured.newest, measured.stale, measured.scores)
    return tuple(column[:, places] for column in every)


def _suggestion(scored: weights.Scored, version: CardVersion, question: Question, as_of: date) -> Suggestion:
    everything = np.ones(len(scored.seen), bool)
    strength = weights.chosen_strength(scored, everything, question.horizon_days)
    found = weights.fitted(scored, everything, strength)
    if found is None:
        raise KnownError(
            tr("With no measure better scores went with fewer losses: there is nothing to suggest.")
        )
    tested = weights.held_out(scored, question.horizon_days)
    where = np.zeros(len(scored.seen), bool)
    where[tested.places] = True
    part = scored.seen.kept(where)
    _, account = np.unique(part.account, return_inverse=True)
    part = part.with_accounts(account.astype(np.int64))
    draws = Draws.make(len(np.unique(account)), len(part), SEED)
    whole = weights.whole_weights(found.weights)
    has_data = np.asarray(scored.present.any(axis=1))
    return Suggestion(
        scorecard_id=version.scorecard_id,
        scorecard=version.name,
        version=version.number,
        question=question,
        weights=tuple(
            SuggestedWeight(
                key=measure.key,
                name=measure.name,
                present=measure.weight,
                suggested=whole[measure.key],
                wrong_sign=measure.key in found.wrong,
                no_data=not has_data[row],
            )
            for row, measure in enumerate(version.card.measures)
        ),
        strength=strength,
        folds=tested.folds,
        held_out=judging.counted(part),
        losses=part.losses,
        present_auc=judging.score_auc(part, draws, tested.present),
        suggested_auc=judging.score_auc(part, draws, tested.suggested),
        gain=judging.auc_gain(part, draws, tested.suggested, tested.present),
        as_of=as_of,
    )
