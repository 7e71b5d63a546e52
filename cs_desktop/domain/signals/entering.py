"""What may be entered as a rule of a signal."""

from math import isfinite

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.signals.rules import Opens, SignalRule
from cs_desktop.domain.signals.words import threshold_unit, unknown_places
from cs_desktop.domain.vocabulary import MetricKind

LONGEST_NAME, LONGEST_TEXT = 100, 300
MOST_DAYS = 730
MOST_POINTS = 1000


def check_rule(rule: SignalRule) -> None:
    """Look at a rule before it is stored.

    Raises:
        InputError: something of it makes no sense; the message says what to enter.
    """
    problem = (
        name_problem(rule.name)
        or days_problem(rule.window_days, 1)
        or threshold_problem(rule.opens, rule.threshold, rule.unit)
        or ("" if isfinite(rule.floor) else tr("Enter a number such as 65 or 0.4, or nothing."))
        or text_problem(rule.title)
        or reason_problem(rule.why)
        or days_problem(rule.answer_days, 0)
        or points_problem(rule.least_points)
        or ("" if rule.feed else tr("Choose what feeds it."))
    )
    if problem:
        raise InputError(problem)


def name_problem(name: str) -> str:
    """Return what is wrong with the name of a rule; empty if nothing."""
    if not name.strip():
        return tr("Enter a name, such as Usage falling.")
    if len(name) > LONGEST_NAME:
        return tr("Enter at most {count} letters.", count=LONGEST_NAME)
    return ""


def text_problem(text: str) -> str:
    """Return what is wrong with what is to be done; empty if nothing."""
    if not text.strip():
        return tr("Say what to do, such as: Find out why they use it less.")
    if len(text) > LONGEST_TEXT:
        return tr("Enter at most {count} letters.", count=LONGEST_TEXT)
    return ""


def reason_problem(text: str) -> str:
    """Return what is wrong with a reason; empty if nothing."""
    if not text.strip():
        return tr("Say why, such as: usage {value}, {before} before.")
    if len(text) > LONGEST_TEXT:
        return tr("Enter at most {count} letters.", count=LONGEST_TEXT)
    unknown = unknown_places(text)
    if unknown:
        return tr(
            "{name} stands for nothing; there are {places}.",
            name=unknown[0],
            places="{value}, {before}, {days}, {day}",
        )
    return ""


def days_problem(days: int | None, least: int) -> str:
    """Return what is wrong with a number of days; empty if nothing."""
    if days is None or not least <= days <= MOST_DAYS:
        return tr("Enter whole days from {least} to {most}.", least=least, most=MOST_DAYS)
    return ""


def points_problem(count: int | None) -> str:
    """Return what is wrong with the fewest values that are needed; empty if nothing."""
    if count is None or not 1 <= count <= MOST_POINTS:
        return tr("Enter a whole number from 1 to {most}.", most=MOST_POINTS)
    return ""


def threshold_problem(opens: Opens, threshold: float | None, unit: Unit) -> str:
    """Return what is wrong with a threshold; empty if nothing."""
    example = "20%" if threshold_unit(opens, unit) is Unit.SHARE else "30"
    if threshold is None or not isfinite(threshold):
        return tr("Enter a number such as {example}.", example=example)
    if opens is Opens.FALLS_BY and not 0 < threshold <= 1:
        return tr("Enter more than 0% and at most 100%.")
    if opens is Opens.RISES_BY and threshold <= 0:
        return tr("Enter more than 0%.")
    if opens is Opens.DAYS_AT_LEAST and (threshold < 1 or not float(threshold).is_integer()):
        return tr("Enter whole days, 1 or more.")
    return ""


def kinds_of(*, survey: bool) -> tuple[MetricKind, ...]:
    """Return how values of a feed may become one: answers to surveys are averaged."""
    return (MetricKind.MEAN,) if survey else (*MetricKind,)
