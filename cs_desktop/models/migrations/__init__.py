"""Steps from one schema version to the next.

A step is a function over Alembic's operations, used in batch mode where SQLite cannot alter a table.
There is no version table: `user_version` is the only truth, and step n leads from version n to n + 1.
"""

from cs_desktop.models.migrations.runner import Step, migrate
from cs_desktop.models.migrations.version_2 import to_version_2
from cs_desktop.models.migrations.version_3 import to_version_3
from cs_desktop.models.migrations.version_4 import to_version_4
from cs_desktop.models.migrations.version_5 import to_version_5
from cs_desktop.models.migrations.version_6 import to_version_6
from cs_desktop.models.migrations.version_7 import to_version_7

MIGRATIONS: tuple[Step, ...] = (
    to_version_2,
    to_version_3,
    to_version_4,
    to_version_5,
    to_version_6,
    to_version_7,
)
"""In order; the first leads from version 1 to 2."""

__all__ = ["MIGRATIONS", "Step", "migrate"]
