"""Views of the portfolio that are kept in the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.saved_views import SavedView, ViewLayout
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert
from cs_desktop.services.saved_views import (
    NAME_LIMIT,
    add_view,
    change_view,
    delete_view,
    list_views,
    move_view,
    rename_view,
)
from tests.workspaces import context, new_workspace

LAYOUT = ViewLayout(
    columns=(PortfolioColumn.NAME, PortfolioColumn.ARR),
    sort=((PortfolioColumn.ARR, True), (PortfolioColumn.NAME, False)),
    group=PortfolioColumn.OWNER,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Context]:
    workspace = new_workspace(tmp_path / "a.csdesk")
    yield context(workspace)
    workspace.close()


def names(book: Context) -> list[str]:
    return [view.name for view in list_views(book)]


def add(book: Context, *called: str) -> list[int]:
    return [add_view(book, name, "", ViewLayout()).id for name in called]


def test_a_view_is_kept_as_it_was_and_told_of(book: Context) -> None:
    added = add_view(book, "  Spring   renewals ", "renewal<90d", LAYOUT, initiator="me")
    assert list_views(book) == (SavedView(added.id, "Spring renewals", "renewal<90d", LAYOUT),)
    assert added.change.ids == {Kind.SAVED_VIEW: frozenset({added.id})}
    assert (added.change.label, added.change.initiator) == ("Add view Spring renewals", "me")


def test_every_step_can_be_undone(book: Context) -> None:
    (first, second) = add(book, "First", "Second")
    before = list_views(book)
    changes = [
        change_view(book, first, "arr>5", LAYOUT),
        rename_view(book, first, "Third"),
        move_view(book, first, 1),
        delete_view(book, second),
    ]
    assert list_views(book) == (SavedView(first, "Third", "arr>5", LAYOUT),)
    for change in reversed(changes):
        assert change is not None
        revert(book, change.change_set_id)
    assert list_views(book) == before


def test_views_move_to_any_place(book: Context) -> None:
    (a, b, c) = add(book, "a", "b", "c")
    move_view(book, c, 0)
    assert names(book) == ["c", "a", "b"]
    move_view(book, c, 99)
    assert names(book) == ["a", "b", "c"]
    move_view(book, a, 1)
    assert names(book) == ["b", "a", "c"]
    add(book, "d")
    assert names(book) == ["b", "a", "c", "d"]
    delete_view(book, b)
    move_view(book, a, 2)
    assert names(book) == ["c", "d", "a"]


def test_what_changes_nothing_writes_nothing(book: Context) -> None:
    view = add_view(book, "a", "x", LAYOUT).id
    assert change_view(book, view, "x", LAYOUT) is None
    assert rename_view(book, view, " a ") is None
    assert move_view(book, view, 0) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * (NAME_LIMIT + 1), "TAKEN"])
def test_a_name_is_there_short_and_its_own(book: Context, name: str) -> None:
    (_, other) = add(book, "Taken", "Other")
    with pytest.raises(InputError):
        add_view(book, name, "", ViewLayout())
    with pytest.raises(InputError):
        rename_view(book, other, name)
    assert names(book) == ["Taken", "Other"]


def test_a_view_may_change_the_case_of_its_name(book: Context) -> None:
    (view,) = add(book, "mine")
    assert rename_view(book, view, "Mine") is not None
    assert names(book) == ["Mine"]


def test_a_view_that_is_gone_is_told(book: Context) -> None:
    (view,) = add(book, "mine")
    delete_view(book, view)
    for step in (
        lambda: change_view(book, view, "", ViewLayout()),
        lambda: rename_view(book, view, "b"),
        lambda: move_view(book, view, 0),
        lambda: delete_view(book, view),
    ):
        with pytest.raises(KnownError, match="deleted by someone else"):
            step()
