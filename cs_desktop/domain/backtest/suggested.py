"""Suggested weights in words and as a table."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.backtest.estimates import estimate_text
from cs_desktop.domain.backtest.result import (
    FEWEST,
    SuggestedWeight,
    Suggestion,
    formula,
)
from cs_desktop.domain.backtest.sections import Section
from cs_desktop.domain.figures import number_text


def weights_section(one: Suggestion) -> Section:
    """Return suggested weights beside those of the scorecard."""
    rows = tuple(
        (weight.name, number_text(weight.present, 0), number_text(weight.suggested, 0), _why(weight))
        for weight in one.weights
    )
    return Section(
        "weights",
        tr("Suggested weights"),
        suggestion_finding(one),
        "; ".join((formula("weights"), formula("held_out"))),
        (tr("Measure"), tr("Today"), tr("Suggested"), tr("Why")),
        rows,
        (0, 3),
    )


def suggestion_finding(one: Suggestion) -> str:
    """Return whether the suggested weights do better where they were not fitted."""
    if one.gain.value is None:
        return tr(
            "Not tested: {losses} in the held-out month-ends, {least} are needed",
            losses=trn("{count} loss", "{count} losses", one.losses),
            least=FEWEST,
        )
    if one.gain.is_above(0):
        words = tr("The suggestion does better on what it was not fitted to")
    elif one.gain.is_below(0):
        words = tr("The suggestion does worse on what it was not fitted to: leave the weights as they are")
    else:
        words = tr("The suggestion does not do better for certain on what it was not fitted to")
    return tr(
        "{words}: AUC {suggested}, today's {present}, difference {gain}",
        words=words,
        suggested=estimate_text(one.suggested_auc),
        present=estimate_text(one.present_auc),
        gain=estimate_text(one.gain, signed=True),
    )


def suggestion_note(one: Suggestion) -> str:
    """Return what a draft with these weights says of where they come from."""
    question = one.question
    return tr(
        "Weights suggested by the back-test of {day} ({outcome}, {days} days). {finding}",
        day=day_text(one.as_of),
        outcome=question.outcome.label,
        days=question.horizon_days,
        finding=suggestion_finding(one),
    )


def _why(weight: SuggestedWeight) -> str:
    if weight.no_data:
        return tr("no data")
    if weight.wrong_sign:
        return tr("left out: better scores went with more losses")
    return ""
