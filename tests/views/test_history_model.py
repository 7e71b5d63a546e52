"""The history's list, without a window."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import (
    ChangeLine,
    EntryDetail,
    HistoryEntry,
    HistoryPage,
    ObjectKey,
    Operation,
    Undoing,
)
from cs_desktop.views.itemmodels.history_model import HistoryModel

NOON = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)


def entry(pos: int, *, count: int = 1, days: int = 0, undo_of: int | None = None) -> HistoryEntry:
    at = NOON + timedelta(days=days, minutes=pos)
    return HistoryEntry(pos, 1000 + pos, at, "ana", "laptop", f"Change {pos}", count, count, undo_of)


def page(*entries: HistoryEntry, before: int | None = None) -> HistoryPage:
    return HistoryPage(entries, before, max((e.pos for e in entries), default=0))


def detail(*names: str, after: int | None = None) -> EntryDetail:
    lines = tuple(
        ChangeLine(
            ObjectKey(Kind.CONTACT, n), f"Contact {name}", name, Operation.UPDATE, "Role", "User", "Champion"
        )
        for n, name in enumerate(names)
    )
    return EntryDetail(lines, len(lines), after)


def texts(model: HistoryModel) -> list[str]:
    return [str(model.index(place).data()) for place in range(model.rowCount())]


@pytest.fixture
def model(qtmodeltester: ModelTester) -> HistoryModel:
    made = HistoryModel()
    qtmodeltester.check(made)
    return made


def test_days_stand_over_their_entries_wherever_these_come_from(model: HistoryModel) -> None:
    model.show_page(page(entry(5, days=1), entry(4), before=4))
    model.append(page(entry(3), entry(2, days=-1)))
    model.prepend([entry(7, days=2), entry(6, days=1)])
    heads = [text.partition(",")[0] for text in texts(model)]
    assert heads == [
        *("Oct 15", "Change 7", "Oct 14", "Change 6", "Change 5", "Oct 13", "Change 4", "Change 3"),
        *("Oct 12", "Change 2"),
    ]


def test_a_page_is_asked_for_once() -> None:
    # Not under Qt's model tester, which asks for pages itself.
    model = HistoryModel()
    asked: list[object] = []
    model.more_requested.connect(asked.append)
    model.show_page(page(entry(9), before=9))
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [9]
    model.append(page(entry(8)))
    assert not model.canFetchMore(QModelIndex())


def test_an_entry_opens_on_its_changes_and_closes(model: HistoryModel) -> None:
    asked: list[tuple[HistoryEntry, int]] = []
    model.detail_requested.connect(lambda e, after: asked.append((e, after)))
    two = entry(2, count=4)
    model.show_page(page(two, entry(1)))
    model.toggle(1)
    assert asked == [(two, -1)]
    model.show_detail(two, detail("Mira", "Mira", after=1))
    assert texts(model)[2:6] == [
        *["Contact Mira, Role: User → Champion"] * 2,
        *("and 2 more", "Revert this change"),
    ]
    model.ask_more(4)
    assert asked[-1] == (two, 1)
    model.show_detail(two, detail("Bo", "Ida"))
    assert [text.partition(",")[0] for text in texts(model)[1:]] == [
        *("Change 2", "Contact Mira", "Contact Mira", "Contact Bo", "Contact Ida"),
        *("Revert this change", "Change 1"),
    ]
    # An answer that comes twice is heard once.
    model.show_detail(two, detail("Bo", "Ida"))
    assert len(texts(model)) == 8
    model.toggle(1)
    assert [text.partition(",")[0] for text in texts(model)] == ["Oct 13", "Change 2", "Change 1"]
    model.show_detail(two, detail("Late"))
    assert len(texts(model)) == 3


def test_what_is_taken_back_can_be_reverted_no_more_until_it_is_redone(model: HistoryModel) -> None:
    one = entry(1)
    model.show_page(page(one))
    model.toggle(1)
    model.show_detail(one, detail("Mira"))
    model.mark_undone({one.change_set_id: Undoing(77, "bo", NOON + timedelta(hours=1))})
    assert "undone by bo" in texts(model)[1]
    assert "Revert this change" not in texts(model)
    model.mark_undone({one.change_set_id: None})
    assert "undone" not in texts(model)[1]
    assert texts(model)[-1] == "Revert this change"


def test_nothing_can_be_reverted_in_a_file_that_is_only_read(model: HistoryModel) -> None:
    model.set_revertible(revertible=False)
    one = entry(1)
    model.show_page(page(one))
    model.toggle(1)
    model.show_detail(one, detail("Mira"))
    assert "Revert this change" not in texts(model)


def test_days_cannot_be_walked_to(model: HistoryModel) -> None:
    model.show_page(page(entry(1)))
    selectable = Qt.ItemFlag.ItemIsSelectable
    assert [bool(model.index(place).flags() & selectable) for place in (0, 1)] == [False, True]
