import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.hub import ChangeHub, merged
from cs_desktop.domain.changes import Change, Kind

ACCOUNTS = frozenset({Kind.ACCOUNT})


def change(pos: int, *ids: int, kind: Kind = Kind.ACCOUNT, initiator: object = None) -> Change:
    return Change(100 + pos, pos, f"Change {pos}", {kind: frozenset(ids)}, initiator)


def test_changes_close_together_arrive_as_one(qtbot: QtBot) -> None:
    hub, owner, told = ChangeHub(), QObject(), list[Change]()
    hub.subscribe(owner, ACCOUNTS, told.append)
    hub.publish(change(1, 7))
    hub.publish(change(2, 8))
    assert hub.waits
    qtbot.waitUntil(lambda: bool(told))
    assert not hub.waits
    assert [(c.pos, c.ids) for c in told] == [(2, {Kind.ACCOUNT: frozenset({7, 8})})]


def test_only_the_kinds_asked_for_arrive(qtbot: QtBot) -> None:
    hub, owner, told, others = ChangeHub(), QObject(), list[Change](), list[Change]()
    hub.subscribe(owner, ACCOUNTS, told.append)
    hub.subscribe(owner, frozenset({Kind.CONTACT}), others.append)
    hub.publish(change(1, 3, kind=Kind.CONTACT))
    qtbot.waitUntil(lambda: bool(others))
    assert told == []


def test_whoever_began_a_change_is_not_told_of_it(qtbot: QtBot) -> None:
    hub, editor, table = ChangeHub(), QObject(), QObject()
    editor_told, table_told = list[Change](), list[Change]()
    hub.subscribe(editor, ACCOUNTS, editor_told.append)
    hub.subscribe(table, ACCOUNTS, table_told.append)
    hub.publish(change(1, 1, initiator=editor))
    hub.publish(change(2, 2, initiator=table))
    qtbot.waitUntil(lambda: bool(editor_told) and bool(table_told))
    assert [c.pos for c in editor_told] == [2]
    assert [c.pos for c in table_told] == [1]


def test_changes_from_another_thread_arrive_on_this_one(qtbot: QtBot) -> None:
    hub, owner, threads = ChangeHub(), QObject(), list[threading.Thread]()
    hub.subscribe(owner, ACCOUNTS, lambda _change: threads.append(threading.current_thread()))
    thread = threading.Thread(target=lambda: hub.publish(change(1, 1)))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.current_thread()]


def test_the_destroyed_are_not_told(qtbot: QtBot) -> None:
    hub, gone, stays = ChangeHub(), QObject(), QObject()
    gone_told, stays_told = list[Change](), list[Change]()
    hub.subscribe(gone, ACCOUNTS, gone_told.append)
    hub.subscribe(stays, ACCOUNTS, stays_told.append)
    hub.publish(change(1, 1))
    gone.deleteLater()
    qtbot.waitUntil(lambda: bool(stays_told))
    assert gone_told == []


def test_merging_keeps_too_many_to_name() -> None:
    many = Change(9, 9, "Import", {Kind.ACCOUNT: None})
    for order in ([many, change(10, 1)], [change(10, 1), many]):
        result = merged(order)
        assert (result.ids, result.pos, result.label) == ({Kind.ACCOUNT: None}, 10, "Change 10")
