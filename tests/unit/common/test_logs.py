"""The log file: how it grows, rotates, and gives way."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs_desktop.common.logs import LOGGER_NAME, start_logging
from cs_desktop.common.paths import PROFILE_VARIABLE

LIMIT = 1_000_000
LINE = "x" * 960


@pytest.fixture
def start() -> Iterator[Callable[[], logging.Logger]]:
    """Return what starts the log as a program that has none yet, and leave the one that was there."""
    logger = logging.getLogger(LOGGER_NAME)
    before = logger.handlers

    def begin() -> logging.Logger:
        # In the test itself: its runner listens to loggers that keep to themselves.
        logger.handlers = []
        return start_logging()

    yield begin
    for handler in logger.handlers:
        handler.close()
    logger.handlers = before


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "profile"))
    return tmp_path / "profile"


def numbers(path: Path) -> list[int]:
    return [int(line.rsplit(" ", 2)[-2]) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_newest_million_bytes_and_three_files_before_them_are_kept(
    profile: Path, start: Callable[[], logging.Logger]
) -> None:
    log = start()
    # About 1,010 bytes a line: 1,000,000 bytes hold some 990 of them, four files fewer than 4,000.
    for number in range(5000):
        log.info("%d %s", number, LINE)
    files = [profile / "logs" / f"cs-desktop.log{end}" for end in ("", ".1", ".2", ".3")]
    assert sorted((profile / "logs").iterdir()) == sorted(files)
    assert all(path.stat().st_size <= LIMIT for path in files)
    assert all(path.stat().st_size > LIMIT - 2 * len(LINE) for path in files[1:])
    kept = [number for path in reversed(files) for number in numbers(path)]
    assert kept == list(range(kept[0], 5000))


def test_nothing_is_written_before_there_is_something_to_say(
    profile: Path, start: Callable[[], logging.Logger]
) -> None:
    log = start()
    assert [path for path in profile.rglob("*") if path.is_file()] == []
    log.warning("settings not saved")
    text = (profile / "logs" / "cs-desktop.log").read_text(encoding="utf-8")
    assert text.endswith("WARNING cs_desktop: settings not saved\n")


def test_a_folder_that_cannot_be_written_costs_the_log_alone(
    profile: Path, start: Callable[[], logging.Logger]
) -> None:
    profile.write_text("in the way")
    start().error("nobody hears this")
    assert profile.read_text() == "in the way"


def test_a_second_start_writes_no_line_twice(profile: Path, start: Callable[[], logging.Logger]) -> None:
    start()
    start_logging().error("once")
    assert len((profile / "logs" / "cs-desktop.log").read_text(encoding="utf-8").splitlines()) == 1
