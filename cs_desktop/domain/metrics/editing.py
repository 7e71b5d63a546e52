"""What a metric may be, and the texts that its scale is typed as."""

import re
from collections.abc import Iterable
from dataclasses import replace

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.numerals import english_figures, exact_figures
from cs_desktop.domain.import_mapping import slug
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.metrics.entry import Steps
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.new_account import length_problem
from cs_desktop.domain.vocabulary import MetricKind

MOST_DAYS, MOST_LAG, MOST_WORDS = 3650, 365, 12
_LONGEST_UNIT, _LONGEST_DEFINITION = 40, 1000
_STEP = re.compile(r"\s*([-−+]?[\d.,]+)\s*[:=]?\s+(.+)|\s*([-−+]?[\d.,]+)\s*[:=]\s*(.+)")

NEW = KnownMetric(
    key="",
    name="",
    unit="count",
    kind=MetricKind.LAST.value,
    higher_is_better=True,
    window_days=90,
    stale_days=90,
    built_in=False,
)
"""What one's own metric begins as."""


def checked(wanted: KnownMetric, others: Iterable[KnownMetric]) -> KnownMetric:
    """Return a metric without spaces around its texts.

    Raises:
        InputError: it has no name, or that of another; a text is too long, or days are out of their range.
    """
    made = replace(
        wanted,
        name=" ".join(wanted.name.split()),
        unit=wanted.unit.strip(),
        definition=wanted.definition.strip(),
    )
    if not made.name:
        raise InputError(tr("Enter a name, such as Weekly active users."))
    if problem := length_problem(made.name):
        raise InputError(problem)
    if any(one.name.casefold() == made.name.casefold() and one.key != made.key for one in others):
        raise InputError(tr("There is a metric called {name} already; choose another name.", name=made.name))
    if len(made.unit) > _LONGEST_UNIT:
        raise InputError(tr("Shorten the unit to {most} letters.", most=_LONGEST_UNIT))
    if len(made.definition) > _LONGEST_DEFINITION:
        raise InputError(tr("Shorten what it means to {most} letters.", most=_LONGEST_DEFINITION))
    _check_days(made)
    return made


def _check_days(metric: KnownMetric) -> None:
    for days in (metric.window_days, metric.stale_days):
        if not 1 <= days <= MOST_DAYS:
            raise InputError(tr("Window and staleness take from 1 to {most} days.", most=MOST_DAYS))
    if not 0 <= metric.lag_days <= MOST_LAG:
        raise InputError(tr("Points are known after 0 to {most} days.", most=MOST_LAG))


def key_for(name: str, taken: Iterable[str]) -> str:
    """Return a key for one's own metric, made from its name; none that is taken or that the program knows."""
    known = {*taken, *MEASURABLE}
    begun = slug(name)[:60] or "metric"
    return next(
        key
        for key in (begun, *(f"{begun}_{number}" for number in range(2, len(known) + 3)))
        if key not in known
    )


def scale_typed(steps: Steps) -> str:
    """Return the words of a scale as one types them, one a line: 2: Willing."""
    return "\n".join(f"{exact_figures(value)}: {tr(word)}" for value, word in steps)


def read_scale(text: str, before: Steps = ()) -> Steps:
    """Return the scale that a text means, a line each: a value and its word; words alone count from 0.

    A word that stands as it stood before keeps the text in which it is stored.

    Raises:
        InputError: a line is no step, a value or a word stands twice, or there is one alone or too many.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ()
    if not 2 <= len(lines) <= MOST_WORDS:
        raise InputError(tr("Give from 2 to {most} words, one a line, such as 2: Willing.", most=MOST_WORDS))
    stored = {tr(word): word for _value, word in before}
    found: dict[float, str] = {}
    for place, line in enumerate(lines):
        value, word = _step(line, place)
        if value in found or word in found.values():
            raise InputError(tr("Each value and each word of a scale stands in it once."))
        found[value] = stored.get(word, word)
    return tuple(sorted(found.items()))


def _step(line: str, place: int) -> tuple[float, str]:
    match = _STEP.fullmatch(line)
    if match is None:
        return float(place), line
    figures = english_figures(match[1] or match[3]).replace(",", "").replace("−", "-")
    try:
        return float(figures), (match[2] or match[4]).strip()
    except ValueError:
        raise InputError(tr("Start the line with a number, such as 2: Willing.")) from None
