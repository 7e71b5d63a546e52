"""Bring a CSV file into a table of the same shape: csv_rows.py plain|pandas SOURCE DATABASE."""

import csv
import sqlite3
import sys
from contextlib import closing

TABLE = "CREATE TABLE point (account TEXT, metric TEXT, date TEXT, value REAL)"


def plain(source: str, database: str) -> None:
    """Use nothing but the standard library."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(TABLE)
        with open(source, encoding="utf-8", newline="") as file:  # noqa: PTH123 - as one would write it
            rows = csv.reader(file)
            next(rows)
            connection.executemany("INSERT INTO point VALUES (?,?,?,?)", rows)


def pandas(source: str, database: str) -> None:
    """Use read_csv and to_sql."""
    import pandas as pd  # noqa: PLC0415 - the other way must not pay for it

    with closing(sqlite3.connect(database)) as connection:
        pd.read_csv(source).to_sql("point", connection, index=False, chunksize=100_000)


if __name__ == "__main__":
    {"plain": plain, "pandas": pandas}[sys.argv[1]](*sys.argv[2:])
