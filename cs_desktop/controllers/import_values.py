"""The values of the columns that are mapped one by one: counted in the whole file, and guessed once."""

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.import_mapping import FileLook, MappingDraft, WorkspaceFacts
from cs_desktop.domain.import_values import ColumnValues, ValueTable
from cs_desktop.services.importing.values import (
    count_values,
    first_values,
    value_table,
    valued_places,
    with_guesses,
)

Found = dict[int, ColumnValues]


class ImportValuesController(QObject):
    """Knows the different values of a file's columns, as far as they have been asked for."""

    counted = Signal(object)
    """What the first rows had told before, by column; now the whole file is counted."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._found: Found = {}
        self._guessed: set[tuple[int, str]] = set()
        """Columns and fields for whose values guesses were made; what the user changes since is left."""

    def forget(self) -> None:
        """Begin anew with another file."""
        self.leave()
        self._found = {}
        self._guessed = set()

    def leave(self) -> None:
        """Stop counting."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def guess_again(self) -> None:
        """Guess for every column once more: another kind or mapping was chosen."""
        self._guessed = set()

    def guessed(self, draft: MappingDraft, look: FileLook, facts: WorkspaceFacts) -> MappingDraft:
        """Return the draft with guesses for columns that were not guessed for; count what is not counted."""
        places = valued_places(draft)
        self._found |= first_values(look, [place for place in places if place not in self._found])
        feeds = {(place, use.name) for place in places for use in draft.uses[place]}
        fresh = {place: self._found[place] for place, _name in feeds - self._guessed}
        self._guessed |= feeds
        self._count(draft, look)
        return with_guesses(draft, fresh, facts)

    def guessed_more(self, draft: MappingDraft, before: Found, facts: WorkspaceFacts) -> MappingDraft:
        """Return the draft with guesses for values that the first rows, `before`, did not have."""
        return with_guesses(draft, {place: self._found[place] for place in before}, facts, before)

    def tables(self, draft: MappingDraft, facts: WorkspaceFacts) -> dict[int, ValueTable]:
        """Return by column what its values become."""
        made = {
            place: value_table(draft, place, self._found[place], facts)
            for place in valued_places(draft)
            if place in self._found
        }
        return {place: table for place, table in made.items() if table is not None}

    def _count(self, draft: MappingDraft, look: FileLook) -> None:
        """Count the columns in the whole file of which only the first rows are known."""
        places = sorted(place for place, found in self._found.items() if not found.is_whole)
        if not places or self._job is not None:
            return

        def took(found: Found) -> None:
            before = {place: self._found[place] for place in found}
            self._found |= found
            self._job = None
            # Columns that were asked for meanwhile are counted now.
            self._count(draft, look)
            self.counted.emit(before)

        self._job = self._jobs.run(
            lambda job: count_values(draft, look, places, job.report),
            took,
            # The first rows have to do; why the file cannot be read, the preview says.
            lambda _error: self.leave(),
            key="import values",
        )
