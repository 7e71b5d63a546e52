"""Damage of a file, as those read of it who meet it."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr


class DamagedValueError(KnownError, ValueError):
    """The file holds a value that this program never writes; the content check says what it should be."""

    def __init__(self, value: object) -> None:
        super().__init__(
            tr(
                "The workspace holds a damaged value ({value}); choose “Check workspace” in the File menu.",
                value=f"{value!r:.60}",
            )
        )
