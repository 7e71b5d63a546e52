"""Whether a title written by hand says a number that neither its slide nor the data's own title says.

A title may round: of 94.8% it may say 95%, and of $920K $0.92M. Counts may be digits or words, and those
of a list need not be written on the slide: "Four of five" is told by five rows of which four are on pace.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import combinations

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.deck.slides import Cell, MeasuresSlide, ObjectivesSlide, Row, Slide, TableSlide
from cs_desktop.domain.figures import Figure, value_text

_NUMBER = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)([KMB])?(?!\w)")
_SCALES = {"": 1.0, "K": 1e3, "M": 1e6, "B": 1e9}
_WORDS = {
    word: float(number)
    for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
}
"""Not one, which is more often no count."""
_WORD = re.compile(r"(?<!\w)(" + "|".join(_WORDS) + r")(?!\w)", re.IGNORECASE)
_MOST_KINDS = 6
"""Of more kinds of rows a title does not add up some."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a text: its size, and by how much it may be off, as it is rounded."""

    text: str
    value: float
    off: float

    def is_told_by(self, known: float) -> bool:
        """Return whether a number that is known is this one, rounded as this is."""
        return abs(known - self.value) <= self.off + 1e-9 * abs(known)


def claims_in(text: str) -> tuple[Claim, ...]:
    """Return the numbers of a text without their signs, in reading order; words from two to ten too."""
    found = [(one.start(), _claim(one)) for one in _NUMBER.finditer(text)]
    found += [(one.start(), Claim(one[0], _WORDS[one[0].lower()], 0.0)) for one in _WORD.finditer(text)]
    return tuple(claim for _, claim in sorted(found, key=lambda pair: pair[0]))


def _claim(found: re.Match[str]) -> Claim:
    digits, scale = found[1].replace(",", ""), _SCALES[found[2] or ""]
    decimals = len(digits.partition(".")[2])
    return Claim(found[0].rstrip(","), float(digits) * scale, 0.5 * 10**-decimals * scale)


def unsupported_claim(title: str, slide: Slide, suggested: str = "") -> str:
    """Return the first number of a title that neither its slide nor the data's own title tells."""
    wanted = claims_in(title)
    if not wanted:
        return ""
    known = {
        *(one.value for text in (suggested, *_texts(slide)) for one in claims_in(text)),
        *(float(count) for count in _counts(slide)),
    }
    return next((one.text for one in wanted if not any(map(one.is_told_by, known))), "")


def _texts(shown: object) -> Iterator[str]:
    """Yield every text that something shows: of a figure its value, label and note, of a chart its ends."""
    match shown:
        case str():
            yield shown
        case date():
            yield day_text(shown)
        case Figure():
            yield from (shown.text(), shown.exact(), shown.label, shown.note, day_text(shown.as_of))
        case ChartSpec():
            yield from _of_chart(shown)
        case tuple():
            for one in shown:
                yield from _texts(one)
        case _ if is_dataclass(shown):
            for one in fields(shown):
                yield from _texts(getattr(shown, one.name))


def _of_chart(chart: ChartSpec) -> Iterator[str]:
    yield from (chart.title, chart.subtitle)
    for threshold in chart.thresholds:
        yield threshold.name
        yield value_text(threshold.value, chart.y_axis.unit, chart.y_axis.currency)
    for series in chart.series:
        yield series.name
        known = [y for y in series.y if y is not None]
        for y in {*known[:1], *known[-1:], *([min(known), max(known)] if known else [])}:
            yield value_text(y, chart.y_axis.unit, chart.y_axis.currency)


def _counts(slide: Slide) -> Iterator[int]:
    """Yield how many rows a slide has, and how many of them are alike."""
    match slide:
        case MeasuresSlide():
            yield from _sums(one.word for one in slide.measures)
        case ObjectivesSlide():
            yield len(slide.objectives)
            yield sum(one.target is not None for one in slide.objectives)
            yield sum(bool(one.our_owner and one.their_owner) for one in slide.objectives)
        case TableSlide():
            rows = [row for row in slide.rows if not row.total]
            for place in range(len(slide.columns)):
                yield from _sums(_alike(row, place) for row in rows)
        case _:
            return


def _alike(row: Row, place: int) -> str:
    cell = row.cells[place] if place < len(row.cells) else Cell()
    return cell.text if cell.figure is None else cell.figure.text()


def _sums(kinds: Iterable[str]) -> Iterator[int]:
    """Yield how many there are of each kind, of some kinds together, and of all."""
    counts = list(Counter(kinds).values())
    yield sum(counts)
    if len(counts) <= _MOST_KINDS:
        for some in range(1, len(counts)):
            yield from map(sum, combinations(counts, some))
