"""Whether a file is still the one that was looked at."""

import os
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.domain.importing import FileStamp


def stamp_of(path: Path) -> FileStamp:
    """Return what tells this state of a file from others.

    Raises:
        KnownError: it is not there, or may not be looked at.
    """
    try:
        facts = path.stat()
    except FileNotFoundError:
        raise KnownError(tr("There is no file {path}; check the name and the folder.", path=path)) from None
    except OSError as error:
        raise KnownError(
            tr("{name} cannot be read ({reason}).", name=path.name, reason=reason_of(error))
        ) from None
    return _stamp(facts)


def check_stamp(path: Path, stamp: FileStamp | None) -> None:
    """Refuse a file that is another than the one that was looked at.

    Raises:
        KnownError: it was changed or replaced since.
    """
    if stamp is not None and stamp_of(path) != stamp:
        raise KnownError(
            tr("{name} was changed since its rows were checked; look at the file again.", name=path.name)
        )


def _stamp(facts: os.stat_result) -> FileStamp:
    return FileStamp(facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
