"""Drafts in the profile: whole or not at all, each workspace's own, and left to the next opening."""

import multiprocessing
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_desktop.common.held_file import HeldFile
from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.models.drafts import DraftStore

AT = datetime(2026, 10, 13, 10, 42, tzinfo=UTC)
Open = Callable[[Path], DraftStore]


def draft(text: str, draft_id: str = "a1", field: str = "notes") -> Draft:
    ref = FieldRef(Kind.ACCOUNT, 7, field)
    typed = Typed(ref, "Notes of Halden Freight", "before", text, "what the data said")
    return Draft(draft_id, typed, AT)


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "profile"))
    return tmp_path / "profile"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Corvane.csdesk"
    path.touch()
    return path


def left(file: Path, workspace_id: int = 1) -> list[str]:
    """Open the workspace as the next program, and return the texts that it takes over."""
    store = DraftStore(file, workspace_id)
    found = [d.typed.text for d in store.take_over()]
    store.close()
    return found


def test_what_one_opening_leaves_the_next_takes_over(file: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("first"))
    store.keep(draft("second"))
    store.keep(draft("other field", "b2", "region"))
    store.keep(draft("stored meanwhile", "c3"))
    store.remove("c3")
    store.close()
    taken = DraftStore(file, 1)
    assert {d.id: d for d in taken.take_over()} == {
        "a1": draft("second"),
        "b2": draft("other field", "b2", "region"),
    }
    taken.remove("a1")
    taken.close()
    assert left(file) == ["other field"]


def test_the_drafts_of_a_program_that_runs_are_its_own(file: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("still typing"))
    assert left(file) == []
    store.close()
    assert left(file) == ["still typing"]


def test_nothing_is_left_in_the_profile_where_nothing_was_typed(file: Path, profile: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("text"))
    store.remove("a1")
    store.close()
    assert list((profile / "drafts").iterdir()) == []


def test_another_workspace_in_the_same_place_gets_none(file: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("text"))
    store.close()
    assert left(file, 2) == []
    assert left(file, 1) == ["text"]


def test_a_copy_gets_none_but_a_file_that_was_moved_does(file: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("text"))
    store.close()
    copy = Path(shutil.copy(file, file.with_name("Copy.csdesk")))
    assert left(copy) == []
    file.rename(file.with_name("Renamed.csdesk"))
    assert left(file.with_name("Renamed.csdesk")) == ["text"]


def test_files_that_are_none_of_ours_are_left_alone(file: Path, profile: Path) -> None:
    folder = profile / "drafts" / f"{1:016x}"
    folder.mkdir(parents=True)
    strange = {
        "dead-a1.json": b'{"workspace": "x", "kind": "spaceship"}',
        "dead-b2.json": b"\xff\x00",
        "dead-c3.json": b"[" * 100_000,
        "notes.txt": b"mine",
    }
    for name, content in strange.items():
        (folder / name).write_bytes(content)
    assert left(file) == []
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.name in strange} == strange


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(), st.text())
def test_any_text_comes_back_as_it_was_typed(file: Path, base: str, text: str, label: str) -> None:
    kept = Draft("a1", Typed(FieldRef(Kind.ACCOUNT, 7, "notes"), label, base, text), AT)
    store = DraftStore(file, 1)
    store.keep(kept)
    store.close()
    after = DraftStore(file, 1)
    assert after.take_over() == (kept,)
    after.remove("a1")
    after.close()


def test_half_a_letter_of_two_units_is_kept_too(file: Path) -> None:
    store = DraftStore(file, 1)
    store.keep(draft("\ud83d"))
    store.close()
    assert left(file) == ["\ud83d"]


def test_a_folder_that_cannot_be_made_is_an_error(file: Path, profile: Path) -> None:
    profile.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="drafts"):
        DraftStore(file, 1)


def _hold(path: str, ready: "multiprocessing.synchronize.Event") -> None:
    assert HeldFile.take(Path(path)) is not None
    ready.set()
    time.sleep(60)


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    start = multiprocessing.get_context("spawn")
    ready = start.Event()
    holder = start.Process(target=_hold, args=(str(path), ready))
    holder.start()
    assert ready.wait(30)
    assert HeldFile.take(path) is None
    holder.kill()
    holder.join()
    held = HeldFile.take(path)
    assert held is not None
    assert HeldFile.take(path) is None, "not even this process gets it twice"
    held.let_go()
    assert not path.exists()
