"""Timeline entries are logged, edited and deleted, each as one step that can be undone."""

from datetime import date, timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Change, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.people import NewContact
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.timeline import NewActivity, TimelineEntry
from cs_desktop.models.tables import TeamMember
from cs_desktop.services.activities import add_activity, delete_activities, load_timeline, set_participants
from cs_desktop.services.activity_fields import entry_fields
from cs_desktop.services.contacts import add_contact, delete_contacts
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.editing import edit_field
from cs_desktop.services.history import revert
from cs_desktop.services.task_fields import task_fields
from cs_desktop.services.tasks import add_task, tasks_of
from tests.workspaces import TODAY, add_account, context, dump


@pytest.fixture
def account(workspace):
    return add_account(workspace)


def _id_of(change: Change, kind: Kind) -> int:
    (made,) = change.ids[kind]
    return made


def _contact(workspace, account, name) -> int:
    return _id_of(add_contact(context(workspace), NewContact(account, name)), Kind.CONTACT)


def _log(workspace, account, **fields) -> int:
    fields = {"kind": "call", "day": TODAY} | fields
    return _id_of(add_activity(context(workspace), NewActivity(account, **fields)), Kind.ACTIVITY)


def _edit(workspace, kind, item, field, base, new):
    return edit_field(context(workspace), Typed(FieldRef(kind, item, field), "", base, new))


def test_an_entry_is_logged_with_all_that_is_known(workspace, account):
    member = TeamMember(id=7, name="Ana Ruiz")
    workspace.write("Team", lambda tx: tx.session.add(member))
    nora, dana = _contact(workspace, account, "Nora"), _contact(workspace, account, "Dana")
    change = add_activity(
        context(workspace),
        NewActivity(
            *(account, "call", TODAY, " Night shift ", 30, "proactive", "value", "**Agreed** one cutoff"),
            *(7, (nora, dana)),
        ),
    )
    assert change.label == "Add call “Night shift”"
    timeline = load_timeline(context(workspace), account)
    assert (timeline.account, timeline.as_of) == ("Halden Freight", TODAY)
    assert timeline.entries == (
        TimelineEntry(
            id=_id_of(change, Kind.ACTIVITY),
            day=TODAY,
            kind="call",
            title="Night shift",
            notes="**Agreed** one cutoff",
            minutes=30,
            direction="proactive",
            purpose="value",
            member_id=7,
            member="Ana Ruiz",
            contact_ids=(dana, nora),
            people=("Dana", "Nora"),
        ),
    )
    assert entry_fields(timeline.entries[0]) == {
        "kind": "Call",
        "day": "2026-10-13",
        "title": "Night shift",
        "minutes": "30",
        "direction": "Proactive",
        "purpose": "Value",
        "member": "Ana Ruiz",
        "notes": "**Agreed** one cutoff",
    }


def test_a_label_without_a_title_names_the_day(workspace, account):
    change = add_activity(context(workspace), NewActivity(account, "qbr", TODAY))
    assert change.label == "Add QBR of Oct 13, 2026"


def test_a_label_without_a_title_begins_as_the_note_does(workspace, account):
    new = NewActivity(account, "note", TODAY, notes="\n- **Agreed** one cutoff\n- tell them")
    assert add_activity(context(workspace), new).label == "Add note “Agreed one cutoff”"


def test_entries_come_the_newest_first(workspace, account):
    days = [TODAY + timedelta(days=shift) for shift in (-3, 5, -40, 0)]
    for day in days:
        _log(workspace, account, day=day)
    _log(workspace, add_account(workspace, "Oddný"))
    entries = load_timeline(context(workspace), account).entries
    assert [entry.day for entry in entries] == sorted(days, reverse=True)
    assert [entry.is_planned(TODAY) for entry in entries] == [True, False, False, False]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("kind", "On-site", "on_site"),
        ("day", "Oct 7, 2026", date(2026, 10, 7)),
        ("title", "Cutoff", "Cutoff"),
        ("minutes", "1h 30m", 90),
        ("minutes", "", 0),
        ("direction", "reactive", "reactive"),
        ("purpose", "Risk", "risk"),
        ("member", "Tom Okafor", "Tom Okafor"),
        ("notes", "1. One", "1. One"),
    ],
)
def test_fields_are_edited_as_text(workspace, account, field, typed, stored):
    entry = _log(workspace, account, minutes=15)
    base = entry_fields(load_timeline(context(workspace), account).entries[0])[field]
    assert isinstance(_edit(workspace, Kind.ACTIVITY, entry, field, base, typed), Merged)
    assert getattr(load_timeline(context(workspace), account).entries[0], field) == stored


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("day", "", "cannot be without"),
        ("minutes", "long", "30m or 1h 30m"),
        ("kind", "Lunch", "On-site, Call"),
    ],
)
def test_what_is_no_value_is_refused(workspace, account, field, typed, told):
    entry = _log(workspace, account)
    base = entry_fields(load_timeline(context(workspace), account).entries[0])[field]
    with pytest.raises(InputError, match=told):
        _edit(workspace, Kind.ACTIVITY, entry, field, base, typed)


def test_who_took_part_is_changed_in_one_step(workspace, account):
    nora, dana, ines = (_contact(workspace, account, name) for name in ("Nora", "Dana", "Ines"))
    entry = _log(workspace, account, title="Cutoff", contact_ids=(nora, dana))
    change = set_participants(context(workspace), entry, [dana, ines])
    assert change is not None
    assert change.label == "Change who took part in call “Cutoff”"
    assert load_timeline(context(workspace), account).entries[0].people == ("Dana", "Ines")
    assert set_participants(context(workspace), entry, [ines, dana]) is None
    revert(context(workspace), change.change_set_id)
    assert load_timeline(context(workspace), account).entries[0].people == ("Dana", "Nora")
    delete_contacts(context(workspace), [ines])
    before = dump(workspace, log=True)
    with pytest.raises(KnownError, match="One of these contacts was deleted"):
        set_participants(context(workspace), entry, [ines])
    assert dump(workspace, log=True) == before


def test_deleting_is_one_step_and_comes_back(workspace, account):
    dana = _contact(workspace, account, "Dana")
    entries = [_log(workspace, account, contact_ids=(dana,)) for _ in range(2)]
    before = dump(workspace)
    deleted = delete_activities(context(workspace), entries)
    assert deleted.label == "Delete 2 entries"
    assert load_timeline(context(workspace), account).entries == ()
    with pytest.raises(KnownError, match="deleted by someone else"):
        set_participants(context(workspace), entries[0], [dana])
    with pytest.raises(KnownError, match="deleted by someone else"):
        delete_activities(context(workspace), entries)
    revert(context(workspace), deleted.change_set_id)
    assert dump(workspace) == before


def test_an_account_that_is_gone_has_no_timeline(workspace, account):
    delete_accounts(context(workspace), [account])
    with pytest.raises(KnownError, match="not in the workspace any more"):
        load_timeline(context(workspace), account)
    with pytest.raises(KnownError, match="deleted by someone else"):
        _log(workspace, account)


def test_a_task_is_edited_as_text(workspace, account):
    task = _id_of(add_task(context(workspace), NewTask("Call", account)), Kind.TASK)
    for field, typed in (("title", "Call her"), ("due", "2026-10-20"), ("assignee", "Ana"), ("notes", "Ask")):
        base = task_fields(tasks_of(context(workspace), account)[0])[field]
        assert isinstance(_edit(workspace, Kind.TASK, task, field, base, typed), Merged)
    (row,) = tasks_of(context(workspace), account)
    assert task_fields(row) == {
        "title": "Call her",
        "due": "2026-10-20",
        "assignee": "Ana",
        "notes": "Ask",
    }
    with pytest.raises(InputError, match="Enter a name"):
        _edit(workspace, Kind.TASK, task, "title", "Call her", "")
