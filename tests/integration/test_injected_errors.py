"""Disks that fail, for real: every write, sync and unlink in turn, and a small disk that is full.

Under `make torture` alone. What is asked of each: one clear line or success, no damaged file, nothing lost
that was acknowledged, and the same operation works once the disk does. tests/integration/test_full_disk.py
is the short form, which needs neither libfiu nor root.
"""

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from tests import injector
from tests.hands import ROOT
from tests.operations import OPERATIONS, Operation, accounts, check_whole, team
from tests.unusable import listing

pytestmark = pytest.mark.torture

MOST = 40
"""Failing calls of each kind and mode, spread over the whole operation."""
DISK = 4_000_000
FREE = tuple(1000 * thousands for thousands in (0, 4, 8, 20, 40, 80, 150, 250, 350, 450, 600, 1000, 1400))
"""Bytes left on it, from none to plenty."""


@pytest.mark.skipif(injector.preload() is None, reason="needs libfiu: apt-get install fiu-utils")
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_each_call_that_fails(
    operation: Operation, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    arguments, environment = injector.command(operation, tmp_path, MOST)
    done = subprocess.run(arguments, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outcomes = [injector.Outcome(**json.loads(line)) for line in done.stdout.splitlines()]
    assert {o.kind for o in outcomes} == set(injector.KINDS)
    assert [o for o in outcomes if o.crash or o.damage or o.again] == []
    assert all(re.fullmatch(r"[^\n]+\.", o.said) for o in outcomes if o.said)
    refused = Counter(o.kind for o in outcomes if o.said)
    assert refused["write"] > 0
    assert refused["sync"] > 0
    record_property("injected errors", len(outcomes))
    record_property("refused in words", sum(refused.values()))
    record_property("done all the same", len(outcomes) - sum(refused.values()))
    record_property("damaged files, edits lost", 0)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """Mount a disk of DISK bytes."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"needs the right to mount a small disk: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk up to so many bytes with one file; return it."""
    filler = disk / "filler"
    facts = os.statvfs(disk)
    filler.write_bytes(bytes(max(facts.f_bavail * facts.f_frsize - leave, 0)))
    return filler


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_small_disk_that_is_full(
    operation: Operation, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    refused = 0
    with small_disk(tmp_path / "disk") as disk:
        for number, free in enumerate(FREE):
            folder = disk / str(number)
            folder.mkdir()
            operation.prepare(folder)
            before = listing(folder)
            filler = fill(disk, free)
            acknowledged: list[str] = []
            error = ""
            try:
                operation.run(folder, acknowledged.append)
            except KnownError as caught:
                error = str(caught)
            if error:
                refused += 1
                assert re.fullmatch(r"[^\n]*(full|space)[^\n]*", error)
                if not acknowledged:
                    assert team(folder).read_bytes() == before["team.csdesk"]
            assert not list(folder.rglob("*-journal"))
            assert not list(folder.rglob("*.part"))
            filler.unlink()
            check_whole(folder, acknowledged)
            operation.run(folder, acknowledged.append)
            check_whole(folder, acknowledged)
            assert accounts(team(folder)) >= set(acknowledged)
            subprocess.run(["rm", "-r", str(folder)], check=True)
    assert 0 < refused < len(FREE)
    record_property("sizes of free space tried", len(FREE))
    record_property("refused in words", refused)
