"""Revisions and what differs between them, in words."""

from collections.abc import Mapping

from cs_desktop.common.dates import moment_text, short_day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.revisions import RevisionRow, Tally
from cs_desktop.domain.journey.words import RevisionKind

WAY_ICONS: Mapping[Way, tuple[str, str]] = {
    Way.ADDED: ("plus", "accent_text"),
    Way.REMOVED: ("minus", "text2"),
    Way.MOVED: ("arrow-right", "text"),
    Way.RATED: ("arrow-up-down", "text"),
    Way.CHANGED: ("pen-line", "text"),
    Way.CLOSED: ("circle-check", "good_text"),
}
"""The icon of each way of differing, and the role of its colour."""
WAY_WORDS: Mapping[Way, str] = {
    Way.ADDED: marked("Added"),
    Way.REMOVED: marked("Removed"),
    Way.MOVED: marked("Moved"),
    Way.RATED: marked("Re-rated"),
    Way.CHANGED: marked("Changed"),
    Way.CLOSED: marked("Closed and reached"),
}
_WHY = {
    RevisionKind.NAMED: marked("Kept by hand"),
    RevisionKind.STARTED: marked("Before editing"),
    RevisionKind.ENDED: marked("After editing"),
    RevisionKind.MILESTONE: marked("Milestone reached"),
    RevisionKind.PUBLISHED: marked("Published"),
    RevisionKind.RESTORED: marked("Restored"),
}


def title_of(row: RevisionRow) -> str:
    """Return what a revision is called: its number, and its name if it has one."""
    if not row.name or row.kind is RevisionKind.RESTORED:
        return tr("Revision {number}", number=row.number)
    return tr("Revision {number}: {name}", number=row.number, name=row.name)


def why_kept(row: RevisionRow) -> str:
    """Return why a revision was kept."""
    if row.kind is RevisionKind.RESTORED and row.name:
        return tr("Restored from revision {number}", number=row.name)
    return tr(_WHY[row.kind])


def when_kept(row: RevisionRow) -> str:
    """Return why, when and by whom a revision was kept."""
    parts = [why_kept(row), moment_text(row.made_at.astimezone()), row.made_by]
    return " · ".join(part for part in parts if part)


def day_kept(row: RevisionRow) -> str:
    """Return the day on which a revision was kept."""
    day = row.made_at.astimezone().date()
    return short_day_text(day, day.replace(year=day.year - 1) if day.year > 1 else day)


def tally_text(found: Tally | None) -> str:
    """Return how much differs, such as "3 added, 1 moved"; empty where that is not known."""
    if found is None:
        return ""
    parts = [_count_text(way, found[way]) for way in Way if found.get(way)]
    return ", ".join(parts) if parts else tr("No change")


def _count_text(way: Way, count: int) -> str:
    texts: Mapping[Way, str] = {
        Way.ADDED: tr("{count} added", count=count),
        Way.REMOVED: tr("{count} removed", count=count),
        Way.MOVED: tr("{count} moved", count=count),
        Way.RATED: tr("{count} re-rated", count=count),
        Way.CHANGED: tr("{count} changed", count=count),
        Way.CLOSED: tr("{count} closed", count=count),
    }
    return texts[way]
