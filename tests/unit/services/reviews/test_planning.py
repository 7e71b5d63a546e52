"""Reviews planned, moved, ended and deleted; what makes no sense is refused with nothing written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.reviews.agendas import Agenda, shipped
from cs_desktop.domain.reviews.deciding import NewAction
from cs_desktop.domain.reviews.follow_up import FollowUp
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.tables import (
    Account,
    AgendaTemplate,
    Contact,
    Review,
    ReviewItem,
    ReviewPerson,
    Task,
    Workspace,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.editing import edit_field
from cs_desktop.services.history import revert
from cs_desktop.services.reviews import planning
from cs_desktop.services.reviews.agendas import delete_agenda, save_agenda
from cs_desktop.services.reviews.deciding import decide_action
from cs_desktop.services.reviews.follow_up import write_follow_up
from cs_desktop.services.reviews.preparing import prepare_review
from cs_desktop.services.reviews.showing import load_reviews
from cs_desktop.services.tasks import put_task
from tests.workspaces import add_account, context, dump, new_workspace

DAY = date(2026, 10, 13)


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    """Return a workspace of one account."""
    workspace = new_workspace(tmp_path / "book.csdesk")
    add_account(workspace)
    yield context(workspace)
    workspace.close()


def _account(ctx: Context) -> int:
    return ctx.workspace.read(lambda c: c.scalars(select(Account.id)).one())


def _plan(ctx: Context, starts_at: str = "14:00") -> int:
    new = NewReview(_account(ctx), "qbr", DAY, starts_at=starts_at, points=shipped("qbr").points)
    return planning.add_review(ctx, new)[1]


def _close(ctx: Context, review_id: int) -> None:
    def work(tx: WriteTx) -> None:
        review = tx.session.get(Review, review_id)
        assert review is not None
        review.status = ReviewStatus.CLOSED.value

    ctx.workspace.write("Close", work)


def test_a_review_begins_with_its_agenda_its_name_and_those_who_are_asked(ctx: Context) -> None:
    def people(tx: WriteTx) -> int:
        contact = Contact(id=tx.new_id(), account_id=_account(ctx), name="Dana Ford", role="champion")
        tx.session.add(contact)
        return contact.id

    contact = ctx.workspace.write("Add contact", people).value
    new = NewReview(_account(ctx), "ebr", DAY, points=shipped("ebr").points, contacts=(contact, contact, 999))
    change, review_id = planning.add_review(ctx, new)
    assert change.label == "Plan review of Halden Freight"
    shown = load_reviews(ctx, _account(ctx))
    assert shown.book.by_id[review_id].title == "Q3 2026 executive review"
    # 10 + 15 + 10 + 10 + 15 minutes.
    assert sum(item.minutes for item in shown.book.items_of(review_id)) == 60
    # Who is named twice is asked once, and who is gone is left out.
    assert [one.contact_id for one in shown.book.attendees_of(review_id)] == [contact]


def test_a_name_that_nobody_chose_goes_with_day_kind_and_fiscal_year(ctx: Context) -> None:
    def begin_in_february(tx: WriteTx) -> None:
        tx.session.get_one(Workspace, 1).fiscal_start = 2

    def moved(title: str, day: date, kind: str) -> str:
        values: dict[str, object] = {"starts_at": "", "place": "", "host_id": None, "kind": kind}
        planning.move_review(ctx, review_id, title=title, day=day, **values)  # type: ignore[arg-type]  # texts all
        return load_reviews(ctx, _account(ctx)).book.by_id[review_id].title

    ctx.workspace.write("Set fiscal year", begin_in_february)
    review_id = _plan(ctx)
    first = load_reviews(ctx, _account(ctx)).book.by_id[review_id].title
    # Sixty days before Oct 13, 2026 is Aug 14: the third quarter of the year that began in February 2026.
    assert first == "Q3 2027 quarterly review"
    # Sixty days before Jan 12, 2027 is Nov 13, the first month of the fourth.
    assert moved(first, date(2027, 1, 12), "qbr") == "Q4 2027 quarterly review"
    assert moved("", date(2027, 1, 12), "ebr") == "Q4 2027 executive review"
    assert moved("Peak season", date(2027, 1, 12), "ebr") == "Peak season"
    assert moved("Peak season", DAY, "qbr") == "Peak season"


@pytest.mark.parametrize(
    "wrong", [{"starts_at": "25:00"}, {"title": "x" * 400}, {"account_id": 1}, {"host_id": 1}]
)
def test_what_makes_no_sense_writes_nothing(ctx: Context, wrong: dict[str, object]) -> None:
    before = dump(ctx.workspace)
    values: dict[str, object] = {"account_id": _account(ctx), "kind": "qbr", "day": DAY, **wrong}
    with pytest.raises(KnownError):
        planning.add_review(ctx, NewReview(**values))  # type: ignore[arg-type]  # the point of the test
    assert dump(ctx.workspace) == before


def test_a_review_that_is_not_held_needs_a_reason_and_can_be_planned_again(ctx: Context) -> None:
    review_id = _plan(ctx)
    with pytest.raises(InputError):
        planning.end_review(ctx, review_id, ReviewStatus.NO_SHOW, " ")
    planning.end_review(ctx, review_id, ReviewStatus.NO_SHOW, "Strike")
    ended = load_reviews(ctx, _account(ctx)).book.by_id[review_id]
    assert (ended.status, ended.reason) == ("no_show", "Strike")
    planning.take_up_review(ctx, review_id)
    again = load_reviews(ctx, _account(ctx)).book.by_id[review_id]
    assert (again.status, again.reason) == ("planned", "")


def test_a_meeting_that_goes_on_keeps_the_moment_at_which_it_began(ctx: Context) -> None:
    review_id = _plan(ctx)
    assert planning.begin_review(ctx, review_id) is not None
    assert planning.begin_review(ctx, review_id) is None
    assert load_reviews(ctx, _account(ctx)).book.by_id[review_id].began_at == ctx.clock.now()


def test_nothing_of_a_closed_review_changes(ctx: Context) -> None:
    review_id = _plan(ctx)
    _close(ctx, review_id)
    before = dump(ctx.workspace)
    typed = Typed(FieldRef(Kind.REVIEW, review_id, "notes"), "Notes", "", "New")
    for step in (
        lambda: planning.delete_review(ctx, review_id),
        lambda: planning.begin_review(ctx, review_id),
        lambda: planning.end_review(ctx, review_id, ReviewStatus.CANCELLED, "Ill"),
        lambda: planning.move_review(
            ctx, review_id, title="", day=DAY, starts_at="", place="", host_id=None, kind="qbr"
        ),
        lambda: decide_action(ctx, review_id, None, NewAction("Send", "ours")),
        lambda: edit_field(ctx, typed),
    ):
        with pytest.raises(KnownError):
            step()
    assert dump(ctx.workspace) == before


def test_with_a_review_goes_what_is_part_of_it(ctx: Context) -> None:
    planning.delete_review(ctx, _plan(ctx))
    for table in (Review, ReviewItem, ReviewPerson):
        assert ctx.workspace.read(lambda c, table=table: c.scalars(select(table.id)).all()) == []


def test_an_action_needs_a_plan_to_land_in(ctx: Context) -> None:
    with pytest.raises(KnownError, match="no success plan yet"):
        decide_action(ctx, _plan(ctx), None, NewAction("Send the figures", "ours"))


def test_a_template_of_the_same_name_gives_way(ctx: Context) -> None:
    save_agenda(ctx, Agenda(" Ours ", "qbr", shipped("qbr").points, ()))
    save_agenda(ctx, Agenda("OURS", "qbr", shipped("ebr").points, ()))
    (kept,) = load_reviews(ctx, _account(ctx)).templates
    assert (kept.name, kept.points) == ("OURS", shipped("ebr").points)
    with pytest.raises(InputError):
        save_agenda(ctx, Agenda("Empty", "qbr", (), ()))
    assert kept.id is not None
    delete_agenda(ctx, kept.id)
    assert ctx.workspace.read(lambda c: c.scalars(select(AgendaTemplate.id)).all()) == []


def test_a_template_that_somebody_else_saved_meanwhile_does_not_give_way_unseen(ctx: Context) -> None:
    save_agenda(ctx, Agenda("Ours", "qbr", shipped("qbr").points, ()))
    seen = load_reviews(ctx, _account(ctx)).templates
    mine = Agenda("ours", "qbr", shipped("ebr").points, ())
    for known in ((), tuple(replace(one, name="Old") for one in seen)):
        with pytest.raises(InputError, match="Somebody else saved Ours meanwhile"):
            save_agenda(ctx, mine, known)
    assert load_reviews(ctx, _account(ctx)).templates == seen
    assert save_agenda(ctx, mine, seen) is not None


def test_the_mail_is_written_as_text_and_as_a_draft(tmp_path: Path) -> None:
    mail = FollowUp("Q3 mit Müller", "Grüße\n", ("dana@halden.example", "bad,address@x\nBcc: y@z"))
    write_follow_up(tmp_path / "mail.txt", mail)
    assert (tmp_path / "mail.txt").read_text(encoding="utf-8") == "Q3 mit Müller\n\nGrüße\n"
    write_follow_up(tmp_path / "mail.eml", mail)
    read = message_from_bytes((tmp_path / "mail.eml").read_bytes(), policy=default)
    assert (read["Subject"], read["To"], read["X-Unsent"]) == ("Q3 mit Müller", "dana@halden.example", "1")
    assert read["Bcc"] is None
    assert read.get_content().strip() == "Grüße"


def test_the_tasks_that_prepare_a_review_go_with_it_and_come_again(ctx: Context) -> None:
    def tasks() -> list[str]:
        return ctx.workspace.read(lambda c: list(c.scalars(select(Task.title).order_by(Task.title))))

    def by_hand(tx: WriteTx) -> None:
        about = ObjectKey(Kind.REVIEW, review_id)
        put_task(tx, NewTask("Say sorry", _account(ctx), None, DAY, about=about))
        done = tx.session.scalars(select(Task).where(Task.title == mine[0])).one()
        done.done_at = tx.now

    review_id = _plan(ctx)
    planning.end_review(ctx, review_id, ReviewStatus.CANCELLED, "Ill")
    planning.take_up_review(ctx, review_id)
    # Of a review that had none there is nothing to make anew.
    assert tasks() == []
    prepare_review(ctx, review_id)
    mine = tasks()
    assert len(mine) > 1
    ctx.workspace.write("Add task", by_hand)
    before = dump(ctx.workspace)
    for end in (
        lambda: planning.end_review(ctx, review_id, ReviewStatus.NO_SHOW, "Strike"),
        lambda: planning.delete_review(ctx, review_id),
    ):
        change = end()
        assert change is not None
        # What was done stays, and what a person set themselves.
        assert tasks() == sorted([mine[0], "Say sorry"])
        revert(ctx, change.change_set_id)
        assert dump(ctx.workspace) == before
    planning.end_review(ctx, review_id, ReviewStatus.CANCELLED, "Ill")
    planning.take_up_review(ctx, review_id)
    assert tasks() == sorted([*mine, "Say sorry"])
