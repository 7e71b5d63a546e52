"""The first half of an import: which file, what it holds, and which column feeds which field."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.import_values import ImportValuesController
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.import_mapping import (
    DraftCheck,
    FieldChoice,
    FileLook,
    FittingMapping,
    MappingDraft,
    ReadAs,
    WorkspaceFacts,
)
from cs_desktop.domain.import_values import ColumnValues
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.context import Context
from cs_desktop.services.importing.draft_check import check_draft, field_choices
from cs_desktop.services.importing.facts import import_facts
from cs_desktop.services.importing.formats import EXCEL_DAY
from cs_desktop.services.importing.guessing import guess_draft, guess_kind
from cs_desktop.services.importing.looking import is_workspace, look_at_source
from cs_desktop.services.importing.mapping_store import draft_from, fitting_mappings, save_mapping
from cs_desktop.services.importing.spelling import DATE_FORMS

DATE_CHOICES = DATE_FORMS
"""The forms of dates that one can choose."""
DAY_NUMBER = EXCEL_DAY
"""The one among them that is not written with years, months and days."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at, with what is known about such files."""

    look: FileLook
    facts: WorkspaceFacts
    guess: ImportKind | None
    """The kind that its headings suggest."""
    fitting: tuple[FittingMapping, ...]


class ImportMappingController(QObject):
    """Holds the file that is to be imported and its draft."""

    looking = Signal(object)
    """The path of the file that is being read."""
    looked = Signal(object)
    """Looked."""
    not_looked = Signal(object)
    """KnownError: why the file cannot be used."""
    drafted = Signal(object)
    """MappingDraft: another kind, mapping or column."""
    checked = Signal(object)
    """DraftCheck of the draft as it is."""
    valued = Signal(object)
    """By column: the ValueTable of its values, for those that are mapped one by one."""
    mapping_saved = Signal(object)
    """The path of the mapping file."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self.path: Path | None = None
        self.looked_at: Looked | None = None
        self.draft: MappingDraft | None = None
        self.check: DraftCheck | None = None
        self.values = ImportValuesController(jobs)
        self.values.counted.connect(self._take_counts)

    @property
    def is_empty(self) -> bool:
        """Return whether no file has been chosen."""
        return self.path is None

    def forget(self) -> None:
        """Begin anew."""
        self.path = self.looked_at = self.draft = self.check = None
        self.values.forget()

    def open(self, path: Path, read_as: ReadAs | None = None) -> None:
        """Look at a file; what the user said about its form counts, the rest is found out."""
        context, wanted = self._context(), read_as or ReadAs()
        self.path, self.looked_at, self.draft, self.check = path, None, None, None
        self.values.forget()
        self.looking.emit(path)

        def work(_job: Job) -> Looked:
            if context.workspace.is_at(path):
                # To read the bytes of the open workspace would drop SQLite's locks on it.
                raise KnownError(tr("{name} is this workspace itself; choose another file.", name=path.name))
            look = look_at_source(path, wanted)
            return Looked(look, import_facts(context), guess_kind(look), fitting_mappings(look))

        self._jobs.run(work, self._took, self.not_looked.emit, key="import look")

    def read_as(self, read_as: ReadAs) -> None:
        """Look at the file again in another form."""
        if self.path is not None:
            self.open(self.path, read_as)

    def choose(self, kind: ImportKind, fitting: FittingMapping | None = None) -> None:
        """Take the rows for things of a kind, by a known mapping or by the headings."""
        looked = self.looked_at
        if looked is None:
            return
        try:
            draft = guess_draft(kind, looked.look) if fitting is None else draft_from(fitting, looked.look)
        except KnownError as error:
            self.failed.emit(error)
            return
        self.values.guess_again()
        self.change(replace(draft, read_as=looked.look.read_as))

    def change(self, draft: MappingDraft) -> None:
        """Take another draft, and check it against the first rows."""
        looked = self.looked_at
        if looked is None:
            return
        draft = self.values.guessed(draft, looked.look, looked.facts)
        self.draft, self.check = draft, None
        self.drafted.emit(draft)
        self._tell_values()

        def took(check: DraftCheck) -> None:
            self.check = check
            self.checked.emit(check)

        self._jobs.run(
            lambda _job: check_draft(draft, looked.look, looked.facts.currency),
            took,
            self.failed.emit,
            key="import check",
        )

    def choices(self, kind: ImportKind) -> tuple[FieldChoice, ...]:
        """Return the fields that columns and constants can feed."""
        return field_choices(kind)

    def save(self, name: str) -> None:
        """Keep the draft under a name."""
        draft, looked = self.draft, self.looked_at
        if draft is None or looked is None:
            return
        headings = looked.look.headings
        self._jobs.run(
            lambda _job: save_mapping(name, draft, headings), self.mapping_saved.emit, self.failed.emit
        )

    def _take_counts(self, before: dict[int, ColumnValues]) -> None:
        """Guess for the values that were not among the first rows, and show all of them."""
        looked, draft = self.looked_at, self.draft
        if looked is None or draft is None:
            return
        guessed = self.values.guessed_more(draft, before, looked.facts)
        if guessed != draft:
            self.change(guessed)
        else:
            self._tell_values()

    def _tell_values(self) -> None:
        if self.looked_at is not None and self.draft is not None:
            self.valued.emit(self.values.tables(self.draft, self.looked_at.facts))

    def _took(self, looked: Looked) -> None:
        self.looked_at = looked
        self.looked.emit(looked)
        # What was imported so before is imported so again; else the headings decide.
        best = looked.fitting[0] if looked.fitting else None
        kind = looked.guess if best is None else best.kind
        if kind is not None:
            self.choose(kind, best)


def is_workspace_file(path: Path, open_one: Callable[[Path], bool]) -> bool:
    """Return whether a file is a workspace rather than a table, by its content.

    `open_one` says whether it is the one that is open, whose bytes must not be read.
    """
    return open_one(path) or is_workspace(path)
