"""What the rows of the history list hold."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text, moment_text, time_text
from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.common.text import changed_text
from cs_desktop.domain.change_labels import change_label
from cs_desktop.domain.history import ChangeLine, HistoryEntry, Operation
from cs_desktop.domain.undoing import NOT_OFFERED

EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day, over its entries."""

    day: date

    def text(self) -> str:
        """Return the row as it is read."""
        return day_text(self.day)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A change set; `open` while its changes stand under it."""

    entry: HistoryEntry
    open: bool = False

    @property
    def day(self) -> date:
        """Return the day on which it was made, here."""
        return self.entry.at.astimezone().date()

    def title(self) -> str:
        """Return what was done."""
        return change_label(self.entry.label)

    def note(self) -> str:
        """Return who did it, when, how much, and what took it back."""
        entry = self.entry
        parts = [entry.person, time_text(entry.at.astimezone())]
        if entry.whole > 1:
            of = tr(" of {whole}", whole=count_text(entry.whole)) if entry.count < entry.whole else ""
            parts.append(trn("{count}{of} change", "{count}{of} changes", entry.count, of=of))
        undone = entry.undone_by
        if undone is not None:
            moment = undone.at.astimezone()
            when = time_text(moment) if moment.date() == self.day else moment_text(moment)
            parts = [*parts[:2], tr("undone by {person}, {when}", person=undone.person, when=when)]
        return " · ".join(parts)

    def text(self) -> str:
        """Return the row as it is read aloud."""
        return f"{self.title()}, {self.note()}, {'expanded' if self.open else 'collapsed'}"


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A count of what a large change set did."""

    words: str

    def text(self) -> str:
        """Return the row as it is read."""
        return self.words


@dataclass(frozen=True, slots=True)
class LineRow:
    """One change; `subject` is left out where the row before has the same."""

    line: ChangeLine
    subject: str

    def text(self) -> str:
        """Return the row as it is read."""
        line = self.line
        if line.operation is not Operation.UPDATE:
            return line.label
        changed = changed_text(line.old or EMPTY, line.new or EMPTY, line.subject, line.label)
        return f"{line.subject}, {line.label}: {changed}"


@dataclass(frozen=True, slots=True)
class MoreRow:
    """Stands for the changes that follow; brings some of them when it is pressed."""

    entry: HistoryEntry
    after: int
    left: int

    def text(self) -> str:
        """Return the row as it is read."""
        return tr("and {left} more", left=count_text(self.left))


@dataclass(frozen=True, slots=True)
class RevertRow:
    """Reverts the change set above when it is pressed."""

    entry: HistoryEntry

    def text(self) -> str:
        """Return the row as it is read."""
        return tr("Revert this change")


Row = DayRow | EntryRow | SummaryRow | LineRow | MoreRow | RevertRow


def can_revert(entry: HistoryEntry) -> bool:
    """Return whether an entry can be taken back: it is not already, and did not make the file."""
    return entry.undone_by is None and entry.label not in NOT_OFFERED
