"""Copies of attached files for other programs to show, in a folder that only this user can enter."""

import tempfile
import threading
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.domain.media import OPENED_AS, media_of
from cs_desktop.services.attached import content_of, facts_of
from cs_desktop.services.context import Context

_NAME_DIGITS = 16
"""Digits of the hash in a copy's name; nothing of the name that the file came with is in it."""
_READ_ONLY = 0o400
"""A program that shows a copy says so, rather than let one edit what nobody will store."""


class OpenedCopies:
    """The copies of one run of the program; may be used from any thread."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def make(self, ctx: Context, attachment_id: int) -> Path:
        """Return a copy whose ending tells what its bytes are, whatever the row in the workspace says.

        Raises:
            KnownError: the file is gone or damaged, is of a kind that might run, or no copy can be written.
        """
        facts = facts_of(ctx, attachment_id)
        content = content_of(ctx, facts.sha256)
        ending = OPENED_AS.get(media_of(content))
        if ending is None:
            raise KnownError(tr("A file of this kind is not opened from here; save it and look at it first."))
        with self._lock:
            if self._closed:
                raise KnownError(tr("The program is about to end; open the file when you start it again."))
            try:
                return self._written(content, f"{facts.sha256[:_NAME_DIGITS]}{ending}")
            except OSError as error:
                raise KnownError(
                    tr(
                        "No copy could be made to open ({error}); save the file and open it there.",
                        error=reason_of(error),
                    )
                ) from None

    def close(self) -> None:
        """Remove the copies, as the program ends; work still under way makes no more."""
        with self._lock:
            self._closed = True
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _written(self, content: bytes, name: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="cs-desktop-files-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / name
        if path.is_file():
            if path.read_bytes() == content:
                return path
            # Somebody made it writable and changed it.
            path.unlink()
        with path.open("xb") as file:
            file.write(content)
        path.chmod(_READ_ONLY)
        return path
