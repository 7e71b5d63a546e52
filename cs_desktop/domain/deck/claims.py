"""Whether a title says a number that its slide does not show."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.deck.slides import Slide
from cs_desktop.domain.figures import Figure

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d[\d,]*(?:\.\d+)?(?!\w*-)")
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a text in digits, without signs, separators and trailing zeros: 97.0% is 97."""
    return tuple(_plain(found) for found in _NUMBER.findall(text))


def unsupported_claim(title: str, slide: Slide) -> str:
    """Return the first number of a title that stands nowhere on its slide; empty where all do."""
    wanted = [(found, _plain(found)) for found in _NUMBER.findall(title)]
    if not wanted:
        return ""
    known = {number for text in texts_of(slide) for number in _told(text)}
    return next((found for found, number in wanted if number not in known), "")


def _told(text: str) -> Iterator[str]:
    yield from numbers_in(text)
    yield from (_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS)


def texts_of(shown: object) -> Iterator[str]:
    """Yield every text that something shows: of a figure its value, label and note, of a chart its names."""
    match shown:
        case str():
            yield shown
        case Figure():
            yield from (shown.text(), shown.exact(), shown.label, shown.note)
        case ChartSpec():
            yield from (shown.title, shown.subtitle, *(series.name for series in shown.series))
        case tuple():
            for one in shown:
                yield from texts_of(one)
        case _ if is_dataclass(shown):
            for one in fields(shown):
                yield from texts_of(getattr(shown, one.name))


def _plain(number: str) -> str:
    digits = number.lstrip("-−").replace(",", "")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
