"""Runs migrations: all of them in one transaction, or none."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from cs_desktop.common.errors import KnownError
from cs_desktop.models.backup import back_up
from cs_desktop.models.connections import WriterConnection, connect

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]


def migrate(path: Path, steps: Sequence[Step], now: datetime) -> Path:
    """Bring a file to the version after the last of the steps.

    A backup is made first and returned. A step that fails leaves the file as it was. What another program
    has done meanwhile is not done again.

    Raises:
        KnownError: no backup can be made, or a step broke a reference.
        sqlite3.Error, DBAPIError: as SQLite has it, such as a file that is in use.
    """
    backup = back_up(path, now, f"before-version-{len(steps) + 1}")
    engine = create_engine("sqlite://", creator=lambda: connect(path, WriterConnection), poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.connect() as connection:
            # Off before BEGIN: with it on, a batch alter silently deletes all children of the table.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                _run(connection, steps[version - 1 :])
                _check_references(connection, path.name)
                connection.exec_driver_sql(f"PRAGMA user_version={max(version, len(steps) + 1)}")
    finally:
        engine.dispose()
    return backup


def _run(connection: Connection, steps: Sequence[Step]) -> None:
    # Alembic is heavy and most openings need no migration.
    from alembic.migration import MigrationContext  # noqa: PLC0415 - heavy, seldom needed
    from alembic.operations import Operations  # noqa: PLC0415 - heavy, seldom needed

    operations = Operations(MigrationContext.configure(connection))
    for step in steps:
        step(operations)


def _check_references(connection: Connection, name: str) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise KnownError(
            f"{name} could not be upgraded (a row of {broken[0]} lost its owner); nothing changed."
        )
