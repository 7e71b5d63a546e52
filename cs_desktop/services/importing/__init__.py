"""Reading files of other programs into the workspace."""

from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import (
    ImportKind,
    ImportMode,
    ImportResult,
    Rejected,
)
from cs_desktop.services.importing.mapping_file import shipped_mappings
from cs_desktop.services.importing.run import run_import

__all__ = [
    "ImportKind",
    "ImportMode",
    "ImportRequest",
    "ImportResult",
    "Rejected",
    "run_import",
    "shipped_mappings",
]
