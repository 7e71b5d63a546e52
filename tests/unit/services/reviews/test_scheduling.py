"""A year of reviews is proposed and made as one step, prepared, moved, and written as a calendar file."""

from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.reviews.cadence import CadenceRule
from cs_desktop.domain.reviews.hits import HitsBy, HitsOver
from cs_desktop.domain.reviews.lineage import HitRate
from cs_desktop.domain.reviews.overview import Choice, Group
from cs_desktop.models.tables import (
    Commitment,
    Contact,
    Holiday,
    Objective,
    Review,
    ReviewPerson,
    SuccessPlan,
    TeamMember,
)
from cs_desktop.services.history import revert
from cs_desktop.services.reviews.cadence import set_account_cadence, set_model_cadences
from cs_desktop.services.reviews.calendar_export import export_calendar, reviews_of
from cs_desktop.services.reviews.overview import load_overview
from cs_desktop.services.reviews.planning import move_review
from cs_desktop.services.reviews.preparing import prepare_review
from cs_desktop.services.reviews.scheduling import make_schedule, propose_schedule
from cs_desktop.services.tasks import tasks_of
from tests.workspaces import (
    TODAY,
    add_account,
    add_product,
    add_subscription,
    context,
    dump,
)

QUARTERLY = {"qbr": CadenceRule(3)}


@pytest.fixture
def account(workspace):
    def work(tx):
        member = tx.new_id()
        tx.session.add(TeamMember(id=member, name="Ana Ruiz"))
        return member

    ana = workspace.write("Add Ana", work).value
    made = add_account(workspace, owner_id=ana, segment="Enterprise", customer_since=date(2026, 1, 1))
    set_account_cadence(context(workspace), made, QUARTERLY)
    return made


def _hold(workspace, account, day, *, came, **fields):
    """Add a closed review to which the sponsor was asked; return its id."""

    def work(tx):
        sponsor = tx.session.query(Contact).first()
        if sponsor is None:
            sponsor = Contact(id=tx.new_id(), account_id=account, name="Dana Ford", role="sponsor")
            sponsor.email = "dana@halden.example"
            tx.session.add(sponsor)
        values = {"kind": "qbr", "title": "QBR", "status": "closed", **fields}
        review = Review(id=tx.new_id(), account_id=account, day=day, **values)
        tx.session.add(review)
        tx.session.flush()
        state = "came" if came else "missed"
        tx.session.add(ReviewPerson(id=tx.new_id(), review_id=review.id, contact_id=sponsor.id, state=state))
        return review.id

    return workspace.write("Hold review", work).value


def _year(workspace):
    return propose_schedule(context(workspace), TODAY, Choice()).proposals


def _move(workspace, review, day):
    values = {"title": "QBR", "starts_at": "", "place": "", "host_id": None, "kind": "qbr"}
    move_review(context(workspace), review, day=day, **values)


def test_a_year_is_proposed_by_the_cadence(workspace, account):
    # Quarters begin on January 1, April 1, July 1 and October 1; a week later is a Friday, Thursday,
    # Thursday and Friday.
    assert [one.day for one in _year(workspace)] == [
        *(date(2027, 1, 8), date(2027, 4, 8), date(2027, 7, 8), date(2027, 10, 8))
    ]
    assert not propose_schedule(context(workspace), TODAY, Choice(segment="SMB")).proposals
    assert len(propose_schedule(context(workspace), TODAY, Choice(), account).proposals) == 4


def test_what_is_proposed_is_made_as_one_step(workspace, account):
    before = dump(workspace)
    change = make_schedule(context(workspace), _year(workspace), prepare=True)
    assert change.label == "Schedule 4 reviews"
    made = load_overview(context(workspace)).reviews
    assert [(row.title, row.host) for row in made][:1] == [("Q4 2026 quarterly review", "Ana Ruiz")]
    assert len(tasks_of(context(workspace), account)) == 4 * 4
    # A quarter that has a review asks for no other.
    assert not _year(workspace)
    revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before


def test_the_list_translates_the_titles_that_nobody_chose(workspace, account):
    # April to June of 2026, looked back on from July 10 on.
    _hold(workspace, account, date(2026, 7, 10), came=True, title="Q2 2026 quarterly review")
    _hold(workspace, account, date(2026, 7, 11), came=True, title="Q2 quarterly review")
    speak(load_language("de"))
    try:
        titles = [row.title for row in load_overview(context(workspace)).reviews]
    finally:
        speak(ENGLISH)
    assert titles == ["Quartals-Review Q2 2026", "Q2 quarterly review"]


def test_nothing_chosen_is_refused(workspace):
    with pytest.raises(KnownError, match="at least one"):
        make_schedule(context(workspace), [], prepare=False)


def test_tasks_move_with_their_review(workspace, account):
    (first, *_) = _year(workspace)
    change = make_schedule(context(workspace), [first], prepare=False)
    (review,) = change.ids[Kind.REVIEW]
    prepare_review(context(workspace), review)
    with pytest.raises(KnownError, match="already"):
        prepare_review(context(workspace), review)
    due = {task.title: task.due for task in tasks_of(context(workspace), account)}
    # Before Friday, January 8: 14 days are Friday, December 25; 5 are Sunday, so Friday, January 1.
    assert due["Gather the results of the objectives"] == date(2026, 12, 25)
    assert due["Build the deck"] == date(2027, 1, 1)
    # A week later everything is.
    _move(workspace, review, date(2027, 1, 15))
    due = {task.title: task.due for task in tasks_of(context(workspace), account)}
    assert due["Build the deck"] == date(2027, 1, 8)
    assert {task.about.id for task in tasks_of(context(workspace), account)} == {review}


@pytest.mark.usefixtures("account")
def test_no_review_is_put_on_a_day_off(workspace):
    workspace.write("Add day", lambda tx: tx.session.add(Holiday(id=tx.new_id(), day=date(2027, 1, 8))))
    (first, *_) = _year(workspace)
    assert first.day == date(2027, 1, 11)


def test_an_account_goes_with_its_touch_model_again(workspace, account):
    model = load_overview(context(workspace)).touch_models[0].id
    set_model_cadences(context(workspace), {model: {"ebr": CadenceRule(12, date(2027, 2, 1))}})
    set_account_cadence(context(workspace), account, {"qbr": None})
    cadences = load_overview(context(workspace)).cadences
    assert [(one.account_id, one.kind, one.months) for one in cadences] == [(None, "ebr", 12)]
    with pytest.raises(InputError, match="0 to 24"):
        set_account_cadence(context(workspace), account, {"qbr": CadenceRule(25)})


def test_a_cadence_that_somebody_else_set_meanwhile_is_not_put_aside_unseen(workspace, account):
    ctx, yearly = context(workspace), {"qbr": CadenceRule(12)}
    set_account_cadence(ctx, account, {"qbr": CadenceRule(6)})
    before = dump(workspace)
    with pytest.raises(InputError, match="changed the cadence of QBRs meanwhile: half-yearly"):
        set_account_cadence(ctx, account, yearly, seen=QUARTERLY)
    assert dump(workspace) == before
    # Who wants the same is in nobody's way, and who has seen it may put theirs in its place.
    assert set_account_cadence(ctx, account, {"qbr": CadenceRule(6)}, seen=QUARTERLY) is None
    set_account_cadence(ctx, account, yearly, seen={"qbr": CadenceRule(6)})
    model = load_overview(ctx).touch_models[0].id
    set_model_cadences(ctx, {model: yearly}, {model: {}})
    with pytest.raises(InputError, match="yearly"):
        set_model_cadences(ctx, {model: {"qbr": None}}, {model: {"qbr": CadenceRule(3)}})


def test_reviews_stand_where_one_looks_for_them(workspace, account):
    late = _hold(workspace, account, date(2026, 10, 1), came=True, status="planned")
    soon = _hold(workspace, account, date(2026, 10, 20), came=True, status="planned")
    later = _hold(workspace, account, date(2026, 10, 21), came=True, status="in_progress")
    closed = _hold(workspace, account, date(2026, 7, 14), came=False)
    _hold(workspace, account, date(2026, 4, 14), came=False)
    other = add_account(workspace, "Kessel Dental", customer_since=date(2026, 2, 1))
    set_account_cadence(context(workspace), other, {"qbr": CadenceRule(3)})
    shown = load_overview(context(workspace))
    ids = {group: [row.id for row in rows] for group, rows in shown.groups.items()}
    assert ids == {
        Group.OVERDUE: [late],
        Group.SOON: [soon],
        Group.LATER: [later],
        Group.UNSCHEDULED: [-1],
        Group.ABSENT: [closed],
        # The last quarter that ended is July to September.
        Group.CLOSED: [closed],
    }
    # Kessel has had none since it became a customer on February 1: due 3 months later.
    assert (shown.unscheduled[0].day, shown.unscheduled[0].account) == (date(2026, 5, 1), "Kessel Dental")
    # Overdue or within seven days: the one of October 1 and that of October 20.
    assert shown.due == 2
    assert [row.id for row in shown.chosen(Choice(text="kessel")).groups[Group.UNSCHEDULED]] == [-1]
    # Halden's last is of July 14, three months before October 14: within its cadence. Kessel had none.
    assert (shown.tiles[0].value, shown.tiles[0].note) == (0.5, "1 of 2")
    # Nobody pays, so the shares are of both customers; once one pays they are of that one.
    of_all, told = [(one.note, one.formula.split(" / ")[1]) for one in shown.tiles[2:]], "all customers"
    assert of_all == [("0 of 2", f"{told}, for none of them pays")] * 2
    add_subscription(workspace, other, add_product(workspace), ("new", date(2026, 2, 1), 100))
    shown = load_overview(context(workspace))
    assert [(one.note, one.formula.split(" / ")[1]) for one in shown.tiles[2:]] == [
        ("0 of 1", "paying accounts")
    ] * 2


def test_the_hit_rate_leaves_out_what_was_dropped(workspace, account):
    closed = _hold(workspace, account, date(2026, 7, 14), came=True)

    def score(tx):
        plan = SuccessPlan(id=tx.new_id(), account_id=account)
        tx.session.add(plan)
        tx.session.flush()
        objective = Objective(id=tx.new_id(), plan_id=plan.id, text="Mornings back")
        tx.session.add(objective)
        tx.session.flush()
        for word in ("met", "met", "missed", "dropped", ""):
            values = {"review_id": closed, "scored_in_id": closed, "objective_id": objective.id}
            tx.session.add(Commitment(id=tx.new_id(), text="x", score=word, **values))

    workspace.write("Score", score)
    shown = load_overview(context(workspace))
    # 2 met of 3 scored.
    assert (shown.tiles[1].value, shown.tiles[1].note) == (2 / 3, "2 of 3")
    (line,) = shown.chosen(Choice()).hits(HitsBy.ACCOUNT, HitsOver.QUARTER)
    assert (line.id, line.rate, line.reviews) == (account, HitRate(2, 3), 1)
    assert shown.chosen(Choice(kind="ebr")).hits(HitsBy.OWNER, HitsOver.ALL) == ()


def test_a_calendar_file_holds_nothing_internal(workspace, account, tmp_path):
    review = _hold(
        workspace, account, date(2026, 12, 1), came=True, status="planned", notes="SECRET", place="video"
    )
    target = tmp_path / "reviews.ics"
    assert export_calendar(context(workspace), target, reviews_of(context(workspace), account)) == 1
    first = target.read_bytes().decode()
    assert "SECRET" not in first
    assert "ATTENDEE" not in first
    assert "SEQUENCE:0\r\n" in first
    _move(workspace, review, date(2026, 12, 2))
    export_calendar(context(workspace), target, [review], attendees=True)
    second = target.read_bytes().decode()
    assert "SEQUENCE:1\r\n" in second
    assert 'ATTENDEE;CN="Dana Ford":mailto:dana@halden.example' in second
    uid = next(line for line in first.split("\r\n") if line.startswith("UID:"))
    assert uid in second
    with pytest.raises(KnownError, match="no review"):
        export_calendar(context(workspace), target, [])
    assert target.read_bytes().decode() == second
