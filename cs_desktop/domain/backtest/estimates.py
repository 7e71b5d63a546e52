"""Figures of a back-test as they are told, and their formulas in words."""

from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.result import (
    Backtest,
    Estimate,
    formula,
)
from cs_desktop.domain.figures import Unit, number_text, value_text


def estimate_text(one: Estimate, decimals: int = 2, *, signed: bool = False) -> str:
    """Return a value with its interval, such as 0.71 (0.62–0.79); an en dash where there is none."""
    if one.value is None:
        return "–"
    value = _number(one.value, decimals, signed=signed)
    if one.low is None or one.high is None:
        return value
    low, high = (_number(edge, decimals, signed=signed) for edge in (one.low, one.high))
    between = tr("{low} to {high}", low=low, high=high) if signed else f"{low}–{high}"
    return f"{value} ({between})"


def _number(value: float, decimals: int, *, signed: bool) -> str:
    text = number_text(value, decimals)
    return f"+{text}" if signed and round(value, decimals) > 0 else text


def share(value: float | None) -> str:
    """Return a fraction as per cent."""
    return value_text(value, Unit.SHARE)


def formula_text(found: Backtest, key: str) -> str:
    """Return a formula in words."""
    return formula(key).replace("{draws}", number_text(found.draws, 0))


def formulas(found: Backtest, *keys: str) -> str:
    """Return some formulas, a line each, by the headings that they are of."""
    told = [(_named(key), formula_text(found, key)) for key in keys]
    return "\n".join(f"{name}: {text}" if name else text for name, text in told)


def _named(key: str) -> str:
    """Return the heading that a formula is of; empty where it is of the whole table."""
    names = {
        "precision": tr("Precision"),
        "recall": tr("Recall"),
        "lift": tr("Lift"),
        "auc": tr("AUC"),
        "measure": tr("AUC"),
        "left_out": tr("AUC lost without it"),
        "brier": "Brier",
    }
    return names.get(key, "")


def range_text(low: float, high: float) -> str:
    """Return the scores of a group, such as 46–59; one where they are the same."""
    first, last = number_text(low, 0), number_text(high, 0)
    return first if first == last else f"{first}–{last}"
