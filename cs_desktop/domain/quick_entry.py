"""A line such as "call with Nora 30m about night shift", read as an entry of the timeline.

What the line does not say is guessed, and it is told what was. Reading never fails: what makes no sense to
us is part of the title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from cs_desktop.common.dates import MONTHS, near_words, read_day_near
from cs_desktop.common.language import language, tr
from cs_desktop.common.text import capitalized
from cs_desktop.domain.minutes import SPAN, minutes_in
from cs_desktop.domain.naming import Known, Named, read_names
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, NO_TOUCH, PURPOSES
from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose


class Part(StrEnum):
    """What a piece of the line says."""

    KIND = "kind"
    WITH = "with"
    MINUTES = "minutes"
    DAY = "day"
    TITLE = "title"
    DIRECTION = "direction"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the line that was understood: start ≤ place < end."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What a line was read as; the words are stored ones."""

    kind: str
    day: date
    minutes: int = 0
    title: str = ""
    direction: str = ""
    purpose: str = ""
    named: tuple[Named, ...] = ()
    """Who was named; some may be nobody, or more than one."""
    pieces: tuple[Piece, ...] = ()
    """In the order of the line; none overlaps another."""

    def says(self, part: Part) -> bool:
        """Return whether the line itself says it; else it is guessed or left open."""
        return any(piece.part is part for piece in self.pieces)

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """Return who is meant for certain."""
        return tuple(dict.fromkeys(one.ids[0] for one in self.named if len(one.ids) == 1))


_KIND_WORDS = {
    ActivityKind.CALL: ("call", "called", "phone", "phoned", "rang"),
    ActivityKind.EMAIL: ("email", "emailed", "e-mail", "mail", "mailed", "wrote"),
    ActivityKind.ON_SITE: ("on-site", "onsite", "visit", "visited", "meeting", "met", "workshop"),
    ActivityKind.TRAINING: ("training", "trained"),
    ActivityKind.WEBINAR: ("webinar",),
    ActivityKind.PODCAST: ("podcast",),
    ActivityKind.QBR: ("qbr",),
    ActivityKind.EBR: ("ebr",),
    ActivityKind.COMMUNITY: ("community",),
    ActivityKind.OUTAGE: ("outage", "incident"),
    ActivityKind.NOTE: ("note", "noted"),
}
_DIRECTION_WORDS = {
    Direction.PROACTIVE: ("proactive", "outbound"),
    Direction.REACTIVE: ("reactive", "inbound", "incoming"),
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_HALF_A_YEAR = 182
_MONTH = "|".join(MONTHS)
_FIGURES = r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
"""A day as other languages than English write it; which of the figures is the month is theirs to say."""


def read_entry(text: str, today: date, people: Sequence[Known]) -> QuickEntry:
    """Return what a line says, the rest guessed."""
    reader = _Reader(text, today, people)
    reader.read()
    return _guess(reader.entry, tuple(sorted(reader.pieces, key=lambda piece: piece.start)))


class _Reader:
    """Claims piece after piece of the line; the title is what is left."""

    def __init__(self, text: str, today: date, people: Sequence[Known]) -> None:
        self._text, self._today, self._people = text, today, people
        self.entry = QuickEntry("", today)
        self.pieces: list[Piece] = []
        about = _found(("about", tr("about"), "regarding", "re"), text)
        self._about = about
        self._body = len(text) if about is None else about.start()
        """Where the title begins by its own word; before it each word may be one of ours."""

    def read(self) -> None:
        self._read_kind()
        self._read_names()
        self._read_minutes()
        self._read_day()
        self._read_words()
        self._read_title()

    def _claim(self, part: Part, start: int, end: int) -> bool:
        if start >= end or any(start < piece.end and piece.start < end for piece in self.pieces):
            return False
        self.pieces.append(Piece(part, start, end))
        return True

    def _read_kind(self) -> None:
        for kind, word in _kind_words():
            found = _found((word,), self._text)
            if found is None or found.start() >= self._body:
                continue
            best = next((piece for piece in self.pieces if piece.part is Part.KIND), None)
            if best is None or found.start() < best.start:
                # The first word of the line that names a kind.
                self.pieces = [Piece(Part.KIND, found.start(), found.end())]
                self.entry = replace(self.entry, kind=kind)

    def _read_names(self) -> None:
        starts = [(found.start(), found.end()) for found in _all(("with", tr("with")), self._text)]
        starts += [(found.start(), found.end()) for found in re.finditer(r"(?<!\S)@(?=\w)", self._text)]
        kind_end = next((piece.end for piece in self.pieces), None)
        if kind_end is not None:
            starts.append((kind_end, kind_end))
        for word_start, after in starts:
            bare = word_start == after
            names = read_names(self._text, after, self._people)
            sure = bool(names) and all(len(one.ids) == 1 and len(one.text) > 1 for one in names)
            # Without a "with", and inside the title, only whom we know for certain was meant.
            if not names or ((bare or word_start >= self._body) and not sure):
                continue
            if self._claim(Part.WITH, names[0].start, names[-1].end):
                self.entry = replace(self.entry, named=(*self.entry.named, *names))

    def _read_minutes(self) -> None:
        for found in SPAN.finditer(self._text):
            minutes = minutes_in(found)
            if minutes is not None and self._is_ours(found.start(), found.end()):
                if self._claim(Part.MINUTES, found.start(), found.end()):
                    self.entry = replace(self.entry, minutes=minutes)
                return

    def _read_day(self) -> None:
        for found in _day_form(language().locale).finditer(self._text):
            day = _day_of(found, self._today)
            if day is not None and self._is_ours(found.start(), found.end()):
                if self._claim(Part.DAY, found.start(), found.end()):
                    self.entry = replace(self.entry, day=day)
                return

    def _read_words(self) -> None:
        for direction, words in _DIRECTION_WORDS.items():
            found = _found((*words, tr(DIRECTIONS[direction.value])), self._text)
            if found and found.start() < self._body and self._claim(Part.DIRECTION, *found.span()):
                self.entry = replace(self.entry, direction=direction.value)
                break
        for purpose in Purpose:
            found = _found((purpose.value, tr(PURPOSES[purpose.value])), self._text)
            # Only at the end: "a risk review" is a title.
            if found and found.start() < self._body and self._is_last(found.end(), self._body):
                if self._claim(Part.PURPOSE, *found.span()):
                    self.entry = replace(self.entry, purpose=purpose.value)
                break

    def _read_title(self) -> None:
        start = self._about.end() if self._about is not None else 0
        gaps = [(a, b) for a, b in self._gaps(start) if self._words(a, b)]
        words = " ".join(self._words(a, b) for a, b in gaps)
        if words and words.casefold() not in ("with", tr("with")):
            self.entry = replace(self.entry, title=capitalized(words))
            for a, b in gaps:
                inside = self._text[a:b]
                lead = len(inside) - len(inside.lstrip())
                self._claim(Part.TITLE, a + lead, a + len(inside.rstrip()))

    def _gaps(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield what nobody has claimed from a place on."""
        here = start
        for piece in sorted(self.pieces, key=lambda piece: piece.start):
            if piece.end <= start:
                continue
            yield here, max(here, self._before(piece))
            here = max(here, piece.end)
        yield here, len(self._text)

    def _before(self, piece: Piece) -> int:
        """Return where a piece begins with the word that leads to it."""
        if piece.part is not Part.WITH:
            return piece.start
        lead = re.search(
            rf"(?:@|(?<!\S)(?:with|{re.escape(tr('with'))})\s+)$", self._text[: piece.start], re.IGNORECASE
        )
        return lead.start() if lead else piece.start

    def _words(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split()).strip(" ,;:")

    def _is_ours(self, start: int, end: int) -> bool:
        """Return whether a time or day is no part of the title: it stands before it or ends the line."""
        return start < self._body or self._is_last(end, len(self._text))

    def _is_last(self, end: int, limit: int) -> bool:
        """Return whether nothing but what is known follows up to a place."""
        rest = self._text[end:limit]
        rest = SPAN.sub("", _day_form(language().locale).sub("", rest))
        claimed = any(piece.start >= end for piece in self.pieces)
        return not rest.strip(" ,;.") or (claimed and not self._unclaimed(end, limit))

    def _unclaimed(self, start: int, limit: int) -> str:
        return "".join(self._words(a, min(b, limit)) for a, b in self._gaps(start) if a < limit)


def _guess(entry: QuickEntry, pieces: tuple[Piece, ...]) -> QuickEntry:
    """Fill in what the line left open."""
    kind = entry.kind or (ActivityKind.CALL if entry.named else ActivityKind.NOTE).value
    direction, purpose = entry.direction, entry.purpose
    if kind == ActivityKind.OUTAGE:
        direction = direction or Direction.REACTIVE.value
        purpose = purpose or Purpose.RISK.value
    elif kind not in NO_TOUCH:
        direction = direction or Direction.PROACTIVE.value
        reactive = direction == Direction.REACTIVE
        purpose = purpose or (Purpose.RISK if reactive else Purpose.VALUE).value
    return replace(entry, kind=kind, direction=direction, purpose=purpose, pieces=pieces)


@lru_cache(maxsize=4)
def _day_form(_locale: str) -> "re.Pattern[str]":
    """Return the pattern of a day, in English and in the language in use."""
    near = "|".join(map(re.escape, near_words()))
    figures = "" if language().is_english else _FIGURES
    return re.compile(
        rf"(?<![\w.,+-])(?:on )?(?P<day>{near}|[+-]\d{{1,4}}[dwm]|\d{{4}}-\d\d-\d\d{figures}"
        rf"|(?:{_MONTH})[a-z]*\.? \d{{1,2}}(?:,? \d{{4}})?|(?P<next>next )?(?P<weekday>{_WEEKDAY}))(?![\w-])",
        re.IGNORECASE | re.ASCII,
    )


def _kind_words() -> Iterator[tuple[str, str]]:
    for kind, words in _KIND_WORDS.items():
        yield from ((kind.value, word) for word in words)
    yield from ((kind, tr(name).casefold()) for kind, name in KINDS.items())


def _all(words: Sequence[str], text: str) -> Iterator["re.Match[str]"]:
    choice = "|".join(re.escape(word) for word in dict.fromkeys(words))
    return re.finditer(rf"(?<![\w@-])(?:{choice})(?![\w-]):?", text, re.IGNORECASE)


def _found(words: Sequence[str], text: str) -> "re.Match[str] | None":
    return next(_all(words, text), None)


def _day_of(found: "re.Match[str]", today: date) -> date | None:
    """Return the day that a match means: a weekday is the last one, a day of the year the nearest one."""
    if found["weekday"]:
        place = _WEEKDAYS.index(found["weekday"][:3].casefold())
        back = (today.weekday() - place) % 7
        return today + timedelta(days=7 - back if found["next"] else -back)
    day = read_day_near(found["day"], today)
    if day is None or re.search(r"\d{4}", found["day"]) or not found["day"][:1].isalpha():
        return day
    # A 29th of February is never so far ahead in its own year.
    return day.replace(year=day.year - 1) if (day - today).days > _HALF_A_YEAR else day
