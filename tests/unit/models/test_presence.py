import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.presence import Present
from cs_desktop.models.backup import side_folder
from cs_desktop.models.presence import BEAT_S, FORGOTTEN_S, STALE_S, Presence, parsed

MORNING = datetime(2026, 10, 13, 8, 42, tzinfo=UTC)
ANA = Present("Ana", "desk-1", MORNING)
MIRA = Present("Mira", "laptop-3", MORNING + timedelta(minutes=1))


class Team:
    """Several openings of one file, whose watches all go by `wait`; no thread beats here."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.csdesk"
        self.path.touch()
        self.folder = side_folder(self.path) / "presence"
        self.now = self.path.stat().st_mtime
        self.open: list[Presence] = []

    def join(self, actor_id: int, me: Present) -> Presence:
        presence = Presence(self.path, actor_id, me, lambda: self.now)
        self.open.append(presence)
        self.beat(actor_id)
        return presence

    def beat(self, *actor_ids: int, skew: float = 0.0) -> None:
        """Let openings say that they are here; the file's time is that of the watches, or off by `skew`."""
        for presence in self.open:
            if (actor_id := int(presence._file.stem, 16)) in actor_ids:
                presence.beat()
                self.date(actor_id, self.now + skew)
                if presence._written:
                    presence._written = (self.now + skew, self.now)

    def date(self, actor_id: int, moment: float) -> None:
        if self.file(actor_id).exists():
            os.utime(self.file(actor_id), (moment, moment))

    def file(self, actor_id: int) -> Path:
        return self.folder / f"{actor_id:016x}.json"

    def write(self, name: str, content: bytes | str) -> Path:
        file = self.folder / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.utime(file, (self.now, self.now))
        return file


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    for presence in made.open:
        presence.close()


def test_two_openings_see_each_other_and_not_themselves(team: Team) -> None:
    ana, mira = team.join(1, ANA), team.join(2, MIRA)
    assert ana.others() == (MIRA,)
    assert mira.others() == (ANA,)


def test_whoever_closes_is_gone_at_once(team: Team) -> None:
    ana, mira = team.join(1, ANA), team.join(2, MIRA)
    mira.announce()
    assert ana.others() == (MIRA,)
    mira.close()
    assert ana.others() == ()
    assert not team.file(2).exists()
    mira.beat()
    assert not team.file(2).exists(), "a late heartbeat brings nobody back"


def test_one_whose_heart_stops_is_gone_after_a_minute(team: Team) -> None:
    ana, _ = team.join(1, ANA), team.join(2, MIRA)
    for _ in range(int(STALE_S / BEAT_S)):
        assert ana.others() == (MIRA,)
        team.now += BEAT_S
        team.beat(1)
    assert ana.others() == ()
    team.beat(2)
    assert ana.others() == (MIRA,), "it only slept"


def test_a_file_left_by_a_crash_is_not_taken_for_a_person_and_goes_after_a_day(team: Team) -> None:
    team.join(2, MIRA)
    text = team.write("0000000000000003.txt", "not ours")
    os.utime(text, (0, 0))
    team.date(2, team.now - STALE_S)
    ana = Presence(team.path, 1, ANA)
    ana.announce()
    assert ana.others() == ()
    assert team.file(2).exists()
    ana.close()
    team.date(2, team.now - FORGOTTEN_S - 60)
    bea = Presence(team.path, 4, ANA)
    bea.announce()
    assert not team.file(2).exists()
    assert text.exists()
    bea.close()


@pytest.mark.parametrize("skew", [-3600.0, 3600.0])
def test_a_share_that_takes_the_time_from_its_writers_still_shows_who_is_there(
    team: Team, skew: float
) -> None:
    ana, _ = team.join(1, ANA), team.join(2, MIRA)
    team.beat(2, skew=skew)
    fresh = team.join(3, replace(ANA, user="Cai"))
    assert fresh.others() == (ANA,), "a strange time may be that of a crash long ago"
    team.now += BEAT_S
    team.beat(1, 3)
    team.beat(2, skew=skew)
    assert fresh.others() == (ANA, MIRA), "but it moves, so somebody is there"
    for _ in range(int(STALE_S / BEAT_S)):
        team.now += BEAT_S
        team.beat(1, 3)
    assert fresh.others() == (ANA,), "and it stood still, so nobody is"
    assert ana.others() == (replace(ANA, user="Cai"),)


def test_what_one_does_is_told_for_as_long_as_it_takes(team: Team) -> None:
    ana, mira = team.join(1, ANA), team.join(2, MIRA)
    with mira.doing("Importing usage.csv"):
        assert ana.others() == (replace(MIRA, doing="Importing usage.csv"),)
        with mira.doing("Importing seats.csv"):
            assert ana.others() == (replace(MIRA, doing="Importing seats.csv"),)
        assert ana.others() == (replace(MIRA, doing="Importing usage.csv"),)
    assert ana.others() == (MIRA,)
    with pytest.raises(ZeroDivisionError), mira.doing("Importing usage.csv"):
        raise ZeroDivisionError
    assert ana.others() == (MIRA,)


def test_doing_something_announces_whoever_was_not_announced(team: Team) -> None:
    ana = team.join(1, ANA)
    script = Presence(team.path, 2, MIRA)
    with script.doing("Importing usage.csv"):
        assert [present.doing for present in ana.others() or ()] == ["Importing usage.csv"]
    script.close()
    assert ana.others() == ()


def test_the_same_person_in_another_program_is_known(team: Team) -> None:
    ana, _ = team.join(1, ANA), team.join(2, replace(ANA, opened_at=MIRA.opened_at))
    assert [(present.user, present.mine) for present in ana.others() or ()] == [("Ana", True)]


def test_a_program_of_ones_own_that_was_killed_is_gone_at_once(team: Team) -> None:
    """Its file stays, and would count for a minute; the computer knows that the process is gone."""
    ana = team.join(1, ANA)
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    told = {"user": "Ana", "host": "desk-1", "opened_at": MORNING.isoformat(), "doing": "", "pid": other.pid}
    team.write(f"{2:016x}.json", json.dumps(told))
    team.write(f"{3:016x}.json", json.dumps(told | {"host": "laptop-3"}))
    assert [present.mine for present in ana.others() or ()] == [True, False]
    other.kill()
    other.communicate()
    # The same number may well be in use at the other computer.
    assert [present.mine for present in ana.others() or ()] == [False]


def test_the_last_to_leave_takes_the_folder_along_unless_something_else_is_in_it(team: Team) -> None:
    ana, mira = team.join(1, ANA), team.join(2, MIRA)
    ana.close()
    assert team.folder.is_dir()
    mira.close()
    assert list(team.path.parent.iterdir()) == [team.path]
    backups = side_folder(team.path) / "backups"
    backups.mkdir(parents=True)
    team.join(3, ANA).close()
    assert backups.is_dir()
    assert not team.folder.exists()


def test_fifty_openings_are_told_longest_first(team: Team) -> None:
    people = [Present(f"P{i}", "host", MORNING + timedelta(minutes=i)) for i in range(51)]
    for i in reversed(range(51)):
        team.join(i + 1, people[i])
    assert team.open[-1].others() == tuple(people[1:])


def test_where_nothing_can_be_written_nothing_is_known(team: Team) -> None:
    # A file where the folder should be: this holds for root too, whom no mode keeps out.
    side_folder(team.path).write_text("in the way")
    ana = Presence(team.path, 1, ANA)
    assert ana.others() is None
    ana.announce()
    with ana.doing("Importing usage.csv"):
        assert ana.others() is None
    side_folder(team.path).unlink()
    ana.beat()
    assert ana.others() == ()
    ana.close()
    assert ana.others() is None


def test_a_workspace_that_was_moved_away_gets_no_folder_where_it_was(team: Team) -> None:
    ana = team.join(1, ANA)
    moved = team.path.with_name("elsewhere")
    side_folder(team.path).rename(moved)
    team.path.unlink()
    ana.beat()
    assert not side_folder(team.path).exists()
    assert ana.others() is None


def test_what_strangers_put_there_is_left_alone(team: Team, tmp_path: Path) -> None:
    ana = team.join(1, ANA)
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps({"user": "Eve", "host": "x", "opened_at": MORNING.isoformat()}))
    (team.folder / f"{2:016x}.json").symlink_to(outside)
    (team.folder / f"{3:016x}.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(team.folder / f"{4:016x}.json")
    told = {"user": "Eve", "host": "x", "opened_at": MORNING.isoformat()}
    team.write(f"{5:016x}.json", json.dumps(told) + " " * 5000)
    team.write("eve.json", json.dumps(told))
    team.write(f"{6:016x}.part", json.dumps(told))
    for number, content in enumerate(
        [b"", b"\xff\xfe", b"[" * 4000, b"null", b"7", b'"Eve"', b"[]", b"{}", b'{"user": 7}', b"1" * 4096]
    ):
        team.write(f"{100 + number:016x}.json", content)
    for number, change in enumerate(
        [
            {"user": None},
            {"opened_at": 7},
            {"opened_at": "soon"},
            {"opened_at": "0001-01-01"},
            {"doing": ["x"]},
        ]
    ):
        team.write(f"{200 + number:016x}.json", json.dumps(told | change))
    before = sorted(file.name for file in team.folder.iterdir())
    assert ana.others() == ()
    assert sorted(file.name for file in team.folder.iterdir()) == before
    team.write(f"{300:016x}.json", json.dumps(told | {"path": "../../x", "user": "E\nve\u202e"}))
    assert [(present.user, present.doing) for present in ana.others() or ()] == [("Eve", "")]


def test_nothing_is_written_through_a_link(team: Team, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    ana = team.join(1, ANA)
    for name in (f"{1:016x}.part", f"{1:016x}.json"):
        (team.folder / name).unlink(missing_ok=True)
        (team.folder / name).symlink_to(victim)
    ana.beat()
    assert ana.others() == ()
    assert victim.read_text() == "precious"
    ana.close()
    other = tmp_path / "other"
    other.mkdir()
    team.folder.parent.mkdir()
    team.folder.symlink_to(other)
    bea = Presence(team.path, 9, ANA)
    bea.beat()
    assert bea.others() is None
    assert list(other.iterdir()) == []


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(repr).map(str.encode)
)
def test_no_content_is_an_error(content: bytes) -> None:
    assert parsed(content) is None


@given(user=st.text(), host=st.text(), doing=st.text(), opened_at=st.datetimes(timezones=st.just(UTC)))
def test_whatever_is_said_is_short_and_of_one_line(
    user: str, host: str, doing: str, opened_at: datetime
) -> None:
    content = {"user": user, "host": host, "doing": doing, "opened_at": opened_at.isoformat()}
    present = parsed(json.dumps(content).encode())
    assert (present is not None) == (2000 <= opened_at.year <= 2200)
    for text in (present.user, present.host, present.doing) if present else ():
        assert len(text) <= 80
        assert text.isprintable()
