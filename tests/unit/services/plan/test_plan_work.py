"""Work that is stored: what two people do at once, milestones taken in, and the work calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import InputError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.gestures import GestureBuilder, New
from cs_desktop.domain.history import HistoryFilter, HistoryScope, ObjectKey
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.acting import add_action, add_milestone, delete_steps, take_in, take_out, tie
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.editing import add_measure, add_objective, delete_objective
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.plan.work import work_of
from cs_desktop.models.tables import Contact
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.changelog.pages import load_history
from cs_desktop.services.context import Context
from cs_desktop.services.editing import edit_field
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.plans import add_plan
from cs_desktop.services.plan.showing import load_plan
from cs_desktop.services.plan.work_calendar import add_day_off, load_days, remove_days_off, set_work_days
from tests.workspaces import TODAY, add_account, context, new_workspace


class Book:
    """A workspace with one plan and two actions."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.account = add_account(ctx.workspace)
        self.plan = add_plan(ctx, self.account).plan_id
        for text in ("Run clinics", "Draft report"):
            do_plan_gesture(ctx, self.plan, add_action(self.content, text, Party.THEIRS))
        self.first, self.second = (ObjectKey(Kind.PLAN_ACTION, one.id) for one in self.content.actions)

    @property
    def shown(self) -> PlanShown:
        return load_plan(self.ctx, self.account)

    @property
    def content(self) -> PlanContent:
        content = self.shown.content
        assert content is not None
        return content

    def type(self, field: str, text: str, base: str = "") -> None:
        ref = FieldRef(Kind.PLAN_ACTION, self.first.id, field)
        edit_field(self.ctx, Typed(ref, "", base, text))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    workspace = new_workspace(tmp_path / "book.csdesk")
    yield Book(context(workspace))
    workspace.close()


def test_two_people_who_tie_the_same_actions_the_other_way_round_make_no_circle(book: Book) -> None:
    # Both look at the plan as it was before either of them did anything.
    work = work_of(book.content)
    do_plan_gesture(book.ctx, book.plan, tie(work, book.first, book.second))
    with pytest.raises(InputError, match="circle"):
        do_plan_gesture(book.ctx, book.plan, tie(work, book.second, book.first))
    assert len(book.content.dependencies) == 1


def test_days_the_wrong_way_round_are_refused_however_they_come(book: Book) -> None:
    book.type("starts_on", "2026-10-12")
    with pytest.raises(InputError, match="before it starts"):
        book.type("due", "2026-10-09")
    builder = GestureBuilder("Move action")
    builder.put(Kind.PLAN_ACTION, book.first.id, due=date(2026, 10, 9))
    with pytest.raises(InputError, match="before it starts"):
        do_plan_gesture(book.ctx, book.plan, builder.made())
    assert book.content.actions[0].due is None


def test_an_action_is_not_given_to_a_contact_who_has_left(book: Book) -> None:
    book.ctx.workspace.write(
        "Add contact",
        lambda tx: tx.session.add(
            Contact(id=tx.new_id(), account_id=book.account, name="Nils", left_on=TODAY - timedelta(days=3))
        ),
    )
    with pytest.raises(InputError, match="Nils has left"):
        book.type("contact", "Nils")


def test_an_action_takes_what_waits_for_it_along_when_it_is_deleted(book: Book) -> None:
    do_plan_gesture(book.ctx, book.plan, tie(work_of(book.content), book.first, book.second))
    do_plan_gesture(book.ctx, book.plan, delete_steps(work_of(book.content), [book.first]))
    assert [one.text for one in book.content.actions] == ["Draft report"]
    assert book.content.dependencies == ()


def test_a_milestone_is_taken_into_the_plan_and_out_again(book: Book) -> None:
    made = do_plan_gesture(book.ctx, book.plan, add_milestone(book.content, "4 depots live", TODAY))
    key = ObjectKey(Kind.MILESTONE, made.ids[New(0)])
    do_plan_gesture(book.ctx, book.plan, tie(work_of(book.content), book.first, key))
    do_plan_gesture(book.ctx, book.plan, take_out(work_of(book.content), key.id))
    assert [(one.name, one.plan_id) for one in book.content.milestones] == [("4 depots live", None)]
    assert book.content.dependencies == ()
    do_plan_gesture(book.ctx, book.plan, take_in(book.content, key.id))
    assert book.content.milestones[0].plan_id == book.plan


def test_the_work_calendar_is_stored_for_the_whole_workspace(book: Book) -> None:
    set_work_days(book.ctx, {1, 2, 3, 4})
    add_day_off(book.ctx, date(2026, 12, 24), date(2026, 12, 26), "Christmas")
    add_day_off(book.ctx, date(2026, 12, 26), date(2026, 12, 26), "Again")
    remove_days_off(book.ctx, [date(2026, 12, 24)])
    days, off = load_days(book.ctx)
    assert days == {1, 2, 3, 4}
    assert off == {date(2026, 12, 25): "Christmas", date(2026, 12, 26): "Christmas"}
    assert (book.shown.work_days, book.shown.holidays) == (days, frozenset(off))


def test_a_plan_tells_the_names_of_both_sides(book: Book) -> None:
    assert (book.shown.company, book.shown.account) == ("Corvane", "Halden Freight")


def test_a_week_without_work_and_days_the_wrong_way_round_are_refused(book: Book) -> None:
    with pytest.raises(InputError, match="at least"):
        set_work_days(book.ctx, ())
    with pytest.raises(InputError, match="other way round"):
        add_day_off(book.ctx, date(2026, 12, 26), date(2026, 12, 24), "")
    with pytest.raises(InputError, match="at most a year"):
        add_day_off(book.ctx, date(2026, 1, 1), date(2028, 1, 1), "")


def test_the_history_of_a_plan_has_all_that_it_was_made_of_and_nothing_else(book: Book) -> None:
    rival = add_plan(book.ctx, book.account).plan_id
    content = load_plan(book.ctx, book.account, rival).content
    assert content is not None
    do_plan_gesture(book.ctx, rival, add_objective(content, "Of the other plan"))
    do_plan_gesture(book.ctx, book.plan, add_objective(load_own(book), "Gone again"))
    (gone,) = load_own(book).objectives
    do_plan_gesture(book.ctx, book.plan, add_measure(load_own(book), gone.id, "Hours"))
    do_plan_gesture(book.ctx, book.plan, delete_objective(gone.id))

    def told(plan: int, **wanted: Kind) -> list[str]:
        scope = HistoryScope(kind=Kind.SUCCESS_PLAN, object_id=plan)
        page = load_history(book.ctx, scope, HistoryFilter(**wanted))
        return [entry.label.removesuffix(" of Halden Freight") for entry in page.entries]

    made = ["Delete objective", "Add measure", "Add objective", "Add action", "Add action"]
    assert told(book.plan) == [*made, "Add success plan"]
    assert told(book.plan, kind=Kind.MEASURE) == ["Delete objective", "Add measure"]
    assert told(rival) == ["Add objective", "Add success plan"]


def load_own(book: Book) -> PlanContent:
    content = load_plan(book.ctx, book.account, book.plan).content
    assert content is not None
    return content


def test_an_accounts_page_knows_how_much_its_tabs_hold(book: Book) -> None:
    for text in ("One", "Two"):
        do_plan_gesture(book.ctx, book.plan, add_objective(book.content, text))
    # A newer draft is the one that one looks at first.
    newer = add_plan(book.ctx, book.account).plan_id
    page = load_account_page(book.ctx, book.account)
    assert (page.objectives, page.reviews) == (0, 0)
    do_plan_gesture(book.ctx, newer, add_objective(book.content, "Of the newer"))
    assert load_account_page(book.ctx, book.account).objectives == len(book.content.objectives) == 1


@pytest.mark.parametrize(
    ("owner", "me", "keeper"),
    [(1, "Ana", 1), (2, "Ana", 3), (None, "Ana", 3), (2, "Nobody here", None), (None, "", None)],
)
def test_new_work_of_ours_is_the_account_owners_else_mine(
    owner: int | None, me: str, keeper: int | None
) -> None:
    team = {1: Who(1, "Ben", "CSM"), 2: Who(2, "Gone", "CSM", active=False), 3: Who(3, "Ana", "CSM")}
    assert PlanShown(1, TODAY, (), None, members=team, owner_id=owner).keeper(me) == keeper
