"""One flipped bit in a workspace: what opening, reading and checking the file make of it.

Run as a program over a range of seeds, so that a crash of SQLite or Python is a missing line to whoever
started it: python -m tests.bit_flips FILE FOLDER FIRST COUNT. It prints a JSON line for each seed.
"""

import json
import logging
import random
import sqlite3
import sys
import traceback
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.periods import Period
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.checking import check_closed
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio
from cs_desktop.services.retention import retention_report
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON

UNREADABLE = (sqlite3.Error, MemoryError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Flip:
    """What became of one flipped bit. The outcomes are "fine", or what was said or raised."""

    seed: int
    byte: int
    bit: int
    content_changed: bool
    opened: str
    read: str
    checked: str
    crashed: bool
    changed_tables: tuple[str, ...] = ()


def dump(path: Path) -> dict[str, object] | str:
    """Return every table with all its columns, or what is in the way; text that is no UTF-8 too."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
            return {
                str(name): [
                    [(type(value).__name__, value) for value in row]
                    for row in connection.execute(f'SELECT * FROM "{name}" NOT INDEXED')
                ]
                for (name,) in rows
            }
    except UNREADABLE as error:
        return str(error)


def flipped(content: bytes, seed: int) -> tuple[bytes, int, int]:
    """Return the content with one bit flipped, and which."""
    chance = random.Random(seed)
    byte, bit = chance.randrange(len(content)), chance.randrange(8)
    changed = bytearray(content)
    changed[byte] ^= 1 << bit
    return bytes(changed), byte, bit


def try_one(original: Path, folder: Path, seed: int, before: dict[str, object] | str) -> Flip:
    """Flip one bit of a copy and see what becomes of it."""
    content, byte, bit = flipped(original.read_bytes(), seed)
    path = folder / f"flip-{seed}.csdesk"
    path.write_bytes(content)
    after = dump(path)
    crashes: list[str] = []
    opened, read = _open_and_read(path, crashes)
    checked = _check(path, crashes)
    path.unlink()
    tables = ()
    if isinstance(after, dict) and isinstance(before, dict):
        tables = tuple(sorted(t for t in before.keys() | after.keys() if before.get(t) != after.get(t)))
    return Flip(seed, byte, bit, before != after, opened, read, checked, bool(crashes), tables)


def _open_and_read(path: Path, crashes: list[str]) -> tuple[str, str]:
    try:
        workspace = open_(path, NOON)
    except KnownError as error:
        return str(error), ""
    except Exception:  # noqa: BLE001 - whatever it is, is what is looked for
        crashes.append("opening")
        return traceback.format_exc(), ""
    try:
        context = Context(workspace, NOON, logging.getLogger("cs_desktop.tests"))
        for row in load_portfolio(context).rows:
            load_account_page(context, row.id)
        retention_report(context, Period(date(2026, 1, 1), date(2026, 10, 1)))
    except KnownError as error:
        return "fine", str(error)
    except Exception:  # noqa: BLE001 - whatever it is, is what is looked for
        crashes.append("reading")
        return "fine", traceback.format_exc()
    finally:
        workspace.close()
    return "fine", "fine"


def _check(path: Path, crashes: list[str]) -> str:
    try:
        result = check_closed(path, NOON, lambda *_: None)
    except KnownError as error:
        return str(error)
    except Exception:  # noqa: BLE001 - whatever it is, is what is looked for
        crashes.append("checking")
        return traceback.format_exc()
    return "fine" if result.clean else result.findings[0].text


def main(original: Path, folder: Path, first: int, count: int) -> None:
    """Try a range of seeds and print a line for each."""
    before = dump(original)
    for seed in range(first, first + count):
        print(json.dumps(asdict(try_one(original, folder, seed, before))), flush=True)  # noqa: T201 - for whoever started it


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
