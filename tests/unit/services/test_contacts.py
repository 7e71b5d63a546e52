"""Contacts are taken in, edited, marked as gone and deleted, each as one step that can be undone."""

from datetime import date

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Change, Conflict, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.people import NewContact, OwnedObjective, PastTouch, Person
from cs_desktop.domain.timeline import NewActivity
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.models.tables import Activity, Contact, Objective, SuccessPlan, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.activities import add_activity
from cs_desktop.services.contact_fields import contact_fields
from cs_desktop.services.contacts import add_contact, delete_contacts, load_people, mark_left, ties_of
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.editing import edit_field
from cs_desktop.services.history import revert
from tests.workspaces import TODAY, add_account, context, dump


@pytest.fixture
def account(workspace):
    return add_account(workspace)


def _id_of(change: Change) -> int:
    (contact_id,) = change.ids[Kind.CONTACT]
    return contact_id


def _add(workspace, account, name="Dana Ford", **fields) -> int:
    return _id_of(add_contact(context(workspace), NewContact(account, name, **fields)))


def _edit(workspace, contact, field, base, new):
    return edit_field(context(workspace), Typed(FieldRef(Kind.CONTACT, contact, field), "", base, new))


def test_a_contact_is_taken_in_with_all_that_is_known(workspace, account):
    boss = _add(workspace, account, "Cleo Adler", role="decision_maker")
    change = add_contact(
        context(workspace),
        NewContact(
            *(account, " Dana Ford ", "COO", "sponsor", "high", "supports"),
            *("dana@halden.test", "+49 30 1", boss, "Likes **short** calls"),
        ),
    )
    assert change.label == "Add contact Dana Ford"
    page = load_people(context(workspace), account)
    assert (page.account, page.as_of, page.last_touch) == ("Halden Freight", TODAY, None)
    assert [person.name for person in page.people] == ["Cleo Adler", "Dana Ford"]
    assert page.people[1] == Person(
        id=_id_of(change),
        name="Dana Ford",
        title="COO",
        role="sponsor",
        influence="high",
        sentiment="supports",
        email="dana@halden.test",
        phone="+49 30 1",
        notes="Likes **short** calls",
        reports_to_id=boss,
        reports_to="Cleo Adler",
        left_on=None,
        trained_on=None,
        last_touch=None,
        last_kind="",
        touches=0,
        known_by=(),
    )
    assert ties_of(context(workspace), boss).reports == ("Dana Ford",)


def test_a_contact_needs_a_name_and_an_account(workspace, account):
    gone = add_account(workspace, "Oddný")
    delete_accounts(context(workspace), [gone])
    before = dump(workspace, log=True)
    with pytest.raises(InputError, match="Enter a name"):
        _add(workspace, account, "  ")
    with pytest.raises(InputError, match="at most 300"):
        _add(workspace, account, "x" * 301)
    with pytest.raises(KnownError, match="deleted by someone else"):
        _add(workspace, gone)
    assert dump(workspace, log=True) == before


@pytest.mark.parametrize(
    ("field", "typed", "stored", "shown"),
    [
        ("name", "Dana Reed", "Dana Reed", "Dana Reed"),
        ("role", "champion", "champion", "Champion"),
        ("role", "Decision maker", "decision_maker", "Decision maker"),
        ("influence", "HIGH", "high", "High"),
        ("influence", "Not known", "", ""),
        ("sentiment", "Against", "against", "Against"),
        ("left_on", "Jun 9, 2026", date(2026, 6, 9), "2026-06-09"),
        ("trained_on", "2026-06-09", date(2026, 6, 9), "2026-06-09"),
        ("notes", "- one\n- two", "- one\n- two", "- one\n- two"),
    ],
)
def test_fields_are_edited_as_text(workspace, account, field, typed, stored, shown):
    contact = _add(workspace, account, influence="low")
    base = contact_fields(load_people(context(workspace), account).people[0])[field]
    result = _edit(workspace, contact, field, base, typed)
    assert isinstance(result, Merged)
    (person,) = load_people(context(workspace), account).people
    assert getattr(person, field) == stored
    assert contact_fields(person)[field] == shown


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "", "Enter a name"),
        ("role", "King", "Enter one of these: Sponsor, Champion"),
        ("role", "", "Enter one of these"),
        ("sentiment", "Loves us", "Supports, Neutral, Against, Not known"),
        ("left_on", "soon", "2027-01-31"),
        ("reports_to", "Nobody", "or add Nobody first"),
    ],
)
def test_what_is_no_value_is_refused(workspace, account, field, typed, told):
    contact = _add(workspace, account)
    base = contact_fields(load_people(context(workspace), account).people[0])[field]
    before = dump(workspace, log=True)
    with pytest.raises(InputError, match=told):
        _edit(workspace, contact, field, base, typed)
    assert dump(workspace, log=True) == before


def test_another_s_edit_of_the_same_field_is_a_conflict(workspace, account):
    contact = _add(workspace, account, title="COO")
    _edit(workspace, contact, "title", "COO", "CFO")
    result = _edit(workspace, contact, "title", "COO", "CEO")
    assert isinstance(result, Conflict)
    assert (result.mine, result.theirs) == ("CEO", "CFO")


def test_nobody_reports_to_those_below_them(workspace, account):
    top, middle, low = (_add(workspace, account, name) for name in ("Top", "Middle", "Low"))
    _edit(workspace, middle, "reports_to", "", "top")
    _edit(workspace, low, "reports_to", "", "Middle")
    with pytest.raises(InputError, match="Low reports to this contact already"):
        _edit(workspace, top, "reports_to", "", "Low")
    with pytest.raises(InputError, match="or add Top first"):
        _edit(workspace, top, "reports_to", "", "Top")
    _add(workspace, account, "Top")
    with pytest.raises(InputError, match="Several contacts are called Top"):
        _edit(workspace, low, "reports_to", "Middle", "Top")
    assert isinstance(_edit(workspace, low, "reports_to", "Middle", ""), Merged)


def test_left_and_back(workspace, account):
    contact = _add(workspace, account)
    left = mark_left(context(workspace), contact, date(2026, 10, 1))
    assert left is not None
    assert left.label == "Mark Dana Ford as left"
    (person,) = load_people(context(workspace), account).people
    assert person.has_left(TODAY)
    assert not person.has_left(date(2026, 9, 30))
    assert mark_left(context(workspace), contact, date(2026, 10, 1)) is None
    back = mark_left(context(workspace), contact, None)
    assert back is not None
    assert back.label == "Mark Dana Ford as back"
    assert not load_people(context(workspace), account).people[0].has_left(TODAY)
    with pytest.raises(KnownError, match="deleted by someone else"):
        mark_left(context(workspace), 4711, None)


def test_what_is_known_from_timeline_and_plan(workspace, account):
    contact = _add(workspace, account)
    ana, tom = workspace.write("Team", lambda tx: [_member(tx, name) for name in ("Ana", "Tom")]).value
    touches = [
        ("call", date(2026, 10, 1), ana, 30),
        ("email", date(2026, 9, 1), tom, 5),
        # Neither a note nor what is planned is a touch.
        ("note", date(2026, 10, 9), ana, 5),
        ("qbr", date(2026, 10, 20), ana, 60),
    ]
    for kind, day, member, minutes in touches:
        new = NewActivity(account, kind, day, kind.upper(), minutes, member_id=member, contact_ids=(contact,))
        add_activity(context(workspace), new)
    add_activity(context(workspace), NewActivity(account, "call", date(2026, 10, 5)))
    met, open_ = workspace.write("Plan", lambda tx: _plan(tx, account, contact)).value
    page = load_people(context(workspace), account)
    (person,) = page.people
    assert (person.last_touch, person.last_kind, person.touches) == (date(2026, 10, 1), "call", 2)
    assert person.known_by == ("Ana", "Tom")
    assert page.last_touch == date(2026, 10, 5)
    assert page.objectives == {contact: 1}
    ties = ties_of(context(workspace), contact)
    assert ties.objectives == (
        OwnedObjective(met, "Leave on time", ObjectiveState.MET),
        OwnedObjective(open_, "No overtime", ObjectiveState.OPEN),
    )
    assert ties.touch_count == 3
    assert [(touch.day, touch.kind) for touch in ties.touches] == [
        (date(2026, 10, 9), "note"),
        (date(2026, 10, 1), "call"),
        (date(2026, 9, 1), "email"),
    ]
    assert ties.touches[1] == PastTouch(ties.touches[1].id, date(2026, 10, 1), "call", "CALL", 30)


def _member(tx: WriteTx, name: str) -> int:
    member = TeamMember(id=tx.new_id(), name=name)
    tx.session.add(member)
    return member.id


def _plan(tx: WriteTx, account: int, contact: int) -> tuple[int, int]:
    plan = SuccessPlan(id=tx.new_id(), account_id=account)
    tx.session.add(plan)
    tx.session.flush()
    made = []
    for place, (text, state) in enumerate((("Leave on time", "met"), ("No overtime", "open"))):
        objective = Objective(
            id=tx.new_id(), plan_id=plan.id, text=text, state=state, position=place, contact_id=contact
        )
        tx.session.add(objective)
        made.append(objective.id)
    tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text="Nobody's", position=9))
    return made[0], made[1]


def test_deleting_leaves_what_they_took_part_in(workspace, account):
    contact, other = _add(workspace, account), _add(workspace, account, "Ines")
    _edit(workspace, other, "reports_to", "", "Dana Ford")
    add_activity(context(workspace), NewActivity(account, "call", TODAY, contact_ids=(contact,)))
    before = dump(workspace)
    deleted = delete_contacts(context(workspace), [contact])
    assert deleted.label == "Delete contact Dana Ford"
    left = dump(workspace)
    assert [len(left[name]) for name in ("contact", "activity", "activity_contact")] == [1, 1, 0]
    assert load_people(context(workspace), account).people[0].reports_to == ""
    revert(context(workspace), deleted.change_set_id)
    assert dump(workspace) == before
    both = delete_contacts(context(workspace), [contact, other])
    assert both.label == "Delete 2 contacts"
    with pytest.raises(KnownError, match="deleted by someone else"):
        delete_contacts(context(workspace), [contact])
    with pytest.raises(KnownError, match="deleted by someone else"):
        _edit(workspace, contact, "title", "", "CEO")
    assert ties_of(context(workspace), contact).touches == ()
    assert workspace.read(lambda c: c.scalar(select(Activity.id))) is not None
    assert workspace.read(lambda c: c.scalar(select(Contact.id))) is None


def test_an_account_that_is_gone_has_no_people(workspace, account):
    delete_accounts(context(workspace), [account])
    with pytest.raises(KnownError, match="not in the workspace any more"):
        load_people(context(workspace), account)
