"""Runs migrations: all of them in one transaction, or none."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import BEFORE_VERSION
from cs_desktop.models.backup import back_up, side_folder
from cs_desktop.models.connections import WriterConnection, connect

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]
Check = Callable[[sqlite3.Connection, str], None]
"""Takes a connection and the file's name, and raises KnownError where it does not like what it sees."""


def migrate(
    path: Path, steps: Sequence[Step], now: datetime, check: Check = lambda _look, _name: None
) -> Path:
    """Bring a file to the version after the last of the steps.

    A backup is made first and returned. A step that fails leaves the file as it was, and no backup of it.
    What another program has done meanwhile is not done again. `check` looks the result over before it
    counts.

    Raises:
        KnownError: no backup can be made, a step broke a reference, or `check` refuses the result.
        sqlite3.Error, DBAPIError: as SQLite has it, such as a file that is in use.
    """
    backup = None
    try:
        backup = back_up(path, now, f"{BEFORE_VERSION}{len(steps) + 1}")
        _upgrade(path, steps, check)
    except BaseException:
        _take_back(path, backup)
        raise
    return backup


def _take_back(path: Path, backup: Path | None) -> None:
    """Leave no copy of a file that is as it was: it would only be one more file to wonder about."""
    with suppress(OSError):
        if backup is not None:
            backup.unlink()
        # The folders go too, if this was all that they held.
        (side_folder(path) / "backups").rmdir()
        side_folder(path).rmdir()


def _upgrade(path: Path, steps: Sequence[Step], check: Check) -> None:
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
                raw = connection.connection.driver_connection
                assert raw is not None
                check(raw, path.name)
                connection.exec_driver_sql(f"PRAGMA user_version={max(version, len(steps) + 1)}")
    finally:
        engine.dispose()


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
            tr(
                "{name} could not be upgraded (a row of {broken} lost its owner); nothing changed.",
                name=name,
                broken=broken[0],
            )
        )
