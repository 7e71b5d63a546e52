"""A timeline as one looks at it: filtered, in months, as minutes a week; any thread may ask."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cs_desktop.common.language import tr
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.note_text import first_line
from cs_desktop.domain.timeline import KINDS, Timeline, TimelineEntry
from cs_desktop.domain.vocabulary import Direction

WEEKS = 52


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which entries are wanted; with nothing set all of them."""

    kind: str = ""
    contact_id: int | None = None
    member: str | None = None
    """A team member's name; empty for entries by nobody."""
    direction: str | None = None
    """A stored word; empty for entries of which it is not known."""
    purpose: str | None = None
    text: str = ""

    @property
    def is_narrow(self) -> bool:
        """Return whether anything is set."""
        return self != TimelineFilter()


@dataclass(frozen=True, slots=True)
class Month:
    """The head above the entries of a month."""

    first: date
    count: int
    minutes: int
    """Without what is planned."""
    planned: int


Row = Month | TimelineEntry


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes of what is shown; what is planned is not counted."""

    minutes: int = 0
    proactive: int = 0
    reactive: int = 0


class TimelineIndex:
    """Finds entries; made once for a timeline, off the window's thread."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._texts = [_searched(entry) for entry in timeline.entries]

    def find(self, wanted: TimelineFilter) -> tuple[TimelineEntry, ...]:
        """Return the entries wanted, the newest first."""
        if not wanted.is_narrow:
            return self.timeline.entries
        words = wanted.text.casefold().split()
        return tuple(
            entry
            for entry, text in zip(self.timeline.entries, self._texts, strict=True)
            if _fits(entry, wanted) and all(word in text for word in words)
        )

    def find_and_count(self, wanted: TimelineFilter) -> tuple[tuple[TimelineEntry, ...], Counter[str]]:
        """Return the entries wanted, and how many of each kind there are, were no kind wanted."""
        of_any_kind = self.find(replace(wanted, kind=""))
        found = tuple(entry for entry in of_any_kind if wanted.kind in ("", entry.kind))
        return found, Counter(entry.kind for entry in of_any_kind)

    def members(self) -> tuple[str, ...]:
        """Return by whom entries are, in order of name."""
        return tuple(sorted({entry.member for entry in self.timeline.entries if entry.member}))

    def contacts(self) -> tuple[tuple[int, str], ...]:
        """Return who took part in any entry, in order of name."""
        found = {
            contact: name
            for entry in self.timeline.entries
            for contact, name in zip(entry.contact_ids, entry.people, strict=True)
        }
        return tuple(sorted(found.items(), key=lambda item: item[1]))


def shown_text(entry: TimelineEntry) -> str:
    """Return what an entry is called in a list: its title, else how its note begins."""
    return entry.title or first_line(entry.notes)


def in_months(entries: Sequence[TimelineEntry], today: date) -> tuple[Row, ...]:
    """Return entries, the newest first, with a head above each month."""
    rows: list[Row] = []
    start = 0
    while start < len(entries):
        first = entries[start].day.replace(day=1)
        end = start
        while end < len(entries) and entries[end].day >= first:
            end += 1
        part = entries[start:end]
        planned = sum(1 for entry in part if entry.is_planned(today))
        rows.append(Month(first, len(part), totals(part, today).minutes, planned))
        rows += part
        start = end
    return tuple(rows)


def totals(entries: Iterable[TimelineEntry], today: date) -> Totals:
    """Return the minutes of entries."""
    minutes: Counter[str] = Counter()
    for entry in entries:
        if not entry.is_planned(today):
            minutes[entry.direction] += entry.minutes
    return Totals(minutes.total(), minutes[Direction.PROACTIVE], minutes[Direction.REACTIVE])


def week_chart(timeline: Timeline) -> ChartSpec:
    """Return the minutes of each of the last weeks, by who started it; the first is the oldest.

    A week begins on Monday. The share in the title is proactive ÷ (proactive + reactive).
    """
    monday = timeline.as_of - timedelta(days=timeline.as_of.weekday())
    starts = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    minutes = {direction: [0] * WEEKS for direction in Direction}
    for entry in timeline.entries:
        place = WEEKS - 1 + (entry.day - monday).days // 7
        if entry.direction and place >= 0 and not entry.is_planned(timeline.as_of):
            minutes[Direction(entry.direction)][place] += entry.minutes
    both = {direction: sum(values) for direction, values in minutes.items()}
    known = sum(both.values())
    title = tr("No time is logged in the last 12 months")
    if known:
        share = round(100 * both[Direction.PROACTIVE] / known)
        title = tr("{share}% of our time was proactive", share=share)
    return ChartSpec(
        kind=ChartKind.BAR,
        title=title,
        subtitle=tr("minutes logged a week, last 12 months"),
        series=(
            Series(tr("Proactive"), tuple(map(float, minutes[Direction.PROACTIVE])), tuple(starts)),
            Series(
                tr("Reactive"),
                tuple(map(float, minutes[Direction.REACTIVE])),
                tuple(starts),
                SeriesRole.SECOND,
            ),
        ),
        x_axis=Axis(categories=tuple(start.isoformat() for start in starts)),
        source=tr("Timeline"),
        as_of=timeline.as_of,
    )


def _fits(entry: TimelineEntry, wanted: TimelineFilter) -> bool:
    return (
        (not wanted.kind or entry.kind == wanted.kind)
        and (wanted.contact_id is None or wanted.contact_id in entry.contact_ids)
        and (wanted.member is None or entry.member == wanted.member)
        and (wanted.direction is None or entry.direction == wanted.direction)
        and (wanted.purpose is None or entry.purpose == wanted.purpose)
    )


def _searched(entry: TimelineEntry) -> str:
    kind = tr(KINDS.get(entry.kind, entry.kind))
    # Only the marks of its styles are left out; to read each note in full takes a second for ten thousand.
    note = entry.notes.replace("*", "").replace("\\", "")
    parts = (kind, entry.title, note, *entry.people, entry.member)
    return "\n".join(parts).casefold()
