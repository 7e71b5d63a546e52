"""The second half of an import: what it would do, doing it, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.import_mapping import FileLook, MappingDraft
from cs_desktop.domain.import_preview import Preview
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportMode, ImportResult
from cs_desktop.services.context import Context
from cs_desktop.services.importing.mapping_store import remember_mapping
from cs_desktop.services.importing.previewing import preview_import
from cs_desktop.services.importing.rejects import save_rejected
from cs_desktop.services.importing.run import run_import

SAMPLE_FROM = 20_000
"""Rows from which on a look at the first of them comes before that at the whole file."""


class ImportRunController(QObject):
    """Previews and carries out the import of one file, one at a time."""

    check_progressed = Signal(int, int, str)
    previewed = Signal(object)
    """Preview; after a sample comes the whole."""
    not_previewed = Signal(object)
    """KnownError."""
    check_ended = Signal()

    started = Signal()
    progressed = Signal(int, int, str)
    imported = Signal(object)
    """ImportResult."""
    not_imported = Signal(object)
    """KnownError: nothing was written."""
    ended = Signal()
    """After success, failure and cancellation alike."""

    rejects_saved = Signal(object, int)
    """The path, and how many rows are in it."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._check: Job | None = None
        self._import: Job | None = None
        self.request: ImportRequest | None = None
        self.preview: Preview | None = None
        self.saving = Export(jobs)

    @property
    def is_importing(self) -> bool:
        """Return whether an import is under way."""
        return self._import is not None

    def look(self, draft: MappingDraft, look: FileLook, mode: ImportMode) -> None:
        """Find out what an import would do; nothing is written."""
        self.leave()
        self.request = ImportRequest(
            draft.kind, look.path, mode=mode, draft=draft, stamp=look.stamp, trace=True
        )
        if look.total is None or look.total >= SAMPLE_FROM:
            self._look(sample=True)
        else:
            self._look(sample=False)

    def leave(self) -> None:
        """Stop finding out."""
        if self._check is not None:
            self._check.cancel()
        self._check = self.preview = self.request = None

    def start(self, *, skip_bad: bool) -> None:
        """Import what was previewed."""
        request, preview = self.request, self.preview
        if request is None or preview is None or preview.is_sample or self.is_importing:
            return
        context, headings = self._context(), preview.headings
        wanted = replace(request, skip_bad=skip_bad)

        def work(job: Job) -> ImportResult:
            result = run_import(context, wanted, job.report)
            if result.written and wanted.draft is not None:
                _remember(context, wanted.draft, headings)
            return result

        self.started.emit()
        self._import = self._jobs.run(
            work,
            self.imported.emit,
            self.not_imported.emit,
            # What is written must be told of, even where it was cancelled too late.
            keep=True,
            name=tr("Importing {name}", name=request.source.name),
        )
        self._import.progressed.connect(self.progressed)
        self._import.ended.connect(self._settle)

    def cancel(self) -> None:
        """Stop the import; nothing is written, unless it is done already."""
        if self._import is not None:
            self._import.cancel()

    def save_rejected(self, out: Path) -> None:
        """Write the rejected rows as a file of their own."""
        request, preview = self.request, self.preview
        if request is None or preview is None:
            return
        self.saving.run(
            tr("Writing {name}", name=out.name),
            lambda job: save_rejected(request, preview, out, job.report),
            lambda count: self.rejects_saved.emit(out, count),
        )

    def _look(self, *, sample: bool) -> None:
        context, request = self._context(), self.request
        assert request is not None

        def took(preview: Preview) -> None:
            self.preview = preview
            self.previewed.emit(preview)
            if preview.is_sample:
                self._look(sample=False)

        job = self._jobs.run(
            lambda job: preview_import(context, request, job.report, sample=sample),
            took,
            self.not_previewed.emit,
            key="import preview",
        )
        self._check = job
        job.progressed.connect(self.check_progressed)
        job.ended.connect(lambda: self._end_check(job))

    def _end_check(self, job: Job) -> None:
        if self._check is job:
            self._check = None
            self.check_ended.emit()

    def _settle(self) -> None:
        self._import = None
        self.ended.emit()


def _remember(context: Context, draft: MappingDraft, headings: tuple[str, ...]) -> None:
    try:
        remember_mapping(draft, headings)
    except KnownError as error:
        # Having to map the columns again is no reason to bother the user.
        context.log.warning("mapping not remembered: %s", error)
